"""Figures against hand-marked reports (gold/figures): DATA is the folder with dev.jsonl, dev/*.txt and dev/*.meta.json,
or the file of one part (benchmarks/own/open.jsonl).

Levels, each as precision, recall and F1: found (spans overlap), counted (and the measure is right), valued (and the
bounds are right, a bound may be off by one), sourced (and the source's words agree), recorded (and status and days are
right); then the share right of each field among the figures found. Two independent markers of ten other reports agree
at found .995, counted .923, sourced .923, recorded .887.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract import reader_name
from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.exchange import to_row
from dateline.model.report import Report

Row = dict[str, Any]

_ARTICLES = {"the", "a", "an", "its", "their", "his", "her"}
_LEVELS = {
    "found": (),
    "counted": ("measure",),
    "valued": ("measure", "value"),
    "sourced": ("measure", "value", "source"),
    "recorded": ("measure", "value", "source", "status", "days"),
}


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"[\w'’-]+", (text or "").lower())) - _ARTICLES


def _same_words(gold: str, system: str | None) -> bool:
    g, s = _words(gold), _words(system)
    return (g <= s or s <= g) if g and s else not g and not s


def _same_bound(gold: float | None, system: float | None) -> bool:
    if gold is None or system is None:
        return gold is None and system is None
    return abs(gold - system) <= 1


_TESTS: dict[str, Callable[[Row, Row], bool]] = {
    "measure": lambda g, s: bool(g["measure"] == s["measure"]),
    "value": lambda g, s: _same_bound(g["low"], s["low"]) and _same_bound(g["high"], s["high"]),
    "source": lambda g, s: _same_words(g["source"], s["source"]),
    "status": lambda g, s: bool(g["status"] == s["status"]),
    "days": lambda g, s: bool(g["start"] == s["time_start"] and g["end"] == s["time_end"]),
    "place": lambda g, s: _same_words(g["place"], s["place"]),
    "group": lambda g, s: bool(g["group"] == s["group"]),
}


def pairs(golds: list[Row], systems: list[Row]) -> list[tuple[Row, Row]]:
    """One-to-one pairs by overlap of spans, the largest share first."""
    options = []
    for i, g in enumerate(golds):
        for j, s in enumerate(systems):
            overlap = min(g["span"][1], s["end"]) - max(g["span"][0], s["start"])
            if overlap > 0:
                union = max(g["span"][1], s["end"]) - min(g["span"][0], s["start"])
                options.append((overlap / union, -i, -j))
    used_g: set[int] = set()
    used_s: set[int] = set()
    found = []
    for _, i, j in sorted(options, reverse=True):
        if i not in used_g and j not in used_s:
            used_g.add(i)
            used_s.add(j)
            found.append((golds[-i], systems[-j]))
    return found


def b_cubed(keys: Iterable[tuple[object, object]]) -> PRF:
    """B-cubed precision and recall of (gold cluster, system cluster) pairs, one an item."""
    of_gold: dict[object, set[int]] = defaultdict(set)
    of_system: dict[object, set[int]] = defaultdict(set)
    items = list(keys)
    for k, (gold, system) in enumerate(items):
        of_gold[gold].add(k)
        of_system[system].add(k)
    hit = sum(len(of_gold[g] & of_system[s]) / len(of_system[s]) for g, s in items)
    hit_gold = sum(len(of_gold[g] & of_system[s]) / len(of_gold[g]) for g, s in items)
    return PRF(hit, len(items), len(items), hit_gold)


def _gold_as_system(golds: list[Row]) -> list[Row]:
    return [
        {**g, "start": g["span"][0], "end": g["span"][1], "time_start": g["start"], "time_end": g["end"], "text": ""}
        for g in golds
    ]


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score the reader on the set. ``misses`` is only printed by the caller; all are kept."""
    pack = cached_pack()
    if data.is_file():
        data, part = data.parent, data.stem
    else:
        part = "dev" if (data / "dev.jsonl").exists() else next(data.glob("*.jsonl")).stem
    lines = [json.loads(line) for line in (data / f"{part}.jsonl").read_text("utf-8").splitlines() if line.strip()]

    def reports() -> Iterable[tuple[str, list[Row], Report]]:
        for entry in lines[:limit]:
            doc = entry["doc"]
            with (data / part / f"{doc}.txt").open(encoding="utf-8", newline="") as file:
                text = file.read()
            meta = json.loads((data / part / f"{doc}.meta.json").read_text("utf-8"))
            published = date.fromisoformat(meta["published"]) if meta.get("published") else None
            yield (
                doc,
                entry["figures"],
                make_report(text, name=f"{doc}.txt", published=published, outlet=meta.get("outlet") or ""),
            )

    return scored(reports(), pack, check=check)


def scored(reports: Iterable[tuple[str, list[Row], Report]], pack: Pack, *, check: bool) -> Result:
    """Read and score reports, each given with its name and its gold figures."""
    result = Result()
    paired: list[tuple[str, Row, Row]] = []
    n_gold = n_system = 0
    exported: list[Row] = []
    reader = reader_name(pack)
    for doc, golds, report in reports:
        rows = [to_row(figure, report_name=report.name, reader=reader) for figure in read(report, pack).figures]
        exported += rows
        systems = _gold_as_system(golds) if check else rows
        found = pairs(golds, systems)
        paired += [(doc, g, s) for g, s in found]
        n_gold, n_system = n_gold + len(golds), n_system + len(systems)
        for g in golds:
            if not any(g is one for one, _ in found):
                result.miss("missed", f"{doc} {g['measure']} {g['quote']!r} in {g['in'][:90]!r}")
        for s in systems:
            if not any(s is two for _, two in found):
                around = report.text[max(0, s["start"] - 40) : s["end"] + 50].replace("\n", " ")
                result.miss("extra", f"{doc} {s['measure']} {s['text']!r} in {around!r}")
    right = [{name: test(g, s) for name, test in _TESTS.items()} for _, g, s in paired]
    for level, needs in _LEVELS.items():
        result.add(level, PRF(sum(all(r[n] for n in needs) for r in right), n_system, n_gold))
    for name in _TESTS:
        result.share(name, sum(r[name] for r in right), len(right))
    for (doc, g, s), r in zip(paired, right, strict=True):
        _note_wrong(result, doc, g, s, r)
    result.notes["rows"] = exported
    return result


def _note_wrong(result: Result, doc: str, g: Row, s: Row, right: dict[str, bool]) -> None:
    fields = {"value": ("low", "high"), "days": ("start", "end")}
    for name, good in right.items():
        if good:
            continue
        keys = fields.get(name, (name,))
        system = {"start": "time_start", "end": "time_end"} if name == "days" else {}
        was = [s.get(system.get(k, k)) for k in keys]
        result.miss(f"wrong {name}", f"{doc} {g['quote']!r} ({g['in'][:70]!r}) gold {[g[k] for k in keys]} was {was}")
