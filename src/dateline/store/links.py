"""Writing what was brought together: only what differs from what was written before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from dateline.model.rows import RelationRow
from dateline.store import read, tables
from dateline.store.write import record_time

Row = dict[str, Any]


def write_resolution(
    connection: Connection,
    *,
    resolver: str,
    upto: tuple[int, int, int],
    claims: Iterable[Row],
    reports: Iterable[Row],
    things: Iterable[Row],
    relations: Iterable[RelationRow],
) -> None:
    """Append a resolution.

    Args:
        connection: Of one writing transaction.
        resolver: Name and version of the rules.
        upto: Newest reading, version and judgement that were seen.
        claims: One dict a claim: claim, series, event, actors.
        reports: One dict a report: report, origin, story.
        things: One dict a thing: kind, key, body.
        relations: All comparisons that hold now.
    """
    moment = record_time(connection)
    done = connection.execute(
        insert(tables.resolution).values(
            resolver=resolver,
            upto_reading=upto[0],
            upto_version=upto[1],
            upto_judgement=upto[2],
            recorded_at=moment,
        )
    )
    (key,) = done.inserted_primary_key or (None,)
    stamp = {"resolution": key, "recorded_at": moment}
    _append_changed(connection, tables.claim_link, ["claim"], claims, stamp)
    _append_changed(connection, tables.report_link, ["report"], reports, stamp)
    _append_changed(connection, tables.thing, ["kind", "key"], things, stamp)
    _append_changed(connection, tables.relation, ["a", "b"], _relations(connection, relations), stamp)


def _relations(connection: Connection, relations: Iterable[RelationRow]) -> list[Row]:
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
    return rows + [{"a": a, "b": b, **gone} for a, b in sorted(read.compared(connection)) if (a, b) not in told]


def _append_changed(
    connection: Connection, table: Table, keys: Sequence[str], rows: Iterable[dict[str, Any]], stamp: dict[str, Any]
) -> None:
    """Append those rows that differ from the newest row under their key.

    Only what moved is written, so a record that is read into daily does not grow by its own size each day.
    """
    fields = [column.name for column in table.columns if column.name not in stamp]
    latest: dict[tuple[Any, ...], tuple[Any, ...]] = {
        tuple(getattr(row, key) for key in keys): tuple(getattr(row, field) for field in fields)
        for row in connection.execute(select(table).order_by(table.c.resolution))
    }
    changed = []
    for row in rows:
        key = tuple(row[name] for name in keys)
        if latest.get(key) != tuple(row[field] for field in fields):
            changed.append(row | stamp)
    if changed:
        connection.execute(insert(table), changed)
