"""Who or what is counted: the kind of noun, its words, its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.joined import joined_end, lemma_of
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AT_WAR = (Group.MILITARY, Group.MILITANTS, Group.POLICE, Group.SECURITY_FORCES)
"""Who fights: what they lose are their own."""
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "ee", "people", "folk", "ant", "women", "woman")
_OF_PEOPLE = {Measure.INFECTED, Measure.HOSPITALISED, Measure.DISPLACED}
"""What befalls people, by whatever word they are counted: "540 cases"."""
_UNITS = {"battalion", "brigade", "regiment", "platoon", "battlegroup", "infantry", "navy", "squadron", "service"}
"""Whose members are soldiers."""
_BODIES = {"firm", "company", "newspaper", "website", "organisation", "organization", "agency"}
"""What is made of people and counted as a thing."""
_STAFF = ("worker", "employee", "staff", "miner", "teacher", "driver", "labourer", "laborer", "lecturer", "docker")
"""Who is sacked without being an official."""
_TWO = 2
_WHOLES = {"the", "those", "these"}
_BEFALLEN = {
    "dead",
    "wounded",
    "injured",
    "killed",
    "missing",
    "victims",
    "hurt",
    "detained",
    "arrested",
    "who",
    "died",
    "deaths",
}
"""What those of whom some are told are called: "two of those who died"."""
_SERVING = {Group.POLICE, Group.MILITARY, Group.SECURITY_FORCES}
_THING_MEASURES = {Measure.DESTROYED, Measure.INCIDENTS}


def is_person(noun: Token | None, words: FigureWords) -> bool | None:
    """Whether a noun is a word for people (True), for things (False), or cannot be told (None)."""
    if noun is None:
        return None
    lemma = lemma_of(noun)
    if lemma in words.animals:
        return None
    if lemma in words.person or lemma in words.plural or lemma in words.groups or noun.lower_ in words.plural:
        return True
    if lemma in words.state or noun.lower_ in words.state:
        return True
    if lemma in words.things or (noun.tag_ == "NNS" and lemma in words.never_people):
        return False
    default = words.default.get(lemma)
    if default is not None:
        return default is not Measure.INCIDENTS
    if noun.ent_type_ == "NORP" or lemma in words.people:
        return True
    if lemma in words.no_people:
        return None if lemma in words.counted else False
    return True if lemma.endswith(_PERSON_ENDINGS) and noun.tag_ in ("NN", "NNS") else None


def people_tokens(doc: Doc, last: int, noun: int | None, words: FigureWords) -> tuple[int, int] | None:
    """Tokens [first, end) of the words for what is counted, as short as they stand; None if unsaid.

    Coordinated nouns without a number of their own belong to them ("officers and troops").
    """
    if noun is None or noun < last:
        return None
    if doc[noun].ent_type_ in ("GPE", "LOC") and doc[noun].tag_ == "NNP":
        # "750,000 UK dead" counts no country.
        return None
    if doc[noun].lemma_ in ("member", "employee") and noun + 1 < len(doc) and doc[noun + 1].lower_ == "of":
        whole = next((t for t in doc[noun + 1].children if t.dep_ == "pobj"), None)
        if whole is not None and whole.i - noun < 6:
            return noun, whole.i + 1
    first = _after_whole(doc, last, noun)
    while first < noun and (doc[first].lower_ in words.leading or doc[first].is_punct or doc[first].tag_ == "RB"):
        first += 1
    return first, joined_end(doc, noun, words)


def _after_whole(doc: Doc, last: int, noun: int) -> int:
    """Where the words for a part begin: "40 of the port's 900 dockers" counts dockers, not 900 of them."""
    whole = [t.i for t in doc[last:noun] if t.tag_ == "CD" and t.like_num]
    parted = whole and any(t.lower_ == "of" for t in doc[last : whole[-1]])
    return whole[-1] + 1 if parted else last


def numbered(doc: Doc, noun: int, words: FigureWords) -> tuple[int, int] | None:
    """Tokens of the people in "the number of soldiers killed"; ``noun`` is the word for the number. None if unsaid."""
    of = next((t for t in doc[noun].children if t.dep_ == "prep" and t.lower_ in ("of", "among") and t.i > noun), None)
    whose = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    if of is None or whose is None or not is_person(whose, words) or whose.lower_ in words.state:
        return None
    return people_tokens(doc, of.i + 1, whose.i, words)


def group_of(doc: Doc, first: int, end: int, measure: Measure, words: FigureWords) -> Group:
    """Group of the people (or things) in tokens [first, end), for a figure of this measure."""
    noun = doc[end - 1]
    if lemma_of(noun) in words.animals or _head_of(noun, words):
        return Group.THINGS
    if noun.lower_ == "beings" or (lemma_of(noun) == "figure" and measure not in _THING_MEASURES):
        return Group.PEOPLE
    if measure is Measure.AID and first and doc[first - 1].lower_.endswith("strong"):
        # "a 30-strong rescue team": its members, not teams.
        return Group.PEOPLE
    members = doc[first].lemma_ in ("member", "employee") and first + 1 < end
    if measure in _THING_MEASURES or (is_person(noun, words) is False and measure not in _OF_PEOPLE and not members):
        return Group.THINGS
    if lemma_of(noun) in words.arms:
        return Group.THINGS
    found = {words.groups[lemma_of(t)] for t in doc[first:end] if lemma_of(t) in words.groups}
    if _listed(doc, first, end, words):
        return Group.PEOPLE
    if {Group.POLICE, Group.MILITARY} <= found:
        # "soldiers and officers" are all of the army.
        ranks = (
            lemma_of(noun) == "officer" and noun.dep_ == "conj" and not any(t.lower_ == "police" for t in noun.lefts)
        )
        return Group.MILITARY if ranks else Group.SECURITY_FORCES
    if _several(doc, first, end, words):
        return Group.PEOPLE
    member = any(t.lower_ == "of" for t in doc[first : end - 1])
    if not member and (lemma_of(noun) in words.peopled or lemma_of(noun) in _BODIES):
        return Group.PEOPLE if measure in _OF_PEOPLE or lemma_of(noun) == "community" else Group.THINGS
    if any(t.lower_ in _UNITS for t in doc[first:end]):
        return Group.MILITARY
    lemma = lemma_of(noun)
    beside = [words.group_words[t.lower_] for t in doc[first : end - 1] if t.lower_ in words.group_words]
    phrase = doc[first:end].text.lower()
    if "law enforcement" in phrase or "security" in phrase:
        return Group.SECURITY_FORCES
    of_house = [t.lemma_.lower() for t in noun.lefts if t.dep_ in ("compound", "poss")]
    if lemma == "guard" and words.things.intersection(of_house):
        # "two hotel guards".
        return Group.PEOPLE
    if lemma == "activist" and any(t.lower_ == "rights" for t in doc[first:end]):
        # Who watches a protest is not in it.
        return Group.PEOPLE
    if lemma in words.groups and lemma not in ("officer", "official"):
        return words.groups[lemma]
    if beside:
        return beside[0]
    if any(t.lower_ == "fire" for t in doc[first:end]) and is_person(noun, words):
        return Group.PEOPLE
    if lemma in words.groups:
        return words.groups[lemma]
    if noun.ent_type_ == "NORP" and noun.tag_ in ("NNPS", "NNS"):
        return Group.DEMONSTRATORS if measure is Measure.PARTICIPANTS else Group.PEOPLE
    if measure is Measure.PARTICIPANTS and lemma in (
        "people",
        "person",
        "man",
        "woman",
        "other",
        "supporter",
        "resident",
    ):
        return Group.DEMONSTRATORS
    if measure is Measure.FORCES and lemma == "force":
        return Group.MILITARY
    if is_person(noun, words) is None and measure is Measure.AID:
        return Group.THINGS
    seats = {t.lower_ for t in doc[first : end + 5]}
    if measure is Measure.DISMISSED and lemma.endswith(_STAFF):
        return Group.PEOPLE
    if measure is Measure.DISMISSED or (lemma == "member" and seats & {"cabinet", "parliament", "government"}):
        return Group.OFFICIALS
    return Group.PEOPLE


def _head_of(noun: Token, words: FigureWords) -> bool:
    """ "300 heads of cattle"."""
    of = [t for t in noun.children if t.lower_ == "of"] if lemma_of(noun) == "head" else []
    return any(lemma_of(t) in words.animals for prep in of for t in prep.children)


def _several(doc: Doc, first: int, end: int, words: FigureWords) -> bool:
    """ "civilians and soldiers": both, and so neither."""
    ends = [t for t in doc[first:end] if t.i == end - 1 or (t.i + 1 < end and doc[t.i + 1].lower_ == "and")]
    told = {words.groups[lemma_of(t)] for t in ends if t.tag_[:1] == "N" and lemma_of(t) in words.groups}
    return len(ends) > 1 and len(told) > 1


def _listed(doc: Doc, first: int, end: int, words: FigureWords) -> bool:
    """ "policemen, soldiers and civilians": all of them, and so no one group; soldiers and policemen serve alike."""
    ends = [t for t in doc[first:end] if t.i == end - 1 or doc[t.i + 1].lower_ in (",", "and", "or")]
    ends = [t for t in ends if t.tag_[:1] == "N"]
    told = {words.groups.get(lemma_of(t)) for t in ends}
    return len(ends) > _TWO and len(told) > 1 and not told <= _SERVING


def whose(counted: Token, words: FigureWords) -> Group | None:
    """The group of "deaths among soldiers", "injuries suffered by police"; None where nobody is told of beside it."""
    for part in counted.children:
        preps = (
            [part] if part.dep_ == "prep" else [t for t in part.children if part.dep_ == "acl" and t.dep_ == "agent"]
        )
        for prep in preps:
            for who in prep.children:
                if prep.lower_ in ("among", "to", "by") and who.dep_ == "pobj" and who.i > counted.i:
                    first = min([who.i, *(t.i for t in who.lefts if t.dep_ in ("amod", "compound"))])
                    group = group_of(who.doc, first, who.i + 1, Measure.KILLED, words)
                    return group if group not in (Group.PEOPLE, Group.THINGS) else None
    return None


def all_of_them(doc: Doc, last: int, words: FigureWords) -> Group | None:
    """The group that the end of a clause tells: "748 people were hurt, all of them officers"; None where it tells none.

    Args:
        doc: The parsed block.
        last: Index after the number.
        words: The word lists of figures.
    """
    for token in doc[last : doc[last - 1].sent.end]:
        if token.like_num:
            return None
        if token.lower_ == "all" and doc[token.i - 1].text in (",", "-", "--", "–", "—", "("):
            at = token.i + 1
            if doc[at : at + 2].text.lower() in ("of them", "of whom"):
                at += 2
            noun = next((t for t in doc[at : at + 3] if t.tag_ in ("NNS", "NNPS")), None)
            closes = noun is not None and (noun.i + 1 >= len(doc) or doc[noun.i + 1].is_punct)
            return words.groups.get(lemma_of(noun)) if noun is not None and closes else None
    return None


def part_group(doc: Doc, last: int, words: FigureWords) -> Group | None:
    """What a part is said to be: "seven of them children", "one of them a gendarme", "11 among children".

    Args:
        doc: The parsed block.
        last: Index after the number.
        words: The word lists of figures.

    Returns:
        The group of the noun that stands right after the part, with no verb between; None if none does.
    """
    at = last
    if at + 1 < len(doc) and doc[at].lower_ == "of" and doc[at + 1].lower_ in words.wholes:
        at += 2
    for token in doc[at : at + 5]:
        if token.tag_[:1] == "V" or token.tag_ in ("CC", "CD") or token.text in (",", ".", ";", ")"):
            return None
        if lemma_of(token) in words.groups and token.tag_[:1] == "N":
            beside = [words.group_words[t.lower_] for t in doc[at : token.i] if t.lower_ in words.group_words]
            return beside[0] if beside else words.groups[lemma_of(token)]
    return None


def part_people(doc: Doc, last: int, words: FigureWords) -> tuple[int, int] | None:
    """The words for who a part of "them" is: "90, seven of them young children"; None where none stand right after.

    Args:
        doc: The parsed block.
        last: Index after the number.
        words: The word lists of figures.
    """
    if last + 2 >= len(doc) or doc[last].lower_ != "of" or doc[last + 1].lower_ not in words.wholes:
        return None
    at = last + 2
    at += doc[at].tag_ == "DT"
    for token in doc[at : at + 4]:
        if token.tag_ in ("NN", "NNS", "NNPS") and is_person(token, words):
            after = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return None if after is not None and after.tag_[:1] == "N" else (at, token.i + 1)
        if token.tag_ not in ("JJ", "NN", "NNP"):
            return None
    return None


def made_of(doc: Doc, last: int, words: FigureWords) -> tuple[tuple[int, int], Group] | None:
    """Who some of those told of are: "22 of the dead were children", "102 of them children", "of these 48 were boys".

    Args:
        doc: The parsed block.
        last: Index after the number.
        words: The word lists of figures.

    Returns:
        The words for them and their group; None where they are told of as nobody of a group.
    """
    at, sentence = last, doc[last - 1].sent
    if at + 2 < sentence.end and doc[at].lower_ == "of" and (doc[at + 1].lower_ in words.wholes | _WHOLES):
        at += 2
        while at < sentence.end and doc[at].lower_ in _BEFALLEN:
            at += 1
    elif [t.lower_ for t in sentence[:1]] != ["of"] or sentence[1].lower_ not in words.wholes | _WHOLES:
        return None
    if at < sentence.end and doc[at].lemma_ == "be":
        at += 1
    elif at == last or doc[at - 1].lower_ not in words.wholes:
        return None
    for token in doc[at : min(at + 4, sentence.end)]:
        if token.tag_ not in ("JJ", "NN", "NNS", "NNP", "NNPS", "DT", "VBN") or token.lower_ in ("no", "not"):
            return None
        if token.tag_[:1] == "N" and lemma_of(token) in words.groups:
            after = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if after is not None and after.tag_[:1] == "N":
                continue
            first = at + (doc[at].tag_ == "DT")
            return (first, token.i + 1), group_of(doc, first, token.i + 1, Measure.KILLED, words)
    return None
