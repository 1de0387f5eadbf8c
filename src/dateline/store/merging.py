"""Several records into a new one: their histories, told again in the order of their record times.

What was received, read, skipped and judged is copied with the record time it had; what was brought together is left
to be done anew over all of it. The order in which the records are named is of no account, and what two of them hold
alike is there once.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from dateline.store import tables
from dateline.store.dialect import add_words
from dateline.store.engine import Store

_STEP = 500
"""Rows in one transaction."""

Entry = tuple[datetime, int, str, int, int, Any]
"""Record time, what it is, its content as a key, number of the source, number of the row, the row."""

_TEXT, _VERSION, _READING, _SKIPPED, _JUDGEMENT = range(5)


def replay(into: Store, sources: Sequence[Store]) -> None:
    """Write the histories of records into an empty one. Each source is seen as of one moment."""
    with ExitStack() as stack:
        seen = [stack.enter_context(source.reading()) for source in sources]
        entries = heapq.merge(*(_history(connection, number) for number, connection in enumerate(seen)))
        retelling = _Retelling(seen)
        while True:
            some = [entry for _, entry in zip(range(_STEP), entries, strict=False)]
            if not some:
                return
            with into.writing() as connection:
                for entry in some:
                    retelling.tell(connection, entry)


def _history(connection: Connection, source: int) -> Iterator[Entry]:
    kinds = (
        (_TEXT, tables.report, lambda row: row.key),
        (_VERSION, tables.version, lambda row: f"{row.address_key}\0{row.report}"),
        (_READING, tables.reading, lambda row: f"{row.report}\0{row.digest}"),
        (_SKIPPED, tables.skipped, lambda row: f"{row.name}\0{row.reason}"),
        (_JUDGEMENT, tables.judgement, lambda row: row.key),
    )
    yield from heapq.merge(*(_rows(connection, table, kind, key, source) for kind, table, key in kinds))


def _rows(connection: Connection, table: Any, kind: int, key: Any, source: int) -> Iterator[Entry]:
    columns = [column for column in table.columns if column.name not in ("text", "evidence")]
    last = 0
    while True:
        asked = select(*columns).where(table.c.id > last).order_by(table.c.id).limit(_STEP)
        rows = connection.execute(asked).all()
        if not rows:
            return
        last = rows[-1].id
        # Within one report the row number decides: a clock may have stood still.
        yield from ((row.recorded_at, kind, key(row), source, row.id, row) for row in rows)


class _Retelling:
    """What was told so far."""

    def __init__(self, sources: Sequence[Connection]) -> None:
        self._sources = sources
        self._texts: set[str] = set()
        self._shown: dict[str, str] = {}
        self._read: dict[str, str] = {}
        self._skipped: set[str] = set()
        self._judged: set[str] = set()

    def tell(self, connection: Connection, entry: Entry) -> None:
        _, kind, key, source, _, row = entry
        own = self._sources[source]
        if kind == _TEXT:
            if key not in self._texts:
                self._texts.add(key)
                self._text(connection, own, row)
        elif kind == _VERSION:
            # As when it is read: the same text under the same address is no new version.
            if self._shown.get(row.address_key) != row.report:
                self._shown[row.address_key] = row.report
                connection.execute(insert(tables.version).values(**_values(row)))
        elif kind == _READING:
            if self._read.get(row.report) != row.digest:
                self._read[row.report] = row.digest
                _reading(connection, own, row)
        elif kind == _SKIPPED:
            if key not in self._skipped:
                self._skipped.add(key)
                connection.execute(insert(tables.skipped).values(**_values(row)))
        elif key not in self._judged:
            self._judged.add(key)
            table = tables.judgement
            whole = own.execute(select(table).where(table.c.key == key)).one()
            connection.execute(insert(table).values(**_values(whole)))

    def _text(self, connection: Connection, own: Connection, row: Any) -> None:
        words = own.execute(select(tables.report.c.text).where(tables.report.c.key == row.key)).scalar_one()
        first = select(tables.reading.c.headline).where(tables.reading.c.report == row.key)
        headline = own.execute(first.order_by(tables.reading.c.id).limit(1)).scalar() or ""
        done = connection.execute(insert(tables.report).values(**_values(row), text=words))
        (key,) = done.inserted_primary_key or (None,)
        if key is not None:
            add_words(connection, key, headline, words)


def _reading(connection: Connection, own: Connection, row: Any) -> None:
    done = connection.execute(insert(tables.reading).values(**_values(row)))
    (key,) = done.inserted_primary_key or (None,)
    claims = own.execute(select(tables.claim).where(tables.claim.c.reading == row.id)).all()
    if claims:
        connection.execute(insert(tables.claim), [dict(claim._mapping) | {"reading": key} for claim in claims])


def _values(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name != "id"}
