"""What a noun phrase says that its number counts: "the dead", "those uprooted in a week", "the houses lost".

"The number of men who drowned when the dyke broke", "army losses in the fighting", "arrivals since April".

The parser fails on most of these ("the dead now number 14"), so that the order of the words decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import AT_WAR, is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed
from dateline.extract.figures.verbs import prepositional, told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BASE = {"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "VBN", "VBG", "HYPH", "PDT", "VBD"}
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_OWNERS = {"DT", "PRP$", "POS", "JJ", "NN", "NNS", "NNP", "NNPS"}
_OBJECTS = _NOUNS | {"DT", "PRP", "PRP$", "CD"}
_WHO = {"who", "that", "whom"}
_LONG = 20
"""Words of the longest phrase after its head."""


def sum_word(doc: Doc, first: int, end: int, words: FigureWords, *, fled: bool) -> Governed | None:
    """What the noun phrase of tokens [first, end) says is counted; None if it says nothing, or is more than that.

    Args:
        doc: The parsed block.
        first: The first token of the phrase.
        end: The token after it.
        words: The word lists of figures.
        fled: Whether the report is of people who fled, so that its arrivals are theirs.
    """
    head = _head(doc, first, end, words)
    if head is None or end - head.i - 1 > _LONG or not _one_phrase(doc, head.i + 1, end):
        return None
    lemma = head.lemma_.lower()
    lists = lemma in words.sums["lists"] and doc[head.i + 1 : head.i + 2].text.lower() == "of"
    if lists or (lemma in words.toll_nouns and lemma not in ("toll", "tally", "list", "estimate")):
        told = _number_of(doc, head, end, words, fled=fled)
    else:
        joined = head.i + 1 < end and doc[head.i + 1].tag_ == "CC"
        told = _named(doc, head, first, end, words, fled=fled) if not joined else None
    if told is None:
        return None
    victims = told is Measure.AFFECTED and _of_victims(doc, head.i, end)
    return Governed(told, head.i, toll=True, kin=victims, whole=victims)


def _of_victims(doc: Doc, head: int, end: int) -> bool:
    return any(t.lemma_.lower() in ("victim", "casualty") for t in doc[head:end])


def _head(doc: Doc, first: int, end: int, words: FigureWords) -> Token | None:
    """The noun (or "dead", "those") that a phrase beginning here is of."""
    at = first
    head: Token | None = None
    while at < end and (doc[at].tag_ in _BASE or doc[at].lower_ in words.state):
        token = doc[at]
        after = doc[at + 1] if at + 1 < end else None
        goes_on = after is not None and (after.tag_ in _NOUNS or after.tag_ == "POS" or after.lower_ in words.state)
        if token.lower_ in ("those", "all") and not (after is not None and after.tag_ in _NOUNS):
            return token
        if token.lower_ in words.state and head is None and at > first:
            if not (after is not None and after.tag_ in _NOUNS | {"POS"}):
                return token
        elif token.tag_ in _NOUNS:
            head = token
            dead = after is not None and after.lower_ in ("dead", "wounded", "missing")
            if not (after is not None and (after.tag_ in _NOUNS or after.tag_ == "POS")) and not dead:
                return head
            if dead:
                head = None
        elif token.tag_ == "POS":
            head = None
        elif token.tag_ in ("VBN", "VBG", "VBD") and not goes_on:
            return head
        at += 1
    return head


def _one_phrase(doc: Doc, first: int, end: int) -> bool:
    """Whether tokens [first, end) only tell more of the head: no clause of their own but after "who" or "when"."""
    inside = False
    for token in doc[first:end]:
        if token.text in (",", ";", ":", "(", ")", "--", "–", "—") or token.is_quote or token.like_num:
            return False
        inside = inside or token.lower_ in _WHO | {"when", "as", "after", "since", "while", "which"}
        if token.tag_ in ("VBZ", "VBP", "MD") and not inside:
            return False
        reduced = doc[token.i - 1].tag_ in _NOUNS or doc[token.i - 1].lower_ == "those"
        told = not reduced or (token.i + 1 < end and doc[token.i + 1].tag_ in _OBJECTS)
        if token.tag_ == "VBD" and not inside and told:
            return False
    return True


def _number_of(doc: Doc, head: Token, end: int, words: FigureWords, *, fled: bool) -> Measure | None:
    """ "the number held in the belt", "the number of those taken", "the number who have sought safety"."""
    at = head.i + 1
    if at < end and doc[at].lower_ == "of":
        inner = _head(doc, at + 1, end, words)
        while inner is not None and inner.i + 2 < end and doc[inner.i + 1].tag_ == "CC":
            # "the number of officers and soldiers killed".
            inner = doc[inner.i + 2] if doc[inner.i + 2].tag_ in ("NNS", "NNPS") else None
        if inner is None or inner.lemma_.lower() in words.toll_nouns:
            return None
        told = _named(doc, inner, at + 1, end, words, fled=fled)
        whoever = inner.i + 1 < end and doc[inner.i + 1].lower_ == "who"
        return told or (_after(doc, inner, at + 1, end, words, fled=fled) if whoever else None)
    return _after(doc, head, at, end, words, fled=fled)


def _counts_people(noun: Token, words: FigureWords) -> bool:
    return noun.lower_ == "those" or is_person(noun, words) is True or noun.ent_type_ == "NORP"


def _named(doc: Doc, head: Token, first: int, end: int, words: FigureWords, *, fled: bool) -> Measure | None:
    """What the head itself tells, else the words after it."""
    lemma, at = lemma_of(head), head.i
    sums = words.sums
    owned = at > first and doc[at - 1].tag_ in _OWNERS
    if head.lower_ in words.state and head.tag_ != "NNP" and (owned or head.tag_ in _NOUNS):
        state = words.state[head.lower_]
        return None if state is Measure.OTHER else state
    if lemma in ("victim", "casualty") and owned and doc[at - 1].lower_ in words.fatal | {"fatal"}:
        return Measure.KILLED
    if lemma == "loss":
        return _lost(doc, head, first, end, words)
    if head.tag_ in ("NNS", "NN") and lemma in words.sum_nouns and head.lower_ != lemma:
        return words.sum_nouns[lemma]
    if lemma in sums["arriving"] and (fled or _told_of(doc, first, head.i, ("refugee", "migrant", "displaced"))):
        return Measure.DISPLACED
    if head.tag_ in ("NNS", "NNPS") and not (lemma in ("victim", "casualty") and end - at > 1):
        measure = words.counted.get(lemma) or words.default.get(lemma)
        freed = next((words.state[t.lower_] for t in doc[first:at] if t.lower_ in words.state), None)
        after = _after(doc, head, at + 1, end, words, fled=fled) or freed
        if after is not None and (measure is None or is_person(head, words)):
            # "the number of refugees who drowned", "prisoners freed"; "hostages still held" are no prisoners.
            return measure if (measure, after) == (Measure.ABDUCTED, Measure.DETAINED) else after
        strong = (Measure.INCIDENTS, Measure.FORCES, Measure.ATTACKERS, Measure.HOSPITALISED)
        return measure if measure not in strong else None
    return _after(doc, head, at + 1, end, words, fled=fled) if _counts_people(head, words) else None


def _told_of(doc: Doc, first: int, end: int, lemmas: tuple[str, ...]) -> bool:
    return any(t.lemma_.lower() in lemmas for t in doc[first:end])


def _lost(doc: Doc, head: Token, first: int, end: int, words: FigureWords) -> Measure | None:
    """ "army losses", "its losses in the battle", "the loss of life"; a firm's losses are none."""
    if doc[head.i + 1 : head.i + 3].text.lower() in ("of life", "of lives"):
        return Measure.KILLED
    among = doc[head.i + 1 : head.i + 2].text.lower() in ("among", "to")
    if head.lower_ != "losses" or (head.i == first and not among):
        return None
    if doc[head.i - 1].lower_ == "human":
        return Measure.KILLED
    at_war = any(words.groups.get(lemma_of(t)) in AT_WAR for t in doc if t.tag_[:1] == "N")
    fighting = at_war or any(t.lemma_.lower() in words.sums["fighting"] for t in doc)
    trading = any(t.lemma_.lower() in words.sums["trading"] for t in head.sent)
    return Measure.KILLED if fighting and not trading else None


