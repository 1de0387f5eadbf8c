"""Checking, compacting, copying and merging records."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from itertools import permutations

import pytest

import dateline
import toy
from dateline.cli.app import main

TEXTS = {
    "a": "There were 18 killed in Astrel on 2022-01-05, the town said. Reds stormed Astrel on 2022-01-05.",
    "b": "Later 20 killed in Astrel on 2022-01-05 were counted. Mayor said: It was a dark week for us.",
    "c": "In the east 7 injured in Borvia on 2022-02-01 were seen by a nurse of the hospital.",
}


@pytest.fixture(autouse=True)
def _toy(toy):
    pass


def made(path, folder, names, **how):
    files = [folder / f"{name}.txt" for name in names]
    with dateline.open(path) as record:
        record.read(files, published="2022-01-06", **how)
    return path


@pytest.fixture
def folder(tmp_path):
    return toy.write(tmp_path / "in", **TEXTS)


@pytest.fixture
def path(tmp_path, folder):
    return made(tmp_path / "r.dateline", folder, "abc")


def harm(path, *commands):
    """What another program could do to a record, the guards taken off."""
    with sqlite3.connect(path) as other:
        for (name,) in other.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            other.execute(f"drop trigger {name}")
        for command in commands:
            other.execute(command)
    other.close()


def test_a_good_record_is_whole(path):
    with dateline.open(path) as record:
        found = record.check()
    assert found.faults == ()
    assert found.resolved
    assert found.rows["report"] == 3
    assert main(["check", "--record", str(path)]) == 0


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("update report set text = replace(text, 'Astrel', 'Estral') where name = 'a.txt'", "hash"),
        ("update report set name = 'z.txt' where name = 'a.txt'", "hash"),
        ("update claim set text = '19' where text = '18'", "span"),
        ("update claim set start = start + 1 where kind = 'figure'", "span"),
        ("update claim set place = 'Cindel' where place = 'Borvia'", "span"),
        ("update claim set sentence_end = 99999 where kind = 'event'", "span"),
        ("delete from reading where report in (select key from report where name = 'b.txt')", "orphan"),
        ("delete from report where name = 'b.txt'", "orphan"),
        ("delete from claim where kind = 'figure'", "orphan"),
        ("update reading set recorded_at = '2001-01-01T00:00:00.000000Z' where id = 3", "order"),
    ],
)
def test_what_another_program_changed_is_found(path, command, kind, capsys):
    harm(path, command)
    with dateline.open(path) as record:
        assert kind in {fault.kind for fault in record.check().faults}
    assert main(["check", "--record", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)["faults"]
    assert all(fault["remedy"] for fault in told)


def test_a_changed_judgement_is_found(path):
    with dateline.open(path) as record:
        record.judge(record.figures()[0].id, "accept", who="marta")
        assert not record.check().faults
    harm(path, "update judgement set verdict = 'rejected'")
    with dateline.open(path) as record:
        assert [fault.kind for fault in record.check().faults] == ["hash"]


def test_a_damaged_page_is_found(path):
    with sqlite3.connect(path) as other:
        other.execute("pragma wal_checkpoint(truncate)")
        (page,) = other.execute("select rootpage from sqlite_master where name = 'claim_measure'").fetchone()
        (size,) = other.execute("pragma page_size").fetchone()
    other.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size + 3)
        file.write(b"\x00\x63")
    with dateline.open(path) as record:
        (fault, *_) = record.check().faults
    assert fault.kind == "file"
    assert "backup" in fault.remedy


def test_compacting_keeps_every_row(path, folder):
    with dateline.open(path) as record:
        record.judge(record.figures()[0].id, "accept")
        before = (list(record.export_rows()), record.check().rows)
        small = record.compact()
        assert small[1] <= small[0]
        assert (list(record.export_rows()), record.check().rows) == before
        assert record.search("nurse")
        assert not record.check().faults


def test_a_backup_is_whole_and_is_of_one_moment(path, tmp_path, capsys):
    assert main(["backup", str(tmp_path / "copy.dateline"), "--record", str(path)]) == 0
    with dateline.open(path) as record, dateline.open(tmp_path / "copy.dateline", create=False) as copy:
        assert list(copy.export_rows()) == list(record.export_rows())
        assert not copy.check().faults
        with pytest.raises(dateline.UsageError, match="already"):
            record.backup(tmp_path / "copy.dateline")
        with pytest.raises(dateline.UsageError, match="no folder"):
            record.backup(tmp_path / "nowhere" / "copy.dateline")


WRITING = """
import sys
sys.path.insert(0, {tests!r})
import toy, dateline
toy.use()
with dateline.open({path!r}) as record:
    record.read({folder!r}, published="2022-01-06", progress=lambda step: print(step.name, flush=True))
