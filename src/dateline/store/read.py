"""Asking the tables: what is current, or was at a record time. Each function is called within ``Store.reading()``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, func, or_, select

from dateline.model.report import Published, Report, Skipped, Zone
from dateline.model.rows import RelationRow
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind
from dateline.store import tables
from dateline.store.dialect import matching
from dateline.store.moment import NOW, Moment, current_reading, current_report
from dateline.store.write import Held

_report, _version, _reading, _claim = tables.report, tables.version, tables.reading, tables.claim


def last_resolution(connection: Connection, moment: Moment = NOW) -> Row[Any] | None:
    """The newest resolution, None before the first."""
    table = tables.resolution
    asked = select(table).where(*moment.known(table)).order_by(table.c.id.desc()).limit(1)
    return connection.execute(asked).first()


def rules(connection: Connection) -> tuple[str, str, datetime | None]:
    """The rules of the newest resolution, those before them, and since when they are these; "" where there are none."""
    table = tables.resolution
    now = before = ""
    since = None
    for row in connection.execute(select(table.c.resolver, table.c.recorded_at).order_by(table.c.id)):
        if row.resolver != now:
            now, before, since = row.resolver, now, row.recorded_at
    return now, before, since


def newest(connection: Connection) -> tuple[int, int]:
    """Ids of the newest reading and version, 0 if none: what a resolution must have seen to be up to date."""
    reading = connection.execute(select(func.max(_reading.c.id))).scalar()
    version = connection.execute(select(func.max(_version.c.id))).scalar()
    return reading or 0, version or 0


def newest_of_all(connection: Connection) -> str:
    """Newest ids of all that is appended, as one word: equal words, equal record."""
    appended = (tables.reading, tables.version, tables.resolution, tables.judgement)
    ids = (connection.execute(select(func.max(table.c.id))).scalar() or 0 for table in appended)
    return "-".join(map(str, ids))


def held(connection: Connection, report: Report, address_key: str) -> Held:
    """What the record holds of a report."""
    asked = select(_reading).where(_reading.c.report == report.key).order_by(_reading.c.id.desc()).limit(1)
    row = connection.execute(asked).first()
    at_address = select(_version.c.report).where(_version.c.address_key == address_key)
    shown = connection.execute(at_address.order_by(_version.c.id.desc()).limit(1)).scalar()
    return Held(
        report=_to_report(row, report) if row else None,
        digest=row.digest if row else "",
        shown=shown == report.key,
        superseded=shown is not None and shown != report.key,
    )


def _to_report(row: Row[Any], given: Report) -> Report:
    span = None if row.published_start is None else Span(row.published_start, row.published_end)
    published = Published(row.published, PublishedBasis(row.published_basis), span)
    if published.basis is PublishedBasis.INFERRED:
        # What the record found out is no day that the report was given.
        published = Published()
    return Report(
        name=given.name,
        text=given.text,
        zones=tuple(Zone(ZoneKind(kind), Span(start, end)) for kind, start, end in row.zones),
        published=published,
        address=given.address,
        outlet=row.outlet,
        headline=row.headline,
        bylines=tuple(row.bylines),
        dateline_place=row.dateline_place,
        dateline_day=row.dateline_day,
        language=row.language,
        encoding=given.encoding,
        bytes_sha256=given.bytes_sha256,
    )


def reports(connection: Connection, moment: Moment = NOW, *, key: str | None = None) -> list[Row[Any]]:
    """Reports with their last reading; older versions too if ``key`` names one. Fields as in the two tables."""
    columns = [column for column in _report.columns if column.name not in ("text", "id", "recorded_at")]
    links = _latest_report_link(connection, moment)
    asked = (
        select(
            *columns,
            *[column for column in _reading.columns if column.name not in ("report", "digest")],
            current_report(moment, _report.c.key).label("current"),
            links.c.origin,
            links.c.story,
        )
        .join(_reading, _reading.c.report == _report.c.key)
        .outerjoin(links, links.c.report == _report.c.key)
        .where(current_reading(moment))
    )
    asked = asked.where(_report.c.key == key if key else current_report(moment, _report.c.key))
    return list(connection.execute(asked))


def versions(connection: Connection, moment: Moment = NOW, *, key: str | None = None) -> list[Row[Any]]:
    """All versions, or those at the addresses of one report: address_key, address, report, oldest first."""
    asked = select(_version).where(*moment.known(_version)).order_by(_version.c.id)
    if key is not None:
        own = _version.alias("own")
        asked = asked.where(_version.c.address_key.in_(select(own.c.address_key).where(own.c.report == key)))
    return list(connection.execute(asked))


def claim_counts(connection: Connection, moment: Moment = NOW, *, key: str | None = None) -> dict[tuple[int, str], int]:
    """Claims by reading and kind, of all reports or of one."""
    asked = select(_claim.c.reading, _claim.c.kind, func.count()).where(*moment.known(_claim))
    if key is not None:
        asked = asked.where(_claim.c.reading.in_(select(_reading.c.id).where(_reading.c.report == key)))
    rows = connection.execute(asked.group_by(_claim.c.reading, _claim.c.kind))
    return {(reading, kind): count for reading, kind, count in rows}


def _latest_report_link(connection: Connection, moment: Moment) -> Any:
    link, later = tables.report_link, tables.report_link.alias("later_link")
    newer = select(later.c.report).where(later.c.report == link.c.report, later.c.resolution > link.c.resolution)
    asked = select(link).where(~exists(newer.where(*moment.known(later))), *moment.known(link))
    return asked.subquery("report_links")


def text_of(connection: Connection, report: str, moment: Moment = NOW) -> str | None:
    """The text of a report by key, name or address; of several under one name or address the newest. None if none."""
    known = moment.known(_report)
    asked = select(_report.c.text).where(or_(_report.c.key == report, _report.c.name == report), *known)
    found = connection.execute(asked.order_by(_report.c.id.desc()).limit(1)).scalar()
    if found is None:
        at = select(_report.c.text).join(_version, _version.c.report == _report.c.key)
        at = at.where(_version.c.address == report, *moment.known(_version)).order_by(_version.c.id.desc())
        found = connection.execute(at.limit(1)).scalar()
    words: str | None = found
    return words


def relations(connection: Connection, moment: Moment = NOW, *, claim: str | None = None) -> list[RelationRow]:
    """Current comparisons, by ids; only those that name a claim if one is given."""
    table, later = tables.relation, tables.relation.alias("later_relation")
    newer = select(later.c.a).where(later.c.a == table.c.a, later.c.b == table.c.b)
    newer = newer.where(later.c.resolution > table.c.resolution, *moment.known(later))
    asked = select(table).where(~table.c.gone, ~exists(newer), *moment.known(table)).order_by(table.c.a, table.c.b)
    if claim is not None:
        asked = asked.where(or_(table.c.a == claim, table.c.b == claim))
    return [
        RelationRow(
            a=row.a,
            b=row.b,
            relation=row.relation,
            scope=tuple(row.scope),
            same_origin=row.same_origin,
            reason=row.reason,
        )
        for row in connection.execute(asked)
    ]


def things(connection: Connection, kind: str, moment: Moment = NOW) -> dict[str, dict[str, Any]]:
    """Newest body of each thing of a kind, by key."""
    table = tables.thing
    asked = select(table).where(table.c.kind == kind, *moment.known(table)).order_by(table.c.resolution)
    return {row.key: row.body for row in connection.execute(asked)}


def skipped(connection: Connection, moment: Moment = NOW) -> tuple[Skipped, ...]:
    """What was not taken in, ever, oldest first."""
    table = tables.skipped
    asked = select(table).where(*moment.known(table)).order_by(table.c.id)
    return tuple(Skipped(row.name, row.reason) for row in connection.execute(asked))


def zones(connection: Connection, moment: Moment = NOW) -> dict[str, list[tuple[str, int, int]]]:
    """Zones of each current report by key."""
    asked = select(_reading.c.report, _reading.c.zones).where(current_reading(moment), current_report(moment))
    return {key: [tuple(zone) for zone in marks] for key, marks in connection.execute(asked)}


def search(connection: Connection, phrases: Sequence[str], limit: int, moment: Moment = NOW) -> list[str]:
    """Keys of current reports that hold all of the phrases, best first."""
    hits = matching(connection, phrases).subquery("found")
    asked = select(_report.c.key).join(hits, hits.c.id == _report.c.id).where(current_report(moment, _report.c.key))
    asked = asked.where(*moment.known(_report)).order_by(hits.c.rank, _report.c.name, _report.c.key).limit(limit)
    return list(connection.execute(asked).scalars())


def recorded(connection: Connection, moment: Moment = NOW) -> tuple[datetime | None, datetime | None]:
    """Record times of the first and the last reading."""
    # Asked one by one: an index answers each at once, both together by reading it whole.
    first, last = (
        connection.execute(select(end(_reading.c.recorded_at)).where(*moment.known(_reading))).scalar()
        for end in (func.min, func.max)
    )
    return first, last


def compared(connection: Connection, ids: Iterable[str]) -> set[tuple[str, str]]:
    """All pairs that were ever compared in which one of these claims is."""
    table, found, wanted = tables.relation, set(), sorted(set(ids))
    for first in range(0, len(wanted), 400):
        for column in (table.c.a, table.c.b):
            asked = select(table.c.a, table.c.b).where(column.in_(wanted[first : first + 400])).distinct()
            found |= {(a, b) for a, b in connection.execute(asked)}
    return found


def texts(connection: Connection) -> int:
    """How many texts are kept, older versions included."""
    return connection.execute(select(func.count()).select_from(_report)).scalar() or 0


def left_behind(connection: Connection, id: str) -> datetime | None:
    """The last moment at which a claim or report that is current no more still was; None if none begins so."""
    asked = select(_reading.c.id, _reading.c.report).order_by(_reading.c.id.desc()).limit(1)
    if id[:1].upper() == "R":
        asked = asked.where(_reading.c.report.startswith(id, autoescape=True))
    else:
        asked = asked.join(_claim, _claim.c.reading == _reading.c.id).where(_claim.c.id.startswith(id, autoescape=True))
    found = connection.execute(asked).first()
    if found is None:
        return None
    own, later = _version.alias("own"), _version.alias("later")
    newer_text = select(func.min(later.c.recorded_at)).join(
        own, and_(own.c.address_key == later.c.address_key, later.c.id > own.c.id)
    )
    newer_reading = select(func.min(_reading.c.recorded_at)).where(
        _reading.c.report == found.report, _reading.c.id > found.id
    )
    moments = [
        moment
        for asked in (newer_text.where(own.c.report == found.report), newer_reading)
        if (moment := connection.execute(asked).scalar()) is not None
    ]
    return min(moments) - timedelta(microseconds=1) if moments else None
