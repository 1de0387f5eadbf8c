"""Files to reports: the one way in. Every item that is met gives one Report or one Skipped."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from dateline.errors import IngestError, UsageError
from dateline.ingest.addresses import find_addresses, is_address, open_address
from dateline.ingest.archive import read_archive
from dateline.ingest.dates import read_day
from dateline.ingest.encoding import decode
from dateline.ingest.files import STDIN, Found, find_files, reason
from dateline.ingest.formats import KINDS, PAGES, STREAMS, TEXT, TOO_LARGE, kind_of, read_bytes, sniff, unknown_kind
from dateline.ingest.item import LIMIT, Item
from dateline.ingest.streams import read_stream
from dateline.model.report import Report, Skipped
from dateline.model.vocabulary import PublishedBasis

_META = ".meta.json"
_LINES = (".jsonl", ".ndjson")
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def take(
    paths: Paths,
    *,
    published: date | None = None,
    dates: str | os.PathLike[str] | None = None,
    trust_file_dates: bool = False,
    outlet: str = "",
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Skipped]:
    """Reports of files, folders, globs, archives and addresses that fsspec can open, in the order given.

    A report is dated by the first of these that knows a day: ``published``, the table ``dates``, metadata (a sidecar
    NAME.meta.json, fields beside the text, the page's own), the text's own head, and, only if they are trusted, the
    file's time stamp. Else its day is not known.

    Args:
        paths: One path or several; "-" is standard input.
        published: The day of all of them.
        dates: A CSV table with a column name, file, report or url and a column date or published.
        trust_file_dates: Whether a file's time stamp may date its report, for want of anything better.
        outlet: The outlet of those that name none themselves.
        stdin: Where the bytes of "-" come from.

    Yields:
        One Report for each report met, one Skipped with the reason for each thing that is none.

    Raises:
        IngestError: the table of dates cannot be read; the message names its line.
        UsageError: "-" is given without ``stdin``.
    """
    listed = listed_of(paths)
    if STDIN in listed and stdin is None:
        raise UsageError('"-" needs a stream to read from; give files, or pass stdin')
    table = read_dates(dates) if dates is not None else {}
    taking = Taking(published, table, Path(dates) if dates is not None else None, trust_file_dates, outlet, stdin)
    return taking.all(listed)


def listed_of(paths: Paths) -> list[str | os.PathLike[str]]:
    """One path or several, as a list."""
    return [paths] if isinstance(paths, str | os.PathLike) else list(paths)


def find(given: str | os.PathLike[str]) -> Iterator[Found | Skipped]:
    """The files that one given path or address means, at least one Found or Skipped."""
    words = os.fspath(given)
    return find_addresses(words) if is_address(words) else find_files(given)


def read_dates(path: str | os.PathLike[str]) -> dict[str, date]:
    """A table of days of publication, by the report's name; a row without a date gives none.

    Raises:
        IngestError: the table cannot be read, lacks a column, or has a date that is none or could be two days.
    """
    where = os.fspath(path)
    try:
        text, _ = decode(Path(path).read_bytes())
    except OSError as error:
        raise IngestError(f"{where}: cannot be opened ({reason(error)}); check the name") from error
    except IngestError as error:
        raise IngestError(f"{where}: {error}") from error
    text = text.lstrip("\ufeff")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=text.split("\n", 1)[0].count))
    columns = {(column or "").strip().casefold(): column for column in rows.fieldnames or []}
    names = [columns[c] for c in ("name", "file", "report", "doc", "url") if c in columns]
    days = [columns[c] for c in ("date", "published") if c in columns]
    if not names or not days:
        raise IngestError(f"{where}:1: needs a column name, file, report or url and a column date or published")
    table: dict[str, date] = {}
    try:
        for row in rows:
            words = next((value for c in days if (value := (row[c] or "").strip())), "")
            if not words:
                continue
            day = read_day(words)
            if day is None:
                raise IngestError(f"{where}:{rows.line_num}: {words!r} is no one day; write it as 2022-01-31")
            for column in names:
                if key := (row[column] or "").strip():
                    table[key] = day
    except csv.Error as error:
        raise IngestError(f"{where}:{rows.line_num}: {error}; mend the line") from error
    return table


@dataclass
class Taking:
    """How files become reports: what ``take`` was told, with the table of dates read."""

    published: date | None = None
    table: Mapping[str, date] = field(default_factory=dict)
    table_path: Path | None = None
    trust_file_dates: bool = False
    outlet: str = ""
    stdin: BinaryIO | None = None

    def all(self, paths: list[str | os.PathLike[str]]) -> Iterator[Report | Skipped]:
        """Reports of all paths, in order."""
        for path in paths:
            if path == STDIN:
                yield from self._stdin()
                continue
            for found in find(path):
                if isinstance(found, Skipped):
                    yield found
                else:
                    yield from self.file(found)

    def file(self, found: Found) -> Iterator[Report | Skipped]:
        """Reports of one file."""
        return self._remote(found) if found.address else self._file(found)

    def _remote(self, found: Found) -> Iterator[Report | Skipped]:
        name, address, kind = found.name, found.address, kind_of(found.file)
        if kind not in KINDS | STREAMS:
            yield Skipped(name, unknown_kind(found.file))
            return
        try:
            with open_address(address) as stream:
                if kind in STREAMS:
                    yield from self._stream(stream, name, address, kind)
                    return
                data = stream.read(LIMIT + 1)
        except IngestError as error:
            yield Skipped(name, str(error))
            return
        except Exception as error:  # each kind of store has errors of its own
            yield Skipped(name, f"cannot be read ({reason(error)}); check the address")
            return
        if len(data) > LIMIT:
            yield Skipped(name, TOO_LARGE)
            return
        yield from self._items(data, name, address, kind, None, None)

    def _stream(self, stream: BinaryIO, name: str, address: str, kind: str) -> Iterator[Report | Skipped]:
        for item, fetched in read_stream(stream, name=name, address=address, kind=kind):
            if isinstance(item, Skipped):
                yield item
            else:
                yield self._report(item, name, fetched if self.trust_file_dates else None)

    def _stdin(self) -> Iterator[Report | Skipped]:
        assert self.stdin is not None
        data = self.stdin.read(LIMIT + 1)
        if len(data) > LIMIT:
            yield Skipped("stdin", TOO_LARGE)
            return
        yield from self._items(data, "stdin", "stdin", sniff(data), None, None)

    def _file(self, found: Found) -> Iterator[Report | Skipped]:
        path, name = found.path, found.name
        kind = kind_of(path.name)
        if self.table_path is not None and _same(path, self.table_path):
            return  # the table of dates, met in the folder that it dates, is no report
        try:
            if path.name.endswith(_META):
                if not _partner(path.name, lambda other: path.with_name(other).exists()):
                    yield Skipped(name, "metadata without its report; put it beside the file it describes")
                return
            if kind == ".zip":
                yield from self._archive(path, name)
                return
            if kind not in KINDS | STREAMS:
                yield Skipped(name, unknown_kind(path.name))
                return
            stat = path.stat()
            if not path.is_file():
                yield Skipped(name, "no regular file; give one with text")
                return
            if kind in STREAMS or (kind in _LINES and stat.st_size > LIMIT):
                with path.open("rb") as stream:
                    yield from self._stream(stream, name, path.as_posix(), kind)
                return
            if stat.st_size > LIMIT:
                yield Skipped(name, TOO_LARGE)
                return
            data = path.read_bytes()
            side = path.with_name(path.stem + _META)
            described = kind in TEXT | PAGES and side.is_file() and side.stat().st_size <= LIMIT
            metadata = side.read_bytes() if described else None
        except IngestError as error:
            yield Skipped(name, str(error))
            return
        except OSError as error:
            yield Skipped(name, f"cannot be read ({reason(error)}); check the link and its permissions")
            return
        stamp = datetime.fromtimestamp(stat.st_mtime, UTC).date() if self.trust_file_dates else None
        yield from self._items(data, name, path.as_posix(), kind, metadata, stamp)

    def _archive(self, path: Path, name: str) -> Iterator[Report | Skipped]:
        sidecars: dict[str, bytes] = {}
        members: set[str] = set()

        def known(member: str) -> str | None:
            members.add(member)
            return None if kind_of(member) in KINDS else unknown_kind(member)

        # "x.meta.json" sorts before "x.txt", so metadata is known when its report comes.
        for entry in read_archive(path, name, known):
            if isinstance(entry, Skipped):
                yield entry
                continue
            member, data, stamp = entry
            if member.endswith(_META):
                sidecars[member] = data
                continue
            metadata = sidecars.get(member.removesuffix(PurePosixPath(member).suffix) + _META)
            yield from self._items(
                data,
                f"{name}/{member}",
                f"{path.as_posix()}/{member}",
                kind_of(member),
                metadata if kind_of(member) in TEXT | PAGES else None,
                stamp if self.trust_file_dates else None,
            )
        for member in sidecars:
            if not _partner(member, members.__contains__):
                yield Skipped(f"{name}/{member}", "metadata without its report; put it beside the file it describes")

    def _items(
        self, data: bytes, name: str, address: str, kind: str, metadata: bytes | None, stamp: date | None
    ) -> Iterator[Report | Skipped]:
        fields: dict[str, Any] = {}
        if metadata is not None:
            try:
                fields = _fields(metadata)
            except IngestError as error:
                yield Skipped(name, f"its metadata {PurePosixPath(name).stem}{_META}: {error}")
                return
        for item in read_bytes(data, name=name, address=address, kind=kind):
            if isinstance(item, Skipped):
                yield item
            else:
                yield self._report(item.with_metadata(fields) if fields else item, name, stamp)

    def _report(self, item: Item, file_name: str, stamp: date | None) -> Report:
        for day, basis in (
            (self.published, PublishedBasis.GIVEN),
            (self._tabled(item, file_name), PublishedBasis.TABLE),
            (item.published, PublishedBasis.METADATA),
        ):
            if day is not None:
                report = item.report(day, basis)
                break
        else:
            report = item.report(None, PublishedBasis.UNKNOWN)
            if report.published.day is None and stamp is not None:
                report = item.report(stamp, PublishedBasis.FILE)
        return report if report.outlet or not self.outlet else replace(report, outlet=self.outlet)

    def _tabled(self, item: Item, file_name: str) -> date | None:
        path = PurePosixPath(item.name)
        keys = [item.name, item.address, path.name, path.stem]
        if item.name == file_name:
            keys.append(file_name)
        return next((self.table[key] for key in keys if key in self.table), None)


def _fields(metadata: bytes) -> dict[str, Any]:
    try:
        found = json.loads(decode(metadata)[0].lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise IngestError(f"broken JSON ({error}); mend it") from error
    if not isinstance(found, dict):
        raise IngestError("no JSON object; write one")
    return {key: value for key, value in found.items() if key.casefold() not in {"text", "body", "content", "article"}}


def _partner(name: str, exists: Any) -> bool:
    stem = name.removesuffix(_META)
    return any(exists(stem + ending) for ending in sorted(TEXT | PAGES))


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
