"""Rows as CSV that a spreadsheet can open without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dateline.export.jsonl import to_json

# What spreadsheets take for the start of a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")

_CLAIM_COLUMNS = """
    id report outlet published kind text sentence_text
    measure low high approx people group cumulative type mode agents recipients
    place place_name place_id place_lat place_lon place_country place_admin1 place_precision
    time_start time_end time_text time_precision time_basis
    source source_kind via status cue direct series event origin
    start end sentence zone people_start people_end part_of figures place_start place_end
    time_text_start time_text_end source_start source_end via_start via_end cue_start cue_end
    headline report_key story reader
    judged judged_by corrections
"""
CLAIM_COLUMNS: tuple[str, ...] = tuple(_CLAIM_COLUMNS.split())
"""Columns of claims as CSV: the fields of the exchange form, what a person reads first, offsets last."""

RELATION_COLUMNS: tuple[str, ...] = ("a", "b", "relation", "scope", "same_origin", "reason")
"""Columns of relations as CSV."""


def guard(cell: str) -> str:
    """A text cell that no spreadsheet runs as a formula: an apostrophe goes before what looks like the start of one."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = ()) -> Iterator[str]:
    """Rows as lines of CSV (RFC 4180), header first.

    Numbers stay numbers, None is an empty cell, true and false are words, lists are JSON. Only text is guarded:
    a negative latitude is a number and stays one.

    Args:
        rows: One dict a line.
        columns: First columns, in order; fields that only the rows have follow in the order of the first row that has
            them. Columns without any value are kept, so that every file of one kind has them.
    """
    rows = list(rows)
    more = dict.fromkeys(name for row in rows for name in row)
    names = [*columns, *(name for name in more if name not in columns)]
    yield _line(names)
    for row in rows:
        yield _line([_cell(row.get(name)) for name in names])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | tuple | dict):
        return guard(to_json(value)) if value else ""
    return guard(str(value))


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
