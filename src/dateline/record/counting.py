"""What a record holds, in counts."""

from __future__ import annotations

from collections import Counter

from dateline.model.rows import FigureRow, MentionRow
from dateline.record.results import Info
from dateline.record.source import Source
from dateline.store import SCHEMA
from dateline.store.query import Query


def count(source: Source, *, path: str, texts: int, resolved: bool) -> Info:
    """What a source holds."""
    reports, claims = source.reports(), source.claims(Query())
    taken = {report.name for report in reports}
    kinds = Counter(claim.kind for claim in claims)
    days = sorted(report.published.isoformat() for report in reports if report.published)
    first, last = source.recorded()
    links = [claim for claim in claims if isinstance(claim, MentionRow)]
    return Info(
        path=path,
        schema=SCHEMA,
        reports=len(reports),
        texts=texts,
        undated=sum(report.published is None for report in reports),
        not_read=sum(not report.reader for report in reports),
        skipped=tuple(item for item in source.skipped() if item.name not in taken),
        outlets=len({report.outlet for report in reports if report.outlet}),
        figures=kinds["figure"],
        mentions=kinds["event"],
        statements=kinds["statement"],
        series=len({claim.series for claim in claims if isinstance(claim, FigureRow) and claim.series}),
        events=len({claim.event for claim in links if claim.event}),
        origins=len({report.origin for report in reports if report.origin}),
        actors=len({ref.actor for row in links for ref in (*row.agents, *row.recipients) if ref.actor}),
        stories=len({report.story for report in reports if report.story}),
        relations=len(source.relations()),
        readers=tuple(sorted({report.reader for report in reports if report.reader})),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        first_recorded=first,
        last_recorded=last,
        resolved=resolved,
    )
