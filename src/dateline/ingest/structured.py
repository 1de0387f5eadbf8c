"""JSON, JSON lines and tables: one item an object, a line or a row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.ingest.item import FIELDS, Item, item_of_fields, read_fields
from dateline.model.report import Skipped

_LISTS = ("articles", "reports", "items", "documents", "docs", "results", "data", "entries", "stories")
_NO_TEXT = f"no text; it needs one of the fields {', '.join(FIELDS['text'][:4])}"
Given = tuple[str, str, str, str]
"""Name, address, encoding and SHA-256 of a file."""


def read_json(text: str, given: Given) -> Iterator[Item | Skipped]:
    """One object, a list of objects, or an object that holds such a list."""
    name = given[0]
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        # Files of JSON lines are often called .json.
        if len(lines) > 1 and _is_object(lines[0]):
            yield from read_json_lines(text, given)
            return
        yield Skipped(name, f"broken JSON: {_where(error)}; mend it or save the text as .txt")
        return
    if isinstance(found, dict) and "text" not in read_fields(found):
        found = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), found)
    if isinstance(found, dict):
        yield item_of(found, name, given)
    elif isinstance(found, list) and found:
        for number, one in enumerate(found, 1):
            yield item_of(one, f"{name}#{number}", given)
    else:
        yield Skipped(name, "it holds no reports; give one JSON object with a text, or a list of them")


def read_json_lines(text: str, given: Given) -> Iterator[Item | Skipped]:
    """One object a line; a broken line is skipped by its number and the others go on."""
    name, empty = given[0], True
    # Only a line feed ends a line here: U+2028 may stand inside a JSON string.
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        empty = False
        yield read_line(line, number, given)
    if empty:
        yield Skipped(name, "empty; give a file with text")


def read_line(line: str, number: int, given: Given) -> Item | Skipped:
    """One line of a file of JSON lines."""
    where = f"{given[0]}:{number}"
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Skipped(where, f"broken JSON: {_where(error)}; mend the line")
    return item_of(found, where, given)


def read_table(text: str, given: Given, *, tabs: bool) -> Iterator[Item | Skipped]:
    """One report a row, fields named by the first row."""
    name = given[0]
    text = text.lstrip("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = "\t" if tabs else max(",;\t|", key=head.count)
    csv.field_size_limit(2**31 - 1)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [column for column in rows.fieldnames or [] if column]
        if not set(FIELDS["text"]) & {column.strip().casefold().replace(" ", "_") for column in columns}:
            yield Skipped(name, why_no_reports(columns))
            return
        number = 0
        for number, row in enumerate(rows, 1):
            where = f"{name}:{rows.line_num}"
            if None in row:
                yield Skipped(where, "more fields than the first row names; check quotes and separators")
            else:
                yield item_of(row, f"{name}#{number}", given, where)
        if not number:
            yield Skipped(name, "no rows below the first; give a table with reports")
    except csv.Error as error:
        yield Skipped(f"{name}:{rows.line_num}", f"broken table: {error}; mend the line")


def why_no_reports(columns: list[str]) -> str:
    """Why a table of these columns holds no reports."""
    folded = {column.strip().casefold() for column in columns}
    if folded & {"date", "published"} and folded & {"name", "file", "report", "url"}:
        return "a table of dates, not of reports; give it with --dates"
    return f"no column with text among {', '.join(columns[:8]) or 'none'}; name one of them text"


def item_of(found: Any, name: str, given: Given, where: str = "") -> Item | Skipped:
    """The item of one object or row; Skipped, under ``where``, if it is none."""
    _, address, encoding, sha256 = given
    if not isinstance(found, dict):
        return Skipped(where or name, "no JSON object; give one object a report, with a text")
    item = item_of_fields(
        found, name=name, address=_own_address(address, name, given), encoding=encoding, bytes_sha256=sha256
    )
    if item is None:
        return Skipped(where or name, _NO_TEXT)
    try:
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return Skipped(where or name, "broken text (half of a surrogate pair); write the character whole")
    return item


def _own_address(address: str, name: str, given: Given) -> str:
    return address + name.removeprefix(given[0])


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _where(error: Exception) -> str:
    return re.sub(r" \(char \d+\)$", "", str(error)) if isinstance(error, ValueError) else "nested too deep"
