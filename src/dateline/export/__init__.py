"""Rows of the exchange form to JSONL and CSV. Reads only."""

from dateline.export.jsonl import jsonl_lines, to_json
from dateline.export.table import CLAIM_COLUMNS, RELATION_COLUMNS, csv_lines, guard
from dateline.export.write import write_whole

__all__ = ["CLAIM_COLUMNS", "RELATION_COLUMNS", "csv_lines", "guard", "jsonl_lines", "to_json", "write_whole"]
