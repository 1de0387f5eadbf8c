"""Reports at hand while they are brought together: what is known of each, and what two of them share.

What is told from one report or from two alone is made once and kept; only what a settling asks for is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dateline.resolve.plain import PlainReport
from dateline.resolve.reports.copies import MONTH, Overlap, is_copy, overlap_of, worth_a_look
from dateline.resolve.reports.parts import Pair, pair_of
from dateline.resolve.reports.traits import FAR_SHARED, RULES, Trait, kept_of, made, trait_of
from dateline.resolve.steps import by_report
from dateline.store import claims, tables, traits

_HELD = 2_000
"""Bodies held at once."""


class Shelf:
    """Traits of reports and overlaps of pairs, taken from the record or made.

    Attributes:
        traits: Of current reports, by key.
        overlaps: What pairs of them share, by their keys in order.
        new_traits, new_overlaps: To be kept, by reading.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.traits: dict[str, Trait] = {}
        self.overlaps: dict[Pair, Overlap] = {}
        self.new_traits: dict[int, tuple[int, list[int], dict[str, Any]]] = {}
        self.new_overlaps: dict[tuple[int, int], tuple[float, float, Any]] = {}
        self._readings: dict[str, int] = {}
        self._keys: dict[int, str] = {}
        self._bodies: dict[str, str] = {}
        self._fresh: dict[int, list[Trait]] = defaultdict(list)
        self._named: set[str] = set()

    def load(self, keys: Iterable[str]) -> None:
        """Take what is known of those of the reports that are current."""
        self._take(traits.known(self._connection, set(keys) - self.traits.keys(), RULES))

    def load_all(self) -> None:
        """Take what is known of all current reports."""
        self._take(traits.known_all(self._connection, RULES))

    def _load_readings(self, ids: Iterable[int]) -> set[str]:
        """The same by reading; keys of those reports whose current reading is one of them."""
        ids = set(ids)
        self._take(traits.known_readings(self._connection, ids - self._keys.keys(), RULES))
        return {self._keys[id] for id in ids if id in self._keys}

    def _take(self, found: Iterable[traits.Known]) -> None:
        missing: list[traits.Known] = []
        for one in found:
            self._readings[one.key] = one.reading
            self._keys[one.reading] = one.key
            if one.body is None:
                missing.append(one)
            else:
                self.traits[one.key] = made(_plain(one), one.body)
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
            self.traits[one.key] = trait
            for hint in trait.hints:
                self._fresh[hint].append(trait)
            self.new_traits[one.reading] = (_day(one.published), list(trait.hints), kept_of(trait))

    def _body(self, key: str) -> str:
        if key not in self._bodies:
            if len(self._bodies) >= _HELD:
                self._bodies.clear()
            self._bodies |= traits.bodies(self._connection, [key])
        return self._bodies[key]

    def take_bodies(self, some: Iterable[Trait]) -> None:
        """Ask for the bodies of several reports at once, up to as many as are held."""
        wanted = sorted({trait.key for trait in some} - self._bodies.keys())[:_HELD]
        if len(self._bodies) + len(wanted) > _HELD:
            self._bodies.clear()
        self._bodies |= traits.bodies(self._connection, wanted)

    def measure(self, one: Trait, other: Trait) -> Overlap | None:
        """What two reports share, measured once and kept."""
        pair = pair_of(one.key, other.key)
        if pair not in self.overlaps and worth_a_look(one, other):
            found = overlap_of(self._body(pair[0]), self._body(pair[1]))
            if found is not None:
                self.overlaps[pair] = found
                ends = (self._readings[pair[0]], self._readings[pair[1]])
                self.new_overlaps[ends] = (found.share, found.held, [found.one, found.other])
        return self.overlaps.get(pair)

    def recall(self, keys: Iterable[str]) -> set[str]:
        """Read what was measured before between these reports and any others; keys of those others."""
        by_reading = {self._readings[key]: key for key in keys if key in self._readings}
        rows = list(traits.overlaps(self._connection, by_reading, RULES))
        beyond = {id for a, b, _ in rows for id in (a, b)} - by_reading.keys()
        others = traits.current_of(self._connection, beyond)
        for id, key in others.items():
            by_reading[id] = key
            self._readings.setdefault(key, id)
        for a, b, (share, held, passages) in rows:
            if a in by_reading and b in by_reading:
                one, other = (tuple((start, end) for start, end in side) for side in passages)
                x, y = by_reading[a], by_reading[b]
                found = Overlap(share, held, one, other) if x < y else Overlap(share, held, other, one)
                self.overlaps.setdefault(pair_of(x, y), found)
        return set(others.values())

    def copies(self, trait: Trait) -> set[str]:
        """Current reports that print the text of one, found by its keys; what it shares with any is measured."""
        copied = self._holders(trait.sample, _days_around([trait]), least=2)
        copied |= self._holders(trait.far, least=min(FAR_SHARED, len(trait.far)))
        alike = [self.traits[key] for key in sorted(copied - {trait.key})]
        alike = [other for other in alike if worth_a_look(trait, other)]
        self.take_bodies([trait, *alike] if alike else ())
        return {
            other.key
            for other in alike
            if (shared := self.measure(trait, other)) is not None and is_copy(trait, other, shared)
        }

    def load_named(self, some: Collection[Trait]) -> None:
        """Take all that may have a telling name in common with one of these reports, and be near it in time."""
        fresh = [trait for trait in some if trait.key not in self._named]
        self._named |= {trait.key for trait in fresh}
        names = {name for trait in fresh for name in trait.names}
        self._load_readings(traits.holders(self._connection, names, _days_around(fresh)))

    def _holders(self, hashes: Collection[int], days: tuple[int, int] | None = None, *, least: int = 1) -> set[str]:
        """Current reports that have so many of these keys, those included whose traits were made just now."""
        kept = self._load_readings(traits.holders(self._connection, hashes, days, least=least))
        fresh = Counter(other.key for one in hashes for other in self._fresh.get(one, ()))
        return kept | {key for key, count in fresh.items() if count >= least}


def _plain(one: traits.Known, body: str = "", place: str = "") -> PlainReport:
    return PlainReport(
        key=one.key, name=one.name, headline=one.headline, dateline_place=place, published=one.published, body=body
    )


def _days_around(some: Iterable[Trait]) -> tuple[int, int] | None:
    """The days in which what is near to one of them lies; None for all."""
    days = [_day(trait.published) for trait in some]
    return (min(days) - MONTH, max(days) + MONTH) if all(days) and days else None


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0
