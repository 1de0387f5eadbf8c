"""The start page: what a record holds, for a reader with ten seconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.model.rows import ReportRow
from dateline.page.asked import Asked
from dateline.page.naming import record_name, story_name
from dateline.page.picking import Counted, figures_that_matter, lately
from dateline.page.snapshot import Snapshot
from dateline.page.views.summary import summary

_STORIES = 8
_NAMED = 3
_SHARES = (5, 3)
"""Series that stand at the top for the story of most reports, and for the next."""


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Counts, figures, what happened lately, what differs; of several stories the largest first, and all in a list."""
    stories = [key for key in snapshot.stories if key]
    title = story_name(snapshot, stories[0]) if len(stories) == 1 else record_name(snapshot)
    kept = stories[:_STORIES]
    return {
        **snapshot.once("overview.summary", lambda: summary(snapshot, None)),
        "title": title,
        "stories": [story_line(snapshot, key, snapshot.stories[key]) for key in kept] if len(stories) > 1 else [],
        "more_stories": len(stories) - len(kept),
        "main": [(key, story_name(snapshot, key), len(snapshot.stories[key])) for key in stories[:_NAMED]],
        "groups": snapshot.once("overview.groups", lambda: _groups(snapshot, stories)) if len(stories) > 1 else [],
        "empty": not snapshot.reports,
    }


def _groups(snapshot: Snapshot, stories: Sequence[str]) -> list[tuple[str, str, list[Counted]]]:
    """The figures that matter of the largest stories, each under its name: one crisis does not crowd another out."""
    found = (
        (key, story_name(snapshot, key), figures_that_matter(snapshot, story=key, most=most))
        for key, most in zip(stories, _SHARES, strict=False)
    )
    return [group for group in found if group[2]]


def story_line(snapshot: Snapshot, key: str, reports: Sequence[ReportRow]) -> dict[str, Any]:
    """A story in a list: its name, how much was read, its figures of most origins, its latest event."""

    def make() -> dict[str, Any]:
        newest = lately(snapshot, story=key, most=1)
        return {
            "key": key,
            "name": story_name(snapshot, key),
            "reports": len(reports),
            "counted": figures_that_matter(snapshot, story=key, most=2),
            "last": newest[0] if newest else None,
        }

    return snapshot.once(f"overview.{key}", make)
