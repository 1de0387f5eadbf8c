"""All events, by day."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from dateline.model.rows import EventRow
from dateline.page.asked import Asked
from dateline.page.filtering import choices, events_that_pass, filters_of
from dateline.page.paging import paged
from dateline.page.picking import ahead, happened
from dateline.page.snapshot import Snapshot

ORDERS = ("newest", "oldest", "origins")
_TO_COME = 2


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Events that pass the filters; those without a known day stand behind, what is said to come last."""
    wanted = filters_of(asked)
    order = asked.get("order") or ""
    order = order if order in ORDERS else "newest"

    def found() -> list[EventRow]:
        rows = events_that_pass(snapshot.events.values(), wanted, snapshot)
        return sorted(rows, key=lambda row: (_part(snapshot, row, order), *_order(row, order)))

    shown = paged(snapshot.recent("events", asked.filters, found), asked)
    parts = groupby(shown.rows, key=lambda row: _part(snapshot, row, order))
    return {
        "title": "Events",
        "shown": shown,
        "parts_of": [(part, [happened(snapshot, row) for row in rows]) for part, rows in parts],
        "order": order,
        "orders": ORDERS,
        "choices": choices(snapshot),
    }


def _part(snapshot: Snapshot, row: EventRow, order: str) -> int:
    """0 for what happened on known days (or on any, where days are not the order), 1 for unknown days, 2 to come."""
    if ahead(snapshot, row):
        return _TO_COME
    return 0 if order == "origins" or row.time_start or row.time_end else 1


def _order(row: EventRow, order: str) -> tuple[Any, ...]:
    day = row.time_end or row.time_start
    if order == "origins":
        return (-row.origins, -len(row.mentions), row.key)
    if order == "oldest":
        return (day is None, row.time_start or day or date.max, day or date.max, row.key)
    return (day is None, -(day or date.min).toordinal(), -row.origins, row.key)
