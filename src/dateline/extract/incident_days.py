"""Who was harmed on another day than the report's incident: "In 2008 a guard was killed there, too".

The incident's day is the first that the text tells of somebody who was harmed, rather than of one who died of it later.
Whose days all lie before it was harmed in another incident. A day that is not told is the incident's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.time import Interval
from dateline.model.vocabulary import TimeBasis

_NIGHT = timedelta(days=1)
"""What happened in a night is told of either day."""


@dataclass(frozen=True, slots=True)
class Told:
    """A harm with the days told of it. ``later``: the word tells when one died of it, or lay in hospital."""

    at: int
    days: Interval
    later: bool = False


def incident_day(told: Iterable[Told]) -> date | None:
    """The day on which the incident began."""
    dated = sorted((t for t in told if is_dated(t.days)), key=lambda t: (t.later, t.at))
    return dated[0].days.start if dated else None


def is_dated(days: Interval | None) -> bool:
    """Whether the words tell the days."""
    return days is not None and days.basis is TimeBasis.STATED and days.start is not None and days.end is not None


def before(days: Interval, incident: date | None) -> bool:
    """Whether all these days lie before the incident."""
    return incident is not None and is_dated(days) and days.end is not None and days.end < incident - _NIGHT
