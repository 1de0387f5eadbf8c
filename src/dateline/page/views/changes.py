"""What moved since a record time."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from dateline.page.asked import Asked
from dateline.page.filtering import choices
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.page.words import say_since
from dateline.record import ChangeRow, KeptView, Record

_TIMES = 12
_ORDER = ("contradicted", "withdrawn", "revised", "judged", "new")
"""What needs a look comes before what is only more."""


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Changes since a day or moment (``since``), gravest first; else times to choose from.

    Raises:
        UsageError: ``since`` is no day or moment.
    """
    since = asked.get("since")
    view = snapshot.view
    rows: list[ChangeRow] = []
    if since and isinstance(view, Record | KeptView):
        rows = [row for row in _moved(snapshot, view, since) if _passes(row, asked)]
        rows.sort(key=lambda row: _ORDER.index(row.change) if row.change in _ORDER else len(_ORDER))
    shown = paged(rows, asked)
    return {
        "title": f"Changes since {say_since(since)}" if since else "Changes",
        "since": since,
        "can": isinstance(view, Record | KeptView),
        "counts": list(Counter((row.change, row.kind) for row in rows).items()),
        "groups": [(key, list(found)) for key, found in groupby(shown.rows, key=lambda row: (row.change, row.kind))],
        "shown": shown,
        "times": times(snapshot),
        "choices": choices(snapshot),
    }


def _moved(snapshot: Snapshot, view: Record | KeptView, since: str) -> list[ChangeRow]:
    """Comparing two states of a record takes its time: the last answer is kept, for the pages of its list."""
    kept: dict[str, list[ChangeRow]] = snapshot.once("changes.moved", dict)
    if since not in kept:
        kept.clear()
        kept[since] = list(view.diff(since))
    return kept.get(since) or []


def times(snapshot: Snapshot) -> list[tuple[str, int]]:
    """Days on which reports were read, newest first, with how many."""
    days = Counter(row.recorded_at.date().isoformat() for row in snapshot.reports.values() if row.recorded_at)
    return sorted(days.items(), reverse=True)[:_TIMES]


def _passes(row: ChangeRow, asked: Asked) -> bool:
    story, kind = asked.get("story"), asked.get("status")
    thing = row.row or row.old
    return (story is None or getattr(thing, "story", None) == story) and (kind is None or row.change == kind)
