"""What one task of a cluster does: one input file to one output file."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pyarrow as pa

from dateline.cluster.files import Folder, joined
from dateline.cluster.results import COUNTS, MOST_NAMED
from dateline.cluster.schema import ITEM
from dateline.cluster.stages import NOT_READ, READ, SKIPPED, answered, asked_of, items_of
from dateline.cluster.units import Plan, Unit, about_unit, done, readers
from dateline.crew.pool import Pool
from dateline.errors import RecordError
from dateline.ingest.warc import BROKEN, TRUNCATED
from dateline.model.plain import Row
from dateline.model.report import Report, Skipped

_BATCH, _MOST = 30_000, 64
"""A batch ends at so many characters, or reports."""
_AHEAD = 2
_GROUP = 1_000
"""Rows that are written at once."""
_DAMAGED = (TRUNCATED, BROKEN, "truncated", "broken from")

_pools: dict[tuple[str, float], Pool] = {}
"""The process that reads for this one, kept from file to file."""


def read_unit(unit: Unit, plan: Plan) -> dict[str, Any]:
    """Read one file and write what came of it.

    Returns:
        ``unit`` (its output), ``outcome`` ("read" or "failed"), ``fault``, ``counts``, ``named``. A fault
        is told, never raised: it must not cost the other files.
    """
    told: dict[str, Any] = {"unit": unit.out, "name": unit.name, "outcome": "read", "fault": "", "counts": {}}
    try:
        folder = Folder(plan.out)
        if before := done(folder, unit):
            # By a task that was thought to be lost.
            return told | {"counts": before["counts"], "named": before["named"]}
        if "dateline.crew" in plan.stage and readers() != dict(plan.readers):
            raise RecordError(f"another dateline is installed there ({readers()}); install the same on all machines")
        counts, named = _write(unit, plan, folder)
        return told | {"counts": counts, "named": [[one.name, one.reason] for one in named]}
    except Exception as error:
        return told | {"outcome": "failed", "fault": f"{type(error).__name__}: {error}"}


def _write(unit: Unit, plan: Plan, folder: Folder) -> tuple[dict[str, int], list[Skipped]]:
    counts = dict.fromkeys(COUNTS, 0)
    named: list[Skipped] = []
    with folder.writing(unit.out, ITEM) as writer:
        held: list[pa.Table] = []
        for table in _read(unit, plan):
            _count(table, counts, named)
            held.append(table)
            if sum(len(one) for one in held) >= _GROUP:
                writer.write(joined(held, ITEM))
                held.clear()
        if held:
            writer.write(joined(held, ITEM))
        writer.tell(about_unit(unit, counts, named))
    return counts, named


def _read(unit: Unit, plan: Plan) -> Iterator[pa.Table]:
    """Tables of items with their claims, in order; one batch is taken in while another is read."""
    pool = _pool(plan)
    under_way: deque[tuple[pa.Table, Future[list[Row]] | None]] = deque()
    for batch in _batches(_met(unit, plan)):
        table = items_of(batch)
        asked = asked_of(table)
        under_way.append((table, pool.send(asked) if asked else None))
        if len(under_way) > _AHEAD:
            yield _done(*under_way.popleft())
    while under_way:
        yield _done(*under_way.popleft())


def _done(table: pa.Table, asked: Future[list[Row]] | None) -> pa.Table:
    return answered(table, asked.result() if asked is not None else [])


def _met(unit: Unit, plan: Plan) -> Iterator[Report | Skipped]:
    """What ingest gives for the file, under the address that the user gave."""
    for one in plan.taking().file(unit.found):
        if isinstance(one, Report) and unit.path and one.address.startswith(unit.path):
            one = replace(one, address=unit.given + one.address.removeprefix(unit.path))
        yield one


def _batches(met: Iterator[Report | Skipped]) -> Iterator[list[Report | Skipped]]:
    batch: list[Report | Skipped] = []
    size = 0
    for one in met:
        batch.append(one)
        size += len(one.text) if isinstance(one, Report) else 0
        if len(batch) == _MOST or size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _pool(plan: Plan) -> Pool:
    """One process that reads, with a limit for each report, whose death costs one report and not the task."""
    key = (plan.stage, plan.limit)
    if key not in _pools:
        close()
        _pools[key] = Pool(1, limit=plan.limit, stage=plan.stage)
    return _pools[key]


def close() -> None:
    """End the processes that read for this one."""
    while _pools:
        _pools.popitem()[1].close()


def _count(table: pa.Table, counts: dict[str, int], named: list[Skipped]) -> None:
    for row in table.select(["outcome", "name", "reason", "published", "dateline_day", "claims"]).to_pylist():
        counts["items"] += 1
        counts[{READ: "reports", NOT_READ: "not_read", SKIPPED: "skipped"}[row["outcome"]]] += 1
        if row["outcome"] == SKIPPED:
            counts["damaged"] += row["reason"].startswith(_DAMAGED)
            if len(named) < MOST_NAMED:
                named.append(Skipped(row["name"], row["reason"]))
            continue
        counts["undated"] += row["published"] is None and row["dateline_day"] is None
        for claim in json.loads(row["claims"]):
            counts[{"figure": "figures", "event": "mentions", "statement": "statements"}[claim["kind"]]] += 1
