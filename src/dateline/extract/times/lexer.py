"""Text to lexemes with classes, written as one character each, so that a pattern is a plain regular expression.

A lexeme may have several classes ("second" is an ordinal and a unit). Each set of classes has a character of its own; a
class in a pattern is the set of all characters whose set holds it.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_ABBREVIATED = 5
_MOST = 100_000
"""Words kept with their classes."""


class Lexeme(NamedTuple):
    """A word, number or sign of a block's text; ``word`` in lower case, apostrophes made plain."""

    word: str
    start: int
    end: int
    capital: bool = False


_SHAPES: dict[str, str] = {
    "iso": r"\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?\b",
    "nineeleven": r"\b9/11\b(?!/)",
    "slash": r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b",
    "clock": r"\b\d{1,2}:\d\d(?::\d\d)?(?!\d)",
    "decade": r"\b\d{2,3}0['’]?s\b|['’]\d0['’]?s\b",
    "yapos": r"(?<!['’`])['’]\d\d\b(?!\s?['’])",
    "ordday": r"\b\d{1,3}(?:st|nd|rd|th)\b",
    "number": r"\b\d{1,3}(?:,\d{3})+\b",
    "fraction": r"\b1/2(?!\d)|½",
    "decimal": r"\b\d+\.\d+(?![\d.]*\d)",
    "ampm": r"(?<![^\W\d])[ap]\.\s?m\b\.?|(?<![^\W\d])[ap]m\b",
    "bc": r"\bb\.\s?c\.(?:\s?e\.)?",
    "oclock": r"\bo['’]\s?clock\b",
    "poss": r"['’]s\b",
    "qn": r"\bq[1-4]\b",
}


