"""A series holds what is comparable: members that no comparison ties to the others are series of their own.

What two figures have in common (measure, group, place, days) brings them together; laid beside each other they may
still differ in scope, or lie too far apart to be one count. The members of a series hang together by pairs that do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.model.rows import RelationRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.scopes import find_scope, is_far_apart
from dateline.resolve.counts.values import alike, point
from dateline.resolve.plain import key_of
from dateline.resolve.union import Union

_FAR = 5.0
"""How many times one number the next may be."""

_FEW = 3
"""Members up to which a series is joined to another that a pair contradicts."""

_BESIDE = 20
"""With so many that follow it in report time a member is compared."""


def part_unlike(series: Mapping[str, str], figures: Iterable[Counted]) -> dict[str, str]:
    """The series of each figure, by id; of one that falls apart the largest part keeps its key."""
    groups: dict[str, list[Counted]] = defaultdict(list)
    for figure in figures:
        groups[series[figure.row.id]].append(figure)
    parted = dict(series)
    for key, members in groups.items():
        if len(members) < 3:
            continue
        members.sort(key=lambda one: (one.first is None, one.first, one.row.report_key, one.row.start, one.row.id))
        same = Union(range(len(members)))
        for at, one in enumerate(members):
            for beside in range(at + 1, min(at + 1 + _BESIDE, len(members))):
                if same.find(at) != same.find(beside) and _may_be_one(one, members[beside]):
                    same.join(at, beside)
        pieces = sorted(
            (sorted(members[at].row.id for at in piece) for piece in same.groups()),
            key=lambda ids: (-len(ids), ids),
        )
        for ids in pieces[1:]:
            parted |= dict.fromkeys(ids, key_of("N", [key, ids[0]]))
    return parted


def join_rivals(series: Mapping[str, str], relations: Iterable[RelationRow]) -> dict[str, str]:
    """The series of each figure where those that contradict each other are of one: they count the same.

    Two long series are not made one by a single pair.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for id, key in series.items():
        members[key].append(id)
    joined = dict(series)
    for row in sorted(relations, key=lambda row: (row.a, row.b)):
        if row.relation != "contradicted" or joined.get(row.a) == joined.get(row.b):
            continue
        if row.a not in joined or row.b not in joined:
            continue
        less, more = sorted((joined[row.a], joined[row.b]), key=lambda key: (len(members[key]), key))
        if len(members[less]) <= _FEW:
            joined |= dict.fromkeys(members[less], more)
            members[more] += members.pop(less)
    return joined


def _may_be_one(one: Counted, other: Counted) -> bool:
    if find_scope(one, other) or is_far_apart(one, other):
        return False
    # "Hundreds" and "at least 11" only meet since the one is open.
    low, high = sorted((max(point(one.row) or 0, 1), max(point(other.row) or 0, 1)))
    return alike(one.row, other.row) or high <= _FAR * low
