"""The command line: what is decided is told in a line, and a slip of the pen is refused with the right words."""

from __future__ import annotations

import json

import pytest

from dateline.cli.app import main


@pytest.fixture
def run(record, path, capsys):
    def run(*args):
        code = main([*args, "--record", str(path)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def low(record, number):
    (row,) = [row for row in record.figures(include_rejected=True) if row.low == number]
    return row.id


def test_a_judgement_is_told_with_its_words(record, run):
    code, out, _ = run("judge", low(record, 9)[:6], "reject", "--who", "marta", "--why", "no count")
    assert code == 0
    assert f"{low(record, 9)} rejected, by marta" in out
    assert ": no count [J" in out
    assert ">>9<< killed in Cindel on 2022-01-05 (c.txt)" in out
    assert "9" not in run("figures", "--place", "Cindel")[1]
    assert "stated; rejected" in run("figures", "--place", "Cindel", "--rejected")[1]


def test_several_at_once(record, run):
    assert run("judge", low(record, 9), low(record, 7), "accept")[0] == 0
    assert {row.judged for row in record.figures(place="Cindel")} == {"accepted"}
    assert len(record.judgements()) == 2


def test_a_correction_says_what_was_given_and_show_what_was_read(record, run):
    _, out, _ = run("judge", low(record, 7), "correct", "number=70", "day=none")
    assert "corrected: day not known, number 70" in out
    _, out, _ = run("show", low(record, 70))
    assert "low: 70; the reader had 7 (" in out
    assert "Judgements (1)" in out


def test_what_is_overruled_is_said(record, run):
    run("judge", low(record, 7), "accept", "--who", "marta")
    _, _, err = run("judge", low(record, 7), "reject", "--who", "paul")
    assert "this overrules J" in err
    assert "accepted, by marta" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["F0"], "accept|reject"),
        (["reject"], "accept|reject"),
        (["F0", "correct"], "low=20"),
        (["F0", "correct", "20"], "low=20"),
        (["F0", "same"], "two ids"),
        (["F0", "reject", "now"], "too much"),
        (["F0", "reject", "--when", "soon"], "no day or moment"),
    ],
)
def test_a_slip_is_wrong_use(run, words, told):
    code, _, err = run("judge", *words)
    assert code == 2
    assert told in " ".join(err.replace("│", " ").split())


def test_the_list_names_those_that_fit_nothing(record, run, folder):
    run("judge", low(record, 7), "accept")
    (folder / "b.txt").write_text("Nothing any more.", "utf-8")
    record.read(folder / "b.txt", published="2022-01-06")
    _, out, err = run("judgements")
    assert "(lost: no current claim stands on its words any more)" in out
    assert "1 judgement fit nothing any more" in err or "1 judgement fits" in err
    rows = [json.loads(line) for line in run("judgements", "--state", "lost", "--json")[1].splitlines()]
    assert [row["verdict"] for row in rows] == ["accepted"]
    assert run("judgements", "--state", "gone")[0] == 2


def test_judgements_are_exchanged_by_file(record, run, tmp_path):
    run("judge", low(record, 7), "accept")
    file = tmp_path / "j.jsonl"
    assert run("export", "--what", "judgements", "--output", str(file))[0] == 0
    code, _, err = run("judge", "--from", str(file))
    assert (code, "1 judgement: 0 taken in, 1 known already" in err) == (0, True)
    assert run("judge", "--from", str(tmp_path / "none"))[0] == 1


def test_diff_tells_a_line_each(record, run):
    code, out, _ = run("diff", "--since", "2001-01-01")
    assert code == 0
    assert "New (" in out
    assert "Report: a.txt, 6 January 2022: a.txt [R" in out
    run("judge", low(record, 7), "reject", "--why", "no")
    _, out, _ = run("diff", "--since", record.judgements()[0].recorded_at.isoformat())
    assert out == ""
    _, out, _ = run("diff", "--since", "2001-01-01", "--json")
    assert {"new", "judged"} <= {json.loads(line)["change"] for line in out.splitlines()}
    assert run("diff", "--since", "soon")[0] == 2
