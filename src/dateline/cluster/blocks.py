"""Resolving by blocks: reports of one country and one day, week or month, brought together by themselves.

The same code that a record uses runs in each block. What it would have found between two blocks is not found:
docs/guides/cluster.md says what that costs.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from dateline.cluster.files import Folder
from dateline.cluster.schema import CLAIMS, EVENTS, RELATIONS, REPORTS, SERIES, objects_table
from dateline.cluster.stages import reports_of
from dateline.cluster.units import outputs
from dateline.model.plain import Row
from dateline.model.report import Report
from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.model.unresolved import claim_row
from dateline.resolve import RESOLVER, Resolution, resolve
from dateline.resolve.gather import event_rows, series_rows
from dateline.resolve.linked import linked
from dateline.resolve.plain import plain_of
from dateline.resolve.reports.parts import SMALL

WHOLE = ("series", "events", "relations")
"""Tables with one file a block."""
BY_DAY = ("claims", "reports")
"""Tables with one file a block and day of publication."""
COUNTS = (*WHOLE, *BY_DAY)

_NO_DAY = "__HIVE_DEFAULT_PARTITION__"
_FORM = 1


@dataclass(frozen=True, slots=True)
class Block:
    """What came of one block, as tables."""

    reports: pa.Table
    claims: pa.Table
    series: pa.Table
    events: pa.Table
    relations: pa.Table


def resolve_table(table: pa.Table, among: int) -> Block:
    """Bring the reports of one block together; a pure function.

    Args:
        table: Items of one block (``stages.with_blocks``).
        among: How many reports there are in all.
    """
    found = reports_of(table)
    claims = [claim for report, row in found for claim in claims_of(report, row)]
    resolution = resolve([plain_of(report) for report, _ in found], claims, among=among)
    rows = [linked(claim, resolution) for claim in claims]
    figures = [row for row in rows if isinstance(row, FigureRow)]
    mentions = [row for row in rows if isinstance(row, MentionRow)]
    return Block(
        reports=pa.Table.from_pylist([_report(report, row, resolution) for report, row in found], schema=REPORTS),
        claims=objects_table(sorted(rows, key=_place_of), CLAIMS),
        series=objects_table(series_rows(figures, resolution.relations), SERIES),
        events=objects_table(event_rows(mentions), EVENTS),
        relations=objects_table(resolution.relations, RELATIONS),
    )


def claims_of(report: Report, row: Row) -> list[ClaimRow]:
    """Claims of one item, as resolving takes them."""
    claims = [claim_row(report, claim) for claim in json.loads(row["claims"])]
    # What stands there twice in one report is one claim, as in a record.
    return list({claim.id: claim for claim in claims}.values())


def _report(report: Report, row: Row, resolution: Resolution) -> Row:
    own = {name: row[name] for name in REPORTS.names if name in row}
    return own | {
        "published": report.published.day,
        "dateline_day": report.dateline_day,
        "origin": resolution.origin.get(report.key),
        "story": resolution.story.get(report.key),
    }


def _place_of(claim: ClaimRow) -> tuple[Any, ...]:
    return (claim.published or date.max, claim.report_key, claim.start, claim.end, claim.id)


def settle_blocks(table: pa.Table, out: str, among: int) -> pa.Table:
    """Resolve the blocks of one partition and write them; one row a block of what was done.

    A block whose reports are those of the last time is left as it is.
    """
    folder = Folder(out)
    rows = []
    for name in sorted(set(table["block"].to_pylist())):
        part = table.filter(pa.compute.equal(table["block"], name))
        rows.append(_settle(folder, name, part, among))
    return pa.Table.from_pylist(rows, schema=SETTLED)


SETTLED = pa.schema(
    [
        ("block", pa.string()),
        ("outcome", pa.string()),
        ("fault", pa.string()),
        *((name, pa.int64()) for name in COUNTS),
        ("files", pa.list_(pa.string())),
    ]
)
"""What is told of a block that was settled: ``outcome`` is "resolved", "unchanged" or "failed"."""


def _settle(folder: Folder, name: str, part: pa.Table, among: int) -> dict[str, Any]:
    last = f"blocks/{name}.parquet"
    told: dict[str, Any] = json.loads(folder.about(last) or "{}")
    shared = {"block": name, "fault": ""}
    state = _state(part, among)
    if told.get("state") == state:
        return {**shared, "outcome": "unchanged", **told["counts"], "files": told["files"]}
    try:
        block = resolve_table(part, among)
    except Exception as error:
        # One block that the resolver trips over must not cost the others; what it had before stays.
        fault = f"{type(error).__name__}: {error}; please report this"
        return {
            **shared,
            "outcome": "failed",
            "fault": fault,
            **dict.fromkeys(COUNTS, 0),
            "files": told.get("files", []),
        }
    written = {f"{kind}/{name}.parquet": getattr(block, kind) for kind in WHOLE}
    for kind in BY_DAY:
        for day, rows in _by_day(getattr(block, kind)):
            written[f"{kind}/day={day}/{name}.parquet"] = rows
    for file, rows in written.items():
        folder.write(file, rows)
    counts = {kind: len(getattr(block, kind)) for kind in COUNTS}
    about = {"state": state, "counts": counts, "files": sorted(written)}
    # Written last: a block that is listed here is whole.
    folder.write(last, pa.table({"report": block.reports["key"]}), json.dumps(about))
    return {**shared, "outcome": "resolved", **counts, "files": sorted(written)}


def _state(part: pa.Table, among: int) -> str:
    """What the outcome of a block rests on, in one word."""
    digests = sorted(
        hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
        for row in part.select(["key", "published", "outlet", "headline", "address", "claims"]).to_pylist()
    )
    words = json.dumps([_FORM, RESOLVER, min(among, SMALL + 1), digests])
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _by_day(table: pa.Table) -> Iterable[tuple[str, pa.Table]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, day in enumerate(table["published"].to_pylist()):
        places[day.isoformat() if day else _NO_DAY].append(at)
    for day, some in sorted(places.items()):
        yield day, table.take(pa.array(some))


def keep_blocks(folder: Folder, period: str, settled: Sequence[dict[str, Any]]) -> None:
    """Take away what blocks left that are there no more, and note what was settled."""
    kept = {f"blocks/{one['block']}.parquet" for one in settled} | {file for one in settled for file in one["files"]}
    there = [file for kind in (*WHOLE, "blocks") for file in folder.names(kind, ".parquet")]
    there += [file for kind in BY_DAY for file in folder.below(kind, ".parquet")]
    for file in there:
        if file not in kept:
            folder.remove(file)
    if any(one["outcome"] == "failed" for one in settled):
        # So that they are tried again.
        folder.remove(_SETTLED)
        return
    told = {"word": _word(folder, period)}
    folder.write(_SETTLED, pa.Table.from_pylist(list(settled), schema=SETTLED), json.dumps(told))


def known_blocks(folder: Folder, period: str) -> list[dict[str, Any]] | None:
    """What was settled the last time, if nothing has changed since; None if blocks are to be looked through."""
    if period == "none":
        return []
    words = folder.about(_SETTLED)
    if not words or json.loads(words)["word"] != _word(folder, period):
        return None
    rows = [row for batch in folder.tables(_SETTLED) for row in batch.to_pylist()]
    return [row | {"outcome": "unchanged"} for row in rows]


_SETTLED = "settled.parquet"


def _word(folder: Folder, period: str) -> str:
    """What all blocks rest on, in one word."""
    states = sorted((name, one["state"]) for name, one in outputs(folder).items())
    words = json.dumps([_FORM, RESOLVER, period, states])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
