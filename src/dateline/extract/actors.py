"""Find actors.

Needs: blocks, places. Gives: ``Reading.actors``, in text order.
"""

from __future__ import annotations

from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading


def find_actors(reading: Reading) -> tuple[ActorMention, ...]:
    """All actors of a report, in text order; empty if it has none."""
    return ()
