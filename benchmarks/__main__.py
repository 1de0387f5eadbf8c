"""``python -m benchmarks NAME --data PATH [--misses N] [--json FILE] [--limit N] [--check]``.

Each module of this package with a function ``run(data, *, misses, limit, check) -> Result`` is a benchmark of its name;
its docstring says what it measures, in which metric, against which published figure.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path

import benchmarks
from benchmarks.score import Result

_HELPERS = {"__main__", "made", "parses", "score", "clusters", "varied"}


def names() -> list[str]:
    """All benchmarks, by name."""
    return sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in _HELPERS)


def main() -> int:
    """Run one benchmark and print what it found."""
    args = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    args.add_argument("name", choices=names())
    args.add_argument("--data", type=Path, help="the set, in its original public format (a file or a folder)")
    args.add_argument("--misses", type=int, default=0, help="print so many misses of each kind")
    args.add_argument("--json", type=Path, help="write the figures to this file")
    args.add_argument("--limit", type=int, default=None, help="only the first so many reports")
    args.add_argument("--check", action="store_true", help="score the gold against itself: must give 1.0")
    options = args.parse_args()
    module = importlib.import_module(f"benchmarks.{options.name}")
    if not hasattr(module, "run"):
        return int(module.main(options))
    if options.data is None:
        args.error("--data is needed: the set's file or folder")
    result: Result = module.run(options.data, misses=options.misses, limit=options.limit, check=options.check)
    print("\n".join(result.lines))
    for kind, lines in result.misses.items():
        for line in lines[: options.misses]:
            print(f"  {kind}: {line}")
    if options.json:
        options.json.write_text(json.dumps(result.figures | result.notes, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
