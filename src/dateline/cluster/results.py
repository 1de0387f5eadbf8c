"""What reading on a cluster tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.model.report import Skipped

MOST_NAMED = 100
"""Of what is skipped in one file, so many are told by name; all stand in its output."""


class Step(NamedTuple):
    """One step, for ``progress``: files or blocks done so far, of how many, the last one, what became of it."""

    done: int
    total: int
    name: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSummary:
    """What one call of ``cluster.read`` did, and what lies in its folder. The counts add up.

    ``given == read + len(failed) + unchanged`` for files; within them
    ``items == reports + not_read + skipped``.

    Attributes:
        out: The folder.
        given: Input files.
        read: Files that were read now.
        unchanged: Files whose output was there already, of the same file, reader and options.
        failed: Files that could not be read at all, with the reason; they are tried again the next time.
        items: Pages, rows and lines that were met in the files that are read.
        reports: Of those, reports that were read into claims.
        not_read: Reports kept without claims: no pack reads their language.
        skipped: What could not be taken in; ``named`` has the first of each file with the reason.
        damaged: Of the skipped, records that were truncated or broken.
        undated: Reports without a day of publication.
        figures, mentions, statements: Claims.
        blocks: Blocks that were resolved now; ``blocks_unchanged`` had been before.
        failed_blocks: Blocks that the resolver tripped over, with the reason; what they had before stays.
        cut: Reports of blocks of kin that were too large to be resolved whole, and were cut by country and week.
        series, events, relations: What came of resolving all blocks.
        seconds: How long it took.
    """

    out: str
    given: int = 0
    read: int = 0
    unchanged: int = 0
    failed: tuple[Skipped, ...] = ()
    items: int = 0
    reports: int = 0
    not_read: int = 0
    skipped: int = 0
    named: tuple[Skipped, ...] = ()
    damaged: int = 0
    undated: int = 0
    figures: int = 0
    mentions: int = 0
    statements: int = 0
    blocks: int = 0
    blocks_unchanged: int = 0
    failed_blocks: tuple[Skipped, ...] = ()
    cut: int = 0
    series: int = 0
    events: int = 0
    relations: int = 0
    seconds: float = 0.0


COUNTS = ("items", "reports", "not_read", "skipped", "damaged", "undated", "figures", "mentions", "statements")
"""Counts of one file."""


def added_up(counts: Iterable[dict[str, Any]], names: Iterable[str]) -> dict[str, int]:
    """Sums of some counts."""
    told = list(counts)
    return {name: sum(one.get(name, 0) for one in told) for name in names}
