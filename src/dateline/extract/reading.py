"""One report under reading: its parsed blocks, and what each component has found so far."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.mentions import ActorMention, Attribution, PlaceMention, QuantityMention, TimeMention
from dateline.language import Pack
from dateline.model.claim import EventMention, Figure, Statement
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True)
class Block:
    """A zone of the report, parsed on its own, so that no sentence runs over a paragraph's end.

    ``offsets[i]`` is the offset in the report of character ``i`` of the parsed text, which may differ from the report's
    (white space folded, upper case recased); one more entry marks the end.
    """

    index: int
    zone: ZoneKind
    doc: Doc
    offsets: array[int]

    def span(self, first: int, last: int) -> Span:
        """Where tokens ``first`` (inclusive) to ``last`` (exclusive) stand in the report."""
        start = self.doc[first].idx
        tail = self.doc[last - 1]
        return Span(self.offsets[start], self.offsets[tail.idx + len(tail.text) - 1] + 1)

    def sentence(self, token: int) -> Span:
        """The sentence around a token, in the report, without white space at its ends."""
        first, last = self.sentence_tokens(token)
        return self.span(first, last)

    def sentence_tokens(self, token: int) -> tuple[int, int]:
        """First (inclusive) and last (exclusive) token of the sentence around a token, less space at its ends."""
        tokens: Tokens = self.doc[token].sent
        first, last = tokens.start, tokens.end
        while first < last - 1 and self.doc[first].is_space:
            first += 1
        while last - 1 > first and self.doc[last - 1].is_space:
            last -= 1
        return first, last

    def covered(self, span: Span) -> tuple[int, int] | None:
        """Tokens that a stretch of the report touches, as [first, last); None if it touches none here."""
        offsets = self.offsets
        touched = [
            t.i
            for t in self.doc
            if not t.is_space and offsets[t.idx] < span.end and span.start <= offsets[t.idx + len(t.text) - 1]
        ]
        return (touched[0], touched[-1] + 1) if touched else None


@dataclass(frozen=True)
class Reading:
    """What is known of one report so far. Components take it and give one of its later fields.

    Order: blocks, times, quantities, places, actors, attributions, figures, events, statements.
    """

    report: Report
    pack: Pack
    blocks: tuple[Block, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()

    def words(self, span: Span) -> str:
        """The report's words at a span."""
        return span.of(self.report.text)
