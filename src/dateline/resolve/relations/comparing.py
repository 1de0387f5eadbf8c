"""What the bounds, the days and the holders of two figures that count the same say: same, revised, contradicted."""

from __future__ import annotations

from datetime import date

from dateline.model.rows import FigureRow
from dateline.resolve.counts.counted import OF_A_MOMENT, Counted
from dateline.resolve.counts.scopes import STOCKS
from dateline.resolve.counts.sides import are_both_held, are_opposed
from dateline.resolve.counts.values import (
    agree,
    alike,
    held_by,
    is_odd,
    is_swap,
    is_vague,
    is_word_for_many,
    meet,
    name_one_number,
    only_touch,
    point,
    ratio,
    same_source,
)
from dateline.resolve.counts.whom import HARMED
from dateline.resolve.counts.wording import (
    clause_of,
    clock_of,
    is_all,
    is_called_wrong,
    is_counted_anew,
    is_next_state,
    is_taken_back,
    is_tally,
    is_what_it_was,
)
from dateline.resolve.relations.disputes import Given, corrects, is_disputed, is_doubted, is_first_word
from dateline.resolve.relations.unsure import is_all_there_was, is_said_in_passing, is_word_for_few
from dateline.resolve.words import listed, says, words_of

# The dead do not come back. The missing are found and the displaced go home.
_NEVER_FALLS = frozenset({"killed", "injured", "detained", "sentenced", "destroyed", "dismissed", "incidents"})
_OPPOSED = 1.3
"""How many times the one's number the other side's may be on the next day as the same count, risen."""
_SLIGHT = 1.05
"""A rise of so little is no slip, though the digits be the same: long totals grow so each day."""
_SOON = 2
"""Days within which another number of the other side is another opinion, and later a newer count."""
_OF_STATE = frozenset({"government", "police", "rescue", "medical"})
"""Kinds of holders who count the victims of one disaster together, each as far as they have come."""
_BY_THE_HOUR = 2
"""Days of a disaster on which its toll is another in each report."""


def are_two_states(a: FigureRow, b: FigureRow) -> bool:
    """Whether one report gives both as two states of one count."""
    return _are_entries(a, b) or is_next_state(a, b) or is_next_state(b, a)


def _are_entries(a: FigureRow, b: FigureRow) -> bool:
    """Whether they stand in two entries of one live page, each with its hour."""
    hours = (clock_of(a), clock_of(b))
    return a.report_key == b.report_key and None not in hours and hours[0] != hours[1]


def compare(one: Counted, other: Counted, given: Given | None = None) -> str:
    """How two figures that count the same stand to each other. ``given``: what each report gives, where it is known."""
    given = given or {}
    a, b = one.row, other.row
    if (a.status == "denied") != (b.status == "denied"):
        # Who takes back a number of their own mends it.
        no, yes = (a, b) if a.status == "denied" else (b, a)
        if same_source(a, b) and alike(a, b) and is_doubted(no):
            return "same"
        if alike(a, b) and _state_takes_back(no, yes):
            return "revised"
        follows = (no.published or date.min) >= (yes.published or date.max)
        return "revised" if yes.source and same_source(a, b) and alike(a, b) and follows else "contradicted"
    if alike(a, b):
        if is_called_wrong(a) != is_called_wrong(b) and not same_source(a, b):
            return "contradicted"
        first, last = (a, b) if (a.published or date.max) <= (b.published or date.max) else (b, a)
        return "revised" if is_taken_back(last) and not is_taken_back(first) else "same"
    few = meet(a, b) and (is_word_for_few(a) or is_word_for_few(b))
    if (few or name_one_number(a, b)) and not (_rose(a, b) or _rose(b, a)):
        return "same"
    if is_what_it_was(a) != is_what_it_was(b) or is_counted_anew(a, b):
        # The number before the one that is told is no other opinion, and no other report's number of today.
        return "revised"
    if a.measure in OF_A_MOMENT and not same_source(a, b):
        return "same" if meet(a, b) else "contradicted"
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of:
        if is_disputed(one, other, given):
            return "contradicted"
        told = _at_one_time(a, b)
        return "revised" if told == "contradicted" and _are_counted_by_the_hour(one, other) else told
    earlier, later = (one, other) if other.as_of > one.as_of else (other, one)
    return "suspicious" if _is_slip_of_the_pen(earlier.row, later.row) else _later(earlier, later, given)