def _after(doc: Doc, head: Token, at: int, end: int, words: FigureWords, *, fled: bool) -> Measure | None:
    """ "(those) uprooted in a week", "(residents) displaced by the fighting", "(houses) lost", "(people) who died"."""
    at = max(at, head.i + 1)
    while at < end and doc[at].tag_ == "RB" and doc[at].lower_ not in ("not", "never"):
        at += 1
    if at >= end:
        return None
    token = doc[at]
    people = token.lower_ == "who" or _counts_people(head, words) or head.lemma_.lower() in words.toll_nouns
    if token.tag_ in ("VBN", "VBD", "VBG", "JJ"):
        return _done(doc, token, head, end, words, people=people)
    if token.lower_ in _WHO and people:
        return _who_did(doc, at, end, head, words, fled=fled)
    if token.tag_ == "IN" and people:
        told = prepositional(token, words)
        beside = words.with_.get(f"{token.lower_} {doc[at + 1].lower_}") if at + 1 < end else None
        if told is not None or beside is not None:
            return told.measure if told is not None else beside
        if doc[at : at + 4].text.lower().startswith(("in the hands", "in rebel hands", "in their hands")):
            return Measure.ABDUCTED
    return None


def _done(doc: Doc, verb: Token, head: Token, end: int, words: FigureWords, *, people: bool) -> Measure | None:
    """What the participle after the head tells."""
    lower = verb.lower_
    if lower == "lost":
        thing = is_person(head, words) is False or head.lemma_.lower() in words.things
        return Measure.DESTROYED if thing else (Measure.KILLED if _lives(head, words) else None)
    if not people and (words.state.get(lower) is not Measure.DESTROYED or head.tag_ != "NNS"):
        return None
    if not people and is_person(head, words) is None and head.lemma_.lower() not in words.things:
        return None
    if (
        people
        and lower in words.sums["taken"]
        and (verb.i + 1 >= end or doc[verb.i + 1].lower_ in ("by", "from", "on"))
    ):
        return Measure.DETAINED if words.default.get(head.lemma_.lower()) is Measure.DETAINED else Measure.ABDUCTED
    state = words.state.get(lower)
    if not people:
        return state
    if doc[verb.i + 1 : min(end, verb.i + 3)].text.lower().startswith(("dead", "to death")):
        return Measure.KILLED
    told = told_by_verb(verb, "subject" if verb.tag_ == "VBG" else "patient", None, words)
    measure = told.measure if told is not None and told.measure is not None else state
    return None if measure is Measure.OTHER else measure


