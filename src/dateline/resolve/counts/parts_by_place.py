"""Whether the place tells which part of a count another is: "nine of the dead were in Ilo"."""

from __future__ import annotations

from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.place_scopes import places_differ
from dateline.resolve.counts.values import meet, point
from dateline.resolve.counts.wording import clause_of, is_in_a_place
from dateline.resolve.words import head_noun, listed, says


def is_a_part_by_place(one: Counted, other: Counted) -> bool:
    """Whether of two figures of which one is a part of the other the place tells which part."""
    if any(a.place_said and b.place_later for a, b in ((one, other), (other, one))):
        return one.row.group == other.row.group
    if any(is_in_a_place(a.row) and not is_in_a_place(b.row) for a, b in ((one, other), (other, one))):
        return one.row.group == other.row.group
    apart = one.where.key != other.where.key and (one.place_said or other.place_said)
    return apart and one.row.group == other.row.group and places_differ(one, other)


def is_some_in_a_place(one: Counted, other: Counted) -> bool:
    """Whether the one counts those of the other in some place, and no sort of them: "nine of the dead were in Ilo"."""
    return any(
        a.part and not b.part and is_in_a_place(a.row) and not is_in_a_place(b.row) and not a.row.people
        for a, b in ((one, other), (other, one))
    )


def is_at_a_spot(one: Counted, other: Counted) -> bool:
    """Whether the smaller number of a report is of those at one spot: "Seven of them died in the first compound"."""
    part, whole = sorted((one, other), key=lambda figure: point(figure.row) or 0)
    if one.row.report_key != other.row.report_key or one.row.group != other.row.group or meet(one.row, other.row):
        return False
    noun = head_noun(part.row.people)
    anybody = noun in ("", "people", "person", head_noun(whole.row.people)) or noun in listed("dead")
    return anybody and _names_a_spot(part) and not (_names_a_spot(whole) or _shares_its_clause(part, whole))


def _names_a_spot(figure: Counted) -> bool:
    return says(clause_of(figure.row), "spots")


def _shares_its_clause(one: Counted, other: Counted) -> bool:
    return clause_of(one.row) == clause_of(other.row)


def is_elsewhere(one: Counted, other: Counted) -> bool:
    """Whether the smaller number of a report is told of a place of its own: "in Baoxing county, where 26 died"."""
    part = min(one, other, key=lambda figure: point(figure.row) or 0)
    apart = part.place_said and one.where.key != other.where.key and one.row.group == other.row.group
    return apart or is_a_part_by_place(one, other)
