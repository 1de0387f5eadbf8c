"""Whether two lists of words for those who act or suffer can be of the same people.

"A 42-year-old man" may be "the driver", "80 people" may be "scores"; the driver is not eighty people, and soldiers are
not protesters. Names are judged elsewhere.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from dateline.resolve.words import listed, plain_name, words_of

ONE, ANYBODY = "one", "anybody"
_FEW = 12
_SINGLE = frozenset({"a", "an", "another", "one"})
_AFTER = frozenset({"of", "in", "at", "from", "with", "who", "on", "near", "outside", "inside", "for", "aged"})


def are_others(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether nobody of the one can be of the other; False where either is empty or tells nothing."""
    a, b = ({sort_of(text) for text in texts} for texts in (one, other))
    if not a or not b or "" in a | b:
        return False
    return not any(_may_be(x, y) for x in a for y in b)


def is_one(texts: Sequence[str]) -> bool:
    """Whether one single person is named or described."""
    return len(texts) == 1 and sort_of(texts[0]) == ONE


def share_a_number(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both count the same, in a number that is not round: 84 of one report are the 84 of another."""
    return bool(_odd_numbers(one) & _odd_numbers(other))


def _odd_numbers(texts: Sequence[str]) -> set[str]:
    found = {word for text in texts for word in words_of(text) if word.isdigit()}
    return {word for word in found if int(word) > _FEW and int(word) % 10}


def _may_be(one: str, other: str) -> bool:
    return one == other or (ONE not in (one, other) and ANYBODY in (one, other))


@functools.lru_cache(maxsize=65536)
def sort_of(text: str) -> str:
    """ONE person, ANYBODY of many, a sort of people by its noun ("soldier"), or "" if the words do not tell."""
    words = words_of(text)
    name = plain_name(text)
    if not words or not name or name in listed("pronouns"):
        return ""
    head = _head(words)
    if words[0].isdigit() and words[0] != "1" and "year-old" not in text.casefold():
        return ANYBODY if head in listed("anybody") else head
    if head in listed("anybody"):
        return ANYBODY
    if head in listed("groups"):
        return listed_group(head)
    if words[0] in _SINGLE or "year-old" in text.casefold() or head in listed("persons"):
        return ONE
    return ""


def listed_group(head: str) -> str:
    """The sort of people that a noun names: policemen are police."""
    return "police" if head in ("officer", "policeman", "policemen", "constable", "cop") else head


def _head(words: Sequence[str]) -> str:
    cut = next((at for at, word in enumerate(words) if at and word in _AFTER), len(words))
    head = words[cut - 1]
    return head if head in listed("anybody") or head.endswith("ss") else head.removesuffix("s")
