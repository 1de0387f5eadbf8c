"""All of resolving, step by step, over all reports at once; ``record.settling`` does the same for what has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.model.rows import ClaimRow, MentionRow
from dateline.resolve.deciding import UNDECIDED, Decided
from dateline.resolve.plain import PlainReport, Resolution
from dateline.resolve.reports.copies import Overlap, overlap_of
from dateline.resolve.reports.near import share_text
from dateline.resolve.reports.origins import find_lines, find_passages
from dateline.resolve.reports.parts import Overlaps, Pair, is_small, needed, pair_of
from dateline.resolve.reports.traits import Trait, trait_of
from dateline.resolve.steps import STORY_THINGS, by_report, home_of, name_actors, place, tell, tie, with_links


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
    overlaps = _overlaps(known, bodies)
    home = {claim.id: claim.report_key for claim in claims}
    placed = place(known, overlaps, decided, needed(count), loose=is_small(count))
    origin, story = placed.origin, placed.story
    own = find_passages(claims, bodies, {trait.key: trait for trait in known}, overlaps, origin)
    own |= find_lines(claims, story, {**origin, **own})
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
            "origin": dict(placed.known),
            **{kind: {key: body for one in told for key, body in one.things()[kind].items()} for kind in STORY_THINGS},
        },
        relations=tuple(sorted((row for one in told for row in one.relations), key=lambda row: (row.a, row.b))),
    )


def _overlaps(known: Sequence[Trait], bodies: Mapping[str, str]) -> Overlaps:
    """What pairs of reports share, of those that share enough."""
    found: dict[Pair, Overlap | None] = {}

    def look(one: Trait, other: Trait) -> None:
        pair = pair_of(one.key, other.key)
        if (shared := overlap_of(bodies[pair[0]], bodies[pair[1]])) is not None:
            found[pair] = shared

    share_text(known, look)
    return found
