"""Web archives (WARC) to items: one report a page that was crawled.

FastWARC reads the records. It stops without a word where a file was cut off, and altogether at the first broken record;
so each record's length is held against what is there, and after a broken one reading goes on at the next that is whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, BinaryIO

from dateline.errors import IngestError
from dateline.ingest.formats import TOO_LARGE, read_bytes
from dateline.ingest.item import LIMIT, Item
from dateline.model.report import Skipped

TRUNCATED = "truncated record"
BROKEN = "broken record"
"""How the reasons of damaged records begin."""

_START = b"WARC/1."
_PACKED = b"\x1f\x8b\x08"
_STEP = 1 << 20
_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_DIGESTS = ("sha1:", "sha256:")


@dataclass
class _Left:
    """Pages that hold no report, by reason: counted, since a crawl has many of them."""

    counts: dict[str, int]

    def add(self, reason: str) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + 1

    def told(self, name: str) -> Iterator[Skipped]:
        for reason, count in sorted(self.counts.items()):
            yield Skipped(name, f"{count:,} x {reason}; nothing to do")


def read_warc(stream: BinaryIO, name: str) -> Iterator[tuple[Item | Skipped, date | None]]:
    """All pages of a web archive, plain or packed with gzip.

    Args:
        stream: Can be sought in.
        name: The file, for what has no address of its own.

    Yields:
        An Item for each response, resource or conversion that is a page or plain text, with the day on which it was
        crawled, which is no day of publication. A Skipped for each record that is broken or was cut off, by its address
        or its place in the file, and one for each other reason, with how many there were of it.

    Raises:
        IngestError: FastWARC is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator
    except ModuleNotFoundError as error:
        raise IngestError("FastWARC is not installed; pip install 'dateline[crawl]' brings it") from error
    left = _Left({})
    packed = _is_packed(stream)
    at: int | None = 0
    met = False
    doubt = ""
    while at is not None:
        stream.seek(at)
        last = after = at
        whole = False
        try:
            for record in ArchiveIterator(stream, parse_http=False):
                if doubt:
                    yield Skipped(doubt, f"{BROKEN}: what follows it is no record, up to the next"), None
                    doubt = ""
                met = whole = True
                last = at + record.stream_pos
                after = last + 1
                found, cut = _record(record, name, last, left)
                if found is not None:
                    yield found
                if cut:
                    raise _CutError
                after = last + (1 if packed else record.content_length)
            break
        except _CutError:
            # What follows may have been taken for a part of it.
            at = _next(stream, last + 1, packed)
        except OSError as error:
            if whole:
                # Whether the next that can be found is the broken one or stands behind it shows when it is read.
                doubt = f"{name}@{last}"
            elif met or at:
                yield Skipped(f"{name}@{at}", f"{BROKEN}: {_line(error)}"), None
                doubt = ""
            at = _next(stream, max(after, at + 1), packed)
    if doubt:
        yield Skipped(doubt, f"{BROKEN}: what follows it is no record, up to the end"), None
    elif not met:
        yield Skipped(name, "no WARC record in it; give a web archive, plain or packed with gzip"), None
    for skipped in left.told(name):
        yield skipped, None


class _CutError(Exception):
    """A record was shorter than it says."""


Met = tuple[Item | Skipped, date | None]


def _record(record: Any, name: str, at: int, left: _Left) -> tuple[Met | None, bool]:
    """What one record gives, and whether it was cut off; None for one that is no report and needs no word."""
    kind = record.headers.get("WARC-Type") or ""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    where = address or f"{name}@{at}"
    length = record.headers.get("Content-Length") or ""
    if not length.isdecimal():
        return (Skipped(f"{name}@{at}", f"{TRUNCATED}: its head ends before its length; crawl it again"), None), True
    if record.content_length > LIMIT:
        return (Skipped(where, TOO_LARGE), None), False
    block = record.reader.read()
    if len(block) < record.content_length:
        told = f"{TRUNCATED}: {len(block):,} of {record.content_length:,} bytes; crawl it again"
        return (Skipped(where, told), None), True
    if kind not in ("response", "resource", "conversion"):
        return None, False
    record.set_bytes_content(block)
    digest = (record.headers.get("WARC-Block-Digest") or "").casefold()
    if digest.startswith(_DIGESTS) and not record.verify_block_digest():
        return (Skipped(where, f"{BROKEN}: not the bytes that its digest was made of; crawl it again"), None), False
    if cut := record.headers.get("WARC-Truncated"):
        told = f"{TRUNCATED}: the crawler stopped within it ({cut}); crawl it again"
        return (Skipped(where, told), None), False
    return _page(record, kind, where, left), False


def _page(record: Any, kind: str, where: str, left: _Left) -> Met | None:
    media, charset = (record.headers.get("Content-Type") or "").partition(";")[0].strip().casefold(), ""
    try:
        if kind == "response":
            record.parse_http(auto_decode="all")
            status = record.http_headers.status_code if record.http_headers is not None else None
            if status is None or not 200 <= status < 300:
                left.add(f"answered with status {status}")
                return None
            media, charset = (record.http_content_type or "").casefold(), record.http_charset or ""
        data = record.reader.read()
    except (OSError, ValueError) as error:
        return Skipped(where, f"{BROKEN}: {_line(error)}; crawl it again"), None
    if media not in _KINDS:
        left.add(f"no text but {media or 'of no type'}")
        return None
    # One page is one item.
    (item,) = read_bytes(data, name=where, address=where, kind=_KINDS[media], charset=charset)
    try:
        day = record.record_date.date()
    except (ValueError, AttributeError):
        day = None
    return (replace(item, address=where) if isinstance(item, Item) else item), day


def _is_packed(stream: BinaryIO) -> bool:
    stream.seek(0)
    return stream.read(len(_PACKED)) == _PACKED


def _next(stream: BinaryIO, at: int, packed: bool) -> int | None:
    """Where the next record begins at or after a place; None if there is none."""
    mark = _PACKED if packed else b"\n" + _START
    begin = max(0, at - (not packed))
    held = b""
    while True:
        stream.seek(begin + len(held))
        more = stream.read(_STEP)
        held += more
        found = held.find(mark)
        while found >= 0:
            place = begin + found + (not packed)
            if not packed or _holds_record(stream, place):
                return place
            found = held.find(mark, found + 1)
        if not more:
            return None
        keep = len(mark) - 1
        begin, held = begin + len(held) - keep, held[-keep:]


def _holds_record(stream: BinaryIO, at: int) -> bool:
    """Whether what is packed here begins as a record does."""
    stream.seek(at)
    try:
        return zlib.decompressobj(31).decompress(stream.read(4096), len(_START)) == _START
    except zlib.error:
        return False


def _line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
