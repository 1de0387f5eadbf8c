"""Tables of the record as Parquet, kept in step: what was appended since the last time becomes one more part a table.

The tables are append-only, so a part that is written is never touched again. A part is there whole or not at all: it is
written beside its name and renamed, and the file that says how far the mirror has come is renamed last.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, func, select, type_coerce
from sqlalchemy.types import BigInteger, Boolean, Float, Integer, String

from dateline.errors import RecordError
from dateline.mirror.figures import Figures, quoted
from dateline.store import Store, tables

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

_BY = {
    tables.report: "id",
    tables.version: "id",
    tables.reading: "id",
    tables.claim: "reading",
    tables.claim_link: "resolution",
    tables.report_link: "resolution",
    tables.relation: "resolution",
    tables.judgement: "id",
}
"""Tables that are mirrored, each with the number that rises with whatever is appended."""

_LEFT_OUT = {"report": {"text"}}
_MOST_PARTS = 32
_CHUNK = 25_000
_STATE = "mirror.json"
_MEMORY = "800MB"
"""What DuckDB may hold at once while the files are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorSummary:
    """What a call of ``mirror`` did: the folder, rows added to each table (those with any), and bytes on disk."""

    folder: str
    added: dict[str, int]
    bytes: int


class Mirror:
    """The folder of one record's mirror: ``TABLE/FIRST-LAST.parquet`` and ``mirror.json``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def upto(self) -> dict[str, int]:
        """The last number of each table that the mirror holds; empty for a new one.

        Raises:
            RecordError: the folder holds something else.
        """
        state = self.folder / _STATE
        if not state.exists():
            if self.folder.is_dir() and any(self.folder.iterdir()):
                raise RecordError(f"{self.folder}: not empty, and no mirror of a record; name another folder")
            return {}
        told: dict[str, int] = json.loads(state.read_text("utf-8"))["upto"]
        return told

    def refresh(self, store: Store) -> MirrorSummary:
        """Bring the mirror in step with the record.

        Raises:
            RecordError: the folder is something else, the mirror is of another record, or DuckDB is not installed.
        """
        known = self.upto()
        base = connect(self.folder)
        added: dict[str, int] = {}
        with base, store.reading() as connection:
            newest = {table.name: _newest(connection, table) for table in _BY}
            if any(newest[name] < last for name, last in known.items()):
                raise RecordError(f"{self.folder}: the mirror of another record; name another folder")
            for table in _BY:
                first, last = known.get(table.name, 0), newest[table.name]
                if last > first:
                    added[table.name] = self._write(base, connection, table, first, last)
            if newest != known:
                self._tell(newest)
            for table in _BY:
                self._merge(base, table.name, newest[table.name])
        if added:
            with connect(self.folder) as base:
                if self._views(base):
                    Figures(self.folder).renew(base, newest)
        return MirrorSummary(
            folder=str(self.folder),
            added={name: count for name, count in added.items() if count},
            bytes=sum(file.stat().st_size for file in self.folder.rglob("*.parquet")),
        )

    def open(self, base: duckdb.DuckDBPyConnection) -> bool:
        """Make the view ``told`` of all current figures; False if there is nothing yet."""
        if not self._views(base):
            return False
        Figures(self.folder).lay(base, self.upto())
        return True

    def _views(self, base: duckdb.DuckDBPyConnection) -> bool:
        for table in ("version", "reading", "report_link", "claim_link", "claim"):
            files = self.parts(table)
            if not files:
                return False
            # Parts that were written before a column was added have none of it.
            base.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({files!r}, union_by_name = true)")
        return True

    def parts(self, table: str) -> list[str]:
        """Files of a table, oldest first, none of which holds what another holds."""
        files, at = [], 0
        # A process may have died between writing the merged part and taking away those that it was made of.
        for last, first, file in sorted(self._spans(table), key=lambda one: (one[1], -one[0])):
            if first >= at:
                files.append(str(file))
                at = last
        return files

    def _spans(self, table: str) -> Iterator[tuple[int, int, Path]]:
        upto = self.upto().get(table, 0)
        for file in (self.folder / table).glob("*.parquet"):
            first, last = file.stem.split("-")
            if int(last) <= upto:
                yield int(last), int(first), file

    def _write(
        self, base: duckdb.DuckDBPyConnection, connection: Connection, table: Table, first: int, last: int
    ) -> int:
        (self.folder / table.name).mkdir(parents=True, exist_ok=True)
        base.execute(f'DROP TABLE IF EXISTS "{table.name}"')
        base.execute(f'CREATE TEMP TABLE "{table.name}" ({", ".join(_column(column) for column in _columns(table))})')
        count = 0
        for frame in _frames(connection, table, first, last):
            count += len(frame)
            base.register("frame", frame)
            base.execute(f'INSERT INTO "{table.name}" SELECT * FROM frame')
            base.unregister("frame")
        self._save(base, f'SELECT * FROM "{table.name}"', table.name, first, last)
        base.execute(f'DROP TABLE "{table.name}"')
        return count

    def _merge(self, base: duckdb.DuckDBPyConnection, table: str, last: int) -> None:
        files = self.parts(table)
        if len(files) <= _MOST_PARTS:
            return
        self._save(base, f"SELECT * FROM read_parquet({files!r}, union_by_name = true)", table, 0, last)
        for file in files:
            Path(file).unlink()

    def _save(self, base: duckdb.DuckDBPyConnection, rows: str, table: str, first: int, last: int) -> None:
        name = self.folder / table / f"{first:012}-{last:012}.parquet"
        beside = name.with_suffix(".unfinished")
        base.execute(f"COPY ({rows}) TO '{quoted(beside)}' (FORMAT parquet, COMPRESSION zstd)")
        os.replace(beside, name)  # noqa: PTH105 - it must be the atomic one

    def _tell(self, upto: dict[str, int]) -> None:
        beside = self.folder / f"{_STATE}.unfinished"
        beside.write_text(json.dumps({"upto": upto}, indent=1) + "\n", "utf-8")
        os.replace(beside, self.folder / _STATE)  # noqa: PTH105


def connect(folder: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory; what does not fit goes beside the files of a folder if one is given.

    Raises:
        RecordError: it is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise RecordError("DuckDB is not installed; pip install 'dateline[mirror]' brings it") from error
    # Nothing is fetched from anywhere, whatever a file or a question holds.
    config: dict[str, Any] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    if folder is not None:
        config |= {"memory_limit": _MEMORY, "temp_directory": str(folder / "unfinished")}
    return duckdb.connect(":memory:", config=config)


def _newest(connection: Connection, table: Table) -> int:
    number = table.c[_BY[table]]
    if number.name == "resolution":
        # No index tells the newest of these, and a resolution may have added nothing to this table.
        number = tables.resolution.c.id
    return connection.execute(select(func.max(number))).scalar() or 0


def _columns(table: Table) -> list[Any]:
    return [column for column in table.columns if column.name not in _LEFT_OUT.get(table.name, ())]


def _frames(connection: Connection, table: Table, first: int, last: int) -> Iterator[pd.DataFrame]:
    import pandas as pd

    number = table.c[_BY[table]]
    # As the tables hold it: days and lists as text, nothing unpacked on the way.
    columns = [type_coerce(column, _plain(column)).label(column.name) for column in _columns(table)]
    asked = select(*columns).where(number > first, number <= last).order_by(number)
    with connection.execution_options(yield_per=_CHUNK).execute(asked) as rows:
        for some in rows.partitions():
            yield pd.DataFrame.from_records(some, columns=[column.name for column in columns]).astype("object")


def _plain(column: Any) -> Any:
    kinds = {Integer: Integer(), BigInteger: BigInteger(), Boolean: Boolean(), Float: Float()}
    return next((plain for kind, plain in kinds.items() if type(column.type) is kind), String())


def _column(column: Any) -> str:
    kinds = {Integer: "INTEGER", BigInteger: "BIGINT", Boolean: "BOOLEAN", Float: "DOUBLE"}
    return f'"{column.name}" {kinds.get(type(column.type), "VARCHAR")}'
