"""How much a name tells: what few reports would have by chance weighs more.

The weights stand in a table and do not depend on the record: whether two reports are of one story must not change
because a third was read.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

RARE = 33
"""Weight of a name that no list knows."""

_COMMON = 26
"""Weight below which a word that opens a sentence is taken for a word and not for a name."""

_HAPPENED = 10
"""Weight of what happened on a day without the place: another report may have it by chance, but not many."""

_OF_A_PAIR = 8
"""What two names in a row ("Mill Lane") weigh more than the rarer one of them alone."""


@functools.cache
def _table() -> dict[str, int]:
    classes = tomllib.loads((resources.files("dateline.resolve") / "common.toml").read_text("utf-8"))
    return {word: int(name) for name, words in classes.items() for word in words.split()}


@functools.lru_cache(maxsize=65_536)
def weight(mark: str) -> int:
    """Weight of a mark: a name, two names in a row, what happened where and when (@) or only when (~)."""
    table = _table()
    if mark[:1] in ("@", "~"):
        return RARE if mark[0] == "@" else _HAPPENED
    parts = mark.split(" ")
    most = max(table.get(part, RARE) for part in parts)
    return most if len(parts) == 1 else min(RARE, most + _OF_A_PAIR)


def is_word(name: str) -> bool:
    """Whether it is a common word, so that a capital at the start of a sentence makes no name of it."""
    return _table().get(name, RARE) < _COMMON
