"""All of resolving, step by step, over all reports at once; ``record.settling`` does the same for what has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.model.rows import ClaimRow, MentionRow
from dateline.resolve.copies import overlap_of
from dateline.resolve.deciding import UNDECIDED, Decided
from dateline.resolve.origins import find_passages
from dateline.resolve.parts import candidates, find_parts, inside_of, is_small, needed, overlaps_of
from dateline.resolve.plain import PlainReport, Resolution
from dateline.resolve.steps import STORY_THINGS, bring, by_report, home_of, name_actors, tell, tie, with_links
from dateline.resolve.traits import Trait, trait_of


def resolve(
    reports: Sequence[PlainReport],
    claims: Sequence[ClaimRow],
    decided: Decided = UNDECIDED,
    traits: Mapping[str, Trait] | None = None,
    among: int | None = None,
) -> Resolution:
    """Bring the claims of many reports together: the same for the same claims, in whatever order they come.

    Args:
        reports: All reports.
        claims: Their claims, corrected where a person corrected them.
        decided: What people said to be the same or different.
        traits: Of the reports, by key, where they are known; they rest on what the machine read.
        among: How many reports there are in all, where these are a block of many: a small block of a large set is
            held to what a large one is.
    """
    count = len(reports) if among is None else among
    reports = sorted(reports, key=lambda report: report.key)
    of = by_report(claims)
    known = [
        traits[report.key] if traits and report.key in traits else trait_of(report, of.get(report.key, ()))
        for report in reports
    ]
    bodies = {report.key: report.body for report in reports}
    pairs = list(candidates(known))
    overlaps = overlaps_of(pairs, lambda one, other: overlap_of(bodies[one], bodies[other]))
    home = {claim.id: claim.report_key for claim in claims}
    parts = find_parts(known, pairs, overlaps, decided.bonds(home), whole=is_small(count))
    at = {trait.key: number for number, part in enumerate(parts) for trait in part}
    shared = inside_of(overlaps, at)
    brought = [bring(part, shared.get(number, {}), decided, needed(count)) for number, part in enumerate(parts)]
    origin = {report: key for one in brought for report, key in one.origin.items()}
    story = {report: key for one in brought for report, key in one.story.items()}
    own = find_passages(claims, bodies, {trait.key: trait for trait in known}, overlaps, origin)
    homes = {report: home_of(report, story) for report in story}
    stories: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        stories[homes[claim.report_key]].append(with_links(claim, story, origin, own))
    links = {name: name_actors(found) for name, found in stories.items()}
    mentions = [claim for claim in claims if isinstance(claim, MentionRow)]
    sides = decided.actor_sides(mentions, {id: roles for found in links.values() for id, roles in found.items()})
    renaming = decided.renaming(sides)
    told = [
        tell({name: stories[name] for name in some}, links, decided, renaming)
        for some in tie(stories, decided.ties(home, homes))
    ]
    return Resolution(
        origin=origin,
        story=story,
        claim_origin=own,
        series={id: key for one in told for id, key in one.series.items()},
        event={id: key for one in told for id, key in one.event.items()},
        actors={id: roles for one in told for id, roles in one.actors.items()},
        things={
            "origin": {key: body for one in brought for key, body in one.known.items()},
            **{kind: {key: body for one in told for key, body in one.things()[kind].items()} for kind in STORY_THINGS},
        },
        relations=tuple(sorted((row for one in told for row in one.relations), key=lambda row: (row.a, row.b))),
    )
