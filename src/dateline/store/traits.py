"""What reports are brought together by, on disk: a function of each reading alone, made once and looked up by keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, exists, func, insert, select

from dateline.store import tables
from dateline.store.moment import NOW, Moment, current_reading, current_report
from dateline.store.write import record_time

_CHUNK = 400
_reading, _report, _version = tables.reading, tables.report, tables.version

T = TypeVar("T")


class Known(NamedTuple):
    """A current report with its reading; ``body`` None where its traits were not kept."""

    key: str
    name: str
    headline: str
    published: date | None
    reading: int
    body: dict[str, Any] | None


class Placed(NamedTuple):
    """Where the newest resolution put a report."""

    origin: str
    story: str
    part: str


def known(connection: Connection, keys: Iterable[str], rules: int) -> Iterator[Known]:
    """Those of the reports that are current."""
    for some in _chunks(keys):
        yield from _known(connection, _report.c.key.in_(some), rules)


def known_all(connection: Connection, rules: int) -> Iterator[Known]:
    """All current reports."""
    yield from _known(connection, _report.c.id > 0, rules)


def _known(connection: Connection, which: ColumnElement[bool], rules: int) -> Iterator[Known]:
    trait = tables.trait
    asked = (
        select(_report.c.key, _report.c.name, _reading.c.headline, _reading.c.published, _reading.c.id, trait.c.body)
        .join(_reading, _reading.c.report == _report.c.key)
        .outerjoin(trait, and_(trait.c.reading == _reading.c.id, trait.c.rules == rules))
        .where(which, current_reading(NOW), current_report(NOW, _report.c.key))
    )
    for row in connection.execute(asked):
        yield Known(*row)


def known_readings(connection: Connection, readings: Iterable[int], rules: int) -> Iterator[Known]:
    """Those of the readings that are current."""
    for some in _chunks(readings):
        yield from _known(connection, _reading.c.id.in_(some), rules)


def holders(
    connection: Connection, hashes: Collection[int], days: tuple[int, int] | None = None, *, least: int = 1
) -> set[int]:
    """Readings that have so many of these keys; only those of some days, or of none, if days are given."""
    hint = tables.hint
    shared: Counter[int] = Counter()
    for some in _chunks(hashes):
        asked = select(hint.c.reading).where(hint.c.hash.in_(some))
        found = asked.subquery()
        if days is not None:
            # Two questions: of either the index tells the answer by itself.
            found = asked.where(hint.c.day.between(*days)).union_all(asked.where(hint.c.day == 0)).subquery()
        counted = select(found.c.reading, func.count()).group_by(found.c.reading)
        if len(hashes) <= _CHUNK:
            counted = counted.having(func.count() >= least)
        for reading, count in connection.execute(counted):
            shared[reading] += count
    return {id for id, count in shared.items() if count >= least}


def current_of(connection: Connection, readings: Iterable[int]) -> dict[int, str]:
    """Those of the readings that are current, with their report."""
    return {
        row.id: row.report
        for some in _chunks(readings)
        for row in connection.execute(
            select(_reading.c.id, _reading.c.report).where(
                _reading.c.id.in_(some), current_reading(NOW), current_report(NOW)
            )
        )
    }


def dateline_places(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The place that the dateline of each current reading names."""
    return {
        row.report: row.dateline_place
        for some in _chunks(keys)
        for row in connection.execute(
            select(_reading.c.report, _reading.c.dateline_place).where(
                _reading.c.report.in_(some), current_reading(NOW)
            )
        )
    }


def readings_of(connection: Connection, keys: Iterable[str]) -> dict[int, str]:
    """All readings of some reports, older ones included, with their report."""
    return {
        row.id: row.report
        for some in _chunks(keys)
        for row in connection.execute(select(_reading.c.id, _reading.c.report).where(_reading.c.report.in_(some)))
    }


def overlaps(connection: Connection, readings: Collection[int], rules: int) -> Iterator[tuple[int, int, Any]]:
    """What readings share with others, by the two ids: share, held and passages."""
    table = tables.overlap
    for some in _chunks(readings):
        for column in (table.c.a, table.c.b):
            for row in connection.execute(select(table).where(column.in_(some), table.c.rules == rules)):
                yield row.a, row.b, (row.share, row.held, row.passages)


def touched(connection: Connection, reading: int, version: int) -> set[str]:
    """Reports that were read, or whose address shows another text, since these ids."""
    found = set(connection.execute(select(_reading.c.report).where(_reading.c.id > reading)).scalars())
    later = _version.alias("later")
    fresh = select(later.c.address_key, later.c.report).where(later.c.id > version)
    addresses = set()
    for row in connection.execute(fresh):
        addresses.add(row.address_key)
        found.add(row.report)
    for some in _chunks(addresses):
        found.update(connection.execute(select(_version.c.report).where(_version.c.address_key.in_(some))).scalars())
    return found


def were_current(connection: Connection, keys: Iterable[str], at: datetime) -> set[str]:
    """Those of the reports that were current at a moment."""
    moment = Moment(at)
    return {
        key
        for some in _chunks(keys)
        for key in connection.execute(
            select(_reading.c.report).where(
                _reading.c.report.in_(some), current_reading(moment), current_report(moment)
            )
        ).scalars()
    }


