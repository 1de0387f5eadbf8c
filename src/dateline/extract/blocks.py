"""Report to parsed blocks.

Needs: the report's zones. Gives: ``Reading.blocks``, furniture left out.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from dateline.extract.reading import Block
from dateline.extract.recase import recase
from dateline.language import Pack
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.vocabulary import ZoneKind

# A paragraph longer than this is parsed in pieces, cut at a sentence's end: the parser's memory grows with length.
_LONGEST = 20_000
_CUT = re.compile(r"[.!?][\"”’)]*\s")


def find_blocks(report: Report, pack: Pack) -> tuple[Block, ...]:
    """Parse each zone but furniture, in text order. Empty for a report of white space."""
    pieces = [
        (zone.kind, *_fold(report.text, piece))
        for zone in report.zones
        if zone.kind is not ZoneKind.FURNITURE
        for piece in _pieces(report.text, zone.span)
    ]
    pieces = [piece for piece in pieces if piece[1]]
    docs = pack.parse([recase(text, pack) for _, text, _ in pieces])
    return tuple(
        Block(index, kind, doc, offsets)
        for index, ((kind, _, offsets), doc) in enumerate(zip(pieces, docs, strict=True))
    )


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
    folded: list[str] = []
    offsets = array("l")
    blank = True  # leading white space is dropped
    for at in range(span.start, span.end):
        char = text[at]
        if char.isspace():
            if blank:
                continue
            blank, char = True, " "
        else:
            blank = False
        folded.append(char)
        offsets.append(at)
    while folded and folded[-1] == " ":
        folded.pop()
        offsets.pop()
    offsets.append(offsets[-1] + 1 if offsets else span.start)
    return "".join(folded), offsets
