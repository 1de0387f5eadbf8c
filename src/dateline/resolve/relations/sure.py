"""What it takes to call two numbers a contradiction in a story that is full of numbers.

Of a few figures two that differ are mostly of one count. A story of hundreds of reports counts hundreds of things: the
dead of a clash, of a town, of a day, of all days. There two holders contradict each other only if the words say that
they count the same: one place, one day, one group, and both have counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve.counts.beside import are_told_beside
from dateline.resolve.counts.counted import OF_A_MOMENT, Counted
from dateline.resolve.counts.groups import is_some_so_far
from dateline.resolve.counts.sides import OFFICIAL, are_opposed
from dateline.resolve.counts.values import alike, held_by, is_odd, is_vague, is_word_for_many, point, ratio, same_source
from dateline.resolve.counts.whom import HARMED, counts_its_own
from dateline.resolve.counts.wording import (
    clause_of,
    gives_instead,
    is_count_itself,
    is_miscounted,
    is_what_it_was,
)
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


def are_two_tolls(one: Counted, other: Counted) -> bool:
    """Whether two who are named give each all the dead of one disaster: it struck once, so there is one such count."""
    a, b = one.row, other.row
    if not (one.main and other.main and one.once and other.once) or not a.measure == b.measure in HARMED:
        return False
    named = bool(a.source and b.source) and {a.source_kind, b.source_kind} <= _COUNTERS and not same_source(a, b)
    words = is_word_for_many(a) or is_word_for_many(b)
    return named and not words and not counts_its_own(a) and not counts_its_own(b) and ratio(a, b) <= _OPPOSED


def is_sure(one: Counted, other: Counted) -> bool:
    """Whether two numbers that differ are known to be of one count, by two who have counted."""
    a, b = one.row, other.row
    if are_told_beside(one, other):
        return True
    if are_two_tolls(one, other):
        offices = a.source_kind == b.source_kind == "government"
        return not offices and "unconfirmed" not in (a.status, b.status) and _is_of_one_moment(one, other)
    if not (a.source and b.source) or not {a.source_kind, b.source_kind} <= _COUNTERS or same_source(a, b):
        return False
    if a.source_kind == b.source_kind and a.source_kind in OFFICIAL:
        # Of the offices of one state, or the officers of one army, the one is behind the other.
        return False
    if any(is_word_for_many(row) or is_supposed(row) or counts_its_own(row) for row in (a, b)):
        return False
    if (
        is_some_so_far(one, other)
        or is_some_so_far(other, one)
        or a.group != b.group
        or one.noun != other.noun
        or one.total != other.total
    ):
        return False
    if ratio(a, b) > (_OPPOSED if are_opposed(a, b) else _FAR):
        return False
    return _is_of_one_place(one, other) and _is_of_one_time(one, other)


def _is_of_one_place(one: Counted, other: Counted) -> bool:
    """Whether both are told of one place; a crowd only where each sentence names it."""
    if not one.where.key or one.where.key != other.where.key:
        return False
    said = one.place_said and other.place_said
    return said or (one.row.measure not in OF_A_MOMENT and one.place_said == other.place_said)


def _is_of_one_time(one: Counted, other: Counted) -> bool:
    """Whether both are of one day in words, or of the same moment of a running count."""
    if not _is_of_one_moment(one, other):
        return False
    if one.total and other.total:
        return True
    if one.days is None or other.days is None:
        # Of a place and a moment that both name, where neither tells of another day.
        return one.as_of == other.as_of and one.row.measure not in OF_A_MOMENT
    return one.days == other.days and one.days[0] == one.days[1]


def _is_of_one_moment(one: Counted, other: Counted) -> bool:
    """Whether both hold for one day, or the later is no newer state of the earlier."""
    if one.as_of is None or other.as_of is None or abs((one.as_of - other.as_of).days) > _SOON:
        return False
    if one.as_of == other.as_of or one.row.measure in OF_A_MOMENT:
        return True
    if one.total and other.total and not (one.once or other.once):
        # Of two counts of all so far, day by day, the less is behind.
        return False
    later, before = (one, other) if one.as_of > other.as_of else (other, one)
    # What became more is a newer count.
    return (point(later.row) or 0) < (point(before.row) or 0)


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


def is_newer_state(row: RelationRow, figures: Mapping[str, Counted]) -> bool:
    """Whether what reads as revised in a story full of numbers is surely a newer state of the same count.

    One holder's next number is, and what is told as a count that rose. Of two holders the later has more, and both
    count all, of one disaster or over one stretch, or numbers of one order: a paper that is behind revises nothing.
    """
    if row.relation != "revised":
        return True
    one, other = figures[row.a], figures[row.b]
    a, b = one.row, other.row
    before, after = (one, other) if (one.as_of or date.max) <= (other.as_of or date.max) else (other, one)
    told = tells_why(a, b) or "denied" in (a.status, b.status) or is_what_it_was(a) or is_what_it_was(b)
    if told or a.report_key == b.report_key:
        return True
    if _is_within(a, b) or _is_within(b, a):
        return False
    fell = (point(after.row) or 0) < (point(before.row) or 0)
    if fell and (before.as_of != after.as_of or not _is_a_rise(before.row)):
        return bool(held_by(a)) and same_source(a, b) and not (is_word_for_many(after.row) or is_supposed(after.row))
    if (held_by(a) and same_source(a, b)) or _is_a_rise(after.row) or (one.total and other.total):
        return True
    if one.once and other.once and before.as_of != after.as_of:
        return True
    whole = (one.main and other.main) or ((one.once or other.once) and not (one.part or other.part))
    return whole and ratio(a, b) <= _FAR and not (is_word_for_many(a) or is_word_for_many(b))


def _is_within(number: FigureRow, range_of: FigureRow) -> bool:
    """Whether it lies between the two numbers of the other, "50,000 to 200,000", which it leaves as they are."""
    wide = is_vague(range_of) and not is_word_for_many(range_of) and not is_vague(number)
    return wide and (range_of.low or 0) < (point(number) or 0) < (range_of.high or 0)


def _is_a_rise(row: FigureRow) -> bool:
    """Whether it is what the count has come to, as its sentence says: "raising the toll to 31"."""
    return is_count_itself(row) and says(row.sentence_text, "rises")


def tells_why(a: FigureRow, b: FigureRow) -> bool:
    """Whether one of two numbers of a report is told to be the other, corrected."""
    if gives_instead(a, b) or gives_instead(b, a):
        return True
    if a.sentence_text == b.sentence_text and is_what_it_was(a) != is_what_it_was(b):
        return True
    corrected = says(a.sentence_text, "corrections") or says(b.sentence_text, "corrections")
    return ratio(a, b) <= _TWICE and (corrected or is_miscounted(a) or is_miscounted(b))
