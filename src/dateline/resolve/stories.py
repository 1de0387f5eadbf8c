"""Which reports are about one crisis.

Within a part (``parts``) reports are brought together by the names that they share, closest first, as long as two
groups are alike on the average of their reports: one report that shares a town with both does not chain two shootings.
Then what is left goes to a larger group whose core it shares, the names that most reports of the group have: a long
crisis has many faces. Reports of one origin are of one story.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dateline.resolve.common import weight
from dateline.resolve.parts import ALIKE, SEASON, likeness
from dateline.resolve.plain import key_of
from dateline.resolve.traits import Trait
from dateline.resolve.union import Union

_MONTH = 31
_COMMON = 60
"""Of reports that share a more common name, only near ones are compared."""
_BESIDE = 3

_SEVERAL = 3
"""Reports, and shared names, from which a group has a core."""
_HELD = 0.5
"""Share of a group's reports that have a name of its core; share of the core's weight that tells of the same crisis."""


def find_stories(part: Sequence[Trait], origin: Mapping[str, str], needed: float) -> dict[str, str]:
    """The story of each report of a part: "" for one that stands alone and counts nothing and tells of no event.

    Args:
        part: Reports, earliest first.
        origin: The origin of each.
        needed: Likeness from which two groups are one.
    """
    by_key = {trait.key: trait for trait in part}
    groups = _join_by_core(_grow(part, origin, needed), by_key)
    if needed < ALIKE:
        groups = _join_nameless(groups, by_key)
    place = {trait.key: at for at, trait in enumerate(part)}
    story: dict[str, str] = {}
    for group in groups:
        told = len(group) > 1 or by_key[group[0]].telling
        story |= dict.fromkeys(group, key_of("C", [min(group, key=place.__getitem__)]) if told else "")
    return story


def _join_nameless(groups: list[list[str]], traits: Mapping[str, Trait]) -> list[list[str]]:
    """In a small record with one story a report that names nothing at all is of that story, if it is near in time."""
    several = [group for group in groups if len(group) > 1]
    if len(several) != 1:
        return groups
    main = several[0]
    joined = [
        group[0]
        for group in groups
        if len(group) == 1
        and traits[group[0]].telling
        and all(mark[:1] in ("@", "~") for mark in traits[group[0]].marks)
        and _in_time(group, main, traits)
    ]
    rest = [group for group in groups if group is not main and group[0] not in joined]
    return [sorted([*main, *joined]), *rest]


def _grow(part: Sequence[Trait], origin: Mapping[str, str], needed: float) -> list[list[str]]:
    """Groups by average likeness: the two that are most alike are joined first."""
    first: dict[str, str] = {}
    home = {trait.key: first.setdefault(origin.get(trait.key, trait.key), trait.key) for trait in part}
    members: dict[str, list[str]] = defaultdict(list)
    for key, group in home.items():
        members[group].append(key)
    near: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
    patient = needed < ALIKE
    for one, other in _candidates(part, SEASON if patient else _MONTH):
        a, b = home[one.key], home[other.key]
        if a != b:
            total, count = near[a].get(b, (0.0, 0))
            near[a][b] = near[b][a] = (total + likeness(one, other, patient=patient), count + 1)
    heap = [(-total / count, a, b) for a, found in near.items() for b, (total, count) in found.items() if a < b]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= needed:
        likest, a, b = heapq.heappop(heap)
        total, count = near.get(a, {}).get(b, (0.0, 1))
        if a not in members or b not in members or -likest != total / count:
            continue
        members[a] += members.pop(b)
        del near[a][b]
        for c, (more, times) in near.pop(b).items():
            if c != a:
                del near[c][b]
                total, count = near[a].get(c, (0.0, 0))
                near[a][c] = near[c][a] = (total + more, count + times)
                heapq.heappush(heap, (-(total + more) / (count + times), min(a, c), max(a, c)))
    return [sorted(group) for group in members.values()]


def _candidates(part: Sequence[Trait], days: int) -> list[tuple[Trait, Trait]]:
    """Pairs that share a mark and are no more than so many days apart, in a fixed order."""
    holders: dict[str, list[Trait]] = defaultdict(list)
    for trait in part:
        for mark in trait.marks:
            holders[mark].append(trait)
    pairs: dict[tuple[str, str], tuple[Trait, Trait]] = {}
    for found in holders.values():
        for one, other in _near_ones(found):
            if one.published is None or other.published is None or (other.published - one.published).days <= days:
                pairs[one.key, other.key] = (one, other)
    return [pairs[pair] for pair in sorted(pairs)]


def _near_ones(found: Sequence[Trait]) -> Iterator[tuple[Trait, Trait]]:
    if len(found) <= _COMMON:
        yield from combinations(found, 2)
        return
    for at, one in enumerate(found):
        for other in found[at + 1 : at + 1 + _BESIDE]:
            yield one, other


def _join_by_core(groups: list[list[str]], traits: Mapping[str, Trait]) -> list[list[str]]:
    """Groups joined to those of whose core, the names that half of their reports have, they hold the larger part."""
    cores = {at: _core(group, traits) for at, group in enumerate(groups) if len(group) >= _SEVERAL}
    holders: dict[str, list[int]] = defaultdict(list)
    for at, core in cores.items():
        for name in core:
            holders[name].append(at)
    same = Union(range(len(groups)))
    for at, group in enumerate(groups):
        own = cores.get(at) or {name: math.inf for key in group for name in traits[key].marks}
        shared: dict[int, float] = defaultdict(float)
        for name in sorted(own):
            for other in holders.get(name, ()):
                shared[other] += min(own[name], cores[other][name])
        for other, common in shared.items():
            whole = min(sum(cores[other].values()), sum(own.values()))
            enough = other != at and len(cores[other]) >= _SEVERAL and common >= _HELD * whole
            if enough and _in_time(group, groups[other], traits):
                same.join(at, other)
    return [sorted(key for at in joined for key in groups[at]) for joined in same.groups()]


def _core(group: list[str], traits: Mapping[str, Trait]) -> dict[str, float]:
    held = Counter(name for key in group for name in traits[key].marks if name[:1] not in ("@", "~"))
    return {n: weight(n) * count / len(group) for n, count in sorted(held.items()) if count >= _HELD * len(group)}


def _in_time(one: list[str], other: list[str], traits: Mapping[str, Trait]) -> bool:
    """Whether two groups overlap, or lie no more than a month apart; True where one has no day."""
    a, b = (_days(group, traits) for group in (one, other))
    return not a or not b or ((a[0] - b[-1]).days <= _MONTH and (b[0] - a[-1]).days <= _MONTH)


def _days(group: list[str], traits: Mapping[str, Trait]) -> list[date]:
    return sorted(day for key in group if (day := traits[key].published) is not None)
