"""Claims of one report as rows before they are brought together, from the exchange form."""

from __future__ import annotations

import dataclasses
import functools
from datetime import date
from typing import Any

from dateline.model.exchange import Row
from dateline.model.report import Report
from dateline.model.rows import ActorLink, ClaimRow, FigureRow, MentionRow, StatementRow

KINDS: dict[str, type[ClaimRow]] = {"figure": FigureRow, "event": MentionRow, "statement": StatementRow}
"""Kinds of claims with their rows."""


def claim_row(report: Report, row: Row) -> ClaimRow:
    """The row of a claim.

    Args:
        report: The report that says it.
        row: The exchange form, as ``model.exchange.to_row`` makes it or JSON gives it back.
    """
    start, end = row["sentence"]
    values: dict[str, Any] = dict(row) | {
        "outlet": report.outlet,
        "headline": report.headline,
        "published": report.published.day,
        "sentence": (start, end),
        "sentence_text": report.text[start:end],
        "time_start": _day(row["time_start"]),
        "time_end": _day(row["time_end"]),
        "story": None,
        "recorded_at": None,
    }
    for role in ("agents", "recipients"):
        if role in values:
            values[role] = tuple(
                ActorLink(ref["text"], ref["start"], ref["end"], ref["actor"], ref["actor"]) for ref in values[role]
            )
    if "figures" in values:
        values["figures"] = tuple(values["figures"])
    kind: Any = KINDS[row["kind"]]
    made: ClaimRow = kind(**{name: values[name] for name in _fields(kind) if name in values})
    return made


@functools.cache
def _fields(kind: type[ClaimRow]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
