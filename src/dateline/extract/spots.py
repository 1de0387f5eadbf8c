"""Spots that no gazetteer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.mentions import PlaceMention
from dateline.extract.pointers import name_of
from dateline.extract.reading import Reading

if TYPE_CHECKING:
    from dateline.extract.place_roles import PlaceWords


def spots(reading: Reading, words: PlaceWords) -> list[PlaceMention]:
    """Spots that no gazetteer has: a name and a word for a site ("Milldale bus station", "St Ann's Hospital")."""
    taken = {(p.block, i) for p in reading.places for i in range(p.first, p.last)}
    found = []
    for block in reading.blocks:
        for token in block.doc:
            quarter = token.lower_ in words.quarters
            if not (quarter or token.lower_ in words.sites) or token.dep_ != "pobj" or (block.index, token.i) in taken:
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
    return found
