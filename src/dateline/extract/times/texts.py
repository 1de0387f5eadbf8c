"""A block cut into lexemes, and what was found in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from dateline.extract.reading import Block
from dateline.extract.times.grammar import Hit
from dateline.extract.times.lexer import Lexeme
from dateline.extract.times.when import When


@dataclass
class Found:
    """A resolved expression: lexemes [first, last) of a block, what they mean, and what its days rest on."""

    first: int
    last: int
    when: When
    mod: str = ""
    do: str = ""
    days_first: int | None = None
    days_last: int | None = None


@dataclass(frozen=True)
class Text:
    """A block cut into lexemes, with its hits."""

    block: Block
    lexemes: list[Lexeme]
    codes: str
    hits: list[Hit]
    starts: list[int]

    def token(self, char: int) -> int:
        """The token that holds a character."""
        return max(bisect_right(self.starts, char) - 1, 0)

    def tokens(self, first: int, last: int) -> tuple[int, int]:
        """Tokens that lexemes [first, last) touch."""
        return self.token(self.lexemes[first].start), self.token(self.lexemes[last - 1].end - 1) + 1
