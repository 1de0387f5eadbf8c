"""Settle the same readings all at once, one by one in a shuffled order and in batches, and compare all that is told.

DATA is bench/incidents (whole incidents are drawn) or bench/timelines (each set's first reports, by turns). Each report
is read once; its reading is kept under --kept, so a second run settles at once. Ends with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import pickle
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import dateline
from benchmarks.parses import cached_pack
from dateline.extract import reader_name
from dateline.extract.read import read_claims
from dateline.ingest import make_report
from dateline.model.exchange import to_row
from dateline.model.report import Report
from dateline.record.settling import settle
from dateline.store import Store
from dateline.store.write import write_report

Reading = tuple[Report, str, list[dict[str, Any]]]
_TOLD = ("claims", "relations", "events", "series", "origins", "reports")


def main() -> int:
    """Compare and print what differs."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("data", type=Path)
    asked.add_argument("--limit", type=int, default=150)
    asked.add_argument("--seed", type=int, default=3)
    asked.add_argument("--undated", type=int, default=0, metavar="N", help="take the day from every Nth report")
    asked.add_argument("--kept", type=Path, default=None, metavar="FILE")
    given = asked.parse_args()
    readings = list(_readings(given))
    shuffled = random.Random(given.seed).sample(readings, len(readings))
    third = -(-len(shuffled) // 3)
    courses = {
        "all at once": [readings],
        "in three batches": [shuffled[at : at + third] for at in range(0, len(shuffled), third)],
        "one by one": [[one] for one in shuffled],
    }
    told = {name: _settled(name, batches) for name, batches in courses.items()}
    whole = told.pop("all at once")
    print(", ".join(f"{len(rows)} {what}" for what, rows in whole.items()))
    differing = 0
    for name, other in told.items():
        for what, rows in whole.items():
            gone, come = (_beyond(a, b) for a, b in ((rows, other[what]), (other[what], rows)))
            if gone or come or rows != other[what]:
                differing += 1
                print(f"{name}: {what}: {len(gone)} missing, {len(come)} besides")
                for sign, some in (("-", gone), ("+", come)):
                    print(*(f"  {sign} {row[:600]}" for row in some[:4]), sep="\n")
    print("differs" if differing else "the same")
    return 1 if differing else 0


def _beyond(one: list[str], other: list[str]) -> list[str]:
    return list((Counter(one) - Counter(other)).elements())


def _settled(name: str, batches: list[list[Reading]]) -> dict[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.dateline"
        store = Store(path)
        begun = time.process_time()
        for batch in batches:
            for report, reader, rows in batch:
                with store.writing() as connection:
                    write_report(connection, report, rows, reader=reader, address_key=report.key)
            settle(store)
        store.close()
        spent = time.process_time() - begun
        print(f"{name}: {spent:.1f} s of CPU, {1000 * spent / sum(map(len, batches)):.0f} ms a report", flush=True)
        with dateline.open(path) as record:
            told: dict[str, list[Any]] = {what: list(record.export_rows(what=what)) for what in _TOLD}
            told["stories"], told["actors"] = list(record.stories()), list(record.actors())
    for what in ("claims", "reports"):
        for row in told[what]:
            row.pop("recorded_at", None)
    return {what: [repr(row) for row in rows] for what, rows in told.items()}


def _readings(given: argparse.Namespace) -> Iterator[Reading]:
    kept: dict[str, Reading] = {}
    if given.kept is not None and given.kept.exists():
        kept = pickle.loads(given.kept.read_bytes())
    pack = None
    for at, (name, title, text, day) in enumerate(_texts(given.data, given.limit, given.seed)):
        known = None if given.undated and at % given.undated == 0 else day
        key = f"{name} {known}"
        if key not in kept:
            pack = pack or cached_pack()
            report = make_report(f"{title}\n\n{text}" if title else text, name=name, published=known)
            reader = reader_name(pack)
            rows = [to_row(claim, report_name=name, reader=reader) for claim in read_claims(report, pack)]
            kept[key] = (report, reader, rows)
            if given.kept is not None and at % 20 == 0:
                given.kept.write_bytes(pickle.dumps(kept))
        yield kept[key]
    if given.kept is not None:
        given.kept.write_bytes(pickle.dumps(kept))


def _texts(data: Path, limit: int, seed: int) -> Iterator[tuple[str, str, str, date | None]]:
    if (data / "reports.jsonl.gz").exists():
        of: dict[str, list[Any]] = {}
        with gzip.open(data / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                entry = json.loads(line)
                of.setdefault(entry["incident"], []).append(entry)
        several = sorted(key for key, some in of.items() if len(some) > 1)
        drawn = [entry for key in random.Random(seed).sample(several, len(several)) for entry in of[key]]
        for entry in drawn[:limit]:
            day = date.fromisoformat(entry["published"]) if entry["published"] else None
            yield entry["id"], entry["title"] or "", entry["text"], day
        return
    csv.field_size_limit(10**9)
    files = sorted(data.glob("*-reports.csv.gz"))
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            for at, row in enumerate(csv.DictReader(file)):
                if at == limit // len(files):
                    break
                yield f"{path.name.split('-')[0]}-{at}", "", row["text"], date.fromisoformat(row["date"])


if __name__ == "__main__":
    sys.exit(main())
