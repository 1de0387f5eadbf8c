"""What it takes to call two numbers a contradiction in a story of some reports, which count more than one thing.

A handful of figures are mostly of one count. Some dozens are of several: the dead of two towns, those of a clash and
those of all days, people and the priests among them. There the words must say that both count the same.
"""

from __future__ import annotations

from dateline.model.rows import FigureRow
from dateline.resolve.counts.beside import are_in_a_row, are_told_beside
from dateline.resolve.counts.counted import OF_A_MOMENT, Counted
from dateline.resolve.counts.sides import OFFICIAL, are_opposed
from dateline.resolve.counts.values import held_by, is_swap, is_word_for_many, point, ratio, same_source
from dateline.resolve.counts.whom import HARMED, counts_its_own
from dateline.resolve.counts.wording import clause_of, is_told_again
from dateline.resolve.relations.disputes import Given, is_disputed
from dateline.resolve.relations.sure import is_supposed, is_told_openly
from dateline.resolve.words import head_noun, listed, says, words_of

_FAR, _OPPOSED = 3.0, 10.0
"""How many times the one number the other may be; and where the two are two sides of a quarrel."""

_SMALL = 10
"""So few are told of as "the two"; of many "the 62 detained" are a count."""


def is_likely(one: Counted, other: Counted, told: str, given: Given) -> bool:
    """Whether an alarm holds in a story of some reports."""
    a, b = one.row, other.row
    if is_told_openly(one, other, told):
        return True
    if (a.status == "denied") != (b.status == "denied"):
        return False
    if told == "suspicious":
        known = bool(held_by(a)) and same_source(a, b)
        slip = a.measure != b.measure or is_swap(a, b)
        return _is_one_place(one, other) and (known or slip)
    if is_disputed(one, other, given):
        near = one.group == other.group and ratio(a, b) <= _OPPOSED and bool(held_by(a) and held_by(b))
        return near and not any(is_word_for_many(row) or is_supposed(row) for row in (a, b))
    if _is_one_crowd(one, other):
        return True
    return _are_two_counts(one, other) and _is_one_place(one, other) and _is_one_time(one, other)


def _is_one_crowd(one: Counted, other: Counted) -> bool:
    """Whether one report says in a row what two who are named make of a crowd: "... The council put it at 300"."""
    a, b = one.row, other.row
    if not (a.measure == b.measure == "participants" and are_in_a_row(a, b)) or same_source(a, b):
        return False
    return bool(held_by(a) and held_by(b)) and one.where.key == other.where.key


def part_of_alarm(one: Counted, other: Counted, told: str, given: Given) -> tuple[str, ...]:
    """The scope in which two that seem to contradict each other differ in any story; () where they may do so."""
    a, b = one.row, other.row
    if (a.status == "denied") != (b.status == "denied"):
        return ()
    if _are_of_one_list(a, b):
        return ("group",)
    if are_told_beside(one, other):
        return ()
    if _are_other_people(one, other) or _is_their_sum(a, b) or _means_those_told_of(a) or _means_those_told_of(b):
        return ("group",)
    if is_disputed(one, other, given):
        return ()
    if a.measure == b.measure == "forces":
        # Each army sends its own, and the next ship brings more.
        return ("group",)
    return ("place",) if _are_in_two_towns(one, other, told) else ()


def _means_those_told_of(row: FigureRow) -> bool:
    """Whether it counts nobody, but means a few who were told of before: "these two cases"."""
    return is_told_again(row) and (point(row) or 0) < _SMALL


def _are_of_one_list(a: FigureRow, b: FigureRow) -> bool:
    """Whether one sentence lists both, and names nobody else for the second: "found 130 bodies, and 23 killed"."""
    if a.report_key != b.report_key or a.sentence != b.sentence:
        return False
    first, last = (a, b) if a.start <= b.start else (b, a)
    if last.source_start is not None and a.sentence[0] <= last.source_start < a.sentence[1]:
        return False
    between = a.sentence_text[first.end - a.sentence[0] : last.start - a.sentence[0]]
    led = words_of(between.rpartition(",")[2])
    return listed("contrasts").isdisjoint(led)


def _is_their_sum(a: FigureRow, b: FigureRow) -> bool:
    """Whether the larger is what a report adds up in the end: "all in all they lost 15", after three in a village."""
    first, last = (a, b) if a.start <= b.start else (b, a)
    more = (point(last) or 0) > (point(first) or 0)
    return more and a.report_key == b.report_key and says(clause_of(last), "sums_up")


def _are_other_people(one: Counted, other: Counted) -> bool:
    """Whether each names who they were, and names others: priests and maids, pilgrims and followers."""
    if one.row.measure not in HARMED or one.row.group != "people" or other.row.group != "people":
        return False
    nouns = [head_noun(figure.row.people) for figure in (one, other)]
    anyone = listed("names_no_part") | listed("dead") | listed("comrades")
    return nouns[0] != nouns[1] and all(noun and noun not in anyone for noun in nouns)


def _are_in_two_towns(one: Counted, other: Counted, told: str) -> bool:
    """Whether one report puts them in two places, or a fall is told of two, and neither holds the other."""
    if (one.once and other.once) or (one.spot and other.spot):
        return False
    fall = told == "suspicious" and one.row.measure == other.row.measure and not is_swap(one.row, other.row)
    beside = one.row.report_key == other.row.report_key or fall
    return beside and not (one.where.holds(other.where) or other.where.holds(one.where))


def _are_two_counts(one: Counted, other: Counted) -> bool:
    """Whether two who are named have each counted, and the same people."""
    a, b = one.row, other.row
    if not (held_by(a) and held_by(b)) or same_source(a, b):
        return False
    if a.source_kind == b.source_kind and a.source_kind in OFFICIAL:
        # Of two offices of one side the one is behind the other.
        return False
    if any(is_word_for_many(row) or is_supposed(row) or counts_its_own(row) for row in (a, b)):
        return False
    if one.group != other.group or one.noun != other.noun or one.part or other.part or one.total != other.total:
        return False
    sides = are_opposed(a, b) and one.group != "anyone"
    if a.measure in HARMED and not ((one.main and other.main) or sides):
        # Four soldiers by the army's count and 25 by the rebels' may stand beside more who died.
        return False
    return ratio(a, b) <= (_OPPOSED if are_opposed(a, b) else _FAR)


def _is_one_place(one: Counted, other: Counted) -> bool:
    """Whether both are told of one place, or of one disaster whatever places stand beside it."""
    if one.where.key and one.where.key == other.where.key:
        return one.row.measure not in OF_A_MOMENT or one.place_said or other.place_said
    return (one.once and other.once) or (one.spot and other.spot)


def _is_one_time(one: Counted, other: Counted) -> bool:
    """Whether both hold for one day, or are told of one."""
    if one.days is not None and other.days is not None:
        return one.days == other.days or (one.total and other.total and one.as_of == other.as_of)
    return one.as_of == other.as_of
