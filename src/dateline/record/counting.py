"""What a record holds, in counts."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from dateline.extract.name import is_older
from dateline.model.rows import FigureRow, MentionRow
from dateline.record.results import Info
from dateline.record.source import Source
from dateline.store import SCHEMA
from dateline.store.query import Query


def count(
    source: Source, *, path: str, texts: int, resolved: bool, rules: tuple[str, str, datetime | None] = ("", "", None)
) -> Info:
    """What a source holds; ``rules``: by which claims were brought together, by which before, and since when."""
    reports, claims = source.reports(), source.claims(Query())
    taken = {report.name for report in reports}
    kinds = Counter(claim.kind for claim in claims)
    days = sorted(report.published.isoformat() for report in reports if report.published)
    first, last = source.recorded()
    readers = tuple(sorted({report.reader for report in reports if report.reader}))
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
        readers=readers,
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        first_recorded=first,
        last_recorded=last,
        resolved=resolved,
        resolver=rules[0],
        resolver_before=rules[1],
        resolver_since=rules[2],
        old_readers=tuple(name for name in readers if is_older(name)),
    )
