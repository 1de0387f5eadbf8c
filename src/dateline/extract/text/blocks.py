"""Report to parsed blocks.

Needs: the report's zones. Gives: ``Reading.blocks``, furniture left out.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.extract.reading import Block
from dateline.extract.text.clock_heads import clock_heads
from dateline.extract.text.recase import recase, surnames
from dateline.extract.text.run_ons import run_on
from dateline.extract.text.seams import seams
from dateline.extract.text.twin_marks import with_marks
from dateline.language import Pack
from dateline.language.plain import words_of
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.tokenised import is_tokenised, joined, plain_marks
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A paragraph longer than this is parsed in pieces, cut at a sentence's end: the parser's memory grows with length.
_LONGEST = 20_000
_WORD = re.compile(r"\S+")
_CUT = re.compile(r"[.!?][\"”’)]*\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A zone, or a part of a very long one, as it is parsed: white space folded, capitals recased."""

    zone: ZoneKind
    text: str
    offsets: array[int]


def find_blocks(report: Report, pack: Pack) -> tuple[Block, ...]:
    """Parse each zone but furniture, in text order. Empty for a report of white space."""
    pieces = pieces_of(report, pack)
    return parsed(pieces, pack.parse([piece.text for piece in pieces]), pack)


def pieces_of(report: Report, pack: Pack) -> list[Piece]:
    """What is parsed of a report, in text order."""
    apart = is_tokenised(report.text)
    text = plain_marks(report.text) if apart else report.text
    heads = clock_heads(report.text, pack)
    folded = [
        (zone.kind, *(joined(*_fold(text, piece)) if apart else with_marks(*_fold(text, piece))))
        for zone in report.zones
        if zone.kind is not ZoneKind.FURNITURE
        for entry in _entries(zone.span, heads)
        for piece in _pieces(text, entry)
    ]
    parts = [(kind, *part) for kind, whole, ways in folded for part in _parts(whole, ways, pack) if part[0]]
    names = surnames((text for _, text, _ in parts), pack)
    return [Piece(kind, recase(text, pack, names), offsets) for kind, text, offsets in parts]


def parsed(pieces: Sequence[Piece], docs: Iterable[Doc], pack: Pack) -> tuple[Block, ...]:
    """The blocks of a report's pieces and their parses; a piece in which two texts ran together gives several."""
    whole = [(piece, doc) for piece, doc in zip(pieces, docs, strict=True)]
    # Rules are written for spaCy's tokens; those of ``words_of`` have all of them that rules ask for.
    found = [part for piece, doc in whole for part in _apart(piece, cast("Doc", words_of(doc)), pack)]
    return tuple(Block(index, piece.zone, doc, piece.offsets) for index, (piece, doc) in enumerate(found))


def _apart(piece: Piece, doc: Doc, pack: Pack) -> Iterator[tuple[Piece, Doc]]:
    """A piece and its parse, or those of its parts where the parse shows that two texts ran together."""
    cut = run_on(doc, pack)
    if cut is None:
        yield piece, doc
        return
    ways = piece.offsets
    first = Piece(piece.zone, piece.text[: cut - 1], array("l", [*ways[: cut - 1], ways[cut - 2] + 1]))
    for part in (first, Piece(piece.zone, piece.text[cut:], ways[cut:])):
        yield from _apart(part, cast("Doc", words_of(next(iter(pack.parse([part.text]))))), pack)


def _parts(text: str, offsets: array[int], pack: Pack) -> Iterator[tuple[str, array[int]]]:
    """A paragraph into which a headline or caption has run, in its parts."""
    start = 0
    for end in (*seams(text, pack), len(text) + 1):
        # The blank before a part is nobody's; the entry after the last character is its end.
        yield text[start : end - 1], array("l", [*offsets[start : end - 1], offsets[end - 2] + 1])
        start = end


def _entries(span: Span, heads: Sequence[Span]) -> Iterator[Span]:
    """A zone without the times of the clock that head its entries, each entry by itself."""
    start = span.start
    for head in heads:
        if span.start <= head.start and head.end <= span.end:
            if start < head.start:
                yield Span(start, head.start)
            start = head.end
    if start < span.end:
        yield Span(start, span.end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > _LONGEST:
        cuts = [m.end() for m in _CUT.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        end = cuts[-1] if cuts else start + _LONGEST
        yield Span(start, end)
        start = end
    if start < span.end:
        yield Span(start, span.end)


def _fold(text: str, span: Span) -> tuple[str, array[int]]:
    """White space runs to one blank, with the way back: hard-wrapped lines would break the parse."""
    words: list[str] = []
    offsets = array("l")
    for word in _WORD.finditer(text, span.start, span.end):
        words.append(word.group())
        # The first blank after a word stands for all.
        offsets.extend(range(word.start(), word.end() + 1))
    if not words:
        offsets.append(span.start)
    return " ".join(words), offsets
