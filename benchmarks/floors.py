"""Run every benchmark whose set is at hand and fail when a figure is below its floor.

floors.json: benchmark call -> {"data": path from the project's folder, "floors": {figure: floor}}. A floor falls only
with a reason written beside it. A set that is not there is passed over and said so: the private sets do not ship.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_PROCESSES = 2
"""Benchmarks at once: each holds a pipeline, and the longest take a good part of the time."""


def main(options: argparse.Namespace) -> int:
    """Print one line a floor; 1 if any figure is below its own."""
    fallen = 0
    for call, entry, figures in _measured(json.loads((_HERE / "floors.json").read_text("utf-8"))):
        if figures is None:
            print(f"{call}: not at hand, passed over", flush=True)
            continue
        for name, floor in entry["floors"].items():
            found = figures[name]
            # Rounding of the pinned number, not slack: floors are written with three decimals.
            low = found < floor - 0.0005
            fallen += low
            print(f"{call}: {name} {found:.3f}, floor {floor:.3f}{'  FELL' if low else ''}", flush=True)
    return 1 if fallen else 0


def _measured(entries: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any], dict[str, float] | None]]:
    """Each call with its entry and its figures, None where the set is not at hand; in the order of the file."""
    # Fresh interpreters: nothing of this one's threads is copied.
    context = multiprocessing.get_context("spawn")
    processes = min(_PROCESSES, os.cpu_count() or 1)
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        begun = {
            call: pool.submit(_measure, call, _data(entry), entry.get("limit"))
            for call, entry in entries.items()
            if _data(entry).exists()
        }
        for call, entry in entries.items():
            yield call, entry, begun[call].result() if call in begun else None


def _data(entry: dict[str, Any]) -> Path:
    return (_HERE.parent / str(entry["data"])).resolve()


def _measure(call: str, data: Path, limit: int | None) -> dict[str, float]:
    module = importlib.import_module(f"benchmarks.{call.split(':')[0]}")
    figures: dict[str, float] = module.run(data, misses=0, limit=limit, check=False).figures
    return figures
