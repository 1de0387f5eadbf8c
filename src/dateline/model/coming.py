"""What has not happened yet, by the days of those who tell it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model.rows import ClaimRow, EventRow


def is_ahead(event: EventRow, claims: Mapping[str, ClaimRow]) -> bool:
    """Whether an event is said of days after the publication of all reports that tell it: it is to come, and no fact.

    A report without a known day decides nothing.
    """
    start = event.time_start or event.time_end
    days = [row.published for id in event.mentions if (row := claims.get(id))]
    return start is not None and bool(days) and all(day is not None and day < start for day in days)
