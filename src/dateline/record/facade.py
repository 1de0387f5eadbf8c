"""The record as a Python object: open, read, ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dateline.model.rows import (
    ActorRow,
    ClaimRow,
    EventRow,
    FigureRow,
    Hit,
    MentionRow,
    OriginRow,
    RelationRow,
    ReportRow,
    SeriesRow,
    StatementRow,
    TimelineRow,
)
from dateline.record.results import Info, Progress, ReadSummary, Shown
from dateline.record.rows import Rows

Day = date | str
Moment = datetime | date | str


def open(path: str | Path = "record.dateline", *, create: bool = True) -> Record:
    """Open a record, making an empty one if there is none.

    Args:
        path: The file.
        create: False to refuse a file that is not there, for those who only want to look.

    Raises:
        RecordError: the file is no record, is of a newer dateline, cannot be opened, or is not there
            (``create=False``).
    """
    raise NotImplementedError


def read_report(text: str, published: Day | None = None, **meta: str) -> Rows[ClaimRow]:
    """The claims of one text, by place in it, with no record at all.

    Args:
        text: The report.
        published: Day of publication (ISO or a date); None leaves relative days open unless the text tells its day.
        meta: ``name``, ``outlet``, ``headline``.

    Returns:
        FigureRow, MentionRow and StatementRow objects; series, event and origin are None.

    Raises:
        UsageError: ``published`` is no day, or ``meta`` has an unknown name.
        PackError: no pack reads the language of the text.
    """
    raise NotImplementedError


class View:
    """What can be asked of a record: as it stands, or as it stood (``as_of``). Changes nothing.

    Every list is in a fixed order that does not depend on the order of reading. Filters are joined by "and"; a filter
    that is None does not filter. ``place`` is matched against the words of the report and the gazetteer's name, without
    case, as a whole or as its country's code ("KZ"). ``source`` is matched as part of the source's words, without case.
    ``since`` and ``until`` are inclusive days of event time; what has no known days passes only if neither is given.
    """

    def reports(
        self, *, outlet: str | None = None, undated: bool | None = None, story: str | None = None
    ) -> Rows[ReportRow]:
        """Current reports, by day of publication (unknown last), then name. ``undated`` True: without a day."""
        raise NotImplementedError

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
    ) -> Rows[FigureRow]:
        """Figures, by day of publication, report and place in it. ``report`` is a name or a key.

        Raises:
            UsageError: a value is none of its closed list (the message names them), or a day is none.
        """
        raise NotImplementedError

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
    ) -> Rows[EventRow]:
        """Events across reports, by first day (unknown last), then key."""
        raise NotImplementedError

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
    ) -> Rows[MentionRow]:
        """Events as single reports have them, by day of publication, report and place in it."""
        raise NotImplementedError

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
    ) -> Rows[StatementRow]:
        """Reported speech, by day of publication, report and place in it. ``speaker``: part of the source's words."""
        raise NotImplementedError

    def series(
        self,
        *,
        measure: str | Iterable[str] | None = None,
        group: str | None = None,
        place: str | None = None,
        story: str | None = None,
    ) -> Rows[SeriesRow]:
        """Figures that count the same thing: most figures first, then by key."""
        raise NotImplementedError

    def origins(self) -> Rows[OriginRow]:
        """Where reports really come from: most reports first, then by key."""
        raise NotImplementedError

    def actors(self) -> Rows[ActorRow]:
        """Who acts or suffers in the events of the record: most mentioned first, then by key."""
        raise NotImplementedError

    def relations(self, *, relation: str | Iterable[str] | None = None, claim: str | None = None) -> Rows[RelationRow]:
        """How figures stand to each other, by ids. ``claim`` keeps the comparisons that name it."""
        raise NotImplementedError

    def timeline(
        self, *, place: str | None = None, story: str | None = None, since: Day | None = None, until: Day | None = None
    ) -> Rows[TimelineRow]:
        """Events, and the figures of each series, by day; what has no known day stands last."""
        raise NotImplementedError

    def claim(self, id: str) -> FigureRow | MentionRow | StatementRow:
        """One claim. A beginning of its id is enough where only one claim has it.

        Raises:
            NotFound: no claim has that id, or several begin so (the message names them).
        """
        raise NotImplementedError

    def show(self, id: str) -> Shown:
        """All that is known of a claim, report, series, event, origin or actor.

        Raises:
            NotFound: nothing has that id.
        """
        raise NotImplementedError

    def search(self, words: str, *, limit: int = 50) -> Rows[Hit]:
        """Current reports that hold all of the words ("in quotes" for a phrase), best match first.

        Raises:
            UsageError: there are no words to search for.
        """
        raise NotImplementedError

    def text(self, report: str) -> str:
        """The text of a report, by key, name or address, exactly as it was received."""
        raise NotImplementedError

    def info(self) -> Info:
        """What the record holds, in counts."""
        raise NotImplementedError

    def export_rows(self, *, what: str = "claims") -> Iterator[dict[str, Any]]:
        """Rows of the exchange form, one dict a line, values as JSON has them.

        Args:
            what: "claims" (the fixed fields of docs/reference/claims.md, by report and place in it), "relations",
                "reports", "events", "series" or "origins".
        """
        raise NotImplementedError


class Record(View):
    """One record on disk. A context manager; closing it twice is fine.

    Two processes may read into and ask one record at once. What ``read`` has taken in stays in, whatever happens to the
    process afterwards: a report is there whole or not at all.
    """

    path: Path

    def read(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        published: Day | None = None,
        dates: str | Path | None = None,
        trust_file_dates: bool = False,
        strict: bool = False,
        outlet: str = "",
        progress: Callable[[Progress], None] | None = None,
    ) -> ReadSummary:
        """Read reports into the record. Reading the same report twice changes nothing.

        Args:
            paths: Files, folders, globs, "-" for standard input; .txt, .md, .html, .json, .jsonl, .csv, .zip.
            published: Day of publication of all of them. Stronger than all else.
            dates: A CSV table of names and days.
            trust_file_dates: Whether the file's own time stamp may stand for the day of publication.
            strict: Whether a report that cannot be read is an error; else it is listed and the rest goes on.
            outlet: Outlet of all of them, where the report itself names none.
            progress: Called after each report.

        Raises:
            IngestError: with ``strict``, something could not be taken in; what was read before it stays.
            RecordError: the record cannot be written (disk full, locked for over a minute, read-only).
            UsageError: ``published`` is no day; ``dates`` is not there or has no such columns.
        """
        raise NotImplementedError

    def resolve(self) -> None:
        """Bring the claims of all reports together anew. ``read`` does it; this is for after a kill or an upgrade."""
        raise NotImplementedError

    def as_of(self, moment: Moment) -> View:
        """The record as it stood at a record time (a day means its end, UTC): what it did not know yet is not there."""
        raise NotImplementedError

    def as_reported_by(self, day: Day) -> View:
        """What the reports published by the end of a day said, brought together; undated reports are left out."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
