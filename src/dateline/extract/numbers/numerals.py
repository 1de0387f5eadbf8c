"""Number words to bounds: the grammar of number phrases, over lower-case words. Knows nothing of reports.

Source of the bounds: docs/concepts/quantities.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{1,3}|[mb]illion)?")
_GROUP = re.compile(r"\d{3}")
_DASHES = {"-", "–", "—", "--"}
_LONGEST = 6
"""Words of the longest phrase in the tables."""

_THOUSAND = ",000"
_LIKELY = 10
"""How many times the lower the higher of a range may be, where both are told by the scale of the higher."""

_LEAST_ESTIMATED = 10
"""From so many on nobody counts a range, and its lower end is told as well: of fewer only the most is meant."""

_LIKE = 3
"""How many times the lower the higher of "N or M" may be, where both mean about as many."""

Phrases = dict[tuple[str, ...], Any]


@dataclass(frozen=True, slots=True)
class Number:
    """A number phrase: words ``first`` to ``last`` (exclusive), inclusive bounds, None where the words set none.

    ``vague``: words such as "dozens". ``core`` is the index of its first number word, bound words left out; ``bare``
    where it is one token of digits with no separator (a year, a house number, a score may look like this).
    """

    first: int
    last: int
    low: int | None
    high: int | None
    approx: bool = False
    vague: bool = False
    bare: bool = False
    core: int = 0


@dataclass(frozen=True)
class NumberWords:
    """The look-ups of one language, made of its table ``quantities``."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    glued: dict[str, int]
    vague: Phrases
    exact: Phrases
    before: Phrases
    after: Phrases
    starts: frozenset[str]
    rising: frozenset[str]
    """Verbs that "up" belongs to: "had gone up to 830" is no "up to 830"."""
    growing: frozenset[str]
    """Verbs before "by N to M", the growth and what came of it."""
    ranging: frozenset[str]
    """Before "from N to M", of what lies between the two."""
    plural_scales: dict[str, int]
    """Scales of spelt numbers in the plural: "fifty thousands"."""
    signs: frozenset[str] = frozenset()
    """Signs of money that stand between a bound word and its number: "nearly $30 billion"."""
    coins: tuple[list[str], ...] = ()
    """Each word for money that stands after its number, as the words that it would be found as."""


def number_words(table: dict[str, Any]) -> NumberWords:
    """Look-ups from the table ``quantities``."""

    def phrases(entries: dict[str, Any]) -> Phrases:
        return {tuple(words.split()): value for words, value in entries.items()}

    def bounds(kinds: dict[str, list[str]]) -> Phrases:
        return {tuple(words.split()): kind for kind, several in kinds.items() for words in several}

    vague, exact = phrases(table["vague"]), phrases(table["exact"])
    starts = {*table["units"], *table["tens"], *table["scales"], *(key[0] for key in (*vague, *exact))}
    return NumberWords(
        units=table["units"],
        tens=table["tens"],
        scales=table["scales"],
        glued=table["glued"],
        vague=vague,
        exact=exact,
        before=bounds(table["before"]),
        after=bounds(table["after"]),
        starts=frozenset(starts),
        rising=frozenset(table["rising"]["verbs"]),
        growing=frozenset(table["growing"]["verbs"]),
        ranging=frozenset(table["ranging"]["verbs"]),
        plural_scales=table["plural_scales"],
        signs=frozenset(table["money"]["before"]),
        coins=tuple([word] for word in table["money"]["after"]),
    )


def find_numbers(words: Sequence[str], spaced: Sequence[bool], table: NumberWords) -> list[Number]:
    """All number phrases in text order, without overlap.

    Args:
        words: The words of a text, lower case, punctuation included.
        spaced: Whether white space follows each word ("1.2m" is two words, the first without).
        table: The language's look-ups.
    """
    found: list[Number] = []
    at = 0
    while at < len(words):
        word = words[at]
        if not (word in table.starts or word[0:1].isdigit()):
            at += 1
            continue
        core = _range(words, spaced, at, table)
        if core is None:
            at += 1
            continue
        whole = _bounded(words, core, table, found[-1].last if found else 0)
        found.append(whole)
        at = whole.last
    return found


