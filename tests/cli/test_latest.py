"""`dateline figures --by`: the table of an analyst whose report is due."""

from __future__ import annotations

import csv
import json
import re
from datetime import UTC, datetime

import pytest

import dateline
from dateline.cli.app import main


@pytest.fixture
def run(monkeypatch, capsys, sample_record_path):
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("DATELINE_RECORD", str(sample_record_path))

    def go(*args: str) -> tuple[int, str, str]:
        code = main(["figures", *args])
        out = capsys.readouterr()
        return code, out.out, out.err

    return go


def test_numbers_lead_to_notes_that_can_be_pasted(run, capsys):
    code, out, err = run("--by", "admin1", "--measure", "killed,injured,displaced")
    assert code == 0 and "Kazakhstan, country as a whole" in out
    cells, notes = out.split("\nNotes\n")
    assert set(re.findall(r"\[\d+\]", cells)) == set(re.findall(r"^\[\d+\]", notes, re.MULTILINE))
    id = re.search(r"\((F[0-9a-f]+)\)$", notes.splitlines()[0])
    assert id and re.search(r"^\[1\] .+, \d+ January 2022: .*“.+”", notes)
    assert main(["show", id[1]]) == 0
    assert "added up" in err


def test_gaps_are_gaps(run):
    _, out, _ = run("--by", "admin1", "--measure", "killed,displaced")
    assert "no figure" in out and "No figure of killed or displaced" in out
    _, out, _ = run("--by", "admin1", "--measure", "displaced", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows and all(row["low"] is None for row in rows if row["figure"] is None)


def test_a_narrow_terminal_has_lines_for_cells(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = run("--by", "place", "--place", "Almaty")
    assert "killed: 26 [1]" in out and "displaced: no figure" in out


def test_the_table_of_a_day_comes_back_exactly(run, tmp_path):
    asked = ("--by", "admin1", "--reported-by", "2022-01-06", "--json")
    earlier, now = run(*asked)[1], run("--by", "admin1", "--json")[1]
    assert earlier == run(*asked)[1] != now
    assert not any("2022-01-07" in line for line in earlier.splitlines())


def test_a_file_with_hashtags(run, tmp_path):
    code, _, err = run("--by", "admin1", "--hxl", str(tmp_path / "t.csv"))
    assert code == 0 and "written" in err
    names, tags, *lines = csv.reader((tmp_path / "t.csv").read_text("utf-8").splitlines())
    assert tags[names.index("killed")] == "#affected+killed" and lines
    assert run("--by", "admin1", "--hxl", "-")[1].splitlines()[1].startswith("#country+code")


@pytest.mark.parametrize("args", [("--hxl", "t.csv"), ("--by", "admin1", "--source", "police"), ("--by", "village")])
def test_what_does_not_go_together_is_said(run, args):
    code, _, err = run(*args)
    assert code == 2 and "--" in err


def test_the_table_of_an_earlier_record_time_comes_back_exactly(tmp_path):
    texts = {
        "a.txt": ("2022-01-06", "ALMATY - Police said on Thursday that at least 12 people were killed in Almaty."),
        "b.txt": ("2022-01-08", "ALMATY - Police said on Saturday that 26 people had been killed in Almaty so far."),
        "c.txt": ("2022-01-07", "AKTAU - Officials said on Friday that 300 people were displaced in Aktau."),
    }
    with dateline.open(tmp_path / "r.dateline") as record:
        tables, moments = [], []
        for name, (day, text) in texts.items():
            (tmp_path / name).write_text(text)
            record.read(tmp_path / name, published=day, workers=1)
            tables.append(record.latest(measure=["killed", "displaced"]))
            moments.append(datetime.now(UTC))
        for moment, table in zip(moments, tables, strict=True):
            assert record.as_of(moment).latest(measure=["killed", "displaced"]) == table
        assert [len(table) for table in tables] == [2, 2, 4]
        assert (tables[0][0].low, tables[0][0].high, tables[0][0].words) == (12, None, "at least 12")
        assert tables[1][0].low == tables[1][0].high == 26
