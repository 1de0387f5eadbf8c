"""A report without its text: the sentences that claims rest on."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dateline.errors import NotFound
from dateline.page.asked import Asked
from dateline.page.snapshot import Snapshot
from dateline.page.titles import report_title
from dateline.page.views.report import BASIS


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """What is known of a report, and its evidence sentence by sentence.

    Raises:
        NotFound: nothing has the key.
    """
    report = snapshot.reports.get(asked.key)
    if report is None:
        raise NotFound(f"{asked.key!r}: no report has that key; the list of reports has all")
    rows = sorted(snapshot.claims_of.get(report.key, []), key=lambda row: (row.sentence, row.start, row.end, row.id))
    sentences = [list(found) for _, found in groupby(rows, key=lambda row: row.sentence)]
    return {
        "title": report_title(snapshot, report),
        "report": report,
        "basis": BASIS[report.published_basis],
        "sentences": sentences,
    }
