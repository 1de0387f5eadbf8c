"""Reading on Ray: files spread over the machines of a cluster, then blocks."""

from __future__ import annotations

import importlib.util
import json
import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from dateline.cluster.results import COUNTS, ClusterSummary, Step, added_up
from dateline.crew import pool
from dateline.crew.run import LIMIT
from dateline.errors import RecordError, UsageError
from dateline.ingest.addresses import is_address
from dateline.ingest.take import Paths
from dateline.model.report import Skipped

KIN = "kin"
BLOCKS = (KIN, "day", "week", "month", "none")
"""How reports are put into blocks; "none" for no resolving."""

LOCAL = "local"
_STORE = 512 * 2**20
"""Bytes that a Ray started here may hold in memory for what travels; more goes to disk."""
_MOST_TASKS = 4_096
_REPORTS_A_PARTITION = 5_000
_MOST_NAMED = 1_000

Progress = Callable[[Step], None]
Told = dict[str, Any]


def read(
    paths: Paths,
    out: str | os.PathLike[str],
    *,
    address: str = LOCAL,
    published: str | None = None,
    dates: str | Path | None = None,
    trust_file_dates: bool = False,
    outlet: str = "",
    workers: int | None = None,
    limit_seconds: float = LIMIT,
    blocks: str = KIN,
    progress: Progress | None = None,
) -> ClusterSummary:
    """Read files on a Ray cluster into a folder of Parquet. What is there already is not done again.

    Args:
        paths: Files, folders, patterns and addresses that fsspec opens; every machine must reach them under that name.
        out: The folder, which every machine must reach, too.
        address: Of the cluster: HOST:PORT, "auto" for the one of this machine, "local" for one that is started here and
            ended again. Where a program has called ``ray.init`` itself, that one is used.
        published, dates, trust_file_dates, outlet: As ``Record.read`` has them.
        workers: Cores of a cluster that is started here; else all.
        limit_seconds: A report that takes longer to read is skipped, and named.
        blocks: What is resolved together: "kin", reports that may be of one story or copies of one text, as a record
            does it (up to 50,000 reports); reports of one country and "day", "week" or "month"; "none" not to
            resolve.
        progress: Called after each file and each block.

    Raises:
        UsageError: Ray is not installed, or an option is none.
        RecordError: the cluster cannot be reached, or lost too many machines; the same call goes on from there.
        IngestError: the table of dates cannot be read.
    """
    if importlib.util.find_spec("ray") is None:
        raise UsageError("Ray is not installed; pip install 'dateline[ray]' brings it")
    from dateline.cluster.blocks import known_blocks
    from dateline.cluster.files import Folder
    from dateline.cluster.units import Plan, dates_of, find_units, readers

    if blocks not in BLOCKS:
        raise UsageError(f"blocks {blocks!r}: there is {', '.join(BLOCKS)}")
    if limit_seconds <= 0 or (workers is not None and workers < 1):
        raise UsageError("workers and limit_seconds must be above 0")
    begun = time.monotonic()
    there = os.fspath(out)
    plan = Plan(
        out=there if is_address(there) else str(Path(there).resolve()),
        published=published,
        dates=dates_of(dates),
        dates_path=None if dates is None else str(Path(dates).resolve()),
        trust_file_dates=trust_file_dates,
        outlet=outlet,
        limit=limit_seconds,
        readers=readers(),
        stage=pool.STAGE,
    )
    folder = Folder(plan.out)
    units, faults = find_units(paths, plan)
    done = _done(folder, units)
    todo = [unit for unit in units if unit.out not in done]
    if not todo and (settled := known_blocks(folder, blocks)) is not None:
        told: list[Told] = []
        counted = list(done.values())
    else:
        with _connected(address, workers) as ray:
            told = list(_read(ray, todo, plan, len(done), progress))
            counted = [*done.values(), *(one for one in told if one["outcome"] != "failed")]
            settled = _settle(ray, folder, blocks, progress)
    summary = _summary(told, counted, settled)
    return replace(
        summary,
        out=there,
        given=len(units) + len(faults),
        unchanged=len(done),
        failed=(*faults, *summary.failed),
        seconds=round(time.monotonic() - begun, 1),
    )


def _summary(told: Sequence[Told], counted: Sequence[Told], settled: Sequence[Told]) -> ClusterSummary:
    """What became of files that were read now, counts of all files, what became of blocks."""
    return ClusterSummary(
        out="",
        read=sum(one["outcome"] == "read" for one in told),
        failed=tuple(Skipped(one["name"], one["fault"]) for one in told if one["outcome"] == "failed"),
        failed_blocks=tuple(Skipped(one["block"], one["fault"]) for one in settled if one["outcome"] == "failed"),
        named=tuple(Skipped(*words) for one in counted for words in one.get("named", ()))[:_MOST_NAMED],
        **added_up((one["counts"] for one in counted), COUNTS),
        blocks=sum(one["outcome"] == "resolved" for one in settled),
        blocks_unchanged=sum(one["outcome"] == "unchanged" for one in settled),
        cut=sum(one["reports"] for one in settled if one["block"].startswith("cut-")),
        **added_up(settled, ("series", "events", "relations")),
    )


