"""A small encoder of English: a text's pieces, and what those around make of each, as rows of numbers.

A transformer of the BERT family, its weights in whole numbers of eight bits, walked with numpy: no service, no graphics
card, nothing fetched. The file is made by scripts/train_numbers.py from MiniLM (NOTICE); it ends in shares of classes
for marked pieces, whatever these are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from dateline.language.quick.products import one_core

Rows = npt.NDArray[np.float32]

UNKNOWN, OPENING, CLOSING = "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 100
"""Characters of the longest word that is cut into pieces."""
_TINY = 1e-12
_SYMBOLS = "$+<=>^`|~"
"""ASCII signs that stand alone though Unicode calls them no punctuation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of one: its row in the vocabulary, and characters [start, end) of the text."""

    row: int
    start: int
    end: int


class Pieces:
    """A vocabulary of words and parts of words ("##" before what goes on with a word), and texts cut by it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.rows = {word: row for row, word in enumerate(vocabulary)}

    def __call__(self, text: str) -> list[Piece]:
        """A text's pieces in order, in lower case and without accents; empty for a text of spaces."""
        return [piece for word in _words(text) for piece in self._cut(word)]

    def _cut(self, word: list[tuple[str, int]]) -> Iterator[Piece]:
        """The longest pieces from the left; a word that has none is unknown as a whole."""
        found: list[Piece] = []
        at = 0
        while at < len(word):
            end, row = len(word), None
            while end > at and row is None:
                row = self.rows.get(("##" if at else "") + "".join(sign for sign, _ in word[at:end]))
                end -= row is None
            if row is None or len(word) > _LONGEST:
                yield Piece(self.rows[UNKNOWN], word[0][1], word[-1][1] + 1)
                return
            found.append(Piece(row, word[at][1], word[end - 1][1] + 1))
            at = end
        yield from found


class Encoder:
    """The encoder of one file.

    Attributes:
        classes: Names of the classes that ``shares`` tells of, in order.
        pieces: What cuts a text into its pieces.
    """

    def __init__(self, file: IO[bytes]) -> None:
        with np.load(file, allow_pickle=False) as packed:
            table: Mapping[str, Any] = {name: packed[name] for name in packed.files}
        self.classes: tuple[str, ...] = tuple(str(table["classes"]).split())
        self.pieces = Pieces(str(table["vocabulary"]).split("\n"))
        self._words, self._scale = table["words"], table["words.scale"]
        self._places: Rows = table["places"].astype(np.float32)
        self._first_norm = _wide(table, "norm")
        self._layers = [_Layer(table, f"layer{n}") for n in range(int(table["layers"]))]
        self._head = _matrix(table, "head")

    def shares(self, rows: Sequence[int], marked: Sequence[tuple[int, int]]) -> Rows:
        """Shares of the classes for stretches of a text: one row a stretch, one column a class, each row adds up to 1.

        Args:
            rows: Rows of the text's pieces, without the marks of its ends.
            marked: First and last piece of each stretch.
        """
        with one_core():
            return self._shares(rows, marked)

    def _shares(self, rows: Sequence[int], marked: Sequence[tuple[int, int]]) -> Rows:
        ids = np.array([self.pieces.rows[OPENING], *rows, self.pieces.rows[CLOSING]])
        state = self._words[ids].astype(np.float32) * self._scale[ids, None] + self._places[: len(ids)]
        state = _normed(state, *self._first_norm)
        for layer in self._layers:
            state = layer(state)
        ends = np.array(marked).reshape(-1, 2) + 1
        raw = _times(np.concatenate([state[ends[:, 0]], state[ends[:, 1]]], axis=1), *self._head)
        grown = np.exp(raw - raw.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True))


class _Layer:
    """Attention of twelve heads, then two layers forward, each added to what came in."""

    def __init__(self, table: Mapping[str, Any], name: str) -> None:
        self.heads = int(table["heads"])
        self.asked, self.out = _matrix(table, f"{name}.asked"), _matrix(table, f"{name}.out")
        self.up, self.down = _matrix(table, f"{name}.up"), _matrix(table, f"{name}.down")
        self.norms = _wide(table, f"{name}.norm1"), _wide(table, f"{name}.norm2")

    def __call__(self, state: Rows) -> Rows:
        length, wide = state.shape
        each = wide // self.heads
        # Three rows of heads: what is asked for, what is offered, what is given.
        split = _times(state, *self.asked).reshape(length, 3, self.heads, each)
        asked = np.ascontiguousarray(split.transpose(1, 2, 0, 3))
        near = asked[0] @ np.ascontiguousarray(asked[1].transpose(0, 2, 1)) / np.sqrt(np.float32(each))
        near = np.exp(near - near.max(axis=-1, keepdims=True))
        near /= near.sum(axis=-1, keepdims=True)
        given = (near @ asked[2]).transpose(1, 0, 2).reshape(length, wide)
        state = _normed(state + _times(given, *self.out), *self.norms[0])
        return _normed(state + _times(_bent(_times(state, *self.up)), *self.down), *self.norms[1])


def _words(text: str) -> Iterator[list[tuple[str, int]]]:
    """Words and single marks, each sign with its place in the text."""
    word: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        for sign in unicodedata.normalize("NFD", letter.lower()):
            kind = unicodedata.category(sign)
            alone = kind[0] == "P" or sign in _SYMBOLS
            if kind[0] == "Z" or kind == "Cc" or alone:
                if word:
                    yield word
                word = []
                if alone:
                    yield [(sign, at)]
            elif kind not in ("Mn", "Cf"):
                word.append((sign, at))
    if word:
        yield word


def _matrix(table: Mapping[str, Any], name: str) -> tuple[Rows, Rows]:
    """Weights of a step as they are multiplied (one column an output), and what is added."""
    weights = table[name].astype(np.float32) * table[f"{name}.scale"][:, None]
    return np.ascontiguousarray(weights.T), table[f"{name}.bias"].astype(np.float32)


def _wide(table: Mapping[str, Any], name: str) -> tuple[Rows, Rows]:
    return table[f"{name}.weight"].astype(np.float32), table[f"{name}.bias"].astype(np.float32)


def _times(state: Rows, weights: Rows, bias: Rows) -> Rows:
    return np.asarray(state @ weights + bias)


def _normed(state: Rows, weight: Rows, bias: Rows) -> Rows:
    middle = state - state.mean(axis=-1, keepdims=True)
    return np.asarray(middle / np.sqrt((middle * middle).mean(axis=-1, keepdims=True) + _TINY) * weight + bias)


def _bent(state: Rows) -> Rows:
    """The Gaussian error linear unit, by its tanh."""
    cubed = state * state * state  # a power is ten times slower
    return np.asarray(0.5 * state * (1 + np.tanh(np.float32(0.7978845608) * (state + 0.044715 * cubed))))
