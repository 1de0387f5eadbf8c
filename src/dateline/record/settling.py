"""Bringing claims together, and writing down what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.record.dating import date_undated
from dateline.record.source import plain_reports, report_rows
from dateline.record.standing import standing_at
from dateline.resolve import Resolution, resolve
from dateline.resolve.plain import RESOLVER
from dateline.store import Store, claims, judgements, read
from dateline.store.links import write_resolution
from dateline.store.moment import NOW

_TRIES = 5
_QUIET = timedelta(seconds=30)


def is_settled(store: Store) -> bool:
    """Whether the newest reading was brought together with the rest, by the rules of this version."""
    with store.reading() as connection:
        return _is_settled(connection)


def is_left_over(store: Store) -> bool:
    """Whether a reading ended without its claims brought together, long enough ago that its process is gone.

    While another process still reads, each reader of the record would else do its work over again.
    """
    with store.reading() as connection:
        _, last = read.recorded(connection)
        return last is not None and datetime.now(UTC) - last > _QUIET and not _is_settled(connection)


def _is_settled(connection: Connection) -> bool:
    last = read.last_resolution(connection)
    newest = read.newest(connection)
    if last is None:
        return newest == (0, 0)
    seen = (last.upto_reading, last.upto_version, last.upto_judgement, last.resolver)
    return seen == (*newest, judgements.newest_moving(connection), RESOLVER)


def settle(store: Store) -> None:
    """Bring all current claims together, unless that was done since the newest reading and judgement.

    The work is done outside any lock. If another process wrote its own resolution meanwhile, it is done again: what is
    appended is the difference to the newest one.
    """
    if is_settled(store):
        return
    for last_try in [False] * (_TRIES - 1) + [True]:
        days = date_undated(store)
        with store.reading() as connection:
            if _is_settled(connection):
                return
            seen = read.last_resolution(connection)
            upto = (*read.newest(connection), judgements.newest_moving(connection))
            standing = standing_at(connection)
            reports = plain_reports(connection, report_rows(connection, NOW))
            found = [standing.apply(row) for row in claims.claims(connection)]
        resolution = resolve(reports, found, standing.decided)
        resolution = replace(resolution, things={**resolution.things, "day": days})
        with store.writing() as connection:
            last = read.last_resolution(connection)
            if last_try or (last.id if last else 0) == (seen.id if seen else 0):
                _write(connection, resolution, found, upto)
                return


def _write(connection: Connection, resolution: Resolution, found: list[ClaimRow], upto: tuple[int, int, int]) -> None:
    write_resolution(
        connection,
        resolver=RESOLVER,
        upto=upto,
        claims=[_link(row, resolution) for row in found if isinstance(row, FigureRow | MentionRow)],
        reports=[
            {"report": report, "origin": origin, "story": resolution.story.get(report, "")}
            for report, origin in resolution.origin.items()
        ],
        things=[
            {"kind": kind, "key": name, "body": body}
            for kind, bodies in resolution.things.items()
            for name, body in bodies.items()
        ],
        relations=resolution.relations,
    )


def _link(row: ClaimRow, resolution: Resolution) -> dict[str, Any]:
    return {
        "claim": row.id,
        "series": resolution.series.get(row.id),
        "event": resolution.event.get(row.id),
        "actors": dict(resolution.actors.get(row.id, {})),
    }
