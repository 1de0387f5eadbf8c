"""A record held against claims coded by hand."""

from __future__ import annotations

import json

import pytest

import dateline
from dateline.cli.app import main
from dateline.errors import UsageError

TEXT = (
    "ALMATY - Police said on Thursday that 12 people were killed in Astrel and 12 were hurt. "
    "At least 20 houses were burnt, the mayor said."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("coded")
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("The ferry docked at noon and the market opened.")
    with dateline.open(folder / "r.dateline") as kept:
        kept.read([folder / "a.txt", folder / "b.txt"], published="2022-01-07", workers=1)
        yield kept


@pytest.fixture
def score(record, tmp_path):
    def go(*lines):
        file = tmp_path / "gold.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return record.score(file)

    return go


KILLED = {"report": "a.txt", "text": "12", "in": "12 people", "measure": "killed", "low": 12, "high": 12}
HURT = {"report": "a.txt", "text": "12", "in": "12 were hurt", "measure": "injured", "low": 12, "high": 12}
BURNT = {"report": "a.txt", "text": "At least 20", "measure": "destroyed", "low": 20, "high": None}


def level(made, name):
    return next(row for row in made.levels if row.level == name)


def test_the_record_scored_by_its_own_claims_is_right_in_all(record, tmp_path):
    file = tmp_path / "own.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in record.export_rows()))
    made = record.score(file)
    assert {row.kind for row in made.levels} >= {"figure"}
    assert all(row.right == row.coded == row.read and row.f1 == 1.0 for row in made.levels)
    assert made.misses == ()


def test_each_level_asks_more(score):
    made = score(
        KILLED | {"source": "police"}, HURT | {"measure": "killed"}, BURNT | {"low": 30, "source": "the mayor"}
    )
    rights = [level(made, name).right for name in ("found", "counted", "valued", "sourced", "recorded")]
    assert rights == [3, 2, 1, 1, 1]
    assert (level(made, "found").recall, level(made, "found").coded) == (1.0, 3)
    wrong = {(row.field, row.coded, row.read) for row in made.misses if row.what == "wrong"}
    assert wrong == {("measure", "killed", "injured"), ("low", "30", "20")}


def test_what_is_missed_and_what_is_extra_are_named(score):
    made = score(KILLED, {"report": "a.txt", "kind": "figure", "text": "Thursday"})
    assert [(row.what, row.line) for row in made.misses if row.what == "missed"] == [("missed", 2)]
    extra = [row for row in made.misses if row.what == "extra"]
    assert {row.text for row in extra} == {"12", "At least 20"} and all(row.claim for row in extra)
    assert level(made, "found").precision == pytest.approx(1 / 3)


def test_a_field_that_was_not_coded_is_not_scored_and_a_null_is(score):
    made = score({"report": "a.txt", "text": "At least 20", "measure": "destroyed"}, KILLED, HURT)
    assert level(made, "recorded").f1 == 1.0
    assert {row.field for row in made.fields} == {"measure", "low", "high"}
    made = score(BURNT | {"high": 20}, KILLED, HURT)
    assert [row.field for row in made.misses] == ["high"]


def test_more_than_may_be_off_by_one_and_sources_need_not_be_word_for_word(score):
    made = score(BURNT | {"low": 21, "source": "Mayor"}, KILLED | {"source": "the police"}, HURT)
    assert level(made, "sourced").f1 == 1.0


def test_a_report_without_claims_counts_what_was_found_there(score):
    made = score({"report": "b"}, KILLED, HURT, BURNT)
    assert made.reports == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            {"report": "c.txt", "kind": "figure", "text": "12"},
            "no report of this record is called so (line 1: 'c.txt')",
        ),
        ({"report": "a.txt", "kind": "figure", "text": "12"}, "stands 2 times"),
        ({"report": "a.txt", "kind": "figure", "text": "13"}, "is not in the text"),
        ({"report": "a.txt", "kind": "figure", "start": 0, "end": 3, "text": "12"}, "the text has 'ALM' at 0-3"),
        (
            {"report": "a.txt", "kind": "figure"} | {"text": "12", "in": "12 people", "measure": "dead"},
            "there is killed",
        ),
        ({"report": "a.txt", "kind": "figure"} | {"text": "12", "in": "12 people", "low": "12"}, "write a number"),
        ({"report": "a.txt", "kind": "rumour", "text": "12"}, "there is figure, event, statement"),
        ({"kind": "figure"}, "a field report"),
        ({"report": "a.txt", "kind": "figure"}, "say which words"),
    ],
)
def test_a_line_that_does_not_fit_is_named(score, line, told):
    with pytest.raises(UsageError) as raised:
        score(line)
    assert told in str(raised.value) and "gold.jsonl" in str(raised.value)


def test_by_command(record, tmp_path, capsys):
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in (KILLED, HURT | {"measure": "killed"}, {"report": "b.txt"})))
    assert main(["score", str(file), "--record", str(record.path), "--misses", "5"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "figure found 2 2 3 0.667 1.000 0.800" in out
    assert "wrong measure (1)" in out and "line 2: coded killed, read injured" in out
    assert main(["score", str(file), "--record", str(record.path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"] == 2
    (tmp_path / "bad.jsonl").write_text("{")
    assert main(["score", str(tmp_path / "bad.jsonl"), "--record", str(record.path)]) == 1
    assert "bad.jsonl:1: is no JSON" in capsys.readouterr().err
