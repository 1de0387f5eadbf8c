"""Lists of claims and of what is made of them, each with its filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dateline.errors import UsageError
from dateline.model.answers import LatestRow
from dateline.model.rows import EventRow, FigureRow, MentionRow, ReportRow, SeriesRow, StatementRow
from dateline.model.vocabulary import HARMS, EventType, Group, Measure, Status
from dateline.record.judged import with_verdicts, without
from dateline.record.latest import latest_rows
from dateline.record.rows import Rows
from dateline.record.source import Source, day_of
from dateline.resolve.events.umbrellas import with_parts
from dateline.resolve.gather import event_rows, series_rows
from dateline.store.query import Query, at_place, in_days

Day = date | str


def values(given: str | Iterable[str] | None, known: Iterable[str], what: str) -> frozenset[str] | None:
    """A filter's values; UsageError if one is not of the closed list."""
    if given is None:
        return None
    wanted = frozenset([given] if isinstance(given, str) else given)
    strange = sorted(wanted - set(known))
    if strange:
        raise UsageError(f"{what} {strange[0]!r}: there is {', '.join(str(one) for one in known)}")
    return frozenset(str(one) for one in wanted)


class Lists:
    """The lists of a view: its docstring tells the order and what filters mean."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def reports(
        self, *, outlet: str | None = None, undated: bool | None = None, story: str | None = None
    ) -> Rows[ReportRow]:
        """Current reports, by day of publication (unknown last), then name. ``undated`` True: without a day."""
        rows = self._source.reports()
        if outlet is not None:
            rows = [row for row in rows if row.outlet.casefold() == outlet.casefold()]
        if undated is not None:
            rows = [row for row in rows if (row.published is None) == undated]
        if story is not None:
            rows = [row for row in rows if row.story == story]
        return Rows(rows, of=ReportRow)

    def figures(
        self,
        *,
        measure: str | Iterable[str] | None = None,
        group: str | None = None,
        place: str | None = None,
        status: str | Iterable[str] | None = None,
        source: str | None = None,
        series: str | None = None,
        report: str | None = None,
        story: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        include_rejected: bool = False,
    ) -> Rows[FigureRow]:
        """Figures, by day of publication, report and place in it. ``report`` is a name or a key.

        Raises:
            UsageError: a value is none of its closed list (the message names them), or a day is none.
        """
        query = Query(
            kind=frozenset({"figure"}),
            measure=values(measure, Measure, "measure"),
            group=values(group, Group, "group"),
            status=values(status, Status, "status"),
            place=place,
            source=source,
            series=series,
            report=report,
            story=story,
            since=day_of(since, "since"),
            until=day_of(until, "until"),
            rejected=include_rejected,
        )
        return Rows((row for row in self._source.claims(query) if isinstance(row, FigureRow)), of=FigureRow)

    def events(
        self,
        *,
        type: str | Iterable[str] | None = None,
        mode: str | None = None,
        place: str | None = None,
        status: str | Iterable[str] | None = None,
        story: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        include_rejected: bool = False,
    ) -> Rows[EventRow]:
        """Events across reports, by first day (unknown last), then key."""
        first, last = day_of(since, "since"), day_of(until, "until")
        types, statuses = values(type, EventType, "type"), values(status, Status, "status")
        return Rows(
            (
                row
                for row in self._event_rows(story, include_rejected)
                if (types is None or row.type in types)
                and (mode is None or row.mode == mode)
                and (statuses is None or not statuses.isdisjoint(row.statuses))
                and at_place(place, row)
                and in_days(first, last, row.time_start, row.time_end)
            ),
            of=EventRow,
        )

    def mentions(
        self,
        *,
        type: str | Iterable[str] | None = None,
        mode: str | None = None,
        place: str | None = None,
        status: str | Iterable[str] | None = None,
        source: str | None = None,
        event: str | None = None,
        report: str | None = None,
        story: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        include_rejected: bool = False,
    ) -> Rows[MentionRow]:
        """Events as single reports have them, by day of publication, report and place in it."""
        query = Query(
            kind=frozenset({"event"}),
            type=values(type, EventType, "type"),
            mode=None if mode is None else frozenset({mode}),
            status=values(status, Status, "status"),
            place=place,
            source=source,
            event=event,
            report=report,
            story=story,
            since=day_of(since, "since"),
            until=day_of(until, "until"),
            rejected=include_rejected,
        )
        rows = [row for row in self._source.claims(query) if isinstance(row, MentionRow)]
        return Rows(rows if include_rejected else without(rows, self._source.standing().rejected), of=MentionRow)

    def statements(
        self,
        *,
        speaker: str | None = None,
        status: str | Iterable[str] | None = None,
        direct: bool | None = None,
        report: str | None = None,
        story: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        include_rejected: bool = False,
    ) -> Rows[StatementRow]:
        """Reported speech, by day of publication, report and place in it. ``speaker``: part of the source's words."""
        query = Query(
            kind=frozenset({"statement"}),
            source=speaker,
            status=values(status, Status, "status"),
            direct=None if direct is None else frozenset({direct}),
            report=report,
            story=story,
            since=day_of(since, "since"),
            until=day_of(until, "until"),
            rejected=include_rejected,
        )
        return Rows((row for row in self._source.claims(query) if isinstance(row, StatementRow)), of=StatementRow)

    def series(
        self,
        *,
        measure: str | Iterable[str] | None = None,
        group: str | None = None,
        place: str | None = None,
        story: str | None = None,
        include_rejected: bool = False,
    ) -> Rows[SeriesRow]:
        """Figures that count the same thing: most figures first, then by key."""
        measures, groups = values(measure, Measure, "measure"), values(group, Group, "group")
        return Rows(
            (
                row
                for row in self._series_rows(story, include_rejected)
                if (measures is None or row.measure in measures)
                and (groups is None or row.group in groups)
                and at_place(place, row)
            ),
            of=SeriesRow,
        )

    def latest(
        self,
        *,
        by: str = "admin1",
        measure: str | Iterable[str] | None = None,
        group: str | None = None,
        place: str | None = None,
        status: str | Iterable[str] | None = None,
        story: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Rows[LatestRow]:
        """The latest figure of each measure in each place, with its range and source; gaps are rows, too.

        Args:
            by: Kind of place: "admin1" (first-order division), "country", "place".
            measure: In this order; None for killed, injured, missing and displaced.
            group, place, status, story, since, until: As in ``figures``.

        Raises:
            UsageError: ``by`` is no kind of place, or a value is none of its closed list.
        """
        asked: dict[str, Any] = {"place": place, "status": status, "story": story, "since": since, "until": until}
        wanted = HARMS if measure is None else [measure] if isinstance(measure, str) else list(measure)
        values(wanted, Measure, "measure")
        figures = self.figures(group=group, **asked)
        series = series_rows(figures, self._source.relations())
        rows = latest_rows(series, figures, self.events(**asked), by=by, measures=wanted)
        return Rows(rows, of=LatestRow)

    def _event_rows(self, story: str | None, rejected: bool) -> Sequence[EventRow]:
        mentions = self.mentions(story=story, include_rejected=rejected)
        return with_parts(with_verdicts(event_rows(mentions), mentions, "event"))

    def _series_rows(self, story: str | None, rejected: bool) -> Sequence[SeriesRow]:
        figures = self.figures(story=story, include_rejected=rejected)
        return with_verdicts(series_rows(figures, self._source.relations()), figures, "series")
