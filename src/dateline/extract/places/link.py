"""Which places the names of a report are, all names together.

Each candidate starts from how well known it is; then the report speaks: containers named beside it ("Paris, Texas"),
the countries and divisions that other names of the report lie in, the dateline, the outlet's own town. A name means one
place in one report, unless a container says otherwise.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.places.words import Words, words
from dateline.extract.reading import Reading
from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision
from dateline.world import Candidate, Gazetteer, distance, gazetteer

if TYPE_CHECKING:
    from dateline.extract.places.spot import Spot

_MOST = 40
_SAME_KM = 60.0
_CLOSE_CALL = 0.05


@dataclass
class _Name:
    """One name of the report, under one container: its candidates and how they stand."""

    text: str
    candidates: list[Candidate]
    count: int = 0
    within: Place | None = None
    division: bool = False
    settlement: bool = False
    dateline: bool = False
    prior: list[float] = field(default_factory=list)
    chosen: Place | None = None


def link(reading: Reading, spots: Sequence[Spot]) -> list[Place | None]:
    """The place of each spot, None where none fits or two fit equally well."""
    world, lists = gazetteer(), words(reading.pack)
    within = _containers(reading, spots, world)
    names: dict[tuple[str, int], _Name] = {}
    key_of: list[tuple[str, int]] = []
    for number, spot in enumerate(spots):
        name = _name(reading, spot, within.get(number), world, lists)
        key = (spot.name.casefold(), id(name.within) if name.within else 0)
        key_of.append(key)
        kept = names.setdefault(key, name)
        kept.count += 1
        kept.division |= name.division
        kept.settlement |= name.settlement
        kept.dateline |= name.dateline
    _share_containers(names)
    _choose(list(names.values()), _outlet(reading, world), world)
    return [spot.fixed or names[key].chosen for spot, key in zip(spots, key_of, strict=True)]


def _name(reading: Reading, spot: Spot, within: Place | None, world: Gazetteer, lists: Words) -> _Name:
    doc = reading.blocks[spot.block].doc
    after = doc[spot.last].lower_ if spot.last < len(doc) else ""
    before = doc[spot.first - 1].lower_ if spot.first else ""
    kind = doc[spot.first - 2].lower_ if before == "of" and spot.first > 1 else ""
    candidates = [Candidate(spot.fixed)] if spot.fixed else list(world.candidates(spot.name))
    if within is not None:
        inside = [c for c in candidates if world.contains(within, c.place)]
        candidates = inside or candidates
    return _Name(
        spot.name,
        candidates[:_MOST],
        within=within if within is not None and candidates and world.contains(within, candidates[0].place) else None,
        division=after in lists.division or kind in lists.division,
        settlement=after in lists.settlement or kind in lists.settlement,
        dateline=spot.first == 0 and doc[0].is_upper,
    )


def _containers(reading: Reading, spots: Sequence[Spot], world: Gazetteer) -> dict[int, Place]:
    """Number of a spot to the place that the words right after it name as its container."""
    found: dict[int, Place] = {}
    for number in range(len(spots) - 2, -1, -1):
        spot, after = spots[number], spots[number + 1]
        if spot.block != after.block or spot.fixed or after.demonym:
            continue
        between = reading.blocks[spot.block].doc[spot.last : after.first].text.strip()
        if between not in (",", "in", ", in", "("):
            continue
        for outer in _outer(after, found.get(number + 1), world):
            if any(world.contains(outer, c.place) for c in world.candidates(spot.name)):
                found[number] = outer
                break
    return found


def _outer(spot: Spot, beyond: Place | None, world: Gazetteer) -> list[Place]:
    if spot.fixed:
        return [spot.fixed]
    wide = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.DISTRICT, PlacePrecision.REGION)
    places = [c.place for c in world.candidates(spot.name) if c.place.precision in wide][:12]
    if beyond is not None:
        places = [p for p in places if world.contains(beyond, p)] or places
    return places


def _share_containers(names: dict[tuple[str, int], _Name]) -> None:
    """A name with a container once is that place where it stands alone, too, unless it has two containers."""
    by_text: dict[str, list[_Name]] = defaultdict(list)
    for (text, _), name in names.items():
        if name.within is not None:
            by_text[text].append(name)
    for (text, _), name in names.items():
        owners = by_text.get(text, [])
        if name.within is None and len(owners) == 1:
            name.candidates = owners[0].candidates


def _outlet(reading: Reading, world: Gazetteer) -> list[Place]:
    """Towns named in the outlet's name or address ("dallasnews.com"): local papers write of where they are."""
    found = []
    for word in re.findall(r"[a-z]{5,}", reading.report.outlet.casefold()):
        for size in range(len(word), 4, -1):
            places = [c.place for c in world.candidates(word[:size]) if not c.other]
            if places and places[0].population > 15_000:
                found.append(places[0])
                break
    return found


