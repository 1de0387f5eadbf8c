"""Claims with their keys, gathered to what they are about: series, events, a timeline. Pure functions over rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from dateline.model.answers import TimelineRow
from dateline.model.rows import ClaimRow, EventRow, FigureRow, MentionRow, RelationRow, SeriesRow
from dateline.resolve.counts.values import point
from dateline.resolve.counts.wording import is_what_it_was
from dateline.resolve.series.standing_figures import standing_of

_NO_FACT = frozenset({"denied", "conditional"})
_PAST = timedelta(days=60)
_FINE = ("site", "city", "district", "province", "country", "region", "unknown")

C = TypeVar("C", bound=ClaimRow)


def in_report_time(claim: ClaimRow) -> tuple[Any, ...]:
    """Order of claims: day of publication (unknown last), report, place in it."""
    return (claim.published or date.max, claim.report, claim.report_key, claim.start, claim.end, claim.id)


def series_rows(figures: Iterable[FigureRow], relations: Iterable[RelationRow]) -> list[SeriesRow]:
    """One row a series: most figures first, then by key."""
    relations = list(relations)
    quarrels = {(row.a, row.b) for row in relations if row.relation == "contradicted"}
    groups: dict[str, list[FigureRow]] = defaultdict(list)
    for figure in sorted(figures, key=in_report_time):
        if figure.series:
            groups[figure.series].append(figure)
    of = {figure.id: key for key, members in groups.items() for figure in members}
    torn = {of[a] for a, b in quarrels if a in of and of.get(b) == of[a]}
    told: dict[str, list[RelationRow]] = defaultdict(list)
    for row in relations:
        if row.a in of and of.get(row.b) == of[row.a]:
            told[of[row.a]].append(row)
    rows = [_series(key, members, key in torn, told[key]) for key, members in groups.items()]
    return sorted(rows, key=lambda row: (-len(row.figures), row.key))


def _series(key: str, members: Sequence[FigureRow], contradicted: bool, relations: Sequence[RelationRow]) -> SeriesRow:
    status = {figure.id: figure.status for figure in members}
    # What its own holder took back is no latest figure: where nothing else is told, the denial is.
    taken_back = {row.a for row in relations if row.relation == "revised" and status.get(row.b) == "denied"}
    facts = [one for one in members if one.status not in _NO_FACT and one.id not in taken_back] or list(members)
    # A toll of long ago that a report recalls is not the news of its day.
    facts = [figure for figure in facts if not (_looks_back(figure) or is_what_it_was(figure))] or facts
    latest = max(facts, key=lambda figure: (as_of_day(figure) or date.min, *_rank(figure), in_report_time(figure)))
    where = _best_place(members)
    stand = standing_of([one for one in members if not _looks_back(one)] or members, relations, as_of_day)
    best = next((one for one in members if one.id == stand.best), None)
    lows = [figure.low for figure in facts if figure.low is not None]
    highs = [figure.high for figure in facts if figure.high is not None]
    return SeriesRow(
        key=key,
        measure=latest.measure,
        group=_common(figure.group for figure in members),
        people=_common(figure.people for figure in members if figure.people),
        place=where.place,
        place_id=where.place_id,
        place_name=where.place_name,
        place_country=where.place_country,
        cumulative=latest.cumulative,
        figures=tuple(figure.id for figure in members),
        latest=latest.id,
        low=latest.low,
        high=latest.high,
        approx=latest.approx,
        as_of=as_of_day(latest),
        source=latest.source,
        status=latest.status,
        lowest=min(lows, default=None),
        highest=max(highs, default=None),
        reports=len({figure.report_key for figure in members}),
        origins=len({figure.origin or figure.report_key for figure in members}),
        contradicted=contradicted,
        story=latest.story or "",
        best=stand.best,
        best_low=best.low if best else None,
        best_high=best.high if best else None,
        standing=stand.ids,
        standing_low=stand.low,
        standing_high=stand.high,
    )


def as_of_day(figure: FigureRow) -> date | None:
    """The day for which a figure holds."""
    last = figure.time_end
    if last and figure.published and last > figure.published:
        # "This month" ends after its report; what it counts does not.
        last = figure.published
    return (last if figure.cumulative or _looks_back(figure) else None) or figure.published or last


def _looks_back(figure: FigureRow) -> bool:
    if figure.time_end is None or figure.published is None or figure.time_basis == "published":
        return False
    return figure.time_end < figure.published - _PAST


def _rank(figure: FigureRow) -> tuple[bool, int]:
    """Of one day's figures: the body before the headline that rounds it, the larger number before the smaller."""
    return (figure.zone == "body", point(figure) or 0)


