"""The gazetteer: names to places, and how places lie to each other.

One file of GeoNames places (``scripts/build_gazetteer.py``) with dateline's own small tables over it: regions and seas,
demonyms, names of other days, abbreviations of states. Knows nothing of reports.
"""

from __future__ import annotations

import csv
import functools
import math
import tomllib
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision
from dateline.world.fold import fold
from dateline.world.store import KINDS, Table, read

_EARTH_KM = 6371.0
_HERE = resources.files("dateline.world")
_REGION_KINDS = {
    "region": PlacePrecision.REGION,
    "water": PlacePrecision.REGION,
    "site": PlacePrecision.SITE,
}
_PRECISIONS = tuple(PlacePrecision("city" if kind == "capital" else kind) for kind in KINDS)
# "San Jose" has hundreds of namesakes; beyond this rank hardly one is ever meant.
_MOST = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``other`` is true where the name is not the one that the place goes by.

    ``parent`` is the GeoNames id of the division right above, 0 if there is none. ``capital``: a country's capital.
    ``dated`` is set where the place bore the name only for a time. ``fame``: how many names it has in all languages.
    """

    place: Place
    other: bool = False
    parent: int = 0
    capital: bool = False
    dated: DatedName | None = None
    fame: int = 0


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that a place bore from a day to a day, inclusive; None where open."""

    name: str
    place: Place
    since: date | None = None
    until: date | None = None


