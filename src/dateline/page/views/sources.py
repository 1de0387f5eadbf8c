"""Where it all comes from: outlets, texts that several print, and who is credited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.model.rows import OriginRow, ReportRow
from dateline.page.asked import Asked
from dateline.page.filtering import claims_that_pass, filters_of
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.page.speakers import Speaker, all_speakers, speakers

_COPIES = 30
_CREDITED = 200
"""Speakers on a page that has no others behind it."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: its reports, how many of them are its own alone, its claims, its days."""

    name: str
    reports: int
    copies: int
    claims: int
    first: date | None
    last: date | None


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Outlets by reports, copied texts by how often they are printed, speakers by claims."""
    story = asked.get("story")
    reports = [row for row in snapshot.reports.values() if story is None or (row.story or "") == story]
    kept = {row.key for row in reports}
    told = credited(snapshot, asked)
    copied = [row for row in snapshot.origins.values() if len(row.reports) > 1 and kept.intersection(row.reports)]
    return {
        "title": "Sources",
        "outlets": outlets(snapshot, reports),
        "copied": copied if asked.whole else copied[:_COPIES],
        "more_copied": 0 if asked.whole else max(0, len(copied) - _COPIES),
        "shown": paged(told[:_CREDITED] if asked.whole else told, asked),
        "more_credited": max(0, len(told) - _CREDITED) if asked.whole else 0,
        "story": story,
    }


def credited(snapshot: Snapshot, asked: Asked) -> list[Speaker]:
    """Who says the claims that pass the filters, those who say most first."""
    wanted = filters_of(asked)
    if not asked.having(page=None).values:
        return all_speakers(snapshot)
    return snapshot.recent(
        "sources", asked.filters, lambda: speakers(claims_that_pass(snapshot.claims.values(), wanted, snapshot))
    )


def outlets(snapshot: Snapshot, reports: Sequence[ReportRow]) -> list[Outlet]:
    """Outlets of these reports, most reports first; "" for reports that name none."""
    found: dict[str, list[ReportRow]] = {}
    for row in reports:
        found.setdefault(row.outlet, []).append(row)
    made = [_outlet(snapshot, name, rows) for name, rows in found.items()]
    return sorted(made, key=lambda one: (not one.name, -one.reports, one.name))


def is_copied(snapshot: Snapshot, report: ReportRow) -> bool:
    """Whether another report prints the same text."""
    origin: OriginRow | None = snapshot.origins.get(report.origin or "")
    return origin is not None and len(origin.reports) > 1


def _outlet(snapshot: Snapshot, name: str, rows: Sequence[ReportRow]) -> Outlet:
    days = [row.published for row in rows if row.published]
    return Outlet(
        name,
        len(rows),
        sum(is_copied(snapshot, row) for row in rows),
        sum(row.figures + row.events + row.statements for row in rows),
        min(days, default=None),
        max(days, default=None),
    )
