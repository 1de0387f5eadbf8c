"""What moved since a record time."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from dateline.page.asked import Asked
from dateline.page.filtering import choices
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.record import ChangeRow, KeptView, Record
from dateline.record.facade import start_of

_TIMES = 12
_DAY = timedelta(days=1)
_PAUSE = timedelta(minutes=15)
_JUST_BEFORE = timedelta(seconds=1)
_ORDER = ("contradicted", "withdrawn", "revised", "judged", "new")
"""What needs a look comes before what is only more."""


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Changes since a day or moment (``since``), gravest first, and other times to choose from.

    Since a time before the record began everything is new: that is told in a sentence, and not listed once more.

    Raises:
        UsageError: ``since`` is no day or moment.
    """
    since = asked.get("since")
    view = snapshot.view
    rows: list[ChangeRow] = []
    began = snapshot.info.first_recorded
    narrowed = asked.get("status") or asked.get("story")
    everything = bool(since and began and not narrowed and start_of(since) < began)
    if since and not everything and isinstance(view, Record | KeptView):
        rows = [row for row in _moved(snapshot, view, since) if _passes(row, asked)]
        rows.sort(key=lambda row: _ORDER.index(row.change) if row.change in _ORDER else len(_ORDER))
    shown = paged(rows, asked)
    return {
        "title": "Changes",
        "since": since,
        "can": isinstance(view, Record | KeptView),
        "everything": everything,
        "counts": list(Counter((row.change, row.kind) for row in rows).items()),
        "groups": [(key, list(found)) for key, found in groupby(shown.rows, key=lambda row: (row.change, row.kind))],
        "shown": shown,
        "times": times(snapshot),
        "choices": choices(snapshot),
    }


def usual(snapshot: Snapshot, last_visit: datetime | None) -> str | None:
    """Since when changes are told if nobody says: the reader's last visit, else a day before the newest reading."""
    last = snapshot.info.last_recorded
    since = last_visit or (last and last - _DAY)
    return since.isoformat() if since else None


def read_since(snapshot: Snapshot, moment: datetime) -> int:
    """How many of the reports that are there now were taken in after a record time."""
    return sum(1 for row in snapshot.reports.values() if row.recorded_at and row.recorded_at > moment)


def _moved(snapshot: Snapshot, view: Record | KeptView, since: str) -> list[ChangeRow]:
    """Comparing two states of a record takes its time: the last answer is kept, for the pages of its list."""
    kept: dict[str, list[ChangeRow]] = snapshot.once("changes.moved", dict)
    if since not in kept:
        kept.clear()
        kept[since] = list(view.diff(since))
    return kept.get(since) or []


def times(snapshot: Snapshot) -> list[tuple[str, int]]:
    """Readings, newest first: the moment just before each, and how many of the reports that are there now it took in.

    Reports taken in within a quarter of an hour of each other are one reading.
    """
    moments = sorted(row.recorded_at for row in snapshot.reports.values() if row.recorded_at)
    runs: list[list[datetime]] = []
    for moment in moments:
        if not runs or moment - runs[-1][-1] > _PAUSE:
            runs.append([])
        runs[-1].append(moment)
    return [((run[0] - _JUST_BEFORE).isoformat(timespec="seconds"), len(run)) for run in reversed(runs[-_TIMES:])]


def _passes(row: ChangeRow, asked: Asked) -> bool:
    story, kind = asked.get("story"), asked.get("status")
    thing = row.row or row.old
    return (story is None or getattr(thing, "story", None) == story) and (kind is None or row.change == kind)
