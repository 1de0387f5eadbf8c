"""Where: a place's words in a report, and the gazetteer entry they were linked to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.vocabulary import PlacePrecision


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    Attributes:
        id: GeoNames id; None for an entry of dateline's own table (a square, a region) that GeoNames lacks.
        name: Usual English name.
        country: ISO 3166-1 alpha-2; "" for what lies in no one country.
        admin1: Name of the first-order division, "" if none.
        lat, lon: WGS 84 degrees; None where a point would mislead.
        precision: CITY, PROVINCE, COUNTRY ...
        population: 0 where not known.
    """

    id: int | None
    name: str
    country: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    population: int = 0


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """The place of a claim: the report's words, where they stand, and the link (None if it could not be told)."""

    text: str
    span: Span
    place: Place | None = None
