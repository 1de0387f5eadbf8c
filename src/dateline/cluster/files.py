"""The folder of a cluster's output, on this machine or at an address: files are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from dateline.errors import RecordError
from dateline.ingest.addresses import is_address

_COMPRESSION = "zstd"
_ABOUT = b"dateline"


class Folder:
    """A folder, local or at an address that fsspec opens. Names are relative, with slashes."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._base: Any = None
        if is_address(where):
            from fsspec.core import url_to_fs

            self._base, self._top = url_to_fs(where)
        else:
            # Tasks may run in other folders.
            self._top = str(Path(where).resolve())

    def path(self, name: str) -> str:
        """Where a file lies, as its file system has it."""
        return f"{self._top.rstrip('/')}/{name}"

    def names(self, folder: str, ending: str) -> list[str]:
        """Files right in a folder, in order of name."""
        if self._base is None:
            found = [path.name for path in Path(self.path(folder)).glob(f"*{ending}")]
        else:
            self._base.invalidate_cache()
            found = [one.rpartition("/")[2] for one in self._base.glob(f"{self.path(folder)}/*{ending}")]
        return [f"{folder}/{name}" for name in sorted(found) if not name.startswith(".")]

    def below(self, folder: str, ending: str) -> list[str]:
        """Files of that ending one folder below, in order of name."""
        if self._base is None:
            found = [path.as_posix() for path in Path(self.path(folder)).glob(f"*/*{ending}")]
        else:
            self._base.invalidate_cache()
            found = list(self._base.glob(f"{self.path(folder)}/*/*{ending}"))
        return sorted("/".join([folder, *one.split("/")[-2:]]) for one in found)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        if self._base is None:
            Path(self.path(name)).unlink(missing_ok=True)
        elif self._base.exists(self.path(name)):
            self._base.rm(self.path(name))

    @contextmanager
    def open(self, name: str) -> Iterator[Any]:
        """A file's bytes."""
        if self._base is None:
            with Path(self.path(name)).open("rb") as stream:
                yield stream
        else:
            with self._base.open(self.path(name), "rb") as stream:
                yield stream

    @contextmanager
    def writing(self, name: str, schema: pa.Schema) -> Iterator[Writer]:
        """A Parquet file that appears under its name when the block is left without an error, and never else."""
        if self._base is None:
            final = Path(self.path(name))
            final.parent.mkdir(parents=True, exist_ok=True)
            beside = final.with_name(f".{final.name}.{uuid.uuid4().hex[:8]}.unfinished")
        else:
            beside = Path(tempfile.gettempdir()) / f"dateline-{uuid.uuid4().hex}.parquet"
        try:
            with parquet.ParquetWriter(beside, schema, compression=_COMPRESSION) as writer:
                yield Writer(writer)
            if self._base is None:
                _on_disk(beside)
                os.replace(beside, final)  # noqa: PTH105 - it must be the atomic one
            else:
                # A store of objects shows a file when all of it has arrived.
                self._base.makedirs(self.path(name).rpartition("/")[0], exist_ok=True)
                self._base.put_file(str(beside), self.path(name))
        finally:
            beside.unlink(missing_ok=True)

    def write(self, name: str, table: pa.Table, about: str = "") -> None:
        """One table as one file."""
        with self.writing(name, table.schema) as writer:
            writer.write(table)
            writer.tell(about)

    def about(self, name: str) -> str:
        """What a file was written with; "" if there is no such file, or none of ours."""
        try:
            with self.open(name) as stream:
                told = parquet.ParquetFile(stream).metadata.metadata or {}
        except (OSError, pa.ArrowException):
            return ""
        return str(told.get(_ABOUT, b"").decode())

    def tables(self, name: str, rows: int = 256) -> Iterator[pa.RecordBatch]:
        """A file piece by piece.

        Raises:
            RecordError: it is broken.
        """
        try:
            with self.open(name) as stream:
                yield from parquet.ParquetFile(stream).iter_batches(batch_size=rows)
        except (OSError, pa.ArrowException) as error:
            raise RecordError(f"{self.path(name)}: cannot be read ({error}); take it away and read again") from error


class Writer:
    """One Parquet file that is being written."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def write(self, table: pa.Table) -> None:
        """Add rows."""
        self._writer.write_table(table)

    def tell(self, about: str) -> None:
        """Keep words with the file."""
        self._writer.add_key_value_metadata({_ABOUT: about.encode()})


def _on_disk(path: Path) -> None:
    """Have the system write the file out, so that no name stands for a file that a power cut leaves empty."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def joined(tables: Iterable[pa.Table], schema: pa.Schema) -> pa.Table:
    """Tables of one schema as one."""
    return pa.concat_tables([schema.empty_table(), *tables])
