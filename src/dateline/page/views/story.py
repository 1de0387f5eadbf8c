"""One story: the reports that are about one crisis."""

from __future__ import annotations

from typing import Any

from dateline.errors import NotFound
from dateline.page.asked import Asked
from dateline.page.naming import story_name
from dateline.page.paging import paged
from dateline.page.snapshot import Snapshot
from dateline.page.views.summary import summary


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """As the start page, of one story, with its reports."""
    if asked.key not in keys(snapshot):
        raise NotFound(f"{asked.key!r}: no story of this record has that key; the start page lists them")
    return {
        "title": story_name(snapshot, asked.key),
        "story": asked.key,
        "reports": paged(snapshot.stories[asked.key], asked),
        **summary(snapshot, asked.key),
    }


def keys(snapshot: Snapshot) -> list[str]:
    """Keys of stories."""
    return [key for key in snapshot.stories if key]
