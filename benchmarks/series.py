"""Series of figures of hand-marked reports (gold/figures): DATA is the folder with dev.jsonl and dev/.

B-cubed precision, recall and F1 over the figures that were found, within each story, all reports resolved together.
Every figure alone gives .80; grouping by the marked measure, group and place words .85; two markers agree fully.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.figures import b_cubed, pairs
from benchmarks.parses import cached_pack
from benchmarks.relations import rows_of
from benchmarks.score import Result
from dateline.ingest import make_report
from dateline.model.rows import FigureRow
from dateline.resolve import resolve
from dateline.resolve.plain import plain_of


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score the series of all reports of the set, read together."""
    pack, result = cached_pack(), Result()
    part = "dev" if (data / "dev.jsonl").exists() else next(data.glob("*.jsonl")).stem
    lines = [json.loads(line) for line in (data / f"{part}.jsonl").read_text("utf-8").splitlines() if line.strip()]
    reports = []
    for entry in lines[:limit]:
        with (data / part / f"{entry['doc']}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        meta = json.loads((data / part / f"{entry['doc']}.meta.json").read_text("utf-8"))
        published = date.fromisoformat(meta["published"]) if meta.get("published") else None
        reports.append(make_report(text, name=entry["doc"], published=published, outlet=meta.get("outlet") or ""))
    rows = [row for row in rows_of(reports, pack) if isinstance(row, FigureRow)]
    series = resolve([plain_of(report) for report in reports], rows_of(reports, pack)).series
    items: list[tuple[str, dict[str, Any], FigureRow]] = []
    for entry in lines[:limit]:
        own = [{"start": row.start, "end": row.end, "row": row} for row in rows if row.report == entry["doc"]]
        story = entry["doc"].rsplit("-", 1)[0]
        items += [(story, gold, found["row"]) for gold, found in pairs(entry["figures"], own)]
    keys = [
        ((story, gold["series"]), (story, gold["series"] if check else series.get(row.id)))
        for story, gold, row in items
    ]
    result.add("series", b_cubed(keys))
    result.share("found", len(items), sum(len(entry["figures"]) for entry in lines[:limit]))
    by_gold, by_system = defaultdict(set), defaultdict(set)
    for gold, system in keys:
        by_gold[gold].add(system)
        by_system[system].add(gold)
    for (story, gold, row), (gold_key, key) in zip(items, keys, strict=True):
        words = _words(row)
        if len(by_gold[gold_key]) > 1:
            result.miss(f"split {story} {gold['series']}", f"{key[1]} {words}")
        if len(by_system[key]) > 1:
            result.miss(f"mixed {story} {key[1]}", f"{gold['series']} {words}")
    return result


def _words(row: FigureRow) -> str:
    total = "total" if row.cumulative else "event"
    where = f"{row.place or '-'}{'' if row.place_start is None or row.place_start >= row.sentence[0] else ' (carried)'}"
    return (
        f"{row.report} {row.text!r} {row.people!r} {row.measure}/{row.group} {where} {row.time_start}..{row.time_end} "
        f"{row.time_basis} {total}{' part' if row.part_of else ''} [{row.source}]"
    )
