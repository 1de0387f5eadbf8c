"""Looking after records: whether one is whole, a copy of it, several made into one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from dateline.errors import UsageError
from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind
from dateline.record import taking
from dateline.record.settling import is_settled, settle
from dateline.store import Store, checking, copying, merging, tables
from dateline.store.checking import Fault as Fault
from dateline.store.moment import NOW, current_reading, current_report
from dateline.store.write import digest_of, write_report

_MOST = 1000
"""Faults that are listed; a record that has more is beyond mending by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSummary:
    """What ``check`` found.

    Attributes:
        path: The record.
        rows: Table to the number of its rows.
        resolved: Whether all claims were brought together; else the next ``read`` does it.
        faults: What is wrong, the first thousand; empty for a record that is whole.
    """

    path: str
    rows: dict[str, int]
    resolved: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSummary:
    """What ``merge`` did.

    Attributes:
        path: The new record.
        sources: How many records went into it.
        reports, judgements: What it holds; ``shared`` reports were in more than one record.
        reread: Reports of which two records knew different things, read anew with what both knew.
    """

    path: str
    sources: int
    reports: int
    shared: int
    judgements: int
    reread: int


class Upkeep:
    """What a record can have done to itself as a whole."""

    _store: Store

    def check(self) -> CheckSummary:
        """Whether the record is whole: the file, hashes, words at their spans, rows that hang on nothing.

        It reads everything, and changes nothing.
        """
        store = self._store
        with store.reading() as connection:
            found = tuple(islice(checking.faults(connection), _MOST))
            damaged = any(fault.kind == "file" for fault in found)
            rows = {} if damaged else checking.counts(connection)
        return CheckSummary(path=store.name, rows=rows, resolved=not damaged and is_settled(store), faults=found)

    def compact(self) -> tuple[int, int]:
        """Give back to the disk what nothing uses; no history is dropped. Bytes before and after.

        Raises:
            RecordError: another process keeps the record, or the disk has no room for a second copy.
            UsageError: the record is on a server.
        """
        return copying.compact(self._store)

    def backup(self, file: str | Path) -> int:
        """Copy the record as it stands at this moment, while others may go on writing. Bytes written.

        Raises:
            RecordError: the copy cannot be written.
            UsageError: there is a file of that name, or the record is on a server.
        """
        return copying.backup(self._store, Path(file))


def merge(sources: Sequence[str | Path], into: str | Path) -> MergeSummary:
    """Make one new record of several, which stay as they are.

    The histories are told again in the order of their record times, so that the new record is the same whatever order
    they are named in, and merging it with one of them once more changes nothing. Judgements of all are in it; where two
    people decided differently, both are listed, and the later one stands.

    Args:
        sources: The records.
        into: The new one; a path or an address where there is none yet.

    Raises:
        RecordError: one of them is no record, or the new one cannot be written.
        UsageError: there is something at ``into``, or fewer than two are named.
    """
    from dateline.record.address import is_there

    if len(sources) < 2:
        raise UsageError("name two records or more")
    if is_there(into):
        raise UsageError(f"{into}: is there already; name a new record")
    with ExitStack() as stack:
        opened = [Store(source, create=False) for source in sources]
        for store in opened:
            stack.callback(store.close)
        part = Path(f"{into}.part") if _is_file(into) else None
        if part is not None:
            _remove(part)
        target = Store(into if part is None else part)
        try:
            merging.replay(target, opened)
            last = [_last_readings(store) for store in opened]
            reread = _with_what_both_knew(target, last)
            settle(target)
            with target.reading() as connection:
                rows = checking.counts(connection)
        except BaseException:
            target.close()
            if part is not None:
                _remove(part)
            raise
        target.close()
        if part is not None:
            part.replace(into)
    held = [set(one) for one in last]
    shared = {key for at, one in enumerate(held) for other in held[:at] for key in one & other}
    return MergeSummary(
        path=str(into),
        sources=len(opened),
        reports=rows["report"],
        shared=len(shared),
        judgements=rows["judgement"],
        reread=reread,
    )


def _is_file(address: str | Path) -> bool:
    return isinstance(address, Path) or "://" not in address


def _remove(part: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{part}{ending}").unlink(missing_ok=True)


def _last_readings(store: Store) -> dict[str, str]:
    """Digest of the current reading of each current report."""
    with store.reading() as connection:
        asked = select(tables.reading.c.report, tables.reading.c.digest)
        return {
            row.report: row.digest for row in connection.execute(asked.where(current_reading(NOW), current_report(NOW)))
        }


def _with_what_both_knew(target: Store, last: Sequence[dict[str, str]]) -> int:
    """Read anew what two records read with different days or outlets, with the best of both: so would one record."""
    wanted: dict[str, set[str]] = {}
    for one in last:
        for key, digest in one.items():
            wanted.setdefault(key, set()).add(digest)
    count = 0
    for key in sorted(key for key, digests in wanted.items() if len(digests) > 1):
        with target.reading() as connection:
            found = _combined(connection, key, wanted[key])
        if found is None:
            continue
        report, address, now = found
        readable = taking._is_readable(report.language)
        reader = taking._reader(report.language) if readable else ""
        if digest_of(report, reader) == now:
            continue
        (row,) = taking._many([report]) if readable else ({"claims": []},)
        with target.writing() as connection:
            write_report(connection, report, row["claims"], reader=reader, address_key=address)
        count += 1
    return count


def _combined(connection: Connection, key: str, digests: set[str]) -> tuple[Report, str, str] | None:
    """A report with all that several readings know, an address that shows it, and the digest of its last reading."""
    reading = tables.reading
    at = select(tables.version).where(tables.version.c.report == key).order_by(tables.version.c.id.desc())
    shown = connection.execute(at.limit(1)).first()
    kept = connection.execute(select(tables.report).where(tables.report.c.key == key)).first()
    rows = connection.execute(select(reading).where(reading.c.report == key).order_by(reading.c.id)).all()
    if shown is None or kept is None or not rows:
        return None
    made = [(_report(kept, row, shown.address), row.recorded_at) for row in rows if row.digest in digests]
    made.sort(key=_strength)
    report = made[-1][0]
    for other, _ in reversed(made[:-1]):
        report = taking.with_what_was_known(report, other)
    return report, shown.address_key, rows[-1].digest


def _strength(one: tuple[Report, datetime]) -> tuple[int, datetime]:
    return taking.strength(one[0]), one[1]


def _report(kept: Any, row: Any, address: str) -> Report:
    found = row.published_basis == PublishedBasis.INFERRED.value
    span = None if row.published_start is None else Span(row.published_start, row.published_end)
    report = Report(
        name=kept.name,
        text=kept.text,
        zones=tuple(Zone(ZoneKind(kind), Span(start, end)) for kind, start, end in row.zones),
        published=Published(row.published, PublishedBasis(row.published_basis), span),
        address=address,
        outlet=row.outlet,
        headline=row.headline,
        bylines=tuple(row.bylines),
        dateline_place=row.dateline_place,
        dateline_day=row.dateline_day,
        language=row.language,
        encoding=kept.encoding,
        bytes_sha256=kept.bytes_sha256,
    )
    # What a record found out is no day that the report was given.
    return replace(report, published=Published()) if found else report
