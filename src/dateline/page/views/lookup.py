"""Searching a frozen site: the page whose script looks words up in the site's own index."""

from __future__ import annotations

from typing import Any

from dateline.page.asked import Asked
from dateline.page.lookup import FILE
from dateline.page.snapshot import Snapshot


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The form and where the index is."""
    return {"title": "Search", "index": FILE}
