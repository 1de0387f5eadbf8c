"""The reader: a report as it was received, every value underlined, and beside it what is known of one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dateline.errors import NotFound
from dateline.model.rows import ClaimRow, ReportRow
from dateline.page.asked import Asked
from dateline.page.notes import FEW, note_of
from dateline.page.reading import LAYERS, Stretch, lay_out
from dateline.page.snapshot import Snapshot
from dateline.page.titles import report_title
from dateline.page.typeset import typeset

_LONG = 20_000
BASIS = {
    "given": "given by whoever took the report in",
    "table": "from a table of dates that was given",
    "metadata": "told beside the text, by its page or in a field of its file",
    "text": "printed in the text",
    "file": "the time stamp of the file",
    "inferred": "inferred from other reports",
    "unknown": "",
}
"""What a day of publication rests on, in words."""


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """A report with its text in pieces; ``claim`` names the one that stands in the margin.

    Raises:
        NotFound: nothing has the key, or nothing in the report has the claim's id.
    """
    report, rows = _report(snapshot, asked.key)
    # A page made from another record of the same text may name a claim that is not here: the text is, and is shown.
    chosen = next((row for row in rows if row.id == asked.get("claim")), None)
    origin = snapshot.origins.get(report.origin or "")
    stretches = _stretches(snapshot, report, rows)
    return {
        "title": report_title(snapshot, report),
        "report": report,
        "stretches": stretches,
        "typeset": typeset,
        "layers": LAYERS,
        "drawn": {layer for stretch in stretches for piece in stretch.pieces for layer in piece.layers}
        if asked.whole
        else (),
        "basis": BASIS[report.published_basis],
        "rows": rows,
        "chosen": chosen,
        "note": note_of(snapshot, chosen) if chosen else None,
        "note_of": lambda row: note_of(snapshot, row, most=FEW),
        "origin": origin,
        "copies": [snapshot.reports[key] for key in (origin.reports if origin else ()) if key in snapshot.reports],
        "versions": list(snapshot.view.versions(report.key)),
    }


def keys(snapshot: Snapshot) -> Iterable[str]:
    """Reports that have a page in a frozen site: the current ones."""
    return snapshot.reports


def _stretches(snapshot: Snapshot, report: ReportRow, rows: list[ClaimRow]) -> list[Stretch]:
    def make() -> list[Stretch]:
        return lay_out(snapshot.view.text(report.key), snapshot.view.zones(report.key), rows)

    # A long report is asked for again with each claim that is chosen in it; a short one is quickly cut anew.
    return snapshot.once(f"report.{report.key}", make) if report.words > _LONG else make()


def _report(snapshot: Snapshot, key: str) -> tuple[ReportRow, list[ClaimRow]]:
    if key in snapshot.reports:
        return snapshot.reports[key], snapshot.claims_of.get(key, [])
    if not key.startswith("R"):
        raise NotFound(f"{key!r}: no report has that key; the list of reports has all")
    # A text that a newer one has followed is shown with what was read in it.
    found = snapshot.view.show(key)
    assert isinstance(found.row, ReportRow)
    return replace(found.row, current=found.current_until is None), list(found.claims)
