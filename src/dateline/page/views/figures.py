"""All series: what is counted, the latest number, who says so, and how the others differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dateline.brief.common import measure_rank
from dateline.model.rows import SeriesRow
from dateline.model.vocabulary import Measure
from dateline.page.asked import Asked
from dateline.page.filtering import choices, filters_of, series_that_pass
from dateline.page.paging import paged
from dateline.page.picking import counted
from dateline.page.snapshot import Snapshot

ORDERS = ("measure", "day", "origins")


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Series that pass the filters: by measure (the dead first), or by as-of day, or by origins."""
    wanted = filters_of(asked)
    order = asked.get("order") or ""
    order = order if order in ORDERS else "measure"

    def found() -> list[SeriesRow]:
        rows = series_that_pass(snapshot.series.values(), wanted, snapshot)
        return sorted(rows, key=lambda row: _order(row, order))

    rows = snapshot.recent("figures", asked.filters, found)
    shown = paged(rows, asked)
    return {
        "title": "Figures",
        "shown": shown,
        "counted": [one for row in shown.rows if (one := counted(snapshot, row))],
        "measures": _measures(rows),
        "order": order,
        "orders": ORDERS,
        "choices": choices(snapshot),
    }


def _measures(rows: Sequence[SeriesRow]) -> list[tuple[str, int]]:
    counts = Counter(row.measure for row in rows)
    return [(str(name), counts[name]) for name in Measure if counts[name]]


def _order(row: SeriesRow, order: str) -> tuple[Any, ...]:
    day = -row.as_of.toordinal() if row.as_of else 0
    if order == "day":
        return (day, measure_rank(row), -row.origins, row.key)
    if order == "origins":
        return (-row.origins, -len(row.figures), measure_rank(row), row.key)
    return (measure_rank(row), -row.origins, -len(row.figures), day, row.key)
