"""How two figures stand to each other: comparable first, contradicted second.

Pairs are figures of one story whose measures a reader might take for one another. Where what they count differs, the
scope says in what; else the bounds, the as-of days and the sources decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from typing import Any

from dateline.model.rows import RelationRow
from dateline.resolve.counted import Counted
from dateline.resolve.reasons import reason
from dateline.resolve.values import alike, is_swap, meet, point, same_source
from dateline.resolve.words import says

_FAMILIES = (
    frozenset({"killed", "missing", "injured", "hospitalised"}),
    frozenset({"detained", "sentenced", "released", "other"}),
    frozenset({"displaced", "evacuated", "affected"}),
)
"""Measures that a reader may take for one another; each other measure is compared with itself only."""

# The dead do not come back: a toll that falls needs a reason. The missing are found and the displaced go home.
_NEVER_FALLS = frozenset({"killed", "injured", "detained", "sentenced", "destroyed", "dismissed", "incidents"})
# One crowd, one force: counted once, so another number is another opinion and no later count.
_OF_A_MOMENT = frozenset({"participants", "forces", "attackers"})

_BESIDE = 40
"""Each figure is compared with so many of its family that follow it in report time; the cost stays linear."""


def find_relations(figures: Iterable[Counted], series: Mapping[str, str], parts: Set[str]) -> tuple[RelationRow, ...]:
    """All comparisons, by ids; ``a`` is the earlier in report time."""
    families: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for figure in figures:
        if not figure.planned:
            families[(figure.story, *_family(figure.row.measure))].append(figure)
    told = [
        _relation(one, other, parts)
        for members in families.values()
        for one, other in _pairs(sorted(members, key=_in_report_time), series)
    ]
    return tuple(sorted((row for row in told if row), key=lambda row: (row.a, row.b)))


def _family(measure: str) -> tuple[str, ...]:
    return next((tuple(sorted(family)) for family in _FAMILIES if measure in family), (measure,))


def _in_report_time(figure: Counted) -> tuple[Any, ...]:
    row = figure.row
    return (row.published or date.max, row.report, row.report_key, row.start, row.id)


def _pairs(members: Sequence[Counted], series: Mapping[str, str]) -> Iterator[tuple[Counted, Counted]]:
    """Each figure with those that follow it, near ones of any series and all near ones of its own."""
    own: dict[str, list[Counted]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for member in members:
        own[series.get(member.row.id, member.row.id)].append(member)
    for group in (members, *own.values()):
        for at, one in enumerate(group):
            for other in group[at + 1 : at + 1 + _BESIDE]:
                if (one.row.id, other.row.id) not in seen:
                    seen.add((one.row.id, other.row.id))
                    yield one, other


def _relation(one: Counted, other: Counted, parts: Set[str]) -> RelationRow | None:
    if one.row.part_of == other.row.id or other.row.part_of == one.row.id:
        scope: tuple[str, ...] = ("group",)
    else:
        scope = find_scope(one, other)
        # What counts a part in its own report is no other's count of the whole, unless it is the same number.
        if not scope and {one.row.id, other.row.id} & parts and not alike(one.row, other.row):
            scope = ("group",)
    told = "different_scope" if scope else _compare(one, other)
    same_origin = one.row.origin is not None and one.row.origin == other.row.origin
    return RelationRow(
        a=one.row.id,
        b=other.row.id,
        relation=told,
        scope=scope,
        same_origin=same_origin,
        reason=reason(one, other, told, scope, same_origin),
    )


def find_scope(one: Counted, other: Counted) -> tuple[str, ...]:
    """In what two figures differ in what they count; () if they are comparable."""
    scope = []
    if one.row.measure != other.row.measure or one.harm != other.harm:
        scope.append("measure")
    if (one.group, one.noun) != (other.group, other.noun) or one.part != other.part:
        scope.append("group")
    if _places_differ(one, other):
        scope.append("place")
    when = _times_differ(one, other)
    if when:
        scope.append(when)
    return tuple(scope)


def _places_differ(one: Counted, other: Counted) -> bool:
    a, b = one.where, other.where
    if not a.key or not b.key or a.key == b.key:
        return False
    if not (a.holds(b) or b.holds(a)):
        carried = not (one.place_said and other.place_said)
        return not (carried and (a.country == b.country or not a.country or not b.country))
    if not (one.place_said and other.place_said) and "country" not in (a.level, b.level):
        return False
    # "18 killed in Nice" and "18 killed in France" are one count told twice; 38 and 405 are a part and a whole.
    return not alike(one.row, other.row)


def _times_differ(one: Counted, other: Counted) -> str:
    a, b = one.days, other.days
    if (one.as_of is None or other.as_of is None) and not meet(one.row, other.row):
        # Of a toll at no known day nobody can say whether it is another count or an earlier one.
        return "" if one.row.report_key == other.row.report_key else "time"
    if a is None or b is None or (one.total and other.total):
        return ""
    if not one.total and not other.total:
        slack = timedelta(0) if one.row.measure in _OF_A_MOMENT else timedelta(days=1)
        if a[0] <= b[1] + slack and b[0] <= a[1] + slack:
            return ""
        # "The office now speaks of 23 dead": the day is that of the count, not of another flood.
        first, last = (one, other) if a[0] < b[0] else (other, one)
        grown = (point(last.row) or 0) > (point(first.row) or 0)
        return "" if grown and says(last.row.sentence_text, "running") else "event"
    return "" if alike(one.row, other.row) else "time"


def _compare(one: Counted, other: Counted) -> str:
    a, b = one.row, other.row
    if (a.status == "denied") != (b.status == "denied"):
        return "contradicted" if meet(a, b) else "same"
    if alike(a, b):
        return "same"
    later = one.as_of is not None and other.as_of is not None and other.as_of > one.as_of
    earlier = one.as_of is not None and other.as_of is not None and other.as_of < one.as_of
    if a.measure in _OF_A_MOMENT and not same_source(a, b):
        return "same" if meet(a, b) else "contradicted"
    if not later and not earlier:
        return _at_one_time(one, other)
    before, after = (a, b) if later else (b, a)
    first, last = point(before), point(after)
    if first is None or last is None:
        return "same" if meet(a, b) else "revised"
    if is_swap(a, b) and (last < first or same_source(a, b)):
        return "suspicious"
    if last >= first or a.measure not in _NEVER_FALLS:
        return "revised"
    if meet(a, b):
        # "More than 50" after "dozens": no fall, only less said.
        return "same"
    return "revised" if says(after.sentence_text, "corrections") else "suspicious"


def _at_one_time(one: Counted, other: Counted) -> str:
    a, b = one.row, other.row
    if meet(a, b):
        return "same"
    if is_swap(a, b):
        return "suspicious"
    if says(b.sentence_text, "corrections") or says(a.sentence_text, "corrections"):
        return "revised"
    first, last = point(a), point(b)
    one_voice = same_source(a, b) and a.report_key != b.report_key
    if one_voice and first is not None and last is not None and last > first:
        return "revised"
    return "contradicted"
