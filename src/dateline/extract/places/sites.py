"""Streets, squares and airports that the gazetteer lacks: the town that the report puts them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.places.words import Words
from dateline.extract.reading import Reading
from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from dateline.extract.places.spot import Spot

_SMALL = (PlacePrecision.CITY, PlacePrecision.DISTRICT)


def towns_of_sites(
    reading: Reading, spots: Sequence[Spot], places: Sequence[Place | None], lists: Words
) -> list[Place | None]:
    """The places, with each unknown site given the town it lies in.

    That is the town named next in its sentence, else the last one named before it in its sentence, else the town that
    the report names most; None where the report names no town. A river or a highway runs through many, and stays None.
    """
    towns = Counter(p for p in places if p is not None and p.precision in _SMALL)
    around = Counter((p.country, p.admin1) for p in places if p is not None and p.admin1)
    most = max(towns, key=lambda p: (towns[p] + 0.5 * around[p.country, p.admin1], p.population), default=None)
    found = list(places)
    for number, spot in enumerate(spots):
        doc = reading.blocks[spot.block].doc
        vast = not spot.address and (doc[spot.last - 1].text in lists.vast or doc[spot.first].text in lists.vast)
        if found[number] is not None or not spot.site or vast:
            continue
        found[number] = _beside(reading, spots, places, number)
        if found[number] is None and most is not None and not _apart(reading, spots, places, number, most, lists):
            found[number] = most
    return found


def _apart(
    reading: Reading, spots: Sequence[Spot], places: Sequence[Place | None], number: int, most: Place, lists: Words
) -> bool:
    """Whether a site need not be in the town that the report names most: a valley or a fort is in none ("Elm Valley"),
    and a sentence that names only other countries tells of one abroad.
    """
    spot = spots[number]
    doc = reading.blocks[spot.block].doc
    if doc[spot.last - 1].text in lists.grounds or doc[spot.first].text in lists.grounds:
        return True
    first, last = reading.blocks[spot.block].sentence_tokens(spot.first)
    lands = {
        place.country
        for other, place in zip(spots, places, strict=True)
        if place is not None and place.country and not other.demonym and not other.embedded
        if other.block == spot.block and first <= other.first < last
    }
    return bool(lands) and most.country not in lands


def _beside(reading: Reading, spots: Sequence[Spot], places: Sequence[Place | None], number: int) -> Place | None:
    spot = spots[number]
    first, last = reading.blocks[spot.block].sentence_tokens(spot.first)
    inside = [
        (n, places[n])
        for n in range(max(0, number - 6), min(len(spots), number + 7))
        if spots[n].block == spot.block and first <= spots[n].first < last
    ]
    towns = [(n, place) for n, place in inside if place is not None and place.precision in _SMALL]
    after = [place for n, place in towns if n > number]
    before = [place for n, place in towns if n < number]
    return after[0] if after else before[-1] if before else None
