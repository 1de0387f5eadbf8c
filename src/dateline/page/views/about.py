"""What a frozen site was made of."""

from __future__ import annotations

from typing import Any

from dateline.page.asked import Asked
from dateline.page.snapshot import Snapshot


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Counts, and each report with the hash of its text."""
    return {"title": "About this site", "info": snapshot.info, "reports": list(snapshot.reports.values())}
