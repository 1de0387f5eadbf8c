"""Reading on several cores: worker processes that are given batches of reports and give back rows.

Plain child processes and not multiprocessing: whoever calls ``record.read`` from a script need not guard its main
module, nothing of the parent (open databases, threads) is inherited, and a worker whose parent is gone sees its input
end. Each worker is driven by one thread, which waits.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any, cast

from dateline.crew.frames import receive, send
from dateline.errors import RecordError
from dateline.model.plain import Row

STAGE = "dateline.crew.stage:read_batch"
"""What a worker runs, as module and function."""

_GROWN_MB = 200.0
_OFTEN = 200
"""A worker that has grown by so much, after so many batches, makes room for a fresh one.

What dateline keeps of words that were seen is bounded, what the parser's own vocabulary keeps is not: some kilobytes a
report. Starting anew costs a few seconds each hour or so.
"""

_START = 300.0
"""Seconds for a worker to load its pack, on the slowest of machines."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class _GoneError(Exception):
    """A worker ended, or had to be ended, before it answered."""


class _Worker:
    """One child process, asked by one thread at a time."""

    def __init__(self, stage: str) -> None:
        # One thread each: the workers are what uses the cores.
        quiet = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dateline.crew.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **quiet, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        self.pid = self._process.pid
        self.peak_mb = 0.0
        self.held_mb = 0.0
        self._batches = 0
        self._late = False
        self._first_mb = self._ask({"path": list(sys.path), "stage": stage}, _START)["held_mb"]

    def ask(self, rows: Sequence[Row], seconds: float) -> list[Row]:
        self._batches += 1
        return cast("list[Row]", self._ask(list(rows), seconds)["rows"])

    def is_worn(self) -> bool:
        """Whether a fresh one would need much less memory."""
        return self._batches >= _OFTEN and self.held_mb > self._first_mb + _GROWN_MB

    def _ask(self, message: Any, seconds: float) -> Row:
        timer = threading.Timer(seconds, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            send(cast("Any", self._process.stdin), message)
            answer: Row = receive(cast("Any", self._process.stdout))
        except (EOFError, OSError, ValueError) as error:
            self.end()
            raise _GoneError(self._how(seconds)) from error
        finally:
            timer.cancel()
        self.peak_mb = max(self.peak_mb, answer["peak_mb"])
        self.held_mb = answer["held_mb"]
        return answer

    def _too_late(self) -> None:
        self._late = True
        self._process.kill()

    def _how(self, seconds: float) -> str:
        if self._late:
            return f"it took more than {seconds:g} seconds; raise --limit-seconds, or split it"
        code = self._process.returncode
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return (
            f"the process that read it ended ({how}); read it again on its own, or with fewer --workers for more memory"
        )

    def kill(self) -> None:
        """Have it stop; whoever waits for its answer is told."""
        self._process.kill()

    def end(self) -> None:
        """Stop at once and leave no zombie."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was on its way to a worker that is gone
                cast("IO[bytes]", stream).close()
        self._process.wait()


class Pool:
    """Workers, started as they are needed. A context manager: leaving it ends them all, at once."""

    def __init__(self, workers: int, *, limit: float, stage: str | None = None) -> None:
        self.workers = workers
        self.peaks = [0.0] * workers
        """Most memory that any process in each place of the pool held, in MB."""
        self.held = [0.0] * workers
        """Memory that each held after its last batch."""
        self._limit = limit
        self._stage = stage
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="dateline-worker")
        self._places: list[_Worker | None] = [None] * workers
        self._free = list(range(workers))
        self._lock = threading.Lock()
        self._closed = False

    def send(self, rows: Sequence[Row]) -> Future[list[Row]]:
        """Have a batch read; the future gives one row a report, in order."""
        return self._threads.submit(self._read, rows)

    def _read(self, rows: Sequence[Row]) -> list[Row]:
        try:
            return self._ask(rows)
        except _GoneError:
            # Nobody knows which of them it was: each gets another try, by itself.
            return [self._one(row) for row in rows]

    def _one(self, row: Row) -> Row:
        try:
            return self._ask([row])[0]
        except _GoneError as gone:
            return {"report": None, "reader": "", "claims": [], "fault": str(gone)}

    def _ask(self, rows: Sequence[Row]) -> list[Row]:
        with self._lock:
            place = self._free.pop()
        try:
            worker = self._worker(place)
            try:
                answer = worker.ask(rows, self._limit)
            except _GoneError:
                self._places[place] = None
                raise
            finally:
                self.peaks[place] = max(self.peaks[place], worker.peak_mb)
                self.held[place] = worker.held_mb
            if worker.is_worn():
                self._places[place] = None
                worker.end()
            return answer
        finally:
            with self._lock:
                self._free.append(place)

    def _worker(self, place: int) -> _Worker:
        worker = self._places[place]
        if worker is None:
            try:
                worker = _Worker(self._stage or STAGE)
            except _GoneError as gone:
                raise RecordError(f"a process to read with cannot be started ({gone}); try --workers 1") from gone
            self._places[place] = worker
        if self._closed:
            worker.end()
            raise RecordError("reading was stopped")
        return worker

    def pids(self) -> list[int]:
        """Processes that run."""
        return [worker.pid for worker in self._places if worker is not None]

    def close(self) -> None:
        """End all workers; what they were reading is left."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in list(self._places):
            if worker is not None:
                worker.kill()
        self._threads.shutdown(wait=True)
        for worker in self._places:
            if worker is not None:
                worker.end()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