class Gazetteer:
    """Names to places. Made once a process by ``gazetteer()``; safe to share, nothing in it changes."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._by_id: array[int] | None = None
        self._candidates = functools.lru_cache(maxsize=8_000)(self._look_up)
        self._countries = {
            table.codes[table.country[row]]: self._place(row)
            for row in range(min(len(table.ids), 40_000))
            if table.kinds[row] == 0
        }
        self._regions, self._members = _regions()
        self._dated: dict[str, DatedName] = {}
        self._dated = self._dated_names()
        tables = _toml("states")
        self._abbreviations = self._states(tables["US"], "US") | self._states(tables["CA"], "CA")
        self._postal = self._states(tables["postal"], "US")
        self._demonyms = self._demonym_table()

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """All that a name may mean, best known first; empty if it is no name of a place."""
        found: tuple[Candidate, ...] = self._candidates(fold(name))
        return found

    def find(self, name: str) -> tuple[Place, ...]:
        """Places that go by a name, best known first; empty if there are none."""
        return tuple(candidate.place for candidate in self.candidates(name))

    def by_id(self, id: int) -> Place | None:
        """The place of a GeoNames id; None if the gazetteer has none."""
        row = self._row(id)
        return None if row is None else self._place(row)

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code; None if there is no such code."""
        return self._countries.get(code)

    def admin1(self, name: str, *, country: str = "") -> Place | None:
        """The first-order division of a name, in a country if one is given; None if there is none."""
        for candidate in self.candidates(name):
            place = candidate.place
            if place.precision is PlacePrecision.PROVINCE and country in ("", place.country):
                return place
        return None

    def demonym(self, word: str) -> Place | None:
        """The country or region whose people or things a word stands for ("Kazakh", "Texans"); None if it is none."""
        return self._demonyms.get(word)

    def abbreviation(self, word: str, *, postal: bool = False) -> Place | None:
        """The state or province that news text shortens so ("Calif.", "N.Y."); with ``postal`` also "CA"."""
        bare = word.rstrip(".")
        place = self._abbreviations.get(bare) if "." in word or postal else None
        return place or (self._postal.get(bare) if postal else None)

    def dated(self, name: str) -> DatedName | None:
        """What the table of dated names says of a name; None if it has none."""
        return self._dated.get(fold(name))

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether ``inner`` lies in ``outer`` by the divisions that both name; never true of a place and itself."""
        if outer == inner:
            return False
        if outer.precision is PlacePrecision.COUNTRY:
            return outer.country == inner.country
        if outer.precision is PlacePrecision.PROVINCE:
            return outer.country == inner.country and outer.name == inner.admin1
        if outer.precision is PlacePrecision.DISTRICT and inner.id:
            row = self._row(inner.id)
            return row is not None and bool(outer.id) and self._table.parents[row] == outer.id
        return bool(inner.country) and inner.country in self._members.get(fold(outer.name), ())

    def members(self, region: Place) -> tuple[str, ...]:
        """ISO codes of the countries in which a region of dateline's own table lies; empty for any other place."""
        return self._members.get(fold(region.name), ()) if region.id is None else ()

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        own = self._regions.get(key)
        found = [Candidate(own)] if own else []
        for row, other in self._table.rows(key)[:_MOST]:
            capital = KINDS[self._table.kinds[row]] == "capital"
            fame = self._table.fame[row]
            found.append(Candidate(self._place(row), other, self._table.parents[row], capital, fame=fame))
        dated = self._dated.get(key)
        if dated is None:
            return tuple(found)
        rest = [c for c in found if c.place != dated.place]
        # A spelling still in use ("Kiev") comes first, and so does "Bombay" (of New Zealand's few would think); else a
        # name of other days ("Salisbury") comes after the places that bear it now.
        small = dated.place.population / 30
        at = sum(not c.other and c.place.population > small for c in rest) if dated.until else 0
        own_parent = next((c for c in found if c.place == dated.place), Candidate(dated.place))
        this = replace(own_parent, other=False, dated=dated)
        return (*rest[:at], this, *rest[at:])

    def _place(self, row: int) -> Place:
        table = self._table
        return Place(
            id=table.ids[row] or None,
            name=table.names[row],
            country=table.codes[table.country[row]],
            admin1=table.divisions[table.admin1[row]],
            lat=table.lat[row] / 10_000,
            lon=table.lon[row] / 10_000,
            precision=_PRECISIONS[table.kinds[row]],
            population=table.population[row],
        )

    def _row(self, wanted: int) -> int | None:
        ids = self._table.ids
        if self._by_id is None:
            self._by_id = array("I", sorted(range(len(ids)), key=ids.__getitem__))
        at = bisect_left(self._by_id, wanted, key=ids.__getitem__)
        if at < len(self._by_id) and ids[self._by_id[at]] == wanted:
            return self._by_id[at]
        return None

    def _states(self, table: Mapping[str, str], country: str) -> dict[str, Place]:
        found = {}
        for short, name in table.items():
            place = self.admin1(name, country=country)
            if place is None:
                hits = [p for p in self.find(name) if p.country == country]
                place = hits[0] if hits else None
            if place is not None:
                found[short] = place
        return found

    def _dated_names(self) -> dict[str, DatedName]:
        found = {}
        for row in _toml("dated")["name"]:
            places = [
                c.place
                for c in self._look_up(fold(row["now"]))
                if c.place.country == row["country"] and c.place.precision is PlacePrecision.CITY
            ]
            if places:
                key = fold(row["name"])
                found[key] = DatedName(row["name"], places[0], row.get("from"), row.get("until"))
        self._candidates.cache_clear()
        return found

    def _demonym_table(self) -> dict[str, Place]:
        table = _toml("demonyms")
        alone = set(table["never_plural"]["words"])
        found: dict[str, Place] = {}
        pairs = [(self.country(code), words) for code, words in table["countries"].items()]
        pairs += [((self.find(name) or (None,))[0], words) for name, words in table["names"].items()]
        for place, words in pairs:
            for word in words if place else ():
                assert place is not None
                found.setdefault(word, place)
                if word not in alone and not word.endswith(("s", "sh", "ch", "z", "ese", "men", "man")):
                    found.setdefault(word + "s", place)
        return found


def distance(one: Place, other: Place) -> float | None:
    """Kilometres between two places along the surface; None where either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points given in degrees, along the surface of a sphere."""
    north1, north2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((north2 - north1) / 2) ** 2
    half += math.cos(north1) * math.cos(north2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


@functools.lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read on the first call (under half a second, about 100 MB) and kept for the process.

    Raises:
        PackError: its file is missing or broken.
    """
    return Gazetteer(read(Path(str(_HERE / "gazetteer.bin"))))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / "tables" / f"{name}.toml").read_text("utf-8"))


def _regions() -> tuple[dict[str, Place], dict[str, tuple[str, ...]]]:
    lines = (_HERE / "tables" / "regions.csv").read_text("utf-8").splitlines()
    places: dict[str, Place] = {}
    members = {}
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="|"):
        codes = tuple(row["countries"].split())
        place = Place(
            id=None,
            name=row["name"],
            country=codes[0] if len(codes) == 1 else "",
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            precision=_REGION_KINDS[row["kind"]],
        )
        members[fold(row["name"])] = codes
        for name in (row["name"], *filter(None, row["also"].split(";"))):
            places[fold(name)] = place
    return places, members
