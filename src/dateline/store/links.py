"""Writing what was brought together: only what differs from what was written before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from dateline.model.rows import RelationRow
from dateline.store import read, tables
from dateline.store.write import record_time

Row = dict[str, Any]
_CHUNK = 400


def write_resolution(
    connection: Connection,
    *,
    resolver: str,
    upto: tuple[int, int, int],
    reports: int,
    claims: Iterable[Row],
    placed: Iterable[Row],
    things: Iterable[Row],
    relations: Iterable[RelationRow],
    about: Iterable[str],
) -> None:
    """Append a resolution: what it says of some reports and claims; of all others the one before holds.

    Args:
        connection: Of one writing transaction.
        resolver: Name and version of the rules.
        upto: Newest reading, version and judgement that were seen.
        reports: How many reports are current.
        claims: One dict a claim: claim, series, event, actors, origin.
        placed: One dict a report: report, origin, story, part.
        things: One dict a thing: kind, key, body.
        relations: All comparisons that hold now and name one of ``about``.
        about: Ids of the claims that it says something of, those that are gone included.
    """
    moment = record_time(connection)
    done = connection.execute(
        insert(tables.resolution).values(
            resolver=resolver,
            upto_reading=upto[0],
            upto_version=upto[1],
            upto_judgement=upto[2],
            reports=reports,
            recorded_at=moment,
        )
    )
    (key,) = done.inserted_primary_key or (None,)
    stamp = {"resolution": key, "recorded_at": moment}
    blank: Row = {"series": None, "event": None, "actors": {}, "origin": None}
    _append_changed(connection, tables.claim_link, ["claim"], claims, stamp, blank)
    _append_changed(connection, tables.report_link, ["report"], placed, stamp)
    _append_changed(connection, tables.thing, ["key", "kind"], things, stamp, {"body": {}})
    _append_changed(connection, tables.relation, ["a", "b"], _relations(connection, relations, about), stamp)


def _relations(connection: Connection, relations: Iterable[RelationRow], about: Iterable[str]) -> list[Row]:
    rows = [
        {
            "a": row.a,
            "b": row.b,
            "relation": row.relation,
            "scope": list(row.scope),
            "same_origin": row.same_origin,
            "reason": row.reason,
            "gone": False,
        }
        for row in relations
    ]
    told = {(row["a"], row["b"]) for row in rows}
    gone = {"relation": "", "scope": [], "same_origin": False, "reason": "", "gone": True}
    # What is compared no longer is said to be gone, once; the row that said otherwise stays.
    return rows + [{"a": a, "b": b, **gone} for a, b in sorted(read.compared(connection, about)) if (a, b) not in told]


def _append_changed(
    connection: Connection,
    table: Table,
    keys: Sequence[str],
    rows: Iterable[Row],
    stamp: Row,
    blank: Row | None = None,
) -> None:
    """Append those rows that differ from the newest row under their key.

    Only what moved is written, so a record that is read into daily does not grow by its own size each day. A row that
    says no more than ``blank`` is written only where another stands.
    """
    rows = list(rows)
    fields = [column.name for column in table.columns if column.name not in stamp]
    latest: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    names = sorted({row[keys[0]] for row in rows})
    for first in range(0, len(names), _CHUNK):
        asked = select(table).where(table.c[keys[0]].in_(names[first : first + _CHUNK])).order_by(table.c.resolution)
        for found in connection.execute(asked):
            latest[tuple(getattr(found, key) for key in keys)] = tuple(getattr(found, field) for field in fields)
    changed = []
    for row in rows:
        known = latest.get(tuple(row[name] for name in keys))
        nothing = known is None and blank is not None and all(row[name] == value for name, value in blank.items())
        if not nothing and known != tuple(row[field] for field in fields):
            changed.append(row | stamp)
    if changed:
        connection.execute(insert(table), changed)
