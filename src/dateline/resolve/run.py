"""All of resolving, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.resolve.actors import find_actors
from dateline.resolve.counted import counted
from dateline.resolve.events import find_events
from dateline.resolve.origins import find_origins
from dateline.resolve.places import find_places, main_countries
from dateline.resolve.plain import PlainReport, Resolution
from dateline.resolve.relations import find_relations
from dateline.resolve.series import find_series
from dateline.resolve.stories import find_stories


def resolve(reports: Sequence[PlainReport], claims: Sequence[ClaimRow]) -> Resolution:
    """Bring the claims of many reports together: the same for the same claims, in whatever order they come."""
    reports = sorted(reports, key=lambda report: report.key)
    claims = sorted(claims, key=lambda claim: claim.id)
    origin, origins = find_origins(reports)
    story = find_stories(reports, claims, origin)
    where = find_places(claims)
    figures = [
        counted(replace(claim, origin=origin.get(claim.report_key), story=story.get(claim.report_key)), where[claim.id])
        for claim in claims
        if isinstance(claim, FigureRow)
    ]
    mentions = [claim for claim in claims if isinstance(claim, MentionRow)]
    series, parts = find_series(figures)
    links, actors = find_actors(mentions, main_countries(claims))
    return Resolution(
        origin=origin,
        story=story,
        series=series,
        event=find_events(mentions, where, links),
        actors=links,
        things={"origin": origins, "actor": actors},
        relations=find_relations(figures, series, parts),
    )
