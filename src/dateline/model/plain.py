"""A report as plain data and back: what travels to another process, or into a table of a cluster."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind

Row = dict[str, Any]


def report_row(report: Report) -> Row:
    """A report as numbers, words, lists and nulls only; ``report_of`` gives the same report back."""
    published = report.published
    return {
        "name": report.name,
        "text": report.text,
        "zones": [[zone.kind.value, zone.span.start, zone.span.end] for zone in report.zones],
        "published": published.day.isoformat() if published.day else None,
        "published_basis": published.basis.value,
        "published_start": published.span.start if published.span else None,
        "published_end": published.span.end if published.span else None,
        "address": report.address,
        "outlet": report.outlet,
        "headline": report.headline,
        "bylines": list(report.bylines),
        "dateline_place": report.dateline_place,
        "dateline_day": report.dateline_day.isoformat() if report.dateline_day else None,
        "language": report.language,
        "encoding": report.encoding,
        "bytes_sha256": report.bytes_sha256,
    }


def report_of(row: Row) -> Report:
    """The report that ``report_row`` was given."""
    start = row["published_start"]
    return Report(
        name=row["name"],
        text=row["text"],
        zones=tuple(Zone(ZoneKind(kind), Span(first, last)) for kind, first, last in row["zones"]),
        published=Published(
            _day(row["published"]),
            PublishedBasis(row["published_basis"]),
            None if start is None else Span(start, row["published_end"]),
        ),
        address=row["address"],
        outlet=row["outlet"],
        headline=row["headline"],
        bylines=tuple(row["bylines"]),
        dateline_place=row["dateline_place"],
        dateline_day=_day(row["dateline_day"]),
        language=row["language"],
        encoding=row["encoding"],
        bytes_sha256=row["bytes_sha256"],
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
