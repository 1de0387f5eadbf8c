"""Files that are too large to be held: their items, one after the other, out of an open stream."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, cast

from dateline.errors import IngestError
from dateline.ingest.formats import TOO_LARGE, WARCS
from dateline.ingest.item import FIELDS, LIMIT, Item, fold
from dateline.ingest.structured import Given, item_of, read_line, why_no_reports
from dateline.ingest.warc import read_warc
from dateline.model.report import Skipped

_ROWS = 256
_FIELDS = frozenset(name for names in FIELDS.values() for name in names)

Met = tuple[Item | Skipped, date | None]
"""What was met, and the day on which it was fetched, where the file tells it."""


def read_stream(stream: BinaryIO, *, name: str, address: str, kind: str) -> Iterator[Met]:
    """All items of one file.

    Args:
        stream: Can be sought in.
        name: As the reports of it shall be called that have no name of their own.
        address: Where it was read from.
        kind: One of ``formats.STREAMS``, or that of JSON lines.

    Yields:
        At least one Item or Skipped.

    Raises:
        IngestError: what reads this kind is not installed.
    """
    if kind in WARCS:
        yield from read_warc(stream, name)
        return
    given = (name, address, "utf-8", "")
    items = _rows(stream, given) if kind == ".parquet" else _lines(stream, given, packed=kind.endswith(".gz"))
    for item in items:
        yield item, None


def _lines(stream: BinaryIO, given: Given, *, packed: bool) -> Iterator[Item | Skipped]:
    name, number, empty = given[0], 0, True
    source = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if packed else stream
    try:
        while line := source.readline(LIMIT + 1):
            number += 1
            if len(line) > LIMIT:
                yield Skipped(f"{name}:{number}", TOO_LARGE)
                return
            try:
                words = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                empty = False
                yield Skipped(f"{name}:{number}", "broken UTF-8; write the line as UTF-8")
                continue
            if words.strip():
                empty = False
                yield read_line(words, number, given)
    except EOFError:
        yield Skipped(f"{name}:{number + 1}", "truncated: the packed file ends here; fetch it again")
        return
    except (OSError, zlib.error) as error:
        yield Skipped(f"{name}:{number + 1}", f"broken from here on ({_told(error)}); fetch it again")
        return
    if empty:
        yield Skipped(name, "empty; give a file with text")


def _rows(stream: BinaryIO, given: Given) -> Iterator[Item | Skipped]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise IngestError("PyArrow is not installed; pip install 'dateline[crawl]' brings it") from error
    name, number = given[0], 0
    try:
        file = parquet.ParquetFile(stream)
        if b"dateline" in (file.metadata.metadata or {}):
            yield Skipped(name, "what a cluster read; take its folder in with dateline import")
            return
        columns = list(file.schema_arrow.names)
        wanted = [column for column in columns if fold(column) in _FIELDS]
        if not set(FIELDS["text"]) & {fold(column) for column in wanted}:
            yield Skipped(name, why_no_reports(columns))
            return
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield item_of({key: _plain(value) for key, value in row.items()}, f"{name}#{number}", given)
    except (pa.ArrowException, OSError) as error:
        yield Skipped(f"{name}#{number + 1}", f"broken from here on ({_told(error)}); make the file anew")
        return
    if not number:
        yield Skipped(name, "no rows in it; give a table with reports")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
