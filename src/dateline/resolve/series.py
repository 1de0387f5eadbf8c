"""Which figures count the same thing.

One series holds figures of one story, measure, group and place, that are all of one event or all running totals. Events
are told apart by their days; a figure without days or without a place goes to the only series that it can belong to,
and stays alone if there are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dateline.resolve.counted import Counted
from dateline.resolve.plain import key_of

_SLACK = timedelta(days=1)
"""A night's event is one day's in one report and the next day's in another."""

_RECENT = timedelta(days=4)
"""How long a report goes on to speak of an event without naming its day."""

# Counts of a moment: on the next day it is another crowd, while the dead of one night are counted on two days.
_OF_A_MOMENT = frozenset({"participants", "forces", "attackers"})


def find_series(figures: Iterable[Counted]) -> dict[str, str]:
    """The series of each figure, by id."""
    subjects: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for figure in figures:
        subjects[figure.subject].append(figure)
    found: dict[str, str] = {}
    for subject, members in subjects.items():
        for place, total, group in _split(members):
            first = min((figure.days[0] for figure in group if figure.days), default=None)
            # The first day stands for the event; a total has no other of its kind beside it.
            mark = "total" if total else str(first)
            key = key_of("N", [*subject, place, mark])
            found |= dict.fromkeys((figure.row.id for figure in group), key)
    return found


def _split(members: list[Counted]) -> list[tuple[str, bool, list[Counted]]]:
    """Members of one subject by place, and by event or total."""
    placed: dict[str, list[Counted]] = defaultdict(list)
    for figure in members:
        if figure.place_said:
            placed[figure.where.key].append(figure)
    carried: list[tuple[Counted, list[Counted]]] = []
    for figure in members:
        if not figure.place_said:
            carried.append((figure, placed[_home(figure, placed)]))
    for figure, home in carried:
        home.append(figure)
    return [(place, total, group) for place, figures in placed.items() for total, group in _by_days(figures)]


def _home(figure: Counted, placed: Mapping[str, list[Counted]]) -> str:
    """Where a figure belongs whose sentence names no place: its own place, or the only one that it can be."""
    if not figure.where.key:
        fitting = [place for place, group in placed.items() if place and group and _fits(figure, group)]
    elif figure.where.key in placed:
        return figure.where.key
    else:
        fitting = [place for place, group in placed.items() if place and group and _may_be(figure, group)]
    return fitting[0] if len(fitting) == 1 else figure.where.key


def _may_be(figure: Counted, group: list[Counted]) -> bool:
    where, there = figure.where, group[0].where
    near = where.country == there.country or not where.country or not there.country
    return near and where.level == there.level and _fits(figure, group)


def _fits(figure: Counted, group: list[Counted]) -> bool:
    days = figure.days
    return days is None or any(one.days is None or _touch(days, one.days, _SLACK) for one in group)


def _by_days(figures: list[Counted]) -> list[tuple[bool, list[Counted]]]:
    """Figures of one subject and place: the totals, and the events told apart by their days."""
    totals = [figure for figure in figures if figure.total]
    dated = sorted((f for f in figures if not f.total and f.days), key=lambda f: (f.days, f.row.id))
    undated = [figure for figure in figures if not figure.total and not figure.days]
    slack = timedelta(0) if figures and figures[0].row.measure in _OF_A_MOMENT else _SLACK
    events: list[list[Counted]] = []
    until = date.min
    for figure in dated:
        first, last = figure.days or (date.max, date.max)
        if events and first <= until + slack:
            events[-1].append(figure)
        else:
            events.append([figure])
        until = max(until, last)
    rest: list[Counted] = []
    chosen = [(figure, _event_of(figure, events)) for figure in undated]
    for figure, event in chosen:
        (rest if event is None else events[event]).append(figure)
    if rest:
        events.append(rest)
    return ([(True, totals)] if totals else []) + [(False, event) for event in events]


def _event_of(figure: Counted, events: list[list[Counted]]) -> int | None:
    """The event that a figure without a day of its own is of: the one just before its report; None if two may be."""
    hint = figure.hint
    if hint is not None:
        near = [at for at, group in enumerate(events) if any(f.days and _touch(hint, f.days, _RECENT) for f in group)]
        return near[0] if len(near) == 1 else None
    return 0 if len(events) == 1 else None


def _touch(one: tuple[date, date], other: tuple[date, date], slack: timedelta) -> bool:
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack
