"""One person who is told of: a man of 24 and a man of 69 are two men, however much alike their numbers are."""

from __future__ import annotations

import re

from dateline.model.rows import FigureRow
from dateline.resolve.words import listed, words_of

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AGE = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_WORDS)})[-\s](months?|years?)[-\s]old\b", re.IGNORECASE)


def person_of(row: FigureRow) -> tuple[str, str]:
    """Age and sex of the one person whom a figure counts, each "" where it is not told or several are counted."""
    if (row.low, row.high) != (1, 1) or not row.people:
        return "", ""
    age = _AGE.search(row.people)
    return _age(age[1].casefold(), age[2].casefold()) if age else "", _sex(row)


def _age(number: str, unit: str) -> str:
    """An age, whether told in figures or in words, of which those in months are others than those in years."""
    return f"{_WORDS.index(number) + 1 if number in _WORDS else number}{unit[0]}"


def are_two_sexes(a: FigureRow, b: FigureRow) -> bool:
    """Whether the one counts men and the other women: three of each are no one three."""
    return {_sex(a), _sex(b)} == {"female", "male"}


def _sex(row: FigureRow) -> str:
    words = frozenset(form for word in words_of(row.people) for form in (word, word.removesuffix("s")))
    sexes = [sex for sex in ("female", "male") if not words.isdisjoint(listed(sex))]
    return sexes[0] if len(sexes) == 1 else ""


def are_two_persons(a: FigureRow, b: FigureRow) -> bool:
    """Whether two single persons are told apart by age or sex."""
    return any(one != other and one and other for one, other in zip(person_of(a), person_of(b), strict=True))
