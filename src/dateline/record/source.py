"""Where a view gets its rows: from the tables at a moment, or from the reports published by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from dateline.errors import UsageError
from dateline.model.report import Skipped, Zone
from dateline.model.rows import ClaimRow, MentionRow, RelationRow, ReportRow
from dateline.record.standing import Standing, standing_at
from dateline.resolve import resolve
from dateline.resolve.linked import linked, named
from dateline.resolve.plain import PlainReport
from dateline.store import Store, claims, judgements, read, tables
from dateline.store.layout import zones_of
from dateline.store.moment import NOW, Moment
from dateline.store.query import Query

T = TypeVar("T")
Things = dict[str, dict[str, Any]]


class Source(Protocol):
    """What a view asks for."""

    def claims(self, query: Query) -> list[ClaimRow]:
        """Claims that match, by day of publication, report and place in it."""

    def reports(self) -> list[ReportRow]:
        """Current reports, by day of publication, then name."""

    def report(self, key: str) -> ReportRow | None:
        """One report, None if there is none of that key."""

    def relations(self, claim: str | None = None) -> list[RelationRow]:
        """Comparisons, by ids; only those that name a claim if one is given."""

    def things(self, kind: str) -> Things:
        """What is known of each thing of a kind, by key."""

    def text(self, report: str) -> str | None:
        """Text of a report by key, name or address."""

    def zones(self, report: str) -> tuple[Zone, ...]:
        """Zones of a report by key, in text order."""

    def versions(self, report: str) -> list[ReportRow]:
        """Texts under the addresses of a report by key, oldest first."""

    def search(self, phrases: Sequence[str], limit: int) -> list[str]:
        """Keys of reports that match, best first."""

    def history(self, id: str) -> list[ClaimRow]:
        """All readings of one claim, newest first."""

    def skipped(self) -> tuple[Skipped, ...]:
        """What was not taken in."""

    def recorded(self) -> tuple[datetime | None, datetime | None]:
        """Record times of the first and the last reading."""

    def standing(self) -> Standing:
        """Judgements as they apply here."""

    def as_read(self, ids: list[str]) -> list[ClaimRow]:
        """Current claims of these ids as the machine reads them, no judgement applied."""


class Stored:
    """The tables, as they stand or as they stood at a record time."""

    def __init__(self, store: Store, moment: Moment = NOW) -> None:
        self._store = store
        self._moment = moment
        self._judged: tuple[tuple[int, ...], Standing] = ((0,), Standing())

    def _ask(self, question: Callable[[Connection], T]) -> T:
        with self._store.reading() as connection:
            return question(connection)

    def claims(self, query: Query) -> list[ClaimRow]:
        """Claims that match, under their judgements."""
        return self._ask(lambda c: self._claims(c, query))

    def _claims(self, connection: Connection, query: Query) -> list[ClaimRow]:
        standing = self._standing(connection)
        found = claims.claims(connection, self._moment, where=query.conditions())
        corrected = list(standing.corrections)
        if corrected and query.conditions():
            # The tables know what the machine read; what a person put in its place may match where that did not.
            known = {row.id for row in found}
            found += claims.by_ids(connection, [id for id in corrected if id not in known], self._moment)
            found.sort(key=claims.in_order)
        return [row for row in self._under(connection, found) if query.matches(row)]

    def _under(self, connection: Connection, found: list[ClaimRow]) -> list[ClaimRow]:
        """Claims under their judgements."""
        standing = self._standing(connection)
        corrected = list(standing.corrections)
        actors = claims.actor_keys(connection, corrected, self._moment) if corrected else {}
        return [_keyed(standing.apply(row), actors.get(row.id)) for row in found]

    def some(self, ids: list[str]) -> list[ClaimRow]:
        """Current claims of these ids, under their judgements, in the order of ``claims``."""
        return self._ask(lambda c: self._under(c, claims.by_ids(c, ids, self._moment)))

    def judged_before(self, standing: Standing, state: tuple[int, ...]) -> None:
        """Go on from what was known of judgements at an earlier state (see ``judgements.state_of``)."""
        self._judged = (state, standing)

    def _standing(self, connection: Connection) -> Standing:
        state = judgements.state_of(connection, self._moment)
        if self._judged[0] != state:
            same_readings = self._judged[0][1:] == state[1:]
            sought = self._judged[1].sought if same_readings else None
            self._judged = (state, standing_at(connection, self._moment, sought))
        return self._judged[1]

    def standing(self) -> Standing:
        """Judgements as they apply."""
        return self._ask(self._standing)

    def as_read(self, ids: list[str]) -> list[ClaimRow]:
        """Claims as the machine reads them."""
        return self._ask(lambda c: claims.by_ids(c, ids, self._moment))

    def reports(self) -> list[ReportRow]:
        """Current reports."""
        return self._ask(lambda c: report_rows(c, self._moment))

    def report(self, key: str) -> ReportRow | None:
        """One report."""
        return next(iter(self._ask(lambda c: report_rows(c, self._moment, key=key))), None)

    def relations(self, claim: str | None = None) -> list[RelationRow]:
        """Comparisons."""
        return self._ask(lambda c: read.relations(c, self._moment, claim=claim))

    def things(self, kind: str) -> Things:
        """What is known of each thing of a kind."""
        return self._ask(lambda c: read.things(c, kind, self._moment))

    def text(self, report: str) -> str | None:
        """Text of a report."""
        return self._ask(lambda c: read.text_of(c, report, self._moment))

    def zones(self, report: str) -> tuple[Zone, ...]:
        """Zones of a report."""
        return self._ask(lambda c: zones_of(c, report, self._moment))

    def versions(self, report: str) -> list[ReportRow]:
        """Texts under the addresses of a report."""
        return self._ask(lambda c: _versions(c, report, self._moment))

    def search(self, phrases: Sequence[str], limit: int) -> list[str]:
        """Keys of reports that hold all phrases."""
        return self._ask(lambda c: read.search(c, phrases, limit, self._moment))

    def history(self, id: str) -> list[ClaimRow]:
        """All readings of one claim."""
        return self._ask(lambda c: claims.claims(c, self._moment, where=[tables.claim.c.id == id], old=True))

    def skipped(self) -> tuple[Skipped, ...]:
        """What was not taken in."""
        return self._ask(lambda c: read.skipped(c, self._moment))

    def recorded(self) -> tuple[datetime | None, datetime | None]:
        """Record times of the first and the last reading."""
        return self._ask(lambda c: read.recorded(c, self._moment))


class Reported:
    """The reports published by a day, brought together as if no other had ever been read."""

    def __init__(self, store: Store, day: date) -> None:
        self._base = Stored(store)
        with store.reading() as connection:
            rows = report_rows(connection, NOW)
            self._reports = [row for row in rows if row.published is not None and row.published <= day]
            keys = {row.key for row in self._reports}
            self._standing = standing_at(connection)
            rows_of = [row for row in claims.claims(connection) if row.report_key in keys]
            found = [self._standing.apply(row) for row in rows_of]
            plain = plain_reports(connection, self._reports)
        self._resolution = resolve(plain, found, self._standing.decided)
        self._claims = [linked(row, self._resolution) for row in found]

    def claims(self, query: Query) -> list[ClaimRow]:
        """Claims that match."""
        return [row for row in self._claims if query.matches(row)]

    def reports(self) -> list[ReportRow]:
        """Reports published by the day."""
        origin, story = self._resolution.origin, self._resolution.story
        return [replace(row, origin=origin.get(row.key), story=story.get(row.key)) for row in self._reports]

    def report(self, key: str) -> ReportRow | None:
        """One report."""
        return next((row for row in self.reports() if row.key == key), None)

    def relations(self, claim: str | None = None) -> list[RelationRow]:
        """Comparisons."""
        told = sorted(self._resolution.relations, key=lambda row: (row.a, row.b))
        return [row for row in told if claim is None or claim in (row.a, row.b)]

    def things(self, kind: str) -> Things:
        """What is known of each thing of a kind."""
        return dict(self._resolution.things.get(kind, {}))

    def text(self, report: str) -> str | None:
        """Text of a report."""
        return self._base.text(report)

    def zones(self, report: str) -> tuple[Zone, ...]:
        """Zones of a report."""
        return self._base.zones(report)

    def versions(self, report: str) -> list[ReportRow]:
        """Texts under the addresses of a report that were published by the day."""
        keys = {row.key for row in self._reports}
        return [row for row in self._base.versions(report) if row.key in keys]

    def search(self, phrases: Sequence[str], limit: int) -> list[str]:
        """Keys of reports that hold all phrases."""
        keys = {row.key for row in self._reports}
        return [key for key in self._base.search(phrases, 1_000_000) if key in keys][:limit]

    def history(self, id: str) -> list[ClaimRow]:
        """All readings of one claim."""
        return self._base.history(id)

    def skipped(self) -> tuple[Skipped, ...]:
        """What was not taken in."""
        return self._base.skipped()

    def recorded(self) -> tuple[datetime | None, datetime | None]:
        """Record times of the first and the last reading."""
        return self._base.recorded()

    def standing(self) -> Standing:
        """Judgements as they apply, whenever they were made."""
        return self._standing

    def as_read(self, ids: list[str]) -> list[ClaimRow]:
        """Claims as the machine reads them."""
        return self._base.as_read(ids)


def _keyed(row: ClaimRow, actors: dict[str, list[str]] | None) -> ClaimRow:
    """A mention whose actors a person corrected, with the keys of those that stand there now."""
    if not actors or not isinstance(row, MentionRow):
        return row
    return replace(
        row,
        agents=named(row.agents, actors.get("agents")),
        recipients=named(row.recipients, actors.get("recipients")),
    )


def plain_reports(connection: Connection, rows: list[ReportRow]) -> list[PlainReport]:
    """Reports as resolving takes them."""
    zones = read.zones(connection)
    texts = dict(claims.texts(connection, {row.key for row in rows}))
    made = []
    for row in rows:
        text = texts[row.key]
        body = [text[start:end] for kind, start, end in zones.get(row.key, []) if kind == "body"]
        made.append(
            PlainReport(
                key=row.key,
                name=row.name,
                outlet=row.outlet,
                headline=row.headline,
                dateline_place=row.dateline_place,
                published=row.published,
                text_sha256=row.text_sha256,
                body="\n".join(body),
            )
        )
    return made


def report_rows(connection: Connection, moment: Moment, *, key: str | None = None) -> list[ReportRow]:
    """Reports as the facade gives them, by day of publication (unknown last), then name."""
    counts = read.claim_counts(connection, moment, key=key)
    chain: dict[str, list[str]] = defaultdict(list)
    at: dict[str, tuple[str, str]] = {}
    for version in read.versions(connection, moment, key=key):
        if version.report not in chain[version.address_key]:
            chain[version.address_key].append(version.report)
        at.setdefault(version.report, (version.address_key, version.address))
    dated = read.things(connection, "day", moment)
    rows = []
    for found in read.reports(connection, moment, key=key):
        known = dated.get(found.key, {}) if found.published_basis in ("unknown", "inferred") else {}
        address_key, address = at.get(found.key, ("", found.name))
        texts = chain.get(address_key, [found.key])
        rows.append(
            ReportRow(
                key=found.key,
                name=found.name,
                address=address,
                outlet=found.outlet,
                headline=found.headline,
                bylines=tuple(found.bylines),
                published=found.published,
                published_basis=found.published_basis,
                dateline_place=found.dateline_place,
                dateline_day=found.dateline_day,
                language=found.language,
                encoding=found.encoding,
                text_sha256=found.text_sha256,
                bytes_sha256=found.bytes_sha256,
                words=found.words,
                version=texts.index(found.key) + 1,
                versions=len(texts),
                current=bool(found.current),
                reader=found.reader,
                recorded_at=found.recorded_at,
                figures=counts.get((found.id, "figure"), 0),
                events=counts.get((found.id, "event"), 0),
                statements=counts.get((found.id, "statement"), 0),
                origin=found.origin,
                story=found.story,
                possible_days=tuple(date.fromisoformat(day) for day in known.get("days", ())),
                published_why=known.get("why", ""),
            )
        )
    return sorted(rows, key=lambda row: (row.published or date.max, row.name, row.key))


def _versions(connection: Connection, key: str, moment: Moment) -> list[ReportRow]:
    keys = dict.fromkeys(row.report for row in read.versions(connection, moment, key=key))
    return [row for one in keys for row in report_rows(connection, moment, key=one)]


def day_of(value: date | str | None, what: str) -> date | None:
    """A day given by a caller; UsageError if it is none."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"{what}: {value!r} is no day; write it as 2022-01-10") from None
