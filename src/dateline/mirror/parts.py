"""Tables of the record as Parquet, kept in step: what was appended since the last time becomes one more part a table.

The tables are append-only, so a part that is written is never touched again. A part is there whole or not at all: it is
written beside its name and renamed, and the file that says how far the mirror has come is renamed last.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, func, select

from dateline.errors import RecordError
from dateline.mirror.figures import Figures, quoted
from dateline.mirror.writing import write_rows
from dateline.store import Store, tables

if TYPE_CHECKING:
    import duckdb

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

_MOST_PARTS = 32
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
                    path = self._file(table.name, first, last)
                    added[table.name] = write_rows(connection, table, _BY[table], first, last, path)
            if newest != known:
                self._tell(newest)
            for table in _BY:
                self._merge(base, table.name, newest[table.name])
        figures = Figures(self.folder)
        if not figures.is_near(newest):
            with connect(self.folder) as base:
                if self._views(base):
                    figures.renew(base, newest)
        return MirrorSummary(
            folder=str(self.folder),
            added={name: count for name, count in added.items() if count},
            bytes=sum(file.stat().st_size for file in self.folder.rglob("*.parquet")),
        )

    def open(
        self,
        base: duckdb.DuckDBPyConnection,
        *,
        put_aside: Iterable[str] = (),
        corrected: Iterable[Mapping[str, Any]] = (),
    ) -> bool:
        """Make the view ``told`` of all current figures, as ``Figures.lay`` does; False if there is nothing yet."""
        if not self._views(base):
            return False
        Figures(self.folder).lay(base, self.upto(), put_aside=put_aside, corrected=corrected)
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

    def _merge(self, base: duckdb.DuckDBPyConnection, table: str, last: int) -> None:
        files = self.parts(table)
        if len(files) <= _MOST_PARTS:
            return
        name = self._file(table, 0, last)
        beside = name.with_suffix(".unfinished")
        rows = f"SELECT * FROM read_parquet({files!r}, union_by_name = true)"
        base.execute(f"COPY ({rows}) TO '{quoted(beside)}' (FORMAT parquet, COMPRESSION zstd)")
        os.replace(beside, name)  # noqa: PTH105 - it must be the atomic one
        for file in files:
            Path(file).unlink()

    def _file(self, table: str, first: int, last: int) -> Path:
        return self.folder / table / f"{first:012}-{last:012}.parquet"

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
