"""A question for claims: the same answer asked of the tables or of rows in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from dateline.model.rows import ClaimRow
from dateline.store import tables

# What the tables narrow down by themselves, by index; all else is decided on the rows they give.
_CLAIM = ("kind", "measure", "group", "status", "type", "mode", "direct")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters joined by "and"; None does not filter. Sets name the values that pass, ``id`` is how an id begins.

    ``rejected``: whether claims that a person rejected pass, too. ``like``: patterns in lower case; the tables give
    only claims whose text fits one; rows in hand pass all the same.
    """

    id: str | None = None
    kind: frozenset[str] | None = None
    measure: frozenset[str] | None = None
    group: frozenset[str] | None = None
    status: frozenset[str] | None = None
    type: frozenset[str] | None = None
    mode: frozenset[str] | None = None
    direct: frozenset[bool] | None = None
    series: str | None = None
    event: str | None = None
    report: str | None = None
    story: str | None = None
    place: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None
    rejected: bool = False
    like: tuple[str, ...] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """Conditions on the tables that no matching claim fails."""
        # What names few claims stands alone: beside it, a database would at times begin with all claims of a kind.
        return self._narrow() or self._broad()

    def _narrow(self) -> list[ColumnElement[bool]]:
        claim, link = tables.claim, tables.claim_link
        made: list[ColumnElement[bool]] = []
        if self.id is not None:
            made.append(claim.c.id.between(self.id, self.id + "~"))
        if self.series is not None:
            made.append(claim.c.id.in_(select(link.c.claim).where(link.c.series == self.series)))
        if self.event is not None:
            made.append(claim.c.id.in_(select(link.c.claim).where(link.c.event == self.event)))
        if self.report is not None:
            of_it, told = tables.reading.alias("of_it"), tables.report.alias("told")
            named = or_(told.c.key == self.report, told.c.name == self.report)
            asked = select(of_it.c.id).join(told, told.c.key == of_it.c.report).where(named)
            made.append(claim.c.reading.in_(asked))
        return made

    def _broad(self) -> list[ColumnElement[bool]]:
        made: list[ColumnElement[bool]] = []
        for name in _CLAIM:
            values = getattr(self, name)
            if values is not None:
                made.append(tables.claim.c[name].in_(sorted(values)))
        if self.story is not None:
            made.append(tables.report_link.c.story == self.story)
        if self.like:
            text = func.lower(tables.claim.c.text)
            made.append(or_(*(text.like(pattern) for pattern in self.like)))
        return made

    def matches(self, row: ClaimRow) -> bool:
        """Whether a claim passes."""
        own: Any = row
        if row.judged == "rejected" and not self.rejected:
            return False
        if self.id is not None and not row.id.startswith(self.id):
            return False
        for name in _CLAIM:
            values = getattr(self, name)
            if values is not None and getattr(own, name, None) not in values:
                return False
        if self.report is not None and self.report not in (row.report, row.report_key):
            return False
        for name in ("series", "event", "story"):
            value = getattr(self, name)
            if value is not None and getattr(own, name, None) != value:
                return False
        if self.source is not None and self.source.casefold() not in row.source.casefold():
            return False
        return at_place(self.place, row) and in_days(self.since, self.until, row.time_start, row.time_end)


def at_place(place: str | None, row: Any) -> bool:
    """Whether a row's place has that name, lies in that first-order division or in that country."""
    if place is None:
        return True
    names = (row.place, row.place_name, getattr(row, "place_admin1", ""), row.place_country)
    return place.casefold() in {name.casefold() for name in names if name}


def in_days(since: date | None, until: date | None, start: date | None, end: date | None) -> bool:
    """Whether days touch the inclusive window; unknown days touch only a window without bounds."""
    if since is None and until is None:
        return True
    first, last = start or end, end or start
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)
