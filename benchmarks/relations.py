"""Comparisons of figures on small sets of reports: DATA is a .jsonl of sets, or a folder with sets.jsonl.

Format and rules of marking: the guide beside the sets (gold/relations); our own sets stand in own/relations.jsonl. A
pair is right if both figures were found and the relation between them, in either order, is the marked one; for
different_scope the scopes must meet. ``found_accuracy`` is over the pairs whose figures were found: what resolving
answers for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.parses import cached_pack
from benchmarks.score import Result
from dateline.extract import read_claims, reader_name
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.report import Report
from dateline.model.rows import ClaimRow, FigureRow, RelationRow
from dateline.record.alone import claim_rows
from dateline.resolve import resolve
from dateline.resolve.plain import plain_of

Row = dict[str, Any]


def report_of(entry: Row) -> Report:
    """A report of one JSON object."""
    published = date.fromisoformat(entry["published"]) if entry.get("published") else None
    return make_report(
        entry["text"],
        name=entry["name"],
        published=published,
        outlet=entry.get("outlet") or "",
        headline=entry.get("title") or "",
    )


def rows_of(reports: Iterable[Report], pack: Pack) -> list[ClaimRow]:
    """All claims of some reports, not resolved."""
    reader = reader_name(pack)
    return [row for report in reports for row in claim_rows(report, read_claims(report, pack), reader=reader)]


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score the comparisons of each set, read into a record of its own."""
    pack, result = cached_pack(), Result()
    path = data / "sets.jsonl" if data.is_dir() else data
    sets = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    told_as: Counter[tuple[str, str]] = Counter()
    both = found_right = origins = compared = 0
    for one in sets[:limit]:
        reports = [report_of(entry) for entry in one["reports"]]
        rows = rows_of(reports, pack)
        by_id = {row.id: row for row in rows if isinstance(row, FigureRow)}
        told = {frozenset((row.a, row.b)): row for row in resolve([plain_of(r) for r in reports], rows).relations}
        texts = {entry["name"]: entry["text"] for entry in one["reports"]}
        for pair in one["pairs"]:
            total[pair["relation"]] += 1
            ends = [ids_at(by_id.values(), pair[side], texts) for side in "ab"]
            got = next((told[key] for x in ends[0] for y in ends[1] if (key := frozenset((x, y))) in told), None)
            if check:
                ok, found = True, True
            else:
                ok, found = _is_right(got, pair), all(ends)
            right[pair["relation"]] += ok
            both, found_right = both + found, found_right + (ok and found)
            compared += got is not None
            if not ok:
                other = f"{got.relation} {' '.join(got.scope)}".rstrip() if got else "not compared"
                told_as[pair["relation"], other if found else "not found"] += 1
            origins += got is not None and got.same_origin == bool(pair.get("same_origin"))
            if not ok:
                said = f"{got.relation} {list(got.scope)} {got.reason}" if got else "not compared"
                words = f"{one['id']}: {pair['a'][:2]} / {pair['b'][:2]} gold {pair['relation']} {pair['scope']}"
                result.miss(pair["relation"] if found else "not found", f"{words}, got {said}")
    for relation, count in sorted(total.items()):
        result.share(relation, right[relation], count)
    for (relation, other), count in sorted(told_as.items()):
        result.lines.append(f"  {relation}, told as {other}: {count}")
    result.share("accuracy", right.total(), total.total())
    result.share("found_accuracy", found_right, both)
    result.share("same_origin", origins, compared)
    return result


def _is_right(got: RelationRow | None, pair: Row) -> bool:
    if got is None or got.relation != pair["relation"]:
        return False
    gold = set(pair.get("scope") or ())
    return got.relation != "different_scope" or not gold or bool(gold & set(got.scope))


def ids_at(figures: Iterable[FigureRow], end: list[str], texts: dict[str, str]) -> list[str]:
    """Ids of the figures whose span overlaps the quoted words."""
    report, quote = end[:2]
    piece = end[2] if len(end) > 2 else quote
    start = texts[report].index(piece) + piece.index(quote)
    return [row.id for row in figures if row.report == report and row.start < start + len(quote) and start < row.end]