def _prior(name: _Name, candidate: Candidate) -> float:
    place = candidate.place
    if place.precision is PlacePrecision.COUNTRY:
        value = 9.0
    elif place.id is None:
        value = 8.0
    elif place.precision is PlacePrecision.PROVINCE:
        value = math.log10(place.population + 100) + 0.4
    elif place.precision is PlacePrecision.DISTRICT:
        value = math.log10(place.population + 100) - 0.7
    else:
        value = math.log10(place.population + 100)
    if candidate.capital:
        value += 1.5
    if candidate.other:
        value -= 0.3 if place.precision is PlacePrecision.COUNTRY or candidate.capital else 1.2
    divided = place.precision in (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)
    if name.division:
        value += 2.0 if divided else 0.0
    if name.settlement:
        value += 1.0 if place.precision is PlacePrecision.CITY else 0.0
    return value


def _choose(names: list[_Name], outlets: list[Place], world: Gazetteer) -> None:
    for name in names:
        name.prior = [_prior(name, c) for c in name.candidates]
    for turn in range(3):
        country, division = _mass(names, outlets, first=turn == 0)
        for name in names:
            _pick(name, names, country, division)


def _mass(
    names: list[_Name], outlets: list[Place], *, first: bool
) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """How much of the report lies in each country and first-order division."""
    country: dict[str, float] = defaultdict(float)
    division: dict[tuple[str, str], float] = defaultdict(float)
    for place in outlets:
        country[place.country] += 0.5
        division[place.country, place.admin1] += 1.0
    for name in names:
        weight = (1.0 + math.log2(name.count)) * (1.5 if name.dateline else 1.0)
        for place, share in _shares(name, first=first):
            if place.country:
                country[place.country] += weight * share
                if place.admin1:
                    division[place.country, place.admin1] += weight * share
    return country, division


def _shares(name: _Name, *, first: bool) -> list[tuple[Place, float]]:
    if not name.candidates:
        return []
    if not first and name.chosen is not None:
        return [(name.chosen, 1.0)]
    top = max(name.prior)
    raw = [math.exp(1.5 * (value - top)) for value in name.prior]
    total = sum(raw)
    return [(c.place, value / total) for c, value in zip(name.candidates, raw, strict=True)]


def _pick(name: _Name, names: list[_Name], country: dict[str, float], division: dict[tuple[str, str], float]) -> None:
    if not name.candidates:
        return
    own = 1.0 + math.log2(name.count)
    scores = []
    for candidate, prior in zip(name.candidates, name.prior, strict=True):
        place = candidate.place
        mine = own if name.chosen is not None and name.chosen.country == place.country else 0.0
        value = prior + 1.2 * math.log2(1 + max(0.0, country.get(place.country, 0.0) - mine))
        if place.admin1:
            mine = mine if name.chosen is not None and name.chosen.admin1 == place.admin1 else 0.0
            value += 1.2 * math.log2(1 + max(0.0, division.get((place.country, place.admin1), 0.0) - mine))
        scores.append(value)
    order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))
    best = name.candidates[order[0]].place
    for n in order[1:2]:
        apart = distance(best, name.candidates[n].place)
        if scores[order[0]] - scores[n] < _CLOSE_CALL and (apart is None or apart > _SAME_KM):
            name.chosen = None
            return
    name.chosen = best
