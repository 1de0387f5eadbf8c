"""Views under judgements: what was rejected is left out, and groups tell what was said of their claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dateline.errors import NotFound
from dateline.model.rows import ActorRow, ClaimRow, EventRow, MentionRow, SeriesRow
from dateline.record.source import Source
from dateline.record.targets import target_of
from dateline.resolve.entities.actors import best_name

STATES = ("stands", "moved", "changed", "overruled", "undone", "lost")
"""What may become of a judgement."""

R = TypeVar("R", EventRow, SeriesRow)


def without(mentions: Iterable[MentionRow], rejected: frozenset[str]) -> list[MentionRow]:
    """Mentions without figures that were rejected."""
    if not rejected:
        return list(mentions)
    return [
        replace(row, figures=tuple(id for id in row.figures if id not in rejected))
        if not rejected.isdisjoint(row.figures)
        else row
        for row in mentions
    ]


def with_verdicts(rows: Iterable[R], claims: Iterable[ClaimRow], group: str) -> list[R]:
    """Events or series with what was said of all of their claims; "partly" where it was said of some only."""
    said: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        said[getattr(claim, group) or ""].append(claim.judged)
    return [replace(row, judged=_of_all(said[row.key])) if any(said[row.key]) else row for row in rows]


def _of_all(verdicts: list[str]) -> str:
    return verdicts[0] if len(set(verdicts)) == 1 else "partly"


def ids_of(source: Source, id: str) -> set[str]:
    """The id in full, and those of the claims in it; as it is where nothing has it any more."""
    try:
        target = target_of(source, id)
    except NotFound:
        return {id}
    return {target.id, *(row.id for row in target.claims)}


def actor_rows(mentions: Iterable[MentionRow]) -> list[ActorRow]:
    """Actors with the words of mentions as they stand: most mentioned first, then by key."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    reports: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for ref in (*mention.agents, *mention.recipients):
            if ref.actor:
                words[ref.actor][ref.text] += 1
                reports[ref.actor].add(mention.report_key)
    rows = [
        ActorRow(
            key=key,
            name=best_name(found),
            names=tuple(sorted(found, key=lambda name: (-found[name], name))),
            mentions=found.total(),
            reports=len(reports[key]),
        )
        for key, found in words.items()
    ]
    return sorted(rows, key=lambda row: (-row.mentions, row.key))
