"""The latest figure of each measure in each place: what a table of one day holds, gaps included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dateline.errors import UsageError
from dateline.model.answers import LatestRow
from dateline.model.rows import ClaimRow, EventRow, FigureRow, SeriesRow
from dateline.resolve.gather import as_of_day
from dateline.resolve.words import listed, words_of

BY = ("country", "admin1", "place")

_FAR = 10
"""How many times a count that two origins bear out another may be that this one leads its place."""

_FIRM = ("stated", "attributed")
_NO_FACT = ("denied", "conditional")
_PAST = timedelta(days=60)
"""A count that lay so far back when it was reported is of another time, and no news of its place."""

Where = tuple[str, str, str]
"""Country, place and kind of place of a row."""


def latest_rows(
    series: Iterable[SeriesRow],
    figures: Iterable[FigureRow],
    events: Iterable[EventRow],
    *,
    by: str,
    measures: Sequence[str],
) -> list[LatestRow]:
    """One row for each place and measure: places by name, what is told of a country as a whole before its parts.

    Of several series of a measure and place one is told, the others are named. The one told counts people of any kind
    before one group of them, the place itself before a part of it, no tenth of what two origins bear out, a number
    before "thousands", what most origins tell, a running total before the count of one event, and then the later
    before the earlier. It is told by its latest number (``headline``). What is denied, taken back or only feared or
    planned is no figure of a place. Measures are told of each place of which any figure or event is told: where there
    is none, the row is a gap.

    Raises:
        UsageError: ``by`` is no kind of place.
    """
    if by not in BY:
        raise UsageError(f"by {by!r}: there is {', '.join(BY)}")
    known = {row.id: row for row in figures}
    cells: dict[tuple[Where, str], list[SeriesRow]] = defaultdict(list)
    places = {where(row, by) for row in known.values()} | {where(row, by) for row in events}
    for one in series:
        if one.measure in measures:
            cells[where(_placed(one, known), by), one.measure].append(one)
    told = {spot for spot, _ in cells}
    # Where nothing says which place it is, nothing is missing there.
    places = {spot for spot in places if spot[2] not in ("unknown", "unplaced")} | told
    return [
        _row(spot, measure, cells.get((spot, measure), ()), known)
        for spot in sorted(places, key=_order)
        for measure in measures
    ]


def where(row: FigureRow | EventRow, by: str) -> Where:
    """The row of a table that a claim belongs to."""
    name = row.place_name or row.place
    if by == "place":
        return (row.place_country, name, "place") if name else ("", "", "unknown")
    if not row.place_country:
        return ("", "", "unknown")
    if by == "country" or row.place_precision == "country":
        return (row.place_country, "", "country")
    division = row.place_admin1 or (name if row.place_precision == "province" else "")
    return (row.place_country, division, "admin1") if division else (row.place_country, "", "unplaced")


def _order(spot: Where) -> tuple[Any, ...]:
    country, place, kind = spot
    return (kind == "unknown", country == "", country, kind != "country", kind == "unplaced", place.casefold(), place)


def _placed(one: SeriesRow, known: Mapping[str, FigureRow]) -> FigureRow:
    """The figure of a series that tells its place as the series has it."""
    members = [known[id] for id in one.figures]
    return next((row for row in members if row.place_id == one.place_id and row.place == one.place), members[0])


def _row(spot: Where, measure: str, series: Sequence[SeriesRow], known: Mapping[str, FigureRow]) -> LatestRow:
    country, place, kind = spot
    base: dict[str, Any] = {"country": country, "place": place, "place_kind": kind, "measure": measure}
    open_ = {one.key: figure for one in series if (figure := _told(one, known)) is not None}
    head = _head(series, open_, known, spot)
    others = tuple(one.key for one in series if one is not head)
    if head is None:
        return LatestRow(**base, others=others)
    figure = open_[head.key]
    low, high = _range([known[id] for id in head.standing if id in known] or [figure])
    return LatestRow(
        **base,
        series=head.key,
        figure=figure.id,
        low=figure.low,
        high=figure.high,
        approx=figure.approx,
        words=figure.text,
        people=figure.people,
        group=figure.group,
        cumulative=figure.cumulative,
        counted_in="" if _is_whole(figure, spot) else figure.place_name or figure.place,
        as_of=as_of_day(figure),
        range_low=low,
        range_high=high,
        contradicted=head.contradicted,
        origins=head.origins,
        source=figure.source,
        via=figure.via,
        status=figure.status,
        outlet=figure.outlet,
        report=figure.report,
        published=figure.published,
        sentence=figure.sentence_text,
        others=others,
    )


def main_series(series: Iterable[SeriesRow], known: Mapping[str, FigureRow], *, by: str = "country") -> frozenset[str]:
    """Keys of the series that are told of their places, one of each measure and place."""
    cells: dict[tuple[Where, str], list[SeriesRow]] = defaultdict(list)
    for one in series:
        if all(id in known for id in one.figures):
            cells[where(_placed(one, known), by), one.measure].append(one)
    heads = []
    for (spot, _), rows in cells.items():
        told = {one.key: figure for one in rows if (figure := _told(one, known)) is not None}
        heads.append(_head(rows, told, known, spot))
    return frozenset(one.key for one in heads if one is not None)


def headline(one: SeriesRow, known: Mapping[str, ClaimRow]) -> FigureRow | None:
    """The figure that a series is told by: its latest, or where that is in doubt the last firm one that stands.

    A word for many, and what is no tenth of the best number, tell a series only where nothing better stands. Where none
    is firm it is the latest; None if that is not known.
    """
    standing = [id for id in one.figures if id in one.standing]
    rows = [known[id] for id in (one.latest, *reversed(standing)) if id in known]
    firm = [row for row in rows if isinstance(row, FigureRow) and row.status in _FIRM]
    best = known.get(one.best)
    least = _number(best) if isinstance(best, FigureRow) else 0
    telling = [row for row in firm if _is_number(row) and _number(row) * _FAR >= least]
    latest = known.get(one.latest)
    return next(iter(telling or firm), latest if isinstance(latest, FigureRow) else None)


def _told(one: SeriesRow, known: Mapping[str, FigureRow]) -> FigureRow | None:
    """What a series tells of its place; None for what is no fact, or of long ago."""
    figure = headline(one, known)
    if figure is None or figure.status in _NO_FACT:
        return None
    day = figure.time_end or figure.published
    return None if day is not None and figure.published is not None and day < figure.published - _PAST else figure


def _head(
    series: Sequence[SeriesRow], told: Mapping[str, FigureRow], known: Mapping[str, FigureRow], spot: Where
) -> SeriesRow | None:
    rows = [one for one in series if one.key in told]
    borne = max((_number(told[one.key]) for one in rows if one.origins > 1 and _is_wide(told[one.key])), default=0)

    def worth(one: SeriesRow) -> tuple[Any, ...]:
        figure = told[one.key]
        return (
            figure.status in _FIRM,
            _is_wide(figure),
            _is_anyone(figure.people) and _is_anyone(one.people),
            # Where a series counts is what most of its figures say, and not the one it is told by.
            _is_whole(_placed(one, known), spot),
            _number(figure) * _FAR >= borne,
            _is_number(figure),
            one.origins,
            one.cumulative,
            as_of_day(figure) or date.min,
            one.key,
        )

    return max(rows, key=worth, default=None)


def _is_number(figure: FigureRow) -> bool:
    return figure.low == figure.high or any(character.isdigit() for character in figure.text)


def _range(rows: Sequence[FigureRow]) -> tuple[int | None, int | None]:
    """The lowest and highest bound that any of the figures sets; "at least 20" alone stays so."""
    numbers = {(row.low, row.high) for row in rows}
    if len(numbers) == 1:
        return numbers.pop()
    bounds = [bound for number in numbers for bound in number if bound is not None]
    return min(bounds, default=None), max(bounds, default=None)


def _number(figure: FigureRow) -> int:
    return (figure.low if figure.low is not None else figure.high) or 0


def _is_wide(figure: FigureRow) -> bool:
    return figure.group in ("people", "things")


def _is_whole(figure: FigureRow, spot: Where) -> bool:
    _, place, kind = spot
    if kind == "country":
        return figure.place_precision == "country"
    if kind == "admin1":
        return figure.place_precision == "province" or (figure.place_name or figure.place) == place
    return True


def _is_anyone(people: str) -> bool:
    """Whether words name no sort of people: "people", "deaths", and neither "UN staff" nor "young men"."""
    words = [word.removesuffix("s") for word in words_of(people)]
    return len(words) <= 1 and set(words) <= {*listed("names_no_part"), *listed("dead")}
