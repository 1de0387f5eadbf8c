"""A hit with its words: what handlers ask of it, and what they share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dateline.extract.times import when as w
from dateline.extract.times.frame import Frame
from dateline.extract.times.grammar import Hit
from dateline.extract.times.lexer import Lexeme, Lexer
from dateline.extract.times.when import When
from dateline.model.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Find:
    """A hit with its words and what the sentence around it tells."""

    hit: Hit
    lexemes: list[Lexeme]
    lexer: Lexer
    tense: Callable[[], str]
    before: str
    after: str
    noun_after: Callable[[int], bool]
    names_after: Callable[[], bool]
    pos: Callable[[int], str]

    def words(self, name: str) -> list[str]:
        """The words of a named part; empty if the rule went without it."""
        if name not in self.hit.parts:
            return []
        first, last = self.hit.parts[name]
        return [lexeme.word for lexeme in self.lexemes[first:last]]

    def following(self, count: int) -> list[str]:
        """The words after the hit."""
        return [lexeme.word for lexeme in self.lexemes[self.hit.last : self.hit.last + count]]

    def text(self, name: str) -> str:
        """The words of a named part with blanks between."""
        return " ".join(self.words(name))

    def number(self, name: str) -> int:
        """The number that a part's digits write."""
        return int(re.sub(r"\D", "", self.text(name)) or 0)

    def before_is(self, name: str) -> bool:
        """Whether the word before the hit is of a class of the table."""
        return self.before in self.lexer.table["classes"][name]

    def titled(self) -> bool:
        """Whether it is a title: its last word has a capital for which neither a sentence nor a quotation starts."""
        last = self.hit.last - 1
        return self.lexemes[last].capital and last > 0 and self.lexemes[last - 1].word.isalpha()

    def describes(self, name: str) -> bool:
        """Whether the first word of a part is an adjective."""
        return self.pos(self.hit.parts[name][0]) == "ADJ"

    def unit(self, name: str = "u") -> str:
        """TIMEX3's letter of a unit ("TH" for hours)."""
        return str(self.lexer.table["units"].get(self.text(name), ""))

    def month(self) -> int:
        """Number of the month in part ``m``."""
        return self.lexer.month[self.text("m").replace(" .", ".").strip()]

    def count(self, name: str = "n", *, least: bool = False) -> float | None:
        """A number in digits or words; None for "several"; of "two to three" the higher, or the lower (``least``)."""
        first, last = _split(self.words(name))
        return read_number(first if least or not last else last, self.lexer.table)


Result = When | list[When] | None


Handler = Callable[[Find, Frame], Result]


HANDLERS: dict[str, Handler] = {}


def handler(name: str) -> Callable[[Handler], Handler]:
    """Enter a handler under the name that rules call it by."""

    def enter(make: Handler) -> Handler:
        HANDLERS[name] = make
        return make

    return enter


_HALF = ("a", "half")


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """The two ends of "two to three", "12-18"; the second empty where there is but one number."""
    for at, word in enumerate(words):
        digits = 0 < at < len(words) - 1 and words[at - 1][-1].isdigit() and words[at + 1][0].isdigit()
        apart = word == "and" and at > 0 and words[at - 1] not in ("hundred", "thousand") and words[at + 1] not in _HALF
        if word in ("to", "or") or (word == "-" and digits) or apart:
            return words[:at], words[at + 1 :]
    return words, []


