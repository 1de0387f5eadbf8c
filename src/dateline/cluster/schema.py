"""Arrow schemas of what a cluster passes on and writes; rows to tables and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from dateline.model.plain import Row
from dateline.model.rows import EventRow, FigureRow, MentionRow, RelationRow, SeriesRow, StatementRow

_LARGEST = 2**63 - 1

_SPAN = pa.struct([("kind", pa.string()), ("start", pa.int64()), ("end", pa.int64())])

REPORT = pa.schema(
    [
        ("name", pa.string()),
        ("text", pa.string()),
        ("zones", pa.list_(_SPAN)),
        ("published", pa.string()),
        ("published_basis", pa.string()),
        ("published_start", pa.int64()),
        ("published_end", pa.int64()),
        ("address", pa.string()),
        ("outlet", pa.string()),
        ("headline", pa.string()),
        ("bylines", pa.list_(pa.string())),
        ("dateline_place", pa.string()),
        ("dateline_day", pa.string()),
        ("language", pa.string()),
        ("encoding", pa.string()),
        ("bytes_sha256", pa.string()),
    ]
)
"""A report, as ``model.plain.report_row`` has it."""

ITEM = pa.schema(
    [
        ("outcome", pa.string()),
        ("reason", pa.string()),
        *REPORT,
        ("key", pa.string()),
        ("reader", pa.string()),
        ("country", pa.string()),
        ("claims", pa.string()),
    ]
)
"""What became of one page, row or line: the report, and its claims as JSON in the exchange form.

``outcome`` is "read", "not read" (no pack reads its language) or "skipped"; what is skipped has a name and a
reason only. ``country`` is that of most of its figures and events.
"""

_LINKS = pa.list_(pa.struct([(name, pa.string() if name in ("text", "actor") else pa.int64())
                             for name in ("text", "start", "end", "actor")]))  # fmt: skip
_TYPES = {
    "str": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "tuple[str, ...]": pa.list_(pa.string()),
    "tuple[int, int]": pa.list_(pa.int64(), 2),
    "tuple[ActorLink, ...]": _LINKS,
}
# What only a record knows.
_LEFT_OUT = frozenset({"recorded_at", "judged", "judged_by", "corrections"})


def _schema(kinds: Sequence[type[Any]], first: Sequence[str] = ()) -> pa.Schema:
    fields = {field.name: str(field.type) for kind in kinds for field in dataclasses.fields(kind)}
    typed = {name: _TYPES[words.removesuffix(" | None")] for name, words in fields.items() if name not in _LEFT_OUT}
    typed = {name: pa.string() for name in first} | typed
    return pa.schema(list(typed.items()))


CLAIMS = _schema((FigureRow, MentionRow, StatementRow), first=("id", "kind"))
SERIES = _schema((SeriesRow,))
EVENTS = _schema((EventRow,))
RELATIONS = _schema((RelationRow,))
REPORTS = pa.schema(
    [
        ("key", pa.string()),
        *(field for field in REPORT if field.name not in ("zones", "published", "dateline_day")),
        ("published", pa.date32()),
        ("dateline_day", pa.date32()),
        ("reader", pa.string()),
        ("country", pa.string()),
        ("origin", pa.string()),
        ("story", pa.string()),
    ]
)


def items_table(rows: Iterable[Row]) -> pa.Table:
    """Rows of ``ITEM``; what a row does not name is null."""
    return pa.Table.from_pylist([_packed(row) for row in rows], schema=ITEM)


def item_rows(table: pa.Table | pa.RecordBatch) -> list[Row]:
    """The same back."""
    return [_unpacked(row) for row in table.to_pylist()]


def objects_table(objects: Iterable[Any], schema: pa.Schema) -> pa.Table:
    """Rows of the facade (``FigureRow``, ``SeriesRow`` ...) as a table."""
    return pa.Table.from_pylist([{name: _value(one, name) for name in schema.names} for one in objects], schema=schema)


def _packed(row: Row) -> Row:
    if row.get("zones") is None:
        return row
    return row | {"zones": [{"kind": kind, "start": start, "end": end} for kind, start, end in row["zones"]]}


def _unpacked(row: Row) -> Row:
    if row.get("zones") is None:
        return row
    return row | {"zones": [[zone["kind"], zone["start"], zone["end"]] for zone in row["zones"]]}


def _value(one: Any, name: str) -> Any:
    value = getattr(one, name, None)
    if isinstance(value, tuple):
        return [{key: getattr(ref, key) for key in ("text", "start", "end", "actor")} if dataclasses.is_dataclass(ref)
                else ref for ref in value]  # fmt: skip
    if isinstance(value, int) and not isinstance(value, bool):
        return min(value, _LARGEST)
    return value
