"""A view over rows in memory: what is made of them is made once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, TypeVar

from dateline.model.rows import EventRow, SeriesRow
from dateline.record.changes import ChangeRow, changes
from dateline.record.facade import Time, start_of
from dateline.record.judged import with_verdicts
from dateline.record.kept import Kept
from dateline.record.rows import Rows
from dateline.record.source import Stored
from dateline.record.view import View
from dateline.resolve.events.umbrellas import with_parts
from dateline.resolve.gather import event_rows, series_rows
from dateline.store import Store
from dateline.store.moment import Moment

R = TypeVar("R", EventRow, SeriesRow)
_Asked = tuple[str | None, bool]


class KeptView(View):
    """One moment of a record. Never changes, whatever is written into the record; quick to ask again and again.

    Attributes:
        kept: The rows.
    """

    def __init__(self, store: Store, kept: Kept, before: KeptView | None = None) -> None:
        super().__init__(store, kept)
        self.kept = kept
        self._events: dict[_Asked, list[EventRow]] = {}
        self._series: dict[_Asked, list[SeriesRow]] = {}
        renewed = before is not None and not kept.moved.whole
        self._old_events = before._events if before is not None and renewed else {}
        self._old_series = before._series if before is not None and renewed else {}

    def stamp(self) -> str:
        """The state of the record that this shows, as ``Record.stamp`` tells it."""
        return str(self.kept.marks)

    def diff(self, since: Time) -> Rows[ChangeRow]:
        """What moved since a record time, as ``Record.diff`` tells it.

        Raises:
            UsageError: ``since`` is no day or moment.
        """
        before = View(self._store, Stored(self._store, Moment(start_of(since))))
        return Rows(changes(before, self), of=ChangeRow)

    def _event_rows(self, story: str | None, rejected: bool) -> Sequence[EventRow]:
        asked = (story, rejected)
        if asked not in self._events:
            mentions = self.mentions(story=story, include_rejected=rejected)
            renewed = _renewed(
                self._old_events.get(asked),
                self.kept.moved.events,
                lambda only: with_verdicts(event_rows(m for m in mentions if only(m.event or "")), mentions, "event"),
                lambda row: (row.time_start or row.time_end or date.max, row.key),
            )
            self._events[asked] = with_parts(renewed)
        return self._events[asked]

    def _series_rows(self, story: str | None, rejected: bool) -> Sequence[SeriesRow]:
        asked = (story, rejected)
        if asked not in self._series:
            figures = self.figures(story=story, include_rejected=rejected)
            relations = self.kept.relations()
            self._series[asked] = _renewed(
                self._old_series.get(asked),
                self.kept.moved.series,
                lambda only: with_verdicts(
                    series_rows((f for f in figures if only(f.series or "")), relations), figures, "series"
                ),
                lambda row: (-len(row.figures), row.key),
            )
        return self._series[asked]


def _renewed(
    old: list[R] | None,
    keys: Collection[str],
    make: Callable[[Callable[[str], bool]], list[R]],
    order: Callable[[R], Any],
) -> list[R]:
    """Rows made anew, or, where there are older ones, only those of the keys that changed."""
    if old is None:
        return make(lambda key: True)
    moved = frozenset(keys)
    return sorted([row for row in old if row.key not in moved] + make(moved.__contains__), key=order)
