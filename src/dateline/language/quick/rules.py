"""The rules that set part of speech and morphology, looked up by kind of token: word, tag, dependency, white space."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST = 40_000
"""Kinds of tokens kept; past that they are gathered anew."""

Test = Callable[[int], bool] | None
Spec = tuple[Test, Test, Test, Test]
"""What a rule asks of each column of a token; None where it asks nothing."""


class Rules:
    """The rules of an attribute ruler by kind of token: word, tag, dependency, and whether it is white space."""

    _COLUMNS = ("LOWER", "TAG", "DEP", "IS_SPACE")

    def __init__(self, ruler: Any, rules: list[tuple[int, int, list[Spec]]]) -> None:
        self._ruler = ruler
        self._rules = rules
        self._kept: dict[tuple[int, ...], list[tuple[int, int, list[Spec]]]] = {}
        self._fitting: list[dict[int, int]] = [{} for _ in self._COLUMNS]
        self._names = [ruler.vocab.strings.as_int(str(number)) for number in range(len(ruler.attrs))]

    @classmethod
    def of(cls, ruler: Any) -> Rules | None:
        """Those of a ruler, None if it has a rule of a kind that is not known here."""
        rules = []
        for number, entry in enumerate(ruler.patterns):
            for pattern in entry["patterns"]:
                specs = [_spec(token, ruler.vocab.strings) for token in pattern]
                if any(spec is None for spec in specs):
                    return None
                rules.append((number, entry["index"], specs))
        return cls(ruler, rules)

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """What ``AttributeRuler.match`` gives: number of the rule, its name, first and last token, in order."""
        tokens: list[tuple[int, ...]] = [tuple(row) for row in doc.to_array(list(self._COLUMNS)).tolist()]
        found = []
        for at, token in enumerate(tokens):
            rules = self._kept.get(token)
            if rules is None:
                rules = self._keep(token)
            for number, _, specs in rules:
                end = at + len(specs)
                if len(specs) == 1 or (
                    end <= len(tokens) and all(_fits(spec, tokens[at + n]) for n, spec in enumerate(specs[1:], 1))
                ):
                    found.append((number, self._names[number], at, end))
        found.sort()
        return found

    def _keep(self, token: tuple[int, ...]) -> list[tuple[int, int, list[Spec]]]:
        """Rules whose first word a kind of token fits: those that each of its columns lets pass."""
        bits = -1
        for column, value in enumerate(token):
            fitting = self._fitting[column]
            if value not in fitting:
                if len(fitting) >= MOST:
                    fitting.clear()
                tests = ((n, rule[2][0][column]) for n, rule in enumerate(self._rules))
                fitting[value] = sum(1 << n for n, test in tests if test is None or test(value))
            bits &= fitting[value]
        rules = []
        while bits:
            lowest = bits & -bits
            rules.append(self._rules[lowest.bit_length() - 1])
            bits ^= lowest
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[token] = rules
        return rules


def _fits(spec: Any, token: tuple[int, ...]) -> bool:
    return all(test is None or test(value) for test, value in zip(spec, token, strict=True))


def _spec(pattern: dict[str, Any], strings: Any) -> Any:
    if not set(pattern) <= set(Rules._COLUMNS):
        return None
    tests: list[Callable[[int], bool] | None] = []
    for name in Rules._COLUMNS:
        if name not in pattern:
            tests.append(None)
            continue
        wanted = pattern[name]
        if isinstance(wanted, bool | str):
            tests.append(frozenset([_number(wanted, strings)]).__contains__)
        elif isinstance(wanted, dict) and set(wanted) == {"IN"}:
            tests.append(frozenset(_number(one, strings) for one in wanted["IN"]).__contains__)
        elif isinstance(wanted, dict) and set(wanted) == {"NOT_IN"}:
            tests.append(_none_of(frozenset(_number(one, strings) for one in wanted["NOT_IN"])))
        elif isinstance(wanted, dict) and set(wanted) == {"REGEX"} and name == "LOWER":
            tests.append(_search(re.compile(wanted["REGEX"]), strings))
        else:
            return None
    return tuple(tests)


def _search(pattern: re.Pattern[str], strings: Any) -> Callable[[int], bool]:
    return lambda value: pattern.search(strings[value]) is not None


def _none_of(values: frozenset[int]) -> Callable[[int], bool]:
    return lambda value: value not in values


def _number(value: Any, strings: Any) -> int:
    return int(value) if isinstance(value, bool) else int(strings.add(value)) if value else 0
