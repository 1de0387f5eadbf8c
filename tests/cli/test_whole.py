"""From files to answers, with nothing put in between."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import dateline
from dateline.cli.app import main
from dateline.export import CLAIM_COLUMNS, RELATION_COLUMNS

CLAIMS = (Path(__file__).parents[2] / "docs" / "reference" / "claims.md").read_text("utf-8")

DATED = "Police in Almaty said at least 12 people were killed on Thursday 😀. “We saw it,” said Anna Berg, a doctor."
LATER = "Officials said 20 people were killed in Almaty on 6 January 2022. The army denied that troops fired."
OPEN = "Rescuers said dozens of people were hurt in Almaty on Thursday."


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(DATED, "utf-8")
    (reports / "b.txt").write_text(LATER, "utf-8")
    (reports / "open.txt").write_text(OPEN, "utf-8")
    (reports / "empty.txt").write_text("", "utf-8")
    (folder / "dates.csv").write_text("name,published\na.txt,2022-01-07\nb.txt,2022-01-08\n", "utf-8")
    path = folder / "x.dateline"
    assert main(["read", str(reports), "--record", str(path), "--dates", str(folder / "dates.csv")]) == 0
    return path


def rows(capsys, *args: str) -> list[dict]:
    capsys.readouterr()
    assert main(list(args)) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_claim_stands_where_it_says(record, capsys):
    texts = {"a.txt": DATED, "b.txt": LATER, "open.txt": OPEN}
    claims = rows(capsys, "export", "--record", str(record))
    assert {claim["kind"] for claim in claims} >= {"figure", "statement"}
    for claim in claims:
        text = texts[claim["report"]]
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert claim["sentence"][0] <= claim["start"] < claim["end"]


def test_every_field_that_is_exported_is_described(record, capsys):
    described = set(re.findall(r"`([a-z_0-9]+)`", CLAIMS))
    for claim in rows(capsys, "export", "--record", str(record)):
        assert set(claim) <= described
        assert set(claim) <= set(CLAIM_COLUMNS)


def test_relations_are_exported_with_their_fields(record, capsys):
    for row in rows(capsys, "export", "--what", "relations", "--record", str(record)):
        assert tuple(row) == RELATION_COLUMNS


@pytest.mark.parametrize("what", ["reports", "events", "series", "origins"])
@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_everything_else_can_be_exported(record, capsys, what, format):
    capsys.readouterr()
    assert main(["export", "--what", what, "--format", format, "--record", str(record)]) == 0
    assert capsys.readouterr().err == ""


def test_a_day_of_an_undated_report_stays_open(record, capsys):
    (figure,) = rows(capsys, "figures", "--report", "open.txt", "--json", "--record", str(record))
    assert (figure["time_start"], figure["time_end"]) == (None, None)
    assert (figure["low"], figure["high"], figure["approx"]) == (24, 99, True)


def test_a_day_before_the_record_began_is_explained(record, capsys):
    capsys.readouterr()
    assert main(["figures", "--as-of", "2022-01-07", "--record", str(record)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "--reported-by" in err


def test_what_reports_had_said_by_a_day(record, capsys):
    told = rows(capsys, "figures", "--reported-by", "2022-01-07", "--json", "--record", str(record))
    assert {figure["report"] for figure in told} == {"a.txt"}


def test_a_second_reading_changes_nothing(record, capsys):
    before = rows(capsys, "export", "--record", str(record))
    reports = str(record.parent / "reports")
    dates = str(record.parent / "dates.csv")
    (summary,) = rows(capsys, "read", reports, "--dates", dates, "--record", str(record), "--json")
    assert (summary["given"], summary["read"], summary["unchanged"]) == (4, 0, 3)
    assert [one["name"] for one in summary["skipped"]] == ["empty.txt"]
    assert rows(capsys, "export", "--record", str(record)) == before


@pytest.mark.parametrize(
    "command", ["brief", "timeline", "events", "figures", "series", "statements", "reports", "info", "search"]
)
def test_every_command_answers(record, capsys, command):
    words = ["Almaty"] if command == "search" else []
    capsys.readouterr()
    assert main([command, *words, "--record", str(record)]) == 0
    assert all(isinstance(row, dict) for row in rows(capsys, command, *words, "--json", "--record", str(record)))


def test_every_claim_can_be_shown(record, capsys):
    for claim in rows(capsys, "export", "--record", str(record)):
        capsys.readouterr()
        assert main(["show", claim["id"], "--record", str(record)]) == 0
        marked = re.search(r">>(.*)<<", " ".join(capsys.readouterr().out.split()))
        assert marked and marked.group(1) == " ".join(claim["text"].split())


def test_evidence_in_a_brief_can_be_shown(record, capsys):
    (page,) = rows(capsys, "brief", "--json", "--record", str(record))
    ids = {id for section in page["sections"] for line in section["lines"] for id in line["evidence"]}
    assert ids
    for id in ids:
        assert rows(capsys, "show", id, "--json", "--record", str(record))[0]["id"] == id


def test_diff_tells_what_moved_a_known_number_before_what_is_new(tmp_path, capsys):
    texts = {
        "2022-01-06": "OSLO - Police said on Thursday that 12 people were killed in an avalanche in Oslo.",
        "2022-01-08": "OSLO - Police said on Saturday that 26 people were killed in the avalanche in Oslo, up from 12.",
    }
    with dateline.open(tmp_path / "r.dateline") as record:
        for day, text in texts.items():
            (tmp_path / f"{day}.txt").write_text(text)
            record.read(tmp_path / f"{day}.txt", published=day, workers=1)
    assert main(["diff", "--since", "2022-01-07", "--reported", "--record", str(tmp_path / "r.dateline")]) == 0
    out = capsys.readouterr().out
    assert 0 <= out.index("Revised (") < out.index("New (")
