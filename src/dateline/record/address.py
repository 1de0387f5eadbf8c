"""What records are called, and whether they are there, before one is opened."""

from __future__ import annotations

from pathlib import Path

from dateline.store.engine import database_at, telling


def name_of(address: str | Path) -> str:
    """What a record is called where people read it: a path, or an address without its password."""
    return database_at(address).name


def is_there(address: str | Path) -> bool:
    """Whether there is something of that path or address.

    Raises:
        RecordError: the server does not answer.
    """
    database = database_at(address)
    with telling(database):
        return database.exists()
