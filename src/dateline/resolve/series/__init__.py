"""Which figures count the same thing.

One series holds figures of one story, measure, group and place, that are all of one event or all running totals. Events
are told apart by their days; a figure without days or without a place goes to the only series that it can belong to,
and stays alone if there are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import combinations

from dateline.resolve.counts.counted import OF_A_MOMENT, Counted, in_company, touch
from dateline.resolve.counts.single import person_of
from dateline.resolve.counts.values import alike, held_by, is_odd, meet, point, ratio, same_source
from dateline.resolve.counts.whom import HARMED
from dateline.resolve.counts.wording import (
    gives_instead,
    is_count_itself,
    is_miscounted,
    is_next_state,
    is_what_it_was,
    rejects_a_count,
)
from dateline.resolve.entities.places import kilometres
from dateline.resolve.plain import key_of
from dateline.resolve.series.joining import Apart, join_by_number, places_told_apart, told_apart
from dateline.resolve.series.sharing import part_unlike
from dateline.resolve.union import Union
from dateline.resolve.words import listed, says

_SLACK = timedelta(days=1)
"""A night's event is one day's in one report and the next day's in another."""

_WIDEST = 5
"""How far apart the numbers of two open ranges of one report may lie."""

_BEYOND = 15
"""How many times the first number of a report the whole may be of which the first is a part."""

_MANY = 24
"""Figures of one measure and group from which only a rare number tells that two places are one."""

_YEAR = 200
_BESIDE_KM = 20

_COUNT = 3
"""From how many on a number of a series is a count of which one death that is told in passing is no other state."""

_RECENT = timedelta(days=4)
"""How long a report goes on to speak of an event without naming its day."""


def find_series(figures: Iterable[Counted]) -> tuple[dict[str, str], frozenset[str]]:
    """The series of each figure, by id, and the ids of those that count a part of what their report counts."""
    subjects: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    company = in_company(figures)
    apart_places = places_told_apart(company)
    for figure in company:
        subjects[figure.subject].append(figure)
    summed = _summed(company)
    groups: dict[str, list[Counted]] = defaultdict(list)
    parts: set[str] = set()
    for subject, members in subjects.items():
        for place, total, group in _split(members, apart_places):
            first = min((figure.days[0] for figure in group if figure.days), default=None)
            # The first day stands for the event; a total has no other of its kind beside it, but for other years.
            mark = f"total {first.year if first else ''}" if total else str(first)
            singles = _singles(group, many=len(members) > _MANY)
            apart = _apart(group) | {one.row.id for one in group if one.row.id in summed} | singles
            for figure in group:
                own: tuple[object, ...] = (
                    (figure.row.report_key, figure.row.low, figure.row.high) if figure.row.id in apart else ()
                )
                own = ("one", figure.row.sentence_text) if figure.row.id in singles else own
                own = (*own, *person_of(figure.row)) if person_of(figure.row)[0] else own
                groups[key_of("N", [*subject, place, mark, *own])].append(figure)
            parts |= apart
    return part_unlike(join_by_number(groups, parts, apart_places), company), frozenset(parts)


def _apart(group: list[Counted]) -> set[str]:
    """Ids of figures that cannot be the count that their own report gives.

    One holder who says 40 and eight in one report does not contradict himself: the eight are some of the 40. Which of
    two is the count is what more figures of the series bear out, else the larger.
    """
    reports: dict[str, list[Counted]] = defaultdict(list)
    for figure in group:
        reports[figure.row.report_key].append(figure)
    apart = {one.row.id for one in group if _is_seen_by_a_few(one, group)}
    for members in reports.values():
        if len(members) > 1:
            main = _main(members, group)
            apart |= {
                one.row.id
                for one in members
                if not _one_count(one, main)
                and not (one.main and main.main)
                and (one.row.status != "unconfirmed" or main.row.status == "unconfirmed" or _is_less(one, main))
                and (
                    same_source(one.row, main.row)
                    or not (held_by(one.row) and held_by(main.row))
                    or (one.row.measure in ("forces", "attackers") and ratio(one.row, main.row) > _WIDEST)
                )
                and not says(one.row.sentence_text, "corrections")
                and not gives_instead(one.row, main.row)
                and not is_next_state(main.row, one.row)
                and not (is_miscounted(main.row) or is_miscounted(one.row))
                and not (is_what_it_was(main.row) or is_what_it_was(one.row))
                and not (one.disputes and (_is_wrong(one) or _is_wrong(main)))
            }
    return apart


