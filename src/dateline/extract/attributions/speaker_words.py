"""Where the words for a speaker begin and end, against what ran into them and against a name cut in two.

Needs: a block and a draft with a source. Gives: the source's words alone and whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import MISTERS, Draft
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"}
_TIMES = frozenset({"earlier", "later", "meanwhile"} | _DAYS)
_STRAY = frozenset({":", "`", "``", "“", ","})
_MARKS = frozenset({"'", "’"})
_HYPHENS = frozenset({"-", "–"})
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "npadvmod"})
_ALONE = frozenset({"mr", "mrs", "ms", "mr.", "mrs.", "ms."})
"""Titles that no office stands before."""
_OPENERS = frozenset({"Former", "One"})
_DOERS = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "star", "mogul", "ee")
_OWNED = 4


def trim_source(block: Block, draft: Draft, people: frozenset[str]) -> None:
    """Take from the front of a speaker's words what ran into them: a line of the page, a time, another text's end.

    "coat Relatives say", "Getty Images The president said", "Mon 10 May 2010 13:52:00 Acme asks".
    """
    if draft.source is None or draft.source_head is None or draft.turn:
        return
    doc, (first, last) = block.doc, _whole(block.doc, draft)
    start = first
    whole = last - 1 if any(t.text == "," for t in doc[first:last]) else draft.source_head
    for i in range(first + 1, last):
        if i <= whole and (_article(doc, i) or (i <= draft.source_head and _begins(doc, i, draft.source_head, people))):
            start = i
        if doc[i].lower_ in _ALONE and doc[i - 1].pos_ == "PROPN" and doc[i - 1].lemma_.lower() not in people:
            start = i  # "Elm Ms Lee said", behind a line that ends in a place
    if first - 1 in draft.content:
        draft.content |= set(range(first, start))  # "wore no coat Relatives say"
    # "Earlier the clerk said", "Tuesday Secretary Ann Lee said": a time is no part of who speaks.
    if start == first and last - start > 2 and doc[start].lower_ in _TIMES and doc[start + 1].tag_ != "POS":
        start += 1
    while last - 1 > max(start, draft.source_head) and doc[last - 1].text in _STRAY:
        last -= 1
    draft.source = (start, last)
    if draft.source_head < start:
        draft.source_head = doc[start:last].root.i


def _whole(doc: Doc, draft: Draft) -> tuple[int, int]:
    """The speaker's words with the front of a name that the parser cut off: at a hyphen, or "Save" of a body's name."""
    first, last = draft.source or (0, 0)
    begun = first
    while first > 0 and _goes_back(doc, first):
        first -= 1
    # What stands before a name found whole describes it.
    while 0 < first < begun and (
        _goes_back(doc, first) or (doc[first - 1].dep_ in _BEFORE and first <= doc[first - 1].head.i < last)
    ):
        first -= 1
    saves = first > 0 and doc[first - 1].tag_ in {"VB", "VBP"} and doc[first - 1].is_title
    if saves and doc[first].lower_ == "the" and doc[first + 1].is_title:
        first -= 1  # "Save the Children's director"
        if first > 1 and doc[first - 1].text == "," and doc[first - 2].ent_type_ == "PERSON":
            draft.source_head = first - 2
            first -= 2
            while first > 0 and doc[first].ent_iob_ == "I":
                first -= 1
    draft.content -= set(range(first, begun))
    return first, last


def _goes_back(doc: Doc, first: int) -> bool:
    named = doc[first].ent_iob_ == "I" and doc[first].ent_type_ in {"ORG", "PERSON"}
    return named or _hyphen(doc, first) or _hyphen(doc, first - 1)


def _hyphen(doc: Doc, i: int) -> bool:
    """Whether a mark joins the words beside it: "vice-president"."""
    return i > 0 and doc[i].text in _HYPHENS and not (doc[i].whitespace_ or doc[i - 1].whitespace_)


def _article(doc: Doc, i: int) -> bool:
    token, before = doc[i], doc[i - 1]
    return token.text in {"The", "An", "A"} and before.pos_ in {"NOUN", "PROPN", "NUM"} and token.ent_iob_ != "I"


def _begins(doc: Doc, i: int, head: int, people: frozenset[str]) -> bool:
    """Whether the words before end another text, and the speaker's open here."""
    token, before = doc[i], doc[i - 1]
    thing = before.is_lower and before.pos_ in {"NOUN", "PROPN"} and before.lemma_.lower() not in people
    if token.is_title and token.tag_ == "NNS" and before.is_lower and before.pos_ == "NOUN":
        return True
    if (":" in before.text and before.text[:1].isdigit()) or _officer(doc, i, head, people):
        return True
    if before.text in _MARKS:
        # A mark behind a word without an "s" owns nothing: it closes a quotation.
        return token.text[:1].isupper() and (before.tag_ != "POS" or not doc[i - 2].lower_.endswith("s"))
    if token.lower_ in MISTERS and thing:
        return True
    if token.ent_iob_ == "I" or not token.text[:1].isupper():
        return False
    if token.text in _OPENERS and before.pos_ in {"NOUN", "PROPN", "NUM"}:
        return True
    thing = thing and all(t.dep_ != "det" for t in doc[max(0, i - _OWNED) : i])  # "the senate Elmland bloc"
    if thing and token.ent_type_ == "NORP" and doc[head].pos_ == "NOUN":
        return True
    if (thing or before.ent_type_ == "PERSON") and token.ent_type_ in {"GPE", "ORG"} and doc[i + 1].tag_ == "POS":
        return True
    named = token.ent_type_ == "PERSON" and all(t.ent_type_ == "PERSON" for t in doc[i : head + 1]) and i < head
    return named and before.dep_ != "amod" and (before.pos_ in {"DET", "NUM"} or (thing and not _doer(before.lower_)))


def _doer(word: str) -> bool:
    """Whether a word that no table knows may be for somebody by its form: "the drugmaker", "co-ordinator"."""
    return word.endswith(_DOERS)


def _officer(doc: Doc, i: int, head: int, people: frozenset[str]) -> bool:
    """Whether an office in capitals and a name follow a thing in small letters: "our pity Trade Secretary Ann Lee"."""
    token, before = doc[i], doc[i - 1]
    if not (token.pos_ == "PROPN" and token.is_title and before.is_lower and before.pos_ == "NOUN"):
        return False
    office = any(t.lower_ in people and t.is_title for t in doc[i + 1 : head])
    owned = any(t.tag_ == "POS" for t in doc[max(0, i - _OWNED) : i])
    return office and owned and all(t.is_title for t in doc[i : head + 1]) and before.lemma_ not in people
