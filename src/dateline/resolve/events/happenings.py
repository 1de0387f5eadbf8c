"""Groups of mentions brought together over differing words, within one story.

The two groups that are likeliest one happening, on the average of their mentions, are joined first, as long as that is
likely enough and nothing that is said keeps them apart. A mention that would fit two happenings as well, which cannot
be one, is left alone: of two clashes it may be either.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.resolve.events.alike import (
    Told,
    clash,
    is_of_one_incident,
    likelihood,
    likely_if_more,
    likeness_of_reports,
)
from dateline.resolve.events.deeds import kinship

_ENOUGH = 0.35
"""Average likelihood from which groups are joined: above, more is lost in happenings told twice than won."""
_CLEAR = 0.25
"""By how much a happening must be likelier than another that it cannot be, to be taken."""
_LIKELY = 0.6
"""How likely two must be one, where too little is said to join them, for a person to be asked."""
_CROWD = 1500
"""Of more mentions of one word in a story, only those of one day or one place are compared."""

Groups = list[list[str]]


@dataclass(frozen=True, slots=True)
class Doubts:
    """Pairs of groups that were left two although much speaks for one: to be asked of a person.

    Attributes:
        either: Their first mentions, and how likely they are one: a third that they cannot both be fits as well.
        little: The mentions that are most alike, and how likely, if more were said of where, when and who.
    """

    either: list[tuple[str, str, float]] = field(default_factory=list)
    little: list[tuple[str, str, float]] = field(default_factory=list)


def bring_together(
    groups: Groups,
    told: Mapping[str, Told],
    rivals: Iterable[tuple[str, str]] = (),
    doubts: Doubts | None = None,
) -> Groups:
    """Groups of one story joined, ids sorted.

    Args:
        groups: Ids of mentions that are one happening already.
        told: The mentions.
        rivals: Pairs of mentions whose groups are known to be two.
        doubts: Where those pairs are put that may be one and were left two.
    """
    groups = sorted(sorted(group) for group in groups)
    alike = likeness_of_reports(told.values())
    incident = is_of_one_incident(told.values())
    home = {id: at for at, group in enumerate(groups) for id in group}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    apart: dict[int, set[int]] = defaultdict(set)
    for one, other in rivals:
        if one in home and other in home:
            apart[home[one]].add(home[other])
            apart[home[other]].add(home[one])
    maybe: list[tuple[str, str, float]] = []
    for one, other in _candidates(told):
        a, b = home[one], home[other]
        if a == b:
            continue
        apart_for_sure = clash(told[one], told[other])
        if apart_for_sure:
            apart[a].add(b)
            apart[b].add(a)
        value = likelihood(told[one], told[other], alike(told[one], told[other]), incident=incident)
        near[a][b] = near[b][a] = near[a].get(b, 0.0) + value
        if doubts is not None and not value and not apart_for_sure:
            more = likely_if_more(told[one], told[other], alike)
            if more >= _LIKELY:
                maybe.append((one, other, more))
    members = _grow(groups, near, apart)
    if doubts is not None:
        _doubt(doubts, members, near, apart, maybe)
    return list(members.values())


def _doubt(
    doubts: Doubts,
    members: Mapping[int, list[str]],
    near: Mapping[int, Mapping[int, float]],
    apart: Mapping[int, set[int]],
    maybe: Iterable[tuple[str, str, float]],
) -> None:
    """What was left two although much speaks for one, of groups as they are in the end."""
    for a in members:
        for b, total in near.get(a, {}).items():
            value = total / (len(members[a]) * len(members[b])) if b in members else 0.0
            if a < b and value >= _ENOUGH and b not in apart.get(a, ()):
                doubts.either.append((members[a][0], members[b][0], value))
    at = {id: group for group, ids in members.items() for id in ids}
    best: dict[tuple[int, int], tuple[float, str, str]] = {}
    for one, other, value in maybe:
        a, b = sorted((at[one], at[other]))
        if a != b and b not in apart.get(a, ()):
            best[a, b] = max(best.get((a, b), (0.0, "", "")), (value, min(one, other), max(one, other)))
    told = {frozenset((at[a], at[b])) for a, b, _ in doubts.either}
    doubts.little.extend((x, y, value) for pair, (value, x, y) in sorted(best.items()) if frozenset(pair) not in told)


def _grow(groups: Groups, near: dict[int, dict[int, float]], apart: dict[int, set[int]]) -> dict[int, list[str]]:
    members = dict(enumerate(groups))

    def average(a: int, b: int) -> float:
        return near[a].get(b, 0.0) / (len(members[a]) * len(members[b]))

    heap = [(-average(a, b), a, b) for a in near for b in near[a] if a < b]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= _ENOUGH:
        found, a, b = heapq.heappop(heap)
        if a not in members or b not in members or -found != average(a, b) or b in apart[a]:
            continue
        if _either(a, b, -found, near, apart, average) or _either(b, a, -found, near, apart, average):
            continue
        for c, value in near.pop(b).items():
            if c != a:
                near[a][c] = near[c][a] = near[a].get(c, 0.0) + value
                del near[c][b]
        del near[a][b]
        members[a] = sorted(members[a] + members.pop(b))
        for c in apart.pop(b, set()):
            apart[c] = (apart[c] - {b}) | {a}
            apart[a].add(c)
        for c in near[a]:
            heapq.heappush(heap, (-average(min(a, c), max(a, c)), min(a, c), max(a, c)))
    return members


def _either(
    a: int,
    b: int,
    found: float,
    near: Mapping[int, Mapping[int, float]],
    apart: Mapping[int, set[int]],
    average: Callable[[int, int], float],
) -> bool:
    """Whether ``a`` may as well be of another happening, which ``b`` cannot be."""
    return any(
        c in near[a] and c not in apart.get(a, ()) and average(a, c) >= max(_ENOUGH, found - _CLEAR)
        for c in apart.get(b, ())
    )


def _candidates(told: Mapping[str, Told]) -> list[tuple[str, str]]:
    """Pairs of mentions whose words, or type and mode, are akin."""
    by_word: dict[str, list[str]] = defaultdict(list)
    by_mode: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id in sorted(told):
        row = told[id].row
        word = row.text.casefold()
        by_word[word].append(id)
        if row.mode:
            by_mode[row.type, row.mode].add(word)
    words = sorted(by_word)
    of_one_mode = {(a, b) for found in by_mode.values() for a in found for b in found if a < b}
    pairs: list[tuple[str, str]] = []
    for at, one in enumerate(words):
        pairs += _pairs(by_word[one], by_word[one], told)
        for other in words[at + 1 :]:
            if kinship(one, other) or (one, other) in of_one_mode:
                pairs += _pairs(by_word[one], by_word[other], told)
    return pairs


def _pairs(one: Sequence[str], other: Sequence[str], told: Mapping[str, Told]) -> list[tuple[str, str]]:
    crowd = len(one) * len(other) > _CROWD * _CROWD // 4
    return [
        (a, b) for a in one for b in other if (one is not other or a < b) and (not crowd or _close(told[a], told[b]))
    ]


def _close(one: Told, other: Told) -> bool:
    a, b = one.row, other.row
    return a.time_start is not None and a.time_start == b.time_start and one.where.key == other.where.key
