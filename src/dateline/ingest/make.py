"""Text in hand to a Report."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from dateline.errors import UsageError
from dateline.ingest.dates import parse_day, parse_short
from dateline.ingest.language import detect_language
from dateline.ingest.zones import Marks, mark
from dateline.model.report import Published, Report
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind


def make_report(
    text: str,
    *,
    name: str = "text",
    published: date | None = None,
    basis: PublishedBasis = PublishedBasis.GIVEN,
    outlet: str = "",
    headline: str = "",
    bylines: Sequence[str] = (),
    language: str = "",
    address: str = "",
    encoding: str = "",
    bytes_sha256: str = "",
    paragraphs: Sequence[Span] | None = None,
    hints: Mapping[int, ZoneKind] | None = None,
) -> Report:
    """A report of text given by the caller, zones marked and the text unchanged.

    Args:
        text: Kept as it is; all spans of the report's claims are offsets into it.
        name: The ``report`` field of the claims.
        published: Day of publication. None: taken from the text's own head, where that prints one; else not known.
        basis: What ``published`` rests on.
        outlet, headline, bylines: As metadata gives them; else taken from the text's head where it has them.
        language: ISO 639-1; "" to detect it.
        address: Where it was read from; ``name`` if not given.
        encoding, bytes_sha256: Of the bytes that the text was decoded from.
        paragraphs, hints: What a format says of paragraphs and their kinds; see ``zones.mark``.

    Raises:
        UsageError: ``text`` is no str (decode bytes first, or give the file to ``take``).
    """
    if not isinstance(text, str):
        raise UsageError(f"{name}: text must be str, not {type(text).__name__}; give files to take()")
    marks = mark(text, headline=headline, outlet=outlet, paragraphs=paragraphs, hints=hints)
    when = Published(published, basis) if published else _day_of_text(marks)
    line = marks.dateline
    return Report(
        name=name,
        text=text,
        zones=tuple(marks.zones),
        published=when,
        address=address or name,
        outlet=outlet or marks.masthead,
        headline=headline or marks.headline,
        bylines=tuple(bylines) or tuple(marks.bylines),
        dateline_place=line.place if line else "",
        dateline_day=_dateline_day(line.day, when.day) if line and line.day else None,
        language=language or detect_language(_prose(text, marks)),
        encoding=encoding,
        bytes_sha256=bytes_sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _day_of_text(marks: Marks) -> Published:
    """The day that the text's head prints: first publication before an update, a stamp before the dateline."""
    for stamp in sorted(marks.stamps, key=lambda stamp: stamp.updated):
        return Published(stamp.day, PublishedBasis.TEXT, stamp.day_span)
    line = marks.dateline
    if line and line.day_span and (day := parse_day(line.day)):
        return Published(day, PublishedBasis.TEXT, line.day_span)
    return Published()


def _dateline_day(words: str, published: date | None) -> date | None:
    return parse_day(words) or parse_short(words, published)


def _prose(text: str, marks: Marks) -> str:
    """The words that tell the language: the body's, or all where there is none."""
    pieces: list[str] = []
    size = 0
    for zone in marks.zones:
        if zone.kind is ZoneKind.BODY and size < 5000:
            pieces.append(text[zone.span.start : min(zone.span.end, zone.span.start + 5000)])
            size += len(pieces[-1])
    return " ".join(pieces) if size > 20 else text[:5000]
