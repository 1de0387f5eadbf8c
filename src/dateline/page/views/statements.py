"""Who said what, by speaker."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dateline.model.rows import StatementRow
from dateline.page.asked import Asked
from dateline.page.filtering import choices, claims_that_pass, filters_of
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.page.speakers import Speaker, key_of, speakers

_LISTED = 40


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Statements that pass the filters, those who say most first; ``speaker`` is one of them, by its words."""
    wanted, chosen = filters_of(asked), asked.get("speaker")
    # As the page writes it or as its links do: "The mayor" is "mayor".
    chosen = chosen and key_of(chosen)

    def found() -> list[Speaker]:
        return speakers(claims_that_pass(snapshot.statements.values(), wanted, snapshot))

    everyone = snapshot.recent("statements", asked.having(speaker=None).filters, found)
    told = [one for one in everyone if chosen is None or one.key == chosen]
    shown = paged([(one, row) for one in told for row in one.claims], asked)
    return {
        "title": "Statements",
        "shown": shown,
        "groups": [(one, [row for _, row in rows]) for one, rows in _grouped(shown.rows)],
        "speakers": everyone[:_LISTED],
        "more": max(0, len(everyone) - _LISTED),
        "chosen": chosen,
        "actor_of": _actors(snapshot),
        "choices": choices(snapshot),
    }


def _grouped(rows: Any) -> list[tuple[Speaker, list[tuple[Speaker, StatementRow]]]]:
    return [(found[0][0], found) for _, group in groupby(rows, key=lambda pair: pair[0].key) if (found := list(group))]


def _actors(snapshot: Snapshot) -> dict[str, str]:
    """Words of a speaker to the key of the actor that has them as a name, where only one has."""

    def make() -> dict[str, str]:
        found: dict[str, set[str]] = {}
        for actor in snapshot.actors.values():
            for name in actor.names:
                found.setdefault(key_of(name), set()).add(actor.key)
        return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}

    return snapshot.once("statements.actors", make)
