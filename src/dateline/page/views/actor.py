"""One actor: its names, what it did, what was done to it, what it said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.errors import NotFound
from dateline.model.answers import LinkRow
from dateline.model.rows import ActorLink, EventRow, MentionRow, StatementRow
from dateline.page.asked import Asked
from dateline.page.paging import paged
from dateline.page.picking import Happened, happened
from dateline.page.snapshot import Snapshot
from dateline.page.speakers import key_of, speaker_key

_FEW = 50
_SAID = 10
"""Statements on a page that has no others behind it: the list of statements has all."""


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The actor with its events, newest first, and its statements."""
    row = snapshot.actors.get(asked.key)
    if row is None:
        raise NotFound(f"{asked.key!r}: no actor of this record has that key; search for a name at /search")
    acts, suffers = _roles(snapshot).get(row.key, ([], []))
    names = {key_of(name) for name in row.names}
    said = [one for name in sorted(names) for one in _said(snapshot).get(name, ())]
    most = _FEW // 2 if asked.whole else _FEW
    return {
        "title": row.name,
        "actor": row,
        "agent": _events(snapshot, acts[:most]),
        "recipient": _events(snapshot, suffers[:most]),
        "claims": snapshot.claims,
        "why": _why(snapshot).get(row.key, ()),
        "counts": (len(acts), len(suffers)),
        "shown": paged(said[:_SAID] if asked.whole else said, asked, most=_FEW),
        "more_said": max(0, len(said) - _SAID) if asked.whole else 0,
    }


def keys(snapshot: Snapshot) -> list[str]:
    """Keys of actors."""
    return list(snapshot.actors)


def only_event(snapshot: Snapshot, key: str) -> str:
    """The one event that is all there is to tell of an actor; "" where there is more, or nothing."""
    row = snapshot.actors[key]
    told = {event for events in _roles(snapshot).get(key, ((), ())) for event in events}
    said = any(_said(snapshot).get(key_of(name)) for name in row.names)
    return "" if said or len(told) != 1 or _why(snapshot).get(key) else told.pop()


def _events(snapshot: Snapshot, keys: Sequence[str]) -> list[Happened]:
    return [happened(snapshot, snapshot.events[key]) for key in keys]


def _roles(snapshot: Snapshot) -> dict[str, tuple[list[str], list[str]]]:
    """Actor to the events in which it acts and those in which it suffers, newest first."""

    def make() -> dict[str, tuple[list[str], list[str]]]:
        found: dict[str, tuple[list[str], list[str]]] = {}
        for event in sorted(snapshot.events.values(), key=_newest):
            mentions = [snapshot.mentions[id] for id in event.mentions if id in snapshot.mentions]
            for place in (0, 1):
                for key in dict.fromkeys(link.actor for row in mentions for link in _links(row, place) if link.actor):
                    found.setdefault(key, ([], []))[place].append(event.key)
        return found

    return snapshot.once("actor.roles", make)


def _links(row: MentionRow, place: int) -> tuple[ActorLink, ...]:
    return row.recipients if place else row.agents


def _why(snapshot: Snapshot) -> dict[str, list[LinkRow]]:
    """Why words are for an actor, by its key."""

    def make() -> dict[str, list[LinkRow]]:
        found: dict[str, list[LinkRow]] = {}
        for link in snapshot.view.links():
            found.setdefault(link.actor, []).append(link)
        return found

    return snapshot.once("actor.why", make)


def _newest(row: EventRow) -> tuple[bool, int, str]:
    day = row.time_end or row.time_start
    return day is None, -day.toordinal() if day else 0, row.key


def _said(snapshot: Snapshot) -> dict[str, list[StatementRow]]:
    def make() -> dict[str, list[StatementRow]]:
        found: dict[str, list[StatementRow]] = {}
        for row in snapshot.statements.values():
            found.setdefault(speaker_key(row), []).append(row)
        return found

    return snapshot.once("actor.said", make)
