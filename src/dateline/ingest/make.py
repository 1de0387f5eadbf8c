"""Text already in hand to a Report."""

from __future__ import annotations

import re
from datetime import date

from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind

_PARAGRAPH = re.compile(r"\S(?:.*\S)?")


def make_report(
    text: str, *, name: str = "text", published: date | None = None, outlet: str = "", headline: str = ""
) -> Report:
    """A report of text given by the caller, zones marked."""
    zones = tuple(Zone(ZoneKind.BODY, Span(*m.span())) for m in _PARAGRAPH.finditer(text))
    when = Published(published, PublishedBasis.GIVEN) if published else Published()
    return Report(name=name, text=text, zones=zones, published=when, outlet=outlet, headline=headline, language="en")
