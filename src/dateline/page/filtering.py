"""Filters of an address, and which rows pass them. One meaning on every page.

Filters are joined by "and". A value that lists several with commas means any of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dateline.errors import UsageError
from dateline.model.rows import ClaimRow, EventRow, FigureRow, MentionRow, SeriesRow
from dateline.model.vocabulary import EventType, Measure, Status
from dateline.page.asked import Asked
from dateline.page.snapshot import Snapshot

C = TypeVar("C", bound=ClaimRow)
NAMES = ("story", "place", "actor", "type", "measure", "status", "source", "since", "until", "origins")
_PLACES = 300


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader wants to see; None or empty: all of it.

    Attributes:
        story: Key of a story.
        place: Words for a place as the report or the gazetteer has them, or a country's code; without case, whole.
        actor: Key of an actor, or part of a name.
        types, measures, statuses: Values of the closed lists.
        source: Part of the words for who says it, its relay, or the outlet that says it in its own voice.
        since, until: Inclusive days of event time; what has no known day passes only if neither is given.
        origins: At least so many origins.
    """

    story: str | None = None
    place: str | None = None
    actor: str | None = None
    types: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    source: str | None = None
    since: date | None = None
    until: date | None = None
    origins: int = 0


def filters_of(asked: Asked) -> Filters:
    """The filters in a question.

    Raises:
        UsageError: a value is none of its list, a day or a number (the message says which there are).
    """
    return Filters(
        story=asked.get("story"),
        place=asked.get("place"),
        actor=asked.get("actor"),
        types=_listed(asked, "type", EventType),
        measures=_listed(asked, "measure", Measure),
        statuses=_listed(asked, "status", Status),
        source=asked.get("source"),
        since=asked.day("since"),
        until=asked.day("until"),
        origins=asked.number("origins", default=0),
    )


def claims_that_pass(rows: Iterable[C], wanted: Filters, snapshot: Snapshot) -> list[C]:
    """Claims that pass all filters, in the order given. An actor passes those it acts in, suffers or says."""
    return [row for row in rows if _claim(row, wanted, snapshot)]


def events_that_pass(rows: Iterable[EventRow], wanted: Filters, snapshot: Snapshot) -> list[EventRow]:
    """Events that pass all filters, in the order given. A source passes if it tells one of the mentions."""
    return [row for row in rows if _event(row, wanted, snapshot)]


def series_that_pass(rows: Iterable[SeriesRow], wanted: Filters, snapshot: Snapshot) -> list[SeriesRow]:
    """Series with a figure that passes all filters, in the order given; a place may also be that of the series."""
    return [row for row in rows if _series(row, wanted, snapshot)]


def choices(snapshot: Snapshot) -> dict[str, Sequence[str]]:
    """What may be chosen in a form, by name of the filter: values that the record has, the commonest first."""
    return snapshot.once("filtering.choices", lambda: _choices(snapshot))


def at_place(wanted: str, row: ClaimRow | EventRow | SeriesRow) -> bool:
    """Whether a row is at a place: its words, the gazetteer's name, or the code of its country, as a whole."""
    told = wanted.casefold().strip()
    return told in (row.place.casefold(), row.place_name.casefold(), row.place_country.casefold())


def in_days(wanted: Filters, start: date | None, end: date | None) -> bool:
    """Whether an interval meets the days wanted. A bound that is not known is open."""
    if wanted.since is None and wanted.until is None:
        return True
    if start is None and end is None:
        return False
    return (wanted.until is None or (start or end or date.min) <= wanted.until) and (
        wanted.since is None or (end or start or date.max) >= wanted.since
    )


def _claim(row: ClaimRow, wanted: Filters, snapshot: Snapshot) -> bool:
    return (
        (wanted.story is None or (row.story or "") == wanted.story)
        and (not wanted.statuses or row.status in wanted.statuses)
        and (not wanted.measures or getattr(row, "measure", "") in wanted.measures)
        and (not wanted.types or getattr(row, "type", "") in wanted.types)
        and (wanted.place is None or at_place(wanted.place, row))
        and (wanted.source is None or says(wanted.source, row))
        and in_days(wanted, row.time_start, row.time_end)
        and (wanted.actor is None or _acts(wanted.actor, row, snapshot))
    )


def says(wanted: str, row: ClaimRow) -> bool:
    """Whether these words are part of who says a claim: its source, its relay, or the outlet for its own voice."""
    told = wanted.casefold().strip()
    own = row.outlet or row.report if not row.source else ""
    return told in row.source.casefold() or told in row.via.casefold() or (bool(own) and told in own.casefold())


def _acts(wanted: str, row: ClaimRow, snapshot: Snapshot) -> bool:
    known = snapshot.actors.get(wanted)
    names = {name.casefold() for name in known.names} if known else None
    words = [row.source]
    if isinstance(row, MentionRow):
        actors = (*row.agents, *row.recipients)
        if any(actor.actor == wanted for actor in actors):
            return True
        words += [actor.text for actor in actors]
    if names is not None:
        return row.source.casefold() in names
    return any(wanted.casefold() in word.casefold() for word in words)


def _event(row: EventRow, wanted: Filters, snapshot: Snapshot) -> bool:
    if not (
        (wanted.story is None or row.story == wanted.story)
        and (not wanted.types or row.type in wanted.types)
        and (not wanted.statuses or not wanted.statuses.isdisjoint(row.statuses))
        and row.origins >= wanted.origins
        and (wanted.place is None or at_place(wanted.place, row))
        and in_days(wanted, row.time_start, row.time_end)
    ):
        return False
    mentions = [snapshot.mentions[id] for id in row.mentions if id in snapshot.mentions]
    return (wanted.source is None or any(says(wanted.source, one) for one in mentions)) and (
        wanted.actor is None or any(_acts(wanted.actor, one, snapshot) for one in mentions)
    )


def _series(row: SeriesRow, wanted: Filters, snapshot: Snapshot) -> bool:
    if not (
        (wanted.story is None or row.story == wanted.story)
        and (not wanted.measures or row.measure in wanted.measures)
        and row.origins >= wanted.origins
    ):
        return False
    figures = [snapshot.figures[id] for id in row.figures if id in snapshot.figures]
    return any(
        (not wanted.statuses or one.status in wanted.statuses)
        and (wanted.place is None or at_place(wanted.place, one) or at_place(wanted.place, row))
        and (wanted.source is None or says(wanted.source, one))
        and (wanted.actor is None or _acts(wanted.actor, one, snapshot))
        and in_days(wanted, one.time_start, one.time_end)
        for one in figures
    )


def _listed(asked: Asked, name: str, known: Iterable[str]) -> frozenset[str]:
    told = asked.get(name)
    if told is None:
        return frozenset()
    wanted = {one.strip() for one in told.split(",") if one.strip()}
    all_of = [str(one) for one in known]
    strange = sorted(wanted - set(all_of))
    if strange:
        raise UsageError(f"{name}: {strange[0]!r} is none of {', '.join(all_of)}")
    return frozenset(wanted)


def _choices(snapshot: Snapshot) -> dict[str, Sequence[str]]:
    claims = snapshot.claims.values()
    places = Counter(row.place_name for row in claims if row.place_name)
    measures = {row.measure for row in claims if isinstance(row, FigureRow)}
    types = {row.type for row in claims if isinstance(row, MentionRow)}
    return {
        "place": [name for name, _ in places.most_common(_PLACES)],
        "measure": [str(one) for one in Measure if one in measures],
        "type": [str(one) for one in EventType if one in types],
        "status": [str(one) for one in Status],
        "story": [key for key in snapshot.stories if key],
    }
