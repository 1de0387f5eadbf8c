"""One event: every mention of it, who asserts and who denies it, and the figures that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.brief.common import FIRM
from dateline.errors import NotFound
from dateline.model.rows import ActorLink, MentionRow
from dateline.page.asked import Asked
from dateline.page.paging import paged
from dateline.page.picking import ahead, happened
from dateline.page.snapshot import Snapshot
from dateline.phrases import say_source


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The event with its mentions in report time."""
    row = snapshot.events.get(asked.key)
    if row is None:
        raise NotFound(f"{asked.key!r}: no event of this record has that key; /events lists them")
    told = happened(snapshot, row)
    mentions = [snapshot.mentions[id] for id in row.mentions if id in snapshot.mentions]
    return {
        "title": told.text,
        "event": row,
        "ahead": ahead(snapshot, row),
        "shown": paged(mentions, asked),
        "stands": told.mention or (mentions[0] if mentions else None),
        "asserted": _by(mentions, FIRM),
        "held": [(status, _by(mentions, (status,))) for status in row.statuses if status not in FIRM],
        "agents": _actors([one for mention in mentions for one in mention.agents]),
        "recipients": _actors([one for mention in mentions for one in mention.recipients]),
        "larger": happened(snapshot, snapshot.events[row.part_of]) if row.part_of in snapshot.events else None,
        "smaller": [happened(snapshot, snapshot.events[key]) for key in _parts(snapshot).get(row.key, ())],
        "figures": [snapshot.figures[id] for id in row.figures if id in snapshot.figures],
    }


def keys(snapshot: Snapshot) -> list[str]:
    """Keys of events."""
    return list(snapshot.events)


def _parts(snapshot: Snapshot) -> dict[str, list[str]]:
    """Larger event to those that it takes in, by day."""

    def make() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in snapshot.events.values():
            if row.part_of:
                found.setdefault(row.part_of, []).append(row.key)
        return found

    return snapshot.once("event.parts", make)


def _by(mentions: Sequence[MentionRow], statuses: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(say_source(row) for row in mentions if row.status in statuses))


def _actors(links: Sequence[ActorLink]) -> list[ActorLink]:
    """Each actor once, by its first words; two that are called by the same words stand there once, too."""
    first = {link.actor or link.text.casefold(): link for link in reversed(links)}
    return list({link.text.casefold(): link for link in first.values()}.values())[::-1]