def _phrase(words: Sequence[str], at: int, phrases: Phrases) -> tuple[int, Any] | None:
    """The longest phrase that starts here: its end and its value."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        key = tuple(words[at : at + length])
        if key in phrases:
            return at + length, phrases[key]
    return None


def _core(words: Sequence[str], spaced: Sequence[bool], at: int, table: NumberWords) -> Number | None:
    """A number without bound words."""
    vague, exact = _phrase(words, at, table.vague), _phrase(words, at, table.exact)
    cardinal = _cardinal(words, spaced, at, table)
    best = max((reading[0] for reading in (vague, exact, cardinal) if reading), default=0)
    if vague and vague[0] == best:
        low, high = vague[1]
        return Number(at, vague[0], low, None if high < 0 else high, approx=True, vague=True, core=at)
    if cardinal and cardinal[0] == best:
        end, value = cardinal
        bare = end == at + 1 and words[at].isdigit()
        return Number(at, end, value, value, bare=bare, core=at)
    if exact and exact[0] == best:
        return Number(at, exact[0], exact[1], exact[1], core=at)
    return None


def _cardinal(words: Sequence[str], spaced: Sequence[bool], at: int, table: NumberWords) -> tuple[int, int] | None:
    """End and value of digits or number words with their scales ("1.2m", "three hundred and five", "forty-two")."""
    digits = _DIGITS.fullmatch(words[at])
    if digits:
        number = float(digits[1].replace(",", "") + (digits[2] or ""))
        end = at + 1
        while len(words[at]) <= 3 and digits[0] == digits[1] and end < len(words) and _GROUP.fullmatch(words[end]):
            # "14 000 people": white space parts the thousands.
            number, end = number * 1000 + int(words[end]), end + 1
        while (
            end + 1 < len(words)
            and words[end] == ","
            and spaced[end - 1]
            and not spaced[end]
            and _GROUP.fullmatch(words[end + 1])
        ):
            # "50 ,000", as a tokenizer leaves it.
            number, end = number * 1000 + int(words[end + 1]), end + 2
        if digits[3]:
            if digits[3] not in table.glued:
                return None
            number *= table.glued[digits[3]]
        elif (
            words[end : end + 1] and words[end].removesuffix(".") in table.glued and _belongs(words, spaced, at, table)
        ):
            # "It gave $5m.": the tokenizer keeps the dot of a sentence's end.
            number, end = number * table.glued[words[end].removesuffix(".")], end + 1
        while end < len(words):
            dash = end + 1 < len(words) and words[end] == "-" and words[end + 1] in table.scales
            scale = table.scales.get(words[end + dash])
            if scale is None:
                break
            number, end = number * scale, end + 1 + dash
        return (end, round(number)) if number == round(number) or number > 1000 else None
    return _spelt(words, at, table)


def _belongs(words: Sequence[str], spaced: Sequence[bool], at: int, table: NumberWords) -> bool:
    """Whether the "m" after a number is its scale: "5m", and of money "$4.3 m", "2.5 m euros"."""
    return not spaced[at] or (at > 0 and words[at - 1] in table.signs) or words[at + 2 : at + 3] in table.coins


def _spelt(words: Sequence[str], at: int, table: NumberWords) -> tuple[int, int] | None:
    """Number words; a scale word needs a number before it or "a" ("a thousand"), which the exact phrases hold."""
    total, current, end, last = 0, 0, at, ""
    while end < len(words):
        word = words[end]
        joined = end > at and end + 1 < len(words) and (word == "-" or (word == "and" and last == "scale"))
        ahead = words[end + 1] if joined else word
        if ahead in table.tens and last in ("", "scale"):
            current, last = current + table.tens[ahead], "tens"
        elif ahead in table.units and (last in ("", "scale") or (last == "tens" and 0 < table.units[ahead] < 10)):
            current, last = current + table.units[ahead], "units"
        elif _scale(ahead, table) and (last in ("units", "tens") or (last == "scale" and not joined and current)):
            scale = _scale(ahead, table)
            if scale <= 100:
                current *= scale
            else:
                total, current = total + current * scale, 0
            last = "scale"
        else:
            break
        end += 2 if joined else 1
    return (end, total + current) if end > at else None


def _scale(word: str, table: NumberWords) -> int:
    """What a scale word after spelt numbers stands for: "fifty thousand", "fifty thousands"; 0 where it is none."""
    return table.scales.get(word) or table.plural_scales.get(word, 0)


def _range(words: Sequence[str], spaced: Sequence[bool], at: int, table: NumberWords) -> Number | None:
    """A number, or two that bound a range ("20 to 30", "20-30", "between six and ten", "two or three")."""
    one = _core(words, spaced, at, table)
    if one is None or one.last + 1 >= len(words):
        return one
    link = words[one.last]
    before = words[at - 1] if at else ""
    between = before == "between"
    from_to = before == "from" and not (at > 1 and words[at - 2] in table.ranging)
    if not (link in ("to", "or") or link in _DASHES or (between and link == "and")) or from_to:
        return one
    least = _phrase(words, one.last + 1, table.before) if before == "from" else None
    two = _core(words, spaced, least[0] if least else one.last + 1, table)
    if two is not None and least is not None and least[1] in ("at_least", "more_than"):
        two = replace(two, high=None)
    if two is None or two.low is None or one.low is None or (link in _DASHES and (spaced[one.last] or one.vague)):
        return one
    grown = before == "by" and link == "to" and at > 1 and words[at - 2] in table.growing
    if grown and words[two.last : two.last + 1] not in (["%"], ["percent"], ["per"]):
        # "rose by six to 50"; "rise by five to ten percent" is a range.
        return one
    low, high = one.low, two.high
    if high is not None and low < 1000 <= high and one.bare:
        # "20 to 30 thousand", "2-3 million": the scale is said once.
        scale = next((s for s in (10**9, 10**6, 10**3) if high % s == 0 and high // s < 1000), 1)
        if low < high // scale and any(w in table.scales or w in table.glued for w in words[two.core + 1 : two.last]):
            low *= scale
        elif words[two.core].endswith(_THOUSAND) and low < high // 1000 <= _LIKELY * low and not high % 1000:
            # "45-50,000", "nine to 10,000": nobody knows so little of so many.
            low *= 1000
    if high is not None and (high <= low or (link == "or" and not one.vague and high > _LIKE * low)):
        # "44 or 164" leaves open which of two.
        return one
    first = at - 1 if between else at
    return Number(first, two.last, low, high, approx=one.vague or two.vague, vague=one.vague or two.vague, core=at)


def _bounded(words: Sequence[str], core: Number, table: NumberWords, floor: int) -> Number:
    """The number with the bound words before and after it."""
    signed = core.first > floor + 1 and words[core.first - 1] in table.signs
    number = bare = replace(core, first=core.first - 1) if signed else core
    for _ in range(2):
        for length in range(min(_LONGEST, number.first - floor), 0, -1):
            kind = table.before.get(tuple(words[number.first - length : number.first]))
            risen = words[number.first - length] == "up" and words[number.first - length - 1] in table.rising
            if kind and not (risen and number.first > length):
                number = replace(_apply(number, kind), first=number.first - length)
                break
        else:
            break
    number = core if number == bare else number
    after = _phrase(words, number.last, table.after)
    if after and not (words[number.last] == "at" and number.first < core.first):
        end, kind = after
        number = number if kind == "strong" else _apply(number, kind)
        number = replace(number, last=end)
    elif core.vague and number.last < len(words) and words[number.last] == "more":
        than = number.last + 1 < len(words) and words[number.last + 1] == "than"
        number = number if than else replace(number, last=number.last + 1)
    return number


def _apply(number: Number, kind: str) -> Number:
    """Bounds under one bound word. A bound word set before stays: "at least about 40" is 40 and more."""
    low, high = number.low, number.high
    if kind == "at_least":
        return replace(number, high=None)
    if kind == "more_than":
        return replace(number, low=low + 1 if low is not None and low == high else low, high=None)
    if kind == "up_to":
        # "As many as 30,000-40,000" tells both ends of an estimate, "up to two or three" only the most.
        estimated = low is not None and high is not None and _LEAST_ESTIMATED <= low < high and not number.vague
        return number if estimated else replace(number, low=None)
    if kind == "fewer":
        return replace(number, low=None, high=high - 1 if high else high)
    if kind == "nearly":
        return replace(number, low=None, approx=True)
    return replace(number, approx=True)
