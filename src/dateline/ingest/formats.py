"""One file's bytes to items, by the kind that its name says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from dateline.errors import IngestError
from dateline.ingest.encoding import decode
from dateline.ingest.html import declared_charset, read_page
from dateline.ingest.item import LIMIT, Item
from dateline.ingest.paragraphs import find_paragraphs
from dateline.ingest.structured import Given, read_json, read_json_lines, read_table
from dateline.model.report import Skipped
from dateline.model.vocabulary import ZoneKind

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
KINDS = TEXT | PAGES | {".json", ".jsonl", ".ndjson", ".csv", ".tsv"}
"""Endings of the files that can be read, besides .zip and those of ``STREAMS``."""

WARCS = frozenset({".warc", ".warc.gz", ".wet", ".wet.gz"})
LINES = frozenset({".jsonl.gz", ".ndjson.gz"})
STREAMS = WARCS | LINES | {".parquet"}
"""Endings of files that are read piece by piece, however large."""

TOO_LARGE = f"over {LIMIT // 2**20} MB; split it"
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)


def kind_of(name: str) -> str:
    """The ending of a file's name, lower case; of a packed one, both."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    packed = "".join(suffixes[-2:])
    return packed if packed in STREAMS else "".join(suffixes[-1:])


def unknown_kind(name: str) -> str:
    """Why a file of this name cannot be read, for people."""
    what = kind_of(name) or "a name without an ending"
    return f"unknown type ({what}); known are {' '.join(sorted(KINDS | STREAMS))} .zip"


def read_bytes(data: bytes, *, name: str, address: str, kind: str, charset: str = "") -> Iterator[Item | Skipped]:
    """All items of one file.

    Args:
        data: The whole file.
        name: As the reports of it shall be called.
        address: Where it was read from.
        kind: One of ``KINDS``.
        charset: As whoever sent it declared it; it beats what the page says of itself.

    Yields:
        At least one Item or Skipped; a list or table gives one for each entry.
    """
    if not data.strip(b" \t\r\n\0") and b"\0" not in data:
        yield Skipped(name, "empty; give a file with text")
        return
    try:
        text, encoding = decode(data, declared=charset or (declared_charset(data) if kind in PAGES else ""))
    except IngestError as error:
        yield Skipped(name, str(error))
        return
    given: Given = (name, address, encoding, hashlib.sha256(data).hexdigest())
    if not text.strip("\ufeff \t\r\n\v\f\x85\xa0\u2028\u2029"):
        yield Skipped(name, "empty; give a file with text")
    elif kind in PAGES:
        yield _page(text, given)
    elif kind == ".json":
        yield from read_json(text, given)
    elif kind in (".jsonl", ".ndjson"):
        yield from read_json_lines(text, given)
    elif kind in (".csv", ".tsv"):
        yield from read_table(text, given, tabs=kind == ".tsv")
    else:
        yield _text(text, given, marked=kind in (".md", ".markdown"))


def sniff(data: bytes) -> str:
    """The kind of bytes that come without a name, as from standard input."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb"<(!doctype html|html|head|body)\b", start, re.IGNORECASE):
        return ".html"
    if start.startswith(b"{"):
        return ".jsonl" if re.search(rb"\}\s*\n\s*\{", data) else ".json"
    return ".json" if re.match(rb"\[\s*\{", start) else ".txt"


def _page(text: str, given: Given) -> Item | Skipped:
    name, address, encoding, sha256 = given
    page = read_page(text)
    if page is None:
        return Skipped(name, "the page shows no text; save it after it has loaded, or copy its text to .txt")
    return Item(
        name,
        page.text,
        address=address,
        encoding=encoding,
        bytes_sha256=sha256,
        published=page.published,
        outlet=page.outlet,
        headline=page.headline,
        bylines=page.bylines,
        # No language: a page's lang attribute is often that of the site's software, and its words say more.
        paragraphs=page.paragraphs,
        hints=page.hints,
    )


def _text(text: str, given: Given, *, marked: bool) -> Item:
    name, address, encoding, sha256 = given
    item = Item(name, text, address=address, encoding=encoding, bytes_sha256=sha256)
    if not marked:
        return item
    front = _FRONT.match(text)
    paragraphs = find_paragraphs(text)
    hints = {p.start: ZoneKind.FURNITURE for p in paragraphs if front and p.end <= front.end()}
    for para in paragraphs:
        if para.start not in hints and text.startswith("# ", para.start):
            hints[para.start] = ZoneKind.HEADLINE
            break
    item = replace(item, paragraphs=paragraphs, hints=hints)
    if front is None:
        return item
    pairs = re.findall(r"^([\w -]+?)[ \t]*:[ \t]*(.+?)[ \t]*$", front[1], re.MULTILINE)
    return item.with_metadata({key: value.strip("\"'") for key, value in pairs})
