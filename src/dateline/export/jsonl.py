"""Rows as JSON lines: exactly the exchange form, one object a line, UTF-8."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

# Valid in JSON, yet not kept as they are: they break lines for some readers (U+0085, U+2028, U+2029), drive a terminal
# (C1 controls, DEL) or turn the direction of the text around them. A JSON reader gets the same characters back.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(value: Any) -> str:
    """One value as JSON on one line, safe to print and to write as UTF-8."""
    line = json.dumps(value, ensure_ascii=False, default=_plain)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", line)


def jsonl_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows as lines of JSON, each with its line end, in the order given."""
    for row in rows:
        yield to_json(row) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in the exchange form")
