"""The place that a dated entry of a chronicle is headed with: "3 Mar 1751: Elm Islands. Some 900 drowned."

Needs: blocks, places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.mentions import PlaceMention
from dateline.model.place import PlaceRef

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from dateline.extract.reading import Block, Reading

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HEADING = 10
"""Tokens that the places of a heading may take."""
_ENTRY = 60
"""Tokens that an entry may have before a word of it."""
_DATE = 4
"""Tokens of a date before the colon."""
_BACK = 3
"""Blocks that an entry may have before a word of it."""


def headed_by(
    reading: Reading, index: int, mentions: Mapping[int, Sequence[PlaceMention]], token: int
) -> PlaceRef | None:
    """The first place of the heading under which a token stands; None where no dated heading stands before it.

    Args:
        reading: With places.
        index: Index of the token's block.
        mentions: The places of each block.
        token: The word that carries a claim.
    """
    for earlier in range(index, max(-1, index - _BACK), -1):
        block = reading.blocks[earlier]
        before = token if earlier == index else len(block.doc)
        colon = _last_dated(block.doc, before)
        if colon is not None:
            return _place(reading, block, mentions.get(earlier, ()), colon, before)
    return None


def _last_dated(doc: Doc, before: int) -> int | None:
    """The last colon after a date within reach of a token."""
    for colon in range(before - 1, max(0, before - _ENTRY), -1):
        if doc[colon].text == ":" and _dated([t.lower_ for t in doc[max(0, colon - _DATE) : colon]]):
            return colon
    return None


def _place(
    reading: Reading, block: Block, mentions: Sequence[PlaceMention], colon: int, before: int
) -> PlaceRef | None:
    doc = block.doc
    stop = next((i for i in range(colon + 1, min(colon + _HEADING, before)) if doc[i].text == "."), None)
    heading = doc[colon + 1 : stop] if stop is not None else None
    if heading is None or len(heading) == 0 or not all(t.pos_ in ("PROPN", "PUNCT", "ADJ", "DET") for t in heading):
        return None
    told = [m for m in mentions if heading.start <= m.first and m.last <= heading.end and not m.demonym]
    if not told:
        return None
    if told[0].first == heading.start:
        return PlaceRef(told[0].text, told[0].span, told[0].place)
    comma = next((t.i for t in heading if t.text == ","), heading.end)
    span = block.span(heading.start, comma)
    return PlaceRef(reading.words(span), span, told[0].place if told[0].first > comma else None)


def _dated(words: list[str]) -> bool:
    """Whether words are a day or a year: "8 Feb 1843"."""
    year = any(_YEAR.fullmatch(word) for word in words)
    return year and (len(words) < _DATE or any(word.startswith(_MONTHS) for word in words))
