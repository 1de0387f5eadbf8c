"""Reading reports into a record, one transaction a report.

Reports are taken, read and written in the order given, however many processes read: the record is the same. What reads
is a function of batches (``stage``); only this process writes.
"""

from __future__ import annotations

import hashlib
import os.path
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.crew.run import LIMIT, WAIT, Crew, Job
from dateline.crew.stage import fault_of, read_reports
from dateline.crew.worker import peak_mb
from dateline.errors import IngestError
from dateline.model.claim import Claim
from dateline.model.exchange import to_row
from dateline.model.plain import Row
from dateline.model.report import Report, Skipped
from dateline.model.vocabulary import PublishedBasis
from dateline.record.results import Progress, ReadSummary
from dateline.store import Store, read
from dateline.store.write import Held, digest_of, write_report, write_skipped

_STRENGTH = [
    PublishedBasis.UNKNOWN,
    PublishedBasis.INFERRED,
    PublishedBasis.FILE,
    PublishedBasis.TEXT,
    PublishedBasis.METADATA,
    PublishedBasis.TABLE,
    PublishedBasis.GIVEN,
]
"""What a day of publication rests on, weakest first."""


@dataclass
class _Tally:
    given: int = 0
    read: int = 0
    unchanged: int = 0
    new_versions: int = 0
    reread: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    not_read: list[Skipped] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=lambda: {"figure": 0, "event": 0, "statement": 0})

    def summary(self, crew: Crew, seconds: float) -> ReadSummary:
        return ReadSummary(
            given=self.given,
            read=self.read,
            unchanged=self.unchanged,
            new_versions=self.new_versions,
            reread=self.reread,
            skipped=tuple(self.skipped),
            not_read=tuple(self.not_read),
            undated=tuple(self.undated),
            figures=self.kinds["figure"],
            events=self.kinds["event"],
            statements=self.kinds["statement"],
            workers=crew.workers,
            seconds=round(seconds, 1),
            peak_mb=tuple(round(one) for one in (peak_mb(), *crew.peaks)),
        )


def take_in(
    store: Store,
    items: Iterable[Report | Skipped],
    *,
    strict: bool,
    progress: Callable[[Progress], None] | None,
    workers: int | None = 1,
    limit: float = LIMIT,
    total: int | None = None,
    known: Callable[[Report, str], Row | None] | None = None,
) -> ReadSummary:
    """Read each report and write it at once; what cannot be read is noted, and the rest goes on.

    Args:
        store: Where to.
        items: What ingest gives.
        strict: Whether what cannot be read is an error.
        progress: Called after each.
        workers: Processes that read; None: one a core, and only if there is enough to read.
        limit: Seconds that the reading of one report may take.
        total: How many items there are, if that is known; for ``progress`` alone.
        known: Gives what a reader made of a report elsewhere, if it was this very reader of this very report.
    """
    desk = _Desk(store, known)
    begun = time.monotonic()
    with Crew(workers if _claims is None else 1, limit=limit, here=_many) as readers:
        for job, answer in readers.run(desk.jobs(items)):
            name, outcome = desk.finish(job, answer)
            given = desk.tally.given
            if strict and outcome == "skipped":
                skipped = desk.tally.skipped[-1]
                raise IngestError(f"{skipped.name}: {skipped.reason}")
            if progress is not None:
                progress(Progress(given, max(total, given) if total else None, name, outcome))
        return desk.tally.summary(readers, time.monotonic() - begun)


@dataclass(frozen=True, kw_only=True)
class _Work(Job):
    """What is known of one item before it is read."""

    item: Report | Skipped
    address: str = ""
    reader: str = ""
    digest: str = ""
    held: Held | None = None
    answer: Row | None = None


