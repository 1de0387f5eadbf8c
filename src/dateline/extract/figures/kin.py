"""Numbers that say nothing by themselves but stand beside a figure of their kind.

"23 dead, seven of them children"; "3,800 held, compared with 2,298 on Thursday"; "eleven bodies, nine women and two
men"; "another 1,000"; "of the dead, 103 were counted in the south". A number of this sort takes its measure from the
words that name the whole, or from the figure before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.labels import heading_of, label_of
from dateline.extract.figures.mended import gapped
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.retold import retold
from dateline.extract.figures.verbs import told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONFIRMING = {"confirm", "record", "register"}
_OF_WHOM_ONLY = {"of whom only", "of whom just", "of which only", "of them only"}
_MEANWHILE = {"only", "just", "since", "now", "already", "initially", "later", "first", "still", "so", "far"}
_REACH = 6
"""Tokens between a figure and the parts that follow it."""
_THOSE = {"those", "ones", "them", "number", "total"}
_OWNING = {"admit", "own", "confess"}
_OLDER = {"earlier", "previous", "initial", "first", "preliminary", "official", "latest", "original", "provisional"}
_COUNTS = {"figure", "count", "estimate", "number", "total"}
_LISTS = {"list", "count", "tally", "register"}
_GIVEN = _COUNTS | {"tally", "toll", "claim"}
_NAMED = _LISTS | {"roll", "database", "record"}
"""What names are on."""
_FEWEST = 3
_FATES = {"death", "prison", "jail", "life", "hospital", "another"}
_SUSPECTING = {"investigate", "suspect", "report", "confirm", "fear", "check", "probe", "study", "examine", "await"}
_OTHERS = {"one", "other"}
_AWAY = {"offshore", "ashore", "inland", "overseas"}
_ELSEWHERE = {"worldwide", "globally", "nationwide", "elsewhere", "overall", "abroad", "nationally", "locally"}
_STOPS = {",", ":", "—", "–", "-", "(", "-LRB-", "--"}


def whole_of(number: Numeral, words: FigureWords) -> Governed | None:
    """The whole that a number is a part of: "six of the dead", "two of those held", "seven of them"."""
    doc = number.doc
    anchor = number.last - 1
    obj: Token | None = None
    if number.last < len(doc) and doc[number.last].lower_ == "of":
        obj = _object(doc, number.last)
    elif number.first > 1 and doc[number.first - 2].lower_ == "of" and doc[number.first - 1].lower_ in words.wholes:
        obj = doc[number.first - 1]
    elif number.first > 2 and doc[number.first - 3 : number.first].text.lower() in _OF_WHOM_ONLY:
        obj = doc[number.first - 2]
    elif number.noun is None:
        obj = _topic(number)
    if obj is None or _of_kin(number, words):
        return None
    told = _named(obj, words)
    if told is not None:
        return Governed(told, anchor, part=True, whole=True)
    if obj.lower_ in ("patients", "cases") and any(t.lower_ in words.disease for t in doc):
        # "Of the new patients five are from Mora".
        return Governed(Measure.INFECTED, anchor)
    if obj.lower_ not in words.wholes and obj.lemma_.lower() not in ("victim", "casualty"):
        return None
    if obj.lower_ == "them" and _things_before(number, words):
        # "large white tents, hundreds of them".
        return None
    if number.head.dep_ == "pobj" and number.value == 1:
        # "the chief doctor of one of them" counts nobody.
        return None
    verb = number.head.head
    does = number.head.dep_ in ("nsubj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_ not in ("be", "come")
    after = doc[number.last + 2 : number.last + 3].text.lower()
    if after in words.fatal and obj.lower_ in words.wholes:
        # "30 casualties, nine of them fatal".
        return Governed(Measure.KILLED, anchor, part=True)
    if does and obj.lower_ in ("these", "those", "them") and obj.head.i == number.doc[number.first].sent.start:
        # "Of these, 40 were aimed at soldiers": what the sentence begins with points back by itself.
        does = not any(t.dep_ == "auxpass" for t in verb.children)
    # Who does something of which nothing is known is no part of a figure of another sentence.
    return Governed(None, anchor, part=True, kin=not does and obj.lower_ not in ("whom", "which"))


def _of_kin(number: Numeral, words: FigureWords) -> bool:
    """ "the families of six of the dead": these are not told of, but those who belong to them."""
    prep = number.head.head
    return number.head.dep_ == "pobj" and prep.lower_ in ("of", "for") and prep.head.lemma_.lower() in words.kinsfolk


def _things_before(number: Numeral, words: FigureWords) -> bool:
    """Whether what stands right before the comma is a word for things."""
    doc, first = number.doc, number.first
    if first < 2 or doc[first - 1].text not in _STOPS:
        return False
    noun = doc[first - 2]
    return noun.tag_ == "NNS" and is_person(noun, words) is False and noun.lower_ not in words.state


def meant(number: Numeral, words: FigureWords) -> Governed | None:
    """ "about 3,000 of them", where no figure came before: what they are, by their noun."""
    doc, first = number.doc, number.first
    for token in reversed(doc[doc[first].sent.start : first]):
        if token.tag_ in ("NNS", "NNPS"):
            measure = words.default.get(token.lemma_.lower())
            return Governed(measure, number.last - 1, default=True) if measure is Measure.FORCES else None
    return None


def beside_figure(number: Numeral, before: int | None, value: int | None, words: FigureWords) -> Governed | None:
    """Told beside another figure. ``before``: where the figure before it in the sentence ends, None if there is none;
    ``value``: that figure's number.
    """
    doc, first = number.doc, number.first
    anchor = number.last - 1
    lead = doc[max(doc[first].sent.start, first - 4) : first].text.lower()
    bare = number.noun is None
    if before is not None and lead.endswith(
        ("among them", "among whom", "including", "of them", "including those of", "including that of")
    ):
        return Governed(None, anchor, part=True)
    joined = lead.endswith(("as well as", "along with", "together with"))
    if before is not None and joined and is_person(number.noun, words) is not False:
        # "nine died, and three guards as well".
        return Governed(None, anchor, kin=True)
    if bare and any(lead.endswith(cue) for cue in words.compared):
        return Governed(None, anchor, kin=True) if before is not None else None
    if bare and (
        _who_they_were(number, words) or _only_said(number, words) or _told_before(number) or _to_follow(number, words)
    ):
        return Governed(None, anchor, kin=True)
    after = doc[number.last].text if number.last < len(doc) else "."
    there = bare and lead.endswith(("there were", "there are", "there had been"))
    if there and (after in (".", ",", ";", ")") or _of_land(number)):
        return Governed(None, anchor, kin=True)
    quoted = lead.rstrip("\"'“`‘ ")
    if bare and any(quoted.endswith(cue) for cue in words.putting):
        return Governed(None, anchor, kin=True)
    if _on_a_list(number):
        return Governed(None, anchor, kin=True)
    again = retold(number, before, words)
    if again is not None:
        return again
    if before is None:
        return None
    follows = number.last < len(doc) and doc[number.last].lower_ == "more"
    more = doc[number.last - 1].lower_ == "more" and number.head.dep_ == "dobj" and after in (".", ",", ";", ")")
    if bare and more and number.head.head.lemma_ in _SUSPECTING:
        # "has confirmed 20 deaths and is investigating dozens more".
        doubt = None if number.head.head.lemma_ in ("report", "confirm") else Status.UNCONFIRMED
        return Governed(None, anchor, kin=True, status=doubt)
    if bare and doc[number.last - 1].lower_ == "more" and _came_too(number):
        return Governed(None, anchor, kin=True)
    if bare and first and (follows or doc[first].lower_ in words.more or doc[first - 1].lower_ in words.more):
        return Governed(None, anchor, kin=True)
    if bare and (_conjunct_elsewhere(number) or _has_as_many(number) or gapped(number, before)):
        return Governed(None, anchor, kin=True)
    if _is_part(number, before, value, words):
        return Governed(None, anchor, part=True)
    return None


def listed(number: Numeral, words: FigureWords) -> Governed | None:
    """Bulletins: "Dead: one. Injured: 413."; a toll in apposition: "a lower toll for the village, 19"."""
    doc, first = number.doc, number.first
    sentence = doc[first].sent
    after = doc[first - 1].text in (":", ",", ";") or doc[first - 1].lower_ == "and"
    person = number.noun is not None and is_person(number.noun, words) is True and after
    if first < 2 or (number.noun is not None and not person):
        return None
    if doc[first - 1].text == ":" or (doc[first - 1].text in ("-", "–", "—") and doc[first - 2].is_sent_start):
        return heading_of(number, words)
    if number.noun is None or person:
        entry = _in_list(number, words)
        if entry is not None:
            return entry
    closes = number.last >= sentence.end or doc[number.last].text in (".", ",", ";", ")")
    if doc[first - 1].text in (",", ":") and closes:
        for token in doc[max(sentence.start, first - 9) : first - 1]:
            if token.lemma_.lower() in ("toll", "tally") and token.dep_ in ("dobj", "nsubj", "attr", "ROOT"):
                return Governed(Measure.KILLED, token.i, toll=True)
    return None


def _in_list(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Toll: six soldiers, two civilians": the label that the sentence begins with counts all that follows."""
    doc, first = number.doc, number.first
    sentence = doc[first].sent
    label = next((t for t in sentence if t.text == ":"), None)
    if number.noun is None or label is None or not label.i or label.i - sentence.start > 2 or label.i > first:
        return None
    told = label_of(doc[label.i - 1], words)
    between = doc[label.i + 1 : first]
    stray = any(t.tag_[:1] == "V" or t.text in (";", ":", "(") or t.lower_ in words.state for t in between)
    return None if stray or not any(t.like_num for t in between) else told


