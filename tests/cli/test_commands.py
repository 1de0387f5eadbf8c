"""What each command asks of the record, prints, and gives as exit code."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.cli.app import main
from dateline.errors import PackError
from dateline.model.report import Skipped
from dateline.record import ReadSummary, Rows
from handmade import HandRecord, event, figure, full_record, put, report, series, statement


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Run a command on a record made by hand; gives exit code, stdout, stderr."""
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("DATELINE_RECORD", raising=False)
    monkeypatch.chdir(tmp_path)

    def go(*args: str, record: HandRecord | None = None) -> tuple[int, str, str]:
        path = put(monkeypatch, record or full_record(), tmp_path)
        code = main([*args, "--record", path])
        out = capsys.readouterr()
        return code, out.out, out.err

    return go


LISTS = ("reports", "figures", "series", "events", "statements", "timeline", "brief", "info")


@pytest.mark.parametrize("command", LISTS)
def test_every_list_prints_for_people_and_for_programs(run, command):
    code, out, _ = run(command)
    assert code == 0
    assert out.strip()
    assert "\x1b" not in out
    code, out, _ = run(command, "--json")
    assert code == 0
    assert all(isinstance(json.loads(line), dict) for line in out.splitlines())


def test_figures_say_number_place_source_status_and_report(run):
    _, out, _ = run("figures")
    for words in ("164", "people: killed, running total", "Astrel", "officials", "attributed", "24-99", "denied", "F1"):
        assert words in out
    assert "10 January 2022" in " ".join(out.split())


def test_figures_pass_their_filters_on(run):
    record = full_record()
    options = [
        "--measure",
        "killed,injured",
        "--group",
        "police",
        "--place",
        "KZ",
        "--status",
        "denied",
        "--source",
        "army",
    ]
    code, _, err = run(
        "figures", *options, "--series", "N1", "--since", "2022-01-05", "--until", "2022-01-07", record=record
    )
    assert code == 0
    assert record.asked["figures"] == {
        "measure": ["killed", "injured"],
        "group": "police",
        "place": "KZ",
        "status": ["denied"],
        "source": "army",
        "series": "N1",
        "since": "2022-01-05",
        "until": "2022-01-07",
    }
    assert "no known day" in err


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("figures", "--measure", "dead"), "killed"),
        (("figures", "--since", "6/1/2022"), "2022-01-06"),
        (("figures", "--status", "true"), "attributed"),
        (("events", "--type", "FIGHT"), "ASSAULT"),
        (("figures", "--as-of", "2022-01-05", "--reported-by", "2022-01-05"), "one of them"),
        (("export", "--format", "xlsx"), "csv"),
    ],
)
def test_wrong_use_is_exit_2_and_names_what_is_right(run, args, named):
    code, _, err = run(*args)
    assert code == 2
    assert named in err


def test_the_record_may_be_asked_as_it_stood(run):
    record = full_record()
    run("figures", "--as-of", "2026-03-01", record=record)
    assert record.stood == ("as_of", "2026-03-01")
    run("events", "--reported-by", "2022-01-07", record=record)
    assert record.stood == ("as_reported_by", "2022-01-07")