def _done(folder: Any, units: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """What is known of units whose output is there."""
    from dateline.cluster.units import READ_FOLDER, known

    there = set(folder.names(READ_FOLDER, ".parquet"))
    state = {unit.out: unit.state for unit in units}
    told = known(folder, [name for name in state if name in there])
    return {name: one for name, one in told.items() if one["state"] == state[name]}


@contextmanager
def _connected(address: str, workers: int | None) -> Iterator[Any]:
    """Ray, connected; what is started here is ended when the block is left."""
    import ray
    import ray.data

    if ray.is_initialized():
        yield ray
        return
    # Ray would else tell its makers of each cluster that is started, and ask a network for it.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    here: dict[str, Any] = {"num_cpus": workers, "object_store_memory": _STORE, "include_dashboard": False}
    try:
        ray.init(
            address=address,
            log_to_driver=False,
            logging_level=logging.ERROR,
            **(here if address == LOCAL else {}),
        )
    except (ConnectionError, ValueError, RuntimeError, OSError) as error:
        raise RecordError(f"{address}: no Ray cluster can be reached there ({_line(error)}); see ray status") from error
    try:
        yield ray
    finally:
        ray.shutdown()


@contextmanager
def _quiet(ray: Any) -> Iterator[None]:
    """Ray's own progress and remarks put aside; its errors as one of ours."""
    context = ray.data.DataContext.get_current()
    bars, context.enable_progress_bars = context.enable_progress_bars, False
    log = logging.getLogger("ray.data")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    except ray.exceptions.RayError as error:
        told = f"the cluster gave up ({_line(error)}); the same command goes on from what is done"
        raise RecordError(told) from error
    finally:
        log.setLevel(level)
        context.enable_progress_bars = bars


def _read(ray: Any, units: Sequence[Any], plan: Any, before: int, progress: Progress | None) -> Iterator[Told]:
    """What became of each unit, as they are done."""
    if not units:
        return
    words, done, total = plan.json(), before, before + len(units)
    rows = [{"unit": json.dumps(asdict(unit))} for unit in units]
    with _quiet(ray):
        given = ray.data.from_items(rows, override_num_blocks=min(len(rows), _MOST_TASKS))
        # A row is a file: one after the other, so that each is told and lies there as soon as it is read.
        read = given.map_batches(
            _read_units, fn_args=(words,), batch_size=1, batch_format="pyarrow", zero_copy_batch=True, num_cpus=1
        )
        for batch in read.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
            for row in batch["told"].to_pylist():
                told = json.loads(row)
                done += 1
                if progress is not None:
                    progress(Step(done, total, told["name"], told["outcome"]))
                yield told


def _read_units(table: Any, plan: str) -> Any:
    """The task: files to outputs, and what is told of them."""
    import pyarrow as pa

    from dateline.cluster.units import Plan, Unit
    from dateline.cluster.work import read_unit

    how = Plan(**json.loads(plan))
    told = [read_unit(Unit(**json.loads(words)), how) for words in table["unit"].to_pylist()]
    return pa.table({"told": [json.dumps(one) for one in told]})


def _settle(ray: Any, folder: Any, period: str, progress: Progress | None) -> list[Told]:
    """Resolve all blocks of what was read, by whichever call; what is told of each."""
    from dateline.cluster.blocks import keep_blocks, settle_blocks
    from dateline.cluster.units import outputs

    files = outputs(folder)
    among = sum(one["counts"]["reports"] + one["counts"]["not_read"] for one in files.values())
    if period == "none" or not among:
        return []
    # One partition is in the memory of one task; more of them than cores would only cost.
    cores = int(ray.cluster_resources().get("CPU", 1))
    partitions = max(among // _REPORTS_A_PARTITION + 1, min(cores, len(files)))
    settled: list[dict[str, Any]] = []
    with _quiet(ray):
        named = ray.data.from_items(
            [{"file": name} for name in files], override_num_blocks=min(len(files), _MOST_TASKS)
        )
        if period == KIN:
            _find_kin(folder, named)
        placed = named.map_batches(_load, fn_args=(folder.where, period), batch_size=1, batch_format="pyarrow")
        together = placed.repartition(partitions, keys=["block"])
        made = together.map_batches(
            settle_blocks, fn_args=(folder.where, among), batch_size=None, batch_format="pyarrow", num_cpus=1
        )
        for batch in made.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
            for one in batch.to_pylist():
                settled.append(one)
                if progress is not None:
                    progress(Step(len(settled), 0, f"block {one['block']}", one["outcome"]))
    keep_blocks(folder, period, settled)
    return settled


def _load(table: Any, out: str, period: str) -> Iterator[Any]:
    """The task: outputs of files, piece by piece, each report with its block."""
    import pyarrow as pa

    from dateline.cluster.files import Folder
    from dateline.cluster.stages import with_blocks

    folder = Folder(out)
    known = dict(_kin_of(folder)) if period == KIN else None
    for name in table["file"].to_pylist():
        for batch in folder.tables(name, rows=1_000):
            yield with_blocks(pa.Table.from_batches([batch]), period, known)


_KIN = "kin.parquet"


def _find_kin(folder: Any, named: Any) -> None:
    """Write down the block of each report: traits are told by tasks, who is kin to whom here."""
    import pyarrow as pa

    from dateline.cluster.files import joined
    from dateline.cluster.kin import TRAITS, kin_blocks

    told = named.map_batches(_traits, fn_args=(folder.where,), batch_size=1, batch_format="pyarrow", num_cpus=1)
    found = kin_blocks(joined(told.iter_batches(batch_size=None, batch_format="pyarrow"), TRAITS))
    folder.write(_KIN, pa.table({"report": list(found), "block": list(found.values())}))


def _traits(table: Any, out: str) -> Iterator[Any]:
    """The task: what the reports of outputs are brought together by."""
    import pyarrow as pa

    from dateline.cluster.files import Folder
    from dateline.cluster.kin import traits_table

    for name in table["file"].to_pylist():
        for batch in Folder(out).tables(name, rows=1_000):
            yield traits_table(pa.Table.from_batches([batch]))


def _kin_of(folder: Any) -> Iterator[tuple[str, str]]:
    for batch in folder.tables(_KIN, rows=100_000):
        yield from zip(batch["report"].to_pylist(), batch["block"].to_pylist(), strict=True)


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