def _object(doc: Doc, prep: int) -> Token | None:
    """The head of what follows "of", by the parse, else by its place."""
    for child in doc[prep].children:
        if child.dep_ == "pobj" and child.i > prep:
            return child
    return doc[prep + 1] if prep + 1 < len(doc) and doc[prep + 1].tag_ in ("PRP", "WP", "WDT") else None


def _topic(number: Numeral) -> Token | None:
    """ "Of the dead, 103 were counted", "Eight died; of these, five were women": what the clause begins with."""
    sentence = number.doc[number.first].sent
    start = sentence[0]
    for token in reversed(number.doc[max(sentence.start, number.first - 8) : number.first]):
        if token.text in (";", "--", "–", "—", ":"):
            start = token.nbor(1)
            break
    if start.lower_ not in ("of", "among") or number.first - start.i > 8:
        return None
    return _object(number.doc, start.i)


def _named(obj: Token, words: FigureWords) -> Measure | None:
    """What the word for the whole tells: "the dead", "those killed", "the arrests"."""
    lemma = obj.lemma_.lower()
    if obj.lower_ in words.state and obj.tag_ != "VB":
        return words.state[obj.lower_]
    for child in obj.children:
        if child.dep_ in ("acl", "amod") and child.lower_ in words.state:
            measure = words.state[child.lower_]
            fitting = measure is Measure.DESTROYED or is_person(obj, words) is True or obj.lower_ in _THOSE
            # "one of the oldest songs" tells of no one.
            return measure if fitting else None
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            held = told_by_verb(child, "patient", None, words)
            if held is not None:
                return held.measure
        if child.dep_ == "relcl" and obj.lower_ in ("those", "people"):
            role = "patient" if any(t.dep_ == "nsubjpass" for t in child.children) else "subject"
            told = told_by_verb(child, role, None, words)
            if told is not None:
                return told.measure
    counted = words.counted.get(lemma)
    return counted if counted is not Measure.AFFECTED else None