def _singles(group: list[Counted], *, many: bool) -> set[str]:
    """Ids of single people told in passing among counts: "a man was beaten to death" is no toll that fell to one.

    Where ``many`` are counted, one here and one there are two.
    """
    if many:
        return {one.row.id for one in group if _is_one_person(one, worded=False)}
    if not any((point(one.row) or 0) >= _COUNT and not _is_one_person(one) for one in group):
        return set()
    return {one.row.id for one in group if _is_one_person(one)}


def _is_one_person(figure: Counted, *, worded: bool = True) -> bool:
    row = figure.row
    told = (row.text.casefold() in listed("articles") or not worded) and (row.low, row.high) == (1, 1)
    return told and row.measure in HARMED and not is_count_itself(row)


def _summed(figures: Iterable[Counted]) -> set[str]:
    """Ids of numbers that their own sentence adds up: "the deaths of 18 officers and 26 others, or 44 in all"."""
    sentences: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for one in figures:
        row = one.row
        if row.low is not None and row.low == row.high and not row.approx and not one.planned:
            sentences[row.report_key, row.sentence, row.sentence_text, row.measure, row.source].append(one)
    found: set[str] = set()
    for members in sentences.values():
        whole = max(members, key=lambda one: one.row.low or 0)
        some = [one for one in members if one is not whole and one.row.low]
        if len(some) > 1 and sum(one.row.low or 0 for one in some) == whole.row.low:
            # Officers have a series of their own beside all who died.
            found |= {one.row.id for one in some if one.subject == whole.subject}
    return found


def _is_wrong(figure: Counted) -> bool:
    """Whether its sentence says that a number is wrong: it is another's, and no part of the report's own."""
    text = figure.row.sentence_text
    return says(text, "disputes") or says(text, "disputed_counts") or rejects_a_count(text)


def _main(members: list[Counted], group: list[Counted]) -> Counted:
    """Of several numbers of one report, the one that is the count."""
    # Of six dead one is told of by name in every report: that bears no count out.
    members = [one for one in members if (one.row.low, one.row.high) != (1, 1)] or members
    sure = [one for one in members if one.row.status != "unconfirmed"]
    tolls = [one for one in sure if is_count_itself(one.row) and _is_number(one)]
    most_of_all = max((point(one.row) or 0 for one in sure), default=0)
    toll = next((one for one in tolls if point(one.row) == most_of_all), None)
    if toll is not None:
        # "The last two bodies were found, taking the toll to 301."
        return toll
    ordered = sorted(sure or members, key=lambda one: (one.row.start, one.row.id))
    elsewhere = [other for other in group if other.row.report_key != members[0].row.report_key]
    borne = {one.row.id: sum(alike(one.row, other.row) for other in elsewhere) for one in ordered}
    most = max(borne.values())
    best = [one for one in ordered if borne[one.row.id] == most]
    if not all(_is_number(one) for one in best):
        # "Dozens were hurt, three of them badly"; "five died, and he laughed off talk of scores". Where "scores" stand
        # before 120 and 35, the number is the count.
        least = best[0].row.low or 0
        exact = [one for one in best[1:] if _is_number(one) and (point(one.row) or 0) >= least]
        if _is_number(best[0]) or not exact or all(_one_count(one, best[0]) for one in exact):
            return best[0]
        best = exact
    # Many times the number that the report opens with is a number of something else.
    limit = _BEYOND * max(point(best[0].row) or 0, 1)
    return max(
        (one for one in best if (point(one.row) or 0) <= limit), key=lambda one: (point(one.row) or 0, one.row.id)
    )


