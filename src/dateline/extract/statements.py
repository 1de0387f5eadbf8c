"""Find statements.

Needs: blocks, actors, attributions. Gives: ``Reading.statements``, in text order.
"""

from __future__ import annotations

from dateline.extract.reading import Reading
from dateline.model.claim import Statement


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """All statements of a report, in text order; empty if it has none."""
    return ()
