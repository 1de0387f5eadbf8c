"""What stands at the top of a record and of a story: counts, figures, what happened lately, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from dateline.brief.common import shares
from dateline.model.rows import ReportRow
from dateline.page.differing import DOUBTS, PAIRS, Doubt, Pair, disputes, doubts, pairs
from dateline.page.picking import both_sides, figures_that_matter, lately, newer_figures
from dateline.page.snapshot import Snapshot
from dateline.phrases import many, say_days

_LINES = 6


def summary(snapshot: Snapshot, story: str | None) -> dict[str, Any]:
    """What a reader sees first, of one story or of all (None)."""
    reports = list(snapshot.reports.values()) if story is None else snapshot.stories.get(story, [])
    series = snapshot.series if story is None else snapshot.series_of.get(story, ())
    events = snapshot.events if story is None else snapshot.events_of.get(story, ())
    differing = {kind: pairs(snapshot, kind, story) for kind in PAIRS}
    doubtful = {kind: doubts(snapshot, kind, story) for kind in DOUBTS}
    denied = disputes(snapshot, story)
    last = lately(snapshot, story=story)
    newer = newer_figures(snapshot, last[0][0] if last else None, story=story)
    return {
        "about": about(reports),
        "counted": figures_that_matter(snapshot, story=story),
        "groups": (),
        "lately": last,
        "newer": newer,
        "pairs": _dealt_pairs(differing),
        "disputes": [both_sides(snapshot, row) for row in denied[:3]],
        "doubts": _dealt_doubts(doubtful),
        "counts": {
            "series": len(series),
            "events": len(events),
            "pairs": {kind: len(found) for kind, found in differing.items()},
            "doubts": {kind: len(found) for kind, found in doubtful.items()},
            "disputes": len(denied),
        },
        "undated": [report for report in reports if report.published is None],
        "unread": [report for report in reports if not report.reader],
    }


def about(reports: Sequence[ReportRow]) -> str:
    """What was read: reports, origins, outlets, days."""
    days = [report.published for report in reports if report.published]
    origins = len({report.origin or report.key for report in reports})
    outlets = len({report.outlet for report in reports if report.outlet})
    words = f"{many(len(reports), 'report')} of {many(origins, 'origin')}"
    if outlets:
        words += f", from {many(outlets, 'outlet')}"
    if not days:
        return words
    first, last = min(days), max(days)
    # A list of reports is no interval of a happening: a month is said as such only if it is meant.
    return f"{words}, published {say_days(first, last, 'range' if last - first < timedelta(days=366) else '')}"


def _dealt_pairs(found: dict[str, list[Pair]]) -> list[Pair]:
    given = shares([len(rows) for rows in found.values()], _LINES)
    return [row for rows, share in zip(found.values(), given, strict=True) for row in rows[:share]]


def _dealt_doubts(found: dict[str, list[Doubt]]) -> list[Doubt]:
    given = shares([len(rows) for rows in found.values()], _LINES)
    return [row for rows, share in zip(found.values(), given, strict=True) for row in rows[:share]]
