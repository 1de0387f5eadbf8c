"""What moved: new, revised, contradicted, withdrawn, judged; and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import dateline
import toy


def lines(rows):
    return [(row.change, row.kind, getattr(row.row or row.old, "low", None)) for row in rows if row.kind == "figure"]


@pytest.fixture
def moment(record):
    return record.info().last_recorded


def add(record, tmp_path, *, published="2022-01-07", **texts):
    folder = toy.write(tmp_path / "in", **texts)
    record.read([folder / f"{name}.txt" for name in texts], published=published)


def test_nothing_moved(record, moment):
    assert not record.diff(datetime.now(UTC))
    assert not record.diff("2022-01-07", reported=True)


def test_all_of_a_fresh_record_is_new(record):
    rows = record.diff("2001-01-01")
    assert {row.kind for row in rows} == {"report", "figure", "event", "statement"}
    assert {row.id for row in rows if row.kind == "report"} == {row.key for row in record.reports()}
    assert len([row for row in rows if row.kind == "event"]) == len(record.events())


def test_a_day_counts_whole(record):
    assert record.diff(datetime.now(UTC).date())
    assert record.diff(datetime.now(UTC).date().isoformat(), "2099-01-01")


def test_a_later_count_is_a_revision_and_not_news(record, tmp_path):
    since = datetime.now(UTC)
    add(record, tmp_path, d="It was now 31 killed in Astrel on 2022-01-05, they said.")
    (report, figure) = record.diff(since)
    assert (report.change, report.kind) == ("new", "report")
    assert (figure.change, figure.row.low, figure.group) == ("revised", 31, record.claim(figure.id).series)
    assert figure.before in {row.id for row in record.figures(series=figure.group)}
    assert figure.reason


def test_a_number_from_another_origin_is_said_to_be_one(record, tmp_path):
    since = datetime.now(UTC)
    add(
        record, tmp_path, d="All of 20 killed in Astrel on 2022-01-05, a nurse said to us here.", published="2022-01-06"
    )
    (figure,) = [row for row in record.diff(since) if row.kind == "figure" and row.change == "new"]
    assert figure.origins == "new origin"


def test_a_copy_is_said_to_be_one(path, tmp_path):
    text = "There were 5 killed in Astrel on 2022-01-05. " + " ".join(f"word{n}" for n in range(40))
    with dateline.open(path) as record:
        add(record, tmp_path, a=text)
        since = datetime.now(UTC)
        add(record, tmp_path, a=text, b=text)
        assert {(row.kind, row.origins) for row in record.diff(since)} == {
            ("report", "same origin"),
            ("figure", "same origin"),
        }


@pytest.mark.parametrize("name", ["aa", "zz"])
def test_a_copy_is_one_whatever_its_origin_is_called_since(tmp_path, name):
    text = "There were 5 killed in Astrel on 2022-01-05. " + " ".join(f"word{n}" for n in range(40))
    (tmp_path / "m.txt").write_text(text)
    (tmp_path / f"{name}.txt").write_text(text)
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(tmp_path / "m.txt", published="2022-01-07", workers=1)
        since = datetime.now(UTC)
        # Published a day before: the origin takes its key from what came first.
        record.read(tmp_path / f"{name}.txt", published="2022-01-06", workers=1)
        told = {(row.kind, row.origins) for row in record.diff(since) if row.kind in ("report", "figure")}
    assert told == {("report", "same origin"), ("figure", "same origin")}


def test_a_changed_text_revises_its_report_and_withdraws_what_is_gone(record, folder, tmp_path):
    text = (folder / "b.txt").read_text("utf-8")
    since = datetime.now(UTC)
    add(
        record,
        tmp_path,
        b=text.replace("Also 7 injured in Borvia on 2022-01-05.", "") + " Ends.",
        published="2022-01-06",
    )
    rows = record.diff(since)
    assert [(row.change, row.kind) for row in rows] == [("revised", "report"), ("withdrawn", "figure")]
    assert rows[1].old.low == 7
    assert rows[1].reason == "its words are not in the new text"


def test_a_reader_that_reads_otherwise_is_told_by_value(record, folder, monkeypatch):
    from dataclasses import replace

    from dateline.model.claim import Figure
    from dateline.model.vocabulary import Status
    from dateline.record import taking

    since = datetime.now(UTC)
    monkeypatch.setattr(taking, "_reader", lambda language: "toy-2")
    monkeypatch.setattr(
        taking,
        "_claims",
        lambda report: tuple(
            replace(one, status=Status.UNCONFIRMED) if isinstance(one, Figure) and one.quantity.low == 9 else one
            for one in toy.toy_claims(report)
        ),
    )
    record.read(folder, published="2022-01-06")
    (row,) = record.diff(since)
    assert (row.change, row.kind, row.reason) == ("revised", "figure", "status: stated became unconfirmed")


def test_what_was_judged_is_told_as_that_and_once(record):
    since = datetime.now(UTC)
    figure = record.figures()[0]
    record.judge(figure.id, "correct", values={"number": 99})
    record.judge(record.figures()[1].id, "reject", why="no")
    rows = record.diff(since)
    assert [(row.change, row.kind) for row in rows] == [("judged", "judgement")] * 2
    assert rows[0].before == figure.id
    assert rows[1].reason == "no"


def test_between_two_days_of_publication(path, tmp_path):
    with dateline.open(path) as record:
        for day, low in ((5, 18), (6, 20), (7, 30)):
            text = f"By then {low} killed in Astrel on 2022-01-05, the town said on day {day}."
            add(record, tmp_path, **{f"r{day}": text}, published=f"2022-01-0{day}")
        toy.write(tmp_path / "undated", u="There were 77 killed in Astrel on 2022-01-05.")
        record.read(tmp_path / "undated")
        rows = record.diff("2022-01-06", "2022-01-06", reported=True)
        assert {row.row.low for row in rows if row.kind == "figure"} == {20}
        assert {row.row.low for row in record.diff("2022-01-06", reported=True) if row.kind == "figure"} == {20, 30}


def test_times_that_do_not_fit_are_refused(record):
    with pytest.raises(dateline.UsageError, match="comes before"):
        record.diff("2022-01-02", "2022-01-01")
    with pytest.raises(dateline.UsageError, match="no moment"):
        record.diff("yesterday")


def test_views_as_of_and_as_reported_answer_alike_for_all_lists(record):
    view, then = record.as_reported_by("2022-01-06"), record.as_of(datetime.now(UTC))
    for name in ("figures", "events", "series", "timeline", "origins", "judgements"):
        assert getattr(then, name)() == getattr(record, name)()
        assert len(getattr(view, name)()) == len(getattr(record, name)())
