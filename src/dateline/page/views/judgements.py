"""What people decided, and how far two of them agree."""

from __future__ import annotations

import re
from typing import Any

from dateline.errors import UsageError
from dateline.model.judgement import JudgementRow
from dateline.model.vocabulary import Verdict
from dateline.page.about import about, find_claim
from dateline.page.asked import Asked
from dateline.page.deciding import agreement, decisions, label, pairs, people, told_values
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.phrases import say_day

STATES = ("stands", "moved", "changed", "overruled", "undone", "lost")
_KEY = re.compile(r"\b(J[0-9a-f]{6,})\b")


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
        "about": lambda id, now: about(snapshot, id, now),
        "noted": lambda row: _noted(snapshot, row),
        "told_values": told_values,
    }
    if one and other:
        pair = agreement(decided, one, other)
        sides = [(id, decided[id][one], decided[id][other]) for id in pair.both]
        # Where they differ is what they will want to talk about.
        sides.sort(key=lambda side: label(side[1]) == label(side[2]))
        shown = paged([(find_claim(snapshot, id), first, second) for id, first, second in sides], asked)
        return made | {"pair": pair, "sides": shown, "label": label, "shown": None}
    rows = [row for row in reversed(snapshot.judgements) if _passes(row, asked)]
    return made | {"pair": None, "sides": None, "shown": paged(rows, asked)}


def _noted(snapshot: Snapshot, row: JudgementRow) -> list[tuple[str, str]]:
    """Why it is in its state, in pieces of words and key: another judgement is named by who made it, and when."""
    by = snapshot.once("judgements.by", lambda: {one.key: one for one in snapshot.judgements})
    made = []
    for piece in _KEY.split(row.note):
        other = by.get(piece)
        made.append((f"{other.who}, {say_day(other.decided_at.date())}" if other else piece, piece if other else ""))
    return [(words, key) for words, key in made if words]


def _passes(row: Any, asked: Asked) -> bool:
    for name, known in (("verdict", [word.value for word in Verdict]), ("state", STATES)):
        wanted = asked.get(name)
        if wanted is not None and wanted not in known:
            raise UsageError(f"{name} {wanted!r}: there is {', '.join(known)}")
        if wanted not in (None, getattr(row, name)):
            return False
    return asked.get("by") in (None, row.who)
