"""Writing what was read and what was resolved. Each function is called within one ``Store.writing()``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from dateline.model.exchange import Row
from dateline.model.report import Report, Skipped
from dateline.store import tables
from dateline.store.dialect import add_words

_LARGEST = 2**63 - 1
_STAMPED = (tables.version, tables.reading, tables.skipped, tables.resolution, tables.judgement)


@dataclass(frozen=True, slots=True)
class Held:
    """What the record holds of a report: its last reading (None: never read) and whether its address shows it now."""

    report: Report | None
    digest: str
    shown: bool
    superseded: bool


def record_time(connection: Connection) -> datetime:
    """Now, but always later than anything written before: a clock that was set back must not reorder the record."""
    now: datetime = datetime.now(UTC)
    for table in _STAMPED:
        # Ids rise with time, so the last row is the latest; a maximum would read the whole table.
        last = connection.execute(select(table.c.recorded_at).order_by(table.c.id.desc()).limit(1)).scalar()
        if last is not None:
            now = max(now, last + timedelta(microseconds=1))
    return now


def digest_of(report: Report, reader: str) -> str:
    """What a reading rests on, in one hash: an equal one would give the same claims, so nothing is read again."""
    zones = [(zone.kind.value, zone.span.start, zone.span.end) for zone in report.zones]
    day, printed = report.published.day, report.dateline_day
    parts = [
        report.key, reader, report.language, str(day), report.published.basis.value, report.outlet, report.headline,
        report.bylines, report.dateline_place, str(printed), zones,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def write_report(
    connection: Connection, report: Report, claims: Sequence[Row], *, reader: str, address_key: str
) -> datetime:
    """Add a report's text, version and reading with its claims, whatever of them is new; the record time used.

    Claims are rows of the exchange form, as ``model.exchange.to_row`` makes them.
    """
    moment = record_time(connection)
    _text(connection, report, moment)
    _version(connection, report, address_key, moment)
    digest = digest_of(report, reader)
    last = select(tables.reading.c.digest).where(tables.reading.c.report == report.key)
    if connection.execute(last.order_by(tables.reading.c.id.desc()).limit(1)).scalar() == digest:
        # Another process read the very same meanwhile.
        return moment
    published = report.published
    reading = connection.execute(
        insert(tables.reading).values(
            report=report.key,
            digest=digest,
            reader=reader,
            language=report.language,
            published=published.day,
            published_basis=published.basis.value,
            published_start=published.span.start if published.span else None,
            published_end=published.span.end if published.span else None,
            outlet=report.outlet,
            headline=report.headline,
            bylines=list(report.bylines),
            dateline_place=report.dateline_place,
            dateline_day=report.dateline_day,
            zones=[[zone.kind.value, zone.span.start, zone.span.end] for zone in report.zones],
            recorded_at=moment,
        )
    )
    (key,) = reading.inserted_primary_key or (None,)
    # One id twice in one reading is a fault of the reader, but no reason to lose the report.
    rows = {claim["id"]: _claim(claim, key, moment) for claim in claims}
    if rows:
        connection.execute(insert(tables.claim), list(rows.values()))
    return moment


def _text(connection: Connection, report: Report, moment: datetime) -> None:
    if connection.execute(select(tables.report.c.id).where(tables.report.c.key == report.key)).scalar() is not None:
        return
    done = connection.execute(
        insert(tables.report).values(
            key=report.key,
            name=report.name,
            text=report.text,
            text_sha256=report.text_sha256,
            bytes_sha256=report.bytes_sha256 or report.text_sha256,
            encoding=report.encoding,
            words=len(report.text.split()),
            recorded_at=moment,
        )
    )
    (key,) = done.inserted_primary_key or (None,)
    if key is not None:
        add_words(connection, key, report.headline, report.text)


def _version(connection: Connection, report: Report, address_key: str, moment: datetime) -> None:
    table = tables.version
    shown = select(table.c.report).where(table.c.address_key == address_key).order_by(table.c.id.desc()).limit(1)
    if connection.execute(shown).scalar() != report.key:
        connection.execute(
            insert(table).values(
                address_key=address_key,
                address=report.address or report.name,
                report=report.key,
                recorded_at=moment,
            )
        )


def _claim(row: Row, reading: Any, moment: datetime) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(column.name for column in tables.claim.columns)
    values |= {name: value for name, value in row.items() if name in values}
    start, end = row["sentence"]
    values |= {
        "reading": reading,
        "sentence_start": start,
        "sentence_end": end,
        "time_start": date.fromisoformat(row["time_start"]) if row["time_start"] else None,
        "time_end": date.fromisoformat(row["time_end"]) if row["time_end"] else None,
        "recorded_at": moment,
    }
    for bound in ("low", "high"):
        if values[bound] is not None:
            values[bound] = min(values[bound], _LARGEST)
    return values


def write_skipped(connection: Connection, items: Iterable[Skipped]) -> None:
    """Note what was not taken in; a name and reason noted before are not noted again."""
    table = tables.skipped
    for item in items:
        known = select(table.c.id).where(table.c.name == item.name, table.c.reason == item.reason)
        if connection.execute(known.limit(1)).first() is None:
            connection.execute(
                insert(table).values(name=item.name, reason=item.reason, recorded_at=record_time(connection))
            )
