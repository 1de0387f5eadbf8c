"""Figures of a whole record by place, period and measure: from rows in hand, or from the mirror."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dateline.mirror import PERIODS, PLACES, Mirror, checked, tally
from dateline.model.answers import TallyRow
from dateline.model.rows import FigureRow
from dateline.model.vocabulary import Group, Measure, Status
from dateline.record.lists import values
from dateline.record.source import Stored
from dateline.store import Store

_OUT = ("denied", "conditional")
_CLOSED: dict[str, type[StrEnum]] = {"measure": Measure, "group": Group, "status": Status}


def tally_rows(
    figures: Iterable[FigureRow], by: Sequence[str], *, since: date | None = None, until: date | None = None
) -> list[TallyRow]:
    """Figures in hand, grouped; ``since`` and ``until`` bound the last day that a figure is about.

    Raises:
        UsageError: a way of grouping is not known.
    """
    checked(by)
    groups: dict[tuple[Any, ...], list[FigureRow]] = defaultdict(list)
    for row in figures:
        day = row.time_end or row.time_start
        if (since and (day is None or day < since)) or (until and (day is None or day > until)):
            continue
        groups[tuple(_value(row, name) for name in by)].append(row)
    made = []
    for key, rows in groups.items():
        firm = [row for row in rows if row.status not in _OUT]
        made.append(
            TallyRow(
                **dict(zip(map(_field, by), key, strict=True)),
                figures=len(rows),
                reports=len({row.report_key for row in rows}),
                origins=len({row.origin or row.report_key for row in rows}),
                lowest=min((row.low for row in firm if row.low is not None), default=None),
                highest=max((row.high for row in firm if row.high is not None), default=None),
            )
        )
    return in_order(made, by)


def tally_in_step(
    store: Store,
    mirror: Mirror,
    by: Sequence[str],
    *,
    where: Mapping[str, str | Iterable[str] | None],
    since: date | None,
    until: date | None,
) -> list[TallyRow]:
    """Bring the mirror in step and group its figures; what a person decided is applied.

    Raises:
        UsageError: a way of grouping is not known, or a value is none of its closed list.
    """
    told = {name: values(given, _CLOSED[name], name) for name, given in where.items()}
    mirror.refresh(store)
    source = Stored(store)
    standing = source.standing()
    corrected = [row for row in source.some(list(standing.corrections)) if isinstance(row, FigureRow)]
    rows = tally(
        mirror,
        by=by,
        put_aside={*standing.rejected, *standing.corrections},
        corrected=[_as_told(row) for row in corrected if row.judged != "rejected"],
        where={name: sorted(passing) for name, passing in told.items() if passing is not None},
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
    )
    fields = [*map(_field, by), "figures", "reports", "origins", "lowest", "highest"]
    return [TallyRow(**dict(zip(fields, row, strict=True))) for row in rows]


def in_order(rows: Iterable[TallyRow], by: Sequence[str]) -> list[TallyRow]:
    """By the ways of grouping in the order they were asked for; what is not known stands last."""

    def place(row: TallyRow) -> tuple[Any, ...]:
        values = [getattr(row, _field(name)) for name in by]
        return tuple((value is None, "" if value is None else str(value)) for value in values)

    return sorted(rows, key=place)


def _field(name: str) -> str:
    return "period" if name in PERIODS else name


def _value(row: FigureRow, name: str) -> Any:
    if name in PERIODS:
        return _first_day(row.time_end or row.time_start, name)
    if name == "place":
        return row.place_name or row.place or None
    return getattr(row, PLACES.get(name, name)) or None


def _first_day(day: date | None, period: str) -> date | None:
    if day is None or period == "day":
        return day
    if period == "week":
        # The calendar begins on a Monday; the days before it have none.
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if period == "month" else day.replace(month=1, day=1)


def _as_told(row: FigureRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "report": row.report_key,
        "origin": row.origin or row.report_key,
        "place_name": row.place_name or row.place,
        "day": row.time_end or row.time_start,
        **{
            name: getattr(row, name)
            for name in ("measure", "group", "status", "low", "high", "place_country", "place_admin1")
        },
    }
