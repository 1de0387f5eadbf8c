"""Who reads: this process alone, or a pool of workers once there is enough to do. Results come in the order of jobs."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dateline.crew.pool import Pool, cores
from dateline.model.plain import Row, report_row
from dateline.model.report import Report

LIMIT = 300.0
"""Seconds that the reading of one report may take."""

WAIT = None
"""In place of a job: the next one is known only when all before it are done."""

_FEW = 120_000
"""Characters that one process reads sooner than others can be started: some thirty reports."""

_BATCH = 30_000
_MOST = 64
"""A batch ends at so many characters, or jobs: a few seconds of reading at most."""

_AHEAD = 3
"""Batches under way or done and not yet written, for each worker: what bounds the memory of this process."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something to pass on in its turn; ``report`` is what is to be read for it, None for nothing."""

    report: Report | None


Answer = tuple[Job, Row | None]
Begun = Future[list[Row]] | list[Row]


class Crew:
    """Reads what jobs ask for. A context manager, which ends all workers when it is left, however that happens."""

    def __init__(self, workers: int | None, *, limit: float, here: Callable[[list[Report]], list[Row]]) -> None:
        self._most = cores() if workers is None else max(1, workers)
        self._few = _FEW if workers is None else 0
        self._limit = limit
        self._here = here
        self._pool: Pool | None = None
        self._under_way: deque[tuple[list[Job], Begun]] = deque()

    @property
    def workers(self) -> int:
        """How many processes read, so far as that was needed."""
        return 1 if self._pool is None else self._pool.workers

    @property
    def peaks(self) -> list[float]:
        """Most memory of each worker, in MB."""
        return [] if self._pool is None else self._pool.peaks

    def run(self, jobs: Iterator[Job | None]) -> Iterator[Answer]:
        """Each job with what reading gave, in order; None where nothing was to be read."""
        kept: deque[list[Job]] = deque()
        size = 0
        for batch in _batches(jobs):
            kept.append(batch)
            if self._most > 1 and self._pool is None:
                size += _size(batch)
                if batch and 0 < size <= self._few:
                    continue
                if size > self._few:
                    self._pool = Pool(self._most, limit=self._limit)
                size = 0
            while kept:
                yield from self._pass(kept.popleft())
        for batch in (*kept, []):
            yield from self._pass(batch)

    def _pass(self, batch: list[Job]) -> Iterator[Answer]:
        if batch:
            self._under_way.append((batch, self._begin(batch)))
        room = 0 if not batch or self._pool is None else _AHEAD * self._pool.workers
        while self._under_way and (len(self._under_way) > room or _is_done(self._under_way[0][1])):
            yield from _paired(*self._under_way.popleft())

    def _begin(self, batch: list[Job]) -> Begun:
        reports = [job.report for job in batch if job.report is not None]
        if not reports:
            return []
        if self._pool is not None:
            return self._pool.send([report_row(report) for report in reports])
        return self._alone(reports)

    def _alone(self, reports: list[Report]) -> list[Row]:
        if len(reports) > 1:
            try:
                with _within(self._limit):
                    return self._here(reports)
            except _TooLongError:
                pass  # one of them; each gets its own time
        rows: list[Row] = []
        for report in reports:
            try:
                with _within(self._limit):
                    rows += self._here([report])
            except _TooLongError as error:
                rows.append({"report": report.key, "reader": "", "claims": [], "fault": str(error)})
        return rows

    def close(self) -> None:
        """End the workers."""
        if self._pool is not None:
            self._pool.close()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _batches(jobs: Iterator[Job | None]) -> Iterator[list[Job]]:
    """Jobs in batches; an empty one where all before it must be done."""
    batch: list[Job] = []
    for job in jobs:
        if job is not WAIT:
            batch.append(job)
        if batch and (job is WAIT or len(batch) == _MOST or _size(batch) >= _BATCH):
            yield batch
            batch = []
        if job is WAIT:
            yield []
    if batch:
        yield batch


def _size(batch: Sequence[Job]) -> int:
    return sum(len(job.report.text) for job in batch if job.report is not None)


def _is_done(begun: Begun) -> bool:
    return isinstance(begun, list) or begun.done()


def _paired(batch: list[Job], begun: Begun) -> Iterator[Answer]:
    rows = iter(begun if isinstance(begun, list) else begun.result())
    for job in batch:
        yield job, (next(rows) if job.report is not None else None)


class _TooLongError(Exception):
    """Reading took more than its time."""


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise _TooLongError in what runs too long, where the system can: in the main thread, and not on Windows."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: Any) -> None:
        raise _TooLongError(f"it took more than {seconds:g} seconds; raise --limit-seconds, or split it")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
