"""Where a text's paragraphs stand: one a line, or several hard-wrapped lines together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.span import Span
from dateline.model.tokenised import is_tokenised, plain_marks

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDS = re.compile(r"[.!?:;。！？؟۔][\"'”’»)\]]*$")
_WIDEST = 100
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    words: str
    indent: int
    blank_before: bool


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space (and byte order mark) at its ends; None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] == _MARK):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """All paragraphs in text order. Together they hold every character that is no white space.

    A blank line always separates. Where lines are hard-wrapped (newswire lines of some 70 characters, most of them
    ending inside a sentence), lines go together until a blank line, an indented line, or a line that ends early;
    otherwise each line is a paragraph of its own.
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    # Where most lines stand; what stands further in begins a paragraph.
    margin = Counter(line.indent for line in lines if not line.blank_before).most_common(1)[0][0] if width else 0
    spans: list[Span] = []
    previous: _Line | None = None
    for line in lines:
        end = line.start + len(line.words)
        if previous is not None and not line.blank_before and width and _goes_on(previous, line, width, margin):
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(line.start, end))
        previous = line
    return _reopened(text, spans) if is_tokenised(text) else tuple(spans)


# A sentence a line: so many lines a quotation or bracket is followed over at most.
_FAR = 8
# Lines of one paragraph that no mark closes.
_NEAR = 5
# What tells that a line is the report's, where the mark before it was forgotten: "said Ann Lee .".
_TOLD = re.compile(r"^[a-z]|\b(?:said|says|told)\b")
_PAIRS = (("(", ")"), ("“", "”"))


def _reopened(text: str, lines: list[Span]) -> tuple[Span, ...]:
    """Lines of a text with a sentence a line, those put together that one quotation or bracket holds."""
    spans: list[Span] = []
    text = plain_marks(text)
    at = 0
    while at < len(lines):
        last = max(_closed(text, lines, at, opening, closing) for opening, closing in _PAIRS)
        spans.append(Span(lines[at].start, lines[last].end))
        at = last + 1
    return tuple(spans)


def _closed(text: str, lines: list[Span], at: int, opening: str, closing: str) -> int:
    """The line that closes what line ``at`` leaves open; ``at`` itself where it leaves nothing open or none closes.

    A line that opens again at its head is the next paragraph of the same words: those before it are one.
    """
    words = lines[at].of(text)
    if words.rfind(opening) <= words.rfind(closing):
        return at
    for after in range(at + 1, min(at + 1 + _FAR, len(lines))):
        words = lines[after].of(text)
        end, again = words.find(closing), words.find(opening)
        if again >= 0 and (end < 0 or again < end):
            told = any(_TOLD.search(line.of(text)) for line in lines[at + 1 : after])
            return after - 1 if again == 0 and after - at <= _NEAR and not told else at
        if end >= 0:
            return after if again < 0 or words.rfind(opening) < words.rfind(closing) else at
    return at


def _lines(text: str) -> Iterator[_Line]:
    start, blank = 0, True
    for stop, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        span = trim(text, start, stop)
        if span is None:
            blank = True
        else:
            indent = len(text[start : span.start].expandtabs(8).replace(_MARK, ""))
            yield _Line(span.start, text[span.start : span.end], indent, blank)
            blank = False
        start = after


def _wrap_width(lines: list[_Line]) -> int:
    """The width at which lines were wrapped, 0 if each line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    if not pairs:
        return 0
    lengths = sorted(len(a.words) for a, _ in pairs)
    width = lengths[min(len(lengths) - 1, int(0.9 * len(lengths)))]
    if not 30 <= width <= _WIDEST:
        return 0
    # A line that breaks off inside a sentence near the common width, and is gone on with.
    broken = sum(len(a.words) >= 0.75 * width and not _ENDS.search(a.words) and b.indent <= a.indent for a, b in pairs)
    small = sum(not _ENDS.search(a.words) and b.words[0].islower() for a, b in pairs)
    if not any(char.islower() for line in lines[:50] for char in line.words):
        small = broken if broken >= 0.6 * len(pairs) else 0  # all capitals, or a script that has none
    if len(pairs) < 4:
        return width if small == len(pairs) or (small and broken > len(pairs) / 2) else 0
    return width if small and broken >= 0.4 * len(pairs) else 0


def _goes_on(line: _Line, following: _Line, width: int, margin: int) -> bool:
    if following.indent > min(line.indent, margin):
        return following.indent > 20 and not _ENDS.search(line.words)  # a centred second line
    if not _ENDS.search(line.words):
        # A break where the next word would have fitted was meant, unless the sentence plainly goes on.
        room = len(line.words) + 1 + len(following.words.split(maxsplit=1)[0]) <= 0.6 * width
        return not room or following.words[0].islower()
    return len(line.words) >= 0.6 * width
