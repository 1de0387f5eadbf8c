"""Which figures count the same thing.

One series holds figures of one story, measure, group and place, that are all of one event or all running totals. Events
are told apart by their days; a figure without days or without a place goes to the only series that it can belong to,
and stays alone if there are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.resolve.counted import Counted
from dateline.resolve.plain import key_of

_SLACK = timedelta(days=1)
"""A night's event is one day's in one report and the next day's in another."""

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
        placed[figure.where.key].append(figure)
    nowhere = placed.pop("", [])
    split: list[tuple[str, bool, list[Counted]]] = []
    for place, figures in placed.items():
        split += [(place, total, group) for total, group in _by_days(figures)]
    for figure in nowhere:
        fitting = [group for _, total, group in split if total == figure.total and _fits(figure, group)]
        if len(fitting) == 1:
            fitting[0].append(figure)
        else:
            placed[""].append(figure)
    return split + [("", total, group) for total, group in _by_days(placed.get("", []))]


def _fits(figure: Counted, group: list[Counted]) -> bool:
    days = figure.days
    return days is None or any(one.days is None or _touch(days, one.days, _SLACK) for one in group)


def _by_days(figures: list[Counted]) -> list[tuple[bool, list[Counted]]]:
    """Figures of one subject and place: the totals, and the events told apart by their days."""
    totals = [figure for figure in figures if figure.total]
    dated = sorted((f for f in figures if not f.total and f.days), key=lambda f: (f.days, f.row.id))
    undated = [figure for figure in figures if not figure.total and not figure.days]
    slack = timedelta(0) if figures[:1] and figures[0].row.measure in _OF_A_MOMENT else _SLACK
    events: list[list[Counted]] = []
    until: date | None = None
    for figure in dated:
        first, last = figure.days or (date.max, date.max)
        if until is not None and first <= until + slack:
            events[-1].append(figure)
            until = max(until, last)
        else:
            events.append([figure])
            until = last
    if undated:
        if len(events) == 1:
            events[0] += undated
        else:
            events.append(undated)
    return ([(True, totals)] if totals else []) + [(False, event) for event in events]


def _touch(one: tuple[date, date], other: tuple[date, date], slack: timedelta) -> bool:
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack
