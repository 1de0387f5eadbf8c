"""A decision outlives the reading it was made on: a newer reader, a changed text, another record, a killed process."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judged_reports import REPORTS

import dateline
import toy
from dateline.errors import UsageError
from dateline.model.claim import Figure, claim_id
from dateline.model.span import Span

TESTS = Path(__file__).parent.parent


def reader(monkeypatch, name, change):
    """From now on the record reads with another reader, which gives ``change`` of what the toy gives."""
    from dateline.record import taking

    monkeypatch.setattr(taking, "_reader", lambda language: name)
    monkeypatch.setattr(taking, "_claims", lambda report: tuple(change(report, one) for one in toy.toy_claims(report)))


def wider(report, claim):
    """Evidence that starts a word earlier, so that every figure has another id."""
    if not isinstance(claim, Figure):
        return claim
    start = report.text.rfind(" ", 0, claim.span.start - 1) + 1
    span = Span(start, claim.span.end)
    sentence = Span(min(start, claim.sentence.start), claim.sentence.end)
    id = claim_id(report.key, "figure", span, claim.measure)
    return replace(claim, id=id, span=span, text=span.of(report.text), sentence=sentence)


def low(record, number):
    (row,) = [row for row in record.figures(include_rejected=True) if row.low == number]
    return row


def test_a_newer_reader_that_takes_other_words_finds_the_judged_ones(record, folder, monkeypatch):
    old = low(record, 20)
    record.judge(old.id, "reject", who="marta")
    record.judge(low(record, 18).id, "correct", values={"number": 19}, who="marta")
    reader(monkeypatch, "toy-2", wider)
    record.read(folder, published="2022-01-06")
    row = low(record, 20)
    assert row.id != old.id
    assert (row.judged, row.text) == ("rejected", "was 20")
    assert low(record, 19).corrections[0].read == 18
    assert {one.state for one in record.judgements()} == {"moved"}
    record.judge(row.id, "undo")
    assert low(record, 20).judged == ""


def test_what_the_reader_now_reads_otherwise_is_no_longer_accepted_and_is_said(record, folder, monkeypatch):
    id = low(record, 20).id
    record.judge(id, "accept")
    reader(monkeypatch, "toy-2", lambda _, one: replace(one, quantity=replace(one.quantity, low=10))
           if isinstance(one, Figure) else one)  # fmt: skip
    record.read(folder, published="2022-01-06")
    assert record.claim(id).judged == ""
    (made,) = record.judgements()
    assert (made.state, made.note) == ("changed", "the reader now reads low 10 (was 20); look again")


def test_what_fits_nothing_is_listed_and_fits_again_when_it_is_back(record, folder, monkeypatch):
    before = record.figures()
    record.judge(low(record, 20).id, "reject")
    from dateline.record import taking

    with monkeypatch.context() as patch:
        patch.setattr(taking, "_reader", lambda language: "toy-blind")
        patch.setattr(taking, "_claims", lambda report: ())
        record.read(folder, published="2022-01-06")
    (made,) = record.judgements(state="lost")
    assert "no current claim" in made.note
    record.read(folder, published="2022-01-06")
    assert not record.judgements(state="lost")
    assert len(record.figures()) == len(before) - 1


def test_a_changed_text_keeps_what_was_decided_on_the_words_that_stayed(record, folder):
    record.judge(low(record, 20).id, "reject", who="marta")
    record.judge(low(record, 7).id, "accept")
    text = (folder / "b.txt").read_text("utf-8")
    changed = "UPDATED at noon. " + text.replace("By night it was", "By midnight it was").replace(
        "7 injured", "8 injured"
    )
    (folder / "b.txt").write_text(changed, "utf-8")
    assert record.read(folder, published="2022-01-06").new_versions == 1
    assert low(record, 20).judged == "rejected"
    states = [row.state for row in record.judgements()]
    assert states == ["moved", "lost"]


def test_the_same_words_in_another_sentence_are_not_taken_for_them(record, folder):
    record.judge(low(record, 7).id, "reject")
    (folder / "b.txt").write_text("Elsewhere quite other people: 7 injured in Cindel on 2022-01-03.", "utf-8")
    record.read(folder, published="2022-01-06")
    assert record.figures(measure="injured")
    assert [row.state for row in record.judgements()] == ["lost"]


def test_the_same_number_twice_in_a_sentence_is_two_claims(path, tmp_path, monkeypatch):
    folder = toy.write(
        tmp_path / "two", a="There were 5 killed in Astrel on 2022-01-05 and 5 killed in Borvia, police said."
    )
    with dateline.open(path) as record:
        record.read(folder)
        first, second = record.figures()
        record.judge(first.id, "reject")
        from dateline.record import taking

        monkeypatch.setattr(taking, "_reader", lambda language: "toy-2")
        monkeypatch.setattr(taking, "_claims", lambda report: toy.toy_claims(report)[1:])
        record.read(folder)
        assert [row.id for row in record.figures()] == [second.id]
        assert [row.state for row in record.judgements()] == ["lost"]


def test_judgements_go_to_another_record_and_back(record, folder, tmp_path):
    record.judge(low(record, 20).id, "reject", who="marta", why="ü\u2028x")
    record.judge(low(record, 18).id, "correct", values={"number": 19, "place": "Borvia"}, who="marta")
    file = tmp_path / "decided.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in record.export_rows(what="judgements")), "utf-8")
    with dateline.open(tmp_path / "other.dateline") as other:
        early = other.judge_from(file)
        assert (early.given, early.taken, early.known, len(early.lost)) == (2, 2, 0, 2)
        other.read(folder, published="2022-01-06")
        assert other.judge_from(file).known == 2
        assert [row["id"] for row in other.export_rows()] == [row["id"] for row in record.export_rows()]
        assert low(other, 19).corrections == low(record, 19).corrections
        other.judge(other.judgements()[0].key, "undo", who="paul")
        back = tmp_path / "back.jsonl"
        back.write_text("".join(json.dumps(row) + "\n" for row in other.export_rows(what="judgements")), "utf-8")
    assert record.judge_from(back).taken == 1
    assert low(record, 20).judged == ""
    assert [row.state for row in record.judgements()] == ["undone", "stands", "stands"]


def test_a_report_of_another_name_with_the_same_text_is_known(record, folder, tmp_path):
    record.judge(low(record, 20).id, "reject")
    file = tmp_path / "decided.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in record.export_rows(what="judgements")), "utf-8")
    renamed = toy.write(tmp_path / "renamed", other=(folder / "b.txt").read_text("utf-8"))
    with dateline.open(tmp_path / "other.dateline") as other:
        other.read(renamed)
        assert not other.judge_from(file).lost
        assert low(other, 20).judged == "rejected"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "f.jsonl:1: no judgement"),
        ("[]", "f.jsonl:1: no JSON object"),
        ('{"target": "F0000", "verdict": "reject"}', "f.jsonl:1: 'F0000'"),
        ('{"verdict": "reject"}', "f.jsonl:1: no judgement"),
    ],
)
def test_a_file_with_a_bad_line_is_refused_whole(record, tmp_path, line, told):
    file = tmp_path / "f.jsonl"
    file.write_text(line + "\n", "utf-8")
    with pytest.raises(UsageError, match=told):
        record.judge_from(file)
    assert not record.judgements()


def test_an_altered_judgement_is_refused(record, tmp_path):
    record.judge(low(record, 20).id, "reject", who="marta")
    (row,) = record.export_rows(what="judgements")
    file = tmp_path / "f.jsonl"
    file.write_text(json.dumps(row | {"verdict": "accepted"}) + "\n", "utf-8")
    with pytest.raises(UsageError, match="changed after it was exported"):
        record.judge_from(file)


def test_judgements_may_be_written_by_hand(record, tmp_path):
    file = tmp_path / "f.jsonl"
    lines = [{"target": low(record, 20).id, "verdict": "reject", "who": "marta"},
             {"target": low(record, 18).id, "verdict": "correct", "values": {"number": 5}}]  # fmt: skip
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    assert record.judge_from(file).taken == 2
    assert {row.low for row in record.figures()} == {5, 7, 9}


STEPS = st.lists(
    st.tuples(st.sampled_from(["accept", "reject", "unsure", "undo", "number", "read"]), st.integers(0, 3)), max_size=7
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_undone_one_by_one_all_is_as_it_was(tmp_path_factory, steps):
    from dateline.record import taking

    tmp = tmp_path_factory.mktemp("steps")
    folder = toy.write(tmp / "in", **REPORTS)
    with dateline.open(tmp / "r.dateline") as record:
        record.read(folder, published="2022-01-06")
        before = [{k: v for k, v in row.items() if k != "reader"} for row in record.export_rows()]
        for number, (step, at) in enumerate(steps):
            ids = sorted(row.id for row in record.figures(include_rejected=True))
            if step == "read":
                taking._reader = lambda language, number=number: f"toy-{number}"
                record.read(folder, published="2022-01-06")
            elif step == "number":
                record.judge(ids[at], "correct", values={"number": number})
            elif step != "undo":
                record.judge(ids[at], step)
            elif any(row.verdict != "undone" for row in record.judgements(about=ids[at], state="stands")):
                record.judge(ids[at], "undo")
        for made in record.judgements():
            if made.verdict != "undone" and made.state != "undone":
                record.judge(made.key, "undo")
        assert [{k: v for k, v in row.items() if k != "reader"} for row in record.export_rows()] == before
        assert len(record.relations()) == 3 or record.relations()


JUDGE = """
import sys
sys.path.insert(0, {tests!r})
import toy, dateline
toy.use()
with dateline.open({path!r}) as record:
    ids = [row.id for row in record.figures(include_rejected=True)]
    for n in range(1000):
        verdict = ["reject", "correct", "different"][n % 3]
        more = {{"values": {{"number": n}}}} if verdict == "correct" else {{}}
        other = ids[(n + 1) % len(ids)] if verdict == "different" else ""
        print(record.judge(ids[n % len(ids)], verdict, other, who="x", **more).key, flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_process_killed_at_any_point_loses_no_judgement_that_it_told(path, folder, seed):
    with dateline.open(path) as record:
        record.read(folder, published="2022-01-06")
    code = JUDGE.format(tests=str(TESTS), path=str(path))
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    told = [process.stdout.readline().strip() for _ in range(random.Random(seed).randint(1, 12))]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split("\n")[:-1]
    process.wait()
    process.stdout.close()
    with dateline.open(path) as record:
        assert set(told) <= {row.key for row in record.judgements()}
        record.resolve()
        assert record.info().resolved
        first = [record.figures(), record.series(), record.relations()]
    with dateline.open(path) as record:
        assert [record.figures(), record.series(), record.relations()] == first
