"""Where a thing is told in full that needs no page of its own: in a frozen site, which holds every page, these add up.

One figure that nothing counts with or that one other repeats, one mention of an event, a report of its own origin: the
report says all of it, at the words. A server makes pages when they are asked for and has them all.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.model.rows import SeriesRow
from dateline.page.snapshot import Snapshot
from dateline.page.views import actor


class Home(NamedTuple):
    """Page, key and element that tell a thing."""

    page: str
    key: str
    at: str = ""


def homes(snapshot: Snapshot) -> dict[tuple[str, str], Home]:
    """Things without a page of their own, by the name of the page and the key, with where they are told."""
    return snapshot.once("homes.all", lambda: _homes(snapshot))


def home(snapshot: Snapshot, page: str, key: str) -> Home:
    """Where a thing is told: its own page, if it has one."""
    return homes(snapshot).get((page, key), Home(page, key))


def _homes(snapshot: Snapshot) -> dict[tuple[str, str], Home]:
    found: dict[tuple[str, str], Home] = {}
    for series in snapshot.series.values():
        if series.figures and all(id in snapshot.figures for id in series.figures) and _at_one(snapshot, series):
            found["series", series.key] = _words(snapshot, series.figures[-1])
    larger = {row.part_of for row in snapshot.events.values()}
    for row in snapshot.events.values():
        if len(row.mentions) == 1 and row.mentions[0] in snapshot.mentions and row.key not in larger:
            found["event", row.key] = _words(snapshot, row.mentions[0])
    for origin in snapshot.origins.values():
        if len(origin.reports) == 1 and origin.reports[0] in snapshot.reports:
            found["origin", origin.key] = Home("report", origin.reports[0])
    for key in snapshot.actors:
        only = actor.only_event(snapshot, key)
        if only:
            found["actor", key] = found.get(("event", only), Home("event", only))
    return found


def _at_one(snapshot: Snapshot, series: SeriesRow) -> bool:
    """Whether the note of one figure says all: it stands alone, or with one other that gives the same number."""
    if len(series.figures) == 1:
        return True
    first, *more = (snapshot.figures[id] for id in series.figures)
    return len(more) == 1 and (first.low, first.high, first.status) == (more[0].low, more[0].high, more[0].status)


def _words(snapshot: Snapshot, id: str) -> Home:
    return Home("report", snapshot.claims[id].report_key, id)
