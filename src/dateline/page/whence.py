"""Where in a report the place of a claim stands, if not in the claim's own sentence: what it was inferred from."""

from __future__ import annotations

from dateline.model.rows import ClaimRow
from dateline.page.snapshot import Snapshot

_ZONES = {"dateline": "from the dateline", "headline": "from the headline", "caption": "from a caption"}


def whence(snapshot: Snapshot, row: ClaimRow) -> str:
    """What the place rests on: "from the dateline", "named earlier in the report"; "" where the sentence names it.

    A place that a person put in stands in no words, or in those that they chose: that it was corrected is told beside.
    """
    if not row.place or any(one.field.startswith("place") for one in row.corrections):
        return ""
    at = row.place_start
    if at is None:
        return "not in these words: of the report as a whole"
    if row.sentence[0] <= at < row.sentence[1]:
        return ""
    key = row.report_key
    zones = snapshot.recent("whence.zones", key, lambda: snapshot.view.zones(key), most=200)
    kind = next((zone.kind.value for zone in zones if zone.span.start <= at < zone.span.end), "")
    return _ZONES.get(kind) or f"named {'earlier' if at < row.sentence[0] else 'later'} in the report"
