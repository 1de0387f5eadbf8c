"""What was left apart for a person to decide, and why words are for one actor, as the record keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.answers import LinkRow, ProposalRow
from dateline.model.judgement import JudgementRow
from dateline.record.source import Source

PROPOSED = ("actor", "event", "place", "series")
_GONE = ("undone", "overruled")


def link_rows(source: Source, actor: str | None) -> list[LinkRow]:
    """Why words are for an actor, or for each: by actor, story and words."""
    rows = []
    bodies, homes = source.things("links"), _homes(source)
    for home in sorted(homes & bodies.keys()):
        for key, lines in bodies[home].items():
            if actor in (None, key):
                rows += [
                    LinkRow(
                        actor=key,
                        words=one["words"],
                        how=one["how"],
                        why=one["why"],
                        claims=tuple(one["claims"]),
                        story=home,
                    )
                    for one in lines
                ]
    return sorted(rows, key=lambda row: (row.actor, row.story, row.words, row.claims))


def proposal_rows(source: Source, kinds: frozenset[str] | None, *, rejected: frozenset[str]) -> list[ProposalRow]:
    """Pairs on which nobody decided: the likeliest first, each once; without what rests on a rejected claim."""
    decided = [row for row in source.standing().rows if row.verdict in ("same", "different")]
    said = [row for row in decided if row.state not in _GONE]
    rows: dict[tuple[str, str, str], ProposalRow] = {}
    for row in sorted(_kept(source), key=lambda row: (-row.likelihood, row.kind, row.a, row.b, row.story)):
        if kinds is not None and row.kind not in kinds:
            continue
        if rejected.isdisjoint(row.evidence) and not any(_is_about(one, row) for one in said):
            rows.setdefault((row.kind, row.a, row.b), row)
    return list(rows.values())


def _kept(source: Source) -> Iterator[ProposalRow]:
    bodies = source.things("proposals")
    for home in sorted(_homes(source) & bodies.keys()):
        for one in bodies[home].get("rows", ()):
            yield ProposalRow(**{**one, "evidence": tuple(one["evidence"]), "story": home})


def _homes(source: Source) -> set[str]:
    """What stories there are; a report of none is one by itself."""
    return {row.story or row.key for row in source.reports()}


def _is_about(judgement: JudgementRow, row: ProposalRow) -> bool:
    """Whether a judgement said of these two, under these ids or by the claims that it is about, what they are."""
    pair = {row.a, row.b}
    if {judgement.target, judgement.other} == pair:
        return True
    if judgement.kind != row.kind or row.kind not in ("event", "series"):
        return False
    one, other = set(judgement.now), set(judgement.other_now)
    first, last = row.evidence[:1], row.evidence[-1:]
    return any(set(a) <= one and set(b) <= other for a, b in ((first, last), (last, first)) if a != b)
