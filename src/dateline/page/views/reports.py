"""All reports, what could not be taken in, and what could not be read."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.model.rows import ReportRow
from dateline.page.asked import Asked
from dateline.page.filtering import Filters, choices, filters_of, in_days
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot

ORDERS = ("newest", "oldest", "claims", "read")


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Reports by day of publication, those without one last. Days of the filters are days of publication here."""
    wanted = filters_of(asked)
    rows = [row for row in snapshot.reports.values() if _passes(row, wanted, asked.get("only") or "")]
    order = asked.get("order") or ""
    order = order if order in ORDERS else "newest"
    return {
        "title": "Reports",
        "shown": paged(sorted(rows, key=lambda row: _order(row, order)), asked),
        "skipped": snapshot.info.skipped,
        "undated": sum(row.published is None for row in snapshot.reports.values()),
        "unread": sum(not row.reader for row in snapshot.reports.values()),
        "order": order,
        "orders": ORDERS,
        "choices": choices(snapshot),
    }


def _passes(row: ReportRow, wanted: Filters, only: str) -> bool:
    told = (wanted.source or "").casefold()
    return (
        (wanted.story is None or (row.story or "") == wanted.story)
        and (not told or told in row.outlet.casefold() or told in row.name.casefold())
        and in_days(wanted, row.published, row.published)
        and (only != "undated" or row.published is None)
        and (only != "unread" or not row.reader)
    )


def _order(row: ReportRow, order: str) -> tuple[Any, ...]:
    day = (row.published is None, -(row.published or date.min).toordinal())
    if order == "claims":
        return (-(row.figures + row.events + row.statements), row.name, row.key)
    if order == "oldest":
        return (row.published is None, row.published or date.max, row.name, row.key)
    if order == "read" and row.recorded_at is not None:
        return (False, -row.recorded_at.timestamp(), row.name, row.key)
    return (*day, row.name, row.key) if order != "read" else (True, 0.0, row.name, row.key)
