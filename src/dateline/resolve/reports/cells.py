"""Groups of reports that are alike on the average, grown from pairs: the two that are most alike are joined first.

The average is over all pairs; of a few reports (``Near.by_names`` False) over those that have anything in common.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from dateline.resolve.reports.near import Array, Near
from dateline.resolve.reports.parts import ONE
from dateline.resolve.union import Union


class Cells:
    """The cells of some reports.

    Attributes:
        groups: Keys of the reports of each cell, in order; cells by their first key.
        beside: Pairs of cells, by number and in order, of which one report is as like one of the other as is enough.
    """

    def __init__(self, near: Near, origin: Mapping[str, str], enough: float) -> None:
        """``origin``: of each report; reports of one origin are never parted. ``enough``: likeness, 1 at most."""
        self._near, self._least = near, enough * ONE
        count = len(near.traits)
        same = Union(range(count))
        first: dict[str, int] = {}
        for at, trait in enumerate(near.traits):
            same.join(first.setdefault(origin.get(trait.key, trait.key), at), at)
        edges: list[Array] = []
        for at, trait in enumerate(near.traits):
            found, _ = near.alike(trait, self._least)
            edges.append(found[found > at].astype(np.int32))
            for other in edges[-1].tolist():
                same.join(at, other)
        units = {key: near.traits[at].key for key, at in first.items()}
        groups = [cell for some in same.groups() for cell in self._grow(some, origin, units)]
        self.groups = sorted(groups)
        home = {key: number for number, group in enumerate(self.groups) for key in group}
        label = np.array([home[trait.key] for trait in near.traits], np.int64)
        self.beside: set[tuple[int, int]] = set()
        for at, found in enumerate(edges):
            mine = int(label[at])
            self.beside.update(
                (min(mine, one), max(mine, one)) for one in np.unique(label[found]).tolist() if one != mine
            )

    def _grow(self, some: list[int], origin: Mapping[str, str], units: Mapping[str, str]) -> list[list[str]]:
        """Cells of reports that are alike by any chain, and by no chain like any others."""
        traits = [self._near.traits[at] for at in some]
        found: dict[str, list[str]] = defaultdict(list)
        for trait in traits:
            found[units[origin.get(trait.key, trait.key)]].append(trait.key)
        members = [sorted(keys) for keys in found.values()]
        if len(members) == 1:
            return members
        near = self._near
        inside = near if len(some) == len(near.traits) else Near(traits, by_names=near.by_names, patient=near.patient)
        return _Growing(inside, sorted(members), self._least).run()


class _Growing:
    """Units by number, in the order of their first keys: which of two equal pairs comes first hangs on no order."""

    def __init__(self, near: Near, members: list[list[str]], least: float) -> None:
        self._members: dict[int, list[str]] = dict(enumerate(members))
        self._least = least
        number = {key: at for at, keys in enumerate(members) for key in keys}
        self._places: dict[int, Array] = {}
        self._label = np.array([number[trait.key] for trait in near.traits], np.int64)
        self._size = np.array([len(keys) for keys in members], np.float64)
        # Of a few reports those that have nothing in common are told apart by nothing.
        self._pairs: dict[int, tuple[Array, Array]] | None = None if near.by_names else {}
        self._sums: dict[int, tuple[Array, Array]] = {}
        rows: dict[int, list[tuple[Array, Array]]] = defaultdict(list)
        for trait in near.traits:
            at, values = near.alike(trait)
            rows[number[trait.key]].append((at.astype(np.int32), values))
        for unit, some in rows.items():
            self._sums[unit] = _added(some)
            if self._pairs is not None:
                self._pairs[unit] = _added([(at, np.ones(len(at), np.int64)) for at, _ in some])
            self._places[unit] = np.flatnonzero(self._label == unit)
        self._beside: dict[int, dict[int, float]] = {unit: self._averages(unit) for unit in self._members}
        self._heap = [(-value, a, b) for a, found in self._beside.items() for b, value in found.items() if a < b]
        heapq.heapify(self._heap)

    def _averages(self, unit: int) -> dict[int, float]:
        """Those that are enough like one on the average."""
        at, values = self._sums[unit]
        sums = np.bincount(self._label[at], weights=values, minlength=len(self._size))
        sums[unit] = 0
        others = np.flatnonzero(sums)
        count = self._size[unit] * self._size[others]
        if self._pairs is not None:
            at, values = self._pairs[unit]
            count = np.bincount(self._label[at], weights=values, minlength=len(self._size))[others]
        average = sums[others] / count
        kept = average >= self._least
        return dict(zip(others[kept].tolist(), average[kept].tolist(), strict=True))

    def run(self) -> list[list[str]]:
        while self._heap:
            found, a, b = heapq.heappop(self._heap)
            if self._beside.get(a, {}).get(b) == -found:
                self._join(a, b)
        return [sorted(keys) for keys in self._members.values()]

    def _join(self, a: int, b: int) -> None:
        self._members[a] += self._members.pop(b)
        self._label[self._places[b]] = a
        self._places[a] = np.concatenate([self._places[a], self._places.pop(b)])
        self._size[a] += self._size[b]
        for sums in (self._sums, self._pairs):
            if sums is not None:
                sums[a] = _added([sums[a], sums.pop(b)])
        for gone in (a, b):
            for other in self._beside.pop(gone):
                self._beside.get(other, {}).pop(gone, None)
        self._beside[a] = self._averages(a)
        for other, value in self._beside[a].items():
            self._beside[other][a] = value
            heapq.heappush(self._heap, (-value, min(a, other), max(a, other)))


def _added(rows: list[tuple[Array, Array]]) -> tuple[Array, Array]:
    if len(rows) == 1:
        return rows[0]
    places, values = (np.concatenate([row[side] for row in rows]) for side in (0, 1))
    found, back = np.unique(places, return_inverse=True)
    return found, np.bincount(back, weights=values).astype(np.int64)
