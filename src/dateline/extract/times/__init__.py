"""Find times: expressions of time, what they mean, and the days they cover.

Needs: the anchor of the report, blocks. Gives: ``Reading.times``, in text order.
"""

from __future__ import annotations

from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.extract.times import ancient, dates, days, periods, spans  # noqa: F401  they enter their handlers
from dateline.extract.times.full_dates import by_full_dates
from dateline.extract.times.grammar import Grammar
from dateline.extract.times.walk import walk


def find_times(reading: Reading) -> tuple[TimeMention, ...]:
    """All times of a report, in text order; empty if it has none."""
    pack = reading.pack
    grammar: Grammar = pack.once("times.grammar", lambda: Grammar(pack.table("times")))
    return by_full_dates(reading, walk(reading, grammar))


__all__ = ["find_times"]
