"""Which files a user means: files, folders, globs; sorted, hidden files passed over, loops cut."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.model.report import Skipped

STDIN = "-"
# A record that lies among the reports it was read from (``dateline read .``) is no report of itself.
_MANY = (".zip", ".csv", ".tsv", ".gz", ".warc", ".wet", ".parquet")
"""Endings of files that hold nobody knows how many."""
_RECORDS = (".dateline", ".dateline-wal", ".dateline-shm", ".dateline-journal")


@dataclass(frozen=True)
class Found:
    """One file to read. ``name`` is how its report is called: the path inside the folder given, or the file's name.

    It lies at ``address``, if that is not "", else at ``path`` on this machine.
    """

    path: Path = Path()
    name: str = ""
    address: str = ""

    @property
    def file(self) -> str:
        """The file's own name."""
        return (self.address or self.path.as_posix()).rpartition("/")[2]


def find_files(given: str | os.PathLike[str]) -> Iterator[Found | Skipped]:
    """The files that one given path means, at least one Found or Skipped.

    A folder is searched through, in order of name; hidden files and folders (".x") and records are passed over, but not
    one that was given itself. A name with ``*``, ``?`` or ``[`` that is no file is a glob, ``**`` any depth.
    """
    words = os.fspath(given)
    path = Path(words)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists() or path.is_symlink():
            yield Found(path, path.name)
        elif glob.has_magic(words):
            yield from _glob(words)
        else:
            yield Skipped(words, "no such file; check the name")
    except (OSError, ValueError) as error:  # a name too long, or one with a zero byte
        yield Skipped(words, f"cannot be looked up ({reason(error)}); check the name")


def how_many(given: Iterable[str | os.PathLike[str]]) -> int | None:
    """How many items some paths will give, told from names and ends of lines alone; None if that cannot be told.

    An estimate: a file may turn out to hold none, or several.
    """
    count = 0
    for path in given:
        if path == STDIN:
            return None
        if "://" in os.fspath(path):
            return None
        for found in find_files(path):
            ending = "" if isinstance(found, Skipped) else found.path.suffix.lower()
            if ending in _MANY:
                return None
            if not isinstance(found, Skipped) and found.name.endswith(".meta.json"):
                continue
            count += _lines(found.path) if isinstance(found, Found) and ending in (".jsonl", ".ndjson") else 1
    return count


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 1


def reason(error: Exception) -> str:
    """An error of the system in a few words."""
    return getattr(error, "strerror", None) or " ".join(str(error).split()) or type(error).__name__


def _glob(pattern: str) -> Iterator[Found | Skipped]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    files = [match for match in matches if not Path(match).is_dir()]
    # "reports/*" means the files in it; folders are meant only where nothing else is.
    for match in files or matches:
        yield from find_files(match)
    if not matches:
        yield Skipped(pattern, "no file fits; check the pattern")


def _folder(top: Path) -> Iterator[Found | Skipped]:
    empty = True
    for found in _walk(top, top, frozenset({_identity(top)})):
        empty = False
        yield found
    if empty:
        yield Skipped(str(top), "nothing in this folder; give one with reports")


def _walk(top: Path, folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Found | Skipped]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(folder.as_posix(), f"cannot be opened ({reason(error)}); check its permissions")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(_RECORDS):
            continue
        name = entry.relative_to(top).as_posix()
        try:
            if not entry.is_dir():
                yield Found(entry, name)
                continue
            identity = _identity(entry)
        except OSError as error:
            yield Skipped(name, f"cannot be looked up ({reason(error)}); remove the link")
            continue
        if identity in above:
            yield Skipped(name, "a link back to a folder above it; remove the link")
        else:
            yield from _walk(top, entry, above | {identity})


def _identity(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_dev, stat.st_ino
