"""Which reports are about one crisis.

Reports are brought together by the names that they share (``names``), closest first, as long as two groups are alike
on the average of their reports: one report that shares a town with both does not chain two shootings. Then what is left
goes to a larger group whose core it shares, the names that most reports of the group have: a long crisis has many
faces.
Reports of one origin are of one story.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from dateline.model.rows import ClaimRow
from dateline.resolve.names import Marks, find_marks, vector
from dateline.resolve.origins import report_order
from dateline.resolve.plain import PlainReport, key_of
from dateline.resolve.union import Union

_WEEK, _MONTH = 7, 31
_ALIKE = 0.16
"""Cosine from which groups are one story; two reports of one shooting have .3, of two in one city .05."""
_ALIKE_AT_FIRST, _ALIKE_MORE = 0.015, 0.0025
"""The same in a small record, and what each report adds: a dozen reports read together are mostly of one thing."""
_COMMON = 60
"""Of reports that share a more common name, only near ones are compared."""
_BESIDE = 3

_SEVERAL = 3
"""Reports, and shared names, from which a group has a core."""
_HELD = 0.5
"""Share of a group's reports that have a name of its core; share of the core's weight that tells of the same crisis."""


def find_stories(
    reports: Sequence[PlainReport], claims: Sequence[ClaimRow], origin: Mapping[str, str]
) -> dict[str, str]:
    """The story of each report: "" for one that stands alone and counts nothing and tells of no event."""
    ordered = sorted(reports, key=report_order)
    marks, weight = find_marks(ordered, claims)
    groups = _grow(ordered, {key: vector(found, weight) for key, found in marks.items()}, origin)
    groups = _join_by_core(groups, marks, weight, {report.key: report.published for report in reports})
    telling = {claim.report_key for claim in claims if claim.kind in ("figure", "event")}
    place = {report.key: at for at, report in enumerate(ordered)}
    story: dict[str, str] = {}
    for group in groups:
        told = len(group) > 1 or group[0] in telling
        story |= dict.fromkeys(group, key_of("C", [min(group, key=place.__getitem__)]) if told else "")
    return story


def _grow(ordered: Sequence[PlainReport], marks: Mapping[str, Marks], origin: Mapping[str, str]) -> list[list[str]]:
    """Groups by average likeness: the two that are most alike are joined first."""
    first: dict[str, str] = {}
    home = {report.key: first.setdefault(origin.get(report.key, report.key), report.key) for report in ordered}
    members: dict[str, list[str]] = defaultdict(list)
    for key, group in home.items():
        members[group].append(key)
    near: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
    days = {report.key: report.published for report in ordered}
    for one, other in sorted(_candidates(ordered, marks)):
        a, b = home[one], home[other]
        if a != b:
            total, count = near[a].get(b, (0.0, 0))
            likeness = _cosine(marks[one], marks[other]) * _nearness(days[one], days[other])
            near[a][b] = near[b][a] = (total + likeness, count + 1)
    heap = [(-total / count, a, b) for a, found in near.items() for b, (total, count) in found.items() if a < b]
    heapq.heapify(heap)
    needed = min(_ALIKE, _ALIKE_AT_FIRST + _ALIKE_MORE * len(ordered))
    while heap and -heap[0][0] >= needed:
        likeness, a, b = heapq.heappop(heap)
        total, count = near.get(a, {}).get(b, (0.0, 1))
        if a not in members or b not in members or -likeness != total / count:
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


def _candidates(ordered: Sequence[PlainReport], marks: Mapping[str, Marks]) -> set[tuple[str, str]]:
    """Pairs that share a mark and are no more than a month apart."""
    holders: dict[str, list[PlainReport]] = defaultdict(list)
    for report in ordered:
        for mark in marks[report.key]:
            holders[mark].append(report)
    pairs: set[tuple[str, str]] = set()
    for found in holders.values():
        for one, other in _near_ones(found):
            if one.published is None or other.published is None or (other.published - one.published).days <= _MONTH:
                pairs.add((one.key, other.key))
    return pairs


def _near_ones(found: Sequence[PlainReport]) -> Iterator[tuple[PlainReport, PlainReport]]:
    if len(found) <= _COMMON:
        yield from combinations(found, 2)
        return
    for at, one in enumerate(found):
        for other in found[at + 1 : at + 1 + _BESIDE]:
            yield one, other


def _nearness(one: date | None, other: date | None) -> float:
    """1 for reports of one week, less for those further apart; 1 where a day is not known."""
    apart = abs((one - other).days) if one and other else 0
    return 1.0 if apart <= _WEEK else 1 - (apart - _WEEK) / (2 * (_MONTH - _WEEK))


def _cosine(one: Marks, other: Marks) -> float:
    small, large = sorted((one, other), key=len)
    return math.fsum(value * large[mark] for mark, value in small.items() if mark in large)


def _join_by_core(
    groups: list[list[str]],
    marks: Mapping[str, Counter[str]],
    weight: Mapping[str, float],
    published: Mapping[str, date | None],
) -> list[list[str]]:
    """Groups joined to those of whose core, the names that half of their reports have, they hold the larger part."""
    cores = {at: _core(group, marks, weight) for at, group in enumerate(groups) if len(group) >= _SEVERAL}
    holders: dict[str, list[int]] = defaultdict(list)
    for at, core in cores.items():
        for name in core:
            holders[name].append(at)
    same = Union(range(len(groups)))
    for at, group in enumerate(groups):
        own = cores.get(at) or {name: math.inf for key in group for name in marks[key]}
        shared: dict[int, float] = defaultdict(float)
        for name in sorted(own):
            for other in holders.get(name, ()):
                shared[other] += min(own[name], cores[other][name])
        for other, common in shared.items():
            whole = min(sum(cores[other].values()), sum(own.values()))
            enough = other != at and len(cores[other]) >= _SEVERAL and common >= _HELD * whole
            if enough and _in_time(group, groups[other], published):
                same.join(at, other)
    return [sorted(key for at in joined for key in groups[at]) for joined in same.groups()]


def _core(group: list[str], marks: Mapping[str, Counter[str]], weight: Mapping[str, float]) -> Marks:
    held = Counter(name for key in group for name in marks[key] if not name.startswith("@"))
    return {n: weight[n] * count / len(group) for n, count in sorted(held.items()) if count >= _HELD * len(group)}


def _in_time(one: list[str], other: list[str], published: Mapping[str, date | None]) -> bool:
    """Whether two groups overlap, or lie no more than a month apart; True where one has no day."""
    a, b = (sorted(day for key in group if (day := published[key]) is not None) for group in (one, other))
    return not a or not b or ((a[0] - b[-1]).days <= _MONTH and (b[0] - a[-1]).days <= _MONTH)
