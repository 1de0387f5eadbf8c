"""Find quantities.

Needs: blocks, times (a number inside a time is none). Gives: ``Reading.quantities``, in text order.
"""

from __future__ import annotations

from dateline.extract.mentions import QuantityMention
from dateline.extract.reading import Reading


def find_quantities(reading: Reading) -> tuple[QuantityMention, ...]:
    """All quantities of a report, in text order; empty if it has none."""
    return ()
