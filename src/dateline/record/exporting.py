"""Rows as the exchange form has them: plain values, days as ISO text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from dateline.record.rows import to_dict

# Of a claim row, what the exchange form leaves out: the sentence's words stand in the report.
_SENTENCE = "sentence_text"
_LEFT_OUT = frozenset({_SENTENCE, "recorded_at"})


def exchange(rows: Iterable[Any], *, sentences: bool = False) -> Iterator[dict[str, Any]]:
    """One dict a row, in the order given; with ``sentences`` the words of a claim's sentence, too."""
    left_out = _LEFT_OUT - {_SENTENCE} if sentences else _LEFT_OUT
    for row in rows:
        yield {name: _json(value) for name, value in to_dict(row).items() if name not in left_out}


def _json(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _json(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner) for inner in value]
    return value
