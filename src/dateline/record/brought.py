"""Bringing together what has changed, and nothing else: the same in the end as bringing all together at once.

A report is looked for among all by its keys; what is kin to it by any chain is its part, and only parts that were
touched are brought together anew. Of their stories those are told again of which a report is new, gone, changed or
placed otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dateline.model.rows import ClaimRow, MentionRow, RelationRow
from dateline.record.standing import Standing
from dateline.resolve.copies import MONTH, Overlap, overlap_of, worth_a_look
from dateline.resolve.deciding import Links
from dateline.resolve.origins import find_passages
from dateline.resolve.parts import Pair, are_kin, candidates, find_parts, is_small, needed, pair_of
from dateline.resolve.plain import PlainReport
from dateline.resolve.steps import Brought, bring, by_report, home_of, name_actors, tell, tie, with_links
from dateline.resolve.traits import RULES, Trait, kept_of, made, trait_of
from dateline.store import claims, read, tables, traits

_SIDES = "actor_sides"
_HELD = 2_000
"""Bodies held at once."""


@dataclass
class Work:
    """What came of the changes, and what must be written.

    Attributes:
        count: Current reports.
        brought: Parts that were brought together anew.
        rows: Claims of stories that were told anew, with their origin and story.
        series, event, actors, own: Of those claims: keys, actors by role, origins beside their report's.
        relations: Comparisons of those claims; all others that name one of ``about`` hold no more.
        about: Ids of all claims that may have changed.
        sides: What each decision on actors is about.
        of_stories: What is kept of each story told anew, by kind and story.
        traits, overlaps: To be kept, by reading.
    """

    count: int = 0
    brought: list[Brought] = field(default_factory=list)
    rows: list[ClaimRow] = field(default_factory=list)
    series: dict[str, str] = field(default_factory=dict)
    event: dict[str, str] = field(default_factory=dict)
    actors: Links = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    relations: list[RelationRow] = field(default_factory=list)
    about: set[str] = field(default_factory=set)
    sides: dict[str, Any] = field(default_factory=dict)
    of_stories: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    traits: dict[int, tuple[int, list[int], dict[str, Any]]] = field(default_factory=dict)
    overlaps: dict[tuple[int, int], tuple[float, float, Any]] = field(default_factory=dict)


class Bringing:
    """One settling, within one reading transaction.

    Args:
        connection: Of that transaction.
        standing: Judgements as they apply.
        touched: Keys of reports that are new, changed or gone; None for all.
        count: Current reports.
    """

    def __init__(self, connection: Connection, standing: Standing, touched: set[str] | None, count: int) -> None:
        self._connection = connection
        self._standing = standing
        self._decided = standing.decided
        self._all = touched is None
        self._touched = touched or set()
        self._traits: dict[str, Trait] = {}
        self._readings: dict[str, int] = {}
        self._overlaps: dict[Pair, Overlap] = {}
        self._bodies: dict[str, str] = {}
        self.work = Work(count=count)

    def run(self) -> Work | None:
        """Do it; None if so much depends on what changed that all must be brought together."""
        c = self._connection
        if self._all:
            self._load(traits.known_all(c, RULES))
            self._touched = set(self._traits)
            self.work.count = len(self._traits)
        else:
            self._load(traits.known(c, self._touched, RULES))
        homes = self._decided_homes()
        scope = set(self._traits) if self._all else self._scope(homes)
        before = traits.placed(c, scope | self._touched)
        self._bring(scope, homes)
        dirty = self._dirty(before)
        return self.work if self._tell(dirty, homes) else None

    # Reports and what they share

    def _load(self, found: Iterable[traits.Known]) -> None:
        missing: list[traits.Known] = []
        for one in found:
            self._readings[one.key] = one.reading
            if one.body is None:
                missing.append(one)
            else:
                self._traits[one.key] = made(_plain(one), one.body)
        for first in range(0, len(missing), 200):
            self._make(missing[first : first + 200])

    def _make(self, some: list[traits.Known]) -> None:
        c, keys = self._connection, [one.key for one in some]
        bodies = traits.bodies(c, keys)
        # As the machine read them: a corrected place moves no report to another story.
        of = by_report(claims.claims(c, where=[tables.report.c.key.in_(keys)], sentences=False))
        places = traits.dateline_places(c, keys)
        for one in some:
            report = _plain(one, bodies[one.key], places.get(one.key, ""))
            trait = trait_of(report, of.get(one.key, ()))
            self._traits[one.key] = trait
            self.work.traits[one.reading] = (_day(one.published), list(trait.hints), kept_of(trait))

    def _body(self, key: str) -> str:
        if key not in self._bodies:
            if len(self._bodies) >= _HELD:
                self._bodies.clear()
            self._bodies |= traits.bodies(self._connection, [key])
        return self._bodies[key]

    def _take_bodies(self, some: Iterable[Trait]) -> None:
        """Ask for the bodies of several reports at once, up to as many as are held."""
        wanted = sorted({trait.key for trait in some} - self._bodies.keys())[:_HELD]
        if len(self._bodies) + len(wanted) > _HELD:
            self._bodies.clear()
        self._bodies |= traits.bodies(self._connection, wanted)

    def _measure(self, one: Trait, other: Trait) -> Overlap | None:
        """What two reports share, measured once and kept."""
        pair = pair_of(one.key, other.key)
        if pair not in self._overlaps and worth_a_look(one, other):
            found = overlap_of(self._body(pair[0]), self._body(pair[1]))
            if found is not None:
                self._overlaps[pair] = found
                ends = (self._readings[pair[0]], self._readings[pair[1]])
                self.work.overlaps[ends] = (found.share, found.held, [found.one, found.other])
        return self._overlaps.get(pair)

    def _recall(self, keys: Iterable[str]) -> dict[int, str]:
        """Read what was measured before between these reports and any others; readings of those others."""
        by_reading = {self._readings[key]: key for key in keys if key in self._readings}
        others: dict[int, str] = {}
        rows = list(traits.overlaps(self._connection, by_reading, RULES))
        beyond = {id for a, b, _ in rows for id in (a, b)} - by_reading.keys()
        for id, key in traits.current_of(self._connection, beyond).items():
            others[id] = by_reading[id] = key
            self._readings.setdefault(key, id)
        for a, b, (share, held, passages) in rows:
            if a in by_reading and b in by_reading:
                one, other = (tuple((start, end) for start, end in side) for side in passages)
                x, y = by_reading[a], by_reading[b]
                found = Overlap(share, held, one, other) if x < y else Overlap(share, held, other, one)
                self._overlaps.setdefault(pair_of(x, y), found)
        return others

    # Parts

    def _decided_homes(self) -> dict[str, str]:
        decided = self._decided.decisions
        ids = {id for one in decided if one.kind in ("series", "event") for id in (*one.one, *one.other)}
        ids |= {item.partition("\0")[0] for one in decided if one.kind == "actor" for item in (*one.one, *one.other)}
        return traits.homes_of(self._connection, ids)

    def _scope(self, homes: Mapping[str, str]) -> set[str]:
        """Reports of all parts that the touched ones were or are of."""
        c = self._connection
        here = {key for key in self._touched if key in self._traits}
        reached = set(here)
        for key in sorted(here):
            reached |= self._kin(self._traits[key])
        for bond in self._decided.bonds(homes):
            if not reached.isdisjoint(bond):
                reached.update(bond)
        while True:
            names = {one.part for one in traits.placed(c, reached | self._touched).values()}
            more = set(traits.members(c, "part", names))
            for bond in self._decided.bonds(homes):
                if not (more | reached).isdisjoint(bond):
                    more.update(bond)
            if more <= reached:
                break
            reached |= more
        self._load(traits.known(c, reached - self._traits.keys(), RULES))
        return {key for key in reached if key in self._traits}

    def _kin(self, trait: Trait) -> set[str]:
        """Current reports that are kin to one, found by its keys."""
        c = self._connection
        day = _day(trait.published)
        days = (day - MONTH, day + MONTH) if day else None
        named = traits.holders(c, trait.names, days)
        found = traits.holders(c, trait.sample, days, least=2) | traits.holders(c, trait.far) | named
        found.discard(trait.key)
        self._load(traits.known(c, found - self._traits.keys(), RULES))
        others = [self._traits[key] for key in sorted(found) if key in self._traits]
        copied = [other for other in others if worth_a_look(trait, other)]
        self._take_bodies([trait, *copied])
        # Most of those found share a stock sentence and no name: nothing more is asked of them.
        near = {other.key: other for other in (*copied, *(other for other in others if other.key in named))}
        return {key for key, other in near.items() if are_kin(trait, other, self._measure(trait, other))}

    def _bring(self, scope: set[str], homes: Mapping[str, str]) -> None:
        self._recall(scope)
        inside = [self._traits[key] for key in sorted(scope)]
        pairs = list(candidates(inside))
        fresh = [pair for pair in pairs if pair[0].key in self._touched or pair[1].key in self._touched]
        unseen = [(a, b) for a, b in fresh if pair_of(a.key, b.key) not in self._overlaps and worth_a_look(a, b)]
        self._take_bodies(trait for pair in unseen for trait in pair)
        for one, other in unseen:
            self._measure(one, other)
        count = self.work.count
        parts = find_parts(inside, pairs, self._overlaps, self._decided.bonds(homes), whole=is_small(count))
        self.work.brought = [bring(part, self._overlaps, self._decided, needed(count)) for part in parts]

    # Stories

    def _dirty(self, before: Mapping[str, traits.Placed]) -> set[str]:
        """Homes (``home_of``) of the stories that must be told again."""
        now = {key: (one.origin[key], one.story[key]) for one in self.work.brought for key in one.story}
        self._story = {key: story for key, (_, story) in now.items()}
        self._origin = {key: origin for key, (origin, _) in now.items()}
        dirty: set[str] = set()
        moved: set[str] = set()
        for key in now.keys() | self._touched:
            was = before.get(key)
            if key not in now:
                # Gone: those who stay in its story miss it.
                dirty |= {was.story} if was and was.story else set()
                moved.add(key)
            elif key in self._touched or was is None or (was.origin, was.story) != now[key]:
                dirty |= {home_of(key, self._story)} | ({was.story} if was and was.story else set())
                moved.add(key)
        beside = self._beside(moved)
        self._place(beside)
        for key in beside:
            dirty.add(self._home(key))
        return dirty

    def _beside(self, moved: set[str]) -> set[str]:
        """Current reports that share a passage with reports that moved."""
        c = self._connection
        readings = traits.readings_of(c, moved)
        ends = {id for a, b, _ in traits.overlaps(c, readings, RULES) for id in (a, b)} - readings.keys()
        found = set(traits.current_of(c, ends).values())
        return found | {key for pair in self._overlaps for key in pair if not moved.isdisjoint(pair)} - moved

    def _place(self, keys: Iterable[str]) -> None:
        """Recall where those reports were put that were not brought together just now."""
        for name, one in traits.placed(self._connection, set(keys) - self._story.keys()).items():
            self._story[name], self._origin[name] = one.story, one.origin

    def _home(self, key: str) -> str:
        if key not in self._story:
            self._place([key])
        return home_of(key, self._story)

    def _tell(self, dirty: set[str], homes: Mapping[str, str]) -> bool:
        c = self._connection
        ties = self._tied(homes)
        while True:
            more = {home for tie in ties if not dirty.isdisjoint(tie) for home in tie}
            if more <= dirty:
                break
            dirty |= more
        inside: dict[str, set[str]] = defaultdict(set)
        for key in list(self._story):
            if self._home(key) in dirty:
                inside[self._home(key)].add(key)
        placed = {key for one in self.work.brought for key in one.story}
        for key, one in traits.members(c, "story", dirty).items():
            # Those that were brought together just now may be elsewhere since.
            if key not in placed:
                self._story[key], self._origin[key] = one.story, one.origin
                inside[one.story].add(key)
        for home in dirty:
            if home in self._traits or home.startswith("R"):
                inside[home].add(home)
        old_ids = traits.claims_of(c, traits.readings_of(c, self._touched))
        self.work.about |= old_ids
        keys = {key for some in inside.values() for key in some}
        rows = self._rows(keys)
        stories: dict[str, list[ClaimRow]] = {home: [] for home in inside}
        for row in rows:
            stories[self._home(row.report_key)].append(row)
        self.work.rows = rows
        self.work.about |= {row.id for row in rows}
        links = {home: name_actors(found) for home, found in stories.items()}
        sides = self._sides(rows, links)
        if sides is None:
            return False
        renaming = self._decided.renaming(sides)
        for some in tie(stories, self._decided.ties(homes, {key: self._home(key) for key in homes.values()})):
            told = tell({home: stories[home] for home in some}, links, self._decided, renaming)
            self.work.series |= told.series
            self.work.event |= told.event
            self.work.actors |= told.actors
            self.work.relations += told.relations
            for kind, bodies in told.things().items():
                self.work.of_stories.setdefault(kind, {}).update(bodies)
        return True

    def _tied(self, homes: Mapping[str, str]) -> list[list[str]]:
        at = {key: self._home(key) for key in homes.values()}
        actors = [
            [at[homes[id]] for item in (*one.one, *one.other) if (id := item.partition("\0")[0]) in homes]
            for one in self._decided.decisions
            if one.kind == "actor"
        ]
        return self._decided.ties(homes, at) + actors

    def _rows(self, keys: set[str]) -> list[ClaimRow]:
        """Claims of some reports under their judgements, with origin and story."""
        c = self._connection
        found: list[ClaimRow] = []
        wanted = sorted(keys)
        for first in range(0, len(wanted), 400):
            found += claims.claims(c, where=[tables.report.c.key.in_(wanted[first : first + 400])])
        found = [self._standing.apply(row) for row in found]
        self._load(traits.known(c, keys - self._traits.keys(), RULES))
        others = set(self._recall(keys).values())
        self._load(traits.known(c, others - self._traits.keys(), RULES))
        self._place(others | keys)
        sharing = {key for pair, one in self._overlaps.items() if one.one or one.other for key in pair} & keys
        own = find_passages(
            (row for row in found if row.report_key in sharing),
            traits.bodies(c, sharing),
            self._traits,
            self._overlaps,
            self._origin,
        )
        self.work.own = own
        return [with_links(row, self._story, self._origin, own) for row in found]

    def _sides(self, rows: list[ClaimRow], links: Mapping[str, Links]) -> dict[str, Any] | None:
        """What the decisions on actors are about; None if that changed, so that others must be told again, too."""
        mentions = [row for row in rows if isinstance(row, MentionRow)]
        told = self._decided.actor_sides(mentions, {id: one for found in links.values() for id, one in found.items()})
        if self._all:
            self.work.sides = {key: [list(one), list(other)] for key, (one, other) in told.items()}
            return dict(told)
        kept = {
            key: (tuple(body["one"]), tuple(body["other"]))
            for key, body in read.things(self._connection, _SIDES).items()
        }
        fresh = {key: sides for key, sides in told.items() if sides != ((), ())}
        if any(kept.get(key) != sides for key, sides in fresh.items()):
            return None
        return {key: kept.get(key, ((), ())) for key in told}


def sides_of(work: Work) -> list[dict[str, Any]]:
    """Rows of things that keep what the decisions on actors are about."""
    return [
        {"kind": _SIDES, "key": key, "body": {"one": one, "other": other}} for key, (one, other) in work.sides.items()
    ]


def _plain(one: traits.Known, body: str = "", place: str = "") -> PlainReport:
    return PlainReport(
        key=one.key, name=one.name, headline=one.headline, dateline_place=place, published=one.published, body=body
    )


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0
