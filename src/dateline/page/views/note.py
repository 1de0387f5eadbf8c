"""What is known of one claim, alone: what a script puts into the margin of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.errors import NotFound
from dateline.page.asked import Asked
from dateline.page.notes import note_of
from dateline.page.snapshot import Snapshot


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The claim with what surrounds it.

    Raises:
        NotFound: no claim has that id.
    """
    row = snapshot.claims.get(asked.key)
    if row is None:
        raise NotFound(f"{asked.key!r}: no claim of this record has that id, or it was rejected")
    return {"title": "A claim", "note": note_of(snapshot, row)}


def keys(snapshot: Snapshot) -> Iterable[str]:
    """None: in a frozen site the notes stand in the page of their report."""
    return ()