class Lexer:
    """Cuts text and classes what it has; built from a language's table.

    Attributes:
        month, weekday: Number of a name, abbreviations and their dotted forms among them.
    """

    def __init__(self, table: dict[str, Any], literals: frozenset[str]) -> None:
        """``literals``: the bare words that patterns name, each a class of its own (``=word``)."""
        self.table = table
        self.cased = frozenset(table["casing"]["cased"])
        self.month = _with_dots(table["months"])
        self.weekday = _with_dots(table["weekdays"])
        self._words = self._classes(table, literals)
        self._known: dict[tuple[str | None, str], tuple[str, bool, str]] = {}
        dotted = "|".join(w[:-1] for w in [*self.month, *self.weekday] if w.endswith("."))
        shapes = "|".join(f"(?P<{name}>{shape})" for name, shape in _SHAPES.items())
        self._cut = re.compile(
            rf"(?P<dotted>\b(?:{dotted})\.)|{shapes}|(?P<w>[^\W\d_]+)|(?P<digits>\d+)|(?P<sign>[^\w\s]|_)", re.I
        )
        self._chars: dict[frozenset[str], str] = {}
        for classes in [*self._words.values(), *map(_digits, _SAMPLES), *(frozenset([s]) for s in _SHAPES)]:
            self._char(classes)
            self._char(classes - {"month", "monthabbr", "monthsure", "weekday", "cased"})
        for shape in ("ordday",):
            self._char(frozenset([shape, "bigord"]))
        self._alpha = self._char(frozenset(["alpha"]))
        self._other = self._char(frozenset(["sign"]))
        self._by_word = {word: self._char(classes) for word, classes in self._words.items()}
        self._by_word_low = {
            word: self._char(self._words[word] - {"month", "monthabbr", "monthsure", "weekday", "holiday"})
            for word in self.cased
            if word in self._words
        }
        self._by_shape = {shape: self._char(frozenset([shape])) for shape in _SHAPES}

    def _char(self, classes: frozenset[str]) -> str:
        return self._chars.setdefault(classes, chr(0x4E00 + len(self._chars)))

    def _classes(self, table: dict[str, Any], literals: frozenset[str]) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}

        def add(word: str, name: str) -> None:
            found.setdefault(word, {"alpha"} if word.isalpha() else set()).add(name)

        doubtful = set(table["casing"]["doubtful"])
        for word in self.month:
            abbreviated = len(word) < _ABBREVIATED and word not in ("may", "june", "july") and not word.endswith(".")
            add(word, "monthabbr" if abbreviated else "month")
            if not abbreviated and word not in doubtful:
                add(word, "monthsure")
        for word in self.weekday:
            if len(word) > _ABBREVIATED or word.endswith("."):
                add(word, "weekday")
                add(word + "s", "weekdayplural") if not word.endswith(".") else None
        for section, name in _SECTIONS.items():
            for word in table[section]:
                add(word, name)
        for word in (w for w in table["units"] if w.endswith("s")):
            add(word, "unitplural")
        for word in (w for w in table["units"] if not w.endswith("s")):
            add(word, "unitsingle")
        for word in (w for w in table["parts"] if w.endswith("s")):
            add(word, "partplural")
        for name, words in table["classes"].items():
            for word in words:
                add(word, name)
        for word in literals:
            add(word, f"={word}")
        return {word: frozenset(classes) for word, classes in found.items()}

    def chars(self, name: str) -> str:
        """All characters whose set of classes holds ``name``."""
        return "".join(char for classes, char in self._chars.items() if name in classes)

    def cut(self, text: str) -> tuple[list[Lexeme], str]:
        """The lexemes of a text and, beside them, their characters."""
        lexemes: list[Lexeme] = []
        codes: list[str] = []
        known = self._known
        for match in self._cut.finditer(text):
            key = match.lastgroup, match.group()
            if key not in known:
                if len(known) >= _MOST:
                    known.clear()
                kind, raw = match.lastgroup or "sign", match.group()
                word = raw.lower().replace("’", "'")
                known[key] = word, raw.istitle(), self._code(kind, word, raw)
            word, capital, code = known[key]
            lexemes.append(Lexeme(word, *match.span(), capital))
            codes.append(code)
        return lexemes, "".join(codes)

    def _code(self, kind: str, word: str, raw: str) -> str:
        if kind == "digits":
            return self._chars.get(_digits(raw), self._other)
        if kind in ("w", "dotted", "sign"):
            if raw.islower() and (word in self.cased or word.rstrip(".") in self.cased):
                return self._by_word_low.get(word, self._alpha)
            return self._by_word.get(word, self._alpha if kind == "w" else self._other)
        if kind == "poss" or kind not in self._by_shape:
            return self._by_word.get(word, self._by_shape[kind])
        return self._by_shape[kind]


_SECTIONS = {
    "numbers": "numeral",
    "ordinals": "ordinal",
    "units": "unit",
    "seasons": "season",
    "parts": "part",
    "clockwords": "clockword",
    "deictics": "deictic",
    "references": "ref",
    "sets": "setword",
    "decades": "decadeword",
}
_SAMPLES = ["0", "00", "7", "07", "18", "28", "31", "33", "45", "77", "100", "1850", "1866", "3000", "0300", "12345"]


def _digits(raw: str) -> frozenset[str]:
    """Classes of a run of digits, by value and length."""
    value, length = int(raw[:9]), len(raw)
    classes = {"digits"}
    if length <= 2:
        classes |= {"day"} if 1 <= value <= 31 else set()
        classes |= {"hour"} if value <= 24 else set()
    if length == 3:
        classes |= {"hundreds"}
    if length == 2:
        classes |= {"yy"} | ({"yyhigh"} if value > 31 else set())
    classes |= {"year"} if length == 4 and 1000 <= value < 2200 else {"small"}
    classes |= {"hhmm"} if length == 4 and value // 100 < 24 and value % 100 < 60 else set()
    return frozenset(classes)


def _with_dots(names: dict[str, int]) -> dict[str, int]:
    return names | {
        f"{name}.": number
        for name, number in names.items()
        if len(name) < _ABBREVIATED + 1 and name not in ("may", "june", "july", "march", "april")
    }
