"""Origins and stories of reports: of all at once, or of those that a change concerns, the same in the end.

What is new, changed or gone is looked for among all reports by its keys. Of it and of what is like it the cells are
grown again, with all cells around that are like one of them: if those come out as they were, nothing beyond can have
changed (``resolve.reports.stories`` says why); if not, they are taken in, and it is looked again. Then the stories of
these cells are put together anew, and what goes with one of their reports goes along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from dateline.record.shelf import Shelf
from dateline.resolve.deciding import Decided
from dateline.resolve.reports.cells import Cells
from dateline.resolve.reports.near import Near, share_text
from dateline.resolve.reports.origins import find_origins
from dateline.resolve.reports.parts import ALIKE, ONE, is_small, needed
from dateline.resolve.reports.stories import are_one_story, core_of, find_hosts, join_cells, tell_stories
from dateline.resolve.reports.traits import Trait
from dateline.resolve.steps import Placed, place
from dateline.store import traits

Groups = list[list[str]]


def place_all(shelf: Shelf, decided: Decided) -> Placed:
    """What becomes of all reports of a shelf that has taken all."""
    known, count = shelf.traits.values(), len(shelf.traits)
    shelf.recall(shelf.traits)
    share_text(known, shelf.measure)
    return place(known, shelf.overlaps, decided, needed(count), loose=is_small(count))


class Placing:
    """What becomes of those reports that a change concerns, in a record that is not small.

    Args:
        connection: Of one reading transaction.
        shelf: Of the same.
        decided: Decisions of people.
        touched: Keys of reports that are new, changed or gone.
    """

    def __init__(self, connection: Connection, shelf: Shelf, decided: Decided, touched: set[str]) -> None:
        self._connection, self._shelf, self._decided = connection, shelf, decided
        self._touched = touched
        shelf.load(touched)
        self._here = {key for key in touched if key in shelf.traits}
        self._was: dict[str, traits.Placed] = {}
        self._origin: dict[str, str] = {}
        self._part: dict[str, str] = {}
        self._story: dict[str, str] = {}

    def run(self) -> Placed:
        """Do it."""
        some, known = self._origins()
        cells, own = self._cells(some)
        self._stories(cells, own)
        self._others(some)
        origin = {key: self._origin_of(key) for key in self._part}
        return Placed(origin, self._part, self._story, known)

    def _recall(self, keys: Iterable[str]) -> None:
        """Where reports were put before."""
        missing = set(keys) - self._was.keys()
        self._was |= traits.placed(self._connection, missing)

    def _take(self, column: str, values: Iterable[str]) -> set[str]:
        """Current reports that were put there, with their traits."""
        found = traits.members(self._connection, column, set(values))
        self._was |= found
        self._shelf.load(found)
        return {key for key in found if key in self._shelf.traits}

    def _origin_of(self, key: str) -> str:
        if key not in self._origin:
            self._recall([key])
            self._origin[key] = self._was[key].origin if key in self._was else key
        return self._origin[key]

    def _traits(self, keys: Iterable[str]) -> list[Trait]:
        return [self._shelf.traits[key] for key in sorted(keys)]

    # Origins

    def _origins(self) -> tuple[set[str], Mapping[str, dict[str, object]]]:
        """Reports whose origin may have changed, all others of their origins with them, and what is known of these."""
        shelf = self._shelf
        some = set(self._here)
        for trait in self._traits(self._here):
            some |= shelf.copies(trait)
        bonds = self._decided.origin_bonds()
        while True:
            self._recall(some | self._touched)
            was = {self._was[key].origin for key in some | self._touched if key in self._was}
            more = self._take("origin", was)
            for bond in bonds:
                if not (more | some | self._touched).isdisjoint(bond):
                    more.update(bond)
            if more <= some:
                break
            some |= more
        shelf.load(some)
        some = {key for key in some if key in shelf.traits}
        shelf.recall(some)
        part = sorted(self._traits(some), key=lambda trait: trait.order)
        found, known = self._decided.origins(*find_origins(part, shelf.overlaps))
        self._origin |= found
        return some, known

    # Cells

    def _cells(self, some: set[str]) -> tuple[Cells, set[str]]:
        """Cells of all that may have changed, and of what is around; and which reports may have changed."""
        shelf = self._shelf
        own = {key for key in some if shelf.traits[key].telling} | self._cell_mates(some | self._touched)
        around: set[str] = set()
        asked: set[str] = set()
        while True:
            around |= self._kin(own - asked)
            asked |= own
            rings: dict[str, list[str]] = defaultdict(list)
            for key in self._cell_mates(around) - own:
                rings[self._was[key].part].append(key)
            inside = own | {key for ring in rings.values() for key in ring}
            origin = {key: self._origin_of(key) for key in inside}
            cells = Cells(Near(self._traits(inside)), origin, ALIKE)
            made = {tuple(group) for group in cells.groups}
            broken = [ring for ring in rings.values() if tuple(sorted(ring)) not in made]
            if not broken:
                return cells, own
            own |= {key for ring in broken for key in ring}

    def _cell_mates(self, keys: set[str]) -> set[str]:
        """Current telling reports of the cells that reports were of."""
        self._recall(keys)
        cells = {self._was[key].part for key in keys if key in self._was and self._was[key].part.startswith("K")}
        # What changed meanwhile may tell nothing any more.
        return {key for key in self._take("part", cells) if self._shelf.traits[key].telling}

    def _kin(self, keys: set[str]) -> set[str]:
        """Telling reports that are like one of these."""
        shelf = self._shelf
        asked = self._traits(keys)
        shelf.load_named(asked)
        near = Near((trait for trait in shelf.traits.values() if trait.telling), asked=asked)
        return _like(near, asked) - keys

    # Stories

    def _stories(self, cells: Cells, own: set[str]) -> None:
        """Stories of the cells that may have changed, and of all that were or are of one with them."""
        known = self._shelf.traits
        cores = [core_of(group, known) for group in cells.groups]
        fresh = {at for at, group in enumerate(cells.groups) if group[0] in own}
        joined = set()
        for one, other in cells.beside:
            pair = [(cells.groups[at], cores[at]) for at in (one, other)]
            if (one in fresh) != (other in fresh) and are_one_story(pair[0], pair[1], known):
                joined |= {key for at in (one, other) if at not in fresh for key in cells.groups[at]}
        stories = {self._was[key].story for key in own | joined | self._touched if key in self._was}
        mates = {key for key in self._take("story", stories) if self._was[key].part.startswith("K")} - own
        rest: dict[str, list[str]] = defaultdict(list)
        for key in sorted(mates - self._touched):
            rest[self._was[key].part].append(key)
        groups = [cells.groups[at] for at in sorted(fresh)] + list(rest.values())
        part, story = tell_stories(groups, join_cells(groups, self._beside(groups), known), known)
        self._part |= part
        self._story |= story

    def _beside(self, groups: Groups) -> set[tuple[int, int]]:
        """Pairs of groups of which one report is like one of the other."""
        at = {key: number for number, group in enumerate(groups) for key in group}
        near = Near(self._traits(at))
        found: set[tuple[int, int]] = set()
        for trait in near.traits:
            mine = at[trait.key]
            places, _ = near.alike(trait, ALIKE * ONE)
            others = {at[near.traits[place].key] for place in places.tolist()} - {mine}
            found.update((min(mine, other), max(mine, other)) for other in others)
        return found

    # Reports that count nothing and tell of no event

    def _others(self, some: set[str]) -> None:
        """With which report those go that tell nothing: what is new, what is like it, and what went with it before."""
        shelf = self._shelf
        telling = [trait for trait in self._traits(self._here) if trait.telling]
        shelf.load_named(telling)
        quiet = Near((trait for trait in shelf.traits.values() if not trait.telling), asked=telling)
        asked = {key for key in some if not shelf.traits[key].telling}
        asked |= _like(quiet, telling) | self._take("part", self._touched | some)
        asked = {key for key in asked if not shelf.traits[key].telling}
        asked |= {
            key
            for key in self._take("origin", {self._origin_of(key) for key in asked})
            if not shelf.traits[key].telling and key not in some
        }
        wanted = self._traits(asked)
        shelf.load_named(wanted)
        near = Near((trait for trait in shelf.traits.values() if trait.telling and wanted), asked=wanted)
        origin = {key: self._origin_of(key) for key in asked}
        origins = set(origin.values())
        origin |= {key: one for key in self._mates(origins) if (one := self._origin_of(key)) in origins}
        hosts = find_hosts(wanted, origin, near, ALIKE)
        moved = {key for key, story in self._story.items() if key not in self._was or self._was[key].story != story}
        kept = {key for key in self._take("part", moved) if not shelf.traits[key].telling} - asked
        hosts |= {key: self._was[key].part for key in kept}
        self._recall(hosts.values())
        for key in asked | kept:
            host = hosts.get(key, "")
            before = self._was.get(host)
            self._part[key] = host
            self._story[key] = self._story.get(host, before.story if before is not None else "")

    def _mates(self, origins: set[str]) -> set[str]:
        """Reports at hand that may be of some origins."""
        return {key for key, one in self._origin.items() if one in origins} | self._take("origin", origins)


def _like(near: Near, some: Iterable[Trait]) -> set[str]:
    """Keys of those that are like one of some reports."""
    return {near.traits[at].key for trait in some for at in near.alike(trait, ALIKE * ONE)[0].tolist()}
