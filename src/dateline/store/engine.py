"""A record's database: opened, read and written in transactions, its errors told in plain words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from dateline.errors import RecordError
from dateline.store import schema, tables
from dateline.store.postgres import Postgres, is_address
from dateline.store.sqlite import SQLite


class Database(Protocol):
    """Where a record is kept: a file, or a schema on a server.

    Attributes:
        name: What people call it: a path, or an address without its password.
        path: The file, None for a record on a server.
        remedies: Part of a fault's words, and what to tell the user instead.
        writes: Options of a connection that writes.
    """

    name: str
    path: Path | None
    remedies: Sequence[tuple[str, str]]
    writes: Mapping[str, Any]

    def exists(self) -> bool:
        """Whether there is a record, or at least a file of that name."""
        ...

    def open(self) -> tuple[Engine, bool]:
        """The engine, and whether there is nothing in it so far."""
        ...

    def lock(self, connection: Connection) -> None:
        """Wait until no other process writes."""
        ...


class Store:
    """The database of one record. Reading and writing go through ``reading()`` and ``writing()``, one transaction each.

    Attributes:
        name: A path, or an address without its password.
        path: The file; None for a record on a server.
    """

    def __init__(self, address: str | Path, *, create: bool = True) -> None:
        self._database = database_at(address)
        self.path = self._database.path
        self.name = self._database.name
        with self.telling():
            if not create and not self._database.exists():
                raise RecordError(
                    f"{self.name}: there is no such record; make one with: dateline read FOLDER --record {self.name}"
                )
        for pause in (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 0.0):
            try:
                self._settle()
                break
            except RecordError as error:
                # Another process is making the record at this moment, and SQLite does not wait for that.
                if not pause or "locked" not in str(error.__cause__):
                    raise
                time.sleep(pause)

    def _settle(self) -> None:
        with self.telling():
            self._engine, fresh = self._database.open()
        try:
            with self.writing() if fresh or self._old() else self.reading() as connection:
                schema.settle(connection, self.name)
        except BaseException:
            self.close()
            raise

    def _old(self) -> bool:
        """Whether the tables are of an older version, told without taking the write lock."""
        with self.reading() as connection:
            if not connection.dialect.has_table(connection, tables.schema.name):
                return False
            version = connection.execute(select(func.max(tables.schema.c.version))).scalar()
            return bool(version is None or version < schema.SCHEMA)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the record: what others write meanwhile is not seen."""
        with self.telling(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing: what is written within is there whole, or not at all. One process writes at a time."""
        with self.telling(), self._engine.connect() as plain:
            connection = plain.execution_options(**self._database.writes)
            with connection.begin():
                self._database.lock(connection)
                yield connection

    def close(self) -> None:
        """Close the database; closing twice is fine."""
        self._engine.dispose()

    def telling(self) -> AbstractContextManager[None]:
        """Faults of the database as errors that say what to do."""
        return telling(self._database)


def database_at(address: str | Path) -> Database:
    """Where a record is kept, not opened yet.

    Raises:
        UsageError: the address of a server makes no sense.
    """
    server = isinstance(address, str) and is_address(address)
    return Postgres(str(address)) if server else SQLite(Path(address))


@contextmanager
def telling(database: Database) -> Iterator[None]:
    """Faults of the database as errors that say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _told(database, str(error.orig)) from error
    except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
        raise _told(database, str(error)) from error


def _told(database: Database, fault: str) -> RecordError:
    for words, remedy in database.remedies:
        if words in fault.lower():
            return RecordError(f"{database.name}: {remedy}")
    return RecordError(f"{database.name}: {fault}")
