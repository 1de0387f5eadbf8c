"""Find figures.

Needs: blocks, quantities, times, places, actors, attributions. Gives: ``Reading.figures``, in text order.
"""

from __future__ import annotations

from dateline.extract.reading import Reading
from dateline.model.claim import Figure


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """All figures of a report, in text order; empty if it has none."""
    return ()
