"""What was current at a moment, as conditions."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select

from dateline.store import tables

_report, _version, _reading = tables.report, tables.version, tables.reading


@dataclass(frozen=True, slots=True)
class Moment:
    """What the record knew at a record time: None for now."""

    at: datetime | None = None

    def known(self, table: Any) -> list[ColumnElement[bool]]:
        """The condition that a row of a table was there."""
        return [] if self.at is None else [table.c.recorded_at <= self.at]


NOW = Moment()


@functools.lru_cache(maxsize=64)  # Making a condition costs more than asking it of a few rows.
def current_reading(moment: Moment) -> ColumnElement[bool]:
    """The condition that a row of ``reading`` is the last one of its report."""
    later = _reading.alias("later")
    newer = select(later.c.id).where(later.c.report == _reading.c.report, later.c.id > _reading.c.id)
    return and_(~exists(newer.where(*moment.known(later))), *moment.known(_reading))


@functools.lru_cache(maxsize=64)
def current_report(moment: Moment, key: ColumnElement[Any] = _reading.c.report) -> ColumnElement[bool]:
    """The condition that a report is the text that at least one of its addresses shows."""
    later = _version.alias("later_version")
    newer = select(later.c.id).where(later.c.address_key == _version.c.address_key, later.c.id > _version.c.id)
    shown = select(_version.c.id).where(_version.c.report == key, *moment.known(_version))
    return exists(shown.where(~exists(newer.where(*moment.known(later)))).correlate_except(_version))
