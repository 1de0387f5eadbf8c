"""The same count told again, by a clause that says only the number: "It is 117.", "Up from five an hour ago."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ENDS = (".", ",", ";", ")", "!", "?")
_BE = {"is", "was", "'s"}
_DOUBTING = {"fear", "expect"}
_HEADS = {"total", "overall", "cumulative"}
_SINCE = {"since", "so", "in", "by", "as", "from", "to"}
_THAT = {"that", "this", "it"}
_OPENED = {"up", "down"}
_FAR = 9
"""Words from "put" to its number."""


def retold(number: Numeral, before: int | None, words: FigureWords) -> Governed | None:
    """What counts those who were counted last. ``before``: where a figure before it in the sentence ends, else None."""
    doc, first, last = number.doc, number.first, number.last
    if number.noun is not None or first < 1 or (number.value or 0) < 2 or _is_year(number):
        return None
    start = doc[first].sent.start
    closes = last >= len(doc) or doc[last].text in _ENDS or doc[last].is_quote
    state = words.state.get(doc[first - 2].lower_) if first > 1 else None
    if state is not None and doc[first - 1].text == "," and doc[last : last + 2].text.lower() in ("in all", "in total"):
        # "The wounded, 60 in all, were taken away".
        return Governed(state, first - 2)
    if closes and first - 2 == start and doc[start].lower_ in _THAT and _one_more(doc, first, start):
        # "Two more were brought out. That makes nine."
        return Governed(None, last - 1, kin=True)
    if closes and _it_is(doc, first, start):
        return Governed(None, last - 1, kin=True)
    if doc[first - 1].lower_ == "from" and first - 2 == start and doc[start].lower_ in _OPENED:
        # "Up from five an hour ago."
        return Governed(None, last - 1, kin=True)
    if before is not None and closes and doc[first - 1].lower_ == "not" and doc[first - 2].text == ",":
        # "was 170, not 1,300".
        return Governed(None, last - 1, kin=True)
    if before is None and (closes or doc[last].lower_ in _SINCE) and _total(doc, first):
        return Governed(None, last - 1, kin=True, toll=True)
    if closes and doc[first - 1].lower_ == "with" and doc[first - 2].lower_ in ("hit", "affected", "off"):
        # "Lamra is worst hit with 96,000".
        worst = any(t.lower_ in ("worst", "hardest", "most") for t in doc[max(start, first - 5) : first - 2])
        if worst:
            return Governed(None, last - 1, kin=True)
    if doc[first - 1].lower_ == "numbering":
        # "Gunmen on motorcycles, numbering about 80".
        return _numbering(doc, first, start, words)
    if before is not None and _bracketed_name(doc, first, last):
        return Governed(None, last - 1, kin=True)
    if closes and doc[first - 1].lower_ == "at" and _put_it(doc, first, start):
        return Governed(None, last - 1, kin=True)
    if _put_by(doc, first, start) and (closes or doc[last].lower_ in ("and", "on", "by", "in")):
        return Governed(None, last - 1, kin=True)
    verb = doc[first - 1]
    if closes and verb.lemma_ in _DOUBTING and verb.tag_[:1] == "V" and any(t.dep_ == "nsubj" for t in verb.children):
        # "Earlier the governor feared 70."
        return Governed(None, last - 1, kin=True, status=Status.UNCONFIRMED)
    return None


def _is_year(number: Numeral) -> bool:
    return 1900 <= (number.value or 0) < 2100 and number.doc[number.first].text.isdigit()


def _it_is(doc: Doc, first: int, start: int) -> bool:
    """ "It is 117.", "Yesterday it was 30.": nothing else stands in the clause."""
    if doc[first - 1].lower_ not in _BE or first < 2 or doc[first - 2].lower_ != "it":
        return False
    lead = doc[start : first - 2]
    return len(lead) < 4 and not any(t.pos_ in ("VERB", "AUX") for t in lead)


def _one_more(doc: Doc, first: int, start: int) -> bool:
    """Whether what it makes is those told of before and more of them; a sum of several kinds is of none."""
    if doc[first - 1].lemma_ != "make" or not start:
        return False
    return any(t.lower_ in ("more", "another", "further") for t in doc[start - 1].sent)


def _total(doc: Doc, first: int) -> bool:
    """ "Total: 40,000"."""
    if doc[first - 1].text != ":":
        return False
    at = first - 2
    if doc[max(0, at - 1) : at + 1].text.lower() in ("so far", "to date"):
        at -= 2
    head = doc[max(0, at)]
    opens = (".", ";", "•", "*", "|", "-")
    return head.lower_ in _HEADS and (bool(head.is_sent_start) or not head.i or doc[head.i - 1].text in opens)


def _bracketed_name(doc: Doc, first: int, last: int) -> bool:
    """ "46 in Dorna, followed by Melva (32) and Tesk (11)"."""
    name = doc[first - 2] if first > 1 else doc[0]
    named = name.tag_ in ("NNP", "NNPS") and name.ent_type_ not in ("PERSON", "DATE", "TIME")
    return named and doc[first - 1].text == "(" and last < len(doc) and doc[last].text == ")"


def _numbering(doc: Doc, first: int, start: int, words: FigureWords) -> Governed | None:
    for token in doc[start : first - 1]:
        measure = words.default.get(token.lemma_.lower()) if token.tag_ in ("NNS", "NNPS") else None
        if measure is not None:
            return Governed(measure, token.i, default=True)
    return None


def _put_it(doc: Doc, first: int, start: int) -> bool:
    """ "The hospital put it higher, at 19."."""
    for token in reversed(doc[max(start, first - 6) : first - 1]):
        if token.lower_ in ("it", "that", "them"):
            return token.i > start and token.nbor(-1).lemma_ in ("put", "set", "place")
    return False


def _put_by(doc: Doc, first: int, start: int) -> bool:
    """ "a march put by its organisers at 20,000"."""
    if doc[first - 1].lower_ != "at":
        return False
    for token in reversed(doc[max(start, first - _FAR) : first - 1]):
        if token.is_punct:
            return False
        if token.lower_ == "put" and token.tag_ == "VBN":
            return doc[token.i + 1].lower_ == "by"
    return False