"""


def test_a_backup_while_others_write_is_whole(tmp_path):
    from pathlib import Path

    texts = {f"r{n:03}": f"There were {n + 1} killed in Astrel on 2022-01-05, it said." for n in range(300)}
    folder = toy.write(tmp_path / "many", **texts)
    path = tmp_path / "r.dateline"
    code = WRITING.format(tests=str(Path(__file__).parents[1]), path=str(path), folder=str(folder))
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        told = [process.stdout.readline().strip() for _ in range(20)]
        with dateline.open(path) as record:
            record.backup(tmp_path / "copy.dateline")
    finally:
        process.communicate()
    assert process.returncode == 0
    with dateline.open(tmp_path / "copy.dateline") as copy:
        names = {report.name for report in copy.reports()}
        assert set(told) <= names
        assert not copy.check().faults


def said(path):
    """What a record says, row numbers and record times of what was made anew aside."""
    with dateline.open(path, create=False) as record:
        assert not record.check().faults
        lists = [[*record.export_rows(what=what)] for what in ("claims", "relations", "events", "series", "origins")]
        judged = [(row.key, row.verdict, row.who, row.state) for row in record.judgements()]
        reports = [(row.name, row.published, row.outlet) for row in record.reports()]
        return json.dumps([lists, judged, sorted(reports, key=str)], default=str, sort_keys=True)


def low(record, value):
    return next(row.id for row in record.figures(include_rejected=True) if row.low == value)


@pytest.fixture
def two(tmp_path, folder):
    """Marta and Juan read two reports each, one of them the same, and judge otherwise."""
    marta = made(tmp_path / "marta.dateline", folder, "ab")
    juan = made(tmp_path / "juan.dateline", folder, "bc")
    with dateline.open(marta) as record:
        record.judge(low(record, 20), "accept", who="marta", when="2026-01-01T10:00")
        record.judge(low(record, 18), "correct", values={"low": 17}, who="marta", when="2026-01-01T11:00")
    with dateline.open(juan) as record:
        record.judge(low(record, 20), "reject", who="juan", when="2026-01-02T10:00")
    return marta, juan


def test_two_records_make_one_as_if_all_was_read_and_judged_there(two, tmp_path, folder):
    marta, juan = two
    done = dateline.merge([marta, juan], tmp_path / "both.dateline")
    assert (done.sources, done.reports, done.shared, done.judgements, done.reread) == (2, 3, 1, 3, 0)
    whole = made(tmp_path / "whole.dateline", folder, "abc")
    with dateline.open(whole) as record:
        for source in two:
            with dateline.open(source) as one:
                rows = list(one.export_rows(what="judgements"))
            (tmp_path / "j.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
            record.judge_from(tmp_path / "j.jsonl")
    assert said(tmp_path / "both.dateline") == said(whole)


def test_both_of_two_decisions_stay_visible_with_who(two, tmp_path):
    dateline.merge(two, tmp_path / "both.dateline")
    with dateline.open(tmp_path / "both.dateline") as record:
        about = record.judgements(about=low(record, 20))
        assert [(row.who, row.verdict, row.state) for row in about] == [
            ("marta", "accepted", "overruled"),
            ("juan", "rejected", "stands"),
        ]


def test_the_order_of_records_does_not_matter_and_again_changes_nothing(two, tmp_path, folder):
    third = made(tmp_path / "third.dateline", folder, "a", outlet="Sample Post")
    results = set()
    for number, order in enumerate(permutations([*two, third])):
        dateline.merge(order, tmp_path / f"m{number}.dateline")
        results.add(said(tmp_path / f"m{number}.dateline"))
    assert len(results) == 1
    dateline.merge([tmp_path / "m0.dateline", two[0]], tmp_path / "again.dateline")
    assert {said(tmp_path / "again.dateline")} == results


def test_what_one_of_them_knew_of_a_report_is_kept(tmp_path, folder):
    with dateline.open(tmp_path / "dated.dateline") as record:
        record.read(folder / "a.txt", published="2022-01-06")
    with dateline.open(tmp_path / "named.dateline") as record:
        record.read(folder / "a.txt", outlet="Sample Post")
    done = dateline.merge([tmp_path / "dated.dateline", tmp_path / "named.dateline"], tmp_path / "both.dateline")
    assert done.reread == 1
    with dateline.open(tmp_path / "both.dateline") as record:
        (report,) = record.reports()
        assert (str(report.published), report.outlet) == ("2022-01-06", "Sample Post")


def test_a_changed_text_stays_the_newer_version(tmp_path, folder):
    old = made(tmp_path / "old.dateline", folder, "ab")
    (folder / "a.txt").write_text("There were 19 killed in Astrel on 2022-01-05, the town said then.", "utf-8")
    new = made(tmp_path / "new.dateline", folder, "a")
    dateline.merge([new, old], tmp_path / "both.dateline")
    with dateline.open(tmp_path / "both.dateline") as record:
        assert sorted(row.low for row in record.figures()) == [19, 20]
        assert record.check().rows["report"] == 3


def test_a_merge_needs_two_records_and_a_free_name(two, tmp_path, capsys):
    with pytest.raises(dateline.UsageError, match="two"):
        dateline.merge([two[0]], tmp_path / "x.dateline")
    with pytest.raises(dateline.UsageError, match="already"):
        dateline.merge(two, two[0])
    with pytest.raises(dateline.RecordError):
        dateline.merge([two[0], tmp_path / "nowhere.dateline"], tmp_path / "x.dateline")
    assert not list(tmp_path.glob("x.dateline*"))
    assert main(["merge", *map(str, two), "--into", str(tmp_path / "both.dateline")]) == 0
    assert "3 (1 in more than one of them)" in capsys.readouterr().out
