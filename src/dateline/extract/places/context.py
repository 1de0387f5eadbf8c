"""Where a report is, by all its names: countries, first-order divisions and points, with weights."""

from __future__ import annotations

import functools
import math
from collections import defaultdict

from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision
from dateline.world import Gazetteer, distance_km, gazetteer

Voice = list[tuple[Place, float]]
"""What one name says: places with weights."""

_NEAR_KM = 120.0
_COUNTRY = 1.1
_DIVISION = 1.3
_LOCAL = 0.4
_NEAR = 1.0


class Context:
    """Sums of what the names of a report say. Names are added and taken away again, each with its own weights."""

    def __init__(self, outlets: Voice) -> None:
        self._country: dict[str, float] = defaultdict(float)
        self._division: dict[tuple[str, str], float] = defaultdict(float)
        self._points: dict[tuple[float, float], float] = defaultdict(float)
        self._whole = 0.0
        self.add(outlets, 1)

    def add(self, voice: Voice, sign: int) -> None:
        """Add a name's weights (``sign`` 1) or take them away (-1)."""
        for place, weight in voice:
            if not place.country:
                continue
            self._whole += sign * weight
            self._country[place.country] += sign * weight
            if place.admin1:
                self._division[place.country, place.admin1] += sign * weight
            small = place.precision in (PlacePrecision.CITY, PlacePrecision.DISTRICT)
            if small and place.lat is not None and place.lon is not None:
                self._points[place.lat, place.lon] += sign * weight

    def speaks_for(self, place: Place, world: Gazetteer, *, near: bool) -> float:
        """How much the other names speak for a place, in the same units as its prior."""
        mass = max(0.0, self._country.get(place.country, 0.0))
        if mass <= 0 or self._whole <= 0:
            return 0.0
        value = _COUNTRY * math.log2(1 + mass)
        if place.admin1:
            held = max(0.0, self._division.get((place.country, place.admin1), 0.0))
            value += _DIVISION * math.log2(1 + held) * _scale(place.country, place.admin1)
        if near and place.lat is not None and place.lon is not None and place.precision in _SMALL:
            close = sum(
                weight
                for (lat, lon), weight in self._points.items()
                if abs(lat - place.lat) < 1.2 and distance_km(lat, lon, place.lat, place.lon) < _NEAR_KM
            )
            value += _NEAR * math.log2(1 + max(0.0, close))
        # A report that goes round the world says little of any one country; a local one much.
        return value * math.pow(min(1.0, mass / self._whole), _LOCAL)


_SMALL = (PlacePrecision.CITY, PlacePrecision.DISTRICT)


@functools.lru_cache(maxsize=4096)
def _scale(country: str, division: str) -> float:
    """A division that holds most of its country (England) says little more than the country does."""
    world = gazetteer()
    whole, part = world.country(country), world.admin1(division, country=country)
    if whole is None or part is None or not whole.population:
        return 1.0
    return 1.0 - min(0.9, part.population / whole.population)