def _common(words: Iterable[str]) -> str:
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else ""


def _best_place(claims: Sequence[C]) -> C:
    """The claim with the place that most of them give, linked ones before others."""
    counts = Counter((claim.place_id, claim.place) for claim in claims)
    return min(
        claims,
        key=lambda c: (not c.place, c.place_id is None, -counts[(c.place_id, c.place)], c.place, in_report_time(c)),
    )


def event_rows(mentions: Iterable[MentionRow]) -> list[EventRow]:
    """One row an event: by first day (unknown last), then by key."""
    groups: dict[str, list[MentionRow]] = defaultdict(list)
    for mention in sorted(mentions, key=in_report_time):
        if mention.event:
            groups[mention.event].append(mention)
    rows = [_event(key, members) for key, members in groups.items()]
    return sorted(rows, key=lambda row: (row.time_start or row.time_end or date.max, row.key))


def _event(key: str, members: Sequence[MentionRow]) -> EventRow:
    first = members[0]
    where = min(members, key=lambda m: (not m.place, _FINE.index(m.place_precision), in_report_time(m)))
    when = min(members, key=lambda m: (m.time_start is None, m.time_end is None, _length(m), in_report_time(m)))
    statuses = tuple(dict.fromkeys(mention.status for mention in members))
    status = next((name for name in ("stated", "attributed") if name in statuses), statuses[0])
    return EventRow(
        key=key,
        type=first.type,
        mode=first.mode,
        text=first.text,
        place=where.place,
        place_id=where.place_id,
        place_name=where.place_name,
        place_country=where.place_country,
        place_admin1=where.place_admin1,
        place_lat=where.place_lat,
        place_lon=where.place_lon,
        place_precision=where.place_precision,
        time_start=when.time_start,
        time_end=when.time_end,
        time_precision=when.time_precision,
        agents=_actors(members, "agents"),
        recipients=_actors(members, "recipients"),
        figures=tuple(dict.fromkeys(figure for mention in members for figure in mention.figures)),
        mentions=tuple(mention.id for mention in members),
        status=status,
        statuses=statuses,
        sources=tuple(dict.fromkeys(mention.source for mention in members if mention.source)),
        reports=len({mention.report_key for mention in members}),
        origins=len({mention.origin or mention.report_key for mention in members}),
        story=first.story or "",
    )


def _length(mention: MentionRow) -> int:
    if mention.time_start is None or mention.time_end is None:
        return 0
    return (mention.time_end - mention.time_start).days


def _actors(members: Sequence[MentionRow], role: str) -> tuple[str, ...]:
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in members:
        for ref in getattr(mention, role):
            words[ref.actor or ref.text.casefold()][ref.text] += 1
    ordered = sorted(words, key=lambda key: (-words[key].total(), key))
    return tuple(_common(words[key].elements()) for key in ordered)


def timeline_rows(events: Iterable[EventRow], figures: Iterable[FigureRow]) -> list[TimelineRow]:
    """Events, and the figures of each series and day, by day; what has no known day stands last."""
    rows = [
        TimelineRow(
            day=event.time_start or event.time_end,
            day_end=event.time_end or event.time_start,
            kind="event",
            key=event.key,
            text=event.text,
            type=event.type + (f"/{event.mode}" if event.mode else ""),
            place=event.place,
            low=None,
            high=None,
            source=event.sources[0] if event.sources else "",
            status=event.status,
            origins=event.origins,
            evidence=event.mentions,
        )
        for event in events
    ]
    counted: dict[tuple[str, date | None, date | None], list[FigureRow]] = defaultdict(list)
    for figure in sorted(figures, key=in_report_time):
        first, last = figure.time_start or figure.time_end, figure.time_end or figure.time_start
        # A running total is news of its last day.
        counted[(figure.series or figure.id, last if figure.cumulative else first, last)].append(figure)
    for (key, day, end), members in counted.items():
        facts = [figure for figure in members if figure.status not in _NO_FACT] or members
        shown = max(facts, key=lambda figure: (*_rank(figure), in_report_time(figure)))
        rows.append(
            TimelineRow(
                day=day,
                day_end=end,
                kind="figure",
                key=key,
                text=" ".join(filter(None, (shown.text, shown.people))),
                type=shown.measure,
                place=shown.place,
                low=shown.low,
                high=shown.high,
                source=shown.source,
                status=shown.status,
                origins=len({figure.origin or figure.report_key for figure in members}),
                evidence=tuple(figure.id for figure in members),
            )
        )
    return sorted(rows, key=lambda row: (row.day or date.max, row.day is None, row.kind, row.key))
