"""Series that are one because they give one number: 164 in the country and 164 in the report that took it back.

Days, places and words for people are told differently from report to report; an odd number is not. Only numbers that
stand for themselves join ("164", not "dozens"), and only where nothing that is said parts the two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from datetime import date, timedelta
from itertools import combinations, pairwise

from dateline.resolve.counts.counted import OF_A_MOMENT, Counted, may_be_one_group, printed, touch
from dateline.resolve.counts.single import are_two_persons
from dateline.resolve.counts.values import is_odd, meet, same_source
from dateline.resolve.union import Union

Apart = Mapping[tuple[str, ...], Set[frozenset[str]]]
"""Pairs of places by what is counted."""

_SLACK = timedelta(days=1)
_NEAR = timedelta(days=14)
"""How far apart reports are that still speak of one event where no day is told."""
_FULL = 60
"""Figures of one measure from which a story is full of small numbers."""
_CROWD = 40
"""Of more series with one number only neighbours are looked at."""


def join_by_number(groups: Mapping[str, list[Counted]], parts: Set[str], apart: Apart) -> dict[str, str]:
    """The series of each figure after joining; a joined one has the key of its largest part."""
    same = Union(sorted(groups))
    joined = dict(groups)
    holders: dict[tuple[object, ...], dict[str, Counted]] = defaultdict(dict)
    for key in sorted(groups):
        for figure in sorted(groups[key], key=lambda one: one.row.id):
            row = figure.row
            if row.id not in parts and not figure.planned:
                own = (figure.story, row.measure, figure.noun, figure.kind, figure.part, row.low, row.high)
                holders[own].setdefault(key, figure)
    sizes: Counter[tuple[object, object]] = Counter(
        (figure.story, figure.row.measure) for members in groups.values() for figure in members
    )
    for told, found in holders.items():
        keys = list(found)
        many = sizes[told[0], told[1]] > _FULL
        for one, other in combinations(keys, 2) if len(keys) <= _CROWD else pairwise(keys):
            a, b = same.find(one), same.find(other)
            if a != b and _is_one(found[one], found[other], many) and not told_apart(joined[a], joined[b], apart):
                same.join(one, other)
                joined[same.find(one)] = joined[a] + joined[b]
    series: dict[str, str] = {}
    for keys in same.groups():
        name = min(keys, key=lambda key: (-len(groups[key]), key))
        series |= {figure.row.id: name for key in keys for figure in groups[key]}
    return series


def places_told_apart(figures: Iterable[Counted]) -> Apart:
    """Pairs of places for which one report gives two numbers of one measure and group: the city's and the country's.

    Where a story has such a report, no number that both places once had makes their counts one.
    """
    reports: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for figure in figures:
        reports[(figure.row.report_key, *_what(figure), figure.group)].append(figure)
    apart: dict[tuple[str, ...], set[frozenset[str]]] = defaultdict(set)
    for members in reports.values():
        for one, other in combinations(members, 2):
            if _two_places(one, other) and not meet(one.row, other.row):
                apart[_what(one)].add(frozenset((one.where.key, other.where.key)))
    return apart


def told_apart(some: Iterable[Counted], others: Iterable[Counted], apart: Apart) -> bool:
    """Whether the counts of two groups of figures are of places that were told apart."""
    others = list(others)
    return any(
        frozenset((one.where.key, other.where.key)) in apart.get(_what(one), ()) for one in some for other in others
    )


def _what(figure: Counted) -> tuple[str, ...]:
    return (figure.story, figure.row.measure, figure.noun, figure.kind)


def _two_places(one: Counted, other: Counted) -> bool:
    if not one.where.key or not other.where.key or one.where.key == other.where.key:
        return False
    return (one.place_said or other.place_said) and not any(f.planned or f.past or f.part for f in (one, other))


def _is_one(one: Counted, other: Counted, many: bool) -> bool:
    """Whether two figures of one number are of one count; where ``many`` are counted only a rare number tells it."""
    if printed(one) == printed(other):
        return True
    if one.row.measure in OF_A_MOMENT or not may_be_one_group(one, other) or one.past != other.past:
        return False
    if one.nations and other.nations and not one.nations & other.nations:
        return False
    if are_two_persons(one.row, other.row):
        return False
    if one.sender != other.sender and not (one.sender and other.sender and same_source(one.row, other.row)):
        return False
    if one.past and other.past:
        # An old event that reports look back on: the year tells it, whatever place they name.
        return _on_one_day(one, other) and one.row.low is not None and one.row.low == one.row.high
    if many and not is_odd(one.row):
        return False
    if one.group != other.group:
        return _in_one_place(one, other) and _on_one_day(one, other)
    return is_odd(one.row) and not one.row.approx and _in_one_place(one, other) and _on_one_day(one, other)


def _in_one_place(one: Counted, other: Counted) -> bool:
    if one.where.holds(other.where) or other.where.holds(one.where):
        return True
    near = not one.where.country or not other.where.country or one.where.country == other.where.country
    return near and not (one.place_said and other.place_said)


def _on_one_day(one: Counted, other: Counted) -> bool:
    if one.days and other.days and not (one.total or other.total):
        return touch(one.days, other.days, _SLACK)
    if one.days and other.days and one.total and other.total:
        return touch(one.days, other.days, _NEAR)
    return abs((one.first or date.min) - (other.first or date.min)) <= _NEAR if one.first and other.first else True
