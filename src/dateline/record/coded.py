"""Claims that a person coded by hand, from a file in the exchange form, with their places in the texts found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from dateline.errors import UsageError
from dateline.model.rows import ReportRow
from dateline.model.vocabulary import EventType, Group, Measure, SourceKind, Status

KINDS = ("figure", "event", "statement")

_CLOSED: dict[str, type[StrEnum]] = {
    "measure": Measure,
    "group": Group,
    "status": Status,
    "source_kind": SourceKind,
    "type": EventType,
}
_SOME = 5


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded claim: its line, report (key), kind, span and words, and the values that were given for it."""

    line: int
    report: str
    kind: str
    start: int
    end: int
    text: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CodedFile:
    """What a file holds: the reports (keys) that were coded, those without any claim included, and their claims."""

    reports: tuple[str, ...]
    claims: tuple[Coded, ...]


def read_coded(path: str | Path, reports: Iterable[ReportRow], text_of: Callable[[str], str]) -> CodedFile:
    """Read a file of coded claims, all of it or nothing.

    Args:
        path: JSON lines.
        reports: Of the record.
        text_of: The text of a report by its key.

    Raises:
        UsageError: the file cannot be read, names a report that the record does not have, or words that do not stand
            in it, or a value that is none of its closed list. The message names the line.
    """
    named = _names(reports)
    lines = _lines(Path(path))
    unknown = [f"{line}: {row['report']!r}" for line, row in lines if row["report"] not in named]
    if unknown:
        more = f" and {len(unknown) - _SOME} more" if len(unknown) > _SOME else ""
        raise UsageError(
            f"{path}: no report of this record is called so (line {'; line '.join(unknown[:_SOME])}{more}); "
            "give the name of its file, its address or its key, as dateline reports lists them"
        )
    claims = []
    for line, row in lines:
        key = named[row["report"]]
        if key is None:
            raise UsageError(f"{path}:{line}: several reports are called {row['report']!r}; give the key of one")
        if kind := _kind(row, f"{path}:{line}"):
            start, end = _span(row, text_of(key), f"{path}:{line}")
            claims.append(Coded(line, key, kind, start, end, text_of(key)[start:end], row))
    keys = dict.fromkeys(key for _, row in lines if (key := named[row["report"]]))
    return CodedFile(tuple(keys), tuple(claims))


def _names(reports: Iterable[ReportRow]) -> dict[str, str | None]:
    """Every word for a report to its key; None where it stands for several. Whole names go before shortened ones."""
    exact: dict[str, str | None] = {}
    short: dict[str, str | None] = {}
    for row in reports:
        file = PurePosixPath(row.name.replace("\\", "/"))
        for names, words in ((exact, {row.key, row.name, row.address}), (short, {file.name, file.stem})):
            for word in words - {""}:
                names[word] = row.key if names.get(word, row.key) == row.key else None
    return short | exact


def _lines(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); give a file of JSON lines in UTF-8") from None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UsageError(f"{path}:{number}: is no JSON ({error}); write one object a line") from None
        if not isinstance(row, dict) or not isinstance(row.get("report"), str):
            raise UsageError(f"{path}:{number}: a line is an object with a field report, the name of a report")
        rows.append((number, row))
    if not rows:
        raise UsageError(f"{path}: holds no line; write one coded claim a line (docs/guides/scoring.md)")
    return rows


def _kind(row: Mapping[str, Any], where: str) -> str:
    """Kind of a line; "" for one that only names a report in which there is nothing."""
    kind = row.get("kind") or next((k for k, f in (("figure", "measure"), ("event", "type")) if f in row), "")
    if not kind and not {"text", "start", "end"} & set(row):
        return ""
    if kind not in KINDS:
        raise UsageError(f"{where}: kind {kind!r}: there is {', '.join(KINDS)}")
    for name in ("low", "high"):
        if not isinstance(row.get(name), int | float | None):
            raise UsageError(f"{where}: {name} {row[name]!r}: write a number, or null where the words set no bound")
    for name, known in _CLOSED.items():
        if row.get(name) not in (None, "", *known):
            raise UsageError(f"{where}: {name} {row[name]!r}: there is {', '.join(known)}")
    return str(kind)


def _span(row: Mapping[str, Any], text: str, where: str) -> tuple[int, int]:
    words, around = row.get("text"), row.get("in")
    start, end = row.get("start"), row.get("end")
    if isinstance(start, int) and isinstance(end, int):
        if not 0 <= start < end <= len(text) or (words and text[start:end] != words):
            found = text[max(start, 0) : end][:60]
            told = f"the text has {found!r} at {start}-{end}" + (f", and not {words!r}" if words else "")
            raise UsageError(f"{where}: {told}; offsets count code points of the text as dateline keeps it")
        return start, end
    if not isinstance(words, str) or not words:
        raise UsageError(f"{where}: say which words it is: text, or start and end")
    base = 0
    if isinstance(around, str) and around:
        base, text = _once(around, text, where), around
    start = base + _once(words, text, where)
    return start, start + len(words)


def _once(words: str, text: str, where: str) -> int:
    times = text.count(words)
    if times != 1:
        told = f"{words[:60]!r} stands {times} times in the text" if times else f"{words[:60]!r} is not in the text"
        raise UsageError(f"{where}: {told}; give start and end, or a longer piece that stands once as in")
    return text.index(words)
