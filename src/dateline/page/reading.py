"""A report's text cut into pieces that can be underlined: values nest and overlap, elements of a page cannot.

The text is cut at every place where a value or a zone begins or ends. Put together again, the pieces are the text.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.report import Zone
from dateline.model.rows import ClaimRow
from dateline.record.finding import spans_of

LAYERS = {
    "figure": "count",
    "event": "event",
    "statement": "speech",
    "people": "who is counted",
    "agent": "who acts",
    "recipient": "to whom",
    "place": "where",
    "time": "when",
    "source": "who says so",
    "via": "by way of whom",
    "cue": "word of saying",
}
"""What a piece may be, and the word for it on the page; the first three are the evidence of claims."""

_EVIDENCE = ("figure", "event", "statement")


@dataclass(frozen=True, slots=True)
class Value:
    """Words of a report that a claim rests on: half-open span, and as what."""

    start: int
    end: int
    layer: str
    claim: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which no value begins or ends.

    Attributes:
        text: The words as they stand.
        layers: What it is, each once, in the order of ``LAYERS``; () for words that nothing rests on.
        claims: Ids of the claims that rest on it, first those whose evidence it is, the shortest evidence first.
        begins: Ids of the claims whose evidence begins here.
    """

    text: str
    layers: tuple[str, ...]
    claims: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces of one zone, or of what stands between two. ``label``: its zone where a new kind begins on a new line."""

    zone: str
    label: str
    pieces: tuple[Piece, ...]


def values_of(row: ClaimRow) -> Iterator[Value]:
    """The values of one claim that stand in its text: the evidence first."""
    for what, start, end in spans_of(row):
        if start < end:
            yield Value(start, end, row.kind if what == "evidence" else what, row.id)


def lay_out(text: str, zones: Sequence[Zone], rows: Iterable[ClaimRow], *, sentences: bool = False) -> list[Stretch]:
    """A text as stretches of pieces. Joined, their texts are ``text``, whatever the claims are.

    Args:
        text: The report's text.
        zones: What its stretches are.
        rows: The claims whose values are marked.
        sentences: Whether the sentences of the claims are marked, too.
    """
    values = [value for row in rows for value in _marked(row, sentences) if value.end <= len(text)]
    parts = list(_zones(text, zones))
    edges = {start for _, start, _ in parts} | {len(text)}
    pieces = _pieces(text, values, edges)
    made: list[Stretch] = []
    shown = ""
    for kind, start, end in parts:
        own = []
        while start < end:
            piece = next(pieces)
            own.append(piece)
            start += len(piece.text)
        begins_line = not made or made[-1].pieces[-1].text[-1] in "\r\n"
        made.append(Stretch(kind, kind if kind != shown and begins_line else "", tuple(own)))
        shown = kind or shown
    return made


def _zones(text: str, zones: Sequence[Zone]) -> Iterator[tuple[str, int, int]]:
    """All of the text as (zone or "", start, end), in order."""
    at = 0
    for zone in zones:
        start, end = max(zone.span.start, at), min(zone.span.end, len(text))
        if start >= end:
            continue
        if at < start:
            yield "", at, start
        yield zone.kind.value, start, end
        at = end
    if at < len(text):
        yield "", at, len(text)


def _pieces(text: str, values: Iterable[Value], edges: set[int]) -> Iterator[Piece]:
    opening: dict[int, list[Value]] = defaultdict(list)
    for value in values:
        edges |= {value.start, value.end}
        opening[value.start].append(value)
    at = sorted(edges)
    standing: list[Value] = []
    for first, last in itertools.pairwise(at):
        if standing:
            standing = [value for value in standing if value.end > first]
        standing += opening.get(first, ())
        yield _piece(text[first:last], first, standing)


def _marked(row: ClaimRow, sentences: bool) -> Iterator[Value]:
    yield from values_of(row)
    if sentences:
        yield Value(*row.sentence, "sentence", row.id)


def _piece(words: str, at: int, values: Sequence[Value]) -> Piece:
    if not values:
        return Piece(words, (), (), ())
    ordered = sorted(values, key=_closeness)
    here = {value.layer for value in ordered}
    return Piece(
        text=words,
        layers=tuple(layer for layer in (*LAYERS, "sentence") if layer in here),
        claims=tuple(dict.fromkeys(value.claim for value in ordered)),
        begins=tuple(value.claim for value in ordered if value.start == at and value.layer in _EVIDENCE),
    )


def _closeness(value: Value) -> tuple[bool, int, str]:
    # A click on a number inside a quotation means the number.
    return value.layer not in _EVIDENCE, value.end - value.start, value.claim
