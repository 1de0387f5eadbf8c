"""Days of reports that do not tell their own: sought in the record, and laid over what was read.

What is found rests on what the reports themselves say, never on a day that was found before, so the order of reading
is of no account. What a new report cannot concern is left as it is. Where more than one day is left, a claim has its
days only if they are the same for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from dateline.model.report import Published, Report
from dateline.model.rows import ClaimRow
from dateline.model.time import Interval
from dateline.model.vocabulary import PublishedBasis, TimeBasis
from dateline.record.shelf import Shelf
from dateline.resolve.days.told import find_told
from dateline.resolve.days.undated import Beside, Dated, Dating, beside
from dateline.resolve.plain import RESOLVER, PlainReport, plain_of
from dateline.resolve.reports.near import Near
from dateline.resolve.reports.parts import is_small
from dateline.resolve.reports.traits import RULES, Trait, made, trait_of
from dateline.store import Store, claims, read, tables, traits
from dateline.store.redate import Open, Undated, current_days, open_days, undated, write_redated
from dateline.store.traits import write_kept

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.language import Pack

Things = dict[str, dict[str, Any]]
Times = Mapping[str, Interval]

_HELD = 2_000
"""Bodies of dated reports held at once."""


def date_undated(store: Store) -> Things:
    """Seek the days of undated reports that a change concerns, write what has changed, and tell what is known.

    Looked at again are those that are new, and those that have a telling name in common with a dated report that is
    new, changed or gone since the last resolution: nothing else can have changed.

    Returns:
        Report key to ``days`` (ISO, in order), ``why``, ``of``, the digest of the reading that it rests on, and
        ``names``, the keys of its names; ``days`` and ``why`` empty where nothing is known. All is empty for a report
        that is undated no more.
    """
    with store.reading() as connection:
        open_ones = {one.key: one for one in open_days(connection)}
        known = read.things(connection, "day")
        things: Things = {key: body if key in open_ones else _NOTHING for key, body in known.items()}
        if not open_ones:
            return things
        asking = _Asking(connection, open_ones, known)
        found = [(one, names, asking.days(one, trait)) for one, trait, names in asking.concerned()]
    for one, names, dated in found:
        body = _body(dated, one, names)
        things[one.open.key] = body
        same = _shown(known.get(one.open.key, _NOTHING)) == _shown(body)
        if not same or (dated is None and one.open.current != one.open.base):
            _lay_over(store, one, dated)
    with store.writing() as connection:
        write_kept(connection, asking.shelf.new_traits, {}, RULES)
    return things


_NOTHING: dict[str, Any] = {"days": [], "why": "", "of": "", "names": []}


def _shown(body: Mapping[str, Any]) -> tuple[Any, ...]:
    """What is told of a report; a reading of the same digest that found nothing told the same."""
    return (body["days"], body["why"], body["of"] if body["days"] else "")


def _body(dated: Dated | None, one: Undated, names: Sequence[int]) -> dict[str, Any]:
    days = [day.isoformat() for day in dated.days] if dated is not None else []
    why = dated.why if dated is not None else ""
    return {"days": days, "why": why, "of": one.open.digest, "names": list(names)}


class _Asking:
    """One search for days, within one reading transaction."""

    def __init__(self, connection: Connection, open_ones: Mapping[str, Open], known: Things) -> None:
        self._connection, self._open, self._known = connection, open_ones, known
        self.shelf = Shelf(connection)
        self._touched, count = self._since()
        self._small = is_small(count)
        self._dating = Dating(count - len(open_ones), count, self._claims)
        self._near: Near | None = None
        self._bodies: dict[str, PlainReport] = {}

    def concerned(self) -> Iterator[tuple[Undated, Trait, list[int]]]:
        """Undated reports that must be looked at, with what they are found by, as they were read without a day."""
        if self._touched is None:
            self.shelf.load_all()
            wanted = list(self._open.values())
        else:
            self.shelf.load(self._touched)
            named = self._names_of(self._touched)
            wanted = [one for key, one in self._open.items() if key in self._touched or self._is_named(one, named)]
        made = []
        for one in undated(self._connection, wanted):
            trait = trait_of(plain_of(one.report), one.claims)
            made.append((one, trait, sorted(trait.names)))
        if not self._small:
            self.shelf.load_named([trait for _, trait, _ in made])
        dated = [trait for key, trait in self.shelf.traits.items() if key not in self._open and trait.published]
        self._near = Near(dated, by_names=not self._small, asked=[trait for _, trait, _ in made])
        yield from made

    def _is_named(self, one: Open, named: set[int]) -> bool:
        known = self._known.get(one.key, _NOTHING)
        return known["of"] != one.digest or not named.isdisjoint(known.get("names", ()))

    def _since(self) -> tuple[set[str] | None, int]:
        """Reports that are new, changed or gone since the last resolution, and how many are current.

        None for those if all must be looked at: the record is small, or was brought together by other rules.
        """
        c = self._connection
        last = read.last_resolution(c)
        moment = traits.seen_at(c, last) if last is not None and last.resolver == RESOLVER else None
        if last is None or moment is None or is_small(last.reports):
            return None, traits.count_current(c)
        touched = traits.touched(c, last.upto_reading, last.upto_version)
        before, now = traits.were_current(c, touched, moment), set(traits.keys_current(c, touched))
        count = last.reports + len(now - before) - len(before - now)
        return (None if is_small(count) else touched), count

    def _names_of(self, keys: set[str]) -> set[int]:
        """Keys of the names that dated reports have, or had in an older reading."""
        before = traits.bodies_of(self._connection, keys, RULES)
        made_before = (made(PlainReport(key=key, name=""), body) for key, body in before)
        now = (self.shelf.traits[key] for key in keys if key in self.shelf.traits)
        return {name for trait in (*made_before, *now) for name in trait.names}

    def days(self, one: Undated, trait: Trait) -> Dated | None:
        """Possible days of a report; None where nothing is known."""
        assert self._near is not None
        if not find_told(plain_of(one.report).body):
            return None
        found = beside(self._near, trait)
        plain = self._reports([key for key, _ in found])
        return self._dating.days(
            plain_of(one.report), one.claims, [Beside(plain[key], alike) for key, alike in found if key in plain]
        )

    def _reports(self, keys: Sequence[str]) -> dict[str, PlainReport]:
        """Dated reports by key, with body and outlet."""
        missing = [key for key in keys if key not in self._bodies]
        if len(self._bodies) + len(missing) > _HELD:
            self._bodies.clear()
            missing = list(keys)
        bodies = traits.bodies(self._connection, missing)
        outlets = traits.outlets(self._connection, missing)
        for key, body in bodies.items():
            trait = self.shelf.traits[key]
            self._bodies[key] = PlainReport(
                key=key, name=trait.name, outlet=outlets[key], published=trait.published, body=body
            )
        return self._bodies

    def _claims(self, keys: Iterable[str]) -> list[ClaimRow]:
        wanted = sorted(keys)
        return claims.claims(self._connection, where=[tables.report.c.key.in_(wanted)]) if wanted else []


def _lay_over(store: Store, one: Undated, dated: Dated | None) -> None:
    """Append a reading with the days that were found, unless the current one has them."""
    times = agreed_times(one.report, one.claims, dated.days) if dated is not None else {}
    day = dated.day if dated is not None else None
    with store.writing() as connection:
        was_day, was = current_days(connection, one)
        wanted = {row.id: _days_of(row, times.get(row.id)) for row in one.claims}
        if (day, wanted) != (was_day, was):
            write_redated(connection, one, day, times)


def _days_of(row: ClaimRow, found: Interval | None) -> tuple[Any, ...]:
    if found is None:
        return (row.time_start, row.time_end, row.time_precision, row.time_basis)
    return (found.start, found.end, found.precision.value, found.basis.value)


def agreed_times(report: Report, own: Iterable[ClaimRow], days: Sequence[date], pack: Pack | None = None) -> Times:
    """Days of those claims that have other days once the report is dated, and the same whichever of the days it is.

    Args:
        report: The report, without a day.
        own: Its claims, read without a day.
        days: Days on which it may have been published.
        pack: What reads it; else the pack of its language.
    """
    from dateline.extract import read_claims

    pack = _parsing_once(pack or _pack(report.language))
    readings = []
    for day in days:
        dated = replace(report, published=Published(day, PublishedBasis.INFERRED))
        readings.append({claim.id: claim.time for claim in read_claims(dated, pack)})
    times = {}
    for row in own:
        found = [times_of.get(row.id) for times_of in readings]
        first = found[0] if found else None
        if first is None or not first.known or any(other is None or not _same(first, other) for other in found):
            continue
        if (first.start, first.end) != (row.time_start, row.time_end):
            basis = first.basis if first.basis is TimeBasis.PUBLISHED else TimeBasis.INFERRED
            times[row.id] = replace(first, basis=basis)
    return times


def _same(one: Interval, other: Interval) -> bool:
    return (one.start, one.end, one.precision, one.basis) == (other.start, other.end, other.precision, other.basis)


def _pack(language: str) -> Pack:
    from dateline.language import load_pack

    return load_pack(language)


def _parsing_once(pack: Pack) -> Pack:
    """The pack with its parses kept: a report is read for each day, but parsed once."""
    kept: dict[str, Doc] = {}
    parse: Callable[[Iterable[str]], Iterator[Doc]] = pack.parse

    def parse_once(texts: Iterable[str]) -> Iterator[Doc]:
        texts = list(texts)
        wanted = list(dict.fromkeys(text for text in texts if text not in kept))
        kept.update(zip(wanted, parse(wanted), strict=True))
        return iter([kept[text] for text in texts])

    return replace(pack, parse=parse_once)
