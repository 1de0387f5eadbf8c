"""Find attributions.

Needs: blocks, actors. Gives: ``Reading.attributions``, in text order.
"""

from __future__ import annotations

from dateline.extract.mentions import Attribution
from dateline.extract.reading import Reading


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of a report, in text order; empty if it has none."""
    return ()
