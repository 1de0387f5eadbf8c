"""What people decided, on disk: rows are added, an undoing is another row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select

from dateline.model.judgement import Corrected, Judgement, anchor_of
from dateline.store import tables
from dateline.store.moment import NOW, Moment, current_report
from dateline.store.write import record_time

MOVING = ("corrected", "same", "different")
"""Verdicts after which the claims must be brought together anew."""

_CHUNK = 400


def write_judgements(connection: Connection, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Append judgements; those that the record holds already are left out.

    Returns:
        What was added, with its record time.
    """
    table = tables.judgement
    given = {judgement.key: judgement for judgement in judgements}
    known = known_keys(connection, given)
    moment = record_time(connection)
    fresh = [replace(judgement, recorded_at=moment) for key, judgement in given.items() if key not in known]
    if fresh:
        connection.execute(insert(table), [_row(judgement) for judgement in fresh])
    return fresh


def known_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these judgements the record holds."""
    table = tables.judgement
    return {
        key
        for some in _chunks(sorted(keys))
        for key in connection.execute(select(table.c.key).where(table.c.key.in_(some))).scalars()
    }


def _row(judgement: Judgement) -> dict[str, Any]:
    return {
        "key": judgement.key,
        "kind": judgement.kind,
        "target": judgement.target,
        "other": judgement.other,
        "verdict": judgement.verdict,
        "field": ", ".join(one.field for one in judgement.values),
        "value": {one.field: one.value for one in judgement.values} or None,
        "evidence": {
            "target": [asdict(anchor) for anchor in judgement.evidence],
            "other": [asdict(anchor) for anchor in judgement.other_evidence],
        },
        "undoes": judgement.undoes or None,
        "who": judgement.who,
        "why": judgement.why,
        "decided_at": judgement.decided_at,
        "recorded_at": judgement.recorded_at,
    }


def judgements(connection: Connection, moment: Moment = NOW) -> list[Judgement]:
    """All judgements that the record knew, oldest decision first."""
    table = tables.judgement
    rows = connection.execute(select(table).where(*moment.known(table)))
    made = [
        Judgement(
            key=row.key,
            kind=row.kind,
            target=row.target,
            other=row.other,
            verdict=row.verdict,
            values=tuple(Corrected(field, row.value[field]) for field in row.field.split(", ")) if row.value else (),
            evidence=tuple(anchor_of(one) for one in row.evidence["target"]),
            other_evidence=tuple(anchor_of(one) for one in row.evidence["other"]),
            undoes=row.undoes or "",
            who=row.who,
            why=row.why,
            decided_at=row.decided_at,
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]
    # By key where two were decided at one moment, so that two records with the same judgements agree.
    return sorted(made, key=lambda judgement: (judgement.decided_at, judgement.key))


def newest(connection: Connection, moment: Moment = NOW) -> int:
    """Id of the newest judgement, 0 if none."""
    table = tables.judgement
    return connection.execute(select(func.max(table.c.id)).where(*moment.known(table))).scalar() or 0


def newest_moving(connection: Connection) -> int:
    """Id of the newest judgement that a resolution must have seen to be up to date, 0 if none."""
    table, undone = tables.judgement, tables.judgement.alias("undone_one")
    moving = select(undone.c.key).where(undone.c.verdict.in_((*MOVING, "undone")))
    asked = select(func.max(table.c.id)).where(or_(table.c.verdict.in_(MOVING), table.c.undoes.in_(moving)))
    return connection.execute(asked).scalar() or 0


def state_of(connection: Connection, moment: Moment = NOW) -> tuple[int, ...]:
    """Newest ids of all that judgements are applied to: equal ones give equal answers."""
    seen = [newest(connection, moment)]
    if seen[0]:
        for table in (tables.reading, tables.version):
            seen.append(connection.execute(select(func.max(table.c.id)).where(*moment.known(table))).scalar() or 0)
    return tuple(seen)


def kin_of(connection: Connection, keys: Sequence[str], moment: Moment = NOW) -> dict[str, set[str]]:
    """Current reports at the addresses of given reports: what their text became, or is still."""
    version, own = tables.version, tables.version.alias("own")
    found: dict[str, set[str]] = {}
    for some in _chunks(keys):
        asked = (
            select(own.c.report, version.c.report)
            .join(version, version.c.address_key == own.c.address_key)
            .where(own.c.report.in_(some), current_report(moment, version.c.report), *moment.known(version))
        )
        for key, now in connection.execute(asked):
            found.setdefault(key, set()).add(now)
    return found


def reports_like(
    connection: Connection, *, texts: Sequence[str], names: Sequence[str], moment: Moment = NOW
) -> list[tuple[str, str, str]]:
    """Key, hash of the text and name of current reports with one of these texts or names."""
    report = tables.report
    found = []
    for column, wanted in ((report.c.text_sha256, texts), (report.c.name, names)):
        for some in _chunks(wanted):
            asked = select(report.c.key, report.c.text_sha256, report.c.name).where(column.in_(some))
            asked = asked.where(current_report(moment, report.c.key), *moment.known(report))
            found += [(row.key, row.text_sha256, row.name) for row in connection.execute(asked)]
    return found


def address_of(connection: Connection, report: str) -> str:
    """The address of a report, "" if none is known."""
    table = tables.version
    return connection.execute(select(table.c.address).where(table.c.report == report).limit(1)).scalar() or ""


def recorded(connection: Connection) -> datetime | None:
    """Record time of the last judgement, None if there is none."""
    table = tables.judgement
    return connection.execute(select(table.c.recorded_at).order_by(table.c.id.desc()).limit(1)).scalar()


def _chunks(values: Sequence[str]) -> Iterable[list[str]]:
    for first in range(0, len(values), _CHUNK):
        yield list(values[first : first + _CHUNK])
