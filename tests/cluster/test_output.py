"""One input file, one output file: whole, not made again, and the same record as reading the input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import dateline
from cluster.conftest import TESTS
from dateline import cluster
from dateline.cluster import work
from dateline.cluster.blocks import keep_blocks, known_blocks, resolve_table, settle_blocks
from dateline.cluster.files import Folder
from dateline.cluster.stages import with_blocks
from dateline.cluster.units import dates_of, done, find_units, outputs
from dateline.cluster.work import read_unit
from dateline.errors import RecordError, UsageError
from dateline.ingest import take
from dateline.model.report import Skipped


def read_all(folder: Any, plan: Any) -> list[dict[str, Any]]:
    units, faults = find_units(folder, plan)
    assert not faults
    return [read_unit(unit, plan) for unit in units]


def settle(plan: Any, period: str = "week") -> list[dict[str, Any]]:
    folder = Folder(plan.out)
    tables = [pa.Table.from_batches([batch]) for name in outputs(folder) for batch in folder.tables(name)]
    rows = settle_blocks(with_blocks(pa.concat_tables(tables), period), plan.out, 1000).to_pylist()
    keep_blocks(folder, period, rows)
    return rows


def export(path: Path) -> list[dict[str, Any]]:
    with dateline.open(path) as record:
        assert not record.check().faults
        return sorted(record.export_rows(), key=lambda row: row["id"])


def test_a_file_becomes_one_file_with_all_that_was_met(crawl: Any, plan: Any) -> None:
    folder = crawl(2, 5, trip="TRIP here.")
    told = read_all(folder, plan)
    assert [one["outcome"] for one in told] == ["read"] * 3
    assert told[0]["counts"] == {
        **dict.fromkeys(("not_read", "skipped", "damaged", "undated", "statements"), 0),
        **dict.fromkeys(("items", "reports", "figures", "mentions"), 5),
    }
    assert told[2]["named"] == [["trip", "tripped over TRIP; please report this"]]
    assert len(Folder(plan.out).names("read", ".parquet")) == 3


def test_a_report_that_kills_its_reader_is_named_and_costs_no_other(crawl: Any, plan: Any) -> None:
    told = read_all(crawl(1, 5, die="DIE here.", hang="HANG here."), replace(plan, limit=2.0))
    assert [one["outcome"] for one in told] == ["read"] * 3
    reasons = {name: reason for one in told for name, reason in one["named"]}
    assert "SIGKILL" in reasons["die"]
    assert "--limit-seconds" in reasons["hang"]
    assert told[2]["counts"]["reports"] == 5


def test_what_is_done_is_known_until_file_or_options_change(crawl: Any, plan: Any) -> None:
    folder = crawl(1)
    read_all(folder, plan)
    (unit,), _ = find_units(folder, plan)
    assert done(Folder(plan.out), unit)
    before = Path(plan.out, unit.out).stat()
    assert read_unit(unit, plan)["counts"]["reports"] == 8
    assert Path(plan.out, unit.out).stat() == before
    for other in (replace(plan, outlet="Post"), replace(plan, readers={"en": "toy-2"})):
        (unit,), _ = find_units(folder, other)
        assert not done(Folder(plan.out), unit)
    os.utime(folder / "part0.jsonl", ns=(1, 1))
    (unit,), _ = find_units(folder, plan)
    assert not done(Folder(plan.out), unit)


def test_a_file_that_fails_half_way_leaves_nothing_under_its_name(
    crawl: Any, plan: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "_count", breaks)
    (told,) = read_all(crawl(1), plan)
    assert told["outcome"] == "failed"
    assert "No space left" in told["fault"]
    assert list(Path(plan.out, "read").iterdir()) == []


def test_another_reader_on_a_machine_is_a_fault(crawl: Any, plan: Any) -> None:
    (told,) = read_all(crawl(1), replace(plan, stage="dateline.crew.stage:read_batch", readers={"en": "other"}))
    assert told["outcome"] == "failed"
    assert "install the same" in told["fault"]


def test_the_record_of_an_output_is_that_of_reading_the_files(tmp_path: Path, crawl: Any, plan: Any) -> None:
    folder = crawl(3, 6, trip="TRIP here.")
    (folder / "z.txt").write_text("There were 44 killed in Borvia on 2022-01-05, a report without a day told.")
    (folder / "broken.jsonl").write_text('{"text": "half')
    with dateline.open(tmp_path / "read.dateline") as record:
        wanted = record.read(folder)
    read_all(folder, plan)
    steps: list[int] = []
    with dateline.open(tmp_path / "imported.dateline") as record:
        found = record.import_output(plan.out, progress=lambda step: steps.append(step.done))
        again = record.import_output(plan.out)
    assert steps[-1] == found.given == 21
    assert [one.name for one in found.skipped] == [one.name for one in wanted.skipped]
    for name in ("given", "read", "not_read", "undated", "figures", "events"):
        assert getattr(found, name) == getattr(wanted, name), name
    assert again.unchanged == found.read
    assert export(tmp_path / "imported.dateline") == export(tmp_path / "read.dateline")


def test_what_another_reader_made_is_read_again(tmp_path: Path, crawl: Any, plan: Any, toy: None) -> None:
    import toy as reader

    folder = crawl(1, 4)
    read_all(folder, plan)
    reader.use("toy-2")
    with dateline.open(tmp_path / "r.dateline") as record:
        record.import_output(plan.out)
        # The toy of this process leaves it to the record to name the reader.
        assert {row["reader"] for row in record.export_rows()} == {"toy-2"}


def test_a_folder_that_is_no_output_says_so(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.dateline") as record, pytest.raises(RecordError, match="no output"):
        record.import_output(tmp_path)


def test_claims_and_reports_lie_by_day_and_all_others_by_block(crawl: Any, plan: Any) -> None:
    read_all(crawl(3, 6), plan)
    rows = settle(plan)
    assert {row["outcome"] for row in rows} == {"resolved"}
    folder = Folder(plan.out)
    days = {name.split("/")[1] for name in folder.below("claims", ".parquet")}
    assert "day=2022-01-06" in days
    assert len(folder.names("relations", ".parquet")) == len(rows)
    claims = sum(len(pa.Table.from_batches(folder.tables(name))) for name in folder.below("claims", ".parquet"))
    assert claims == sum(row["claims"] for row in rows) == 36


def test_only_blocks_that_changed_are_resolved_again(crawl: Any, plan: Any) -> None:
    folder = crawl(3, 6)
    read_all(folder, plan)
    settle(plan)
    assert known_blocks(Folder(plan.out), "week") is not None
    row = {
        "id": "late",
        "text": "There were 77 killed in Astrel on 2022-01-05.",
        "date": "2022-01-07",
        "language": "en",
    }
    (folder / "late.jsonl").write_text(json.dumps(row))
    read_all(folder, plan)
    assert known_blocks(Folder(plan.out), "week") is None
    rows = settle(plan)
    assert sorted(row["outcome"] for row in rows) == ["resolved", *["unchanged"] * (len(rows) - 1)]


def test_another_period_leaves_no_file_of_the_one_before(crawl: Any, plan: Any) -> None:
    read_all(crawl(2, 6), plan)
    settle(plan, "day")
    settle(plan, "month")
    folder = Folder(plan.out)
    assert folder.names("series", ".parquet") == ["series/2022-01-XA.parquet"]
    assert {name.rpartition("/")[2] for name in folder.below("claims", ".parquet")} == {"2022-01-XA.parquet"}


def test_what_a_killed_settling_left_is_taken_away(crawl: Any, plan: Any) -> None:
    read_all(crawl(2, 6), plan)
    settle(plan)
    folder = Folder(plan.out)
    (left,) = folder.names("series", ".parquet")[:1]
    with folder.open(left) as stream:
        Path(plan.out, "claims/day=1999-01-01").mkdir()
        Path(plan.out, "claims/day=1999-01-01", Path(left).name).write_bytes(stream.read())
        Path(plan.out, "series/kin-00099.parquet").write_bytes(b"of another block")
    settle(plan)
    assert "series/kin-00099.parquet" not in folder.names("series", ".parquet")
    assert not [name for name in folder.below("claims", ".parquet") if "1999" in name]


def test_a_block_that_the_resolver_trips_over_is_named_and_tried_again(
    crawl: Any, plan: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_all(crawl(3, 6), plan)
    with monkeypatch.context() as patch:

        def trips(part: pa.Table, among: int) -> Any:
            if "r000" in part["name"].to_pylist():
                raise ValueError("tripped")
            return resolve_table(part, among)

        patch.setattr("dateline.cluster.blocks.resolve_table", trips)
        rows = settle(plan, "day")
    assert [row["fault"] for row in rows if row["outcome"] == "failed"] == ["ValueError: tripped; please report this"]
    assert known_blocks(Folder(plan.out), "day") is None
    again = settle(plan, "day")
    assert sorted(row["outcome"] for row in again) == ["resolved", *["unchanged"] * (len(rows) - 1)]


def test_dates_of_a_table_and_its_own_file_are_known_elsewhere(tmp_path: Path, crawl: Any, plan: Any) -> None:
    folder = crawl(1, 2)
    table = folder / "dates.csv"
    table.write_text("name,date\nr000,2021-02-03\n")
    dated = replace(plan, dates=dates_of(table), dates_path=str(table))
    read_all(folder, dated)
    (name,) = outputs(Folder(plan.out))
    rows = [row for batch in Folder(plan.out).tables(name) for row in batch.to_pylist()]
    assert [row["published"] for row in rows] == ["2021-02-03", "2022-01-07"]


def test_output_may_lie_at_an_address(crawl: Any, plan: Any, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="addresses need fsspec: pip install 'dateline[crawl]'")
    away = replace(plan, out="memory://away/out")
    told = read_all(crawl(1, 3), away)
    assert [one["outcome"] for one in told] == ["read"]
    settle(away)
    assert fsspec.filesystem("memory").exists("/away/out/settled.parquet")
    with dateline.open(tmp_path / "r.dateline") as record:
        assert record.import_output(away.out).read == 3


def test_input_may_lie_at_an_address_and_damage_in_it_is_counted(tmp_path: Path, plan: Any) -> None:
    pytest.importorskip("fsspec", reason="addresses need fsspec: pip install 'dateline[crawl]'")
    pytest.importorskip("fastwarc", reason="reading WARC needs FastWARC: pip install 'dateline[crawl]'")
    text = b"There were 7 killed in Astrel on 2022-01-05, and a line of words more for good measure."
    records = b"".join(
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://x.example/%d\r\nWARC-Date: "
        b"2022-01-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:%d>\r\nContent-Type: text/plain\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (number, number, len(text), text)
        for number in range(3)
    )
    (tmp_path / "x.warc").write_bytes(records[:-50])
    (told,) = read_all(f"file://{tmp_path}/x.warc", plan)
    assert (told["counts"]["reports"], told["counts"]["damaged"]) == (2, 1)
    assert told["named"][0][0] == "https://x.example/2"
    assert "truncated" in told["named"][0][1]


KILLED = """
import json, sys
sys.path.insert(0, {tests!r})
from dateline.cluster.units import Plan, Unit
from dateline.cluster.work import read_unit
plan = Plan(**json.loads({plan!r}))
for unit in json.loads({units!r}):
    print(read_unit(Unit(**unit), plan)["outcome"], flush=True)
