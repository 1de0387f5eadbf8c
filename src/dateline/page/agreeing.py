"""How far those who stand by a number of a series agree with its latest one: one story of number, support and range."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.brief.common import FIRM
from dateline.model.rows import FigureRow, SeriesRow
from dateline.page.snapshot import Snapshot

_OPEN = 2.0
"""How many times an open bound the number may be that it is said of, as where series are resolved."""


@dataclass(frozen=True, slots=True)
class Support:
    """Who agrees with the latest figure of a series, among those who stand by a number.

    Attributes:
        agree: Origins whose number can be the latest one: "dozens" agrees with 44.
        of: Origins that stand by some number.
        others: Figures that stand and cannot be the same number, one for each number, the lowest first.
        best: The figure whose number most origins agree with, if that is not the latest number; else None.
    """

    agree: int
    of: int
    others: tuple[FigureRow, ...]
    best: FigureRow | None


def support(snapshot: Snapshot, row: SeriesRow, latest: FigureRow) -> Support:
    """What stands of a series beside its latest figure."""
    figures = [snapshot.figures[id] for id in row.standing or row.figures if id in snapshot.figures]
    standing = [one for one in figures if one.status in FIRM or row.standing]
    origins = {_origin(one) for one in standing} | {_origin(latest)}
    agree = {_origin(one) for one in standing if can_be_one(one, latest)} | {_origin(latest)}
    # The last report of a number tells it: reports of one series are in the order of their days.
    others = {(one.low, one.high): one for one in standing if not can_be_one(one, latest)}
    best = snapshot.figures.get(row.best)
    same = best is None or (best.low, best.high) == (latest.low, latest.high)
    return Support(len(agree), len(origins), tuple(sorted(others.values(), key=_size)), None if same else best)


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


def _size(row: FigureRow) -> tuple[float, float, str]:
    return _low(row), _high(row), row.id


def _point(row: FigureRow) -> int:
    return (row.low if row.low is not None else row.high) or 0


def _low(row: FigureRow) -> float:
    return 0 if row.low is None else row.low


def _high(row: FigureRow) -> float:
    return float("inf") if row.high is None else row.high
