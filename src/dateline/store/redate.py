"""Days that the record found for reports that do not tell their own: kept as a further reading, beside what was read.

A reading that was made so has the digest of the one that it rests on, so that the same text is not read again for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, func, insert, select, text

from dateline.model.report import Published, Report, Zone
from dateline.model.rows import ClaimRow
from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import PublishedBasis, ZoneKind
from dateline.store import tables
from dateline.store.claims import claims
from dateline.store.moment import NOW, current_reading, current_report
from dateline.store.write import record_time

_reading, _report, _claim = tables.reading, tables.report, tables.claim


class Open(NamedTuple):
    """A current report whose day nobody gave and no text tells: its reading, and that which is current.

    Attributes:
        key: Of the report.
        digest: Of its reading; ``base`` and ``current`` are ids of readings, the same where no day was found so far.
    """

    key: str
    digest: str
    base: int
    current: int


@dataclass(frozen=True, slots=True)
class Undated:
    """A current report of no known day with what was read of it; ``report`` and ``claims`` as without a day."""

    open: Open
    report: Report
    claims: tuple[ClaimRow, ...]


def open_days(connection: Connection) -> list[Open]:
    """Current reports that were read and whose day nobody gave and no text tells, by key."""
    first = _reading.alias("first")
    base = (
        select(func.min(first.c.id))
        .where(first.c.report == _reading.c.report, first.c.digest == _reading.c.digest)
        .scalar_subquery()
    )
    asked = (
        select(_reading.c.report, _reading.c.digest, base.label("base"), _reading.c.id)
        .where(text(tables.OPEN_DAY), _reading.c.dateline_day.is_(None), _reading.c.reader != "")
        .where(current_reading(NOW), current_report(NOW, _reading.c.report))
        .order_by(_reading.c.report)
    )
    return [Open(*row) for row in connection.execute(asked)]


def undated(connection: Connection, some: Iterable[Open]) -> Iterator[Undated]:
    """Those reports with their claims, in the order of their keys."""
    wanted = sorted(some)
    for at in range(0, len(wanted), 400):
        part = {one.base: one for one in wanted[at : at + 400]}
        asked = (
            select(_reading, _report.c.name, _report.c.text)
            .join(_report, _report.c.key == _reading.c.report)
            .where(_reading.c.id.in_(part))
            .order_by(_reading.c.report)
        )
        rows = list(connection.execute(asked))
        own: dict[str, list[ClaimRow]] = {row.report: [] for row in rows}
        for claim in claims(connection, where=[_reading.c.id.in_(part)], old=True):
            own[claim.report_key].append(claim)
        for row in rows:
            yield Undated(part[row.id], _as_read(row), tuple(own[row.report]))


def _as_read(row: Row[Any]) -> Report:
    return Report(
        name=row.name,
        text=row.text,
        zones=tuple(Zone(ZoneKind(kind), Span(start, end)) for kind, start, end in row.zones),
        published=Published(),
        outlet=row.outlet,
        headline=row.headline,
        bylines=tuple(row.bylines),
        dateline_place=row.dateline_place,
        language=row.language,
    )


def write_redated(connection: Connection, one: Undated, day: date | None, times: Mapping[str, Interval]) -> None:
    """Append a reading with the claims of the base reading, those of ``times`` with other days.

    Args:
        connection: Of one writing transaction.
        one: The report.
        day: Its day of publication, None if more than one is left.
        times: Claim id to its days; empty to go back to what was read.
    """
    newest = select(func.max(_reading.c.id)).where(_reading.c.report == one.report.key)
    if connection.execute(newest).scalar() != one.open.current:
        # Another process read or dated it meanwhile; the next settling looks again.
        return
    moment = record_time(connection)
    base = connection.execute(select(_reading).where(_reading.c.id == one.open.base)).one()
    values = {name: value for name, value in base._mapping.items() if name != "id"}
    values |= {"published": day, "recorded_at": moment}
    values["published_basis"] = (PublishedBasis.INFERRED if day else PublishedBasis.UNKNOWN).value
    done = connection.execute(insert(_reading).values(**values))
    (key,) = done.inserted_primary_key or (None,)
    rows = []
    for row in connection.execute(select(_claim).where(_claim.c.reading == one.open.base)):
        made = dict(row._mapping) | {"reading": key, "recorded_at": moment}
        found = times.get(made["id"])
        if found is not None:
            made |= {
                "time_start": found.start,
                "time_end": found.end,
                "time_precision": found.precision.value,
                "time_basis": found.basis.value,
            }
        rows.append(made)
    if rows:
        connection.execute(insert(_claim), rows)


def current_days(connection: Connection, one: Undated) -> tuple[date | None, dict[str, tuple[Any, ...]]]:
    """Day of publication and days of each claim as the current reading of a report has them."""
    day = connection.execute(select(_reading.c.published).where(_reading.c.id == one.open.current)).scalar()
    columns = (_claim.c.id, _claim.c.time_start, _claim.c.time_end, _claim.c.time_precision, _claim.c.time_basis)
    asked = select(*columns).where(and_(_claim.c.reading == one.open.current))
    return day, {row.id: tuple(row)[1:] for row in connection.execute(asked)}
