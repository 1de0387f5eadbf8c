"""Figures of a whole record by place, period and measure: how many, from how many reports, between which bounds.

Nothing is added up: figures of one place and week may count the same people, or others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.errors import UsageError
from dateline.mirror.firsts import OF, counted
from dateline.mirror.parts import Mirror, connect

PLACES = {"country": "place_country", "admin1": "place_admin1", "place": "place_name"}
"""Ways of grouping by place, with the column of a claim."""

PERIODS = ("day", "week", "month", "year")
"""Ways of grouping by time: the period that holds the last day a figure is about; weeks begin on Monday."""

_OTHERS = ("measure", "group", "status")

_QUESTION = """
SELECT {keys}, count(*) AS figures, {reports} AS reports, {origins} AS origins,
 min(low) FILTER (status NOT IN ('denied', 'conditional')) AS lowest,
 max(high) FILTER (status NOT IN ('denied', 'conditional')) AS highest
FROM told WHERE {conditions} GROUP BY ALL ORDER BY ALL
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
) -> list[tuple[Any, ...]]:
    """Figures of a mirror, grouped and in order.

    Args:
        mirror: In step with the record.
        by: Any of ``PLACES``, ``PERIODS`` (one at most), "measure", "group" and "status".
        put_aside: Ids of figures to leave out: rejected ones, and those that a person corrected.
        corrected: The corrected ones as they stand, with the fields of ``figures.COLUMNS``, report and origin by their
            keys.
        where: Values that pass, by "measure", "group", "status" or one of ``PLACES``.
        since, until: Inclusive ISO days; what has no day passes only if neither is given.

    Returns:
        One row a group: its keys (the first day of a period; None where not known), then figures, reports, origins,
        lowest, highest; by the keys in the order they were asked for, what is not known last.

    Raises:
        UsageError: a way of grouping is not known.
    """
    keys = ", ".join(f'{_key(name)} AS "{name}"' for name in checked(by))
    values: dict[str, Any] = {}
    conditions = ["true"]
    for name, passing in where.items():
        conditions.append(f'"{PLACES.get(name, name)}" IN $"{name}"')
        values[name] = list(passing)
    for name, sign, day in (("since", ">=", since), ("until", "<=", until)):
        if day is not None:
            conditions.append(f"day {sign} CAST(${name} AS DATE)")
            values[name] = day
    period = next((_key(name) for name in by if name in PERIODS), None)
    shared = _shared(by, where)
    reports, origins = (counted(of, shared, period=period, since=since is not None) for of in OF)
    with connect() as base:
        if not mirror.open(base, put_aside=put_aside, corrected=corrected):
            return []
        asked = _QUESTION.format(keys=keys, reports=reports, origins=origins, conditions=" AND ".join(conditions))
        return base.execute(asked, values).fetchall()


def _shared(by: Sequence[str], where: Mapping[str, Sequence[str]]) -> set[str] | None:
    """Columns whose value all figures of a group share; None if several values of a column pass into one group."""
    rest = {name: passing for name, passing in where.items() if name not in by}
    if any(len(passing) != 1 for passing in rest.values()):
        return None
    return {PLACES.get(name, name) for name in (*by, *rest) if name not in PERIODS}


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
