"""What it takes to call two numbers a contradiction in a story that is full of numbers.

Of a few figures two that differ are mostly of one count. A story of hundreds of reports counts hundreds of things: the
dead of a clash, of a town, of a day, of all days. There two holders contradict each other only if the words say that
they count the same: one place, one day, one group, and both have counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve.counts.counted import OF_A_MOMENT, Counted
from dateline.resolve.counts.values import alike, held_by, is_odd, is_vague, point, ratio, same_source
from dateline.resolve.counts.whom import counts_its_own
from dateline.resolve.counts.wording import clause_of, gives_instead, is_dealt_with
from dateline.resolve.relations.disputes import OFFICIAL, are_opposed
from dateline.resolve.relations.reasons import reason
from dateline.resolve.words import says

_COUNTERS = OFFICIAL | {"ngo", "medical", "opposition", "militants", "un", "company"}
"""Holders who count; a paper, a passer-by or an expert tells what others counted."""

_FAR, _OPPOSED = 3.0, 10.0
"""How many times the one number the other may be; and where the two are two sides of a quarrel."""

_TWICE = 2.0
"""How many times the number a corrected one may be."""

_SOON = 1
"""Days between two states of a count that are still two opinions on one."""


def is_supposed(row: FigureRow) -> bool:
    """Whether its clause says that nobody has counted: "an estimated 200,000", "20 are feared dead"."""
    return row.status == "unconfirmed" or says(clause_of(row), "supposed")


def is_sure(one: Counted, other: Counted) -> bool:
    """Whether two numbers that differ are known to be of one count, by two who have counted."""
    a, b = one.row, other.row
    if not (a.source and b.source) or not {a.source_kind, b.source_kind} <= _COUNTERS or same_source(a, b):
        return False
    if any(_is_a_word(row) or is_supposed(row) or counts_its_own(row) for row in (a, b)):
        return False
    if is_dealt_with(a) != is_dealt_with(b) or a.group != b.group or one.noun != other.noun or one.total != other.total:
        return False
    if ratio(a, b) > (_OPPOSED if are_opposed(a, b) else _FAR):
        return False
    return _is_of_one_place(one, other) and _is_of_one_time(one, other)


def _is_a_word(row: FigureRow) -> bool:
    """Whether it is a word for many: "dozens", and not "5,000 to 10,000"."""
    return is_vague(row) and not any(sign.isdigit() for sign in row.text)


def _is_of_one_place(one: Counted, other: Counted) -> bool:
    """Whether both are told of one place; a crowd only where each sentence names it."""
    if not one.where.key or one.where.key != other.where.key:
        return False
    said = one.place_said and other.place_said
    return said or (one.row.measure not in OF_A_MOMENT and one.place_said == other.place_said)


def _is_of_one_time(one: Counted, other: Counted) -> bool:
    """Whether both are of one day in words, or of the same moment of a running count."""
    if one.as_of is None or other.as_of is None or abs((one.as_of - other.as_of).days) > _SOON:
        return False
    if one.as_of != other.as_of:
        later, before = (one, other) if one.as_of > other.as_of else (other, one)
        if (point(later.row) or 0) >= (point(before.row) or 0) and later.row.measure not in OF_A_MOMENT:
            # What became more is a newer count.
            return False
    if one.total and other.total:
        return True
    if one.days is None or other.days is None:
        # Of a place and a moment that both name, where neither tells of another day.
        return one.as_of == other.as_of and one.row.measure not in OF_A_MOMENT
    return one.days == other.days and one.days[0] == one.days[1]


def is_told_openly(one: Counted, other: Counted, told: str) -> bool:
    """Whether an alarm holds in a story full of numbers."""
    a, b = one.row, other.row
    if told == "suspicious":
        # A holder's own total that fell, or a slip of the digits in it.
        one_total = one.total and other.total and a.time_start == b.time_start and one.where.key == other.where.key
        return one_total and bool(held_by(a)) and same_source(a, b)
    if (a.status == "denied") != (b.status == "denied"):
        # Who denies is named, and the number is the one that is given elsewhere.
        return alike(a, b) and bool((a if a.status == "denied" else b).source)
    return is_sure(one, other)


def within_series(row: RelationRow, series: Mapping[str, str], figures: Mapping[str, Counted]) -> RelationRow:
    """In a story full of numbers a count is revised and borne out within its series: another town's is no newer one."""
    if row.relation not in ("revised", "same") or series.get(row.a, row.a) == series.get(row.b, row.b):
        return row
    one, other = figures[row.a], figures[row.b]
    if row.relation == "same" and (row.same_origin or (is_odd(one.row) and alike(one.row, other.row))):
        return row
    if tells_why(one.row, other.row) or "denied" in (one.row.status, other.row.status):
        return row
    told, scope = "different_scope", ("event",)
    return replace(row, relation=told, scope=scope, reason=reason(one, other, told, scope, row.same_origin))


def tells_why(a: FigureRow, b: FigureRow) -> bool:
    """Whether one of two numbers of a report is told to be the other, corrected."""
    if gives_instead(a, b) or gives_instead(b, a):
        return True
    return ratio(a, b) <= _TWICE and (says(a.sentence_text, "corrections") or says(b.sentence_text, "corrections"))
