"""Days of the week that a report names without saying of which week, as resolving sees them: from its body alone.

Tense is judged by the sentence: where it speaks of anything ahead, its days tell nothing of when the report was
written.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.resolve.words import says, table, words_of

Vector = Mapping[str, float]

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_FEW = 5
"""Words below which a sentence is too short to be known again."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the past that names a day of the week (Monday 0), with its other words."""

    weekday: int
    words: frozenset[str]
    text: str


def weekday_name(weekday: int) -> str:
    """The English name of a day of the week."""
    name: str = table()["weekdays"][weekday]
    return name.capitalize()


def last_such(day: date, weekday: int) -> date:
    """The nearest such day of the week up to a day: what "on Thursday" means in a report of that day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def find_told(body: str) -> tuple[Told, ...]:
    """Past days of the week that a body names, in its order; those with a date beside them are told already."""
    days, found = _pattern()
    told = []
    for sentence in _SENTENCE.split(body):
        hits = [match for match in days.finditer(sentence) if not found.match(sentence, match.end())]
        if hits and not says(sentence, "ahead"):
            words = frozenset(content_words(sentence))
            told += [Told(table()["weekdays"].index(hit[1].casefold()), words, sentence.strip()) for hit in hits]
    return tuple(told)


@functools.cache
def _pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # A name has a capital; "Fridays" are all of them, "Friday 28 January" is told.
    names = "|".join(name.capitalize() for name in table()["weekdays"])
    months = "|".join(name[:3].capitalize() for name in table()["months"])
    dated = rf"\s*,?\s*(?:\d|(?:{months})[a-z]*\.?\s+\d)"
    return re.compile(rf"(?<!Last )(?<!last )\b({names})\b"), re.compile(dated)


def content_words(text: str) -> list[str]:
    """Words by which texts of one day are known: all but the names of days and months."""
    calendar = {*table()["weekdays"], *table()["months"]}
    return [word for word in words_of(text) if word not in calendar]


def vectors(texts: Iterable[Sequence[str]]) -> list[Vector]:
    """Words of each text as a vector of length one; a word in few of the texts weighs more."""
    counts = [Counter(words) for words in texts]
    held = Counter(word for found in counts for word in found)
    return [_unit({w: (1 + math.log(n)) * math.log(1 + len(counts) / held[w]) for w, n in c.items()}) for c in counts]


def _unit(raw: Mapping[str, float]) -> Vector:
    length = math.sqrt(math.fsum(sorted(value * value for value in raw.values()))) or 1.0
    return {word: value / length for word, value in raw.items()}


def likeness(one: Vector, other: Vector) -> float:
    """Cosine of two vectors of length one; the same in whatever order their words came."""
    small, large = sorted((one, other), key=len)
    return math.fsum(value * large[word] for word, value in small.items() if word in large)


def is_known_again(told: Told) -> bool:
    """Whether a sentence has words enough to be known again in another report."""
    return len(told.words) >= _FEW
