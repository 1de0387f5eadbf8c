"""What is known of a figure when its place is asked for, and how far such counts reach.

Needs: nothing. Gives: the words in which the rooms of places speak of a count.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import Measure, PlacePrecision, SourceKind

OUTCOMES = frozenset(
    {
        Measure.KILLED,
        Measure.INJURED,
        Measure.HOSPITALISED,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.AFFECTED,
        Measure.DESTROYED,
    }
)
"""What one event leaves behind."""
TREATED = frozenset({Measure.HOSPITALISED, Measure.INJURED, Measure.KILLED, Measure.INFECTED})
"""Whom a hospital counts that it has taken in."""
MANY = 500
"""A count that one town seldom has alone."""
DISASTER = 5000
"""As many as a whole country's disaster has."""
WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)


@dataclass(frozen=True)
class Count:
    """What is known of a figure when its place is asked for.

    Attributes:
        block: Index of the block.
        token: The word that carries the claim.
        number: Where the number phrase begins.
        measure: What is counted.
        days: Its days: what was long before has no claim to the report's place, and what went on for days in a country
            to one of its towns.
        source: The words of who holds it, None for the outlet.
        kind: What kind of holder that is.
        national: An office of the whole country holds it.
        size: How many, as far as the words bound it.
    """

    block: int
    token: int
    number: int
    measure: Measure
    days: Interval
    source: Span | None
    kind: SourceKind
    national: bool
    size: int
