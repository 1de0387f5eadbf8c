"""Local reports of shootings, brought together: DATA is the folder with reports.jsonl.gz and incidents.jsonl.gz.

All reports of 500 incidents, drawn with seed 11, are read into one record. ``stories``: B-cubed of stories against
incidents, a report of no story being its own (each report its own incident gives .73). ``killed`` and ``injured``: the
toll of an incident, told by its reports together, by exact match (if for each incident the best report were known, and
no other asked, it were .92 and .83 of seed 11). ``revised``: of the pairs of differing
numbers of killed or injured that the record compares as one count within an incident, those that are called
revised; the sets have one truth each, so most such pairs are a toll that grew or was told more exactly.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.figures import b_cubed
from benchmarks.incidents import _lines
from benchmarks.parses import cached_pack
from benchmarks.score import Result
from dateline.extract import reader_name
from dateline.extract.read import read
from dateline.extract.toll import Toll, toll
from dateline.ingest import make_report
from dateline.model.report import Report
from dateline.model.rows import ClaimRow, FigureRow
from dateline.record.alone import claim_rows
from dateline.resolve import resolve
from dateline.resolve.counts.values import alike
from dateline.resolve.plain import plain_of

_SEED, _INCIDENTS = 11, 500


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Bring the reports of a sample of incidents together and score the stories, tolls and revisions."""
    pack, result = cached_pack(), Result()
    truth = {entry["incident"]: entry for entry in _lines(data / "incidents.jsonl.gz")}
    entries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in _lines(data / "reports.jsonl.gz"):
        entries[entry["incident"]].append(entry)
    chosen = random.Random(_SEED).sample(sorted(entries), min(limit or _INCIDENTS, len(entries)))
    reports: list[Report] = []
    rows: list[ClaimRow] = []
    incident: dict[str, str] = {}
    tolls: dict[str, list[tuple[str, Toll]]] = defaultdict(list)
    for key in chosen:
        for entry in sorted(entries[key], key=lambda entry: (entry["published"] or "", entry["id"])):
            text = f"{entry['title']}\n\n{entry['text']}" if entry["title"] else entry["text"]
            day = date.fromisoformat(entry["published"]) if entry.get("published") else None
            report = make_report(text, name=entry["id"], published=day)
            reading = read(report, pack)
            claims = (*reading.figures, *reading.events, *reading.statements)
            rows += claim_rows(report, claims, reader=reader_name(pack))
            tolls[key].append((entry["published"] or "", toll(reading)))
            incident[report.key] = key
            reports.append(report)
    found = resolve([plain_of(report) for report in reports], rows)
    keys = [(key, key if check else found.story.get(report) or report) for report, key in incident.items()]
    result.add("stories", b_cubed(keys))
    right: Counter[str] = Counter()
    for key in chosen:
        gold = Toll(truth[key]["killed"], truth[key]["injured"])
        told = gold if check else _told([one for _, one in tolls[key]])
        for name in ("killed", "injured"):
            right[name] += getattr(told, name) == getattr(gold, name)
    for name in ("killed", "injured"):
        result.share(name, right[name], len(chosen))
    _revisions(result, found.relations, {row.id: row for row in rows if isinstance(row, FigureRow)}, incident)
    _mixed(result, keys, {report.key: report for report in reports})
    return result


def _told(tolls: list[Toll]) -> Toll:
    """The number that most of the reports tell; of equally many the latest told.

    A page whose text is lost tells nobody harmed, and has no say beside others. Of the injured only those reports have
    one that give the number of the dead.
    """

    def most(numbers: list[int]) -> int:
        counts = Counter(numbers)
        return next(number for number in reversed(numbers) if counts[number] == max(counts.values()))

    telling = [one for one in tolls if one.killed or one.injured] or tolls
    killed = most([one.killed for one in telling])
    return Toll(killed, most([one.injured for one in telling if one.killed == killed]))


def _revisions(result: Result, relations: Any, figures: dict[str, FigureRow], incident: dict[str, str]) -> None:
    told: Counter[str] = Counter()
    for row in relations:
        a, b = figures[row.a], figures[row.b]
        one_count = row.relation != "different_scope" and a.measure == b.measure in ("killed", "injured")
        if not one_count or incident[a.report_key] != incident[b.report_key] or alike(a, b):
            continue
        if a.report_key != b.report_key and row.relation != "same":
            told[row.relation] += 1
            if row.relation != "revised":
                result.miss(row.relation, f"{a.report} {a.published} / {b.report} {b.published}: {row.reason}")
    result.share("revised", told["revised"], told.total())


def _mixed(result: Result, keys: list[tuple[str, str]], reports: dict[str, Report]) -> None:
    by_story: dict[str, set[str]] = defaultdict(set)
    by_gold: dict[str, set[str]] = defaultdict(set)
    for gold, story in keys:
        by_story[story].add(gold)
        by_gold[gold].add(story)
    for story, golds in sorted(by_story.items()):
        if len(golds) > 1:
            result.miss("mixed", f"{story}: {sorted(golds)}")
    for gold, stories in sorted(by_gold.items()):
        if len(stories) > 1:
            result.miss("split", f"{gold}: {len(stories)} stories")
