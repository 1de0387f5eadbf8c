"""Bringing together what has changed, and nothing else: the same in the end as bringing all together at once.

``placing`` tells where reports are put that are new, changed or gone, and whoever is put elsewhere by it. Those stories
are told again of which a report is new, gone, changed or placed otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from dateline.model.rows import ClaimRow, MentionRow, RelationRow
from dateline.record.placing import Placing, place_all
from dateline.record.shelf import Shelf
from dateline.record.standing import Standing
from dateline.resolve.deciding import Links
from dateline.resolve.reports.origins import find_lines, find_passages
from dateline.resolve.reports.traits import RULES
from dateline.resolve.steps import Placed, home_of, name_actors, tell, tie, with_links
from dateline.store import claims, read, tables, traits

_SIDES = "actor_sides"


@dataclass
class Work:
    """What came of the changes, and what must be written.

    Attributes:
        count: Current reports.
        placed: Where reports were put, of those that were placed anew.
        rows: Claims of stories that were told anew, with their origin and story.
        series, event, actors, own: Of those claims: keys, actors by role, origins beside their report's.
        relations: Comparisons of those claims; all others that name one of ``about`` hold no more.
        about: Ids of all claims that may have changed.
        sides: What each decision on actors is about.
        of_stories: What is kept of each story told anew, by kind and story.
        traits, overlaps: To be kept, by reading.
    """

    count: int = 0
    placed: Placed = field(default_factory=lambda: Placed({}, {}, {}, {}))
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
        self._shelf = Shelf(connection)
        self.work = Work(count=count)

    def run(self) -> Work | None:
        """Do it; None if so much depends on what changed that all must be brought together."""
        c = self._connection
        shelf = self._shelf
        if self._all:
            shelf.load_all()
            self._touched = set(shelf.traits)
            self.work.count = len(shelf.traits)
            placed = place_all(shelf, self._decided)
        else:
            placed = Placing(c, shelf, self._decided, self._touched).run()
        self.work.placed = placed
        self.work.traits, self.work.overlaps = shelf.new_traits, shelf.new_overlaps
        dirty = self._dirty(traits.placed(c, placed.part.keys() | self._touched))
        return self.work if self._tell(dirty, self._decided_homes()) else None

    def _decided_homes(self) -> dict[str, str]:
        decided = self._decided.decisions
        ids = {id for one in decided if one.kind in ("series", "event") for id in (*one.one, *one.other)}
        ids |= {item.partition("\0")[0] for one in decided if one.kind == "actor" for item in (*one.one, *one.other)}
        return traits.homes_of(self._connection, ids)

    # Stories

    def _dirty(self, before: Mapping[str, traits.Placed]) -> set[str]:
        """Homes (``home_of``) of the stories that must be told again."""
        placed = self.work.placed
        now = {key: (placed.origin[key], placed.story[key]) for key in placed.part}
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
        return found | {key for pair in self._shelf.overlaps for key in pair if not moved.isdisjoint(pair)} - moved

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
        placed = self.work.placed.part
        for key, one in traits.members(c, "story", dirty).items():
            # Those that were brought together just now may be elsewhere since.
            if key not in placed:
                self._story[key], self._origin[key] = one.story, one.origin
                inside[one.story].add(key)
        for home in dirty:
            if home in self._shelf.traits or home.startswith("R"):
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
        shelf = self._shelf
        shelf.load(keys)
        others = shelf.recall(keys)
        shelf.load(others)
        self._place(others | keys)
        sharing = {key for pair, one in shelf.overlaps.items() if one.one or one.other for key in pair} & keys
        own = find_passages(
            (row for row in found if row.report_key in sharing),
            traits.bodies(c, sharing),
            shelf.traits,
            shelf.overlaps,
            self._origin,
        )
        own |= find_lines(found, self._story, {**self._origin, **own})
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
