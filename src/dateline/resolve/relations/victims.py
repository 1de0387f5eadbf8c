"""What the dead do to a count of those who were shot or hurt: they may be in it, or leave it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.rows import FigureRow
from dateline.resolve.counts.values import alike, point
from dateline.resolve.relations.disputes import Given
from dateline.resolve.words import says, words_of

_BEFORE, _AFTER = 2, 5
"""Words before and after a number within which it is told what befell them: "five people had been shot"."""


def counts_the_dead(a: FigureRow, b: FigureRow, given: Given) -> bool:
    """Whether one of two counts all who were struck, the dead among them, and the other those who live.

    "Seven people were shot" where two died and five were wounded, beside "four wounded".
    """
    if a.measure != "injured" or b.measure != "injured":
        return False
    return _is_of_all_struck(a, b, given) != _is_of_all_struck(b, a, given)


def _is_of_all_struck(row: FigureRow, other: FigureRow, given: Given) -> bool:
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-_BEFORE:]
    near = " ".join([*before, *words_of(row.sentence_text[row.end - row.sentence[0] :])[:_AFTER]])
    if not says(near, "struck") or says(near, "hurt"):
        return False
    return any(_adds_up(row, given.get(key, ())) for key in (row.report_key, other.report_key))


def _adds_up(row: FigureRow, beside: Iterable[FigureRow]) -> bool:
    """Whether the dead and the hurt of a report are as many together."""
    beside = [other for other in beside if point(other) and other.id != row.id]
    dead = {point(other) for other in beside if other.measure == "killed"}
    hurt = {point(other) for other in beside if other.measure in ("injured", "hospitalised")}
    return any((point(row) or 0) - (number or 0) in hurt for number in dead)


def have_died(a: FigureRow, b: FigureRow, given: Given) -> bool:
    """Whether the hurt of the later report are fewer by as many as its dead are more."""
    if a.measure != "injured" or b.measure != "injured" or a.report_key == b.report_key:
        return False
    first, last = sorted((a, b), key=lambda row: str(row.published))
    fewer = (point(first) or 0) - (point(last) or 0)
    dead = [[row for row in given.get(row.report_key, ()) if row.measure == "killed"] for row in (first, last)]
    return fewer > 0 and any(
        (point(now) or 0) - (point(then) or 0) == fewer for then in dead[0] for now in dead[1] if not alike(then, now)
    )
