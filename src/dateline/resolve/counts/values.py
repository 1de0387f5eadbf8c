"""Bounds against bounds."""

from __future__ import annotations

import functools

from dateline.model.rows import FigureRow
from dateline.resolve.words import in_own_voice, listed, plain_name, says, words_of

_ABOUT = 0.05
"""How far an approximate number may be from the count that it stands for: "about 2,000" and 1,980 are one."""

_NEARLY = 0.15
"""How far below a number the count may be that "nearly" stands for."""

_OPEN = 2.0
"""How many times "at least" a number the count may be that it is said of."""

_MOST = 1.25
"""How many times the one the other may be where both only say how many at most."""

_DIGITS_OF_ROUND = 2

_SAME_WORDS = 0.7
"""Share of the words of the shorter credit: "the provincial crisis office" and "the crisis office of Mazandaran"."""


def bounds(row: FigureRow) -> tuple[float, float]:
    """Bounds with those that are not set left open, and approximate ones widened."""
    low = float("-inf") if row.low is None else float(row.low)
    high = float("inf") if row.high is None else float(row.high)
    if row.approx and row.low is not None and row.low == row.high:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if row.approx and row.low is None:
        return high * (1 - _NEARLY), high
    return low, high


def meet(one: FigureRow, other: FigureRow) -> bool:
    """Whether one number can be both."""
    (a, b), (c, d) = bounds(one), bounds(other)
    # "More than 51" and 51 are one number, told carefully; "at least three" are no two.
    slack = 1 if _is_beyond(one) or _is_beyond(other) else 0
    return a <= d + slack and c <= b + slack


def name_one_number(one: FigureRow, other: FigureRow) -> bool:
    """Whether both say how many at least, of one number: "at least 100" and "more than 100"."""
    least = one.high is None and other.high is None and one.low is not None and other.low is not None
    return least and _is_beyond(one) != _is_beyond(other) and abs((one.low or 0) - (other.low or 0)) <= 1


def only_touch(one: FigureRow, other: FigureRow) -> bool:
    """Whether a range ends where the other begins: "30,000 to 50,000" and "50,000 to 90,000" are two estimates."""
    for a, b in ((one, other), (other, one)):
        wide = any(is_vague(row) and not is_word_for_many(row) for row in (a, b))
        if wide and a.high is not None and a.high == b.low and a.low != a.high and b.low != b.high:
            return True
    return False


def _is_beyond(row: FigureRow) -> bool:
    """Whether its bound is one above or below the number that its words name: "more than 50"."""
    open_ended = (row.low is None) != (row.high is None)
    return open_ended and not listed("beyond").isdisjoint(words_of(row.text))


def agree(one: FigureRow, other: FigureRow) -> bool:
    """Whether they meet, and not only because they are open: "at least 114" is not said of 459, nor is "up to 90" the
    same as "up to 160".
    """
    most = one.low is None and other.low is None
    near = ratio(one, other) <= (_MOST if most else _OPEN)
    return meet(one, other) and near and not only_touch(one, other)


def alike(one: FigureRow, other: FigureRow) -> bool:
    """Whether the two say the same number: a bound in common, or the one is the other, rounded.

    "Seven" and "at least seven" are alike; "dozens" and 41 only meet.
    """
    if (one.low, one.high) == (other.low, other.high):
        return True
    if meet(one, other) and ((one.low is not None and one.low == other.low) or (one.high or 0) == (other.high or -1)):
        return True
    return _exact(one) and _exact(other) and meet(one, other)


def _exact(row: FigureRow) -> bool:
    return row.low is not None and row.low == row.high


def point(row: FigureRow) -> int | None:
    """The number that a figure names, for telling a rise from a fall: a bound where only one is set."""
    return row.low if row.low is not None else row.high


def is_swap(one: FigureRow, other: FigureRow, *, short: bool = False) -> bool:
    """Whether two neighbouring digits of an exact number stand the other way round in the other.

    ``short``: of two digits as well, where one holder gives both for one day.
    """
    if not (_exact(one) and _exact(other)) or any(row.approx and not _is_precise(row) for row in (one, other)):
        return False
    a, b = str(one.low), str(other.low)
    if len(a) != len(b) or len(a) < (2 if short else 3):
        # Of two digits each fifth pair of true numbers would be a swap.
        return False
    differ = [at for at in range(len(a)) if a[at] != b[at]]
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(a) == sorted(b)


def _is_precise(row: FigureRow) -> bool:
    """Whether it has more digits than a rounded number: "an estimated 273,400"."""
    return len(str(row.low).rstrip("0")) > _DIGITS_OF_ROUND


def held_by(row: FigureRow) -> str:
    """Who is credited with it; the outlet itself where it counted or speaks for itself; "" where nobody is named."""
    speaks = is_body(row.outlet) or says(row.sentence_text, "own_count") or in_own_voice(row.sentence_text)
    return row.source or (row.outlet if speaks else "")


@functools.lru_cache(maxsize=4096)
def is_body(outlet: str) -> bool:
    """Whether an outlet is a body that tells of its own work, and no paper: a ministry, a party, a hospital."""
    words = {form for word in words_of(outlet) for form in (word, word.removesuffix("'s"), word.removesuffix("s"))}
    return not listed("bodies_that_publish").isdisjoint(words) and listed("papers").isdisjoint(words)


def same_source(a: FigureRow, b: FigureRow) -> bool:
    """Whether both figures are credited to one holder: nearly all words of one are the other's."""
    one, other = (_words_of_holder(row) for row in (a, b))
    if not one or not other:
        return not one and not other and a.outlet == b.outlet
    if is_short_for(held_by(a), held_by(b)) or is_short_for(held_by(b), held_by(a)):
        return True
    return len(one & other) >= _SAME_WORDS * min(len(one), len(other))


def is_short_for(short: str, name: str) -> bool:
    """Whether a name in capitals is made of the first letters of another: "HWO" of the Harbour Workers' Office."""
    letters = "".join(word[0] for word in plain_name(name).split() if word not in ("of", "for", "and", "the"))
    found = short.removeprefix("the ").removeprefix("The ")
    return found.isupper() and len(found) > _DIGITS_OF_ROUND and found.casefold() == letters


def _words_of_holder(row: FigureRow) -> set[str]:
    """The words of a credit but those that only say whose it is: "the city's police department"."""
    words = set(plain_name(held_by(row)).split()) - {"of", "for", "and"}
    # "Col Ruiz" is "Colonel Ana Ruiz, who commands the brigade".
    words = words - listed("ranks") or words
    return words - listed("whose") or words


def ratio(one: FigureRow, other: FigureRow) -> float:
    """How many times the larger number is the smaller; of ranges the ends that lie nearest."""
    low, high = sorted((one, other), key=lambda row: point(row) or 0)
    top = low.high if low.high is not None else low.low
    return (point(high) or 0) / max(top or 0, 1)


def is_odd(row: FigureRow) -> bool:
    """Whether a number is odd enough to know a count by: 27 is, three or a thousand are not."""
    number = point(row) or 0
    return number > 12 and (number % 10 != 0 or number > 50) and str(number).rstrip("0") not in ("1", "2", "3", "5")


def is_vague(row: FigureRow) -> bool:
    """Whether it is a word for many and no number: "dozens"."""
    return row.low is not None and row.high is not None and row.low != row.high


def is_word_for_many(row: FigureRow) -> bool:
    """Whether it is a word for many, and not "5,000 to 10,000": nobody counted."""
    return is_vague(row) and not any(sign.isdigit() for sign in row.text)
