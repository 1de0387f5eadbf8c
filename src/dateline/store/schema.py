"""Making a record, telling whether a file is one, and bringing an older one up to date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, inspect, select, text

from dateline.errors import RecordError
from dateline.store import tables
from dateline.store.dialect import guard, make_words

SCHEMA = 4
"""Version of the tables that this dateline writes."""


def _judgements(connection: Connection) -> None:
    """Judgements get a key and a time; no dateline wrote the table before, so it is made anew."""
    connection.execute(text("DROP TABLE judgement"))
    tables.judgement.create(connection)
    guard(connection, "judgement")
    connection.execute(text("ALTER TABLE resolution ADD COLUMN upto_judgement INTEGER DEFAULT 0 NOT NULL"))


def _parts(connection: Connection) -> None:
    """What reports are brought together by is kept; the next settling fills the new tables."""
    for table in (tables.trait, tables.hint, tables.overlap):
        table.create(connection)
        guard(connection, table.name)
    connection.execute(text("ALTER TABLE resolution ADD COLUMN reports INTEGER DEFAULT 0 NOT NULL"))
    connection.execute(text("ALTER TABLE claim_link ADD COLUMN origin VARCHAR"))
    connection.execute(text("ALTER TABLE report_link ADD COLUMN part VARCHAR DEFAULT '' NOT NULL"))
    connection.execute(text("CREATE INDEX ix_report_link_part ON report_link (part)"))


def _open_days(connection: Connection) -> None:
    """Reports without a day are found without a look at the others."""
    connection.execute(text(f"CREATE INDEX IF NOT EXISTS reading_open ON reading (report) WHERE {tables.OPEN_DAY}"))


MIGRATIONS: dict[int, Callable[[Connection], None]] = {1: _judgements, 2: _parts, 3: _open_days}
"""From a version to the next: ``MIGRATIONS[1]`` makes version 2 of version 1. Each runs in one transaction."""

# A plain list and not Alembic: tables only grow, and a step is a few lines that run on both databases.


def settle(connection: Connection, path: str) -> None:
    """Make the tables in an empty file, or bring those of an older dateline up to date.

    Raises:
        RecordError: the file holds something else, or is of a newer dateline.
    """
    names = set(inspect(connection).get_table_names())
    if not names:
        _make(connection)
        return
    if tables.schema.name not in names:
        raise RecordError(f"{path}: a database, but not a dateline record; name another file")
    version = connection.execute(select(func.max(tables.schema.c.version))).scalar_one()
    if version > SCHEMA:
        raise RecordError(
            f"{path}: written by a newer dateline (tables of version {version}, this one knows {SCHEMA}); "
            "install a newer dateline"
        )
    for step in range(version, SCHEMA):
        MIGRATIONS[step](connection)
        _stamp(connection, step + 1)


def _make(connection: Connection) -> None:
    tables.metadata.create_all(connection)
    make_words(connection)
    for table in tables.metadata.tables:
        guard(connection, table)
    _stamp(connection, SCHEMA)


def _stamp(connection: Connection, version: int) -> None:
    connection.execute(insert(tables.schema).values(version=version, recorded_at=datetime.now(UTC)))
