"""How two figures stand to each other: comparable first, contradicted second.

Pairs are figures of one story whose measures a reader might take for one another. Where what they count differs, the
scope says in what; else the bounds, the as-of days and the sources decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import Any

from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve.counts.beside import are_told_beside
from dateline.resolve.counts.counted import OF_A_MOMENT, Counted, in_company, printed
from dateline.resolve.counts.groups import are_one_whole
from dateline.resolve.counts.measures import is_of_survivors, is_of_victims
from dateline.resolve.counts.parts_by_place import is_a_part_by_place, is_elsewhere, is_some_in_a_place
from dateline.resolve.counts.place_scopes import HELD
from dateline.resolve.counts.scopes import (
    STOCKS,
    find_scope,
    is_far_apart,
)
from dateline.resolve.counts.sides import OFFICIAL, are_both_held, are_opposed, is_claimed
from dateline.resolve.counts.values import (
    agree,
    alike,
    held_by,
    is_odd,
    is_swap,
    is_vague,
    is_word_for_many,
    meet,
    point,
    ratio,
    same_source,
)
from dateline.resolve.counts.wording import (
    clock_of,
    is_all,
    is_called_wrong,
    is_counted_anew,
    is_next_state,
    is_taken_back,
    is_tally,
    is_what_it_was,
    same_slot,
)
from dateline.resolve.relations.disputes import (
    Given,
    corrects,
    given_by,
    is_disputed,
    is_doubted,
    is_first_word,
    is_idle,
    is_one_gift,
)
from dateline.resolve.relations.pairing import all_pairs, some_pairs
from dateline.resolve.relations.reasons import reason
from dateline.resolve.relations.slips import is_crossed, look_again, settled
from dateline.resolve.relations.sure import are_two_tolls, is_newer_state, is_told_openly, tells_why, within_series
from dateline.resolve.relations.unsure import (
    are_pieces,
    counts_the_rest,
    is_a_word_for_some,
    is_all_there_was,
    is_beside_a_denial,
    is_fear_beside_count,
    is_no_fall,
    is_only_feared,
    is_said_in_passing,
    is_word_for_few,
)
from dateline.resolve.relations.victims import counts_the_dead, have_died
from dateline.resolve.words import says, words_of

_FAMILIES = (
    frozenset({"killed", "missing", "injured", "hospitalised", "infected", "rescued"}),
    frozenset({"detained", "sentenced", "released", "abducted", "other"}),
    frozenset({"displaced", "evacuated", "affected"}),
)
"""Measures that a reader may take for one another; each other measure is compared with itself only."""

# The dead do not come back. The missing are found and the displaced go home.
_NEVER_FALLS = frozenset({"killed", "injured", "detained", "sentenced", "destroyed", "dismissed", "incidents"})
_SMALL = 10
"""Of so few an outlet often tells some only."""
_OPPOSED = 1.3
"""How many times the one's number the other side's may be on the next day as the same count, risen."""
_TWICE = 2.0
"""How many times the one toll the other may be that is read as a fall, and not as another count."""
_SLIGHT = 1.05
"""A rise of so little is no slip, though the digits be the same: long totals grow so each day."""
_SOON = 2
"""Days within which another number of the other side is another opinion, and later a newer count."""
_FEW = 24
"""Figures of one family and story that are all compared with each other; of more only what may be mistaken."""
_CROWD = 120
"""Figures of one story from which an alarm needs more than numbers that differ, however few there are of a family."""


def find_relations(figures: Iterable[Counted], series: Mapping[str, str], parts: Set[str]) -> tuple[RelationRow, ...]:
    """All comparisons, by ids; ``a`` is the earlier in report time."""
    families: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    figures = in_company(figures)
    given = given_by(figures)
    crowd = Counter(figure.story for figure in figures)
    for figure in figures:
        if not figure.planned and not is_idle(figure.row):
            measure = "killed" if is_of_victims(figure.row) or is_of_survivors(figure.row) else figure.row.measure
            families[(figure.story, *_family(measure))].append(figure)
    told: list[RelationRow] = []
    for (story, *_), members in families.items():
        members.sort(key=_in_report_time)
        few = len(members) <= _FEW
        crowded = not few or crowd[story] > _CROWD
        by_id = {member.row.id: member for member in members}
        rows = [
            row
            for one, other in (all_pairs(members) if few else some_pairs(members, series))
            for row in (_relation(one, other, parts, given, crowded=crowded),)
            if not is_beside_a_denial(one.row, other.row, row.relation)
        ]
        rows = rows if few else [row for row in rows if len(row.scope) <= 1]
        if crowded:
            rows = [row for row in (within_series(row, series, by_id) for row in rows) if is_newer_state(row, by_id)]
        told += settled(look_again(rows, members, series), [one.row for one in members])
    return tuple(sorted(told, key=lambda row: (row.a, row.b)))


def _family(measure: str) -> tuple[str, ...]:
    return next((tuple(sorted(family)) for family in _FAMILIES if measure in family), (measure,))


def _in_report_time(figure: Counted) -> tuple[Any, ...]:
    row = figure.row
    return (row.published or date.max, row.report, row.report_key, row.start, row.id)


def _relation(one: Counted, other: Counted, parts: Set[str], given: Given, *, crowded: bool) -> RelationRow:
    if printed(one) == printed(other):
        scope: tuple[str, ...] = ()
    elif one.row.part_of == other.row.id or other.row.part_of == one.row.id:
        # "Eight of the deaths were in Hickman": people like the others, elsewhere counted.
        scope = ("time",) if one.window != other.window else ("group",)
        if is_a_part_by_place(one, other):
            scope = ("place",)
    else:
        scope = find_scope(one, other)
        # What counts a part in its own report is no other's count of the whole, unless it is the same number.
        if scope == ("group",) and one.group == other.group and is_some_in_a_place(one, other):
            scope = ("place",)
        some = _is_a_part(one.row, other.row, parts) and not _is_about(one.row, other.row)
        if not scope and some and not (are_one_whole(one, other) or are_told_beside(one, other)):
            scope = ("place",) if is_elsewhere(one, other) else ("time",) if _adds_up_to(one, other) else ("group",)
    if scope == ("measure",) and is_crossed(one.row, other.row, given):
        told, scope = "suspicious", ()
    elif scope:
        told = "different_scope"
    else:
        told, scope = _judge(one, other, given)
    if crowded and told in ("contradicted", "suspicious") and not is_told_openly(one, other, told):
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


def _is_about(a: FigureRow, b: FigureRow) -> bool:
    """Whether the one is the other, or hardly more: 655 where "more than 650" were told of."""
    return alike(a, b) or (meet(a, b) and ratio(a, b) <= _SLIGHT)


def _adds_up_to(one: Counted, other: Counted) -> bool:
    """Whether the smaller came on top: "six bodies were recovered, taking the number of dead to 19"."""
    less, more = sorted((one, other), key=lambda figure: point(figure.row) or 0)
    beside = one.row.report_key == other.row.report_key and less.row.sentence == more.row.sentence
    return beside and less.row.start < more.row.start and is_tally(more.row) and one.row.group == other.row.group


def _is_a_part(a: FigureRow, b: FigureRow, parts: Set[str]) -> bool:
    """Whether one counts a part in its own report, and the other not the same part in the next bulletin."""
    return bool({a.id, b.id} & parts) and not same_slot(a, b) and not _follow(a, b)


def _follow(a: FigureRow, b: FigureRow) -> bool:
    """Whether one report gives both as two states of one count."""
    return _are_entries(a, b) or is_next_state(a, b) or is_next_state(b, a)


def _are_entries(a: FigureRow, b: FigureRow) -> bool:
    """Whether they stand in two entries of one live page, each with its hour."""
    hours = (clock_of(a), clock_of(b))
    return a.report_key == b.report_key and None not in hours and hours[0] != hours[1]


def _judge(one: Counted, other: Counted, given: Given) -> tuple[str, tuple[str, ...]]:
    """The relation of two that seem comparable, and the scope where the numbers themselves show that they are not."""
    a, b = one.row, other.row
    told = compare(one, other, given)
    if told == "different_scope":
        return told, ("event",)
    if told != "same":
        if _is_one_account(one, other) and not (tells_why(one.row, other.row) or _follow(one.row, other.row)):
            # One report in one voice means two things by two numbers.
            if is_elsewhere(one, other):
                return "different_scope", ("place",)
            return "different_scope", ("event",) if one.days != other.days else ("group",)
        denied = is_disputed(one, other, given) or is_all_there_was(a, b) or corrects(a, b) or corrects(b, a)
        if is_far_apart(one, other) and not denied:
            if one.where.key != other.where.key and one.where.key and other.where.key:
                return "different_scope", ("place",)
            return "different_scope", ("event",) if one.days != other.days else ("group",)
    told = "revised" if told == "suspicious" and have_died(a, b, given) else told
    if told == "suspicious" and (is_no_fall(a, b) or not _surely_one_count(one, other)):
        return "different_scope", ("event",)
    if told != "same" and (counts_the_rest(a, b, told) or counts_the_dead(a, b, given)):
        return "different_scope", ("group",)
    if told in ("contradicted", "revised") and one.row.measure == "aid" and not is_one_gift(one.row, other.row):
        # What each of two givers gives is no count of one thing.
        return "different_scope", ("group",)
    if told == "contradicted" and a.measure in OF_A_MOMENT and is_word_for_many(a) and is_word_for_many(b):
        return "different_scope", ("event",)
    if told == "revised" and (is_fear_beside_count(a, b) or are_pieces(one, other)):
        return "different_scope", ("event",)
    if told == "contradicted" and not _surely_at_odds(one, other, given):
        return "different_scope", ("event",)
    no_count = is_a_word_for_some(a, b) or (is_only_feared(a, b) and not are_two_tolls(one, other))
    if told == "contradicted" and no_count and not _answers(one, other, given):
        return ("different_scope", ("event",)) if is_fear_beside_count(a, b) else ("revised", ())
    return told, ()


def _surely_at_odds(one: Counted, other: Counted, given: Given) -> bool:
    """Whether two numbers, of two holders who do not speak of one another, are known to be of one event.

    Those of two days are so if both tell their days; arrests are counted in pieces, by all but the state's own.
    """
    a, b = one.row, other.row
    if (
        _answers(one, other, given)
        or is_all(a)
        or is_all(b)
        or a.report_key == b.report_key
        or are_two_tolls(one, other)
    ):
        return True
    if a.measure in HELD and not ({a.source_kind, b.source_kind} & OFFICIAL or are_opposed(a, b)):
        return one.total or other.total
    moved = one.as_of is not None and other.as_of is not None and one.as_of != other.as_of
    if moved and one.main and other.main and a.measure == b.measure == "killed" and ratio(a, b) <= _TWICE:
        # Each is all that its report counts, and the dead do not become fewer.
        return True
    return not moved or None not in (one.days, other.days) or ratio(a, b) <= _OPPOSED or are_opposed(a, b)


def _answers(one: Counted, other: Counted, given: Given) -> bool:
    """Whether one of two says that the other is wrong, or takes it back."""
    return is_disputed(one, other, given) or (one.row.status == "denied") != (other.row.status == "denied")


def _is_one_account(one: Counted, other: Counted) -> bool:
    a, b = one.row, other.row
    return a.report_key == b.report_key and (same_source(a, b) or not (are_both_held(a, b) or is_claimed(one, other)))


def _surely_one_count(one: Counted, other: Counted) -> bool:
    """Whether a fall is worth an alarm: both are running totals or of known days, or one holder gives both."""
    if is_vague(one.row) or is_vague(other.row):
        return False
    if min(point(one.row) or 0, point(other.row) or 0) < _SMALL and not (held_by(one.row) and held_by(other.row)):
        return False
    known = one.days is not None and other.days is not None
    return (one.total and other.total) or known or is_swap(one.row, other.row) or same_source(one.row, other.row)


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
    if meet(a, b) and (is_word_for_few(a) or is_word_for_few(b)) and not (_rose(a, b) or _rose(b, a)):
        return "same"
    if is_what_it_was(a) != is_what_it_was(b) or is_counted_anew(a, b):
        # The number before the one that is told is no other opinion, and no other report's number of today.
        return "revised"
    if a.measure in OF_A_MOMENT and not same_source(a, b):
        return "same" if meet(a, b) else "contradicted"
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of:
        return "contradicted" if is_disputed(one, other, given) else _at_one_time(a, b)
    return _later(one, other, given) if other.as_of > one.as_of else _later(other, one, given)


def _state_takes_back(no: FigureRow, yes: FigureRow) -> bool:
    """Whether a body of the state takes back what one of the state gave: nobody takes back another's number."""
    of_state = no.source_kind == yes.source_kind == "government"
    later = (no.published or date.min) > (yes.published or date.max)
    return of_state and later and says(no.sentence_text, "withdrawals")


def _at_one_time(a: FigureRow, b: FigureRow) -> str:
    if agree(a, b) and not _rose_from(a, b):
        return "same"
    if corrects(a, b) or corrects(b, a) or _follow(a, b) or _rose(a, b) or _rose(b, a) or meet(a, b):
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
    """Whether a body of the state gave more later on the day on which another gave the first number."""
    of_state = {a.source_kind, b.source_kind} <= {"government", "police", "rescue"}
    return of_state and (point(b) or 0) > (point(a) or 0) and says(b.sentence_text, "later_that_day")


def _rose(a: FigureRow, b: FigureRow) -> bool:
    """Whether the larger number is said to be one that rose: "his death raised the toll to seven"."""
    return is_tally(b) and says(b.sentence_text, "rises") and (point(b) or 0) > (point(a) or 0)


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
