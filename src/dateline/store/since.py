"""What has changed since an earlier moment: so that who holds rows in hand need not take all of them anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from dateline.store import tables

_CHUNK = 400
_reading, _version, _claim = tables.reading, tables.version, tables.claim


class Marks(NamedTuple):
    """Newest ids of all that is appended: equal marks, equal record."""

    reading: int = 0
    version: int = 0
    resolution: int = 0
    judgement: int = 0

    def __str__(self) -> str:
        return "-".join(map(str, self))


def marks(connection: Connection) -> Marks:
    """As the record stands."""
    appended = (tables.reading, tables.version, tables.resolution, tables.judgement)
    return Marks(*(connection.execute(select(func.max(table.c.id))).scalar() or 0 for table in appended))


def moment(connection: Connection) -> datetime | None:
    """Record time of what was appended last; None for an empty record."""
    stamped = (tables.reading, tables.version, tables.resolution, tables.judgement, tables.skipped)
    asked = (select(table.c.recorded_at).order_by(table.c.id.desc()).limit(1) for table in stamped)
    times = [time for one in asked if (time := connection.execute(one).scalar()) is not None]
    return max(times, default=None)


def touched_reports(connection: Connection, since: Marks) -> set[str]:
    """Reports that were read, followed by another text, or placed under another origin or story."""
    read = connection.execute(select(_reading.c.report).where(_reading.c.id > since.reading)).scalars()
    moved = select(_version.c.address_key).where(_version.c.id > since.version)
    shown = connection.execute(select(_version.c.report).where(_version.c.address_key.in_(moved))).scalars()
    link = tables.report_link
    placed = connection.execute(select(link.c.report).where(link.c.resolution > since.resolution)).scalars()
    return {*read, *shown, *placed}


def touched_claims(connection: Connection, since: Marks, reports: Collection[str]) -> set[str]:
    """Claims of these reports, of all of their readings, and those that were put into another series or event."""
    link = tables.claim_link
    found = set(connection.execute(select(link.c.claim).where(link.c.resolution > since.resolution)).scalars())
    for some in _chunks(reports):
        asked = select(_claim.c.id).join(_reading, _reading.c.id == _claim.c.reading).where(_reading.c.report.in_(some))
        found.update(connection.execute(asked).scalars())
    return found


def _chunks(values: Collection[str]) -> Iterator[list[str]]:
    wanted = sorted(values)
    for first in range(0, len(wanted), _CHUNK):
        yield wanted[first : first + _CHUNK]