def _is_less(one: Counted, main: Counted) -> bool:
    return (point(one.row) or 0) < (point(main.row) or 0)


def _is_seen_by_a_few(one: Counted, group: list[Counted]) -> bool:
    """Whether a doctor gives less than others do that day: those who were brought to one hospital.

    Of a ward's own doctor also less than others give on the next day.
    """
    if one.row.source_kind != "medical" or one.first is None:
        return False
    until = one.first + _SLACK if says(one.row.source, "wards") else one.first
    others = [
        other
        for other in group
        if other.row.report_key != one.row.report_key and other.first is not None and one.first <= other.first <= until
    ]
    more = [other for other in others if (point(other.row) or 0) > (point(one.row) or 0)]
    # Who gives more himself that day has counted on.
    counted_on = any(same_source(one.row, other.row) for other in more)
    return bool(more) and not counted_on and not any(_agree(one, other) for other in others)


def _agree(one: Counted, other: Counted) -> bool:
    """Whether the other's number can be the one's; "at least three" is more than two."""
    more = other.row.high is None and (other.row.low or 0) > (point(one.row) or 0)
    return meet(one.row, other.row) and not more


def _one_count(one: Counted, other: Counted) -> bool:
    """Whether two numbers of one report can be one: "at least 40" sets no upper bound, but is not said of 50,000."""
    low, high = sorted((point(one.row) or 0, point(other.row) or 0))
    return meet(one.row, other.row) and high <= _WIDEST * max(low, 1)


def _split(members: list[Counted], apart: Apart) -> list[tuple[str, bool, list[Counted]]]:
    """Members of one subject by place, and by event or total."""
    placed: dict[str, list[Counted]] = defaultdict(list)
    for figure in members:
        if figure.place_said:
            placed[figure.where.key].append(figure)
    carried: list[tuple[Counted, list[Counted]]] = []
    said = {place: list(group) for place, group in placed.items()}
    for figure in members:
        if not figure.place_said:
            carried.append((figure, placed[_home(figure, said)]))
    for figure, home in carried:
        home.append(figure)
    merged = _one_place(placed, apart)
    return [(place, total, group) for place, figures in merged.items() for total, group in _by_days(figures)]


def _one_place(placed: Mapping[str, list[Counted]], apart: Apart) -> dict[str, list[Counted]]:
    """Places of which one holds the other, or that lie beside each other, are one where they count the same number."""
    keys = sorted(place for place, figures in placed.items() if figures)
    same = Union(keys)
    # Where much is counted, five here and five there are no one five.
    many = sum(map(len, placed.values())) > _MANY
    for one, other in combinations(keys, 2):
        if (
            _near(placed[one][0], placed[other][0])
            and not told_apart(placed[one][:1], placed[other][:1], apart)
            and any(
                _fits(a, [b])
                and a.total == b.total
                and ((_is_number(a) and alike(a.row, b.row) and (is_odd(a.row) or not many)) or _of_one_spot(a, b))
                for a in placed[one]
                for b in placed[other]
            )
        ):
            same.join(one, other)
    merged: dict[str, list[Counted]] = {}
    for group in same.groups():
        figures = [figure for place in group for figure in placed[place]]
        merged[group[0]] = sorted(figures, key=lambda figure: figure.row.id)
    return merged


def _of_one_spot(one: Counted, other: Counted) -> bool:
    """Whether both tell of what happened at one spot, on one day: one names the town, the other the country."""
    held = one.where.holds(other.where) or other.where.holds(one.where)
    return held and one.spot and other.spot and not one.total and one.days is not None and other.days is not None


def _is_number(figure: Counted) -> bool:
    """Whether it is a number and not a word for many: thousands here and thousands there are two counts."""
    return figure.row.low is None or figure.row.high is None or figure.row.low == figure.row.high


def _near(one: Counted, other: Counted) -> bool:
    a, b = one.where, other.where
    if not a.key or not b.key:
        return False
    if a.holds(b) or b.holds(a):
        return True
    apart = kilometres(one.row, other.row)
    return a.level == b.level == "town" and apart is not None and apart <= _BESIDE_KM


