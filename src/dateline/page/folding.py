"""Statements as lines to read: a sentence stands once, whatever is said in it, and whoever prints it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dateline.model.rows import ClaimRow, FigureRow
from dateline.page.words import around


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what is said in it.

    Attributes:
        row: The first statement of it.
        rows: All statements that its first report has in it.
        pieces: The sentence in pieces, and whether a piece is what was said.
        also: One statement for each other report that prints the very sentence.
    """

    row: ClaimRow
    rows: tuple[ClaimRow, ...]
    pieces: tuple[tuple[str, bool], ...]
    also: tuple[ClaimRow, ...]


def folded(rows: Iterable[ClaimRow]) -> list[Line]:
    """Statements of one speaker as lines, in the order of their first."""
    found: dict[str, list[ClaimRow]] = {}
    for row in rows:
        # What reaches beyond its sentence is a line of its own.
        key = " ".join(row.sentence_text.split()).casefold() if _inside(row) else row.id
        found.setdefault(key, []).append(row)
    return [_line(same) for same in found.values()]


def with_headlines(figures: Iterable[FigureRow]) -> list[tuple[FigureRow, tuple[FigureRow, ...]]]:
    """Figures with those of the headline over them that give the very number: said twice, and told once.

    A headline stands for its text where the text gives its number; else it stands for itself.
    """
    rows = list(figures)
    body = {_given(row): row.id for row in reversed(rows) if row.zone != "headline"}
    over: dict[str, list[FigureRow]] = {}
    for row in rows:
        if row.zone == "headline" and _given(row) in body:
            over.setdefault(body[_given(row)], []).append(row)
    folded = {row.id for some in over.values() for row in some}
    return [(row, tuple(over.get(row.id, ()))) for row in rows if row.id not in folded]


def _given(row: FigureRow) -> tuple[str, int | None, int | None, str]:
    return row.report_key, row.low, row.high, row.status


def by_report(rows: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """Claims by report, in the order of the first of each."""
    found: dict[str, list[ClaimRow]] = {}
    for row in rows:
        found.setdefault(row.report_key, []).append(row)
    return list(found.values())


def _line(same: list[ClaimRow]) -> Line:
    first = same[0]
    own = tuple(row for row in same if (row.report_key, row.sentence) == (first.report_key, first.sentence))
    others = {row.report_key: row for row in same if row.report_key != first.report_key}
    return Line(first, own, _pieces(own), tuple(others.values()))


def _pieces(rows: tuple[ClaimRow, ...]) -> tuple[tuple[str, bool], ...]:
    first = rows[0]
    if not _inside(first):
        return ((first.text, True),)
    begin, text = first.sentence[0], first.sentence_text
    said = [any(row.start - begin <= at < row.end - begin for row in rows) for at in range(len(text))]
    cut = groupby(zip(text, said, strict=True), key=lambda pair: pair[1])
    return tuple(("".join(sign for sign, _ in some), is_said) for is_said, some in cut)


def _inside(row: ClaimRow) -> bool:
    before, words, after = around(row)
    return bool(before or after) or words == row.sentence_text