def _is_slip_of_the_pen(first: FigureRow, last: FigureRow) -> bool:
    """Whether a report gives its holder's number of before with two digits turned, after another gave the true one."""
    told_later = (first.published or date.min) >= (last.published or date.max)
    return told_later and bool(held_by(first)) and same_source(first, last) and is_swap(first, last)


def _state_takes_back(no: FigureRow, yes: FigureRow) -> bool:
    """Whether a body of the state takes back what one of the state gave: nobody takes back another's number."""
    of_state = no.source_kind == yes.source_kind == "government"
    later = (no.published or date.min) > (yes.published or date.max)
    return of_state and later and says(no.sentence_text, "withdrawals")


def _at_one_time(a: FigureRow, b: FigureRow) -> str:
    if _are_at_odds(a, b):
        return "contradicted"
    if agree(a, b) and not _rose_from(a, b):
        return "same"
    if corrects(a, b) or corrects(b, a) or are_two_states(a, b) or (meet(a, b) and not only_touch(a, b)):
        return "revised"
    if (_rose(a, b) or _rose(b, a)) and not _are_two_words(a, b):
        return "revised"
    if is_swap(a, b, short=bool(held_by(a)) and same_source(a, b)):
        return "suspicious"
    if 0 in (a.high, b.high):
        return "different_scope" if is_said_in_passing(a, b) else "contradicted"
    # Two papers of one day in their own voice, or with one holder: a toll that rises by the hour. Only two holders that
    # are named can contradict each other.
    if a.report_key != b.report_key and (same_source(a, b) or not held_by(a) or not held_by(b)):
        return "revised"
    return "revised" if _is_later_that_day(a, b) or _is_later_that_day(b, a) else "contradicted"


def _is_later_that_day(b: FigureRow, a: FigureRow) -> bool:
    """Whether a body of the state gave more later on the day on which another, or somebody else first, gave less."""
    first = says(a.sentence_text, "earlier_that_day") and b.source_kind in _OF_STATE
    of_state = first or {a.source_kind, b.source_kind} <= {"government", "police", "rescue"}
    return of_state and (point(b) or 0) > (point(a) or 0) and says(b.sentence_text, "later_that_day")


def _rose(a: FigureRow, b: FigureRow) -> bool:
    """Whether the larger number is said to be one that rose: "his death raised the toll to seven"."""
    told = is_tally(b) and says(b.sentence_text, "rises")
    one_side = not are_both_held(a, b) or same_source(a, b) or {a.source_kind, b.source_kind} <= _OF_STATE
    return (told or (one_side and _rises_in_headline(b))) and (point(b) or 0) > (point(a) or 0)


def _rises_in_headline(row: FigureRow) -> bool:
    """Whether it is the number to which its headline says that a count rose: "Toll rises to 16"."""
    words = words_of(row.headline)
    numbers = {str(point(row)), " ".join(words_of(row.text))}
    after = next((words[at + 1 :] for at, word in enumerate(words) if word == "to"), [])
    return says(row.headline, "rises") and bool(after) and after[0].replace(",", "") in numbers


def _are_at_odds(a: FigureRow, b: FigureRow) -> bool:
    """Whether one report lays two holders' numbers beside each other, so that "more than" the one is not the other."""
    if not _are_two_words(a, b) or alike(a, b) or ratio(a, b) <= _SLIGHT or corrects(a, b) or corrects(b, a):
        return False
    if are_two_states(a, b) or _is_later_that_day(a, b) or _is_later_that_day(b, a):
        return False
    # "At least" a number is no number that another could gainsay, nor are "dozens", nor what it "could be" at most.
    open_ended = any(is_word_for_many(row) or says(row.text, ["at least"]) for row in (a, b))
    return not open_ended and not (
        meet(a, b) and any(row.low is None and row.status == "unconfirmed" for row in (a, b))
    )


