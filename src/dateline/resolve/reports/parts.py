"""How much two reports are alike, told from the two alone.

Nothing here looks at a third: who is like whom does not depend on what else was read, nor on the order.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from dateline.resolve.reports.copies import MONTH, Overlap
from dateline.resolve.reports.traits import Trait

ALIKE = 0.16
"""Likeness from which two reports are about the same; two of one shooting have .3, of two in one city .05."""

SMALL = 62
"""Reports up to which all of a record are compared: so few that were read together are mostly of one thing."""

ONE = 2**20
"""Likeness of 1, as a whole number."""

WEEK = 7
SEASON = 100

Pair = tuple[str, str]
Overlaps = Mapping[Pair, Overlap | None]


def pair_of(one: str, other: str) -> Pair:
    """Two keys in order."""
    return (one, other) if one < other else (other, one)


def is_small(reports: int) -> bool:
    """Whether a record has so few reports that all of them are compared."""
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


def alike(one: Trait, other: Trait) -> int:
    """How much two reports with a telling name in common are about the same, in whole ``ONE``s; else 0.

    Whole numbers, so that sums of many are the same in whatever order. ``near`` does it for many at once.
    """
    return 0 if one.named.isdisjoint(other.named) else int(likeness(one, other) * ONE)


def nearness(one: Trait, other: Trait, *, patient: bool = False) -> float:
    """1 for reports of one week, less for those further apart, 0 from a month on; 1 where a day is not known.

    ``patient``: 0 from a season on. Who reads a few reports together has picked them.
    """
    if one.published is None or other.published is None:
        return 1.0
    apart = abs((one.published - other.published).days)
    if apart > MONTH:
        return (SEASON - apart) / (2 * (SEASON - MONTH)) if patient and apart < SEASON else 0.0
    return 1.0 if apart <= WEEK else 1 - (apart - WEEK) / (2 * (MONTH - WEEK))
