"""Blocks that cut nothing: reports that may print one text or be about the same, by any chain, are of one block.

Told from what each report is brought together by (``resolve.reports.traits``), without its text. Whoever the resolver
would lay beside each other shares a key; DuckDB joins by keys, and pairs are judged by the resolver's own tests. What
they let through is a little more than what is kin in the end, so nothing that a record would find lies between two
blocks; unless a group is too large for one task.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import pyarrow as pa

from dateline.cluster.blocks import claims_of
from dateline.cluster.stages import block_of, reports_of
from dateline.errors import UsageError
from dateline.resolve.plain import PlainReport, plain_of
from dateline.resolve.reports.copies import MONTH, worth_a_look
from dateline.resolve.reports.parts import ALIKE, is_small, likeness
from dateline.resolve.reports.traits import Trait, kept_of, made, trait_of
from dateline.resolve.union import Union

MOST = 50_000
"""Reports that are compared on one machine."""

LARGEST = 20_000
"""Reports that one task resolves at once; a group that is larger is cut by country and week."""

LOUD = 1_000
"""A key that more reports have is left out: a stock sentence, or a name that is everywhere."""

CUT = "cut-"
"""How the names of blocks begin that are parts of one group."""

TRAITS = pa.schema(
    [
        ("key", pa.string()),
        ("published", pa.date32()),
        ("country", pa.string()),
        ("headline", pa.string()),
        ("trait", pa.string()),
    ]
)

# Rare keys first: what they join need not be compared for common ones.
_HOLDERS = """
SELECT list(pos ORDER BY pos) FROM hint GROUP BY hash HAVING count(*) BETWEEN 2 AND ? ORDER BY count(*), hash
"""


def traits_table(table: pa.Table) -> pa.Table:
    """What the reports of a table of items are brought together by; a pure function."""
    rows = [
        {
            "key": report.key,
            "published": report.published.day,
            "country": row["country"],
            "headline": report.headline,
            "trait": json.dumps(kept_of(trait_of(plain_of(report), claims_of(report, row)))),
        }
        for report, row in reports_of(table)
    ]
    return pa.Table.from_pylist(rows, schema=TRAITS)


def kin_blocks(table: pa.Table, *, packed: int = 500, largest: int = LARGEST) -> dict[str, str]:
    """The block of each report: those that may be kin by any chain together, small groups packed into blocks.

    Args:
        table: Traits of all reports (``TRAITS``), in any order; a key that stands there twice counts once.
        packed: Reports of one block that is made of groups which have nothing to do with each other.
        largest: Reports of one block; a larger group is cut by country and week (``CUT``).

    Raises:
        UsageError: there are too many, or DuckDB is not installed.
    """
    if len(table) > MOST:
        raise UsageError(f"over {MOST:,} reports: resolve by country and time instead, with --blocks week")
    found = {row["key"]: row for row in table.to_pylist()}
    traits = [_trait(found[key]) for key in sorted(found)]
    if is_small(len(traits)):
        return {trait.key: "kin-all" for trait in traits}
    groups = sorted(sorted(group) for group in _groups(traits))
    count = 1
    while count * packed < len(traits):
        # Doubled, so that a few reports more move no other to another block.
        count *= 2
    blocks: dict[str, str] = {}
    for group in groups:
        word = hashlib.sha256(group[0].encode()).hexdigest()
        name = f"kin-{word[:12]}" if len(group) >= packed else f"kin-{int(word, 16) % count:05}"
        for key in group:
            row = found[key]
            day = row["published"].isoformat() if row["published"] else None
            cut = f"{CUT}{word[:12]}-{block_of(day, row['country'] or '', 'week')}"
            blocks[key] = cut if len(group) > largest else name
    return blocks


def _trait(row: Mapping[str, object]) -> Trait:
    report = PlainReport(key=row["key"], name="", headline=row["headline"], published=row["published"])  # type: ignore[arg-type]
    return made(report, json.loads(str(row["trait"])))


def _may_be_kin(one: Trait, other: Trait) -> bool:
    if one.published and other.published and abs((one.published - other.published).days) > MONTH:
        # As both tests below have it, only sooner.
        return not one.far.isdisjoint(other.far)
    return worth_a_look(one, other) or (not one.named.isdisjoint(other.named) and likeness(one, other) >= ALIKE)


def _groups(traits: Sequence[Trait]) -> Iterable[Sequence[str]]:
    """Reports that may be kin by any chain."""
    same = Union(trait.key for trait in traits)
    for places in _holders(traits):
        apart: dict[str, list[Trait]] = {}
        for place in places:
            apart.setdefault(same.find(traits[place].key), []).append(traits[place])
        for here, there in combinations(apart.values(), 2):
            if same.find(here[0].key) != same.find(there[0].key) and any(
                _may_be_kin(one, other) for one in here for other in there
            ):
                same.join(here[0].key, there[0].key)
    return same.groups()


def _holders(traits: Sequence[Trait]) -> Iterator[list[int]]:
    """Places of reports that have a key in common."""
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise UsageError("DuckDB is not installed; pip install 'dateline[ray]' brings it") from error
    hashes: list[int] = []
    places: list[int] = []
    for place, trait in enumerate(traits):
        hints = list(trait.hints)
        hashes += hints
        places += [place] * len(hints)
    held = pa.table({"hash": pa.array(hashes, pa.int64()), "pos": pa.array(places, pa.int32())})
    # Nothing is fetched from anywhere.
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as base:
        base.register("hint", held)
        asked = base.execute(_HOLDERS, [LOUD])
        while rows := asked.fetchmany(10_000):
            yield from (row[0] for row in rows)
