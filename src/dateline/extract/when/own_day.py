"""Whether a report is of its own day by its kind: a bulletin of a few lines, a live page, a sheet "as of" that day.

Needs: blocks, times.
"""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Block, Reading
from dateline.extract.text.clock_heads import clock_heads

_BRIEF = 150
"""Tokens below which a report is of its day alone."""
_HOURS = 3
_HOUR = re.compile(r"^[ \t]*(?:[01]?\d|2[0-3])[.:h][0-5]\d\b", re.MULTILINE)
_AS_OF = ["as", "of"]


def of_own_day(reading: Reading, day: date | None) -> bool:
    """Whether a report is that short, has entries that are headed by the hour, or counts "as of" its day."""
    blocks, text = reading.blocks, reading.report.text
    if sum(len(block.doc) for block in blocks) < _BRIEF:
        return True
    hours = len(_HOUR.findall(text)) >= _HOURS or bool(clock_heads(text, reading.pack))
    return hours or any(_as_of(blocks[m.block], m) for m in reading.times if m.interval.end == day)


def _as_of(block: Block, mention: TimeMention) -> bool:
    return [t.lower_ for t in block.doc[max(0, mention.first - 2) : mention.first]] == _AS_OF
