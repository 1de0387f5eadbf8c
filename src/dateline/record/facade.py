"""The record as a Python object: open, read, ask."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dateline.crew.run import LIMIT
from dateline.errors import NotFound, PackError, UsageError
from dateline.mirror import Mirror, MirrorSummary
from dateline.model.answers import TallyRow
from dateline.model.judgement import JudgementRow
from dateline.model.rows import ClaimRow
from dateline.record import judging
from dateline.record.alone import claim_rows
from dateline.record.changes import ChangeRow, changes
from dateline.record.judging import JudgeSummary
from dateline.record.lists import Day
from dateline.record.results import Progress, ReadSummary, Shown
from dateline.record.rows import Rows
from dateline.record.settling import is_left_over, settle
from dateline.record.source import Reported, Stored, day_of
from dateline.record.taking import take_in
from dateline.record.tallying import tally_in_step
from dateline.record.upkeep import Upkeep
from dateline.record.view import View
from dateline.store import Store
from dateline.store.moment import Moment
from dateline.store.read import left_behind, newest_of_all

Time = datetime | date | str

_LOG = logging.getLogger(__name__)


def open(path: str | Path = "record.dateline", *, create: bool = True) -> Record:
    """Open a record, making an empty one if there is none.

    Args:
        path: The file, or the address of one on a server: ``postgresql://USER@HOST/DATABASE?record=NAME``.
        create: False to refuse a file that is not there, for those who only want to look.

    Raises:
        RecordError: the file is no record, is of a newer dateline, cannot be opened, or is not there
            (``create=False``).
    """
    store = Store(path, create=create)
    if is_left_over(store):
        # It may take minutes in a large record, and whoever waits should know for what.
        _LOG.warning("%s: bringing its claims together anew (newer rules, or a reading that was cut short)", store.name)
        settle(store)
    return Record(store)


def moment_of(value: Time) -> datetime:
    """A record time given by a caller: a day means its end, a moment without a zone is in UTC.

    Raises:
        UsageError: it is none.
    """
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if len(value) > len("2022-01-10") else date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"{value!r} is no moment; write it as 2022-01-10 or 2022-01-10T18:00") from None
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.max)
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def start_of(value: Time) -> datetime:
    """The last moment before a day, or the moment that was given."""
    found = moment_of(value)
    is_day = len(value) <= len("2022-01-10") if isinstance(value, str) else not isinstance(value, datetime)
    return found - timedelta(days=1) if is_day else found


def read_report(text: str, published: Day | None = None, **meta: str) -> Rows[ClaimRow]:
    """The claims of one text, by place in it, with no record at all.

    Args:
        text: The report.
        published: Day of publication (ISO or a date); None leaves relative days open unless the text tells its day.
        meta: ``name``, ``outlet``, ``headline``, ``language`` (ISO 639-1; else it is detected).

    Returns:
        FigureRow, MentionRow and StatementRow objects; series, event and origin are None.

    Raises:
        UsageError: ``published`` is no day, or ``meta`` has an unknown name.
        PackError: no pack reads the language of the text.
    """
    from dateline.extract import read_claims, reader_name
    from dateline.ingest import make_report
    from dateline.language import PACKS, load_pack

    strange = sorted(set(meta) - {"name", "outlet", "headline", "language"})
    if strange:
        raise UsageError(f"{strange[0]!r}: a report has name, outlet, headline and language")
    fields: dict[str, Any] = dict(meta)
    report = make_report(text, published=day_of(published, "published"), **fields)
    if report.language not in PACKS:
        told = f"language {report.language!r}" if report.language else "a language that was not recognised"
        raise PackError(f"{report.name}: {told} has no pack; name it with language=, there are: {', '.join(PACKS)}")
    pack = load_pack(report.language)
    return Rows(claim_rows(report, read_claims(report, pack), reader=reader_name(pack)), of=ClaimRow)


class Record(Upkeep, View):
    """One record on disk. A context manager; closing it twice is fine.

    Two processes may read into and ask one record at once. What ``read`` has taken in stays in, whatever happens to the
    process afterwards: a report is there whole or not at all.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store, Stored(store))

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
        workers: int | None = None,
        limit_seconds: float = LIMIT,
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
            workers: How many processes read; 1 is this one. None: one a core, as soon as there is enough to read. The
                record is the same.
            limit_seconds: A report that takes longer to read is skipped, and named.

        Raises:
            IngestError: with ``strict``, something could not be taken in; what was read before it stays.
            RecordError: the record cannot be written (disk full, locked for over a minute, read-only).
            UsageError: ``published`` is no day, or ``workers`` or ``limit_seconds`` is not above 0.
        """
        from dateline.ingest import how_many, take

        if limit_seconds <= 0 or (workers is not None and workers < 1):
            raise UsageError("workers and limit_seconds must be above 0")

        settle(self._store)
        listed = [paths] if isinstance(paths, str | Path) else list(paths)
        items = take(
            listed,
            published=day_of(published, "published"),
            dates=dates,
            trust_file_dates=trust_file_dates,
            outlet=outlet,
            stdin=sys.stdin.buffer,
        )
        try:
            return take_in(
                self._store,
                items,
                strict=strict,
                progress=progress,
                workers=workers,
                limit=limit_seconds,
                total=how_many(listed) if progress is not None else None,
            )
        finally:
            settle(self._store)

    def import_output(self, folder: str | Path, *, progress: Callable[[Progress], None] | None = None) -> ReadSummary:
        """Take in what a cluster read (``dateline.cluster.read``): the record is that of reading the files themselves.

        Args:
            folder: The folder of the output, or its address.
            progress: Called after each report.

        Raises:
            RecordError: the folder holds no output, or a file of it is broken; what was taken in before it stays.
        """
        from dateline.record.importing import import_into

        settle(self._store)
        try:
            return import_into(self._store, str(folder), progress=progress)
        finally:
            settle(self._store)

    def resolve(self) -> None:
        """Bring the claims of all reports together anew. ``read`` does it; this is for after a kill or an upgrade."""
        settle(self._store)

    def judge(
        self,
        id: str,
        verdict: str,
        other: str = "",
        *,
        values: Mapping[str, Any] | None = None,
        who: str = "",
        why: str = "",
        when: Time | None = None,
    ) -> JudgementRow:
        """Write down what a person decided. It is on disk when this returns, and nothing that was there is changed.

        Args:
            id: Of a claim, series, event, origin, report, actor; a place as P and its GeoNames id, or place:Words.
                A beginning is enough. A judgement on a series or event is one on each of its claims.
            verdict: "accept", "reject", "unsure"; "correct" with ``values``; "same" or "different" with ``other``;
                "undo" the last judgement on ``id``, or the one whose key it is.
            other: What ``id`` is the same as, or different from.
            values: Field to its right value: ``{"low": 20, "high": None}``.
            who: Who judges; else the variable DATELINE_USER, else the user of the system.
            why: The reason, in their own words.
            when: When it was decided; else now. The latest judgement wins.

        Raises:
            NotFound: nothing has that id, or there is nothing to undo.
            UsageError: it cannot be judged so, or a value is none of its closed list.
        """
        decided = None if when is None else moment_of(when)
        made = judging.make(self._source, id, verdict, other, values=values, who=who, why=why, when=decided)
        (key,), _ = judging.write(self._store, [made])
        settle(self._store)
        return next(row for row in self.judgements() if row.key == key)

    def judge_all(
        self, ids: Iterable[str], verdict: str, *, values: Mapping[str, Any] | None = None, who: str = "", why: str = ""
    ) -> Rows[JudgementRow]:
        """Say the same of many things, one judgement each: all of them are written down, or none.

        Args:
            ids: As for ``judge``; each once.
            verdict, values, who, why: As for ``judge``; no "same" or "different".

        Raises:
            NotFound: nothing has one of the ids.
            UsageError: one of them cannot be judged so.
        """
        once = dict.fromkeys(ids)
        made = [judging.make(self._source, id, verdict, values=values, who=who, why=why) for id in once]
        keys = set(judging.write(self._store, made)[0])
        settle(self._store)
        return Rows((row for row in self.judgements() if row.key in keys), of=JudgementRow)

    def judge_from(self, file: str | Path) -> JudgeSummary:
        """Take in judgements that were exported elsewhere, or written by hand: all of the file, or nothing.

        Raises:
            UsageError: the file cannot be read, or a line is no judgement.
        """
        lines = judging.lines_of(file, sys.stdin)
        made = judging.read_file(self._source, lines, str(file))
        _, taken = judging.write(self._store, made)
        settle(self._store)
        lost = tuple(row.key for row in self.judgements(state="lost") if row.key in taken)
        return JudgeSummary(given=len(made), taken=len(taken), known=len(made) - len(taken), lost=lost)

    def show(self, id: str) -> Shown:
        """All that is known of a claim, report, series, event, origin or actor.

        A claim or report of a text that a newer one has followed is shown as it stood before that.

        Raises:
            NotFound: nothing has that id, and nothing ever had.
        """
        try:
            return super().show(id)
        except NotFound:
            with self._store.reading() as connection:
                moment = left_behind(connection, id)
            if moment is None:
                raise
            shown = View(self._store, Stored(self._store, Moment(moment))).show(id)
            return replace(shown, current_until=moment)

    def as_of(self, moment: Time) -> View:
        """The record as it stood at a record time (a day means its end, UTC): what it did not know yet is not there.

        Raises:
            UsageError: ``moment`` is no day or moment.
        """
        return View(self._store, Stored(self._store, Moment(moment_of(moment))))

    def as_reported_by(self, day: Day) -> View:
        """What the reports published by the end of a day said, brought together; undated reports are left out.

        Raises:
            UsageError: ``day`` is no day.
        """
        until = day_of(day, "day")
        if until is None:
            raise UsageError("day: give one, as 2022-01-10")
        return View(self._store, Reported(self._store, until))

    def diff(self, since: Time, until: Time | None = None, *, reported: bool = False) -> Rows[ChangeRow]:
        """What moved: new, revised, contradicted, withdrawn, judged; in that order.

        Args:
            since: A day counts whole, a moment is exact: what came from then on is told.
            until: Up to the end of a day, or a moment; None: now.
            reported: Whether the times are days of publication instead of record times; undated reports are left out.

        Raises:
            UsageError: a time is none, or ``until`` comes before ``since``.
        """
        start = start_of(since)
        end = None if until is None else moment_of(until)
        if end is not None and end <= start:
            raise UsageError(f"until ({until}) comes before since ({since})")
        if not reported:
            return Rows(changes(self.as_of(start), self if end is None else self.as_of(end)), of=ChangeRow)
        last = date.max if end is None else end.date()
        return Rows(changes(self.as_reported_by(start.date()), self.as_reported_by(last)), of=ChangeRow)

    def mirror(self, folder: str | Path | None = None) -> MirrorSummary:
        """Make the record's Parquet mirror, or bring it in step: one file a table and refresh, nothing but additions.

        Args:
            folder: Where; else beside the file of the record, under its name and ".parquet".

        Raises:
            RecordError: the folder holds something else, or DuckDB (extra ``mirror``) is not installed.
            UsageError: a record on a server, and no folder.
        """
        if folder is None and self.path is None:
            raise UsageError("a record on a server: name the folder of its mirror")
        return Mirror(Path(folder) if folder is not None else self._mirror_folder()).refresh(self._store)

    def _mirror_folder(self) -> Path:
        return Path(f"{self.path}.parquet")

    def tally(
        self,
        *,
        by: str | Iterable[str],
        measure: str | Iterable[str] | None = None,
        group: str | None = None,
        status: str | Iterable[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Rows[TallyRow]:
        """As ``View.tally``; answered from the mirror where there is one, which is brought in step first."""
        if self.path is None or not self._mirror_folder().is_dir():
            return super().tally(by=by, measure=measure, group=group, status=status, since=since, until=until)
        rows = tally_in_step(
            self._store,
            Mirror(self._mirror_folder()),
            [by] if isinstance(by, str) else list(by),
            where={"measure": measure, "group": group, "status": status},
            since=day_of(since, "since"),
            until=day_of(until, "until"),
        )
        return Rows(rows, of=TallyRow)

    def stamp(self) -> str:
        """A word that changes whenever a reading, a resolution or a judgement was added."""
        with self._store.reading() as connection:
            return newest_of_all(connection)

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