"""


def test_a_task_that_is_killed_leaves_whole_files_only(crawl: Any, plan: Any) -> None:
    folder, slow = crawl(4, 20), replace(plan, stage="crew_stages:slow")
    units, _ = find_units(folder, slow)
    words = json.dumps([asdict(unit) for unit in units])
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED.format(tests=TESTS, plan=slow.json(), units=words)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"read\n"
    time.sleep(0.2)
    process.kill()
    process.communicate()
    there = outputs(Folder(slow.out))
    assert 1 <= len(there) < 4
    assert all(one["counts"]["reports"] == 20 for one in there.values())
    kept = {name: Path(slow.out, name).stat() for name in there}
    assert [one["counts"]["reports"] for one in read_all(folder, slow)] == [20] * 4
    assert {name: Path(slow.out, name).stat() for name in there} == kept
    assert len(outputs(Folder(slow.out))) == 4


def test_without_ray_it_is_told_what_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match="pip install"):
        cluster.read(str(tmp_path), tmp_path / "out")


@pytest.mark.parametrize("how", [{"blocks": "year"}, {"workers": 0}, {"limit_seconds": 0}])
def test_options_that_are_none_are_refused_before_anything_runs(
    tmp_path: Path, how: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    with pytest.raises(UsageError):
        cluster.read(str(tmp_path), tmp_path / "out", **how)


def test_an_output_is_no_input(crawl: Any, plan: Any) -> None:
    folder = crawl(2, 3)
    inside = replace(plan, out=str(folder / "out"))
    read_all(folder, inside)
    assert len(find_units(folder, inside)[0]) == 2
    met = list(take(folder))
    assert [one.reason for one in met if isinstance(one, Skipped)] == [
        "what a cluster read; take its folder in with dateline import"
    ] * 2


def test_standard_input_is_no_file_of_a_cluster(plan: Any) -> None:
    with pytest.raises(UsageError, match="standard input"):
        find_units(["-"], plan)
