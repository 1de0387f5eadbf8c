"""Two sides of a quarrel: the state, and those who are not of it."""

from __future__ import annotations

from dateline.model.rows import FigureRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.values import held_by, is_body, is_word_for_many, same_source
from dateline.resolve.words import in_own_voice, listed, words_of

OFFICIAL = frozenset({"government", "police", "military", "rescue"})
_PARTIES = frozenset({"opposition", "militants"})
_OTHERS = frozenset({"opposition", "ngo", "witness", "militants", "medical", "un", "expert"})


def are_opposed(a: FigureRow, b: FigureRow) -> bool:
    """Whether the state says the one, and somebody who is not of it the other."""
    if not are_both_held(a, b) or same_source(a, b):
        return False
    return any(
        (one.source_kind in OFFICIAL or (not one.source and _is_of_state(one)))
        and (other.source_kind in _OTHERS or (_speaks_itself(other) and not _is_of_state(other)))
        for one, other in ((a, b), (b, a))
    )


def are_both_held(a: FigureRow, b: FigureRow) -> bool:
    """Whether it is known for each of two who gives it."""
    return bool(held_by(a) and held_by(b))


def _speaks_itself(row: FigureRow) -> bool:
    """Whether nobody else is credited, or its own people are: "our lawyers"."""
    return not row.source or in_own_voice(row.source)


def _is_of_state(row: FigureRow) -> bool:
    """Whether its outlet is a body of the state."""
    return not listed("bodies_of_state").isdisjoint(words_of(row.outlet)) and is_body(row.outlet)


def is_claimed(one: Counted, other: Counted) -> bool:
    """Whether a report has its own count, and one that a side claims: "The rebels said they killed 90"."""
    held, own = (one, other) if one.row.source else (other, one)
    claimed = held.row.source_kind in _PARTIES and not held_by(own.row)
    return claimed and one.main and other.main and not (is_word_for_many(one.row) or is_word_for_many(other.row))
