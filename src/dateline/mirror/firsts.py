"""Which rows are the first of their report, or of their origin, in a group: told once, so that counting need not sort.

Beside each figure stands the day of the one before it of the same report (and of the same origin) that shares its
country, or its country and measure, and so on for each of ``SETS``. A row is the first of its report in a week if that
day lies before the week; reports of a group are then counted as its first rows, whatever the period.
"""

from __future__ import annotations

from collections.abc import Collection

SETS: tuple[tuple[str, ...], ...] = ((), ("place_country",), ("measure",), ("place_country", "measure"))
"""What rows of a group share beside their period, for the ways of grouping that are asked most."""

OF = ("report", "origin")

COLUMNS = {f"{of}_before_{number}": "DATE" for of in OF for number in range(len(SETS))}

_NO_DAY = "DATE '-infinity'"
"""Stands for the day of an earlier row that has none."""


def beside(rows: str, *, of: Collection[str] = OF) -> str:
    """A question for rows with the columns of ``COLUMNS`` that belong to some of ``OF``."""
    columns = [
        f"lag(coalesce(day, {_NO_DAY})) OVER ({_window(name, shared)}) AS {name}_before_{number}"
        for name in of
        for number, shared in enumerate(SETS)
    ]
    return f"SELECT *, {', '.join(columns)} FROM ({rows})"


def _window(of: str, shared: tuple[str, ...]) -> str:
    keys = ", ".join([of, *(f"nullif({name}, '')" for name in shared)])
    return f"PARTITION BY {keys} ORDER BY day NULLS FIRST"


def counted(of: str, shared: Collection[str] | None, *, period: str | None, since: bool) -> str:
    """How many reports or origins a group has.

    Args:
        of: One of ``OF``.
        shared: Columns whose value all rows of a group share, beside the period; None if that cannot be told.
        period: What tells a row's period, if rows of a group share that.
        since: Whether rows before the day ``$since`` were left out.
    """
    number = next((at for at, one in enumerate(SETS) if shared is not None and set(one) == set(shared)), None)
    if number is None:
        return f"count(DISTINCT {of})"
    starts = [start for start in (period, "CAST($since AS DATE)" if since else None) if start]
    before = f"{of}_before_{number}"
    earlier = f" OR {before} < greatest({', '.join(starts)})" if starts else ""
    return f"count(*) FILTER ({before} IS NULL{earlier})"
