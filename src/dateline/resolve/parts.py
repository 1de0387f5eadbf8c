"""Which reports must be looked at together: a record falls into parts that have nothing to do with each other.

Whether two reports are kin is told from the two alone: they print one text, or are about the same. A part is whoever is
kin by any chain, so what is in it does not depend on the order of reading; and a late report touches the parts of its
own kin only. Within a part all is brought together anew (``stories``, ``origins``), and nothing reaches beyond it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import sqrt

from dateline.resolve.copies import MONTH, Overlap, is_copy, worth_a_look
from dateline.resolve.plain import key_of
from dateline.resolve.traits import Trait
from dateline.resolve.union import Union

ALIKE = 0.16
"""Likeness from which two reports are about the same; two of one shooting have .3, of two in one city .05."""

SMALL = 62
"""Reports up to which a record is one part: so few that were read together are mostly of one thing."""

_WEEK = 7
SEASON = 100

Pair = tuple[str, str]
Overlaps = Mapping[Pair, Overlap | None]


def pair_of(one: str, other: str) -> Pair:
    """Two keys in order."""
    return (one, other) if one < other else (other, one)


def is_small(reports: int) -> bool:
    """Whether a record of so many reports is one part."""
    return reports <= SMALL


def needed(reports: int) -> float:
    """Likeness from which groups are one story, in a record of so many reports; in a small one less will do."""
    return min(ALIKE, 0.01 + 0.0026 * reports) if is_small(reports) else ALIKE


def likeness(one: Trait, other: Trait, *, patient: bool = False) -> float:
    """How much two reports are about the same: cosine of their marks, less for those more than a week apart."""
    near = nearness(one, other, patient=patient)
    if not near or not one.square or not other.square:
        return 0.0
    small, large = (one, other) if len(one.marks) <= len(other.marks) else (other, one)
    found = large.marks
    # Whole numbers: their sum is the same in whatever order.
    dot = sum(value * found[mark] for mark, value in small.marks.items() if mark in found)
    return near * dot / sqrt(one.square * other.square)


def nearness(one: Trait, other: Trait, *, patient: bool = False) -> float:
    """1 for reports of one week, less for those further apart, 0 from a month on; 1 where a day is not known.

    ``patient``: 0 from a season on. Who reads a few reports together has picked them.
    """
    if one.published is None or other.published is None:
        return 1.0
    apart = abs((one.published - other.published).days)
    if apart > MONTH:
        return (SEASON - apart) / (2 * (SEASON - MONTH)) if patient and apart < SEASON else 0.0
    return 1.0 if apart <= _WEEK else 1 - (apart - _WEEK) / (2 * (MONTH - _WEEK))


def overlaps_of(
    candidates: Iterable[tuple[Trait, Trait]], measure: Callable[[str, str], Overlap | None]
) -> dict[Pair, Overlap]:
    """What pairs of reports share, of those that share enough. ``measure`` is given the keys in order."""
    found: dict[Pair, Overlap] = {}
    for one, other in candidates:
        pair = pair_of(one.key, other.key)
        if pair not in found and worth_a_look(one, other) and (shared := measure(*pair)) is not None:
            found[pair] = shared
    return found


def are_kin(one: Trait, other: Trait, shared: Overlap | None) -> bool:
    """Whether two reports are of one part."""
    if shared is not None and is_copy(one, other, shared):
        return True
    return not one.names.isdisjoint(other.names) and likeness(one, other) >= ALIKE


def candidates(traits: Sequence[Trait]) -> Iterator[tuple[Trait, Trait]]:
    """Pairs of reports with a key in common, each at least once."""
    holders: dict[int, list[Trait]] = defaultdict(list)
    for trait in traits:
        for hint in trait.hints:
            holders[hint].append(trait)
    seen: set[Pair] = set()
    for held in holders.values():
        for one, other in combinations(held, 2):
            pair = pair_of(one.key, other.key)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def find_parts(
    traits: Sequence[Trait],
    pairs: Iterable[tuple[Trait, Trait]],
    overlaps: Overlaps,
    bonds: Iterable[Sequence[str]],
    *,
    whole: bool,
) -> list[list[Trait]]:
    """Reports by part, each part in report order.

    Args:
        traits: All reports.
        pairs: Those that have a key in common.
        overlaps: What they share.
        bonds: Keys of reports that a judgement names together.
        whole: Whether they are all of a small record, and so one part.
    """
    by_key = {trait.key: trait for trait in sorted(traits, key=lambda trait: trait.order)}
    same = Union(by_key)
    if whole:
        return [list(by_key.values())] if by_key else []
    for one, other in pairs:
        if same.find(one.key) != same.find(other.key) and are_kin(
            one, other, overlaps.get(pair_of(one.key, other.key))
        ):
            same.join(one.key, other.key)
    for bond in bonds:
        known = [key for key in bond if key in by_key]
        for key in known[1:]:
            same.join(known[0], key)
    return [[by_key[key] for key in group] for group in same.groups()]


def inside_of(found: Overlaps, part_of: Mapping[str, int]) -> dict[int, dict[Pair, Overlap | None]]:
    """Overlaps of pairs within one part, by part."""
    inside: dict[int, dict[Pair, Overlap | None]] = {}
    for pair, shared in found.items():
        at = part_of.get(pair[0])
        if at is not None and at == part_of.get(pair[1]):
            inside.setdefault(at, {})[pair] = shared
    return inside


def part_key(part: Sequence[Trait]) -> str:
    """The key of a part: its first report's."""
    return key_of("K", [part[0].key])
