"""A record in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from dateline.errors import RecordError

WAIT = 60
"""Seconds to wait for another process that writes."""

_MAGIC = b"SQLite format 3\0"

REMEDIES = (
    ("not a database", "not a dateline record; name another file"),
    ("malformed", "the file is damaged; take your last copy, or read the reports again into a new record"),
    ("locked", f"another program has kept it locked for {WAIT} seconds; try again when it is done"),
    ("disk is full", "the disk is full; free some space and run the same command again, what was read stays"),
    ("readonly", "the file cannot be written; check its permissions or copy it elsewhere"),
    ("unable to open", "the file cannot be opened; check its permissions and those of its folder"),
    ("disk i/o", "the disk does not answer as it should; check it, then run the same command again"),
)
"""Part of the database's fault, and what to tell the user instead."""


class SQLite:
    """The file of a record."""

    remedies: Sequence[tuple[str, str]] = REMEDIES
    writes: Mapping[str, Any] = MappingProxyType({"dateline_write": True})

    def __init__(self, path: Path) -> None:
        self.path: Path | None = path
        self._path = path
        self.name = str(path)

    def exists(self) -> bool:
        """Whether there is a file."""
        return self._path.exists()

    def open(self) -> tuple[Engine, bool]:
        """The engine, and whether the file is new and still without tables.

        Raises:
            RecordError: it is a folder, something else than a database, or its folder is not there.
        """
        fresh = _is_fresh(self._path)
        engine = create_engine("sqlite://", creator=lambda: _connect(self._path), poolclass=QueuePool)

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # A writer takes the lock at once: one that starts by reading could be refused it later.
            write = connection.get_execution_options().get("dateline_write", False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

        if fresh:
            # Kept by the file, so set once; readers do not block the writer, nor the writer readers.
            with engine.connect() as connection:
                connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]
        return engine, fresh

    def lock(self, connection: Connection) -> None:
        """Nothing: a writing transaction has begun with the lock."""


def _is_fresh(path: Path) -> bool:
    if not path.parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}; make it first")
    if path.is_dir():
        raise RecordError(f"{path}: a folder, not a record; name a file in it")
    if not path.exists() or path.stat().st_size == 0:
        return True
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise RecordError(f"{path}: not a dateline record; name another file")
    return False


def _connect(path: Path) -> Any:
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys=ON")
    # FULL: a report that was acknowledged survives a power cut, not only a kill. Some ten commits a second bear it.
    connection.execute("PRAGMA synchronous=FULL")
    return connection
