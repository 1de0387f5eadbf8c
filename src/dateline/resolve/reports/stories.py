"""Which reports are about one crisis.

Reports that count something or tell of an event are brought together by the names that they share, closest first, as
long as two groups are alike on the average of their reports: one report that shares a town with both does not chain two
shootings. The groups that come of it are cells. Two cells are of one story if the one holds the core of the other, the
names that most of its reports have, and some report of the one is like one of the other: a long crisis has many faces.
Any other report goes with the one that it is most like, or is of no story. Reports of one origin are of one story.

Whether a group grows hangs on its own reports and on those that are like one of them, and on nothing beyond: groups
that have merged are no more like a third than the liker of the two was. So what a late report changes can be found
among its own kin (``record.placing``).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import combinations

from dateline.resolve.common import weight
from dateline.resolve.counts.whom import HARMED
from dateline.resolve.plain import key_of
from dateline.resolve.reports.cells import Cells
from dateline.resolve.reports.names import land_of
from dateline.resolve.reports.near import Near
from dateline.resolve.reports.parts import ALIKE, ONE
from dateline.resolve.reports.traits import Trait
from dateline.resolve.union import Union

_MONTH = 31

_PICKED = 12
"""Reports up to which somebody picked them by hand."""

_SEVERAL = 3
"""Reports, and shared names, from which a group has a core."""
_HELD = 0.5
"""Share of a group's reports that have a name of its core; share of the core's weight that tells of the same crisis."""

Traits = Mapping[str, Trait]


def find_stories(
    traits: Iterable[Trait], origin: Mapping[str, str], enough: float, *, loose: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """The part and the story of each report: see ``tell_stories`` and ``find_hosts``.

    Args:
        traits: All reports.
        origin: The origin of each.
        enough: Likeness from which two groups are one.
        loose: Whether they are so few that all of them are compared, whatever they have in common.
    """
    by_key = {trait.key: trait for trait in traits}
    known = (trait for trait in by_key.values() if loose or trait.telling)
    telling = Near(known, by_names=not loose, patient=enough < ALIKE)
    cells = Cells(telling, origin, enough)
    beside = combinations(range(len(cells.groups)), 2) if loose else cells.beside
    joined = join_cells(cells.groups, beside, by_key)
    if enough < ALIKE:
        joined = _with_nameless(cells.groups, joined, by_key)
    part, story = tell_stories(cells.groups, joined, by_key)
    hosts = find_hosts((trait for trait in by_key.values() if trait.key not in part), origin, telling, enough)
    for key in by_key.keys() - part.keys():
        part[key] = hosts.get(key, "")
    return part, story | {key: story.get(hosts.get(key, ""), "") for key in by_key.keys() - story.keys()}


def tell_stories(
    cells: Sequence[Sequence[str]], joined: Iterable[Iterable[int]], traits: Traits
) -> tuple[dict[str, str], dict[str, str]]:
    """The key of the cell, and of the story, of each report of some cells; "" for a report alone that tells nothing."""
    first = [min((traits[key] for key in cell), key=lambda trait: trait.order) for cell in cells]
    part = {key: key_of("K", [first[at].key]) for at, cell in enumerate(cells) for key in cell}
    story: dict[str, str] = {}
    for some in joined:
        keys = [key for at in some for key in cells[at]]
        opening = min((first[at] for at in some), key=lambda trait: trait.order)
        told = len(keys) > 1 or opening.telling
        story |= dict.fromkeys(keys, key_of("C", [opening.key]) if told else "")
    return part, story


def find_hosts(some: Iterable[Trait], origin: Mapping[str, str], telling: Near, enough: float) -> dict[str, str]:
    """The telling report with which each goes that tells nothing: a copy of it, else the one that it is most like.

    Args:
        some: Reports that tell nothing, all of an origin or none.
        origin: The origin of each, and of the telling ones.
        telling: At least those that are like one of them, and those of their origins.
        enough: Likeness from which a report goes with another.
    """
    units: dict[str, list[Trait]] = defaultdict(list)
    for trait in some:
        units[origin.get(trait.key, trait.key)].append(trait)
    copied: dict[str, str] = {}
    for trait in telling.traits:
        unit = origin.get(trait.key, trait.key)
        if unit in units:
            copied[unit] = min(copied.get(unit, trait.key), trait.key)
    found: dict[str, str] = {}
    for unit, members in units.items():
        host = copied.get(unit)
        if host is None:
            best: tuple[int, str] | None = None
            for trait in members:
                at, values = telling.alike(trait, enough * ONE)
                for place, value in zip(at.tolist(), values.tolist(), strict=True):
                    rank = (-value, telling.traits[place].key)
                    best = rank if best is None or rank < best else best
            host = best[1] if best is not None else None
        if host is not None:
            found |= dict.fromkeys((trait.key for trait in members), host)
    return found


def join_cells(cells: Sequence[Sequence[str]], beside: Iterable[tuple[int, int]], traits: Traits) -> list[list[int]]:
    """Cells by story. ``beside``: those of which one report is like one of the other."""
    cores = [core_of(cell, traits) for cell in cells]
    same = Union(range(len(cells)))
    for one, other in beside:
        if same.find(one) != same.find(other) and are_one_story(
            (cells[one], cores[one]), (cells[other], cores[other]), traits
        ):
            same.join(one, other)
    return same.groups()


def _with_nameless(cells: Sequence[Sequence[str]], joined: list[list[int]], traits: Traits) -> list[list[int]]:
    """In a small record with one story a report that names nothing at all is of that story, if it is near in time.

    Of a few reports, which somebody picked, so is one that counts what the story counts and names no known place of
    another country.
    """
    keys = {some[0]: [key for at in some for key in cells[at]] for some in joined}
    several = [some for some in joined if len(keys[some[0]]) > 1]
    few = len(traits) <= _PICKED
    if few and not several:
        several = [some for some in joined if not _is_nameless(traits[keys[some[0]][0]])]
    if len(several) != 1:
        return joined
    main = several[0]
    counted = _kin(measure for key in keys[main[0]] for measure in traits[key].counts)
    lands = {land for key in keys[main[0]] for land in map(land_of, traits[key].marks) if land}
    more = [
        some
        for some in joined
        if some is not main
        and len(keys[some[0]]) == 1
        and (only := traits[keys[some[0]][0]]).telling
        and (_is_nameless(only) or (few and _counts_the_same(only, counted, lands)))
        and _in_time([only.key], keys[main[0]], traits)
    ]
    return [
        [*main, *(at for some in more for at in some)],
        *(one for one in joined if one is not main and one not in more),
    ]


def _counts_the_same(only: Trait, counted: frozenset[str], lands: Set[str]) -> bool:
    """Whether a report counts what a story counts, and names no known place of another country."""
    return bool(counted & _kin(only.counts)) and {*map(land_of, only.marks)} <= {"", *lands}


def _kin(measures: Iterable[str]) -> frozenset[str]:
    """Measures, those of people harmed as one: who counts the wounded of a fire goes with who counts its dead."""
    return frozenset("harmed" if measure in HARMED else measure for measure in measures)


def _is_nameless(trait: Trait) -> bool:
    return all(mark[:1] in ("@", "~") for mark in trait.marks)


Core = Mapping[str, float]


def core_of(cell: Sequence[str], traits: Traits) -> Core:
    """The names that half of the reports of a cell have, with what they weigh; {} for a cell too small to have any."""
    if len(cell) < _SEVERAL:
        return {}
    held = Counter(name for key in cell for name in traits[key].marks if name[:1] not in ("@", "~"))
    return {n: weight(n) * count / len(cell) for n, count in sorted(held.items()) if count >= _HELD * len(cell)}


def are_one_story(one: tuple[Sequence[str], Core], other: tuple[Sequence[str], Core], traits: Traits) -> bool:
    """Whether one of two cells holds the larger part of the core of the other, and they are of one time."""
    held = any(_holds(a, b, traits) for a, b in ((one, other), (other, one)))
    return held and _in_time(one[0], other[0], traits)


def _holds(one: tuple[Sequence[str], Core], other: tuple[Sequence[str], Core], traits: Traits) -> bool:
    core = other[1]
    if len(core) < _SEVERAL:
        return False
    own = one[1] or {name: math.inf for key in one[0] for name in traits[key].marks}
    common = math.fsum(min(own[name], core[name]) for name in core if name in own)
    return common >= _HELD * min(math.fsum(core.values()), math.fsum(own.values()))


def _in_time(one: Sequence[str], other: Sequence[str], traits: Traits) -> bool:
    """Whether two groups overlap, or lie no more than a month apart; True where one has no day."""
    a, b = (_days(group, traits) for group in (one, other))
    return not a or not b or ((a[0] - b[-1]).days <= _MONTH and (b[0] - a[-1]).days <= _MONTH)


def _days(group: Sequence[str], traits: Traits) -> list[date]:
    return sorted(day for key in group if (day := traits[key].published) is not None)
