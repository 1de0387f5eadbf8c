"""What people decided, and how far two of them agree."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from dateline.errors import NotFound, UsageError
from dateline.model.rows import ClaimRow
from dateline.model.vocabulary import Verdict
from dateline.page.asked import Asked
from dateline.page.deciding import agreement, decisions, label, pairs, people, told_values
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot

STATES = ("stands", "moved", "changed", "overruled", "undone", "lost")


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """All judgements, newest first, or two people's side by side (``one`` and ``other``).

    Raises:
        UsageError: a filter is none of its list.
    """
    decided = decisions(snapshot)
    one, other = asked.get("one"), asked.get("other")
    made: dict[str, Any] = {
        "title": "Judgements",
        "people": people(decided),
        "pairs": pairs(decided),
        "verdicts": [word.value for word in Verdict],
        "states": STATES,
        "claim_of": lambda id: _told(snapshot, id),
        "told_values": told_values,
    }
    if one and other:
        pair = agreement(decided, one, other)
        sides = [(id, decided[id][one], decided[id][other]) for id in pair.both]
        # Where they differ is what they will want to talk about.
        sides.sort(key=lambda side: label(side[1]) == label(side[2]))
        shown = paged([(_claim(snapshot, id), first, second) for id, first, second in sides], asked)
        return made | {"pair": pair, "sides": shown, "label": label, "shown": None}
    rows = [row for row in reversed(snapshot.judgements) if _passes(row, asked)]
    return made | {"pair": None, "sides": None, "shown": paged(rows, asked)}


def _claim(snapshot: Snapshot, id: str) -> ClaimRow:
    return snapshot.claims.get(id) or snapshot.view.claim(id)


def _told(snapshot: Snapshot, id: str) -> ClaimRow | None:
    """The claim of that id, a rejected one too; None if it is no claim, or one that nobody reads any more."""
    if id[:1] not in ("F", "E", "S"):
        return None
    with suppress(NotFound):
        return _claim(snapshot, id)
    return None


def _passes(row: Any, asked: Asked) -> bool:
    for name, known in (("verdict", [word.value for word in Verdict]), ("state", STATES)):
        wanted = asked.get(name)
        if wanted is not None and wanted not in known:
            raise UsageError(f"{name} {wanted!r}: there is {', '.join(known)}")
        if wanted not in (None, getattr(row, name)):
            return False
    return asked.get("by") in (None, row.who)
