"""Best, low and high of a series at a time: the rule of standing figures.

Each holder stands by the last number that it gave. A figure stands unless it is denied or conditional, its holder gave
one for a later day, a later report revises it or takes its number back, or it looks back on another time. Of those
that stand, *low* is the lowest and *high* the highest. *Best* is a number rather than a bound or a word for many; of
those the one that most origins agree with ("dozens" agree with 44), then the one that most origins give, then that of
the latest day; never one ten times smaller than what two origins agree on. Codebooks of conflict data (UCDP's best,
low and high) ask for the most reliable source. A record cannot know that: the rule counts who says so, and names its
claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve.counts.values import agree, alike, point, same_source
from dateline.resolve.counts.wording import is_what_it_was

_FAR = 10
"""How many times a count that two origins bear out another must be for that to be no best count of the same."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a series.

    Attributes:
        best: Id of the figure with the best number, "" if none stands.
        ids: Ids of all figures that stand, oldest report first.
        low, high: Smallest and largest bound that any of them sets; None if none sets one.
    """

    best: str = ""
    ids: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None


def standing_of(
    figures: Sequence[FigureRow], relations: Iterable[RelationRow], as_of: Callable[[FigureRow], date | None]
) -> Standing:
    """What stands of the figures of one series.

    Args:
        figures: Of the series, in report time, without those of other times.
        relations: Comparisons; those of other figures are passed over.
        as_of: The day for which a figure holds.
    """
    known = {figure.id: figure for figure in figures}
    revised = {
        row.a
        for row in relations
        if row.relation == "revised" and row.a in known and row.b in known and not is_what_it_was(known[row.b])
    }
    stand = [
        figure
        for at, figure in enumerate(figures)
        if figure.status not in ("denied", "conditional")
        and figure.id not in revised
        and not is_what_it_was(figure)
        and not _gave_another(figure, figures[at + 1 :], as_of)
        and not _taken_back(figure, figures[at + 1 :])
    ]
    if not stand:
        return Standing()

    # "More than 1,000" sets no upper bound, and still no high of these figures lies below it.
    bounds = [bound for figure in stand for bound in (figure.low, figure.high) if bound is not None]

    def worth(one: FigureRow) -> tuple[object, ...]:
        giving, agreeing = _support(one, stand)
        number = one.low is not None and one.low == one.high
        return number, agreeing, giving, as_of(one) or date.min, not one.approx, point(one) or 0, one.id

    # Two in one street are no best count of those for whom two origins give 300.
    borne = max((point(one) or 0 for one in stand if _support(one, stand)[1] > 1), default=0)
    best = max((one for one in stand if (point(one) or 0) * _FAR >= borne), key=worth, default=max(stand, key=worth))
    return Standing(
        best=best.id,
        ids=tuple(figure.id for figure in stand),
        low=min(bounds, default=None),
        high=max(bounds, default=None),
    )


def _gave_another(figure: FigureRow, later: Iterable[FigureRow], as_of: Callable[[FigureRow], date | None]) -> bool:
    """Whether its holder gave another number as of a later day; what is not said of anybody is held by its outlet."""
    day = as_of(figure)
    # Who holds a number is looked up in its words, which takes longest: last.
    return day is not None and any(
        (as_of(other) or date.min) > day
        and other.status not in ("denied", "conditional")
        and not alike(figure, other)
        and same_source(figure, other)
        for other in later
    )


def _taken_back(figure: FigureRow, later: Iterable[FigureRow]) -> bool:
    """Whether its holder, or one who may speak for it, denies the very number later."""
    return any(other.status == "denied" and (other.low, other.high) == (figure.low, figure.high) for other in later)


def _support(figure: FigureRow, stand: Iterable[FigureRow]) -> tuple[int, int]:
    """Origins that give the number, then those whose number agrees with it: "dozens" agrees with 44."""
    giving = {other.origin or other.report_key for other in stand if alike(figure, other)}
    agreeing = {other.origin or other.report_key for other in stand if agree(figure, other)}
    return len(giving), len(agreeing)
