"""Addresses: "the 400 block of Elm St.", "12 Mill Road", "Oak and Third avenues", "the corner of Fifth and Main"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.places.words import Words
from dateline.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NUMBER = re.compile(r"\d{1,5}[A-Za-z]?")
_RANKED = re.compile(r"\d{1,3}(st|nd|rd|th)")
_JOINT = {"and", "&"}
_MOST = 4
"""Words of a street's name."""
_AT = {"at", "of", "near", "on", "in", "to", "around"}
_HOUSE_AT = {"at", "of", "near", "to", "from", "outside"}


def addresses(reading: Reading, lists: Words) -> Iterator[tuple[int, int, int]]:
    """Block, first and last token of each address, in text order, without overlap."""
    for block in reading.blocks:
        doc = block.doc
        at = 0
        while at < len(doc):
            found = _block_of(doc, at, lists) or _crossing(doc, at, lists) or _house(doc, at, lists)
            if found is not None:
                yield block.index, *found
            at = found[1] if found is not None else at + 1


def _block_of(doc: Doc, at: int, lists: Words) -> tuple[int, int] | None:
    """ "400 block of Elm St.", "unit block of Elm"."""
    if [t.lower_ for t in doc[at + 1 : at + 3]] != ["block", "of"] or not doc[at].text[:1].isalnum():
        return None
    if not (_NUMBER.fullmatch(doc[at].text.replace(",", "")) or doc[at].lower_ == "unit"):
        return None
    last = _street(doc, at + 3, lists) or _name(doc, at + 3)
    return (at, last) if last is not None else None


def _house(doc: Doc, at: int, lists: Words) -> tuple[int, int] | None:
    """ "at 12 Mill Road"."""
    if at == 0 or doc[at - 1].lower_ not in _HOUSE_AT or not _NUMBER.fullmatch(doc[at].text):
        return None
    last = _street(doc, at + 1, lists)
    return (at, last) if last is not None else None


def _crossing(doc: Doc, begin: int, lists: Words) -> tuple[int, int] | None:
    """ "Oak and Third avenues", "Oak Street and Third Avenue", "corner of Fifth and Main"."""
    corner = doc[begin].lower_ in lists.corners and begin + 2 < len(doc) and doc[begin + 1].lower_ == "of"
    at = begin + 2 if corner else begin
    if at == 0 or not _named(doc, at) or _named(doc, at - 1) or not (corner or doc[at - 1].lower_ in _AT):
        return None
    first = _street(doc, at, lists)
    joint = first or _name(doc, at)
    if joint is None or joint >= len(doc) or doc[joint].lower_ not in _JOINT:
        return None
    street = _street(doc, joint + 1, lists)
    name = street or _name(doc, joint + 1)
    if name is None:
        return None
    several = name < len(doc) and doc[name].lower_ in lists.ways
    if several:
        return begin, name + 1
    return (begin, name) if corner or (first is not None and street is not None) else None


def _street(doc: Doc, at: int, lists: Words) -> int | None:
    """Where a street's name that begins at a token ends; None where none does."""
    for last in range(at + 1, min(at + _MOST + 1, len(doc))):
        if not _named(doc, last - 1):
            return None
        if last > at and doc[last].text.rstrip(".") in lists.roads:
            end = last + 1
            # "Hill Rd" and its full stop, where more of the sentence follows.
            dot = not doc[last].text.endswith(".") and end < len(doc) and doc[end].text == "."
            return end + 1 if dot and end + 1 < len(doc) and doc[end + 1].text[:1].islower() else end
    return None


def _name(doc: Doc, at: int) -> int | None:
    last = at
    while last < min(at + _MOST - 1, len(doc)) and _named(doc, last):
        last += 1
    return last if last > at else None


def _named(doc: Doc, at: int) -> bool:
    text = doc[at].text
    return (text[:1].isupper() and text[:1].isalpha()) or _RANKED.fullmatch(text) is not None


def without(found: Sequence[tuple[int, int, int]], block: int, first: int, last: int) -> bool:
    """Whether words stand outside all addresses."""
    return not any(b == block and first < end and last > start for b, start, end in found)
