"""Kill the reader at random points while it writes, and look whether anything was lost.

    python scripts/kill_reader.py --kills 50 --reports 200 --seed 1

Reads made-up reports with two workers, kills the reader with SIGKILL at a random moment, checks the record, and goes on
from there; after the last kill the rest is read, and the claims must be those of an undisturbed run. Every report that
was acknowledged must be there, exactly once and whole. Exit code 1 if anything is not as it must be.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dateline

READ = """
import sys, dateline
with dateline.open(sys.argv[1]) as record:
    record.read(sys.argv[2], workers=int(sys.argv[3]), progress=lambda step: print(step.name, flush=True))
"""
TEXT = (
    "ALMATY, Jan. {day} - At least {n} people were killed in Almaty on Wednesday, police said.\n\n"
    "Protesters stormed the airport, and {m} people were detained, the interior ministry said. "
    "The mayor denied that {n} officers had died."
)


def main() -> int:
    """Kill, check, go on."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--kills", type=int, default=50)
    args.add_argument("--reports", type=int, default=200, help="reports of one round")
    args.add_argument("--workers", type=int, default=2)
    args.add_argument("--seed", type=int, default=1)
    options = args.parse_args()
    chance = random.Random(options.seed)
    home = Path(tempfile.mkdtemp(prefix="dateline-kill-"))
    folder, path = home / "in", home / "killed.dateline"
    folder.mkdir()
    made = 0
    faults: list[str] = []
    begun = time.monotonic()
    for kill in range(options.kills):
        # A few more each time, so that there is always something left to write.
        for _ in range(options.reports // 10):
            text = TEXT.format(day=made % 9 + 1, n=made % 40 + 2, m=made + 100)
            (folder / f"r{made:05}.txt").write_text(text, "utf-8")
            made += 1
        told = _killed(path, folder, options.workers, chance)
        faults += [f"kill {kill}: {fault}" for fault in _look(path, told)]
    with dateline.open(path) as record:
        record.read(folder, workers=options.workers)
    with dateline.open(home / "whole.dateline") as record:
        record.read(folder, workers=1)
    if _claims(path) != _claims(home / "whole.dateline"):
        faults.append("the claims are not those of an undisturbed run")
    print("\n".join(faults) or "nothing was lost, nothing is there twice or half")
    print(f"{options.kills} kills, {made} reports, {time.monotonic() - begun:.0f} seconds")
    shutil.rmtree(home)
    return 1 if faults else 0


def _killed(path: Path, folder: Path, workers: int, chance: random.Random) -> set[str]:
    """Names that the reader had acknowledged when it was killed."""
    command = [sys.executable, "-c", READ, str(path), str(folder), str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = {process.stdout.readline().strip()}
    time.sleep(chance.uniform(0, 1.5))
    process.send_signal(signal.SIGKILL)
    told |= {line.strip() for line in process.stdout if line.endswith("\n")}
    process.wait()
    return told - {""}


def _look(path: Path, told: set[str]) -> list[str]:
    with dateline.open(path) as record:
        names = [report.name for report in record.reports()]
        found = [f"{fault.kind} {fault.id}: {fault.what}" for fault in record.check().faults]
        found += [f"{name} was acknowledged and is not there" for name in sorted(told - set(names))]
        found += ["a report is there twice"] if len(names) != len(set(names)) else []
        found += [f"{r.name} is there without its claims" for r in record.reports() if not r.figures]
    return found


def _claims(path: Path) -> str:
    with dateline.open(path) as record:
        rows = sorted(json.dumps(row, sort_keys=True, default=str) for row in record.export_rows())
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
