"""Killed and injured of dated local reports of shootings, against the final truth of each incident.

DATA is the folder with reports.jsonl.gz and incidents.jsonl.gz. The latest report of an incident is scored, by exact
match (an earlier one may rightly differ). Trivial answers: no one killed .48, one injured .35. Victim counts from text
by a fine-tuned model on other sets: .44 to .81.
"""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.parses import cached_pack
from benchmarks.score import Result
from dateline.extract.read import read
from dateline.extract.toll import Toll, toll
from dateline.ingest import make_report


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score the toll of the latest report of each incident."""
    pack, result = cached_pack(), Result()
    truth = {entry["incident"]: entry for entry in _lines(data / "incidents.jsonl.gz")}
    latest: dict[str, dict[str, Any]] = {}
    for report in _lines(data / "reports.jsonl.gz"):
        known = latest.get(report["incident"])
        if known is None or report["published"] >= known["published"]:
            latest[report["incident"]] = report
    chosen = list(latest.items())
    if limit is not None:
        # Spread over the set, so that a part of it has the years and places of the whole.
        chosen = chosen[:: max(1, len(chosen) // limit)][:limit]
    right = {"killed": 0, "injured": 0}
    error = {"killed": 0.0, "injured": 0.0}
    for incident, entry in chosen:
        gold = truth[incident]
        if check:
            found = Toll(gold["killed"], gold["injured"])
        else:
            text = f"{entry['title']}\n\n{entry['text']}" if entry["title"] else entry["text"]
            published = date.fromisoformat(entry["published"]) if entry.get("published") else None
            found = toll(read(make_report(text, name=entry["id"], published=published), pack))
        for name in right:
            was, want = getattr(found, name), gold[name]
            right[name] += was == want
            error[name] += abs(was - want)
            if was != want:
                result.miss(name, f"{entry['id']} gold {want} was {was}: {entry['title'][:100]!r}")
    for name in right:
        result.share(name, right[name], len(chosen))
        result.lines.append(f"  mean error {error[name] / max(1, len(chosen)):.2f}")
    return result
