"""The patterns of times.toml, compiled, and what they find in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dateline.extract.times.gaps import Gaps
from dateline.extract.times.lexer import Lexeme, Lexer
from dateline.extract.times.tense import Tenses

_TOKEN = re.compile(
    r"\((?P<group>[a-z]\w*):|<(?P<cls>\w+)>|\{(?P<macro>\w+)\}|(?P<look>\(\?<=|\(\?<!|\(\?=|\(\?!)"
    r"|'(?P<sign>[^']+)'|(?P<literal>[a-z]+)|(?P<op>[()|?*+])|(?P<space>\s+)"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of lexemes that a rule fits, with the parts that the rule names, as [first, last)."""

    do: str
    first: int
    last: int
    parts: dict[str, tuple[int, int]]
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    do: str
    pattern: re.Pattern[str]
    value: str


class Grammar:
    """All rules of a language."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.tenses = Tenses.of(table["tense"])
        self.gaps = Gaps.of(table["gaps"])
        holidays = "|".join(f"({_quoted(name)})" for name in sorted(table["holidays"], key=len, reverse=True))
        self._macros: dict[str, str] = table["macros"] | {"holiday": f"({holidays})"}
        sources = [entry["pattern"] for entry in table["rule"] + table["ancient"] + table["prefix"]] + list(
            self._macros.values()
        )
        literals = {m.group("literal") or m.group("sign") for s in sources for m in _TOKEN.finditer(s)} - {None}
        self.lexer = Lexer(table, frozenset(w for w in literals if w))
        self._rules = [
            _Rule(
                entry["do"],
                re.compile(self._compile(entry["pattern"])),
                next((k for k in entry if k.endswith("_REF")), ""),
            )
            for entry in table["rule"]
        ]
        self._ancient = [
            _Rule(entry["do"], re.compile(self._compile(entry["pattern"])), "") for entry in table["ancient"]
        ]
        self._prefixes = [
            (re.compile(f"(?:{self._compile(entry['pattern'])})$"), str(entry["mod"])) for entry in table["prefix"]
        ]
        names = "".join(self.lexer.chars(name) for name in table["gate"]["needs"]) + "".join(
            self.lexer.chars(f"={name.split()[0]}") for name in table["holidays"]
        )
        self._any = re.compile(f"[{re.escape(names)}]")

    def _compile(self, pattern: str) -> str:
        out: list[str] = []
        at = 0
        while at < len(pattern):
            match = _TOKEN.match(pattern, at)
            if match is None:
                raise ValueError(f"times.toml: cannot read {pattern[at:]!r} in {pattern!r}")
            at = match.end()
            kind, text = match.lastgroup, match.group(match.lastgroup or 0)
            if kind == "group":
                out.append(f"(?P<{text}>")
            elif kind == "cls":
                out.append(self._class(text))
            elif kind == "macro":
                out.append(self._compile(self._macros[text]))
            elif kind in ("sign", "literal"):
                out.append(self._class(f"={text}"))
            elif kind != "space":
                out.append("(?:" if match.group() == "(" else match.group())
        return "".join(out)

    def _class(self, name: str) -> str:
        chars = self.lexer.chars(name)
        if not chars:
            raise ValueError(f"times.toml: no word has the class {name!r}")
        return f"[{chars}]" if len(chars) > 1 else chars

    def find(self, text: str, *, ancient: bool = False) -> tuple[list[Lexeme], str, list[Hit]]:
        """Lexemes, their characters, and the hits: longest first where two overlap, in text order.

        Args:
            text: Of a block.
            ancient: Whether the report counts years before Christ, so that "in 480" is one.
        """
        lexemes, codes = self.lexer.cut(text)
        if not ancient and not self._any.search(codes):
            return lexemes, codes, []
        found = [
            (rule, match, order)
            for order, rule in enumerate(self._rules + (self._ancient if ancient else []))
            for match in rule.pattern.finditer(codes)
            if match.end() > match.start()
        ]
        found.sort(key=lambda entry: (entry[1].start() - entry[1].end(), entry[2], entry[1].start()))
        taken = [False] * (len(codes) + 1)
        hits: list[Hit] = []
        for rule, match, _ in found:
            first, last = match.span()
            if any(taken[first:last]):
                continue
            taken[first:last] = [True] * (last - first)
            parts = {name: match.span(name) for name, got in match.groupdict().items() if got is not None}
            hits.append(Hit(rule.do, first, last, parts, rule.value))
        return lexemes, codes, sorted(hits, key=lambda hit: hit.first)

    def prefix(self, codes: str, first: int, floor: int) -> tuple[int, str]:
        """Where a mention that starts at ``first`` starts with its prefix, and what the prefix does to it."""
        head = codes[floor:first]
        best = (first, "")
        for pattern, mod in self._prefixes:
            match = pattern.search(head)
            if match and match.start() < match.end() and floor + match.start() < best[0]:
                best = (floor + match.start(), mod)
        return best


def _quoted(name: str) -> str:
    return " ".join("<poss>" if word == "'s" else f"'{word}'" for word in name.split())
