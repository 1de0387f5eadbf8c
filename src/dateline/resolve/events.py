"""Which mentions are of one happening.

Mentions are joined only where type, mode, place and day are all known and equal, and nobody who is named in the one is
missing from the other without a shared actor. Two clashes on one day in one city stay two if different people fought
them. Joining wrongly costs a reader more than a double line, so what is vague stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from dateline.model.rows import MentionRow
from dateline.resolve.places import Where
from dateline.resolve.plain import key_of
from dateline.resolve.union import Union

_FACTS = frozenset({"stated", "attributed", "unconfirmed", "denied"})


def find_events(
    mentions: Iterable[MentionRow], where: Mapping[str, Where], actors: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, str]:
    """The event of each mention, by id."""
    blocks: dict[tuple[Any, ...], list[MentionRow]] = defaultdict(list)
    for row in mentions:
        blocks[_block(row, where[row.id])].append(row)
    found: dict[str, str] = {}
    for block, members in blocks.items():
        members.sort(key=lambda row: row.id)
        groups = _groups(members, actors)
        for group in groups:
            # Alone under its block an event is named by it, and keeps its key when more reports tell of it.
            key = key_of("V", block if len(groups) == 1 else [*block, group[0]])
            found |= dict.fromkeys(group, key)
    return found


def _groups(members: list[MentionRow], actors: Mapping[str, Mapping[str, list[str]]]) -> list[list[str]]:
    """Ids of the mentions of one block, by event."""
    links = {row.id: actors.get(row.id, {}) for row in members}
    named = {id: roles for id, roles in links.items() if any(any(keys) for keys in roles.values())}
    same = Union(named)
    for one, other in combinations(named, 2):
        if _agree(named[one], named[other]):
            same.join(one, other)
    groups = same.groups()
    nameless = [row.id for row in members if row.id not in named]
    # A mention that names nobody may be of either of two clashes, and must not make one of them.
    if nameless and len(groups) == 1:
        groups[0] += nameless
    elif nameless:
        groups.append(nameless)
    return groups


def _block(row: MentionRow, where: Where) -> tuple[Any, ...]:
    """Mentions of different blocks are never joined."""
    known = row.time_precision == "day" and row.time_start == row.time_end and row.time_basis != "published"
    day = row.time_start if known else None
    placed = where.key and where.level in ("town", "province")
    if row.status in _FACTS and day is not None and placed:
        return (row.type, row.mode, where.key, day)
    if row.status in _FACTS and row.zone in ("headline", "body"):
        # Within one report the same word for the same thing, in headline and text, is one event.
        return (row.type, row.mode, row.report_key, row.text.casefold(), where.key, str(day))
    return (row.id,)


def _agree(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> bool:
    """Whether nobody contradicts: in each role the actors overlap, or one side names none."""
    for role in ("agents", "recipients"):
        a, b = set(one.get(role, ())) - {""}, set(other.get(role, ())) - {""}
        if a and b and not a & b:
            return False
    return True
