"""Counts that a clause only supposes, or that stand for anybody: "if 300 had died", "hard to be a soldier"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.draft import Draft
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Numeral
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFALLING = {
    *(Measure.KILLED, Measure.INJURED, Measure.INFECTED, Measure.HOSPITALISED, Measure.MISSING, Measure.DISPLACED),
    *(Measure.AFFECTED, Measure.PARTICIPANTS),
}
"""What a clause with "if" makes up; a release or a sum of aid under it is a demand."""
_CORE = {"nsubj", "nsubjpass", "dobj", "attr", "nummod", "quantmod", "compound", "conj", "amod", "appos", "xcomp"}
"""Links by which a count belongs to what its clause says."""
_TIMES_AND_WAYS = {"case", "instance", "occasion", "time", "way", "respect", "event", "side", "end", "hand"}
_ANYBODY = {"person", "individual", "human", "someone", "somebody"}


def supposed(one: Draft, number: Numeral) -> bool:
    """Whether a count belongs to no event but to what somebody imagines, or to everybody."""
    return _in_condition(one) or _nobody_in_particular(one, number) or _as_well(one, number)


def _in_condition(one: Draft) -> bool:
    """ "If a million had died we would worry": only the clause with "if" counts them."""
    doc, token = one.block.doc, one.block.doc[one.last - 1]
    if one.measure not in _BEFALLING or (one.first and doc[one.first - 1].lower_ in ("the", "these", "those")):
        return False
    while True:
        marks = [t for t in token.children if t.dep_ == "mark" and t.lower_ == "if" and t.i < one.first]
        if marks and token.pos_ in ("VERB", "AUX") and token.dep_ in ("advcl", "ROOT"):
            return doc[marks[0].i + 1].lower_ != "not"
        of = token.dep_ == "prep" and token.lower_ == "of" and token.head.pos_ in ("NOUN", "NUM")
        if token.dep_ not in _CORE and token.dep_ != "pobj" and not of:
            return False
        if token.dep_ == "xcomp" and token.tag_ == "VBG":
            # "if he admits killing nine".
            return False
        token = token.head


def _nobody_in_particular(one: Draft, number: Numeral) -> bool:
    """ "hard to be a soldier", "a virus in a person's body"."""
    noun = number.noun if number.noun is not None else number.head
    if one.quantity.high != 1 or one.block.doc[one.first].lower_ not in ("a", "an"):
        return False
    loss = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if loss is not None and loss.dep_ == "nsubj" and loss.lemma_.lower() in ("loss", "death"):
        # "The loss of a parent can mean the end of a home."
        return any(t.dep_ == "aux" and t.lower_ == "can" for t in loss.head.children)
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        return any(t.dep_ == "aux" and t.lower_ == "to" for t in noun.head.children)
    return noun.dep_ == "poss" and lemma_of(noun) in _ANYBODY


def _as_well(one: Draft, number: Numeral) -> bool:
    """ "hurt both by the loss and by the blame", "in both cases": a word that joins, or that counts no people."""
    token: Token = one.block.doc[one.first]
    if token.lower_ != "both":
        return False
    if number.noun is not None and lemma_of(number.noun) in _TIMES_AND_WAYS:
        return True
    after = one.block.doc[one.last : one.last + 1]
    if number.noun is None and token.dep_ in ("nsubj", "nsubjpass") and _two_lands(token):
        return True
    joins = token.dep_ in ("preconj", "cc") or (token.dep_ == "advmod" and number.noun is None)
    return joins or (number.noun is None and any(t.tag_ in ("IN", "VBG") and t.lower_ != "of" for t in after))


def _two_lands(both: Token) -> bool:
    """ "Norland has asked Peru for help, as both were victims": two countries, and no two people."""
    names = [t.ent_type_ for t in both.doc[both.sent.start : both.i] if t.ent_iob_ == "B"]
    return len(names) > 1 and set(names[-2:]) <= {"GPE", "NORP"}
