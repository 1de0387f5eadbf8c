"""Bringing claims together, and writing down what came of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from dateline.model.rows import ClaimRow
from dateline.record.brought import Bringing, Work, sides_of
from dateline.record.dating import Things, date_undated
from dateline.record.standing import Standing, standing_at
from dateline.resolve.plain import RESOLVER
from dateline.resolve.reports.parts import is_small
from dateline.resolve.reports.traits import RULES
from dateline.store import Store, judgements, read, traits
from dateline.store.links import write_resolution
from dateline.store.moment import Moment
from dateline.store.traits import write_kept

_TRIES = 5
_QUIET = timedelta(seconds=30)
_MUCH = 4
"""The share of a record (one in so many) of which more is new is brought together with all the rest."""


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

    What was brought together before is left as it is where nothing that is new concerns it.

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
            work = _work(connection, seen)
        with store.writing() as connection:
            last = read.last_resolution(connection)
            if last_try or (last.id if last else 0) == (seen.id if seen else 0):
                _write(connection, work, days, upto)
                return


def _work(connection: Connection, last: Any) -> Work:
    """What came of all that has changed since the last resolution."""
    standing = standing_at(connection)
    changed = _changed(connection, last, standing)
    if changed is not None:
        work = Bringing(connection, standing, *changed).run()
        if work is not None:
            return work
    work = Bringing(connection, standing, None, 0).run()
    assert work is not None
    return work


def _changed(connection: Connection, last: Any, standing: Standing) -> tuple[set[str], int] | None:
    """Reports that are new, changed or gone, and how many are current; None if all must be brought together anew."""
    if last is None or last.resolver != RESOLVER or is_small(last.reports):
        return None
    moment = traits.seen_at(connection, last)
    if moment is None:
        return None
    touched = traits.touched(connection, last.upto_reading, last.upto_version)
    was = standing_at(connection, Moment(moment))
    gone, come = (set(one.decided.decisions) for one in (was, standing))
    moved = gone ^ come
    if any(one.kind in ("actor", "place") for one in moved):
        # Who is who and what is where is told of all reports at once.
        return None
    touched |= {item for one in moved if one.kind == "origin" for item in (*one.one, *one.other)}
    ids = {item for one in moved if one.kind != "origin" for item in (*one.one, *one.other)}
    ids |= {id for id in was.corrections.keys() | standing.corrections.keys() if _differ(was, standing, id)}
    touched |= set(traits.homes_of(connection, ids).values())
    before = traits.were_current(connection, touched, moment)
    now = set(traits.keys_current(connection, touched))
    count = last.reports + len(now - before) - len(before - now)
    # Of so much that is new all together is looked through sooner.
    return None if is_small(count) or len(touched) * _MUCH > count else (touched, count)


def _differ(was: Standing, now: Standing, id: str) -> bool:
    """Whether other corrections apply to a claim than did."""
    a, b = ({name: row.key for name, row in one.corrections.get(id, {}).items()} for one in (was, now))
    return a != b


def _write(connection: Connection, work: Work, days: Things, upto: tuple[int, int, int]) -> None:
    placed = work.placed
    write_resolution(
        connection,
        resolver=RESOLVER,
        upto=upto,
        reports=work.count,
        claims=[_link(row, work) for row in work.rows],
        placed=[
            {"report": report, "origin": placed.origin[report], "story": placed.story[report], "part": part}
            for report, part in placed.part.items()
        ],
        things=[
            *({"kind": "origin", "key": key, "body": body} for key, body in placed.known.items()),
            *({"kind": "day", "key": key, "body": body} for key, body in days.items()),
            *sides_of(work),
            *(
                {"kind": kind, "key": key, "body": body}
                for kind, bodies in work.of_stories.items()
                for key, body in bodies.items()
            ),
        ],
        relations=work.relations,
        about=work.about,
    )
    write_kept(connection, work.traits, work.overlaps, RULES)


def _link(row: ClaimRow, work: Work) -> dict[str, Any]:
    return {
        "claim": row.id,
        "series": work.series.get(row.id),
        "event": work.event.get(row.id),
        "actors": dict(work.actors.get(row.id, {})),
        "origin": work.own.get(row.id),
    }