class _Desk:
    """Decides for each item what is to be done, and writes what came of it."""

    def __init__(self, store: Store, known: Callable[[Report, str], Row | None] | None = None) -> None:
        self.tally = _Tally()
        self._store = store
        self._known = known
        self._under_way: dict[str, int] = {}

    def jobs(self, items: Iterable[Report | Skipped]) -> Iterator[_Work | None]:
        """One job an item; ``WAIT`` where the next hangs on one that is still under way."""
        for item in items:
            if isinstance(item, Skipped):
                yield _Work(report=None, item=item)
                continue
            address = address_key(item)
            while self._under_way.get(address) or self._under_way.get(item.key):
                # The same text or address once more: what the record holds of it is not known before it is written.
                yield WAIT
            yield self._job(item, address)

    def _job(self, report: Report, address: str) -> _Work:
        with self._store.reading() as connection:
            held = read.held(connection, report, address)
        if held.report is not None:
            report = with_what_was_known(report, held.report)
        readable = _is_readable(report.language)
        reader = _reader(report.language) if readable else ""
        digest = digest_of(report, reader)
        work = _Work(report=None, item=report, address=address, reader=reader, digest=digest, held=held)
        if readable and held.digest != digest:
            answer = self._known(report, reader) if self._known is not None else None
            # What was made of it elsewhere need not be made again.
            work = replace(work, answer=answer) if answer is not None else replace(work, report=report)
        for key in (address, report.key):
            self._under_way[key] = self._under_way.get(key, 0) + 1
        return work

    def finish(self, work: Any, answer: Row | None) -> tuple[str, str]:
        """Write what came of a job; its name and outcome."""
        self.tally.given += 1
        item = work.item
        if isinstance(item, Skipped):
            return item.name, self._skip(item)
        try:
            return item.name, self._write(item, work, work.answer or answer)
        finally:
            for key in (work.address, item.key):
                left = self._under_way.pop(key) - 1
                if left:
                    self._under_way[key] = left

    def _write(self, report: Report, work: _Work, answer: Row | None) -> str:
        tally, held = self.tally, work.held
        assert held is not None
        if report.anchor is None:
            tally.undated.append(report.name)
        if held.digest == work.digest and held.shown:
            return self._note(report, work.reader, "unchanged")
        if answer is not None and answer["fault"]:
            return self._skip(Skipped(report.name, answer["fault"]))
        claims = answer["claims"] if answer is not None else []
        with self._store.writing() as connection:
            write_report(connection, report, claims, reader=work.reader, address_key=work.address)
        tally.new_versions += held.superseded
        tally.reread += held.report is not None and not held.superseded
        for claim in claims:
            tally.kinds[claim["kind"]] += 1
        return self._note(report, work.reader, "new version" if held.superseded else "read")

    def _skip(self, item: Skipped) -> str:
        self.tally.skipped.append(item)
        with self._store.writing() as connection:
            write_skipped(connection, [item])
        return "skipped"

    def _note(self, report: Report, reader: str, outcome: str) -> str:
        if not reader:
            told = f"language {report.language!r} has no pack" if report.language else "its language was not recognised"
            self.tally.not_read.append(Skipped(report.name, f"kept, not read: {told}"))
            return "not read"
        if outcome == "unchanged":
            self.tally.unchanged += 1
        else:
            self.tally.read += 1
        return outcome


def _is_readable(language: str) -> bool:
    from dateline.language import PACKS

    return language in PACKS


def _reader(language: str) -> str:
    from dateline.extract import reader_of

    return reader_of(language)


_claims: Callable[[Report], tuple[Claim, ...]] | None = None
"""What reads one report instead of the packs; it reads in this process. Tests have their own."""


def _many(reports: list[Report]) -> list[Row]:
    """Rows of several reports, read in this process."""
    return read_reports(reports) if _claims is None else [_instead(report, _claims) for report in reports]


def _instead(report: Report, claims: Callable[[Report], tuple[Claim, ...]]) -> Row:
    try:
        rows = [to_row(claim, report_name=report.name, reader="") for claim in claims(report)]
    except Exception as error:
        return {"report": report.key, "reader": "", "claims": [], "fault": fault_of(error)}
    return {"report": report.key, "reader": "", "claims": rows, "fault": ""}


def with_what_was_known(report: Report, before: Report) -> Report:
    """The report with a day, outlet or headline that the record knew and this reading does not say.

    A folder is read again without ``--published`` because forty files were added, not to take the days away.
    """
    keep = {name: getattr(before, name) for name in ("outlet", "headline") if not getattr(report, name)}
    if _STRENGTH.index(report.published.basis) < _STRENGTH.index(before.published.basis):
        keep["published"] = before.published
    return replace(report, **keep)


def strength(report: Report) -> int:
    """How well the day of publication is founded; more is better."""
    return _STRENGTH.index(report.published.basis)


def address_key(report: Report) -> str:
    """Under what a changed text is a new version: the address, made absolute and hashed.

    Hashed, because a record is handed on and need not tell the folders of whoever made it. What has no address of its
    own (text given by hand, standard input) has no versions.
    """
    address = report.address
    if not address or address.split("#")[0].split("/")[0] in ("stdin", "text"):
        return report.key
    if "://" not in address:
        address = os.path.abspath(address)  # noqa: PTH100 - an address may hold more than a path ("a.zip/b.txt#3")
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
