"""All of resolving, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.resolve.actors import find_actors
from dateline.resolve.counted import counted
from dateline.resolve.deciding import UNDECIDED, Decided
from dateline.resolve.events import find_events
from dateline.resolve.origins import find_origins
from dateline.resolve.places import find_places, main_countries
from dateline.resolve.plain import PlainReport, Resolution
from dateline.resolve.relations import find_relations
from dateline.resolve.series import find_series
from dateline.resolve.stories import find_stories


def resolve(reports: Sequence[PlainReport], claims: Sequence[ClaimRow], decided: Decided = UNDECIDED) -> Resolution:
    """Bring the claims of many reports together: the same for the same claims, in whatever order they come.

    Args:
        reports: All reports.
        claims: Their claims, corrected where a person corrected them.
        decided: What people said to be the same or different.
    """
    reports = sorted(reports, key=lambda report: report.key)
    claims = sorted(claims, key=lambda claim: claim.id)
    origin, origins = decided.origins(*find_origins(reports))
    story = find_stories(reports, claims, origin)
    where = decided.places(find_places(claims), {claim.id: claim.place for claim in claims})
    figures = [
        counted(replace(claim, origin=origin.get(claim.report_key), story=story.get(claim.report_key)), where[claim.id])
        for claim in claims
        if isinstance(claim, FigureRow)
    ]
    mentions = [claim for claim in claims if isinstance(claim, MentionRow)]
    alone, parts = find_series(figures)
    series = decided.series(alone, figures)
    links, actors = decided.actors(*find_actors(mentions, main_countries(claims)), mentions)
    return Resolution(
        origin=origin,
        story=story,
        series=series,
        event=decided.events(find_events(mentions, where, links)),
        actors=links,
        things={"origin": origins, "actor": actors},
        relations=decided.relations(find_relations(figures, series, parts), figures, alone),
    )