def test_a_narrow_terminal_gets_phrases(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = run("figures")
    joined = " ".join(out.split())
    assert "164 people killed, in Astrel, according to officials (Sample Courier, 10 January 2022) [F1]" in joined
    assert max(map(len, out.splitlines())) <= 60


def test_show_marks_the_evidence_in_its_sentence(run):
    _, out, _ = run("show", "F1")
    assert "Officials in Astrel said >>164<< people were killed." in out
    assert "Sample Courier, 10 January 2022; a.txt" in out
    assert "25-28" in out
    assert "Contradicted" in out
    assert "F2" in out


@pytest.mark.parametrize("id", ["E1", "S1", "R1", "N1", "V1"])
def test_show_takes_every_kind_of_id(run, id):
    code, out, _ = run("show", id)
    assert code == 0
    assert id in out
    code, out, _ = run("show", id, "--json")
    assert json.loads(out)["id"] == id


def test_show_of_what_is_not_there_is_one_line_and_exit_1(run):
    code, out, err = run("show", "F9")
    assert (code, out) == (1, "")
    assert err == "dateline: F9: nothing in the record has that id; ids stand in the last column of every list\n"


def test_search_keeps_phrases_together(run):
    record = full_record()
    code, out, _ = run("search", "oil workers", "Astrel", record=record)
    assert code == 0
    assert record.asked["search"]["words"] == '"oil workers" Astrel'
    assert "Officials in Astrel" in out
    assert "Sample Courier, undated [R1]" in out


def test_nothing_found_says_so_and_is_no_error(run):
    code, out, err = run("figures", record=HandRecord())
    assert (code, out) == (0, "")
    assert "no figures" in err


def test_a_record_that_is_not_there_is_named_with_the_remedy(run, tmp_path, capsys):
    code = main(["figures", "--record", str(tmp_path / "none.dateline")])
    assert code == 1
    err = capsys.readouterr().err
    assert "none.dateline" in err
    assert "dateline read" in err
    assert len(err.splitlines()) == 1


def test_the_record_comes_from_the_environment_too(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATELINE_RECORD", put(monkeypatch, full_record(), tmp_path))
    assert main(["brief"]) == 0
    assert "Figures, and who says so" in capsys.readouterr().out


def test_an_error_of_ours_is_no_traceback_unless_asked_for(run):
    record = full_record()
    record.raises = PackError("pipeline 'x' cannot be loaded; pip install it")
    code, _, err = run("figures", record=record)
    assert (code, err) == (1, "dateline: pipeline 'x' cannot be loaded; pip install it\n")
    with pytest.raises(PackError):
        run("figures", "--debug", record=record)


def test_a_fault_is_no_traceback_either(run):
    record = full_record()
    record.raises = ZeroDivisionError("by zero")
    code, _, err = run("figures", record=record)
    assert code == 1
    assert "--debug" in err
    assert len(err.splitlines()) == 1


def test_texts_held_before_are_told_so_that_no_new_claims_are_no_alarm(run):
    record = full_record()
    record.summary = ReadSummary(given=2, read=2, reread=2)
    _, out, _ = run("read", "again", record=record)
    assert "2 (2 held before, read anew)" in out
    assert "those held before stand" in out


def test_read_prints_counts_that_add_up_and_names_what_was_left_out(run):
    record = full_record()
    record.summary = ReadSummary(
        given=7,
        read=3,
        unchanged=1,
        new_versions=1,
        skipped=(Skipped("b.bin", "is no text; save it as .txt"), Skipped("c.txt", "is empty")),
        not_read=(Skipped("d.txt", "no pack reads 'kk'"),),
        undated=("a.txt",),
        figures=5,
    )
    code, out, _ = run("read", "reports/", record=record)
    assert code == 0
    joined = " ".join(out.split())
    for words in (
        "given 7",
        "read 3 (1 new version)",
        "unchanged 1",
        "skipped 2",
        "not read 1",
        "b.bin: is no text; save it as .txt",
        "d.txt: no pack reads 'kk'",
        "nothing was resolved against today",
        "a.txt",
    ):
        assert words in joined


def test_read_passes_its_options_on(run):
    record = full_record()
    record.summary = ReadSummary(given=1, read=1)
    options = ["--published", "2022-01-10", "--dates", "d.csv", "--trust-file-dates", "--outlet", "Sample Post"]
    run("read", "a.txt", "-", *options, record=record)
    asked = record.asked["read"]
    assert asked["paths"] == ["a.txt", "-"]
    assert (asked["published"], asked["dates"], asked["outlet"]) == ("2022-01-10", Path("d.csv"), "Sample Post")
    assert asked["trust_file_dates"] is True
    assert (asked["workers"], asked["limit_seconds"]) == (None, 300.0)


@pytest.mark.parametrize(
    ("summary", "args", "code"),
    [
        (ReadSummary(given=2, read=2), ["--strict"], 0),
        (ReadSummary(given=2, read=1, skipped=(Skipped("b", "is empty"),)), [], 0),
        (ReadSummary(given=2, read=1, skipped=(Skipped("b", "is empty"),)), ["--strict"], 3),
        (ReadSummary(given=2, read=1, not_read=(Skipped("b", "no pack"),)), ["--strict"], 3),
        (ReadSummary(given=1, skipped=(Skipped("b", "is empty"),)), [], 1),
        (ReadSummary(), [], 1),
    ],
)
def test_exit_codes_of_read(run, summary, args, code):
    record = full_record()
    record.summary = summary
    assert run("read", "reports/", *args, record=record)[0] == code


def test_export_writes_the_exchange_form(run):
    code, out, _ = run("export")
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["F1", "F2"]


def test_export_of_csv_to_a_file(run, tmp_path):
    record = full_record()
    code, out, err = run("export", "--format", "csv", "-o", "out.csv", record=record)
    assert (code, out) == (0, "")
    assert "2 claims written to out.csv" in err
    text = (tmp_path / "out.csv").read_text("utf-8")
    assert "'=1+1" in text
    assert ",-1.5," in text
    assert record.asked["export"] == {"what": "claims", "sentences": True}


def test_export_of_relations_asks_for_relations(run):
    record = full_record()
    run("export", "--what", "relations", record=record)
    assert record.asked["export"] == {"what": "relations"}


def test_the_version_is_printed(capsys):
    from dateline import __version__

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dateline {__version__}\n"


def test_an_unknown_command_is_exit_2(capsys):
    assert main(["frobnicate"]) == 2
    assert "frobnicate" in capsys.readouterr().err


def test_a_timeline_credits_each_number_only_to_the_reports_that_give_it(run):
    record = full_record()
    (line,) = record.rows["timeline"]
    both = replace(line, kind="figure", key="N1", evidence=("F1", "F2"), origins=2)
    record.rows["timeline"] = Rows([both])
    _, out, _ = run("timeline", record=record)
    assert "164 people killed, in Astrel, according to officials (Sample Courier, 10 January 2022) [F1]" in out
    assert "24-99 people killed (“dozens”), in Astrel (Sample Post, 11 January 2022) [F2]" in out


@pytest.mark.parametrize("width", ["100", "120", "200"])
@pytest.mark.parametrize("command", ["figures", "events", "series", "reports", "statements"])
def test_an_id_is_never_cut_or_broken(run, monkeypatch, command, width):
    monkeypatch.setenv("COLUMNS", width)
    long = dict.fromkeys(("people", "source", "outlet"), "a very long name of something that goes on and on " * 3)
    ids = {"figures": "F0123456789", "events": "V23456789", "series": "N23456789", "statements": "S0123456789"}
    record = HandRecord(
        figures=[figure(id=ids["figures"], **long)],
        events=[event(key=ids["events"], agents=tuple(long.values()))],
        series=[series(key=ids["series"], people=long["people"], source=long["source"])],
        statements=[statement(id=ids["statements"], source=long["source"], text=long["people"] * 4)],
        reports=[report(key="R0123456789ab", outlet=long["outlet"], headline=long["outlet"])],
    )
    _, out, _ = run(command, record=record)
    assert ids.get(command, "R0123456789ab") in out
    assert max(map(len, out.splitlines())) <= int(width)
