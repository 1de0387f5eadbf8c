"""Where words stand in a report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a report's text, in Unicode code points.

    ``report.text[span.start:span.end]`` is the evidence. Never empty: a value without words has no span.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"{self.start}-{self.end}: a span starts at 0 or later and ends after its start")

    def of(self, text: str) -> str:
        """The words at this span; SpanError if the text ends before it does."""
        if self.end > len(text):
            raise SpanError(f"{self.start}-{self.end}: the text has only {len(text)} characters")
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
