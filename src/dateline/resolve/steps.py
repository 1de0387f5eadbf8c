"""The steps of resolving, each over the part or the story that it concerns and nothing beyond."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.model.rows import ClaimRow, FigureRow, MentionRow, RelationRow
from dateline.resolve.counts.counted import Counted, counted
from dateline.resolve.counts.wording import of_one_spot, of_one_stroke
from dateline.resolve.deciding import Decided, Links, Renaming
from dateline.resolve.entities.actors import directory, find_actors
from dateline.resolve.entities.evidence import evidence_of
from dateline.resolve.entities.places import Where, find_places, main_countries
from dateline.resolve.events import find_events
from dateline.resolve.events.happenings import Doubts
from dateline.resolve.plain import key_of
from dateline.resolve.proposing import actor_pairs, body_of, event_pairs, place_pairs, series_pairs
from dateline.resolve.relations import find_relations
from dateline.resolve.relations.disputes import disputing
from dateline.resolve.reports.origins import find_origins
from dateline.resolve.reports.parts import Overlaps
from dateline.resolve.reports.stories import find_stories
from dateline.resolve.reports.traits import Trait
from dateline.resolve.series import find_series
from dateline.resolve.series.sharing import join_rivals
from dateline.resolve.union import Union

STORY_THINGS = ("links", "proposals")
"""What is kept of a story beside keys of its claims: why words are for one actor; what may be one and is not sure."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of reports.

    Attributes:
        origin: Of each.
        part: Its cell (``stories``), or the report with which it goes, "" if with none.
        story: "" for a report that is about none.
        known: What is known of each origin.
    """

    origin: Mapping[str, str]
    part: Mapping[str, str]
    story: Mapping[str, str]
    known: Mapping[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the claims of some stories.

    ``links`` and ``proposals``: by story, why words are for one actor, and what may be one but is not sure.
    """

    series: dict[str, str] = field(default_factory=dict)
    event: dict[str, str] = field(default_factory=dict)
    actors: Links = field(default_factory=dict)
    relations: tuple[RelationRow, ...] = ()
    links: dict[str, dict[str, Any]] = field(default_factory=dict)
    proposals: dict[str, dict[str, Any]] = field(default_factory=dict)

    def things(self) -> dict[str, dict[str, dict[str, Any]]]:
        """What is kept of stories, by kind and story."""
        return {"links": self.links, "proposals": self.proposals}


def place(traits: Iterable[Trait], overlaps: Overlaps, decided: Decided, enough: float, *, loose: bool) -> Placed:
    """Origins and stories of all reports. ``enough``, ``loose``: as of ``find_stories``."""
    traits = sorted(traits, key=lambda trait: trait.order)
    origin, known = decided.origins(*find_origins(traits, overlaps))
    part, story = find_stories(traits, origin, enough, loose=loose)
    return Placed(origin, part, story, known)


def home_of(report: str, story: Mapping[str, str]) -> str:
    """The story of a report, or its own key if it is of none: a report of no story is compared with itself only."""
    return story.get(report) or report


def tie(stories: Iterable[str], bonds: Iterable[Iterable[str]]) -> list[list[str]]:
    """Stories to be told together: those that a judgement on series or events names at once; all others alone."""
    all_of_them = set(stories)
    same = Union(sorted(all_of_them))
    for bond in bonds:
        known = [one for one in bond if one in all_of_them]
        for one in known[1:]:
            same.join(known[0], one)
    return same.groups()


def name_actors(claims: Sequence[ClaimRow]) -> Links:
    """Who acts and suffers in one story, as the names say."""
    mentions = [claim for claim in claims if isinstance(claim, MentionRow)]
    return find_actors(mentions, main_countries(claims), [(claim.id, claim.sentence_text) for claim in claims])


def _towns_named(claims: Iterable[ClaimRow], where: Mapping[str, Where]) -> Mapping[str, frozenset[str]]:
    """Keys of the towns that each report's claims are put in."""
    towns: dict[str, frozenset[str]] = defaultdict(frozenset)
    for claim in claims:
        if where[claim.id].level == "town":
            towns[claim.report_key] |= {where[claim.id].key}
    return towns


def tell(
    stories: Mapping[str, Sequence[ClaimRow]], links: Mapping[str, Links], decided: Decided, renaming: Renaming
) -> Told:
    """Series, events and comparisons of stories that are told together.

    Args:
        stories: Claims by story, with their origin and story.
        links: Who acts and suffers, by story (``name_actors``).
        decided: What people said to be the same or different.
        renaming: What they said of actors.
    """
    told = Told()
    figures: list[Counted] = []
    alone: dict[str, str] = {}
    parts: set[str] = set()
    events: dict[str, str] = {}
    doubts = {story: Doubts() for story in stories}
    for story in sorted(stories):
        claims = sorted(stories[story], key=lambda claim: claim.id)
        where = decided.places(find_places(claims), {claim.id: claim.place for claim in claims})
        doubting, spots, once = disputing(claims), of_one_spot(claims), of_one_stroke(claims)
        towns = _towns_named(claims, where)
        own = [
            counted(
                claim,
                where[claim.id],
                disputed=doubting.get(claim.report_key),
                spot=claim.report_key in spots,
                once=claim.report_key in once,
            )
            for claim in claims
            if isinstance(claim, FigureRow)
        ]
        own = [replace(one, towns=towns[one.row.report_key]) for one in own]
        mentions = [claim for claim in claims if isinstance(claim, MentionRow)]
        told.actors.update(renaming.apply(links[story], mentions))
        series, some = find_series(own)
        figures += own
        alone |= series
        parts |= some
        found = find_events(mentions, where, told.actors, doubts[story])
        # One kind of event in one town on one day may be of two stories.
        events |= {id: key_of("V", [story, key]) for id, key in found.items()}
    compared = find_relations(figures, decided.series(alone, figures), parts)
    alone = join_rivals(alone, compared)
    told.series.update(decided.series(alone, figures))
    told.event.update(decided.events(events))
    told = replace(told, relations=decided.relations(compared, figures, alone))
    for story in stories:
        told.links[story], told.proposals[story] = _doubtful(stories[story], told, doubts[story])
    return told


def _doubtful(claims: Sequence[ClaimRow], told: Told, doubts: Doubts) -> tuple[dict[str, Any], dict[str, Any]]:
    """Why words are for one actor, and what may be one but is not sure, of one story; {} for nothing."""
    mentions = [claim for claim in claims if isinstance(claim, MentionRow)]
    figures = {claim.id: claim for claim in claims if isinstance(claim, FigureRow)}
    country_of = main_countries(claims)
    known = directory(mentions, country_of, [(claim.id, claim.sentence_text) for claim in claims])
    proposed = [
        *actor_pairs(mentions, told.actors, known, country_of),
        *event_pairs(doubts, told.event, {row.id: row for row in mentions}),
        *series_pairs(figures, told.series, told.relations),
        *place_pairs(claims),
    ]
    rows = body_of(proposed)
    return evidence_of(mentions, told.actors, known, country_of), {"rows": rows} if rows else {}


def with_links(
    claim: ClaimRow, story: Mapping[str, str], origin: Mapping[str, str], own: Mapping[str, str]
) -> ClaimRow:
    """A claim with its story and origin. ``own``: origins of claims that come from elsewhere than their report."""
    key = claim.report_key
    return replace(claim, origin=own.get(claim.id, origin.get(key)), story=story.get(key))


def by_report(claims: Iterable[ClaimRow]) -> dict[str, list[ClaimRow]]:
    """Claims by the report that says them."""
    found: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        found[claim.report_key].append(claim)
    return found
