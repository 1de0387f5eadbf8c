"""The start page: what a record holds."""

from __future__ import annotations

from typing import Any

from dateline.brief import make_brief
from dateline.page.asked import Asked
from dateline.page.snapshot import Snapshot


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The brief of the record."""
    brief = make_brief(snapshot.view)
    return {"title": brief.title, "brief": brief}
