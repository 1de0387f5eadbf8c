"""The same claims from a cluster as from one machine: newswire items through both, compared by the hash of the export.

    python -m benchmarks.cluster --data ARCHIVE --limit 2000 [--skip N] [--cpus 2] [--kill] [--reading] [--keep FOLDER]

The items are written as a crawl has them: files of JSON lines (plain and packed), a Parquet file, a web archive. They
are read by ``record.read``, by ``cluster.read`` on a Ray that is started here, and that output is taken into another
record. With ``--kill`` the Ray has two nodes, one of which is killed while it reads. With ``--reading`` nothing is
brought together: claims are compared as they were read. Exit code 1 if the exports differ.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import select

import dateline
from benchmarks.newswire import WireItem, read_items
from dateline.record import facade
from dateline.store import tables

_LINES = 250
_PAGES = 40


def write_crawl(items: Iterator[WireItem], folder: Path) -> int:
    """Items as files of several kinds; how many."""
    import pyarrow as pa
    from pyarrow import parquet

    folder.mkdir(parents=True)
    count = 0
    pages = list(islice(items, _PAGES))
    (folder / "pages.warc.gz").write_bytes(b"".join(gzip.compress(_record(item)) for item in pages))
    count += len(pages)
    for at in range(10**9):
        rows = [_row(item) for item in islice(items, _LINES)]
        if not rows:
            return count
        count += len(rows)
        if at == 1:
            parquet.write_table(pa.Table.from_pylist(rows), folder / f"part{at:04}.parquet")
            continue
        lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
        if at % 2:
            (folder / f"part{at:04}.jsonl.gz").write_bytes(gzip.compress(lines))
        else:
            (folder / f"part{at:04}.jsonl").write_bytes(lines)
    return count


def _row(item: WireItem) -> dict[str, Any]:
    return {
        "id": item.name,
        "text": item.text,
        "date": item.day.isoformat() if item.day else "",
        "outlet": "Reuters",
        "language": "en",
    }


def _record(item: WireItem) -> bytes:
    body = item.text.encode()
    return (
        (
            f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://wire.example/{item.name}\r\n"
            f"WARC-Date: 2022-01-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{item.name}>\r\nContent-Type: text/plain\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode()
        + body
        + b"\r\n\r\n"
    )


def digest(record: dateline.Record, *, reading: bool = False) -> tuple[str, int]:
    """SHA-256 of the sorted export, and how many claims it has; with ``reading`` of claims as the reader gave them."""
    given = _as_read(record) if reading else record.export_rows()
    rows = sorted(json.dumps(row, sort_keys=True, default=str) for row in given)
    return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogatepass")).hexdigest(), len(rows)


def _as_read(record: dateline.Record) -> Iterator[dict[str, Any]]:
    """The claims of the tables, each with the key of its report in place of the number of its reading."""
    asked = select(tables.claim, tables.reading.c.report).join(tables.reading)
    with record._store.reading() as connection:
        for row in connection.execution_options(yield_per=10_000).execute(asked).mappings():
            yield {name: value for name, value in row.items() if name not in ("reading", "recorded_at")}


def _not_brought_together(store: Any) -> None:
    """In place of settling, where claims are compared as they were read."""


def _compare(out: Path, record: dateline.Record) -> None:
    """What blocks found beside what the record found."""
    from dateline.cluster.files import Folder

    folder = Folder(str(out))
    for kind, rows in (("relations", record.relations()), ("series", record.series()), ("events", record.events())):
        names = folder.names(kind, ".parquet")
        told = [one for name in names for batch in folder.tables(name) for one in batch.to_pylist()]
        if kind == "relations":
            here, there = {(r.a, r.b, r.relation) for r in rows}, {(r["a"], r["b"], r["relation"]) for r in told}
        else:
            members = "figures" if kind == "series" else "mentions"
            here = {tuple(sorted(getattr(row, members))) for row in rows}
            there = {tuple(sorted(row[members])) for row in told}
        print(f"{kind}: {len(here)} in the record, {len(there)} in blocks, {len(here & there)} of them the same")


def _on_ray(folder: Path, out: Path, options: argparse.Namespace) -> Any:
    from dateline import cluster

    cpus, blocks = options.cpus, "none" if options.reading else "kin"
    if not options.kill:
        return cluster.read([str(folder)], out, workers=cpus, blocks=blocks, progress=_say)
    import ray
    from ray.cluster_utils import Cluster

    machines = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": 2**28})
    lost = machines.add_node(num_cpus=max(1, cpus - 1), object_store_memory=2**28)
    ray.init(address=machines.address, log_to_driver=False)
    done = threading.Event()

    def watch() -> None:
        # Two files are done, so others are under way.
        while not done.is_set() and len(list((out / "read").glob("*.parquet"))) < 2:
            time.sleep(0.05)
        machines.remove_node(lost, allow_graceful=False)
        print("a node was killed", flush=True)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        return cluster.read([str(folder)], out, blocks=blocks, progress=_say)
    finally:
        done.set()
        thread.join()
        ray.shutdown()
        machines.shutdown()


def _say(step: Any) -> None:
    print(f"{step.done} of {step.total or '?'} {step.name} {step.outcome}", flush=True)


def main(options: argparse.Namespace) -> int:
    """Read both ways and compare."""
    home = Path(options.keep or tempfile.mkdtemp(prefix="dateline-cluster-"))
    folder, out = home / "crawl", home / "out"
    if not folder.exists():
        given = write_crawl(islice(read_items(options.data), options.skip, options.skip + options.limit), folder)
        print(f"{given} items in {len(list(folder.iterdir()))} files")
    if options.reading:
        facade.settle = _not_brought_together
    start = time.monotonic()
    summary = _on_ray(folder, out, options)
    print(f"Ray: {time.monotonic() - start:.0f} s; {summary}")
    start = time.monotonic()
    with dateline.open(home / "imported.dateline") as record:
        record.import_output(out)
        found = digest(record, reading=options.reading)
        faults = len(record.check().faults)
    print(f"imported: {time.monotonic() - start:.0f} s; {found[1]} claims, {found[0]}, {faults} faults")
    start = time.monotonic()
    with dateline.open(home / "read.dateline") as record:
        told = record.read(folder, workers=options.cpus)
        wanted = digest(record, reading=options.reading)
        if not options.reading:
            _compare(out, record)
    print(f"read: {time.monotonic() - start:.0f} s, {told.seconds} s of it reading; {wanted[1]} claims, {wanted[0]}")
    print(f"peak memory of reading, MB: {told.peak_mb}")
    print("the same claims" if found == wanted else "OTHER CLAIMS")
    if not options.keep:
        shutil.rmtree(home)
    return 0 if found == wanted and not faults else 1


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--limit", type=int, default=2_000)
    arguments.add_argument("--skip", type=int, default=0)
    arguments.add_argument("--cpus", type=int, default=2)
    arguments.add_argument("--kill", action="store_true")
    arguments.add_argument("--reading", action="store_true", help="compare claims as they were read")
    arguments.add_argument("--keep", help="a folder for all files, gone on from where it was left")
    sys.exit(main(arguments.parse_args()))
