"""Claims of one report as rows, with no record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.model.claim import Claim
from dateline.model.exchange import to_row
from dateline.model.report import Report
from dateline.model.rows import ActorLink, ClaimRow, FigureRow, MentionRow, StatementRow
from dateline.record.rows import names_of

_ROWS: dict[str, type[ClaimRow]] = {"figure": FigureRow, "event": MentionRow, "statement": StatementRow}


def claim_rows(report: Report, claims: Iterable[Claim], *, reader: str) -> list[ClaimRow]:
    """Rows of claims that were not resolved, in the order given."""
    return [_row(report, claim, reader) for claim in claims]


def _row(report: Report, claim: Claim, reader: str) -> ClaimRow:
    kind: Any = _ROWS[claim.kind]
    values = to_row(claim, report_name=report.name, reader=reader) | {
        "outlet": report.outlet,
        "headline": report.headline,
        "published": report.published.day,
        "sentence": (claim.sentence.start, claim.sentence.end),
        "sentence_text": claim.sentence.of(report.text),
        "time_start": claim.time.start,
        "time_end": claim.time.end,
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
    made: ClaimRow = kind(**{name: values[name] for name in names_of(kind) if name in values and name != "kind"})
    return made
