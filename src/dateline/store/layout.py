"""How a report's text is laid out, as its last reading saw it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dateline.model.report import Zone
from dateline.model.span import Span
from dateline.model.vocabulary import ZoneKind
from dateline.store import tables
from dateline.store.moment import NOW, Moment, current_reading


def zones_of(connection: Connection, report: str, moment: Moment = NOW) -> tuple[Zone, ...]:
    """Zones of one report by key, in text order; none for a report that is not there."""
    asked = select(tables.reading.c.zones).where(tables.reading.c.report == report, current_reading(moment))
    marks = connection.execute(asked).scalar() or []
    return tuple(Zone(ZoneKind(kind), Span(start, end)) for kind, start, end in marks)
