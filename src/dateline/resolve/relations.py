"""How two figures stand to each other: comparable first, contradicted second.

Pairs are figures of one story whose measures a reader might take for one another. Where what they count differs, the
scope says in what; else the bounds, the as-of days and the sources decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any

from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve.counted import OF_A_MOMENT, Counted
from dateline.resolve.reasons import reason
from dateline.resolve.scopes import find_scope
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
    if told == "contradicted" and _is_one_account(one, other):
        # Nobody is named who could hold either number: the report itself means two things by them.
        told, scope = "different_scope", ("event",) if one.days != other.days else ("group",)
    if told == "suspicious" and not _surely_one_count(one, other):
        told, scope = "different_scope", ("event",)
    same_origin = one.row.origin is not None and one.row.origin == other.row.origin
    return RelationRow(
        a=one.row.id,
        b=other.row.id,
        relation=told,
        scope=scope,
        same_origin=same_origin,
        reason=reason(one, other, told, scope, same_origin),
    )


def _is_one_account(one: Counted, other: Counted) -> bool:
    a, b = one.row, other.row
    denied = a.status == "denied" or b.status == "denied"
    return a.report_key == b.report_key and not denied and (same_source(a, b) or not a.source or not b.source)


def _surely_one_count(one: Counted, other: Counted) -> bool:
    """Whether a fall is worth an alarm: both are running totals or of known days, or one holder gives both."""
    known = one.days is not None and other.days is not None
    return (one.total and other.total) or known or is_swap(one.row, other.row) or same_source(one.row, other.row)


def _compare(one: Counted, other: Counted) -> str:
    a, b = one.row, other.row
    if (a.status == "denied") != (b.status == "denied"):
        return "contradicted"
    if alike(a, b):
        return "same"
    if a.measure in OF_A_MOMENT and not same_source(a, b):
        return "same" if meet(a, b) else "contradicted"
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of:
        return _at_one_time(a, b)
    before, after = (a, b) if other.as_of > one.as_of else (b, a)
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


def _at_one_time(a: FigureRow, b: FigureRow) -> str:
    if meet(a, b):
        return "same"
    if is_swap(a, b):
        return "suspicious"
    if says(b.sentence_text, "corrections") or says(a.sentence_text, "corrections"):
        return "revised"
    if 0 in (a.high, b.high):
        return "contradicted"
    # Two papers of one day in their own voice, or with one holder: a toll that rises by the hour. Only two holders that
    # are named can contradict each other.
    if a.report_key != b.report_key and (same_source(a, b) or not a.source or not b.source):
        return "revised"
    return "contradicted"
