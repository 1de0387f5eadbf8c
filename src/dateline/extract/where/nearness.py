"""How two places lie to each other."""

from __future__ import annotations

from dateline.extract.mentions import PlaceMention
from dateline.model.place import Place, PlaceRef
from dateline.model.vocabulary import PlacePrecision
from dateline.world import gazetteer


def smaller_and_close(one: Place | None, two: Place | None) -> bool:
    """Whether ``one`` is a town within some 25 km of a larger one."""
    if one is None or two is None or one is two or None in (one.lat, one.lon, two.lat, two.lon):
        return False
    cities = one.precision is two.precision is PlacePrecision.CITY and 0 < one.population < two.population
    north, east = abs((one.lat or 0) - (two.lat or 0)), abs((one.lon or 0) - (two.lon or 0))
    return cities and north < 0.22 and east < 0.35


def close_by(one: Place, two: Place) -> bool:
    """Whether two towns of one country lie within some 60 km of each other."""
    if one.country != two.country or one.id == two.id or None in (one.lat, one.lon, two.lat, two.lon):
        return False
    towns = one.precision is two.precision is PlacePrecision.CITY
    north, east = abs((one.lat or 0) - (two.lat or 0)), abs((one.lon or 0) - (two.lon or 0))
    return towns and north < 0.5 and east < 0.6


def lies_in(inner: Place | None, outer: Place | None) -> bool:
    """Whether a town lies in a country, at a region or sea told with it, or right by a larger town."""
    if inner is None or outer is None or inner.precision not in (PlacePrecision.CITY, PlacePrecision.SITE):
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return inner.country == outer.country
    return outer.precision is PlacePrecision.REGION


def holds(outer: Place | None, inner: Place | None) -> bool:
    """Whether a country or a division holds a narrower place."""
    if outer is None or inner is None or outer.precision in (PlacePrecision.CITY, PlacePrecision.SITE):
        return False
    return gazetteer().contains(outer, inner)


def inside(one: Place | None, other: Place | None) -> bool:
    """Whether a place lies in another, by what holds it or by what it is told with."""
    return one is not None and (holds(other, one) or lies_in(one, other))


def is_town(place: Place | None) -> bool:
    """Whether a place is a town or a spot, which no gazetteer may have."""
    return place is None or place.precision in (PlacePrecision.CITY, PlacePrecision.SITE)


def narrower(told: list[PlaceMention]) -> list[PlaceMention]:
    """Some places without the countries that those beside them lie in: of "in Peru, in Lima" the second."""
    kept = []
    for mention in told:
        state = mention.place if mention.place and mention.place.precision is PlacePrecision.COUNTRY else None
        others = [m.place for m in told if m.span != mention.span and m.place != mention.place]
        if state is None or not others or any(o is not None and not holds(state, o) for o in others):
            kept.append(mention)
    return kept


def same_country(one: PlaceRef, two: PlaceRef | None) -> bool:
    """Whether two places that are known lie in one country."""
    if two is None or one.place is None or two.place is None:
        return False
    return one.place.country == two.place.country
