"""The rows of the record as they are now, renewed when it has changed."""

from __future__ import annotations

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from dateline import record
from dateline.errors import RecordError, UsageError
from dateline.page import Snapshot
from dateline.record.keeping import newest, without_garbage
from dateline.record.kept import Moved

Warm = Callable[[str, Snapshot], None]
Heard = Callable[[str, str, Moved], None]

_QUICK = 0.2
"""Seconds that a reader may wait for a renewal; a longer one is made beside, and what was there is shown meanwhile."""

_OWN = 10.0
"""Seconds after a write through this server in which its reader sees it at once, however long that takes."""

_EARLIER = 3
"""Earlier states kept in memory."""


_PATIENCE = 2.0
"""Seconds that a page waits for the first taking of all rows before it says that the record is being opened."""


class Opening(RecordError):  # noqa: N818 - reads as the sentence it makes
    """The rows are being taken into memory for the first time; what was asked for is there in a moment."""


class Shelf:
    """Gives the current snapshot. Safe to ask from several threads at once.

    Attributes:
        record: The record.
        watched: Whether someone renews it in the background; else each question does.
        warm: Called with a new snapshot before it is shown, to make what pages will need.
        later: Called beside, with what is shown by then, to make what other pages will need.
        heard: Called after a renewal with the old stamp, the new one and what moved.
    """

    def __init__(self, path: str | Path) -> None:
        self.record = record.open(path, create=False)
        self.watched = False
        self.warm: Warm = lambda stamp, snapshot: None
        self.later: Warm = lambda stamp, snapshot: None
        self.heard: Heard = lambda old, new, moved: None
        self._lock = threading.Lock()
        self._kept: tuple[str, Snapshot, record.KeptView] | None = None
        self._ready = threading.Event()
        self._took = 0.0
        self._prepared = ""
        self._written = -_OWN
        self._first: list[Snapshot | None] = []
        self._first_lock = threading.Lock()
        self._earlier: OrderedDict[tuple[str, str, str], Snapshot] = OrderedDict()

    def stamp(self) -> str:
        """A word that is another one whenever a reading, a resolution or a judgement was added."""
        return self.record.stamp()

    @property
    def shown(self) -> str:
        """Stamp of what is shown, "" before the first question."""
        return self._kept[0] if self._kept else ""

    def is_behind(self) -> bool:
        """Whether the record has changed since what is shown was taken."""
        return self._kept is not None and self.stamp() != self._kept[0]

    def writing(self) -> None:
        """Say that something is about to be written through this server."""
        self._written = time.monotonic()

    def _is_own(self) -> bool:
        return time.monotonic() - self._written < _OWN

    def newest(self) -> Snapshot | None:
        """The newest story alone, while all else is being taken for the first time; None if there is none."""
        with self._first_lock, without_garbage():
            if not self._first:
                view = newest(self.record)
                self._first.append(Snapshot(view) if view else None)
            return self._first[0]

    def open_or_tell(self, patience: float = 0.0) -> None:
        """Wait a little for the first taking of rows, if it is under way.

        Args:
            patience: Seconds to wait; else as long as a reader should look at an empty window.

        Raises:
            Opening: it takes longer than a reader should look at an empty window.
        """
        if self._kept is None and self._lock.locked():
            self._ready.wait(patience or _PATIENCE)
            if self._kept is None and self._lock.locked():
                raise Opening(f"{self.record.path}: its rows are being taken into memory; the page comes by itself")

    def now(self) -> tuple[str, Snapshot]:
        """Stamp and rows. The rows of one stamp are taken once."""
        kept = self._kept
        may_wait = self.watched and self._took > _QUICK and not self._is_own()
        if kept is not None and (may_wait or self.stamp() == kept[0]):
            return kept[:2]
        return self.renew()

    def renew(self) -> tuple[str, Snapshot]:
        """The rows as they are at this moment."""
        with self._lock, without_garbage():
            begun = time.monotonic()
            old = self._kept
            view = record.kept(self.record, old[2] if old else None)
            if old is not None and view is old[2]:
                return old[:2]
            stamp, snapshot = view.stamp(), Snapshot(view)
            # Whoever has just written waits for the page they asked for, and not for others.
            if not self._is_own():
                self.warm(stamp, snapshot)
            self._kept = (stamp, snapshot, view)
            self._took = time.monotonic() - begun
            self._ready.set()
            self._first.clear()
        # Rows stay for long and hold no cycles: looking through all of them for garbage would take longer than a page.
        gc.freeze()
        self.heard(old[0] if old else "", stamp, view.kept.moved)
        return stamp, snapshot

    def prepare(self) -> None:
        """Make what pages will need of what is shown, once for each state."""
        kept = self._kept
        if kept is not None and kept[0] != self._prepared:
            self._prepared = kept[0]
            with without_garbage():
                self.later(*kept[:2])
            gc.freeze()

    def at(self, as_of: str | None, reported_by: str | None) -> tuple[str, Snapshot]:
        """Stamp and rows of an earlier state, or of what was reported by a day; those of now if neither is given.

        Raises:
            UsageError: a time is none, or both are given.
        """
        if not as_of and not reported_by:
            return self.now()
        if as_of and reported_by:
            raise UsageError("as_of and reported_by ask for two different things; give one of them")
        stamp = self.stamp()
        asked = (stamp, as_of or "", reported_by or "")
        with self._lock:
            if asked not in self._earlier:
                view = self.record.as_of(as_of) if as_of else self.record.as_reported_by(reported_by or "")
                self._earlier[asked] = Snapshot(record.held(view))
            self._earlier.move_to_end(asked)
            while len(self._earlier) > _EARLIER:
                self._earlier.popitem(last=False)
            return stamp, self._earlier[asked]
