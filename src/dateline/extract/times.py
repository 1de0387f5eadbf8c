"""Find times.

Needs: the anchor of the report, blocks. Gives: ``Reading.times``, in text order.
"""

from __future__ import annotations

from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading


def find_times(reading: Reading) -> tuple[TimeMention, ...]:
    """All times of a report, in text order; empty if it has none."""
    return ()
