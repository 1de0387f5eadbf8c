"""How far a place carries over to a claim whose sentence tells none.

Needs: blocks, places. Gives: the place, the country that it lies in, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.where.nearness import holds, is_town
from dateline.extract.where.place_ties import counted_noun
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from dateline.extract.mentions import PlaceMention
    from dateline.extract.scope import Scope
    from dateline.model.place import PlaceRef

_TOWN_REACH = 15
"""Paragraphs over which the report's town stays in force."""
_LAND_REACH = 8
"""Paragraphs over which a country does, where the report tells of others, too."""
_NEARLY_ALL = 0.8
"""Share of the places named from which a report is of one country."""
_DIVISIONS = (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)


def as_carried(
    scope: Scope, block: int, token: int, told: PlaceRef | None, *, harmed: bool = False, few: bool = False
) -> PlaceRef | None:
    """As much of a place that carries over to a claim as the report bears out.

    Args:
        scope: Where and when.
        block: Index of the block.
        token: The word that carries the claim.
        told: The place; one that the sentence names or points to is left as it is.
        harmed: It counts those whom a disease, or what is done against it, struck.
        few: It counts no more than are ill in one house.
    """
    if told is None or names(scope, block, token, told) or _points_to(scope, block, token, told):
        return told
    places, place = scope.places, told.place
    of_report = places.main is not None and _same(places.main, told)
    if place is not None and place.precision is PlacePrecision.REGION:
        # "Protests went on in the Middle East", before what one of its kings did.
        return told if of_report else None
    since = _since_named(scope, block, token, told)
    town = is_town(place)
    if scope.days.spreads and (town or (place is not None and place.precision in _DIVISIONS)):
        if not of_report:
            return told if few and since <= 1 else _land_of(scope, told)
        if harmed and town and not few and not places.main_happens:
            return places.extents.country() or told
    if places.extents.struck(0) is not None:
        return told
    if of_report and town and not places.main_happens and since > _TOWN_REACH:
        return places.extents.country() or told
    return told if town or since < _LAND_REACH or _nearly_all(scope, told) else None


def of_few_ill(scope: Scope, block: int, token: int, told: PlaceRef | None, *, number: int) -> PlaceRef | None:
    """Where a few fell ill: not a country that only carries over, since they did at some spot in it, which the report
    may tell in words of its own ("two pupils of the school"). Cases are what a country counts.
    """
    if told is None or told.place is None or told.place.precision is not PlacePrecision.COUNTRY:
        return told
    places = scope.places
    doc = places.reading.blocks[block].doc
    sentence = doc[token].sent
    here = [m for m in places.places_in.get(block, ()) if sentence.start <= m.first < sentence.end]
    named = any(m.place is not None and m.place == told.place for m in here)
    cases = told is places.main and counted_noun(doc[number]).lemma_.lower() == "case"
    return told if named or cases or _points_to(scope, block, token, told) else None


def names(scope: Scope, block: int, token: int, told: PlaceRef) -> bool:
    """Whether a place stands in the sentence of a claim."""
    reading = scope.places.reading
    sentence = reading.blocks[block].doc[token].sent
    return reading.blocks[block].span(sentence.start, sentence.end).contains(told.span)


def _points_to(scope: Scope, block: int, token: int, told: PlaceRef) -> bool:
    """Whether the clause points to a place by other words: "there", "in the capital", "the country had"."""
    places = scope.places
    meant = places.pointed.at(block, token) or places.extents.whole_country(block, token, national=False)
    if meant is not None and _same(meant, told):
        return True
    sentence = places.reading.blocks[block].doc[token].sent
    country = told.place is not None and told.place.precision is PlacePrecision.COUNTRY
    return country and any(t.lower_ == "country" and t.i and t.nbor(-1).lower_ == "the" for t in sentence)


def _land_of(scope: Scope, told: PlaceRef) -> PlaceRef | None:
    """The report's country, from one of whose towns a disease is told; nothing where the town lies in another."""
    land = scope.places.extents.country()
    if told.place is None or land is None or not holds(land.place, told.place):
        return told if told.place is None else None
    return land if is_town(told.place) else told


def _nearly_all(scope: Scope, told: PlaceRef) -> bool:
    """Whether a report tells of hardly any country but that of a place."""
    lands = [m.place.country for m in scope.places.reading.places if m.place is not None and m.place.country]
    return told.place is None or lands.count(told.place.country) >= _NEARLY_ALL * len(lands)


def _since_named(scope: Scope, block: int, token: int, told: PlaceRef) -> int:
    """Paragraphs since a place was named last; nought where it only comes later."""
    end = scope.places.reading.blocks[block].doc[token].sent.end
    before = [m.block for m in scope.places.reading.places if (m.block, m.first) < (block, end) and _is(m, told)]
    return block - max(before) if before else 0


def _is(mention: PlaceMention, told: PlaceRef) -> bool:
    return mention.span == told.span or (mention.place is not None and mention.place == told.place)


def _same(one: PlaceRef, other: PlaceRef) -> bool:
    return one.span == other.span or (one.place is not None and one.place == other.place)
