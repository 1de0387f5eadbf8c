"""Figures of a whole record by place, period and measure: how many, from how many reports, between which bounds.

Nothing is added up: figures of one place and week may count the same people, or others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.errors import UsageError
from dateline.mirror.parts import Mirror, connect

PLACES = {"country": "place_country", "admin1": "place_admin1", "place": "place_name"}
"""Ways of grouping by place, with the column of a claim."""

PERIODS = ("day", "week", "month", "year")
"""Ways of grouping by time: the period that holds the last day a figure is about; weeks begin on Monday."""

_OTHERS = ("measure", "group", "status")

_QUESTION = """
WITH
 standing AS (
  SELECT DISTINCT ON (address_key) report FROM version ORDER BY address_key, id DESC
 ),
 newest AS (
  SELECT r.report, max(r.id) AS id FROM reading r WHERE r.report IN (SELECT report FROM standing) GROUP BY r.report
 ),
 origin AS (
  SELECT report, arg_max(origin, resolution) AS origin FROM report_link GROUP BY report
 ),
 copied AS (
  SELECT claim, arg_max_null(origin, resolution) AS origin FROM claim_link
  WHERE claim IN (SELECT claim FROM claim_link WHERE origin IS NOT NULL) GROUP BY claim
 ),
 told AS (
  SELECT c.id, n.report, coalesce(p.origin, o.origin, n.report) AS origin, c.measure, c."group", c.status,
   c.low, c.high,
   c.place_country, c.place_admin1, coalesce(nullif(c.place_name, ''), c.place) AS place_name,
   CAST(coalesce(c.time_end, c.time_start) AS DATE) AS day
  FROM claim c JOIN newest n ON n.id = c.reading LEFT JOIN origin o ON o.report = n.report
   LEFT JOIN copied p ON p.claim = c.id
  WHERE c.kind = 'figure' AND c.id NOT IN (SELECT id FROM put_aside)
  UNION ALL BY NAME SELECT * FROM corrected
 )
SELECT {keys}, count(*) AS figures, count(DISTINCT report) AS reports, count(DISTINCT origin) AS origins,
 min(low) FILTER (status NOT IN ('denied', 'conditional')) AS lowest,
 max(high) FILTER (status NOT IN ('denied', 'conditional')) AS highest
FROM told WHERE {conditions} GROUP BY ALL ORDER BY ALL
"""

_CORRECTED = {
    "id": "VARCHAR", "report": "VARCHAR", "origin": "VARCHAR", "measure": "VARCHAR", "group": "VARCHAR",
    "status": "VARCHAR", "low": "BIGINT", "high": "BIGINT", "place_country": "VARCHAR", "place_admin1": "VARCHAR",
    "place_name": "VARCHAR", "day": "DATE",
}  # fmt: skip


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
        corrected: The corrected ones as they stand, with the fields of ``_CORRECTED``.
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
        for table in ("version", "reading", "report_link", "claim_link", "claim"):
            files = mirror.parts(table)
            if not files:
                return []
            # Parts that were written before a column was added have none of it.
            base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({files!r}, union_by_name = true)")
        base.execute("CREATE TABLE put_aside (id VARCHAR)")
        if aside := [(id,) for id in put_aside]:
            base.executemany("INSERT INTO put_aside VALUES (?)", aside)
        columns = ", ".join(f'"{name}" {kind}' for name, kind in _CORRECTED.items())
        base.execute(f"CREATE TABLE corrected ({columns})")
        if rows := [[row[name] for name in _CORRECTED] for row in corrected]:
            base.executemany(f"INSERT INTO corrected VALUES ({', '.join('?' * len(_CORRECTED))})", rows)
        found = base.execute(_QUESTION.format(keys=keys, conditions=" AND ".join(conditions)), values)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


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