def _home(figure: Counted, placed: Mapping[str, list[Counted]]) -> str:
    """Where a figure belongs whose sentence names no place: its own place, or the only one that it can be."""
    elsewhere = _where_it_is_said(figure, placed)
    if elsewhere:
        return elsewhere
    if not figure.where.key:
        fitting = [place for place, group in placed.items() if place and group and _fits(figure, group)]
    elif figure.where.key in placed:
        return figure.where.key
    else:
        fitting = [place for place, group in placed.items() if place and group and _may_be(figure, group)]
    return fitting[0] if len(fitting) == 1 else figure.where.key


def _where_it_is_said(figure: Counted, placed: Mapping[str, list[Counted]]) -> str:
    """The only place that has its very number, and holds its own place or lies in it; "" if there is none."""
    if not is_odd(figure.row) or not figure.where.key:
        return ""
    giving = [
        place
        for place, group in placed.items()
        if place and any(alike(figure.row, one.row) and _related(figure, one) and _fits(figure, [one]) for one in group)
    ]
    return giving[0] if len(giving) == 1 else ""


def _related(one: Counted, other: Counted) -> bool:
    return one.where.key == other.where.key or one.where.holds(other.where) or other.where.holds(one.where)


def _may_be(figure: Counted, group: list[Counted]) -> bool:
    where, there = figure.where, group[0].where
    near = where.country == there.country or not where.country or not there.country
    return near and where.level == there.level and _fits(figure, group)


def _fits(figure: Counted, group: list[Counted]) -> bool:
    days = figure.days
    return days is None or any(one.days is None or touch(days, one.days, _SLACK) for one in group)


def _by_days(figures: list[Counted]) -> list[tuple[bool, list[Counted]]]:
    """Figures of one subject and place: the totals, and the events told apart by their days."""
    dated = sorted((f for f in figures if not f.total and _when(f)), key=lambda f: (_when(f), f.row.id))
    undated = [figure for figure in figures if not figure.total and not _when(figure)]
    slack = timedelta(0) if figures and figures[0].row.measure in OF_A_MOMENT else _SLACK
    events: list[list[Counted]] = []
    until = date.min
    for figure in dated:
        first, last = _when(figure) or (date.max, date.max)
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
    return [(True, total) for total in _totals(figures)] + [(False, event) for event in events]


def _when(figure: Counted) -> tuple[date, date] | None:
    """Days by which events are told apart: a crowd that no day is given for is that of its report's."""
    return figure.hint if figure.row.measure in OF_A_MOMENT else figure.days


def _totals(figures: list[Counted]) -> list[list[Counted]]:
    """Running totals, told apart where they are of other years: a report that looks back counts another crisis."""
    dated = sorted((f for f in figures if f.total and f.days), key=lambda f: (f.days, f.row.id))
    undated = [figure for figure in figures if figure.total and not figure.days]
    groups: list[list[Counted]] = []
    until = date.min
    for figure in dated:
        first, last = figure.days or (date.max, date.max)
        if groups and (first - until).days <= _YEAR:
            groups[-1].append(figure)
        else:
            groups.append([figure])
        until = max(until, last)
    if undated:
        groups[-1:] = [groups[-1] + undated] if groups else [undated]
    return groups


def _event_of(figure: Counted, events: list[list[Counted]]) -> int | None:
    """The event that a figure without a day of its own is of: the one just before its report; None if two may be."""
    odd = is_odd(figure.row)
    said = [at for at, group in enumerate(events) if odd and any(alike(figure.row, one.row) for one in group)]
    if len(said) == 1:
        return said[0]
    hint = figure.hint
    if hint is not None:
        near = [at for at, group in enumerate(events) if any(f.days and touch(hint, f.days, _RECENT) for f in group)]
        return near[0] if len(near) == 1 else None
    # At no known day, its number must speak for it.
    return 0 if len(events) == 1 and any(meet(figure.row, one.row) for one in events[0]) else None
