"""The latest figures by series, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.brief.common import DOUBTFUL, FIRM, Claims, bounds, cited, measure_rank, origins_of
from dateline.brief.page import Line, Section
from dateline.model.rows import ClaimRow, FigureRow, SeriesRow
from dateline.phrases import many, say_claim, sentence_case

_OTHERS = 4


def figures(series: Sequence[SeriesRow], claims: Claims, lines: int) -> Section:
    """One line a series: its latest figure, who says so, and what others give. Nothing is added up."""
    firm = [row for row in series if row.status in FIRM and isinstance(claims.get(row.latest), FigureRow)]
    ranked = sorted(firm, key=lambda row: (-row.origins, measure_rank(row), -len(row.figures), row.key))
    kept = sorted(ranked[:lines], key=lambda row: (measure_rank(row), -row.origins, row.place_name, row.key))
    more = f"{many(len(ranked) - lines, 'more series', 'more series')}: dateline series" if len(ranked) > lines else ""
    return Section("Latest figures, and who says so", tuple(_series_line(row, claims) for row in kept), more)


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


def doubtful(claims: Iterable[ClaimRow], lines: int) -> Section:
    """What is unconfirmed, denied, or planned, feared and conditional: a share of the lines for each, figures first."""
    said: dict[str, dict[str, list[ClaimRow]]] = {status: {} for status in DOUBTFUL}
    for row in claims:
        if row.status in DOUBTFUL:
            said[row.status].setdefault(say_claim(row, cited=False), []).append(row)
    queues = [[(rank, words, rows) for words, rows in told.items() for rank in (measure_rank(rows[0]),)]
              for told in said.values()]  # fmt: skip
    for queue in queues:
        queue.sort(key=lambda item: (item[0], -origins_of(item[2])))
    total = sum(map(len, queues))
    shares = _shares([len(queue) for queue in queues], lines)
    out = tuple(
        Line(f"{sentence_case(words)} ({cited(rows, origins_of(rows))}).", tuple(row.id for row in rows))
        for queue, share in zip(queues, shares, strict=True)
        for _, words, rows in queue[:share]
    )
    more = f"{many(total - len(out), 'more claim')}: dateline figures --status unconfirmed,denied,conditional"
    return Section("Unconfirmed, denied, or not a fact so far", out, more if total > len(out) else "")


def _shares(wanted: list[int], lines: int) -> list[int]:
    """Lines for each of several lists, dealt out one by one: a long list does not crowd out a short one."""
    given = [0] * len(wanted)
    while sum(given) < min(lines, sum(wanted)):
        for place, want in enumerate(wanted):
            if given[place] < want and sum(given) < lines:
                given[place] += 1
    return given
