"""Near copies found, against all pairs counted one by one: DATA is bench/incidents or bench/timelines.

Every two reports of a set that share a sequence of five words are measured: overlap is the share of five-word sequences
of their whole texts, in lower case and without punctuation, that stand in both (Jaccard). No hashing, no sampling. A
pair above .5 counts as found if both reports have one origin. ``--misses N`` prints the pairs above .5 that were not
found and the N pairs just below it, with a stretch that the second has and the first has not, for a reader to judge.
Where page texts hold nothing but a site's own words ("already a subscriber?"), pairs under other headlines and more
than a month apart are no copies of a report; they are counted on a line of their own.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from benchmarks.score import Result
from dateline.ingest import make_report
from dateline.model.report import Report
from dateline.resolve import resolve
from dateline.resolve.plain import plain_of
from dateline.resolve.words import words_of

SHINGLE = 5
_ABOVE = 0.5
_SHOWN = 25
_MONTH = 31


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Count the pairs of each set of the folder that are found."""
    result = Result()
    found = total = stock = stock_joined = joined = alike = 0
    below: list[tuple[float, str, Report, Report]] = []
    for name, reports in _sets(data):
        reports = reports[:limit]
        overlaps = overlapping([report.text for report in reports])
        origin = resolve([plain_of(report) for report in reports], []).origin
        keys = [report.key if check else origin[report.key] for report in reports]
        for (one, other), share in overlaps.items():
            if share > _ABOVE:
                together = check or keys[one] == keys[other]
                if _is_stock(reports[one], reports[other]):
                    stock, stock_joined = stock + 1, stock_joined + together
                    continue
                total, found = total + 1, found + together
                if not together:
                    words = f"{name} {share:.3f} {reports[one].name} / {reports[other].name}"
                    result.miss("not found", f"{words}: {_aside(reports[one], reports[other])}")
            elif not _is_stock(reports[one], reports[other]):
                below.append((share, name, reports[one], reports[other]))
        for one, other in _together(keys):
            joined += 1
            alike += overlaps.get((one, other), 0.0) > _ABOVE
    result.share("found", found, total)
    result.lines.append(
        f"words of a site, under other headlines after more than a month: {stock}, joined {stock_joined}"
    )
    result.lines.append(f"pairs of one origin: {joined}, of which above {_ABOVE}: {alike}")
    for share, name, a, b in sorted(below, key=lambda entry: (-entry[0], entry[2].name, entry[3].name))[:misses]:
        result.miss("just below", f"{name} {share:.3f} {a.name} / {b.name}: {_aside(a, b)}")
    return result


def overlapping(texts: list[str]) -> dict[tuple[int, int], float]:
    """Share of five-word sequences in common of every two texts that have one in common, by their places."""
    shingles = [_shingles(text) for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, found in enumerate(shingles):
        for shingle in found:
            holders[shingle].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        shared.update(combinations(held, 2))
    return {
        (a, b): count / (len(shingles[a]) + len(shingles[b]) - count) for (a, b), count in shared.items() if count >= 3
    }


def _shingles(text: str) -> set[str]:
    words = words_of(text)
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _is_stock(one: Report, other: Report) -> bool:
    """Whether two reports that share most of their words share a site's own: "already a subscriber?"."""
    apart = abs(((one.published.day or date.min) - (other.published.day or date.min)).days)
    return apart > _MONTH and one.headline != other.headline


def _together(keys: list[str]) -> Iterator[tuple[int, int]]:
    members: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        members[key].append(at)
    for some in members.values():
        yield from combinations(some, 2)


def _aside(one: Report, other: Report) -> str:
    """Days of both, and the first stretch of the second that does not stand in the first."""
    known = _shingles(one.text)
    words = words_of(other.text)
    at = next((i for i in range(len(words) - SHINGLE + 1) if " ".join(words[i : i + SHINGLE]) not in known), 0)
    stretch = " ".join(words[at : at + _SHOWN])
    return f"{one.published.day} {len(words_of(one.text))} words, {other.published.day} {len(words)}: … {stretch} …"


def _sets(data: Path) -> Iterator[tuple[str, list[Report]]]:
    if (data / "reports.jsonl.gz").exists():
        with gzip.open(data / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        yield "incidents", [_report(row["id"], row["text"], row["published"], row["title"] or "") for row in rows]
    for path in sorted(data.glob("*-reports.csv.gz")):
        csv.field_size_limit(10_000_000)
        with gzip.open(path) as raw:
            lines = csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8", newline=""))
            name = path.name.split("-")[0]
            yield name, [_report(f"{name}-{at}", row["text"], row["date"], "") for at, row in enumerate(lines)]


def _report(name: str, text: str, day: str, headline: str) -> Report:
    published = date.fromisoformat(day[:10]) if day else None
    return make_report(text, name=name, published=published, headline=headline, language="en")
