"""Rows of one table to one Parquet file, some at a time, so that the memory needed does not grow with the table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select, type_coerce
from sqlalchemy.types import BigInteger, Boolean, Float, Integer, String

from dateline.errors import RecordError

if TYPE_CHECKING:
    import pyarrow as pa

_LEFT_OUT = {"report": {"text"}}
_AT_ONCE = 10_000
_GROUP = 120_000
"""Rows that are written as one group: about what DuckDB makes and reads at once."""


def write_rows(connection: Connection, table: Table, number: str, first: int, last: int, path: Path) -> int:
    """Write a table's rows whose ``number`` is above ``first`` and up to ``last``, in its order; how many there were.

    The file is there whole or not at all.

    Raises:
        RecordError: PyArrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise RecordError("PyArrow is not installed; pip install 'dateline[mirror]' brings it") from error
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".unfinished")
    columns = [column for column in table.columns if column.name not in _LEFT_OUT.get(table.name, ())]
    schema = pa.schema([(column.name, _kind(column)) for column in columns])
    # As the tables hold it: days and lists as text, nothing unpacked on the way.
    asked = select(*(type_coerce(column, _plain(column)).label(column.name) for column in columns))
    within = asked.where(table.c[number] > first, table.c[number] <= last).order_by(table.c[number])
    count = 0
    with pq.ParquetWriter(beside, schema, compression="zstd") as target:
        for group in _groups(connection, within, schema):
            count += group.num_rows
            target.write_table(group, row_group_size=_GROUP)
    os.replace(beside, path)  # noqa: PTH105 - it must be the atomic one
    return count


def _groups(connection: Connection, asked: Any, schema: pa.Schema) -> Iterator[pa.Table]:
    import pyarrow as pa

    batches: list[pa.RecordBatch] = []
    with connection.execution_options(yield_per=_AT_ONCE).execute(asked) as found:
        for some in found.partitions():
            columns = [
                _array(values, field.type) for field, values in zip(schema, zip(*some, strict=True), strict=True)
            ]
            batches.append(pa.record_batch(columns, schema=schema))
            if len(batches) * _AT_ONCE >= _GROUP:
                yield pa.Table.from_batches(batches)
                batches.clear()
    if batches:
        yield pa.Table.from_batches(batches)


def _array(values: tuple[Any, ...], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if pa.types.is_boolean(kind):
        # SQLite gives 0 and 1.
        return pa.array([None if value is None else bool(value) for value in values], kind)
    return pa.array(values, kind)


def _plain(column: Any) -> Any:
    kinds = {Integer: Integer(), BigInteger: BigInteger(), Boolean: Boolean(), Float: Float()}
    return next((plain for kind, plain in kinds.items() if type(column.type) is kind), String())


def _kind(column: Any) -> pa.DataType:
    import pyarrow as pa

    kinds = {Integer: pa.int32(), BigInteger: pa.int64(), Boolean: pa.bool_(), Float: pa.float64()}
    return next((told for kind, told in kinds.items() if type(column.type) is kind), pa.string())
