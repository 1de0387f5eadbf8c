"""The rows of the record as they are now, taken anew when it has changed."""

from __future__ import annotations

import threading
from pathlib import Path

from dateline import record
from dateline.page import Snapshot


class Shelf:
    """Gives the current snapshot. Safe to ask from several threads at once."""

    def __init__(self, path: str | Path) -> None:
        self.path = path
        self.record = record.open(path, create=False)
        self._lock = threading.Lock()
        self._kept: tuple[str, Snapshot] | None = None

    def stamp(self) -> str:
        """A word that is another one whenever a reading, a resolution or a judgement was added."""
        return self.record.stamp()

    def now(self) -> tuple[str, Snapshot]:
        """Stamp and rows. The rows of one stamp are taken once."""
        stamp = self.stamp()
        with self._lock:
            if self._kept is None or self._kept[0] != stamp:
                self._kept = (stamp, Snapshot(self.record))
            return self._kept
