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
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.extract.places.context import Context, Voice
from dateline.extract.places.nearby import anchors, close_to
from dateline.extract.places.quarters import beside_towns, called_so
from dateline.extract.places.sites import towns_of_sites
from dateline.extract.places.words import Words, words
from dateline.extract.reading import Reading
from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision
from dateline.world import Candidate, Gazetteer, distance, gazetteer

if TYPE_CHECKING:
    from dateline.extract.places.spot import Spot

_MOST = 40
_SAME_KM = 60.0
_LARGE = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)
_CLOSE_CALL = 0.1
_STATEHOOD = 2.0
_FAME = 0.5
_FAME_ALONE = 3.0
"""The same of a town alone in a dateline: agencies put a state beside every other."""
_FAR_AHEAD = 1.0
"""By how much a place is better known than its namesakes elsewhere, to be the one that reports on its country mean."""
_KNOWN = 2.5


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
    for number, (other, reach) in anchors(reading, spots, lists).items():
        near = names[key_of[number]]
        if near.within is None:
            near.candidates = close_to(near.text, near.candidates, spots[other], reach, world)[:_MOST]
    _share_containers(names)
    _choose(list(names.values()), _outlet(reading, world), world)
    places = [spot.fixed or names[key].chosen for spot, key in zip(spots, key_of, strict=True)]
    beside_towns(reading, spots, places)
    spots = called_so(reading, spots, places, lists)
    return towns_of_sites(reading, spots, places, lists)


def _name(reading: Reading, spot: Spot, within: Place | None, world: Gazetteer, lists: Words) -> _Name:
    doc = reading.blocks[spot.block].doc
    after = doc[spot.last].lower_ if spot.last < len(doc) else ""
    before = doc[spot.first - 1].lower_ if spot.first else ""
    kind = doc[spot.first - 2].lower_ if before == "of" and spot.first > 1 else ""
    candidates = [Candidate(spot.fixed)] if spot.fixed else _of_its_time(reading, spot.name, world)
    if spot.site and not (doc[spot.first].text in lists.townlike or doc[spot.last - 1].text in lists.townlike):
        # "Washington Square" is in the town at hand, not the one place of that name which the gazetteer has.
        candidates = [c for c in candidates if c.place.id is None]
    inside: list[Candidate] = []
    if within is not None:
        inside = [c for c in world.candidates(spot.name) if world.contains(within, c.place)]
        candidates = inside or candidates
    return _Name(
        spot.name,
        candidates[:_MOST],
        within=within if within is not None and inside else None,
        division=after in lists.division or kind in lists.division,
        settlement=after in lists.settlement or kind in lists.settlement,
        dateline=spot.first == 0 and doc[0].is_upper,
    )


def _of_its_time(reading: Reading, name: str, world: Gazetteer) -> list[Candidate]:
    """Candidates of a name; one that bore it only at another time gives way to those that bear it at the report's."""
    candidates = list(world.candidates(name))
    if any(c.place.precision is PlacePrecision.COUNTRY for c in candidates):
        # A town named like a country (Mexico, Missouri) is meant only where its container stands beside it.
        candidates = [c for c in candidates if c.place.precision is not PlacePrecision.CITY]
    day = reading.report.anchor
    for n, candidate in enumerate(candidates):
        dated = candidate.dated
        if dated is None or dated.until is None:
            continue
        borne = day is not None and day <= dated.until and (dated.since is None or day >= dated.since)
        if not borne and len(candidates) > 1:
            candidates[n] = replace(candidate, other=True, capital=False)
    return candidates


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
            if _in_a_row(spot, after, outer, world):
                break
            if any(world.contains(outer, c.place) for c in world.candidates(spot.name)):
                found[number] = outer
                break
    return found


def _in_a_row(spot: Spot, after: Spot, outer: Place, world: Gazetteer) -> bool:
    """Whether two names are of one kind, a row ("Oaxaca, Jalisco and Sonora", "Mexico, USA and Canada"), no container.

    "Lebanon, Ind." is none: nobody shortens a state in a row of countries. Nor is "Georgia, USA".
    """
    own = world.candidates(spot.name)
    if not own or own[0].other or own[0].place.precision not in _LARGE or after.fixed is not None:
        return False
    if outer.precision is not PlacePrecision.COUNTRY:
        return True
    inside = [c.place.precision for c in own if world.contains(outer, c.place)]
    return own[0].place.precision is PlacePrecision.COUNTRY and PlacePrecision.PROVINCE not in inside


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


def _outlet(reading: Reading, world: Gazetteer) -> Voice:
    """Towns named in the outlet's name or address ("dallasnews.com"), and the country of the address ("bbc.co.uk").

    Local papers write of where they are. A town's namesakes are all named: which one it is, the report must say.
    """
    outlet = reading.report.outlet.casefold()
    voice: Voice = []
    for word in re.findall(r"[a-z]{5,}", outlet):
        for size in range(len(word), 4, -1):
            places = [c.place for c in world.candidates(word[:size])[:8] if not c.other and c.place.admin1]
            if places and places[0].population > 15_000:
                voice += [(place, 0.7) for place in places]
                break
    ending = re.search(r"\w\.([a-z]{2})$", outlet)
    country = world.country({"UK": "GB"}.get(ending[1].upper(), ending[1].upper())) if ending else None
    return [*voice, (country, 1.0)] if country else voice


