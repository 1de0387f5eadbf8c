"""Claims of one report as rows, with no record."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.claim import Claim
from dateline.model.exchange import to_row
from dateline.model.report import Report
from dateline.model.rows import ClaimRow
from dateline.model.unresolved import claim_row


def claim_rows(report: Report, claims: Iterable[Claim], *, reader: str) -> list[ClaimRow]:
    """Rows of claims that were not resolved, in the order given."""
    return [claim_row(report, to_row(claim, report_name=report.name, reader=reader)) for claim in claims]