def seen_at(connection: Connection, last: Any) -> datetime | None:
    """The record time up to which a resolution saw everything."""
    moments = [
        connection.execute(select(table.c.recorded_at).where(table.c.id == id)).scalar()
        for table, id in (
            (_reading, last.upto_reading),
            (_version, last.upto_version),
            (tables.judgement, last.upto_judgement),
        )
        if id
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def placed(connection: Connection, keys: Iterable[str]) -> dict[str, Placed]:
    """Where reports were put, by key; those never put anywhere are left out."""
    link = tables.report_link
    found: dict[str, Placed] = {}
    for some in _chunks(keys):
        asked = select(link).where(link.c.report.in_(some)).order_by(link.c.resolution)
        found |= {row.report: Placed(row.origin, row.story, row.part) for row in connection.execute(asked)}
    return found


def members(connection: Connection, column: str, values: Iterable[str]) -> dict[str, Placed]:
    """Current reports of some parts or stories, by key."""
    link = tables.report_link
    later = link.alias("later_link")
    newer = exists(
        select(later.c.report).where(later.c.report == link.c.report, later.c.resolution > link.c.resolution)
    )
    found: dict[str, Placed] = {}
    for some in _chunks(value for value in values if value):
        asked = select(link).where(link.c[column].in_(some), ~newer, current_report(NOW, link.c.report))
        found |= {row.report: Placed(row.origin, row.story, row.part) for row in connection.execute(asked)}
    return found


def homes_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The report of each claim that is current, by id."""
    claim = tables.claim
    found: dict[str, str] = {}
    for some in _chunks(ids):
        asked = select(claim.c.id, _reading.c.report).join(_reading, _reading.c.id == claim.c.reading)
        asked = asked.where(claim.c.id.in_(some), current_reading(NOW), current_report(NOW))
        found |= {row.id: row.report for row in connection.execute(asked)}
    return found


def keys_current(connection: Connection, keys: Iterable[str]) -> Iterator[str]:
    """Those of the reports that are current."""
    for some in _chunks(keys):
        asked = select(_report.c.key).where(_report.c.key.in_(some), current_report(NOW, _report.c.key))
        yield from connection.execute(asked).scalars()


def count_current(connection: Connection) -> int:
    """How many reports are current."""
    asked = select(func.count()).select_from(_reading).where(current_reading(NOW), current_report(NOW))
    return int(connection.execute(asked).scalar() or 0)


def bodies_of(connection: Connection, keys: Iterable[str], rules: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was kept of all readings of some reports, older ones included, with the report."""
    trait = tables.trait
    for some in _chunks(keys):
        asked = select(_reading.c.report, trait.c.body).join(trait, trait.c.reading == _reading.c.id)
        for row in connection.execute(asked.where(_reading.c.report.in_(some), trait.c.rules == rules)):
            yield row.report, row.body


def outlets(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Outlets of current readings, by report key."""
    return {
        row.report: row.outlet
        for some in _chunks(keys)
        for row in connection.execute(
            select(_reading.c.report, _reading.c.outlet).where(_reading.c.report.in_(some), current_reading(NOW))
        )
    }


def claims_of(connection: Connection, readings: Iterable[int]) -> set[str]:
    """Ids of the claims of some readings."""
    claim = tables.claim
    return {
        id
        for some in _chunks(readings)
        for id in connection.execute(select(claim.c.id).where(claim.c.reading.in_(some))).scalars()
    }


def bodies(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Texts of the body zones of current readings, joined by newlines, by report key."""
    found: dict[str, str] = {}
    for some in _chunks(keys):
        asked = (
            select(_report.c.key, _report.c.text, _reading.c.zones)
            .join(_reading, _reading.c.report == _report.c.key)
            .where(_report.c.key.in_(some), current_reading(NOW))
        )
        for row in connection.execute(asked):
            found[row.key] = "\n".join(row.text[start:end] for kind, start, end in row.zones if kind == "body")
    return found


def write_kept(
    connection: Connection,
    found: Mapping[int, tuple[int, list[int], dict[str, Any]]],
    pairs: Mapping[tuple[int, int], tuple[float, float, Any]],
    rules: int,
) -> None:
    """Keep traits and what pairs of readings share."""
    moment = record_time(connection)
    write_traits(connection, found, rules, moment)
    write_overlaps(connection, pairs, rules, moment)


def write_traits(
    connection: Connection, rows: Mapping[int, tuple[int, list[int], dict[str, Any]]], rules: int, moment: datetime
) -> None:
    """Keep traits: reading to its day, keys and body. Readings that have some are passed over."""
    trait = tables.trait
    have: set[int] = set()
    for some in _chunks(rows):
        asked = select(trait.c.reading).where(trait.c.reading.in_(some), trait.c.rules == rules)
        have.update(connection.execute(asked).scalars())
    fresh = {id: row for id, row in rows.items() if id not in have}
    if fresh:
        connection.execute(
            insert(trait),
            [
                {"reading": id, "rules": rules, "body": body, "recorded_at": moment}
                for id, (_, _, body) in fresh.items()
            ],
        )
        hints = [
            {"hash": one, "day": day, "reading": id} for id, (day, hashes, _) in fresh.items() for one in set(hashes)
        ]
        if hints:
            connection.execute(insert(tables.hint), hints)


def write_overlaps(
    connection: Connection, rows: Mapping[tuple[int, int], tuple[float, float, Any]], rules: int, moment: datetime
) -> None:
    """Keep what pairs of readings share; pairs that are kept already are passed over."""
    have = {(a, b) for a, b, _ in overlaps(connection, {id for pair in rows for id in pair}, rules)}
    made = [
        {"a": a, "b": b, "rules": rules, "share": share, "held": held, "passages": passages, "recorded_at": moment}
        for (a, b), (share, held, passages) in rows.items()
        if (a, b) not in have
    ]
    if made:
        connection.execute(insert(tables.overlap), made)


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    wanted = sorted(set(values))  # type: ignore[type-var]
    for first in range(0, len(wanted), _CHUNK):
        yield wanted[first : first + _CHUNK]