def _prior(name: _Name, candidate: Candidate) -> float:
    place = candidate.place
    if place.precision is PlacePrecision.COUNTRY:
        value = max(7.5, math.log10(place.population + 100) + _STATEHOOD)
    elif place.id is None:
        value = 9.5
    elif place.precision is PlacePrecision.PROVINCE:
        value = math.log10(place.population + 100) + 0.4
    elif place.precision is PlacePrecision.DISTRICT:
        value = math.log10(place.population + 100) - 0.7
    else:
        value = math.log10(place.population + 100)
    if place.precision is PlacePrecision.CITY:
        # Geneva has a name in every language, its namesakes have not.
        alone = name.dateline and name.within is None
        value += (_FAME_ALONE if alone else _FAME) * math.log10(1 + candidate.fame)
    if candidate.capital:
        value += 1.5
    if candidate.other:
        value -= 0.3 if place.precision is PlacePrecision.COUNTRY or candidate.capital else 1.2
    if name.text.casefold() == place.name.casefold():
        value += 0.4  # "St. Louis" is not Saint-Louis
    divided = place.precision in (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)
    if name.division:
        value += 2.0 if divided else 0.0
    if name.settlement:
        value += 1.0 if place.precision is PlacePrecision.CITY else 0.0
    return value


def _choose(names: list[_Name], outlets: Voice, world: Gazetteer) -> None:
    for name in names:
        name.prior = [_prior(name, c) for c in name.candidates]
        _prefer_town(name, world)
    _prefer_known(names)
    # Three turns: first every name speaks for all that it may mean, then for what was chosen.
    for turn in range(3):
        context = Context(outlets)
        voices = [_voice(name, first=turn == 0) for name in names]
        for voice in voices:
            context.add(voice, 1)
        chosen = []
        for name, voice in zip(names, voices, strict=True):
            context.add(voice, -1)
            chosen.append(_pick(name, context, world, near=turn > 0))
            context.add(voice, 1)
        for name, place in zip(names, chosen, strict=True):
            name.chosen = place


def _prefer_town(name: _Name, world: Gazetteer) -> None:
    """A division named after a town that holds much of it ("New York", "Almaty") is that town unless called one."""
    if name.division:
        return
    for n, outer in enumerate(name.candidates):
        if outer.place.precision is not PlacePrecision.PROVINCE:
            continue
        for m, inner in enumerate(name.candidates):
            place = inner.place
            town = place.precision is PlacePrecision.CITY and world.contains(outer.place, place)
            if town and place.population > 0.2 * outer.place.population:
                name.prior[m] = max(name.prior[m], name.prior[n] + 0.5)
                break


def _prefer_known(names: list[_Name]) -> None:
    """Where the report names Egypt, its Cairo is far likelier than one that only its own county knows, however much the
    rest of the report speaks of the latter's country.
    """
    told: dict[str, int] = defaultdict(int)
    for name in names:
        if name.candidates and name.candidates[0].place.precision is PlacePrecision.COUNTRY:
            told[name.candidates[0].place.country] += name.count
    for name in names:
        if name.within is not None or len(name.prior) < 2:
            continue
        best = max(range(len(name.prior)), key=lambda n: name.prior[n])
        place = name.candidates[best].place
        others = [
            prior for prior, c in zip(name.prior, name.candidates, strict=True) if c.place.country != place.country
        ]
        ahead = bool(others) and name.prior[best] - max(others) >= _FAR_AHEAD
        if ahead and told[place.country] > 1 and place.precision is PlacePrecision.CITY:
            name.prior[best] += _KNOWN


def _voice(name: _Name, *, first: bool) -> Voice:
    """What a name says of where the report is: places with weights."""
    weight = (1.0 + math.log2(name.count)) * (1.5 if name.dateline else 1.0)
    if not name.candidates:
        return []
    if not first:
        return [(name.chosen, weight)] if name.chosen is not None else []
    top = max(name.prior)
    raw = [math.exp(1.5 * (value - top)) for value in name.prior]
    total = sum(raw)
    return [(c.place, weight * v / total) for c, v in zip(name.candidates, raw, strict=True) if v > 0.01]


def _pick(name: _Name, context: Context, world: Gazetteer, *, near: bool) -> Place | None:
    if not name.candidates:
        return None
    scores = [
        prior + context.speaks_for(candidate.place, world, near=near)
        for candidate, prior in zip(name.candidates, name.prior, strict=True)
    ]
    order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))
    best = name.candidates[order[0]].place
    for n in order[1:2]:
        apart = distance(best, name.candidates[n].place)
        if scores[order[0]] - scores[n] < _CLOSE_CALL and (apart is None or apart > _SAME_KM):
            return None
    return best
