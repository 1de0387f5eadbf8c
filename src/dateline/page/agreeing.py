"""How far those who stand by a number of a series agree with its latest one: one story of number, support and range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.brief.common import FIRM
from dateline.model.rows import FigureRow, SeriesRow
from dateline.page.snapshot import Snapshot
from dateline.phrases import say_counted, say_counted_since

_OPEN = 2.0
"""How many times an open bound the number may be that it is said of, as where series are resolved."""


@dataclass(frozen=True, slots=True)
class Support:
    """Who agrees with the latest figure of a series, among those who stand by a number.

    Attributes:
        agree: Origins whose number can be the latest one: "dozens" agrees with 44.
        of: Origins that stand by some number.
        others: Figures that stand and cannot be the same number, one for each number, the lowest first.
        best: The figure whose number more origins agree with than with the latest; None if there is none.
        best_agree: With how many the best number of the series agrees, whether it is the latest or not.
    """

    agree: int
    of: int
    others: tuple[FigureRow, ...]
    best: FigureRow | None
    best_agree: int = 0

    @property
    def highest(self) -> FigureRow:
        """Of the others the one whose number goes furthest; the first of them is the lowest."""
        return max(self.others, key=lambda row: (_top(row), _point(row), row.id))


def support(snapshot: Snapshot, row: SeriesRow, latest: FigureRow) -> Support:
    """What stands of a series beside its latest figure."""
    figures = [snapshot.figures[id] for id in row.standing or row.figures if id in snapshot.figures]
    standing = [one for one in figures if one.status in FIRM or row.standing]
    origins = {_origin(one) for one in standing} | {_origin(latest)}
    agree = {_origin(one) for one in standing if can_be_one(one, latest)} | {_origin(latest)}
    # The last report of a number tells it: reports of one series are in the order of their days.
    others = {(one.low, one.high): one for one in standing if not can_be_one(one, latest)}
    best = snapshot.figures.get(row.best)
    with_best = {_origin(one) for one in standing if best and can_be_one(one, best)}
    more = best is not None and (best.low, best.high) != (latest.low, latest.high) and len(with_best) > len(agree)
    others_by_size = tuple(sorted(others.values(), key=_size))
    return Support(len(agree), len(origins), others_by_size, best if more else None, len(with_best))


def counting(snapshot: Snapshot, row: SeriesRow, latest: FigureRow) -> str:
    """Which days a number counts, in words: of a running total since when, by its own report, else by another.

    Returns:
        "" for a count of one event whose days are not known, or are its as-of day; that a running total tells no first
        day is said.
    """
    if not latest.cumulative:
        return say_counted(latest, row.as_of)
    own = say_counted_since(latest)
    if own:
        # What the claim itself has is what its note says: the two are read beside each other.
        return own
    figures = [snapshot.figures[id] for id in row.figures if id in snapshot.figures]
    others = [one for one in figures if one.cumulative and one.status in FIRM and say_counted_since(one)]
    if not others:
        return "since when it counts is not said"
    first = min(others, key=lambda one: (one.time_start or date.max, one.time_basis != "stated", one.id))
    return f"{say_counted_since(first)}, as another figure of the series says"


def can_be_one(one: FigureRow, other: FigureRow) -> bool:
    """Whether one number can be both: "dozens" is 44, and "up to 200,000" is not said of 50."""
    if not (_low(one) <= _high(other) and _low(other) <= _high(one)):
        return False
    if None not in (one.low, one.high, other.low, other.high):
        return True
    small, large = sorted((one, other), key=_point)
    return _point(large) <= _OPEN * max(small.high if small.high is not None else _point(small), 1)


def _origin(row: FigureRow) -> str:
    return row.origin or row.report_key


def _size(row: FigureRow) -> tuple[int, int, str]:
    # "Up to 50,000" begins at its one bound: nobody says 0.
    return _point(row), _top(row), row.id


def _top(row: FigureRow) -> int:
    return (row.high if row.high is not None else row.low) or 0


def _point(row: FigureRow) -> int:
    return (row.low if row.low is not None else row.high) or 0


def _low(row: FigureRow) -> float:
    return 0 if row.low is None else row.low


def _high(row: FigureRow) -> float:
    return float("inf") if row.high is None else row.high
