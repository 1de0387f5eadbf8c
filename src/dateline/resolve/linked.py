"""Claims with what resolving found of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.rows import ActorLink, ClaimRow, FigureRow, MentionRow
from dateline.resolve.plain import Resolution


def linked(row: ClaimRow, resolution: Resolution) -> ClaimRow:
    """A claim with its origin, story, series or event, and actors."""
    key = row.report_key
    origin = resolution.claim_origin.get(row.id, resolution.origin.get(key))
    row = replace(row, origin=origin, story=resolution.story.get(key))
    if isinstance(row, FigureRow):
        return replace(row, series=resolution.series.get(row.id))
    if isinstance(row, MentionRow):
        actors = resolution.actors.get(row.id, {})
        return replace(
            row,
            event=resolution.event.get(row.id),
            agents=named(row.agents, actors.get("agents")),
            recipients=named(row.recipients, actors.get("recipients")),
        )
    return row


def named(refs: tuple[ActorLink, ...], keys: Sequence[str] | None) -> tuple[ActorLink, ...]:
    """Those that stand there with their keys across reports; as they were if there is not one for each."""
    if keys is None or len(keys) != len(refs):
        return refs
    return tuple(replace(ref, actor=key) for ref, key in zip(refs, keys, strict=True))
