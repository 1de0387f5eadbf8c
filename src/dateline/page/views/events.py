"""All events, by day."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.model.rows import EventRow
from dateline.page.asked import Asked
from dateline.page.filtering import choices, events_that_pass, filters_of
from dateline.page.paging import paged
from dateline.page.picking import happened
from dateline.page.snapshot import Snapshot

ORDERS = ("newest", "oldest", "origins")


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Events that pass the filters; those on days that are not known stand last."""
    wanted = filters_of(asked)
    order = asked.get("order") or ""
    order = order if order in ORDERS else "newest"

    def found() -> list[EventRow]:
        rows = events_that_pass(snapshot.events.values(), wanted, snapshot)
        return sorted(rows, key=lambda row: _order(row, order))

    shown = paged(snapshot.recent("events", asked.filters, found), asked)
    return {
        "title": "Events",
        "shown": shown,
        "happened": [happened(snapshot, row) for row in shown.rows],
        "order": order,
        "orders": ORDERS,
        "choices": choices(snapshot),
    }


def _order(row: EventRow, order: str) -> tuple[Any, ...]:
    day = row.time_end or row.time_start
    if order == "origins":
        return (-row.origins, -len(row.mentions), row.key)
    if order == "oldest":
        return (day is None, row.time_start or day or date.max, day or date.max, row.key)
    return (day is None, -(day or date.min).toordinal(), -row.origins, row.key)
