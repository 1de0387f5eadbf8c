"""The page of a frozen site that shows what stands in its packed files."""

from __future__ import annotations

from typing import Any

from dateline.page.asked import Asked
from dateline.page.snapshot import Snapshot


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """A title for as long as nothing is shown."""
    return {"title": "A packed page"}
