"""One origin: the reports that print one text, and why they count once."""

from __future__ import annotations

from typing import Any

from dateline.errors import NotFound
from dateline.page.asked import Asked
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.page.titles import report_title
from dateline.phrases import many


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The origin with its reports in report time."""
    row = snapshot.origins.get(asked.key)
    if row is None:
        raise NotFound(f"{asked.key!r}: no origin of this record has that key; /sources lists them")
    reports = [snapshot.reports[key] for key in row.reports if key in snapshot.reports]
    headed = next((report for report in reports if report.headline), reports[0] if reports else None)
    first = report_title(snapshot, headed) if headed else row.key
    return {
        "title": f"One text, {many(len(reports), 'report')}: {first}",
        "origin": row,
        "shown": paged(reports, asked),
    }


def keys(snapshot: Snapshot) -> list[str]:
    """Keys of origins."""
    return list(snapshot.origins)
