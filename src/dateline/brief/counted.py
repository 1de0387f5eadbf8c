"""The latest figures by series."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.brief.common import FIRM, Claims, bounds, foremost, origins_of
from dateline.brief.page import Line, Section
from dateline.model.rows import ClaimRow, FigureRow, SeriesRow
from dateline.phrases import many, say_claim, sentence_case

_OTHERS = 4


def figures(series: Sequence[SeriesRow], claims: Claims, lines: int) -> Section:
    """One line a series: its latest figure, who says so, and what others give. Nothing is added up."""
    firm = [row for row in series if row.status in FIRM and isinstance(claims.get(row.latest), FigureRow)]
    kept = foremost(firm, claims, lines)
    more = [f"{many(len(firm) - lines, 'more series', 'more series')}"] if len(firm) > lines else []
    doubtful = len(series) - len(firm)
    more += [f"{many(doubtful, 'series', 'series')} whose latest figure is in doubt"] if doubtful else []
    words = f"{'; '.join(more)}: dateline series" if more else ""
    return Section("Latest figures, and who says so", tuple(_series_line(row, claims) for row in kept), words)


def _series_line(row: SeriesRow, claims: Claims) -> Line:
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
    return Line(f"{text}.", (row.latest,))
