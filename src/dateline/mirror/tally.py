"""Figures of a whole record by place, period and measure: how many, from how many reports, between which bounds.

Nothing is added up: figures of one place and week may count the same people, or others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.errors import UsageError
from dateline.mirror.figures import COLUMNS
from dateline.mirror.parts import Mirror, connect

PLACES = {"country": "place_country", "admin1": "place_admin1", "place": "place_name"}
"""Ways of grouping by place, with the column of a claim."""

PERIODS = ("day", "week", "month", "year")
"""Ways of grouping by time: the period that holds the last day a figure is about; weeks begin on Monday."""

_OTHERS = ("measure", "group", "status")

_QUESTION = """
SELECT {keys}, count(*) AS figures, count(DISTINCT report) AS reports, count(DISTINCT origin) AS origins,
 min(low) FILTER (status NOT IN ('denied', 'conditional')) AS lowest,
 max(high) FILTER (status NOT IN ('denied', 'conditional')) AS highest
FROM {told} WHERE {conditions} GROUP BY ALL ORDER BY ALL
"""


def tally(
    mirror: Mirror,
    *,
    by: Sequence[str],
    put_aside: Iterable[str],
    corrected: Iterable[Mapping[str, Any]],
    where: Mapping[str, Sequence[str]],
    since: str | None = None,
    until: str | None = None,
) -> list[dict[str, Any]]:
    """Figures of a mirror, grouped.

    Args:
        mirror: In step with the record.
        by: Any of ``PLACES``, ``PERIODS`` (one at most), "measure", "group" and "status".
        put_aside: Ids of figures to leave out: rejected ones, and those that a person corrected.
        corrected: The corrected ones as they stand, with the fields of ``COLUMNS``, report and origin by their keys.
        where: Values that pass, by "measure", "group", "status" or one of ``PLACES``.
        since, until: Inclusive ISO days; what has no day passes only if neither is given.

    Returns:
        One dict a group: its keys (the first day of a period; None where not known), then figures, reports, origins,
        lowest, highest.

    Raises:
        UsageError: a way of grouping is not known.
    """
    keys = ", ".join(f'{_key(name)} AS "{name}"' for name in checked(by))
    values: list[str] = []
    conditions = ["true"]
    for name, passing in where.items():
        conditions.append(f'"{PLACES.get(name, name)}" IN ({", ".join("?" * len(passing))})')
        values += passing
    for sign, day in ((">=", since), ("<=", until)):
        if day is not None:
            conditions.append(f"day {sign} CAST(? AS DATE)")
            values.append(day)
    with connect() as base:
        if not mirror.open(base):
            return []
        told = "told"
        aside, rows = [(id,) for id in put_aside], [[row[name] for name in COLUMNS] for row in corrected]
        if aside or rows:
            told = (
                "(SELECT * FROM told WHERE id NOT IN (SELECT id FROM put_aside) UNION ALL BY NAME SELECT * FROM mended)"
            )
            base.execute("CREATE TABLE put_aside (id VARCHAR)")
            base.executemany("INSERT INTO put_aside VALUES (?)", aside)
            base.execute(f"CREATE TABLE corrected ({_columns()})")
            if rows:
                base.executemany(f"INSERT INTO corrected VALUES ({', '.join('?' * len(COLUMNS))})", rows)
            base.execute(
                "CREATE VIEW mended AS SELECT * REPLACE (hash(report) AS report, hash(origin) AS origin) FROM corrected"
            )
        found = base.execute(_QUESTION.format(keys=keys, told=told, conditions=" AND ".join(conditions)), values)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _columns() -> str:
    plain = COLUMNS | {"report": "VARCHAR", "origin": "VARCHAR"}
    return ", ".join(f'"{name}" {kind}' for name, kind in plain.items())


def checked(by: Sequence[str]) -> Sequence[str]:
    """Ways of grouping; UsageError if one is not known or two are periods."""
    known = (*PLACES, *PERIODS, *_OTHERS)
    for name in by:
        if name not in known:
            raise UsageError(f"by {name!r}: there is {', '.join(known)}")
    if not by or len(set(by)) < len(by) or len(set(by) & set(PERIODS)) > 1:
        raise UsageError("by: name at least one way of grouping, each once, and one period at most")
    return by


def _key(name: str) -> str:
    if name in PERIODS:
        return f"CAST(date_trunc('{name}', day) AS DATE)"
    return f"""nullif("{PLACES.get(name, name)}", '')"""
