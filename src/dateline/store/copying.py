"""The file of a record made small, and copied while it is written."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from dateline.errors import RecordError, UsageError
from dateline.store.engine import Store


def compact(store: Store) -> tuple[int, int]:
    """Give space that nothing uses back to the disk; no row is dropped. Bytes before and after.

    Raises:
        RecordError: another process keeps the record, or the disk has no room for a second copy.
        UsageError: the record is on a server, which does that itself.
    """
    path = _file(store, "compact")
    before = size_of(path)
    with store.telling(), contextlib.closing(_alone(path)) as connection:
        connection.execute("INSERT INTO report_words(report_words) VALUES ('optimize')")
        connection.execute("VACUUM")
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, size_of(path)


def backup(store: Store, target: Path) -> int:
    """Copy the record as it stands at this moment, whole, while others may go on writing. Bytes written.

    Raises:
        RecordError: the copy cannot be written.
        UsageError: there is something of that name, or the record is on a server.
    """
    path = _file(store, "backup")
    if target.exists():
        raise UsageError(f"{target}: is there already; name a new file")
    if not target.parent.is_dir():
        raise UsageError(f"{target}: there is no folder {target.parent}; make it first")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with (
            store.telling(),
            contextlib.closing(_alone(path)) as source,
            contextlib.closing(sqlite3.connect(part)) as copy,
        ):
            # All pages in one step: one moment of the record, and nobody who writes has to wait.
            source.backup(copy, pages=-1)
            told = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if told != "ok":
                raise RecordError(f"{path}: the copy is not whole ({told}); look with: dateline check --record {path}")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{part}{ending}").unlink(missing_ok=True)
        raise
    return target.stat().st_size


def size_of(path: Path) -> int:
    """Bytes of a record's file, with what is written and not yet folded in."""
    files = [Path(f"{path}{ending}") for ending in ("", "-wal")]
    return sum(file.stat().st_size for file in files if file.exists())


def _file(store: Store, what: str) -> Path:
    if store.path is None:
        raise UsageError(
            f"{store.name}: {what} is for a record in a file; a server has tools of its own (pg_dump, VACUUM)"
        )
    return store.path


def _alone(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=60, isolation_level=None)