def _who_they_were(number: Numeral, words: FigureWords) -> bool:
    """ "Fourteen were pupils.", "Four were from Selby.": some of those who were counted last."""
    head, verb = number.head, number.head.head
    opens = number.first == number.doc[number.first].sent.start
    if not opens or head.dep_ != "nsubj" or verb.lower_ not in ("were", "are") or (number.value or 0) <= 1:
        return False
    for token in verb.children:
        if token.i > verb.i and token.dep_ == "attr" and token.tag_ in ("NNS", "NNPS"):
            return is_person(token, words) is True
        if token.i > verb.i and token.dep_ == "prep" and token.lower_ == "from":
            return True
    return False


def _only_said(number: Numeral, words: FigureWords) -> bool:
    """ "The organisers said 1,000."; "photographs suggest between 8,000 and 9,500"."""
    doc, first, last = number.doc, number.first, number.last
    at = first - 1
    while at > 0 and (doc[at].is_quote or doc[at].lower_ in _MEANWHILE):
        at -= 1
    if doc[at].lower_ == "to" and doc[at - 1].lemma_.lower() in _OWNING:
        # "the rebels admit to two".
        at -= 1
    if doc[at].lemma_ == "be" and doc[at - 1].lower_ == "it":
        # "the union says it is 27,000".
        at -= 2 if doc[at - 2].lower_ != "that" else 3
    said = at > 0 and doc[at].lemma_.lower() in words.giving | _CONFIRMING and doc[at].pos_ == "VERB"
    closes = last >= len(doc) or doc[last].is_quote or doc[last].text in (".", ",", ";", ")", "at", "on")
    closes = closes or (doc[last].lower_ == "and" and doc[last + 1 : last + 2].text.lower() in ("said", "says"))
    return said and closes and (number.value or 0) > 1


