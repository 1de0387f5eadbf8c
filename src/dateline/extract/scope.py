"""Where and when a claim was so: the one place that ties a claim to a place and to days.

Needs: blocks, times, places. Gives: the place and the interval for any token that carries a claim.
"""

from __future__ import annotations

from dateline.extract.reading import Reading
from dateline.model.place import PlaceRef
from dateline.model.time import UNKNOWN_TIME, Interval


def place_of(reading: Reading, block: int, token: int) -> PlaceRef | None:
    """The narrowest place that the clause around a token is about; None if none can be told."""
    return None


def time_of(reading: Reading, block: int, token: int) -> Interval:
    """The days that the clause around a token is about; UNKNOWN_TIME if they cannot be told."""
    return UNKNOWN_TIME
