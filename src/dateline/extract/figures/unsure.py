"""Counts that the words beside them leave open: "40 possible fatalities", a virus "suspected of killing 40"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.draft import Draft
from dateline.extract.figures.words import FigureWords
from dateline.extract.where.count import OUTCOMES
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_POSSIBLE = {"possible", "probable"}
_GUESSED = {"possibly", "potentially", "conceivably"}
_HARM = {Measure.KILLED, Measure.INFECTED}
"""What an illness may be suspected to have done."""
_CLIMB = 6


def unsure(one: Draft, words: FigureWords) -> bool:
    """Whether the report itself is not sure that what is counted is what it is counted as."""
    doc, first, last = one.block.doc, one.first, one.last
    anchor = doc[one.governed.anchor]
    if one.measure is Measure.KILLED and not one.governed.part and _suspected(anchor):
        return True
    if one.measure is Measure.INFECTED and _treated_as(anchor):
        return True
    if one.measure in _HARM and not one.governed.part and (_blamed(anchor, words) or _perhaps_to_blame(anchor)):
        return True
    if one.measure not in OUTCOMES:
        return False
    if first and doc[first - 1].lower_ in _GUESSED:
        return True
    if one.people is None or first >= one.people[0]:
        return False
    return any(t.lower_ in _POSSIBLE for t in doc[last : one.people[1]])


def _suspected(counted: Token) -> bool:
    """ "three suspected cholera deaths"; not "three suspected thieves were killed"."""
    doubted = _POSSIBLE | {"suspected"}
    beside = {word.lower_ for t in counted.lefts for word in t.subtree}
    if counted.dep_ == "nsubj" and counted.head.lemma_ == "be":
        # "another 30 deaths are suspected cases".
        beside |= {t.lower_ for told in counted.head.children if told.dep_ == "attr" for t in told.lefts}
    return counted.tag_[:1] == "N" and bool(beside & doubted) and "confirmed" not in beside


def _treated_as(verb: Token) -> bool:
    """ "Nine pupils are being treated as likely cases": who may have it."""
    told = (case for link in verb.children if link.lower_ == "as" for case in link.children if case.lemma_ == "case")
    beside = {t.lower_ for case in told for t in case.lefts}
    return verb.lemma_ in ("treat", "regard", "consider") and bool(beside & (_POSSIBLE | {"suspected", "likely"}))


def reckoned(one: Draft) -> bool:
    """Whether an exact number is an estimate: "an estimate of 900 deaths", "the toll is estimated at 900"."""
    if one.quantity.low is None or one.quantity.low != one.quantity.high or one.governed.part:
        return False
    token = one.block.doc[one.last - 1]
    for _ in range(_CLIMB):
        above = token.head
        if above == token or token.dep_ in ("relcl", "advcl", "acl", "appos", "parataxis"):
            return False
        if token.dep_ == "conj" and above.lemma_.lower() == "estimate":
            return False
        if above.lemma_.lower() == "estimate" and (above.i < one.first or token.dep_ == "nsubjpass"):
            return token.dep_ != "nsubj"
        if token.dep_ == "ccomp" and any(t.dep_ == "nsubj" and t.lemma_.lower() == "estimate" for t in above.children):
            return True
        token = above
    return False


def _perhaps_to_blame(counted: Token) -> bool:
    """ "the fever could be to blame for 31 more deaths"."""
    cause = counted.head.head
    if counted.dep_ != "pobj" or counted.head.lower_ != "for" or cause.lemma_ not in ("blame", "responsible"):
        return False
    verbs = (cause, cause.head)
    return any(t.dep_ == "aux" and t.lower_ in ("could", "may", "might") for verb in verbs for t in verb.children)


def _blamed(token: Token, words: FigureWords) -> bool:
    """ "a fever suspected in 80 deaths": the deaths may be of something else; a man's suspected crime has victims."""
    for _ in range(_CLIMB):
        above = token.head
        if above == token or token.dep_ in ("advcl", "relcl", "ccomp"):
            return False
        if above.lemma_.lower() == "suspect" and token.dep_ == "prep" and token.lower_ in ("of", "in", "for"):
            blamed = [above.head] if above.dep_ in ("acl", "amod") else []
            blamed += [t for t in above.children if t.dep_ in ("nsubjpass", "nsubj")]
            if above.dep_ == "relcl":
                blamed.append(above.head)  # "a fever that was suspected of 80 deaths"
            # "the spread of a fever, suspected in 80 deaths".
            blamed += [t for noun in blamed for of in noun.children if of.lower_ == "of" for t in of.children]
            return any({t.lemma_.lower(), t.lower_} & words.disease for noun in blamed for t in (noun, *noun.lefts))
        token = above
    return False
