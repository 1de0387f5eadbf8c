"""A record on a PostgreSQL server, one schema of a database a record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema

from dateline.errors import RecordError, UsageError

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")

REMEDIES = (
    ("connection refused", "no server answers there; check host and port, and whether it runs"),
    ("could not translate host", "there is no host of that name; check the address"),
    ("failed to resolve host", "there is no host of that name; check the address"),
    ("no such file or directory", "no server answers there; check host and port, and whether it runs"),
    ("password", "the server does not let you in; check user and password (PGPASSWORD or ~/.pgpass)"),
    ("does not exist", "the server has no database or user of that name; make it first (createdb NAME)"),
    ("permission denied", "you may not do that there; ask who keeps the server for the right to it"),
    ("lock timeout", "another program has kept it locked too long; try again when it is done"),
    ("no space left", "the server's disk is full; free some space and run the same command again, what was read stays"),
    ("read-only transaction", "the server takes no writing; check whether it is a copy"),
    ("closed the connection", "the server went away; run the same command again, what was read stays"),
    ("terminating connection", "the server went away; run the same command again, what was read stays"),
)
"""Part of the server's fault, and what to tell the user instead."""

_WAIT = "60s"
_NAME = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")
"""A schema's name; those with pg_ are the server's own."""


class Postgres:
    """The server, database and schema of a record: ``postgresql://USER@HOST/DATABASE?record=NAME``."""

    remedies: Sequence[tuple[str, str]] = REMEDIES
    writes: Mapping[str, Any] = MappingProxyType({"isolation_level": "READ COMMITTED"})
    """How a writer differs: once it has the lock, it sees all that was written while it waited."""

    def __init__(self, address: str) -> None:
        url = make_url(address)
        query = dict(url.query)
        record = query.pop("record", "public")
        if not isinstance(record, str) or not _NAME.fullmatch(record):
            raise UsageError(f"record={record}: a name of small letters, digits and _ (not pg_...), as kazakhstan")
        self.record = record
        self.path: Path | None = None
        self._url = url.set(drivername="postgresql+psycopg", query=query)
        self.name = _without_password(url)

    def exists(self) -> bool:
        """Whether the schema holds a record."""
        engine = create_engine(self._url, poolclass=NullPool)
        try:
            return inspect(engine).has_table("dateline_schema", schema=self.record)
        finally:
            engine.dispose()

    def open(self) -> tuple[Engine, bool]:
        """The engine, and whether the schema is still without tables.

        Raises:
            RecordError: there is no driver.
        """
        try:
            door = create_engine(self._url, poolclass=NullPool)
        except ModuleNotFoundError as error:
            raise RecordError(
                f"{self.name}: the driver is not installed; pip install 'dateline[postgres]' brings it"
            ) from error
        # Before the engine that stays: it asks once which schema is its own, and that must be there by then.
        with door.begin() as connection:
            # Two that come first at once must not both make it.
            self.lock(connection)
            asked = inspect(connection)
            if self.record not in asked.get_schema_names():
                connection.execute(CreateSchema(self.record, if_not_exists=True))
            fresh = not asked.get_table_names(schema=self.record)
        door.dispose()
        # A reader sees one moment, however often it asks.
        engine = create_engine(self._url, pool_pre_ping=True, isolation_level="REPEATABLE READ")

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _: object) -> None:
            with connection.cursor() as cursor:
                # In quotes: a record may be called by a word of SQL ("order", "user").
                cursor.execute(f'SET search_path TO "{self.record}"')
                cursor.execute(f"SET lock_timeout = '{_WAIT}'")
            connection.commit()

        return engine, fresh

    def lock(self, connection: Connection) -> None:
        """Let writers of one record wait for each other: ids and record times must rise in the order of commits."""
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": f"dateline.{self.record}"})


def is_address(given: str) -> bool:
    """Whether a record is named by an address of a server."""
    return given.partition("://")[0] in SCHEMES and "://" in given


def _without_password(url: URL) -> str:
    return url._replace(password=None).render_as_string(hide_password=False)
