"""Which of many reports are alike, or share words: all pairs of one with the others at once, found by keys.

The same numbers as ``parts.alike`` gives for two, to the last bit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any

import numpy as np

from dateline.resolve.reports.copies import MONTH, worth_a_look
from dateline.resolve.reports.parts import ONE, SEASON, WEEK
from dateline.resolve.reports.traits import FAR_SHARED, Trait

Array = np.ndarray[Any, np.dtype[Any]]
_NONE = np.empty(0, np.int64)


class Near:
    """Reports by day, to be asked for those that are near one of them or of others.

    Attributes:
        traits: In the order of the numbers that are given: by day, those without one last.
        by_names: Whether only those are alike that have a telling name in common.
        patient: Whether a season may lie between two (``parts.nearness``).
    """

    def __init__(
        self,
        traits: Iterable[Trait],
        *,
        by_names: bool = True,
        patient: bool = False,
        asked: Iterable[Trait] | None = None,
    ) -> None:
        """``asked``: the only ones of which it will be asked what is alike, where they are few."""
        known = sorted(traits, key=lambda trait: (trait.published is None, trait.order))
        self.traits: Sequence[Trait] = known
        self._days = np.array([trait.published.toordinal() for trait in known if trait.published], np.int64)
        self._squares = np.array([trait.square for trait in known], np.int64)
        self.by_names, self.patient = by_names, patient
        self._reach = SEASON if patient else MONTH
        few = list(asked) if asked is not None else None
        marks = None if few is None else {mark for trait in few for mark in trait.marks}
        named = None if few is None else {name for trait in few for name in trait.named}
        self._marks = _Postings((trait.marks for trait in known), marks)
        self._names = _Postings((dict.fromkeys(trait.named, 1) for trait in known) if by_names else (), named)

    def alike(self, trait: Trait, least: float = 1) -> tuple[Array, Array]:
        """Numbers of those that are at least so much like a report, itself included, with their likeness."""
        window = self._window(trait)
        if not trait.square:
            return _NONE, _NONE
        found = [
            (at, value * own)
            for mark, own in trait.marks.items()
            if mark in self._marks
            for at, value in [self._within(self._marks[mark], window)]
        ]
        if not found:
            return _NONE, _NONE
        places, values = (np.concatenate([one[side] for one in found]) for side in (0, 1))
        dots = np.bincount(places, weights=values, minlength=window.size)
        if self.by_names:
            named = [self._within(self._names[name], window)[0] for name in trait.named if name in self._names]
            candidates = np.unique(np.concatenate(named)) if named else _NONE
        else:
            candidates = np.flatnonzero(dots)
        if not len(candidates):
            return _NONE, _NONE
        at = window.real(candidates)
        near = self._nearness(trait, at)
        squares = self._squares[at] * trait.square
        whole = squares > 0
        value = np.zeros(len(at), np.int64)
        value[whole] = (near[whole] * dots[candidates][whole] / np.sqrt(squares[whole]) * ONE).astype(np.int64)
        kept = value >= least
        return at[kept], value[kept]

    def _nearness(self, trait: Trait, at: Array) -> Array:
        near = np.ones(len(at))
        if trait.published is not None:
            dated = at < len(self._days)
            apart = np.abs(self._days[at[dated]] - trait.published.toordinal())
            month = np.where(apart <= WEEK, 1.0, 1 - (apart - WEEK) / (2 * (MONTH - WEEK)))
            late = np.maximum(SEASON - apart, 0) / (2 * (SEASON - MONTH)) if self.patient else 0.0
            near[dated] = np.where(apart <= MONTH, month, late)
        return near

    def _window(self, trait: Trait) -> _Window:
        count, dated = len(self.traits), len(self._days)
        if trait.published is None:
            return _Window(0, dated, dated, count)
        day = trait.published.toordinal()
        first, last = np.searchsorted(self._days, (day - self._reach, day + self._reach + 1))
        return _Window(int(first), int(last), dated, count)

    @staticmethod
    def _within(posting: tuple[Array, Array], window: _Window) -> tuple[Array, Array]:
        """Places within a window, and their values."""
        at, values = posting
        a, b, c = np.searchsorted(at, (window.first, window.last, window.dated))
        if c == len(at):
            return at[a:b] - window.first, values[a:b]
        undated = at[c:] - window.dated + (window.last - window.first)
        return np.concatenate([at[a:b] - window.first, undated]), np.concatenate([values[a:b], values[c:]])


class _Window:
    """Stretch of the dated ones, and all undated ones, counted through."""

    def __init__(self, first: int, last: int, dated: int, count: int) -> None:
        self.first, self.last, self.dated = first, last, dated
        self.size = last - first + count - dated

    def real(self, places: Array) -> Array:
        inside = self.last - self.first
        return np.where(places < inside, places + self.first, places - inside + self.dated)


class _Postings:
    """Key to places of those that have it, in order, and their values; arrays are made as they are asked for.

    ``wanted``: the only keys that are kept; None for all.
    """

    def __init__(self, rows: Iterable[Mapping[Any, int]], wanted: Set[Any] | None = None) -> None:
        self._places: dict[Any, list[int]] = defaultdict(list)
        self._values: dict[Any, list[int]] = defaultdict(list)
        self._made: dict[Any, tuple[Array, Array]] = {}
        for at, row in enumerate(rows):
            for key in row if wanted is None else row.keys() & wanted:
                self._places[key].append(at)
                self._values[key].append(row[key])

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __getitem__(self, key: Any) -> tuple[Array, Array]:
        if key not in self._made:
            self._made[key] = (np.array(self._places[key], np.int64), np.array(self._values[key], np.float64))
        return self._made[key]


def share_text(traits: Iterable[Trait], tell: Callable[[Trait, Trait], object]) -> None:
    """Tell all pairs of reports whose keys of text say that they may share much (``worth_a_look``), each once."""
    known = sorted(traits, key=lambda trait: (trait.published is None, trait.order))
    days = np.array([trait.published.toordinal() for trait in known if trait.published], np.int64)
    sampled = _Postings(dict.fromkeys(trait.sample, 1) for trait in known)
    far = _Postings(dict.fromkeys(trait.far, 1) for trait in known)
    for place, trait in enumerate(known):
        first = 0
        if trait.published is not None:
            first = int(np.searchsorted(days, trait.published.toordinal() - MONTH))
        pairs: set[int] = set()
        for postings, keys, least, start in (
            (sampled, trait.sample, 2, first),
            (far, trait.far, min(FAR_SHARED, len(trait.far)), 0),
        ):
            # Of each pair the later one asks; what stands before it is all dated, or it is undated itself.
            some = [
                at[np.searchsorted(at, start) : np.searchsorted(at, place)] for at, _ in (postings[k] for k in keys)
            ]
            if some:
                found, counts = np.unique(np.concatenate(some), return_counts=True)
                pairs.update(found[counts >= least].tolist())
        for other in sorted(pairs):
            if worth_a_look(known[other], trait):
                tell(known[other], trait)
