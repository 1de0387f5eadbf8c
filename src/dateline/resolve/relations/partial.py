"""Tolls that are no rivals, since one is of a part: the dead counted so far, or those of the town that was told.

Of one disaster a body counts those it has found and another guesses at all; police of a town speak for their town.
"""

from __future__ import annotations

from dateline.model.rows import FigureRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.sides import OFFICIAL
from dateline.resolve.counts.values import is_vague, point, ratio
from dateline.resolve.counts.wording import clause_of
from dateline.resolve.relations.sure import is_supposed
from dateline.resolve.words import listed, says, words_of

_ROUND = 1000
"""From so many on a number of one digit and noughts was not counted."""

_GREW = 5.0
"""How many times those counted so far the dead of a later day may be, as the same count gone on."""

_SOON = 2.0
"""How many times one body's count the next may be within the day, as the same count gone on."""


def part_of_toll(one: Counted, other: Counted, told: str) -> tuple[str, ...]:
    """The scope in which one of two that seem to differ is a part of what the other counts; () where it is none."""
    if told == "same":
        return ()
    disaster = one.once or other.once
    if disaster and told != "revised" and _speak_for_their_town(one) != _speak_for_their_town(other):
        # Of a clash they are one side; a later count may be of their town, too.
        return ("place",)
    return ("group",) if _is_part_of_estimate(one, other, told) else ()


def _is_part_of_estimate(one: Counted, other: Counted, told: str) -> bool:
    """Whether the one counts those of a disaster found so far, and the other guesses at all: they cannot contradict."""
    if not (one.once or other.once) or one.row.measure != "killed" or other.row.measure != "killed":
        return False
    less, more = sorted((one.row, other.row), key=lambda row: point(row) or 0)
    apart = ratio(less, more)
    if not _is_counted_so_far(less) or _is_counted_so_far(more) or (told == "revised" and apart <= _GREW):
        return False
    # Nobody counts a range.
    return apart > _SOON and (is_supposed(more) or _is_round(more) or more.approx or is_vague(more))


def is_counted_on(one: Counted, other: Counted) -> bool:
    """Whether two bodies of one state count within a day the dead of a disaster that they have found: it goes on."""
    if not (one.once and other.once and _is_counted_so_far(one.row) and _is_counted_so_far(other.row)):
        return False
    of_state = {one.row.source_kind, other.row.source_kind} <= OFFICIAL
    return of_state and one.as_of == other.as_of and ratio(one.row, other.row) <= _SOON


def _speak_for_their_town(figure: Counted) -> bool:
    """Whether "the local police" give it, and no place is named."""
    words = words_of(figure.row.source)
    local = any(word in listed("of_a_town") for word in words) and listed("papers").isdisjoint(words)
    return local and not figure.place_said and figure.where.level in ("country", "region", "")


def _is_counted_so_far(row: FigureRow) -> bool:
    return says(clause_of(row), "counted_so_far")


def _is_round(row: FigureRow) -> bool:
    number = point(row) or 0
    return number >= _ROUND and len(str(number).rstrip("0")) == 1
