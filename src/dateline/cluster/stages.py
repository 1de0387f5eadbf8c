"""The stages of a cluster: pure functions, Arrow table to Arrow table. They open no file and know nothing of Ray.

Reading is ``crew.stage.read_batch``, the very function that one process calls and that the process pool runs in each of
its workers; here its rows travel as a table.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pyarrow as pa

from dateline.cluster.schema import ITEM, item_rows, items_table
from dateline.crew.stage import read_batch
from dateline.language import PACKS
from dateline.model.plain import Row, report_of, report_row
from dateline.model.report import Report, Skipped

READ, NOT_READ, SKIPPED = "read", "not read", "skipped"
PERIODS = ("day", "week", "month")
"""What a block may last."""

Reader = Callable[[Sequence[Row]], list[Row]]


def items_of(met: Sequence[Report | Skipped]) -> pa.Table:
    """What ingest gives as a table, not read yet: ``outcome`` is null for what a pack reads."""
    return items_table([_item(one) for one in met])


def _item(one: Report | Skipped) -> Row:
    if isinstance(one, Skipped):
        return {"outcome": SKIPPED, "name": _whole(one.name), "reason": _whole(one.reason)}
    row = report_row(one)
    if any(_whole(value) != value for value in (one.text, one.name, one.headline, one.outlet, *one.bylines)):
        return {
            "outcome": SKIPPED,
            "name": _whole(one.name),
            "reason": "broken text (half of a surrogate pair); write the character whole",
        }
    if one.language in PACKS:
        return row | {"key": one.key}
    told = f"language {one.language!r} has no pack" if one.language else "its language was not recognised"
    return row | {"key": one.key, "outcome": NOT_READ, "reason": told, "reader": "", "country": "", "claims": "[]"}


def read_table(table: pa.Table, read: Reader = read_batch) -> pa.Table:
    """Items with their claims.

    Args:
        table: Of schema ``ITEM``; what has an outcome is passed on as it is.
        read: What reads reports as plain rows; else ``crew.stage.read_batch`` in this process.
    """
    asked = asked_of(table)
    return answered(table, read(asked) if asked else [])


def asked_of(table: pa.Table) -> list[Row]:
    """Reports of a table of items that are to be read, as the reading stage takes them."""
    return [{name: row[name] for name in _REPORT} for row in item_rows(table) if row["outcome"] is None]


def answered(table: pa.Table, answers: Sequence[Row]) -> pa.Table:
    """A table of items with what the reading stage gave for those that it was asked of."""
    rest = iter(answers)
    return items_table(row if row["outcome"] is not None else _answered(row, next(rest)) for row in item_rows(table))


_REPORT = tuple(report_row(Report(name="", text="")))


def _answered(row: Row, answer: Row) -> Row:
    if answer["fault"]:
        return {"outcome": SKIPPED, "name": row["name"], "reason": answer["fault"]}
    claims = answer["claims"]
    return row | {
        "outcome": READ,
        "reader": answer["reader"],
        "country": _country(claims),
        # Half of a surrogate pair cannot stand in Arrow; escaped it can.
        "claims": json.dumps(claims, ensure_ascii=True, sort_keys=True),
    }


def _country(claims: Sequence[Row]) -> str:
    """The country of most figures and events; of several the first by name; "" for none."""
    counts = Counter(one["place_country"] for one in claims if one["kind"] != "statement" and one["place_country"])
    return min(counts, key=lambda code: (-counts[code], code)) if counts else ""


def with_blocks(table: pa.Table, period: str, known: Mapping[str, str] | None = None) -> pa.Table:
    """Reports with the block they are resolved in.

    Args:
        table: Items; what was skipped is left out.
        period: One of ``PERIODS``, for blocks of one country and a day, week or month of publication.
        known: The block of each report by its key, in place of that.
    """
    table = table.filter(pa.compute.not_equal(table["outcome"], SKIPPED))
    if known is not None:
        return table.append_column("block", pa.array([known[key] for key in table["key"].to_pylist()], pa.string()))
    names = [
        block_of(day, country or "", period)
        for day, country in zip(table["published"].to_pylist(), table["country"].to_pylist(), strict=True)
    ]
    return table.append_column("block", pa.array(names, pa.string()))


def block_of(published: str | None, country: str, period: str) -> str:
    """The name of a block: "2022-W01-KZ"; "undated-KZ" for reports without a day, "none" for no country."""
    where = country or "none"
    if not published:
        return f"undated-{where}"
    if period == "day":
        return f"{published}-{where}"
    if period == "month":
        return f"{published[:7]}-{where}"
    year, week, _ = date.fromisoformat(published).isocalendar()
    return f"{year}-W{week:02}-{where}"


def reports_of(table: pa.Table) -> list[tuple[Report, Row]]:
    """Reports of a table with their items, each key once, in order of key."""
    found: dict[str, tuple[Report, Row]] = {}
    for row in item_rows(table.select([name for name in table.column_names if name in ITEM.names])):
        if row["outcome"] == SKIPPED:
            continue
        known = found.get(row["key"])
        # One text met in two files is one report; which of them is kept does not hang on the order.
        if known is None or _order(row) < _order(known[1]):
            found[row["key"]] = (report_of(row), row)
    return [found[key] for key in sorted(found)]


def _order(row: Row) -> tuple[str, ...]:
    return (row["published"] or "9999", row["address"], row["claims"])


def _whole(words: str) -> str:
    """The words with what cannot be written as UTF-8 left out."""
    return words.encode("utf-8", "ignore").decode("utf-8")
