"""Parts of towns: names of quarters of a town that the report tells of, though the gazetteer has them elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.places.words import Words
from dateline.extract.reading import Reading
from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision
from dateline.world import distance

if TYPE_CHECKING:
    from dateline.extract.places.spot import Spot

_LITTLE = 20_000
_LARGE_TOWN = 200_000
_TOWN = (PlacePrecision.CITY, PlacePrecision.DISTRICT, PlacePrecision.SITE)
_AWAY_KM = 60.0


def beside_towns(reading: Reading, spots: Sequence[Spot], places: list[Place | None]) -> None:
    """A little-known town of another country right before a large town's name is a part of that town: of "Handsworth,
    Birmingham" the gazetteer knows the first only overseas.
    """
    for number, (spot, after) in enumerate(pairwise(spots)):
        inner, outer = places[number], places[number + 1]
        if inner is None or outer is None or spot.block != after.block or spot.fixed is not None:
            continue
        towns = inner.precision is outer.precision is PlacePrecision.CITY
        if not towns or inner.country == outer.country or inner.population > _LITTLE or outer.population < _LARGE_TOWN:
            continue
        if reading.blocks[spot.block].doc[spot.last : after.first].text.strip() == ",":
            places[number] = outer


def called_so(reading: Reading, spots: Sequence[Spot], places: list[Place | None], lists: Words) -> tuple[Spot, ...]:
    """The spots; one that is called a quarter ("the Dora neighborhood") and lies near no town of the report, or
    nowhere, is a site of a town that the report names, and loses its place.
    """
    found = list(spots)
    for number, spot in enumerate(spots):
        doc = reading.blocks[spot.block].doc
        called = spot.last < len(doc) and doc[spot.last].lower_ in lists.quarters
        if not called or spot.fixed is not None or spot.site:
            continue
        place = places[number]
        if place is not None and (place.precision not in _TOWN or not _away(place, number, spots, places)):
            continue
        places[number] = None
        found[number] = replace(spot, site=True)
    return tuple(found)


def _away(place: Place, number: int, spots: Sequence[Spot], places: Sequence[Place | None]) -> bool:
    """Whether other towns of the report are told, and all lie far off."""
    name = spots[number].name.casefold()
    towns = [
        other
        for n, other in enumerate(places)
        if other is not None and other.precision in _TOWN and spots[n].name.casefold() != name
    ]
    return bool(towns) and all((apart := distance(place, t)) is None or apart > _AWAY_KM for t in towns)
