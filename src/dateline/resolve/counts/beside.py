"""Numbers that a report lays beside each other as those of two holders: "police say 12, the union says 40"."""

from __future__ import annotations

from dateline.model.rows import FigureRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.values import is_word_for_many, point, ratio, same_source
from dateline.resolve.counts.whom import counts_its_own
from dateline.resolve.counts.wording import is_told_again, is_what_it_was

_BETWEEN = 3
"""Characters between two sentences in a row."""

_SMALL = 10
"""So few, and those a hospital has, are often some of all whom the next sentence counts."""

_FAR = 10.0
"""How many times the one number the other may be."""


def are_told_beside(one: Counted, other: Counted) -> bool:
    """Whether one sentence, or two in a row, lay beside each other what two who are named say of one count."""
    a, b = one.row, other.row
    if a.report_key != b.report_key or not (a.source and b.source) or same_source(a, b):
        return False
    first, last = (a, b) if a.start <= b.start else (b, a)
    if not are_in_a_row(a, b) or any(is_word_for_many(row) or counts_its_own(row) for row in (a, b)):
        return False
    if any(is_what_it_was(row) or is_told_again(row) for row in (a, b)):
        return False
    if min(point(a) or 0, point(b) or 0) < _SMALL or "medical" in (a.source_kind, b.source_kind):
        return False
    if a.group != b.group or one.noun != other.noun or one.part or other.part or one.window or other.window:
        return False
    if one.total and other.total and one.where.key != other.where.key:
        # The sick of a country and those of all countries.
        return False
    placed = one.place_said == other.place_said or (last.sentence != first.sentence and not _placed(one, other, last))
    return placed and ratio(a, b) <= _FAR


def are_in_a_row(a: FigureRow, b: FigureRow) -> bool:
    """Whether one sentence, or two in a row, of one report give both."""
    first, last = (a, b) if a.start <= b.start else (b, a)
    return a.report_key == b.report_key and last.sentence[0] - first.sentence[1] <= _BETWEEN


def _placed(one: Counted, other: Counted, last: FigureRow) -> bool:
    return one.place_said if one.row is last else other.place_said
