"""What templates ask of rows beyond the phrases."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from dateline.model.rows import ClaimRow, FigureRow
from dateline.phrases import NOT_KNOWN, say_bounds, say_day

_ASIDE = 7
"""Words on each side of the evidence in a glimpse."""

_OPENING = 12
"""Words by which a text that stands in full elsewhere is known again."""


def around(row: ClaimRow) -> tuple[str, str, str]:
    """The sentence of a claim, cut at its evidence: before, the words, after.

    Evidence that reaches beyond its sentence (a statement of several) is given whole, without the sentence.
    """
    start, end = row.start - row.sentence[0], row.end - row.sentence[0]
    if 0 <= start < end <= len(row.sentence_text) and row.sentence_text[start:end] == row.text:
        return row.sentence_text[:start], row.text, row.sentence_text[end:]
    return "", row.text, ""


def marked(rows: Sequence[ClaimRow]) -> list[tuple[str, bool]]:
    """The sentence of claims in pieces, each with whether a number or a deed of any of them stands there."""
    first = rows[0]
    begin, words = first.sentence[0], first.sentence_text
    spans = [(row.start - begin, row.end - begin) for row in rows if row.kind != "statement"]
    spans = [(start, end) for start, end in spans if 0 <= start < end <= len(words)]
    if not spans:
        before, told, after = around(first)
        return [(before, False), (told, True), (after, False)]
    edges = sorted({0, len(words), *(edge for span in spans for edge in span)})
    return [
        (words[start:end], any(one <= start and end <= other for one, other in spans))
        for start, end in itertools.pairwise(edges)
    ]


def glimpse(row: ClaimRow) -> str:
    """The words around the evidence, on one line: "… in Zhanaozen, 14 people were killed when …"."""
    before, words, after = around(row)
    before, after = " ".join(before.split(" ")[-_ASIDE:]), " ".join(after.split(" ")[:_ASIDE])
    told = " ".join(f"{before}{words}{after}".split())
    start = "" if row.sentence_text.startswith(before) and len(before) == row.start - row.sentence[0] else "… "
    return start + told + ("" if row.sentence_text.endswith(after) and told.endswith((".", "!", "?")) else " …")


def opening(text: str) -> str:
    """The first words of a text that stands in full nearby: "She had initially refused to leave prison until …"."""
    words = text.split()
    return " ".join(words) if len(words) <= _OPENING + 2 else f"{' '.join(words[:_OPENING])} …"


def say_range(low: int | None, high: int | None) -> str:
    """The numbers between which claims lie: "2 to 164", "18", "up to 400"."""
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    return say_bounds(low, high)


def say_number(row: FigureRow) -> str:
    """The number of a figure, set large: "164", "at least 20"; a word for many as the report has it, “dozens”."""
    vague = row.low is not None and row.high is not None and row.low != row.high
    if vague and not row.corrections and not any(character.isdigit() for character in row.text):
        return f"“{' '.join(row.text.split()).lower()}”"
    return say_bounds(row.low, row.high, row.approx, row.text)


def say_moment(moment: datetime | None) -> str:
    """A record time: "22 November 2026, 00:59 UTC"."""
    if moment is None:
        return NOT_KNOWN
    at = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{say_day(at.date())}, {at:%H:%M} UTC"


def say_since(since: str) -> str:
    """A time of an address in words; as it is if it is none."""
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return since
    return say_day(moment.date()) if len(since) <= len("2022-01-10") else say_moment(moment)


def _spellings(word: str) -> str:
    """A pattern for a word; for a long number with and without its separators."""
    digits = word.replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) > 3):
        return re.escape(word)
    return ",?".join(f"{int(digits):,}".split(",")) if digits[0] != "0" else digits


def pieces(text: str, words: str) -> list[tuple[str, bool]]:
    """A text in pieces, and whether a piece is one of the words searched for."""
    wanted = [_spellings(word) for word in re.findall(r"[0-9]{1,3}(?:,[0-9]{3})+(?!\w)|\w+", words)]
    if not wanted:
        return [(text, False)]
    cut = re.split(rf"\b({'|'.join(wanted)})", text, flags=re.IGNORECASE)
    return [(piece, at % 2 == 1) for at, piece in enumerate(cut) if piece]