def read_number(words: list[str], table: dict[str, Any]) -> float | None:
    """ "two", "twenty four", "2 1/2", "a couple of" as a number; None for "several"."""
    total, current, seen = 0.0, 0.0, False
    for index, word in enumerate(words):
        if word in ("a", "an", "the"):
            continue
        if word == "couple":
            return 2.0
        if word in table["classes"]["vague"] or word in ("number", "dozens", "hundreds", "thousands", "tens", "scores"):
            return None
        if word in ("1/2", "½") or (word == "half" and index > 0):
            current, seen = current + 0.5, True
        elif re.fullmatch(r"[\d,.]+", word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in table["numbers"]:
            value, seen = table["numbers"][word], True
            if value in (100, 1000, 12) and word in ("hundred", "thousand", "dozen"):
                current = (current or 1) * value
                if value == 1000:
                    total, current = total + current, 0.0
            else:
                current += value
    if not seen and words and words[0] in ("a", "an"):
        return 1.0
    return total + current if seen else None


def _plain(number: float) -> str:
    return f"{number:g}" if number < 1e6 else str(int(number))


def duration(count: float | None, unit: str) -> str:
    """TIMEX3 value of so many units: "P3D", "PT16H", "PXW"."""
    if unit == "F":
        count, unit = (None if count is None else count * 2), "W"
    if unit == "N":
        unit = "D"
    if unit in ("E", "C"):
        if count is not None:
            count, unit = count * (10 if unit == "E" else 100), "Y"
        else:
            unit = {"E": "E", "C": "CE"}[unit]
    clock = unit.startswith("T")
    if count is not None and count % 1 == 0.5:
        whole = int(count)
        small = {"Y": ("M", 6), "TH": ("M", 30), "TM": ("S", 30)}.get(unit)
        if small:
            letter = unit[-1]
            head = f"{whole}{letter}" if whole else ""
            return f"P{'T' if clock else ''}{head}{small[1]}{small[0]}"
    number = "X" if count is None else _plain(count)
    if unit == "WE":
        return f"P{number}WE"
    return f"PT{number}{unit[-1]}" if clock else f"P{number}{unit}"


def written_year(find: Find, frame: Frame, name: str = "y") -> int | None:
    """A written year; two digits take the century of a story, else that up to 2031."""
    text = find.text(name)
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    if not digits:
        return spoken_year(find.words(name), find.lexer.table)
    value = int(digits)
    if len(digits) == 2:
        if frame.narrative and frame.named and frame.named.days:
            return frame.named.days[0].year // 100 * 100 + value
        return value + (1900 if value > 31 else 2000)
    return value


def spoken_year(words: list[str], table: dict[str, Any]) -> int | None:
    """ "nineteen ninety-six", "two thousand" as a year."""
    words = [word for word in words if word not in ("-", "and")]
    if words[1] == "thousand":
        number = read_number(words, table)
        return int(number) if number and number < 2100 else None
    rest = read_number(words[1:], table)
    if rest is None or not 10 <= rest <= 99:
        return None
    return int(table["numbers"][words[0]] * 100 + rest)


def related_year(find: Find, frame: Frame) -> int | None:
    """The year of "last year", "of that year", "of the year" in part ``r``."""
    words = set(find.words("r"))
    if not words:
        return None
    classes = find.lexer.table["classes"]
    named = frame.named.days[0].year if frame.named and frame.named.days else None
    anchor = frame.anchor.year if frame.anchor else None
    story = words & set(classes["same"]) or (frame.narrative and not words & {"last", "this"})
    base = named if story else anchor
    if base is None:
        return None
    return base - bool(words & set(classes["before"])) + bool(words & set(classes["after"]))


def ordinal(find: Find, name: str) -> int:
    """The number of "third" or "3rd" in a part."""
    word = find.words(name)[0]
    return int(find.lexer.table["ordinals"].get(word) or find.number(name))


UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}


def with_part(when: When, part: str, find: Find) -> When:
    """A day with the part of the day that the words name, if they name one."""
    if not part:
        return when
    return replace(when, type="TIME", value=f"{when.value}T{find.lexer.table['parts'][part]}")


def past_span(frame: Frame, count: float | None, unit: str, side: int) -> When:
    """ "the past two months": a duration with its days."""
    value = duration(count, unit)
    at = frame.anchor
    if at is None or count is None or frame.narrative:
        return When("DURATION", value)
    if unit == "TH":
        # The day that so many hours reach into, whatever the hour now.
        unit, count = "D", -(-count // 24)
    other = w.back(unit, at, -side * count if side > 0 else count)
    if other is None:
        return When("DURATION", value)
    days = (other, at) if side < 0 else (at, other)
    return When("DURATION", value, days, Precision.RANGE, relative=True)


def other_year(period: When, years: int) -> When:
    """The same quarter or half of another year."""
    assert period.days
    start = period.days[0]
    if period.unit == "H":
        return w.half(start.year + years, (start.month + 5) // 6)
    return w.quarter(start.year + years, (start.month + 2) // 3)
