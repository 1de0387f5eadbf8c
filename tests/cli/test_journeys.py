"""What people come for by command: the journeys, as far as commands reach."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

import dateline
from dateline.cli.app import main

TEXTS = {
    "a.txt": "ALMATY - Police said on Thursday that 12 people were killed in clashes in Almaty.",
    "b.txt": "ALMATY - At least 20 people were killed in Almaty on Thursday, the mayor said. Soldiers arrested a man.",
    "c.txt": "Shops stayed shut. A crowd of 300 marched through Aktau, organisers said.",
}


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """A command in a folder of its own: exit code, standard output, standard error."""
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("DATELINE_USER", "marta")
    monkeypatch.delenv("DATELINE_RECORD", raising=False)
    monkeypatch.chdir(tmp_path)

    def go(*args: str) -> tuple[int, str, str]:
        code = main(list(args))
        out = capsys.readouterr()
        return code, out.out, out.err

    return go


@pytest.fixture
def coded(run, tmp_path):
    """The record of a coder with three articles, one of them without a day."""
    folder = tmp_path / "kaz"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    (folder / "picture.png").write_bytes(b"\x89PNG no text")
    (tmp_path / "dates.csv").write_text("name,published\na.txt,2022-01-06\nb.txt,2022-01-07\n")
    code, out, err = run("read", "kaz", "--record", "kaz.dateline", "--dates", "dates.csv", "--workers", "1")
    assert code == 0
    return out + err


def test_a_coder_reads_and_the_counts_add_up(coded):
    told = " ".join(coded.split())
    assert "given 4" in told and "read 3" in told and "skipped 1" in told and "without a date 1" in told
    assert "picture.png" in told and "c.txt" in told


def test_a_coder_takes_events_to_a_spreadsheet(run, coded, tmp_path):
    code, out, _ = run("events", "--record", "kaz.dateline")
    assert code == 0 and "Almaty" in out and "6 January 2022" in out
    assert run("export", "--as", "acled", "--excel", "-o", "e.csv", "--record", "kaz.dateline")[0] == 0
    raw = (tmp_path / "e.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfevent_id_cnty,event_date")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows
    for row in rows:
        empty = [name for name in ("event_date", "event_type", "actor1", "country") if not row[name]]
        assert set(empty) <= set(row["left_open"].split("; "))
        assert row["evidence"]
    assert (tmp_path / "e-columns.csv").exists()


def test_csv_has_no_mark_unless_it_is_asked_for(run, coded, tmp_path):
    assert run("export", "--as", "csv", "-o", "plain.csv", "--record", "kaz.dateline")[0] == 0
    plain = (tmp_path / "plain.csv").read_bytes()
    assert not plain.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(plain.decode())))
    assert rows and all(row["text"] in row["sentence_text"] for row in rows if row["kind"] == "figure")
    assert run("export", "--as", "csv", "--excel", "--record", "kaz.dateline")[0] == 2


def test_next_week_a_decision_stands_and_what_moved_is_listed(run, coded, tmp_path):
    with dateline.open("kaz.dateline") as record:
        figure = next(row for row in record.figures() if row.low == 12)
    assert run("judge", figure.id, "reject", "--why", "a copy", "--record", "kaz.dateline")[0] == 0
    (tmp_path / "d.txt").write_text("ALMATY - Police said on Saturday that 26 people had been killed in Almaty.")
    assert run("read", "d.txt", "--published", "2022-01-09", "--record", "kaz.dateline", "--workers", "1")[0] == 0
    with dateline.open("kaz.dateline") as record:
        assert figure.id not in {row.id for row in record.figures()}
        assert 26 in {row.low for row in record.figures()}
    code, out, _ = run("diff", "--since", "2020-01-01", "--record", "kaz.dateline")
    assert code == 0 and "26" in out


def test_an_analyst_gets_figures_with_source_and_bounds_and_none_is_made_up(run, coded):
    code, out, _ = run("figures", "--measure", "killed,displaced", "--record", "kaz.dateline", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and {row["measure"] for row in rows} == {"killed"}
    least = next(row for row in rows if row["low"] == 20)
    assert least["high"] is None and least["source"] == "the mayor"
    code, out, _ = run("tally", "--by", "admin1,measure", "--measure", "killed", "--record", "kaz.dateline", "--json")
    (cell,) = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and 32 not in cell.values()


def test_an_earlier_table_is_given_back_exactly(run, coded, tmp_path):
    asked = ("figures", "--reported-by", "2022-01-06", "--record", "kaz.dateline", "--json")
    before = run(*asked)[1]
    (tmp_path / "d.txt").write_text("ALMATY - Police said on Saturday that 26 people had been killed in Almaty.")
    assert run("read", "d.txt", "--published", "2022-01-09", "--record", "kaz.dateline", "--workers", "1")[0] == 0

    def numbers(out: str) -> list[tuple[str, int | None, int | None, str]]:
        return [(row["id"], row["low"], row["high"], row["place"]) for row in map(json.loads, out.splitlines())]

    assert before and numbers(run(*asked)[1]) == numbers(before)


def test_a_scientist_has_frames_earlier_states_and_what_made_them(sample_record_path, tmp_path):
    shutil.copy(sample_record_path, tmp_path / "kaz.dateline")
    with dateline.open(tmp_path / "kaz.dateline") as record:
        frame = record.figures(measure="killed").to_frame()
        assert len(frame) == len(record.figures(measure="killed"))
        assert {"low", "high", "source", "place", "time_start"} <= set(frame.columns)
        assert not list(record.as_of("2000-01-01").events())
        info = record.info()
    assert info.readers and info.resolver
