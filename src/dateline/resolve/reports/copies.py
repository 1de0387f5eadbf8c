"""What two texts share, word for word, told from the two alone.

Two bodies are copies if their words are equal, near copies if at least half of their five-word sequences are shared, or
if four fifths of the shorter one's stand in the longer (an agency text with paragraphs cut). A passage is a long run of
words that stands in both; of two texts that share one, shorter runs are passages, too.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np

from dateline.resolve.reports.traits import FAR_SHARED, SHINGLE, Trait, shingles_of
from dateline.resolve.words import plain_words, words_and_spans

OVERLAP = 0.5
"""Share of shingles, of both together, from which two bodies are near copies."""
HELD = 0.8
"""Share of the shorter one's shingles in the longer from which the shorter is a cut copy."""
LEAST = 0.4
"""Share that a cut copy must have all the same: less of a longer text is a passage in it, or the words of a site."""
PASSAGE = 40
"""Words in a row that nobody writes twice by chance: two sentences, or a long one."""
SENTENCE = 12
"""Words in a row that a text which copies such a passage did not write itself either."""
SHORTEST = 20
"""Shingles below which two texts are alike by chance: stock sentences of a service."""

MONTH, _WEEK = 31, 7
_FEWEST = 2
"""Keys of its text that a report shares with whatever shares much of it."""

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two bodies share.

    Attributes:
        share: Of the shingles of both together; 1 for the same words.
        held: Of the shingles of the shorter one.
        one, other: Where in each body a passage of the other stands, in code points.
    """

    share: float
    held: float
    one: Spans = ()
    other: Spans = ()


def worth_a_look(one: Trait, other: Trait) -> bool:
    """Whether the keys of two texts say that they may share much."""
    if _days_apart(one, other) > MONTH:
        return len(one.far & other.far) >= max(1, min(FAR_SHARED, max(len(one.far), len(other.far))))
    # As many sequences as a passage has, or a copy of so short a text.
    least = min(PASSAGE - SHINGLE + 1, 2 / 3 * min(one.shingles, other.shingles))
    sampled = least / max(one.part, other.part)
    # Of a sample fewer may be shared by chance, but hardly fewer than this.
    return len(one.sample & other.sample) >= max(_FEWEST, sampled - (2 * sqrt(sampled) if sampled < least else 0))


def overlap_of(one: str, other: str) -> Overlap | None:
    """What two bodies share, None if it makes neither copy nor passage."""
    prints = _prints(one), _prints(other)
    if all(map(len, prints)):
        shared = np.intersect1d(*prints, assume_unique=True).size
        if _is_little(shared, *_shares(shared, *map(len, prints))):
            return None
    (words, mine), (others, theirs) = _read(one), _read(other)
    if words == others:
        return Overlap(1.0, 1.0) if words else None
    shared = len(mine & theirs)
    if not shared:
        return None
    share, held = _shares(shared, len(mine), len(theirs))
    if _is_little(shared, share, held):
        return None
    passages, copied = _passages(words_and_spans(one), theirs), _passages(words_and_spans(other), mine)
    if share < OVERLAP and held < HELD and not (passages and copied):
        return None
    return Overlap(share, held, passages, copied)


def _shares(shared: int, one: int, other: int) -> tuple[float, float]:
    """Of the shingles of both together, and of those of the shorter."""
    return shared / (one + other - shared), shared / min(one, other)


def _is_little(shared: int, share: float, held: float) -> bool:
    """Whether so much makes neither copy nor passage."""
    return shared <= PASSAGE - SHINGLE and share < OVERLAP and held < HELD


# A new report is laid beside a hundred others, and the next one beside much the same: numbers take a tenth of the room
# that words take, so those of many are kept. That two of the 64 bits of unlike words are equal may be left aside.
@functools.lru_cache(maxsize=4096)
def _prints(body: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.array(sorted({hash(one) for one in shingles_of(plain_words(body))}), np.int64)


@functools.lru_cache(maxsize=64)
def _read(body: str) -> tuple[list[str], set[str]]:
    words = plain_words(body)
    return words, shingles_of(words)


def _passages(words: list[tuple[str, int, int]], known: set[str]) -> Spans:
    """Stretches that stand in the other text, too; () if none is long enough to have been copied."""
    runs = _runs(words, known)
    if all(last - first + 1 < PASSAGE for first, last in runs):
        return ()
    return tuple((words[first][1], words[last][2]) for first, last in runs)


def _runs(words: list[tuple[str, int, int]], known: set[str]) -> list[tuple[int, int]]:
    """First and last word of each stretch of a sentence's length that stands in the other text, too."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for at in range(len(words) - SHINGLE + 2):
        stands = " ".join(word for word, _, _ in words[at : at + SHINGLE]) in known
        if stands and first is None:
            first = at
        elif not stands and first is not None:
            last = at + SHINGLE - 2
            if last - first + 1 >= SENTENCE:
                runs.append((first, last))
            first = None
    return runs


def is_copy(one: Trait, other: Trait, found: Overlap) -> bool:
    """Whether two reports print one text."""
    apart = _days_apart(one, other)
    titled = bool(one.headline) and one.headline == other.headline
    if min(one.shingles, other.shingles) < SHORTEST:
        # Two short texts may be one and no stock sentence only under one headline, or in one week.
        return found.share == 1.0 and (titled or apart <= _WEEK)
    if apart > MONTH and one.headline != other.headline:
        # What stands under other headlines for more than a month is a site's: "log in to read on".
        return False
    return found.share >= OVERLAP or (found.held >= HELD and found.share >= LEAST)


def may_share(one: Trait, other: Trait) -> bool:
    """Whether two reports lie near enough in time for a passage of the one to come from the other."""
    return _days_apart(one, other) <= MONTH


def _days_apart(one: Trait, other: Trait) -> int:
    """Days between two reports; 0 if one has no day."""
    if one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)