def _of_land(number: Numeral) -> bool:
    """ "There are 24 in England": those who were told of, of one land."""
    after = number.doc[number.last : number.last + 2]
    return len(after) > 1 and after[0].lower_ == "in" and after[1].ent_type_ == "GPE" and (number.value or 0) >= _FEWEST


def _on_a_list(number: Numeral) -> bool:
    """ "published a list of 80", "stood by its count of 11", "Our list has 134 names": so many of those told of."""
    doc, first, last = number.doc, number.first, number.last
    if first < 2 or (number.value or 0) < _FEWEST:
        return False
    noun = number.noun
    if noun is not None:
        who = next((t for t in number.head.head.children if t.dep_ == "nsubj"), None)
        has = number.head.head.lemma_ == "have"
        listed = has and any(t.lemma_.lower() in _LISTS for t in doc[last : doc[first].sent.end])
        return noun.lemma_ == "name" and who is not None and (listed or who.lemma_.lower() in _NAMED)
    closes = last >= len(doc) or doc[last].text in (".", ",", ";", ")")
    if doc[first - 1].lower_ != "of":
        return False
    if (
        doc[first - 2].lower_ in _GIVEN
        and first > 2
        and (doc[first - 3].lower_ != "a" or doc[last].tag_ in ("VBD", "VBN"))
    ):
        # "Sunday's figure of 121 had counted some twice", "an earlier count of 530 was wrong".
        told = ("which", "that", "given", "issued", "published", "released")
        return last >= len(doc) or closes or doc[last].pos_ in ("VERB", "AUX") or doc[last].lower_ in told
    return closes and doc[first - 2].lower_ in _LISTS


def _told_before(number: Numeral) -> bool:
    """ "The earlier figure, 29, was for the town alone.": a count that stands beside the word for it."""
    doc, first, last = number.doc, number.first, number.last
    if first < 3 or last >= len(doc) or doc[first - 1].text not in _STOPS or doc[last].text not in (",", ")", "-", "–"):
        return False
    noun = doc[first - 2]
    older = any(t.lower_ in _OLDER for t in noun.lefts)
    return older and noun.lower_ in _COUNTS and (number.value or 0) > 1


