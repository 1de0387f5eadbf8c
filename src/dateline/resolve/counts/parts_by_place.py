"""Whether the place tells which part of a count another is: "nine of the dead were in Ilo"."""

from __future__ import annotations

from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.place_scopes import places_differ
from dateline.resolve.counts.values import point
from dateline.resolve.counts.wording import is_in_a_place


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


def is_elsewhere(one: Counted, other: Counted) -> bool:
    """Whether the smaller number of a report is told of a place of its own: "in Baoxing county, where 26 died"."""
    part = min(one, other, key=lambda figure: point(figure.row) or 0)
    apart = part.place_said and one.where.key != other.where.key and one.row.group == other.row.group
    return apart or is_a_part_by_place(one, other)
