"""Blocks that cut nothing: reports that may print one text or be about the same, by any chain, are of one block.

Told from what each report is brought together by (``resolve.traits``), without its text. Whoever the resolver would lay
beside each other shares a key; DuckDB joins by keys, and pairs are judged by the resolver's own tests. What they let
through is a little more than what is kin in the end, so nothing that a record would find lies between two blocks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from dateline.cluster.blocks import claims_of, plain_of
from dateline.cluster.stages import reports_of
from dateline.errors import UsageError
from dateline.resolve.copies import worth_a_look
from dateline.resolve.parts import ALIKE, is_small, likeness
from dateline.resolve.plain import PlainReport
from dateline.resolve.traits import Trait, kept_of, made, trait_of
from dateline.resolve.union import Union

MOST = 1_000_000
"""Reports whose traits one machine can hold."""

LOUD = 3_000
"""A key that more reports have is left out: a stock sentence, or a name that is everywhere."""

TRAITS = pa.schema(
    [("key", pa.string()), ("published", pa.date32()), ("headline", pa.string()), ("trait", pa.string())]
)

_PAIRS = """
WITH common AS (SELECT hash FROM hint GROUP BY hash HAVING count(*) BETWEEN 2 AND ?),
 held AS (SELECT hash, pos FROM hint SEMI JOIN common USING (hash))
SELECT DISTINCT a.pos AS a, b.pos AS b FROM held a JOIN held b ON a.hash = b.hash AND a.pos < b.pos ORDER BY a, b
"""


def traits_table(table: pa.Table) -> pa.Table:
    """What the reports of a table of items are brought together by; a pure function."""
    rows = [
        {
            "key": report.key,
            "published": report.published.day,
            "headline": report.headline,
            "trait": json.dumps(kept_of(trait_of(plain_of(report), claims_of(report, row)))),
        }
        for report, row in reports_of(table)
    ]
    return pa.Table.from_pylist(rows, schema=TRAITS)


def kin_blocks(table: pa.Table, *, packed: int = 500) -> dict[str, str]:
    """The block of each report: those that may be kin by any chain together, small groups packed into blocks.

    Args:
        table: Traits of all reports (``TRAITS``), in any order; a key that stands there twice counts once.
        packed: Reports of one block that is made of groups which have nothing to do with each other.

    Raises:
        UsageError: there are too many, or DuckDB is not installed.
    """
    if len(table) > MOST:
        raise UsageError(f"over {MOST:,} reports: resolve by country and time instead, with --blocks week")
    found = {row["key"]: row for row in table.to_pylist()}
    traits = [_trait(found[key]) for key in sorted(found)]
    if is_small(len(traits)):
        return {trait.key: "kin-all" for trait in traits}
    same = Union(trait.key for trait in traits)
    for a, b in _pairs(traits):
        one, other = traits[a], traits[b]
        if same.find(one.key) != same.find(other.key) and _may_be_kin(one, other):
            same.join(one.key, other.key)
    return _packed([sorted(group) for group in same.groups()], packed)


def _trait(row: Mapping[str, object]) -> Trait:
    report = PlainReport(key=row["key"], name="", headline=row["headline"], published=row["published"])  # type: ignore[arg-type]
    return made(report, json.loads(str(row["trait"])))


def _may_be_kin(one: Trait, other: Trait) -> bool:
    return worth_a_look(one, other) or (not one.names.isdisjoint(other.names) and likeness(one, other) >= ALIKE)


def _pairs(traits: Sequence[Trait]) -> Iterable[tuple[int, int]]:
    """Places of reports that have a key in common."""
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise UsageError("DuckDB is not installed; pip install 'dateline[ray]' brings it") from error
    hashes: list[int] = []
    places: list[int] = []
    for at, trait in enumerate(traits):
        hints = list(trait.hints)
        hashes += hints
        places += [at] * len(hints)
    held = pa.table({"hash": pa.array(hashes, pa.int64()), "pos": pa.array(places, pa.int32())})
    # Nothing is fetched from anywhere.
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as base:
        base.register("hint", held)
        asked = base.execute(_PAIRS, [LOUD])
        while rows := asked.fetchmany(100_000):
            yield from rows


def _packed(groups: Sequence[Sequence[str]], size: int) -> dict[str, str]:
    """Blocks of groups: a large one by itself, small ones together, so that a new report moves few."""
    count = 1
    while count * size < sum(len(group) for group in groups):
        count *= 2
    blocks: dict[str, str] = {}
    for group in groups:
        word = hashlib.sha256(group[0].encode()).hexdigest()
        name = f"kin-{word[:12]}" if len(group) >= size else f"kin-{int(word, 16) % count:05}"
        blocks.update(dict.fromkeys(group, name))
    return blocks
