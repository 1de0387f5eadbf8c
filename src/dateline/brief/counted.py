"""The figures by series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.brief.common import FIRM, Claims, bounds, foremost, origins_of
from dateline.brief.page import Line, Section
from dateline.model.rows import ClaimRow, FigureRow, SeriesRow
from dateline.phrases import many, say_claim, sentence_case
from dateline.record import as_of_day, headline, main_series

_OTHERS = 4


def figures(series: Sequence[SeriesRow], claims: Claims, lines: int) -> Section:
    """One line a series: the figure it is told by, who says so, and what others give. Nothing is added up."""
    told = [_at_headline(row, claims) for row in series]
    firm = [row for row in told if row.status in FIRM and isinstance(claims.get(row.latest), FigureRow)]
    known = {id: row for id, row in claims.items() if isinstance(row, FigureRow)}
    kept = foremost(firm, claims, lines, leading=main_series(series, known))
    more = [f"{many(len(firm) - lines, 'more series', 'more series')}"] if len(firm) > lines else []
    doubtful = len(series) - len(firm)
    more += [f"{many(doubtful, 'series', 'series')} with doubtful figures only"] if doubtful else []
    words = f"{'; '.join(more)}: dateline series" if more else ""
    latest = {row.key: row.latest for row in series}
    lines_told = tuple(_series_line(row, claims, claims.get(latest[row.key])) for row in kept)
    return Section("Figures, and who says so", lines_told, words)


def _at_headline(row: SeriesRow, claims: Claims) -> SeriesRow:
    """A series at the figure by which the table of places tells it, too: a fear hides no toll."""
    told = headline(row, claims)
    if told is None or told.id == row.latest:
        return row
    return replace(
        row,
        latest=told.id,
        low=told.low,
        high=told.high,
        approx=told.approx,
        as_of=as_of_day(told),
        source=told.source,
        status=told.status,
    )


def _series_line(row: SeriesRow, claims: Claims, last: ClaimRow | None) -> Line:
    latest = claims[row.latest]
    numbers: dict[str, list[ClaimRow]] = {}
    for id in row.figures:
        if id in claims and claims[id].status in FIRM:
            numbers.setdefault(bounds(claims[id]), []).append(claims[id])
    # Support is counted in origins that give this very number; a series has others too.
    support = origins_of(numbers.pop(bounds(latest), []))
    text = sentence_case(say_claim(latest))
    if support > 1:
        text += f"; the same number in {support} origins"
    if numbers:
        most = sorted(numbers, key=lambda number: -origins_of(numbers[number]))[:_OTHERS]
        shown = [number for number in numbers if number in most]
        text += f"; others give {', '.join(shown)}"
        text += f" and {many(len(numbers) - _OTHERS, 'more number')}" if len(numbers) > _OTHERS else ""
    # Another firm number of the series stands among the others.
    if last is None or last.id == row.latest or last.status in FIRM:
        return Line(f"{text}.", (row.latest,))
    return Line(f"{text}; {last.status}: {bounds(last)}.", (row.latest, last.id))
