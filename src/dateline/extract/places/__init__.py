"""Find places.

Needs: blocks. Gives: ``Reading.places``, in text order. First ``spot`` says which words are names of places, then
``link`` says which places they are, all names of the report together.
"""

from __future__ import annotations

from dateline.extract.mentions import PlaceMention
from dateline.extract.places.link import link
from dateline.extract.places.spot import Spot, spot
from dateline.extract.reading import Reading

__all__ = ["find_places"]


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """All places of a report, in text order; empty if it has none.

    A place is None where the gazetteer lacks the name, or two places fit equally well. Spans hold neither "the" nor a
    possessive "'s".
    """
    spots = spot(reading)
    places = link(reading, spots)
    return tuple(_mention(reading, s, places[n]) for n, s in enumerate(spots))


def _mention(reading: Reading, spot: Spot, place: object) -> PlaceMention:
    block = reading.blocks[spot.block]
    span = block.span(spot.first, spot.last)
    return PlaceMention(
        block=spot.block,
        first=spot.first,
        last=spot.last,
        span=span,
        text=reading.words(span),
        place=place,  # type: ignore[arg-type]
        demonym=spot.demonym,
        embedded=spot.embedded,
        address=spot.address,
    )
