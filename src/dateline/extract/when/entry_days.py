"""The day or year that an entry of a list is headed with: "1957: A new flu killed two million".

Needs: blocks, times.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dateline.extract.mentions import TimeMention

if TYPE_CHECKING:
    from dateline.extract.reading import Reading

_FEW = 2
"""So many heads make a list."""
_NEXT = 3
"""Blocks that an entry may have before the next head."""
_MARKS = (":", "-", "–", "—", "--")


class EntryDays:
    """The heads of a report's dated entries, in text order."""

    def __init__(self, reading: Reading) -> None:
        heads = [m for m in reading.times if _heads(reading, m)]
        self.heads = heads if len(heads) >= _FEW else []
        self._starts = [(m.block, m.first) for m in self.heads]

    def over(self, block: int, token: int) -> TimeMention | None:
        """The head of the entry that a word stands in: the last before it in its block, or in one of the blocks before
        where another entry follows.
        """
        at = bisect_right(self._starts, (block, token))
        if not at:
            return None
        head = self.heads[at - 1]
        if head.block == block:
            return head
        follows = at < len(self.heads) and self.heads[at].block - head.block <= _NEXT
        return head if follows else None


def _heads(reading: Reading, mention: TimeMention) -> bool:
    """Whether a time with its year stands before a colon or a dash, at the head of a line or with no word that ties it
    to what stands before.
    """
    doc = reading.blocks[mention.block].doc
    if mention.relative or mention.interval.start is None or mention.last + 1 >= len(doc):
        return False
    mark = doc[mention.last].text
    if mark not in _MARKS or (mark != ":" and not doc[mention.last - 1].whitespace_):
        return False
    if mention.first == 0:
        return True
    before = doc[mention.first - 1]
    return mark == ":" and before.pos_ not in ("ADP", "DET", "SCONJ", "PUNCT", "CCONJ")
