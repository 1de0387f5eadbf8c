"""The one-page account of a record: what happened, how many, what is doubtful, what differs, what is not known.

Every line rests on claims and names them. Nothing is added up, and nothing unconfirmed is told as a fact.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.brief.common import Claims
from dateline.brief.counted import figures
from dateline.brief.doubts import doubtful
from dateline.brief.happened import happened
from dateline.brief.open import TOLD, differs, unknown
from dateline.brief.page import Brief
from dateline.model.rows import ReportRow
from dateline.phrases import many, say_days
from dateline.record import View


def make_brief(view: View, *, lines: int = 8, story: str | None = None) -> Brief:
    """Tell what a record holds on about one page.

    Args:
        view: A record, or a record as it stood.
        lines: Most lines in a section, at least 1. What has most origins is kept; lines left out are counted.
        story: Key of a story: only what its reports say.
    """
    reports = view.reports(story=story)
    claims: Claims = {row.id: row for row in (*view.figures(story=story), *view.mentions(story=story))}
    events = view.events(story=story)
    relations = [row for row in view.relations(relation=TOLD) if row.a in claims and row.b in claims]
    sections = (
        happened(events, claims, lines),
        figures(view.series(story=story), claims, lines),
        doubtful(claims, events, lines),
        differs(relations, claims, lines),
        unknown(reports, list(claims.values()), lines),
    )
    return Brief(_title(reports), _about(reports), tuple(section for section in sections if section.lines))


def _title(reports: Sequence[ReportRow]) -> str:
    days = [report.published for report in reports if report.published]
    return f"Brief, reports of {say_days(min(days), max(days))}" if days else "Brief"


def _about(reports: Sequence[ReportRow]) -> str:
    origins = len({report.origin or report.key for report in reports})
    outlets = len({report.outlet for report in reports if report.outlet})
    undated = sum(report.published is None for report in reports)
    words = f"{many(len(reports), 'report')} of {many(origins, 'origin')}"
    if outlets:
        words += f", from {many(outlets, 'outlet')}"
    if undated:
        words += f"; {undated} without a known date of publication"
    return f"{words}. Each line ends with the ids of its evidence: dateline show ID."
