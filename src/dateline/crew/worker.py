"""A process that reads batches of reports and writes nothing: ``python -m dateline.crew.worker``, for ``pool`` only.

It takes batches from standard input and gives their rows on standard output until its input ends, which is also what
happens when the process that started it is gone, however that ended.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from dateline.crew.frames import receive, send

_LOOK = 1.0
"""Seconds between two looks whether the parent still lives, for a worker in the middle of a long report."""


def main() -> int:
    """Read until there is no more."""
    # Ctrl-C reaches every process of a terminal; the parent alone decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source = sys.stdin.buffer
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever prints must not stand among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    try:
        hello = receive(source)
        sys.path[:] = hello["path"]
        module_name, _, function_name = hello["stage"].partition(":")
        module = importlib.import_module(module_name)
        stage: Any = getattr(module, function_name)
        if hasattr(module, "warm"):
            module.warm()
        # What is loaded stays: no collection need walk through it again.
        gc.collect()
        gc.freeze()
        send(target, {"ready": os.getpid(), "peak_mb": peak_mb(), "held_mb": held_mb()})
        while True:
            rows = stage(receive(source))
            send(target, {"rows": rows, "peak_mb": peak_mb(), "held_mb": held_mb()})
    except (EOFError, BrokenPipeError):
        return 0


def peak_mb() -> float:
    """Most memory that this process ever held, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most / 2**20 if sys.platform == "darwin" else most / 2**10)


def held_mb() -> float:
    """Memory that this process holds, in MB; where the system does not tell, the most it ever held."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return peak_mb()
    return float(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
