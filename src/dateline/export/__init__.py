"""Rows of the exchange form to JSONL and CSV, and events in the shape of other tables. Reads only."""

from dateline.export.acled import acled_code_book, acled_columns, acled_rows
from dateline.export.countries import country_name
from dateline.export.geojson import geojson_lines
from dateline.export.hxl import hxl_columns, hxl_lines, hxl_rows
from dateline.export.jsonl import jsonl_lines, to_json
from dateline.export.table import CLAIM_COLUMNS, RELATION_COLUMNS, csv_lines, guard
from dateline.export.write import write_whole

__all__ = [
    "CLAIM_COLUMNS",
    "RELATION_COLUMNS",
    "acled_code_book",
    "acled_columns",
    "acled_rows",
    "country_name",
    "csv_lines",
    "geojson_lines",
    "guard",
    "hxl_columns",
    "hxl_lines",
    "hxl_rows",
    "jsonl_lines",
    "to_json",
    "write_whole",
]
