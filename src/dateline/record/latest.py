"""The latest figure of each measure in each place: what a table of one day holds, gaps included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dateline.errors import UsageError
from dateline.model.answers import LatestRow
from dateline.model.rows import EventRow, FigureRow, SeriesRow
from dateline.model.vocabulary import Measure
from dateline.resolve.words import listed, words_of

HARMS: tuple[str, ...] = (Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DISPLACED)
"""Measures of a table for which none was asked."""

BY = ("country", "admin1", "place")

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
    before one group of them, the place itself before a part of it, what two origins bear out before what one says, a
    running total before the count of one event, and then the later before the earlier. What is denied, taken back or
    only feared or planned is no figure of a place. Measures are told of each place of which any figure or event is
    told: where there is none, the row is a gap.

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
    head = max(
        (one for one in series if one.key in open_), key=lambda one: _worth(one, open_[one.key], spot), default=None
    )
    others = tuple(one.key for one in series if one is not head)
    if head is None:
        return LatestRow(**base, others=others)
    figure = open_[head.key]
    low, high = _range([known[id] for id in head.standing] or [figure])
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
        as_of=_day(head, figure),
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


def _told(one: SeriesRow, known: Mapping[str, FigureRow]) -> FigureRow | None:
    """The figure that a series is told by: its latest, or where that is in doubt the last firm one that stands."""
    figure = known[one.latest]
    if figure.status not in _FIRM:
        firm = [id for id in one.figures if id in one.standing and known[id].status in _FIRM]
        figure = known[firm[-1]] if firm else figure
    day = _day(one, figure)
    long_ago = day is not None and figure.published is not None and day < figure.published - _PAST
    return None if figure.status in _NO_FACT or long_ago else figure


def _range(rows: Sequence[FigureRow]) -> tuple[int | None, int | None]:
    """Between which bounds the figures that stand lie; open where the outermost of them is: "at least 20" is no 20."""
    lows = [row.low for row in rows if row.low is not None]
    highs = [row.high for row in rows if row.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and any(row.low is None and row.high is not None and row.high <= low for row in rows):
        low = None
    if high is not None and any(row.high is None and row.low is not None and row.low >= high for row in rows):
        high = None
    return low, high


def _day(one: SeriesRow, figure: FigureRow) -> date | None:
    return one.as_of if figure.id == one.latest else figure.time_end or figure.published


def _is_whole(figure: FigureRow, spot: Where) -> bool:
    _, place, kind = spot
    if kind == "country":
        return figure.place_precision == "country"
    if kind == "admin1":
        return figure.place_precision == "province" or (figure.place_name or figure.place) == place
    return True


def _is_anyone(figure: FigureRow) -> bool:
    """Whether its words name no sort of people: "people", "deaths", and neither "UN staff" nor "young men"."""
    words = [word.removesuffix("s") for word in words_of(figure.people)]
    return len(words) <= 1 and set(words) <= {*listed("names_no_part"), *listed("dead")}


def _worth(one: SeriesRow, figure: FigureRow, spot: Where) -> tuple[Any, ...]:
    return (
        figure.status in _FIRM,
        figure.group in ("people", "things"),
        _is_anyone(figure),
        _is_whole(figure, spot),
        one.origins > 1,
        figure.cumulative,
        _day(one, figure) or date.min,
        one.origins,
        one.key,
    )
