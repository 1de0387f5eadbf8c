"""All stories: the crises that reports of this record are about."""

from __future__ import annotations

from typing import Any

from dateline.page.asked import Asked
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.page.views.overview import story_line


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Stories, most reports first, and the reports that are of none."""
    shown = paged([key for key in snapshot.stories if key], asked, most=50)
    return {
        "title": "Stories",
        "shown": shown,
        "stories": [story_line(snapshot, key, snapshot.stories[key]) for key in shown.rows],
        "stray": snapshot.stories.get("", []),
    }
