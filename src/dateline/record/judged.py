"""Views under judgements: what was rejected is left out, and groups tell what was said of their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dateline.errors import NotFound
from dateline.model.rows import ClaimRow, EventRow, MentionRow, SeriesRow
from dateline.record.source import Source
from dateline.record.targets import target_of

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
