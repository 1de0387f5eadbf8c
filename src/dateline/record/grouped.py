"""One series or event by its whole key, made without going through the rest of the record."""

from __future__ import annotations

from dateline.model.rows import EventRow, FigureRow, MentionRow, SeriesRow
from dateline.record.finding import relations_among
from dateline.record.judged import with_verdicts
from dateline.record.source import Source
from dateline.resolve.events.umbrellas import may_be_part, patterns, with_parts
from dateline.resolve.gather import event_rows, series_rows
from dateline.store.query import Query


def find_series(source: Source, key: str) -> SeriesRow | None:
    """A series by its whole key, made of its own figures alone; None if none has that key."""
    figures = [row for row in source.claims(Query(series=key, rejected=True)) if isinstance(row, FigureRow)]
    told = series_rows(figures, relations_among(source, {row.id for row in figures}))
    return next(iter(with_verdicts(told, figures, "series")), None)


def find_event(source: Source, key: str) -> EventRow | None:
    """An event by its whole key, told beside the larger ones of its story; None if none has it, or it is of two."""
    own = _mentions(source, Query(event=key, rejected=True))
    stories = {row.story for row in own}
    story = next(iter(stories)) if len(stories) == 1 else None
    if not story:
        return None
    mentions = list(own)
    if any(may_be_part(row) for row in event_rows(own)):
        # Not by kind: a database that knows no counts of its rows might go through all events for it.
        asked = Query(story=story, like=patterns(), rejected=True)
        for larger in sorted({row.event for row in _mentions(source, asked) if row.event} - {key}):
            mentions += _mentions(source, Query(event=larger, story=story, rejected=True))
    rows = with_parts(with_verdicts(event_rows(mentions), mentions, "event"))
    return next((row for row in rows if row.key == key), None)


def _mentions(source: Source, query: Query) -> list[MentionRow]:
    return [row for row in source.claims(query) if isinstance(row, MentionRow)]
