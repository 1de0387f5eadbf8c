"""The file of a record: opened, read and written in transactions, its errors told in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from dateline.errors import RecordError
from dateline.store import schema

_WAIT = 60
"""Seconds to wait for another process that writes."""

_MAGIC = b"SQLite format 3\0"


class Store:
    """The file of one record. Reading and writing go through ``reading()`` and ``writing()``, one transaction each."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        if not create and not path.exists():
            raise RecordError(f"{path}: no such record; dateline read FOLDER --record {path} makes one")
        with _telling(path):
            fresh = _is_fresh(path)
            self._engine = _engine(path)
            if fresh:
                # Kept by the file, so set once; readers do not block the writer, nor the writer readers.
                with self._engine.connect() as connection:
                    connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]
        with self.writing() if fresh or self._old() else self.reading() as connection:
            schema.settle(connection, str(path))

    def _old(self) -> bool:
        """Whether the tables are of an older version, told without taking the write lock."""
        with self.reading() as connection:
            known = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'dateline_schema'").scalar()
            if not known:
                return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
            version = connection.exec_driver_sql("SELECT max(version) FROM dateline_schema").scalar()
            return bool(version is None or version < schema.SCHEMA)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the record: what others write meanwhile is not seen."""
        with _telling(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing: what is written within is there whole, or not at all."""
        with _telling(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(dateline_write=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        self._engine.dispose()


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


def _engine(path: Path) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: one that starts by reading could be refused it later.
        write = connection.get_execution_options().get("dateline_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _connect(path: Path) -> Any:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys=ON")
    # FULL: a report that was acknowledged survives a power cut, not only a kill. Some ten commits a second bear it.
    connection.execute("PRAGMA synchronous=FULL")
    return connection


_REMEDIES = (
    ("not a database", "not a dateline record; name another file"),
    ("malformed", "the file is damaged; take your last copy, or read the reports again into a new record"),
    ("locked", f"another program has kept it locked for {_WAIT} seconds; try again when it is done"),
    ("disk is full", "the disk is full; free some space and run the same command again, what was read stays"),
    ("readonly", "the file cannot be written; check its permissions or copy it elsewhere"),
    ("unable to open", "the file cannot be opened; check its permissions and those of its folder"),
    ("disk i/o", "the disk does not answer as it should; check it, then run the same command again"),
)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _told(path, str(error.orig)) from error
    except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
        raise _told(path, str(error)) from error


def _told(path: Path, fault: str) -> RecordError:
    for words, remedy in _REMEDIES:
        if words in fault.lower():
            return RecordError(f"{path}: {remedy}")
    return RecordError(f"{path}: {fault}")
