"""Spots that no gazetteer has.

Needs: blocks, places, actors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import name_of
from dateline.extract.reading import Reading
from dateline.world import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.reading import Block
    from dateline.extract.where.place_roles import PlaceWords

_AT = {"in", "at", "near", "outside", "around"}
_NO_PLACE = {"DATE", "TIME", "EVENT", "NORP", "LAW", "LANGUAGE", "WORK_OF_ART", "PRODUCT", "MONEY"}
_LONGEST = 3
_REACHED = {"reach", "enter"}
_COMERS = {"people", "person", "refugee", "migrant", "family", "arrival", "resident", "villager", "evacuee"}


def spots(reading: Reading, words: PlaceWords) -> list[PlaceMention]:
    """Spots that no gazetteer has: a name and a word for a site ("Milldale bus station", "St Ann's Hospital")."""
    taken = {(p.block, i) for p in reading.places for i in range(p.first, p.last)}
    found = []
    for block in reading.blocks:
        for token in block.doc:
            quarter = token.lower_ in words.quarters
            if not (quarter or token.lower_ in words.sites) or token.dep_ != "pobj" or (block.index, token.i) in taken:
                continue
            if (quarter and _is_of(token)) or (token.lower_ in words.plenty and _of_town(reading, block, token)):
                continue
            if token.head.lower_ not in words.locative | words.movement:
                continue
            first = token.left_edge.i
            while first < token.i and block.doc[first].tag_ in ("DT", "JJ", "IN", "PRP$", ",", "HYPH"):
                first += 1
            tokens = block.doc[first : token.i + 1]
            if len(tokens) < 2 or len(tokens) > 5 or tokens[0].tag_ not in ("NNP", "NNPS"):
                continue
            span = block.span(first, token.i + 1)
            if quarter:
                if any(t.i in {i for b, i in taken if b == block.index} for t in tokens):
                    continue
                span = name_of(reading.report.text, span, kind=token.text)
            text = reading.words(span)
            found.append(
                PlaceMention(block=block.index, first=first, last=token.i + 1, span=span, text=text, place=None)
            )
        found += _unknown(reading, block, taken, words)
    return found


def _of_town(reading: Reading, block: Block, kind: Token) -> bool:
    """Whether no more is told of a house than its town, which has many: "a Springfield bar"."""
    if not kind.is_lower:
        return False
    before = kind.i - 1
    while before >= 0 and kind.doc[before].tag_ in ("NN", "JJ"):
        before -= 1
    return any(
        p.last == before + 1 and p.place is not None and kind.doc[p.first - 1].tag_ not in _NAMES
        for p in reading.places
        if p.block == block.index and p.first
    )


def _is_of(kind: Token) -> bool:
    """Whether the name of a village follows its word: "the Druze village of Elmwick"."""
    after = kind.doc[kind.i + 1 : kind.i + 3]
    return len(after) == 2 and after[0].lower_ == "of" and after[1].tag_ in _NAMES


def _unknown(reading: Reading, block: Block, taken: set[tuple[int, int]], words: PlaceWords) -> list[PlaceMention]:
    """Names that nobody knows where the words leave nothing but a place: "at Elmwick", "Elmwick, a village",
    "the village of Elmwick".
    """
    doc = block.doc
    acting = {i for a in reading.actors if a.block == block.index and a.sector for i in range(a.first, a.last)}
    found = []
    for token in doc:
        if token.tag_ != "NNP" or not token.is_title or (token.i + 1 < len(doc) and doc[token.i + 1].tag_ in _NAMES):
            continue
        first = token.i
        while first and doc[first - 1].tag_ in _NAMES:
            first -= 1
        inside = range(first, token.i + 1)
        if len(inside) > _LONGEST or any((block.index, i) in taken or i in acting for i in inside):
            continue
        reached = _reached(token, first)
        if not all(doc[i].is_title and doc[i].is_alpha for i in inside):
            continue
        if not reached and any(doc[i].ent_type_ in _NO_PLACE for i in inside):
            continue
        above = token.head.head.lemma_.lower()
        called = first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in words.kinds
        told = reached or called or (len(inside) == 1 and above in words.happening)
        if token.ent_type_ == "ORG" and not told:
            # "a landslide at Elmwick", not "a job at Elmwick".
            continue
        known = gazetteer().candidates(doc[first : token.i + 1].text)
        # A name that the gazetteer has was judged already.
        if known or _is_person(reading, token, first):
            continue
        if not reached and not _told_as_place(doc, first, token, words):
            continue
        span = block.span(first, token.i + 1)
        text = reading.words(span)
        found.append(PlaceMention(block=block.index, first=first, last=token.i + 1, span=span, text=text, place=None))
    return found


_NAMES = ("NNP", "NNPS")


def _reached(last: Token, first: int) -> bool:
    """Whether so many people come to what is named: "2,500 reached Elmwick"."""
    verb = last.head
    if last.dep_ != "dobj" or verb.lemma_ not in _REACHED or verb.i != first - 1:
        return False
    comers = [t for t in verb.children if t.dep_ == "nsubj"]
    return any(t.pos_ == "NUM" or t.lemma_.lower() in _COMERS for t in comers)


def _told_as_place(doc: Doc, first: int, last: Token, words: PlaceWords) -> bool:
    before = doc[first - 1].lower_ if first else ""
    if before == "of" and first > 1 and doc[first - 2].lower_ in words.kinds:
        return True
    after = [t.lower_ for t in doc[last.i + 1 : last.i + 6]]
    if after[:2] in ([",", "a"], [",", "the"]) and set(after[2:4]) & words.kinds:
        return True
    plain = last.dep_ == "pobj" and before in _AT and last.head.i == first - 1
    return plain and not (first > 1 and doc[first - 2].is_title and not doc[first - 2].is_sent_start)


def _is_person(reading: Reading, token: Token, first: int) -> bool:
    """Whether the same word is a person's name elsewhere in the report."""
    return any(
        one.text == token.text and one.ent_type_ == "PERSON"
        for block in reading.blocks
        for one in block.doc
        if not (block.doc is token.doc and first <= one.i <= token.i)
    )
