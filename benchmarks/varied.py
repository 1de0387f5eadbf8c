"""More reports than a set has: the set again and again, with rare names and numbers changed in each round.

Read unchanged, a second round would find every word in the caches that the first one filled, which a crawl does not.
So each round spells anew all names that stand in few places of the set, as many new words as the whole set had, and
changes numbers of three or more digits that are no years. Common names, words and days stay: what is read in an item
stays much the same, so times of rounds may be compared.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.newswire import WireItem, read_items

_WORD = re.compile(r"[A-Za-z]{4,}")
_NUMBER = re.compile(r"\b(?!1[89]\d\d\b|20\d\d\b)\d{3,}\b")
_RARE = 5
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnprstvwz"


def rounds(path: Path) -> Iterator[WireItem]:
    """Items of the archive as they are, then in ever new spellings, without end."""
    yield from read_items(path)
    seen: Counter[str] = Counter()
    small: set[str] = set()
    for item in read_items(path):
        words = _WORD.findall(item.text)
        seen.update(words)
        small.update(word for word in words if word.islower())
    rare = {word for word, count in seen.items() if count <= _RARE and word[0].isupper() and word.lower() not in small}
    number = 0
    while True:
        number += 1
        for item in read_items(path):
            text = varied(item.text, number, rare)
            yield replace(item, name=f"{item.name} of round {number}", text=text)


def varied(text: str, number: int, rare: set[str]) -> str:
    """A text as it stands in a later round."""
    text = _WORD.sub(lambda found: _spelt(found[0], number) if found[0] in rare else found[0], text)
    return _NUMBER.sub(lambda found: "".join(str(int(digit) + number % 7 or 1)[-1] for digit in found[0]), text)


def _spelt(word: str, number: int) -> str:
    """A word with other letters, the same for the same word and round; vowels stay vowels, capitals capitals."""
    turn = hashlib.shake_128(f"{number} {word}".encode()).digest(len(word))
    made = []
    for letter, by in zip(word, turn, strict=True):
        letters = _VOWELS if letter.lower() in _VOWELS else _OTHERS
        new = letters[by % len(letters)]
        made.append(new.upper() if letter.isupper() else new)
    return "".join(made)
