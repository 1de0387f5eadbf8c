"""All rows of one moment in memory, asked as the tables are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from dateline.model.report import Skipped, Zone
from dateline.model.rows import ClaimRow, RelationRow, ReportRow
from dateline.record.source import Source, Things
from dateline.record.standing import Standing
from dateline.store.query import Query
from dateline.store.since import Marks

_INDEXED = ("series", "event", "report_key", "story", "kind")


@dataclass(frozen=True, slots=True)
class Moved:
    """What is in one state of a record and not, or not so, in the one before. Ids and keys, each sorted.

    Attributes:
        reports: Reports that were not there.
        new, gone: Claims that were not there, or are not any more.
        changed: Claims of which anything is other, the series or story that they were put into included.
        altered: Those of them of which a report or a person now says something else.
        series, events: Those whose rows may be other.
        whole: True where everything was taken anew and nothing can be told.
    """

    reports: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Rows as they were taken: claims with rejected ones, under their judgements, in the order of the facade."""

    marks: Marks
    claims: list[ClaimRow]
    reports: list[ReportRow]
    relations: list[RelationRow]
    things: Mapping[str, Things]
    standing: Standing
    skipped: tuple[Skipped, ...]
    recorded: tuple[datetime | None, datetime | None]
    moved: Moved


class Kept:
    """The rows of one moment. Asked as the tables are; never changes.

    Attributes:
        marks: The state of the record that it shows.
        moved: What is other than in the state that it was renewed from.
    """

    def __init__(self, base: Source, held: Held) -> None:
        self._base = base
        self.held = held
        self.marks = held.marks
        self.moved = held.moved

    @cached_property
    def by_id(self) -> dict[str, ClaimRow]:
        """Claims by id, rejected ones too."""
        return {row.id: row for row in self.held.claims}

    @cached_property
    def _index(self) -> dict[str, dict[str, list[ClaimRow]]]:
        found: dict[str, dict[str, list[ClaimRow]]] = {name: defaultdict(list) for name in _INDEXED}
        for row in self.held.claims:
            for name in _INDEXED:
                found[name][getattr(row, name, None) or ""].append(row)
        return found

    def _narrowed(self, query: Query) -> Iterable[ClaimRow]:
        """No fewer rows than those that match."""
        for name in ("series", "event", "story"):
            wanted = getattr(query, name)
            if wanted:
                return self._index[name].get(wanted, ())
        if query.report is not None and query.report in self._index["report_key"]:
            return self._index["report_key"][query.report]
        if query.kind is not None and len(query.kind) == 1:
            return self._index["kind"].get(next(iter(query.kind)), ())
        return self.held.claims

    def claims(self, query: Query) -> list[ClaimRow]:
        """Claims that match."""
        if query.id is not None and query.id in self.by_id:
            row = self.by_id[query.id]
            return [row] if query.matches(row) else []
        found = self._narrowed(query)
        if query == Query(kind=query.kind, rejected=query.rejected) and (query.kind is None or len(query.kind) == 1):
            return [row for row in found if query.rejected or row.judged != "rejected"]
        return [row for row in found if query.matches(row)]

    def reports(self) -> list[ReportRow]:
        """Current reports."""
        return self.held.reports

    @cached_property
    def _report_by_key(self) -> dict[str, ReportRow]:
        return {row.key: row for row in self.held.reports}

    def report(self, key: str) -> ReportRow | None:
        """One report; older versions come from the tables."""
        return self._report_by_key.get(key) or self._base.report(key)

    def relations(self, claim: str | None = None) -> list[RelationRow]:
        """Comparisons."""
        return self.held.relations if claim is None else self._relations_by_claim.get(claim, [])

    @cached_property
    def _relations_by_claim(self) -> dict[str, list[RelationRow]]:
        found: dict[str, list[RelationRow]] = defaultdict(list)
        for row in self.held.relations:
            found[row.a].append(row)
            found[row.b].append(row)
        return dict(found)

    def things(self, kind: str) -> Things:
        """What is known of each thing of a kind."""
        return self.held.things[kind] if kind in self.held.things else self._base.things(kind)

    def text(self, report: str) -> str | None:
        """Text of a report."""
        return self._base.text(report)

    def zones(self, report: str) -> tuple[Zone, ...]:
        """Zones of a report."""
        return self._base.zones(report)

    def versions(self, report: str) -> list[ReportRow]:
        """Texts under the addresses of a report."""
        return self._base.versions(report)

    def search(self, phrases: Sequence[str], limit: int) -> list[str]:
        """Keys of reports that hold all phrases."""
        return self._base.search(phrases, limit)

    def history(self, id: str) -> list[ClaimRow]:
        """All readings of one claim."""
        return self._base.history(id)

    def skipped(self) -> tuple[Skipped, ...]:
        """What was not taken in."""
        return self.held.skipped

    def recorded(self) -> tuple[datetime | None, datetime | None]:
        """Record times of the first and the last reading."""
        return self.held.recorded

    def standing(self) -> Standing:
        """Judgements as they apply."""
        return self.held.standing

    def as_read(self, ids: list[str]) -> list[ClaimRow]:
        """Claims as the machine reads them."""
        return self._base.as_read(ids)
