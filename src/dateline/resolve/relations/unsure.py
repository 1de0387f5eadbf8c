"""Numbers that nobody gives as a count of all: those that are denied, feared or held possible, or leave some out.

A fear is no state of a running count, so nothing fell or rose from it; who denies a number says nothing of another one.
Neither may hide how firm counts stand to each other.
"""

from __future__ import annotations

from dateline.model.rows import FigureRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.groups import are_called_alike
from dateline.resolve.counts.place_scopes import HELD
from dateline.resolve.counts.shares import are_the_rest, points_back
from dateline.resolve.counts.sides import are_opposed
from dateline.resolve.counts.values import (
    alike,
    held_by,
    is_vague,
    is_word_for_many,
    meet,
    point,
    ratio,
    same_source,
)
from dateline.resolve.counts.whom import HARMED
from dateline.resolve.counts.wording import clause_of, is_all, is_tally, is_what_it_was
from dateline.resolve.relations.disputes import corrects
from dateline.resolve.words import says

_UNSURE = frozenset({"unconfirmed", "denied", "conditional"})

_TOLD_BEFORE = 2
"""How many of those harmed a report may tell of before it counts the others."""

_NEAR_FEAR = 2.0
"""How many times the one number the other may be that a fear and a count which meet say one thing."""

_GREW = 1.5
"""How many times so few the next number may be as theirs."""

_ARRESTS = 4.0
"""How many times so few arrests the next number may be as theirs."""

_SMALL = 10
"""Below this a word for some is no count, whoever gives it."""


def is_beside_a_denial(a: FigureRow, b: FigureRow, told: str) -> bool:
    """Whether one is a denial of a number that the other does not give: 164 were not killed, and 103 were.

    ``told`` is how they compare: a difference in scope may be said. Who denies that anybody was hurt, or that dozens
    were, denies each number that these words can mean.
    """
    no, yes = (a, b) if a.status == "denied" else (b, a)
    if no.status != "denied" or yes.status == "denied" or 0 in (no.high, yes.high):
        return False
    if says(no.sentence_text, "withdrawals"):
        return not meet(a, b)
    exact = no.low is not None and no.low == no.high and not is_vague(no)
    return told != "different_scope" and not (alike(a, b) if exact else meet(a, b))


def is_fear_beside_count(a: FigureRow, b: FigureRow) -> bool:
    """Whether one is only feared or held possible and the other given as a count, and neither mends the other."""
    if (a.status == "unconfirmed") == (b.status == "unconfirmed") or "denied" in (a.status, b.status):
        return False
    fear, count = (a, b) if a.status == "unconfirmed" else (b, a)
    if max(point(count) or 0, count.high or 0) > (point(fear) or 0):
        # Those who were feared dead were found, and more: the count has gone past the fear.
        return False
    near = meet(a, b) and ratio(a, b) <= _NEAR_FEAR
    return not (near or corrects(a, b) or corrects(b, a) or (held_by(a) and same_source(a, b)))


def is_no_fall(a: FigureRow, b: FigureRow) -> bool:
    """Whether less than a number tells of no fall, since one of the two was never counted, or only the less is sure."""
    more, less = sorted((a, b), key=lambda row: -(point(row) or 0))
    if says(clause_of(less), "proven") and not says(clause_of(more), "proven"):
        return True
    return not _UNSURE.isdisjoint((a.status, b.status))


def is_a_word_for_some(a: FigureRow, b: FigureRow) -> bool:
    """Whether one is no count that another could gainsay: "several" here and 56 there, two friends' words for many."""
    vague = [row for row in (a, b) if is_word_for_many(row)]
    # One report that lays two holders' words beside each other means that they differ.
    beside = a.report_key == b.report_key and bool(held_by(a) and held_by(b)) and not same_source(a, b)
    return bool(vague) and (not (beside or are_opposed(a, b)) or any((row.high or 0) < _SMALL for row in vague))


def is_all_there_was(a: FigureRow, b: FigureRow) -> bool:
    """Whether one of two holders says that there were no others, so that another number is no later count."""
    return (is_all(a) or is_all(b)) and bool(held_by(a) and held_by(b)) and not (same_source(a, b) or meet(a, b))


def is_word_for_few(row: FigureRow) -> bool:
    """Whether it is a word for more than one and tells nothing else: "several", which five are, too."""
    return says(row.text, "words_for_few")


def is_said_in_passing(a: FigureRow, b: FigureRow) -> bool:
    """Whether one is a "nobody" of a paper's own: "nobody had been hit" tells of an hour and denies no three."""
    nobody = a if a.high == 0 else b
    return a.report_key != b.report_key and nobody.status == "stated" and not held_by(nobody)


def is_only_feared(a: FigureRow, b: FigureRow) -> bool:
    """Whether one of two of one side only fears or supposes its number: another is no other opinion."""
    return "unconfirmed" in (a.status, b.status) and not are_opposed(a, b)


def counts_the_rest(a: FigureRow, b: FigureRow, told: str) -> bool:
    """Whether one number is of the others only ("her and three others"): who was told of before may be left out."""
    if a.text.casefold() != b.text.casefold() and "both" in (a.text.casefold(), b.text.casefold()):
        # "They were both shot" are two of whom was told before.
        return True
    rest = [are_the_rest(row) for row in (a, b)]
    # One or two more may be who was told of before; a toll that rose by more is another.
    near = abs((point(a) or 0) - (point(b) or 0)) <= _TOLD_BEFORE
    return any(rest) if told == "contradicted" else rest[0] != rest[1] and near


def are_pieces(one: Counted, other: Counted) -> bool:
    """Whether one of two tells of some who were harmed, beside more in its report, and of no count that goes on."""
    a, b = one.row, other.row
    if a.measure in HELD and a.report_key != b.report_key:
        return _are_arrests_here_and_there(one, other)
    if a.measure not in HARMED or a.report_key == b.report_key or (one.main and other.main):
        harmed = a.measure in HARMED and a.report_key != b.report_key
        return harmed and points_back(a) != points_back(b) and max(point(a) or 0, point(b) or 0) < _SMALL
    if one.group != "anyone" or are_called_alike(one, other) or is_word_for_many(a) or is_word_for_many(b):
        return False
    if min(point(a) or 0, point(b) or 0) >= _SMALL or ratio(a, b) <= _GREW:
        return False
    goes_on = one.total or other.total or any(is_tally(row) or is_what_it_was(row) for row in (a, b))
    return not (goes_on or corrects(a, b) or corrects(b, a) or (bool(a.source) and same_source(a, b)))


def _are_arrests_here_and_there(one: Counted, other: Counted) -> bool:
    """Whether two numbers of arrests lie far apart, neither a count so far: two suspects, and 15 pickpockets."""
    a, b = one.row, other.row
    goes_on = one.total or other.total or any(is_tally(row) or is_what_it_was(row) for row in (a, b))
    few = min(point(a) or 0, point(b) or 0) < _SMALL and not (is_word_for_many(a) or is_word_for_many(b))
    return few and ratio(a, b) > _ARRESTS and not (goes_on or corrects(a, b) or corrects(b, a) or same_source(a, b))