def _are_two_words(a: FigureRow, b: FigureRow) -> bool:
    """Whether one report lays two holders' numbers beside each other: that the one rose makes the other no less."""
    return a.report_key == b.report_key and are_both_held(a, b) and not same_source(a, b)


def _rose_from(a: FigureRow, b: FigureRow) -> bool:
    """Whether "at least ten" of one report was told before the count "rose to 14" in another."""
    apart = a.report_key != b.report_key and not alike(a, b)
    return apart and any(is_vague(less) is False and _rose(less, more) for less, more in ((a, b), (b, a)))


def _later(before: Counted, after: Counted, given: Given) -> str:
    """Two numbers of two days."""
    a, b = before.row, after.row
    first, last = point(a), point(b)
    if first is None or last is None:
        return "same" if meet(a, b) else "revised"
    if corrects(b, a) or _is_mended_beside(a, b, given):
        return "revised"
    if is_swap(a, b) and (last < first or (same_source(a, b) and ratio(a, b) > _SLIGHT)):
        return "suspicious"
    if is_disputed(before, after, given) or is_all_there_was(a, b):
        return "contradicted"
    if last < first and _is_what_remains(b):
        return "revised"
    if last >= first or not (a.measure in _NEVER_FALLS or _count_from_one_day(a, b)):
        soon = (after.as_of or date.max) - (before.as_of or date.min)
        stock = a.measure in STOCKS
        disputed = are_opposed(a, b) and ratio(a, b) >= _OPPOSED and soon.days <= _SOON and not (before.total or stock)
        counted_on = (is_tally(b) and not says(b.sentence_text, "own_count")) or is_first_word(a, b)
        return "contradicted" if disputed and not counted_on else "revised"
    if meet(a, b) and not agree(a, b) and (a.low is None or b.high is None) and not (a.low is None and b.high is None):
        # "Up to 149" of one count, and 74 of another: that the one may be less does not make it the other.
        return "different_scope"
    if meet(a, b) and not (is_odd(a) and is_odd(b) and a.source and same_source(a, b)):
        # "More than 50" after "dozens": no fall, only less said. "At least 1,642" of one holder is a count that fell.
        return "same"
    # What one holder gave may not fall; of one event two holders may know two numbers.
    soon = (after.as_of or date.max) - (before.as_of or date.min)
    once = soon.days <= _SOON or not (before.total or after.total)
    two = bool(held_by(a) and held_by(b)) and not same_source(a, b) and once
    return "contradicted" if two or are_opposed(a, b) else "suspicious"


def _is_mended_beside(before: FigureRow, after: FigureRow, given: Given) -> bool:
    """Whether another sentence of the later report says why: "Sunday's figure of 121 had counted ten bodies twice"."""
    number = " ".join(words_of(before.text))
    return not is_vague(before) and any(
        (says(row.sentence_text, "corrections") or says(row.sentence_text, "counted_wrong"))
        and f" {number} " in f" {' '.join(words_of(row.sentence_text))} "
        for row in given.get(after.report_key, ())
    )


def _count_from_one_day(a: FigureRow, b: FigureRow) -> bool:
    """Whether both count all since one day: such a count grows, whoever has come home."""
    since = a.cumulative and b.cumulative and a.time_start == b.time_start
    return since and None not in (a.time_start, a.time_end, b.time_end) and a.time_start != a.time_end


def _are_counted_by_the_hour(one: Counted, other: Counted) -> bool:
    """Whether two reports give what two offices knew of one disaster on one of its first days: the later had more."""
    a, b = one.row, other.row
    if not (one.once and other.once) or a.report_key == b.report_key or a.measure not in HARMED:
        return False
    if not {a.source_kind, b.source_kind} <= _OF_STATE or 0 in (a.high, b.high) or is_all(a) or is_all(b):
        return False
    days = one.days or other.days
    return days is None or one.as_of is None or (one.as_of - days[0]).days <= _BY_THE_HOUR


def _is_what_remains(row: FigureRow) -> bool:
    """Whether its clause tells of those who are still held, sought or away, and not of all."""
    return row.measure != "killed" and not listed("remaining").isdisjoint(words_of(clause_of(row)))
