"""Run every benchmark whose set is at hand and fail when a figure is below its floor.

floors.json: benchmark call -> {"data": path from the project's folder, "floors": {figure: floor}}. A floor falls only
with a reason written beside it. A set that is not there is passed over and said so: the private sets do not ship.
"""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path

_HERE = Path(__file__).parent


def main(options: argparse.Namespace) -> int:
    """Print one line a floor; 1 if any figure is below its own."""
    fallen = 0
    for call, entry in json.loads((_HERE / "floors.json").read_text("utf-8")).items():
        data = (_HERE.parent / entry["data"]).resolve()
        if not data.exists():
            print(f"{call}: not at hand, passed over")
            continue
        module = importlib.import_module(f"benchmarks.{call.split(':')[0]}")
        result = module.run(data, misses=0, limit=entry.get("limit"), check=False)
        for name, floor in entry["floors"].items():
            found = result.figures[name]
            # Rounding of the pinned number, not slack: floors are written with three decimals.
            low = found < floor - 0.0005
            fallen += low
            print(f"{call}: {name} {found:.3f}, floor {floor:.3f}{'  FELL' if low else ''}")
    return 1 if fallen else 0
