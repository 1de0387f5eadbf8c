"""One series or event by its whole key, made without going through the rest of the record."""

from __future__ import annotations

from dateline.model.rows import EventRow, FigureRow, MentionRow, SeriesRow
from dateline.record.finding import relations_among
from dateline.record.judged import with_verdicts
from dateline.record.source import Source
from dateline.resolve.gather import event_rows, series_rows
from dateline.resolve.umbrellas import with_parts
from dateline.store.query import Query


def find_series(source: Source, key: str) -> SeriesRow | None:
    """A series by its whole key, made of its own figures alone; None if none has that key."""
    figures = [row for row in source.claims(Query(series=key, rejected=True)) if isinstance(row, FigureRow)]
    told = series_rows(figures, relations_among(source, {row.id for row in figures}))
    return next(iter(with_verdicts(told, figures, "series")), None)


def find_event(source: Source, key: str) -> EventRow | None:
    """An event by its whole key, told beside the others of its story; None if none has it, or it is of two stories."""
    own = [row for row in source.claims(Query(event=key, rejected=True)) if isinstance(row, MentionRow)]
    stories = {row.story for row in own}
    story = next(iter(stories)) if len(stories) == 1 else None
    if not story:
        return None
    mentions = [row for row in source.claims(Query(story=story, rejected=True)) if isinstance(row, MentionRow)]
    rows = with_parts(with_verdicts(event_rows(mentions), mentions, "event"))
    return next((row for row in rows if row.key == key), None)
