"""What does not agree, and what nobody vouches for, each with its reason and its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.errors import UsageError
from dateline.page.asked import Asked
from dateline.page.differing import DOUBTS, PAIRS, disputes, doubts, pairs
from dateline.page.paging import Paged, paged
from dateline.page.picking import both_sides
from dateline.page.snapshot import Snapshot

KINDS = (*PAIRS, *DOUBTS)
_FEW = 10


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Ten of each kind, or all of one kind (``status``), page by page.

    Raises:
        UsageError: there is no such kind.
    """
    chosen, story = asked.get("status"), asked.get("story")
    if chosen is not None and chosen not in KINDS:
        raise UsageError(f"status: {chosen!r} is none of {', '.join(KINDS)}")
    found: dict[str, Sequence[Any]] = {
        **{kind: pairs(snapshot, kind, story) for kind in PAIRS},
        **{kind: doubts(snapshot, kind, story) for kind in DOUBTS},
    }
    shown: dict[str, Paged[Any]] = {}
    for kind, rows in found.items():
        if chosen in (None, kind):
            shown[kind] = paged(rows, asked) if chosen else paged(rows, asked.having(page=None), most=_FEW)
    denied = disputes(snapshot, story) if chosen in (None, "contradicted") else []
    few = None if chosen else (asked.sheet or None) if asked.whole else _FEW
    return {
        "title": "Differences",
        "chosen": chosen,
        "kinds": [(kind, len(rows)) for kind, rows in found.items()],
        "pairs": [(kind, shown[kind]) for kind in PAIRS if kind in shown],
        "doubts": [(kind, shown[kind]) for kind in DOUBTS if kind in shown],
        "disputes": [both_sides(snapshot, row) for row in denied[:few]],
    }