def _lives(noun: Token, words: FigureWords) -> bool:
    named = noun.lemma_.lower() in ("life", "man", "soul", "comrade", "crewman") or noun.lower_ in ("those", "lives")
    return named or words.groups.get(lemma_of(noun)) in AT_WAR or lemma_of(noun) in words.sums["family"]


def _who_did(doc: Doc, at: int, end: int, head: Token, words: FigureWords, *, fled: bool) -> Measure | None:
    """ "(the number) who have fled", "(people) who died when shells fell", "(those) who came ashore"."""
    passive = False
    for token in doc[at + 1 : end]:
        if token.pos_ == "AUX" or token.lower_ in ("have", "has", "had", "been", "be", "were", "was", "are", "is"):
            passive = passive or token.lemma_ == "be"
            continue
        if token.tag_ == "RB":
            if token.lower_ in ("not", "n't", "never"):
                return None
            continue
        if token.tag_[:1] != "V":
            return words.state.get(token.lower_)
        if passive and token.lower_ in words.state:
            return words.state[token.lower_]
        told = told_by_verb(token, "patient" if passive and token.tag_ != "VBG" else "subject", None, words)
        if told is not None and told.measure not in (None, Measure.ATTACKERS):
            return told.measure
        if not passive and fled and token.lemma_.lower() in words.sums["coming"]:
            return Measure.DISPLACED
        if (
            not passive
            and token.lemma_ == "seek"
            and doc[token.i + 1 : token.i + 2].text.lower() in words.sums["sought"]
        ):
            return Measure.DISPLACED
        return None
    return None


def whose_sum(counted: Token, words: FigureWords) -> Group | None:
    """The group of "army losses", "the rebel dead", "(the army said) its wounded": who bore it; None where untold."""
    doc, at = counted.doc, counted.i
    if counted.lower_ not in words.sums["borne"]:
        return None
    first = at
    while first > counted.sent.start and doc[first - 1].tag_ in _OWNERS:
        first -= 1
    for token in reversed(doc[first:at]):
        group = words.groups.get(lemma_of(token)) if token.tag_ in _NOUNS else None
        if group is not None:
            return group
        if token.tag_ == "PRP$":
            lead = [t for t in reversed(doc[counted.sent.start : token.i]) if t.lower_ not in ("officer", "officers")]
            before = (words.groups.get(lemma_of(t)) for t in lead)
            return next((one for one in before if one in AT_WAR), None)
    return None
