"""What resolving by blocks loses: the same reports brought together at once, and block by block.

    python -m benchmarks.blocks OUT [--limit N]

``OUT`` is the folder of a cluster's output. All its reports are resolved together, as a record does it; then by kin (in
blocks as small as may be), and by country and day, week or month. Told is, for each, the share of what was found at
once that is found within blocks: pairs of figures of one series, pairs of mentions of one event, comparisons, pairs of
reports of one origin. And what is found in blocks alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from itertools import combinations
from typing import Any

import pyarrow as pa

from dateline.cluster.blocks import Block, resolve_table
from dateline.cluster.files import Folder, joined
from dateline.cluster.kin import kin_blocks, traits_table
from dateline.cluster.schema import ITEM
from dateline.cluster.stages import PERIODS, with_blocks
from dateline.cluster.units import outputs


def pairs_of(blocks: list[Block]) -> dict[str, set[Any]]:
    """What was brought together, as pairs."""
    found: dict[str, set[Any]] = defaultdict(set)
    for block in blocks:
        for name, kind in (("series", "figure"), ("event", "event")):
            groups: dict[str, list[str]] = defaultdict(list)
            for row in block.claims.select(["id", "kind", name]).to_pylist():
                if row["kind"] == kind and row[name]:
                    groups[row[name]].append(row["id"])
            found[name] |= {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
        origins: dict[str, list[str]] = defaultdict(list)
        for row in block.reports.select(["key", "origin"]).to_pylist():
            origins[row["origin"]].append(row["key"])
        found["origin"] |= {pair for group in origins.values() for pair in combinations(sorted(group), 2)}
        for row in block.relations.to_pylist():
            found["comparison"].add((row["a"], row["b"], row["relation"]))
            if row["relation"] == "contradicted":
                found["contradiction"].add((row["a"], row["b"]))
    return found


def main(options: argparse.Namespace) -> int:
    """Resolve at once and by blocks, and compare."""
    folder = Folder(options.out)
    batches = (batch for name in sorted(outputs(folder)) for batch in folder.tables(name))
    table = joined((pa.Table.from_batches([batch]) for batch in batches), ITEM)
    table = table.filter(pa.compute.equal(table["outcome"], "read"))
    table = table.slice(0, options.limit) if options.limit else table
    whole = pairs_of([resolve_table(table, among=len(table))])
    print(f"{len(table)} reports; at once: {', '.join(f'{len(found):,} {name}' for name, found in whole.items())}")
    for period in ("kin", *PERIODS):
        placed = with_blocks(table, period, kin_blocks(traits_table(table), packed=2) if period == "kin" else None)
        names = sorted(set(placed["block"].to_pylist()))
        parts = [placed.filter(pa.compute.equal(placed["block"], name)) for name in names]
        found = pairs_of([resolve_table(part, among=len(table)) for part in parts])
        told = [
            f"{name} {len(found[name] & wanted) / max(1, len(wanted)):.3f} kept, {len(found[name] - wanted):,} beside"
            for name, wanted in whole.items()
        ]
        largest = max(len(part) for part in parts)
        print(f"{period:6s} {len(names):5d} blocks, largest {largest:5d}: {'; '.join(told)}")
    return 0


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out")
    arguments.add_argument("--limit", type=int, default=0)
    sys.exit(main(arguments.parse_args()))
