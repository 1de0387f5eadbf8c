"""All rows of a record at one moment, indexed: what every page is made of.

A page asks for many rows in many ways, and a record changes seldom. So its rows are taken once and kept until it does.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from dateline.model.judgement import JudgementRow
from dateline.model.rows import (
    ActorRow,
    ClaimRow,
    EventRow,
    FigureRow,
    MentionRow,
    OriginRow,
    RelationRow,
    ReportRow,
    SeriesRow,
    StatementRow,
)
from dateline.record import Info, View

T = TypeVar("T")


@dataclass(frozen=True)
class Snapshot:
    """One moment of a record. Lists are in the order of the facade; nothing rejected is left out of ``claims``."""

    view: View

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _making(self) -> defaultdict[str, threading.RLock]:
        return defaultdict(threading.RLock)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` gives, made at the first call and kept: look-ups that pages need again and again.

        Who asks while another makes it waits for that; look-ups may rest on others, never on each other.

        Args:
            name: One for each look-up, "module.what".
            make: Called without arguments, if nothing is kept under that name.
        """
        if name not in self._made:
            with self._making[name]:
                if name not in self._made:
                    self._made[name] = make()
        made: T = self._made[name]
        return made

    def recent(self, name: str, key: str, make: Callable[[], T], *, most: int = 16) -> T:
        """As ``once``, for answers to questions that readers make up: only the newest ``most`` of a name are kept."""
        kept: dict[str, T] = self.once(name, dict)
        if key not in kept:
            for old in list(kept)[: max(0, len(kept) - most + 1)]:
                kept.pop(old, None)
            kept[key] = make()
        return kept[key]

    @cached_property
    def info(self) -> Info:
        """Counts."""
        return self.view.info()

    @cached_property
    def reports(self) -> dict[str, ReportRow]:
        """Current reports by key, by day of publication."""
        return {row.key: row for row in self.view.reports()}

    @cached_property
    def figures(self) -> dict[str, FigureRow]:
        """Figures by id; rejected ones are not here."""
        return {row.id: row for row in self.view.figures()}

    @cached_property
    def mentions(self) -> dict[str, MentionRow]:
        """Events as single reports have them, by id; rejected ones are not here."""
        return {row.id: row for row in self.view.mentions()}

    @cached_property
    def statements(self) -> dict[str, StatementRow]:
        """Statements by id; rejected ones are not here."""
        return {row.id: row for row in self.view.statements()}

    @cached_property
    def claims(self) -> dict[str, ClaimRow]:
        """All claims by id, by report and place in it; rejected ones are not here."""
        rows: list[ClaimRow] = [*self.figures.values(), *self.mentions.values(), *self.statements.values()]
        order = {key: at for at, key in enumerate(self.reports)}
        rows.sort(key=lambda row: (order.get(row.report_key, len(order)), row.start, row.end, row.id))
        return {row.id: row for row in rows}

    @cached_property
    def claims_of(self) -> dict[str, list[ClaimRow]]:
        """Claims by key of their report."""
        return _by(self.claims.values(), lambda row: row.report_key)

    @cached_property
    def events(self) -> dict[str, EventRow]:
        """Events across reports, by key."""
        return {row.key: row for row in self.view.events()}

    @cached_property
    def series(self) -> dict[str, SeriesRow]:
        """Series by key, most figures first."""
        return {row.key: row for row in self.view.series()}

    @cached_property
    def origins(self) -> dict[str, OriginRow]:
        """Origins by key, most reports first."""
        return {row.key: row for row in self.view.origins()}

    @cached_property
    def actors(self) -> dict[str, ActorRow]:
        """Actors by key, most mentioned first."""
        return {row.key: row for row in self.view.actors()}

    @cached_property
    def relations(self) -> list[RelationRow]:
        """Comparisons of figures."""
        return list(self.view.relations())

    @cached_property
    def relations_of(self) -> dict[str, list[RelationRow]]:
        """Comparisons by each of the two ids that they name."""
        found: dict[str, list[RelationRow]] = defaultdict(list)
        for row in self.relations:
            found[row.a].append(row)
            found[row.b].append(row)
        return dict(found)

    @cached_property
    def judgements(self) -> list[JudgementRow]:
        """What people decided, oldest first."""
        return list(self.view.judgements())

    @cached_property
    def events_of(self) -> dict[str, list[EventRow]]:
        """Events by key of their story."""
        return _by(self.events.values(), lambda row: row.story or "")

    @cached_property
    def series_of(self) -> dict[str, list[SeriesRow]]:
        """Series by key of their story."""
        return _by(self.series.values(), lambda row: row.story or "")

    @cached_property
    def stories(self) -> dict[str, list[ReportRow]]:
        """Reports of each story, most reports first; "" holds those of none and stands last."""
        found = _by(self.reports.values(), lambda row: row.story or "")
        return {key: found[key] for key in sorted(found, key=lambda key: (key == "", -len(found[key]), key))}


def _by(rows: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)
