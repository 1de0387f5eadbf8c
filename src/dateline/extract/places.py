"""Find places.

Needs: blocks. Gives: ``Reading.places``, in text order.
"""

from __future__ import annotations

from dateline.extract.mentions import PlaceMention
from dateline.extract.reading import Reading


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """All places of a report, in text order; empty if it has none."""
    return ()
