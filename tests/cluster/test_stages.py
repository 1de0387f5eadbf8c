"""Stages are pure functions, Arrow table to Arrow table; none of them opens a file or knows Ray."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest

import toy
from dateline.cluster.blocks import resolve_table
from dateline.cluster.kin import kin_blocks, traits_table
from dateline.cluster.schema import CLAIMS, ITEM, RELATIONS, item_rows, items_table
from dateline.cluster.stages import block_of, items_of, read_table, with_blocks
from dateline.crew import stage
from dateline.ingest import make_report
from dateline.model.exchange import to_row
from dateline.model.plain import Row, report_of, report_row
from dateline.model.report import Report, Skipped


def report(text: str, name: str = "a", **meta: Any) -> Report:
    return make_report(text, name=name, language=meta.pop("language", "en"), **meta)


def toy_read(rows: Any) -> list[Row]:
    found = [report_of(row) for row in rows]
    return [
        {
            "report": one.key,
            "reader": "toy-1",
            "claims": [to_row(claim, report_name=one.name, reader="toy-1") for claim in toy.toy_claims(one)],
            "fault": "",
        }
        for one in found
    ]


KILLED = "There were {} killed in {} on 2022-01-05, a long enough line of words that tell of one day in one town."


def test_a_report_comes_back_whole_out_of_a_table() -> None:
    given = report("LIMA, Jan. 5 (Wire) - It was said. \U0001f30d\n\nMore.", outlet="Post", bylines=["A", "B"])
    (row,) = item_rows(items_of([given]))
    assert report_of(row) == given


def test_what_was_skipped_and_what_no_pack_reads_is_passed_on() -> None:
    table = read_table(items_of([Skipped("x", "why"), report("Слово", language="ru")]), toy_read)
    assert table["outcome"].to_pylist() == ["skipped", "not read"]
    assert table["reason"].to_pylist() == ["why", "language 'ru' has no pack"]


def test_half_a_surrogate_pair_is_named_and_stops_nothing() -> None:
    table = read_table(items_of([report("It was \ud800 said."), report(KILLED.format(3, "Astrel"), "b")]), toy_read)
    assert table["outcome"].to_pylist() == ["skipped", "read"]


def test_the_stage_is_that_of_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [report(KILLED.format(n, "Astrel"), f"r{n}") for n in (3, 4)]
    monkeypatch.setattr(stage, "read_reports", lambda reports: toy_read([report_row(one) for one in reports]))
    table = read_table(items_of(given))
    assert [json.loads(words) for words in table["claims"].to_pylist()] == [
        row["claims"] for row in stage.read_batch([report_row(one) for one in given])
    ]


def test_reading_a_table_changes_no_order_and_gives_the_same_twice() -> None:
    table = items_of([report(KILLED.format(n, "Borvia"), f"r{n}") for n in range(5)])
    once = read_table(table, toy_read)
    assert once == read_table(table, toy_read)
    assert once["name"].to_pylist() == [f"r{n}" for n in range(5)]
    assert set(once["country"].to_pylist()) == {"XA"}


def test_a_reader_that_trips_is_named() -> None:
    def trips(rows: Any) -> list[Row]:
        return [{"report": "", "reader": "", "claims": [], "fault": "tripped; please report this"} for _ in rows]

    table = read_table(items_of([report("TRIP", "bad")]), trips)
    assert table.to_pylist()[0] | {} == {
        **dict.fromkeys(ITEM.names),
        "outcome": "skipped",
        "name": "bad",
        "reason": "tripped; please report this",
    }


@pytest.mark.parametrize(
    ("published", "country", "period", "name"),
    [
        ("2022-01-02", "KZ", "week", "2021-W52-KZ"),
        ("2022-01-03", "KZ", "week", "2022-W01-KZ"),
        ("2022-01-03", "KZ", "month", "2022-01-KZ"),
        ("2022-01-03", "", "day", "2022-01-03-none"),
        (None, "KZ", "week", "undated-KZ"),
    ],
)
def test_a_block_is_a_country_and_a_period(published: str | None, country: str, period: str, name: str) -> None:
    assert block_of(published, country, period) == name


def read_one_block() -> pa.Table:
    texts = [(KILLED.format(n, "Astrel"), f"r{n}") for n in (3, 3, 9)]
    reports = [report(text, name, published=date(2022, 1, 6)) for text, name in texts]
    return with_blocks(read_table(items_of([*reports, Skipped("x", "why")]), toy_read), "week")


def test_a_block_is_brought_together_by_the_resolver_of_a_record() -> None:
    table = read_one_block()
    assert set(table["block"].to_pylist()) == {"2022-W01-XA"}
    block = resolve_table(table, among=3)
    # The same text under the same name twice is one report.
    assert len(block.reports) == 2
    assert block.claims.schema == CLAIMS
    assert block.relations.schema == RELATIONS
    assert len(set(block.claims["series"].to_pylist())) == 1
    assert set(block.series["figures"].to_pylist()[0]) == set(block.claims["id"].to_pylist())
    (relation,) = block.relations.to_pylist()
    assert {relation["a"], relation["b"]} == set(block.claims["id"].to_pylist())


def test_a_block_does_not_hang_on_the_order_of_its_rows() -> None:
    table = read_one_block()
    turned = table.take(pa.array(range(len(table) - 1, -1, -1)))
    assert resolve_table(table, among=3) == resolve_table(turned, among=3)


def test_a_small_block_of_many_reports_is_held_to_what_many_are() -> None:
    texts = ["3 killed in Astrel on 2022-01-05, they said.", "8 injured in Borvia on 2022-01-06, others said."]
    table = read_table(items_of([report(text, name) for text, name in zip(texts, "ab", strict=True)]), toy_read)
    stories = [set(resolve_table(with_blocks(table, "week"), among=n).reports["story"].to_pylist()) for n in (2, 1000)]
    assert len(stories[1]) == 2
    assert items_table([]).schema == ITEM


def a_crisis_and_much_else() -> pa.Table:
    """Eighty reports: one crisis over six weeks, two copies of one text, and what has to do with neither."""
    pytest.importorskip("duckdb", reason="blocks of kin need DuckDB: pip install 'dateline[ray]'")
    crisis = "The Borvian guard was blamed as {} killed in Astrel on 2022-01-05, Kessler of the Harbour Union said."
    alone = "On day {0} the Mill{0} fair of Town{0} saw {0} injured in Cindel on 2021-{1:02}-03, Smith{0} said there."
    copied = " ".join(f"word{n}" for n in range(200)) + " 7 killed in Borvia on 2022-03-04."
    reports = [report(crisis.format(n), f"c{n}", published=date(2022, 1, 6) + timedelta(days=n * 2)) for n in range(20)]
    reports += [report(alone.format(n, n % 12 + 1), f"a{n}", published=date(2021, n % 12 + 1, 4)) for n in range(58)]
    reports += [report(copied, f"p{n}", published=date(2022, 3, 5 + 7 * n)) for n in range(2)]
    return read_table(items_of(reports), toy_read)


def test_blocks_of_kin_find_what_resolving_all_at_once_finds() -> None:
    table = a_crisis_and_much_else()
    blocks = kin_blocks(traits_table(table), packed=1)
    placed = with_blocks(table, "kin", blocks)
    assert len(set(blocks.values())) > 10
    parts = [placed.filter(pa.compute.equal(placed["block"], name)) for name in set(blocks.values())]
    whole, found = resolve_table(table, among=80), [resolve_table(part, among=80) for part in parts]
    for name in ("claims", "reports", "series", "events", "relations"):
        rows = [json.dumps(row, default=str) for block in found for row in getattr(block, name).to_pylist()]
        assert sorted(rows) == sorted(json.dumps(row, default=str) for row in getattr(whole, name).to_pylist()), name
    assert whole.relations.num_rows > 0


def test_blocks_of_kin_do_not_hang_on_the_order_of_files() -> None:
    traits = traits_table(a_crisis_and_much_else())
    turned = traits.take(pa.array(range(len(traits) - 1, -1, -1)))
    assert kin_blocks(traits) == kin_blocks(pa.concat_tables([turned, turned.slice(0, 5)]))


def test_few_reports_are_one_block() -> None:
    table = read_table(items_of([report(KILLED.format(n, "Borvia"), f"r{n}") for n in range(5)]), toy_read)
    assert set(kin_blocks(traits_table(table)).values()) == {"kin-all"}


def test_a_group_too_large_for_one_task_is_cut_by_country_and_week() -> None:
    blocks = kin_blocks(traits_table(a_crisis_and_much_else()), packed=1, largest=10)
    cut = {name for name in blocks.values() if name.startswith("cut-")}
    assert {name.split("-", 2)[2] for name in cut} >= {"2022-W01-XA", "2022-W02-XA"}
    assert len([name for name in blocks.values() if name in cut]) == 20