def _to_follow(number: Numeral, words: FigureWords) -> bool:
    """ "Another 300 will follow": more of those who were counted last."""
    doc, first = number.doc, number.first
    more = doc[first].lower_ in words.more or (first and doc[first - 1].lower_ in words.more)
    verb = number.head.head
    return bool(more) and number.head.dep_ == "nsubj" and verb.lemma_ == "follow" and not _has_object(verb)


def _came_too(number: Numeral) -> bool:
    """ "and hundreds more came on Sunday"; not "hundreds more wait for a stamp"."""
    return number.head.dep_ == "nsubj" and number.head.head.lemma_ in ("come", "arrive", "follow", "join")


def _has_object(verb: Token) -> bool:
    return any(t.dep_ in ("dobj", "ccomp") and t.i > verb.i for t in verb.children)


def _conjunct_elsewhere(number: Numeral) -> bool:
    """ "31 in Peru and six in Chile"."""
    doc, first, last = number.doc, number.first, number.last
    if (
        not first
        or last + 1 >= len(doc)
        or doc[first - 1].lower_ not in ("and", ",", "--", "–", "—", ":", "(", "-lrb-", "with", "plus", ";")
    ):
        return False
    if doc[last].lower_ in ("on", "by") and doc[last + 1].ent_type_ == "DATE" and doc[last + 1].tag_ == "NNP":
        # "80 on Saturday and 40 on Sunday".
        return True
    if doc[last].lower_ == "to" and doc[last + 1].lower_ in _FATES:
        # "sentenced 14 men to death and 20 to prison".
        return True
    if doc[last].lower_ in _ELSEWHERE and doc[first - 1].lower_ not in ("with", ":"):
        # "310 cases in Peru and some 9,000 worldwide".
        return doc[last + 1].is_punct or doc[last + 1].lower_ in ("and", "since", "so", "as")
    if doc[last].lower_ in _AWAY:
        # "600 sappers ashore and 1,400 on board".
        return True
    return (
        doc[last].lower_ in ("in", "at", "near", "outside", "from")
        and (
            doc[last + 1].tag_ in ("NNP", "DT")
            or doc[last + 1].lower_ in ("one", "other")
            or doc[last + 1].ent_type_ in ("GPE", "LOC", "FAC")
        )
        and doc[last + 1].ent_type_ not in ("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY")
    )


def _has_as_many(number: Numeral) -> bool:
    """ "Mexico has 1,112 cases, the United States has 896": another place's count of the same."""
    doc, first, last = number.doc, number.first, number.last
    verb = doc[first - 1]
    if not first or verb.lemma_ not in ("have", "report", "confirm", "count") or (number.value or 0) < 2:
        return False
    closes = last >= len(doc) or doc[last].text in (",", ";", ".", ")") or doc[last].lower_ == "and"
    who = next((t for t in verb.children if t.dep_ == "nsubj" and t.i < verb.i), None)
    return closes and who is not None and who.ent_type_ in ("GPE", "LOC")


def _is_part(number: Numeral, before: int, value: int | None, words: FigureWords) -> bool:
    """Parts that follow their whole: "eleven more bodies overnight, nine women and two small children"."""
    doc, first = number.doc, number.first
    if number.noun is None or is_person(number.noun, words) is not True or number.head.dep_ in ("nsubj", "nsubjpass"):
        return False
    at = first - 1
    if doc[at].lower_ == "and":
        at -= 1
    opened = doc[at].text in _STOPS or doc[first - 1].lower_ == "and"
    if not opened or first - before > _REACH or value is None:
        return False
    inside = doc[before:first]
    if any(t.tag_[:1] == "V" or t.lower_ in ("as", "while", "after") for t in inside):
        return False
    low = number.value
    return low is not None and low < value
