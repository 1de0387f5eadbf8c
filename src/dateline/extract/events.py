"""Find events.

Needs: blocks, times, places, actors, attributions, figures. Gives: ``Reading.events``, in text order.
"""

from __future__ import annotations

from dateline.extract.reading import Reading
from dateline.model.claim import EventMention


def find_events(reading: Reading) -> tuple[EventMention, ...]:
    """All events of a report, in text order; empty if it has none."""
    return ()
