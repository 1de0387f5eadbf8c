"""What a decision changed: the claim, its series and its event, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.rows import ClaimRow, EventRow, FigureRow, MentionRow, SeriesRow
from dateline.page.naming import series_name
from dateline.page.picking import happened
from dateline.page.snapshot import Snapshot
from dateline.phrases import many, say_bounds, say_claim, say_event, say_place, say_series, say_source, say_time


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim with its series and its event, as they stood at one moment."""

    row: ClaimRow
    series: SeriesRow | None
    event: EventRow | None


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a decision changed, or did not, in words, with the page that shows it."""

    words: str
    page: str = ""
    key: str = ""


def standing(snapshot: Snapshot, id: str) -> Standing | None:
    """How a claim stands in these rows; None where it is in none of them."""
    row = snapshot.claims.get(id)
    if row is None:
        return None
    series = snapshot.series.get(row.series or "") if isinstance(row, FigureRow) else None
    event = snapshot.events.get(row.event or "") if isinstance(row, MentionRow) else None
    return Standing(row, series, event)


def without(before: Standing, snapshot: Snapshot) -> Standing:
    """A claim that these rows have no more, with what has become of its series and its event."""
    series = _series_now(before.series, before.row.id, snapshot) if before.series else None
    event = _event_now(before.event, before.row.id, snapshot) if before.event else None
    return Standing(before.row, series, event)


def effects(before: Standing, snapshot: Snapshot) -> list[Effect]:
    """What has changed since for a claim, its series and its event."""
    row = snapshot.claims.get(before.row.id)
    found = list(_of_row(before.row, row)) if row else []
    if before.series:
        found += _of_series(before.series, row, snapshot)
    if before.event:
        found += _of_event(before.event, row, snapshot)
    return found


def _of_row(old: ClaimRow, new: ClaimRow) -> Iterator[Effect]:
    said = [("Place", say_place), ("Time", say_time), ("Source", say_source), ("Status", lambda row: row.status)]
    if isinstance(old, FigureRow):
        said += [
            ("Number", lambda row: say_bounds(row.low, row.high, row.approx)),
            ("Measure", lambda row: row.measure),
        ]
    elif isinstance(old, MentionRow):
        said += [("Kind", lambda row: f"{row.type} {row.mode}".strip())]
    for name, say in said:
        if say(old) != say(new):
            yield Effect(f"{name}: {say(old)} → {say(new)}")
    if old.judged != new.judged and say_claim(old) == say_claim(new):
        yield Effect(f"The claim: {old.judged or 'open'} → {new.judged or 'open'}")


def _of_series(old: SeriesRow, row: ClaimRow | None, snapshot: Snapshot) -> Iterator[Effect]:
    own = row.series if isinstance(row, FigureRow) else None
    new = _series_now(old, row.id if row else "", snapshot)
    if new is None and own not in snapshot.series:
        yield Effect(f"Series “{say_series(old)}”: {many(len(old.figures), 'figure')} → gone")
    elif new is not None:
        changes = list(_differing(_series_says(old), _series_says(new)))
        words = "; ".join(changes) or "as it was"
        yield Effect(f"Series “{series_name(snapshot, new)}”: {words}", "series", new.key)
    if own and own in snapshot.series and (new is None or own != new.key):
        yield Effect(f"The figure counts in “{series_name(snapshot, snapshot.series[own])}”", "series", own)


def _series_now(old: SeriesRow, but: str, snapshot: Snapshot) -> SeriesRow | None:
    """The series of that key, or that its other figures are in now."""
    rest = (snapshot.figures.get(id) for id in old.figures if id != but)
    keys = (old.key, *(one.series for one in rest if one))
    return next((snapshot.series[key] for key in keys if key in snapshot.series), None)


def _event_now(old: EventRow, but: str, snapshot: Snapshot) -> EventRow | None:
    """The event of that key, or that its other mentions are of now."""
    rest = (snapshot.mentions.get(id) for id in old.mentions if id != but)
    keys = (old.key, *(one.event for one in rest if one))
    return next((snapshot.events[key] for key in keys if key in snapshot.events), None)


def _series_says(row: SeriesRow) -> dict[str, str]:
    return {
        "": many(len(row.figures), "figure"),
        "latest number ": say_bounds(row.low, row.high, row.approx),
        "range that is stood by ": _range(row.standing_low, row.standing_high),
        "origins ": str(row.origins),
        "differs ": "contradicted" if row.contradicted else "no contradiction",
    }


def _range(low: int | None, high: int | None) -> str:
    return "none" if low is None and high is None else say_bounds(low, high)


def _of_event(old: EventRow, row: ClaimRow | None, snapshot: Snapshot) -> Iterator[Effect]:
    own = row.event if isinstance(row, MentionRow) else None
    new = _event_now(old, row.id if row else "", snapshot)
    if new is None and own not in snapshot.events:
        yield Effect(f"Event “{say_event(old)}”: {many(len(old.mentions), 'mention')} → gone")
    elif new is not None:
        words = "; ".join(_differing(_event_says(old), _event_says(new))) or "as it was"
        yield Effect(f"Event “{happened(snapshot, new).text}”: {words}", "event", new.key)
    if own and own in snapshot.events and (new is None or own != new.key):
        yield Effect(f"The mention belongs to “{happened(snapshot, snapshot.events[own]).text}”", "event", own)


def _event_says(row: EventRow) -> dict[str, str]:
    return {
        "": many(len(row.mentions), "mention"),
        "place ": say_place(row),
        "time ": say_time(row),
        "status ": row.status,
        "origins ": str(row.origins),
    }


def _differing(old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    for name, value in old.items():
        if value != new[name]:
            yield f"{name}{value} → {new[name]}"
