"""Reports that do not tell their day: what the record finds out, what it leaves open, and that nothing is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import dateline
from dateline.brief import make_brief
from dateline.record import dating, settling
from dateline.resolve.reports import parts
from dateline.store.tables import metadata

LATER = (
    "TBILISI — Officials said 140 people have been killed in the unrest and 3,000 people have been arrested.\n\n"
    "Anti-government protests have rocked Georgia since March 5.\n\nThe president of Georgia blamed foreign agents."
)
OPEN = (
    "TBILISI — Police clashed with demonstrators in Tbilisi on Thursday.\n\nProtests spread across Georgia. Police "
    "said 12 people had been killed and 400 people had been arrested in Tbilisi by Thursday."
)
THURSDAY = date(2021, 3, 11)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "open.txt").write_text(OPEN, "utf-8")
    (tmp_path / "later.txt").write_text(LATER, "utf-8")
    return tmp_path


def days(record):
    return {(row.report, row.id): (row.time_start, row.time_basis) for row in (*record.figures(), *record.mentions())}


def rows_in(record):
    with record._store.reading() as connection:
        return sum(len(connection.execute(table.select()).all()) for table in metadata.sorted_tables)


def report(record):
    return next(row for row in record.reports() if row.name == "open.txt")


def test_alone_its_thursday_stays_open(files, tmp_path):
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        assert report(record).possible_days == ()
        assert {start for start, _ in days(record).values()} == {None}


def test_between_the_beginning_and_a_later_report_lies_one_thursday(files, either):
    with dateline.open(either) as record:
        record.read(files / "open.txt")
        record.read(files / "later.txt", published="2021-03-15")
        found = report(record)
        assert (found.published, found.published_basis) == (None, "unknown")
        assert found.possible_days == tuple(THURSDAY + timedelta(days=step) for step in range(5))
        assert "began on 5 March 2021" in found.published_why
        assert "11 March 2021" in found.published_why
        told = [row for row in record.figures() if row.report == "open.txt"]
        assert {(row.low, row.time_start, row.time_basis) for row in told} == {
            (12, THURSDAY, "inferred"),
            (400, THURSDAY, "inferred"),
        }


def test_the_order_of_reading_is_of_no_account(files, tmp_path):
    found = []
    for order in (("open.txt", "later.txt"), ("later.txt", "open.txt")):
        with dateline.open(tmp_path / f"{order[0]}.dateline") as record:
            for name in order:
                record.read(files / name, published="2021-03-15" if name == "later.txt" else None)
            found.append((days(record), report(record).possible_days, report(record).published_why))
    assert found[0] == found[1]


def test_reading_again_changes_nothing(files, tmp_path):
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        record.read(files / "later.txt", published="2021-03-15")
        before = rows_in(record)
        assert record.read(files / "open.txt").unchanged == 1
        assert rows_in(record) == before


def test_a_day_that_is_given_beats_what_was_found(files, tmp_path):
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        record.read(files / "later.txt", published="2021-03-15")
        record.read(files / "open.txt", published="2021-03-05")
        found = report(record)
        assert (found.published, found.published_basis, found.possible_days) == (date(2021, 3, 5), "given", ())
        assert {row.time_start for row in record.figures() if row.report == "open.txt"} == {date(2021, 3, 4)}


def test_what_was_open_before_is_open_as_of_then(files, tmp_path):
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        before = record.info().last_recorded
        record.read(files / "later.txt", published="2021-03-15")
        assert report(record.as_of(before)).possible_days == ()
        assert {start for start, _ in days(record.as_of(before)).values()} == {None}


def test_the_brief_and_show_say_why(files, tmp_path):
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        record.read(files / "later.txt", published="2021-03-15")
        lines = [line.text for section in make_brief(record).sections for line in section.lines]
        assert any(
            "11 to 15 March 2021 (inferred)" in line and "Between them lies one Thursday" in line for line in lines
        )
        shown = record.show(report(record).key)
        assert "11 March 2021" in shown.row.published_why
        (line,) = [row for row in record.export_rows(what="reports") if row["name"] == "open.txt"]
        assert line["possible_days"][0] == "2021-03-11"


def test_a_story_can_be_shown_and_asked_for(files, tmp_path):
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        record.read(files / "later.txt", published="2021-03-15")
        (story,) = record.stories()
        shown = record.show(story.key)
        assert (shown.kind, shown.row, len(shown.row.reports)) == ("story", story, 2)
        assert len(shown.claims) == story.figures + story.events + story.statements
        assert make_brief(record, story=story.key).sections == make_brief(record).sections
        assert make_brief(record, story="C0000000").sections == ()


ELSEWHERE = "LIMA — A bakery opened in the Barranco quarter, and the mayor of Lima cut a loaf for the guests."


def test_only_what_shares_a_name_with_what_is_new_is_looked_at_again(files, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "SMALL", 1)
    monkeypatch.setattr(settling, "_MUCH", 0)
    find_told, looked = dating.find_told, []
    monkeypatch.setattr(dating, "find_told", lambda body: looked.append(body) or find_told(body))
    (tmp_path / "elsewhere.txt").write_text(ELSEWHERE, "utf-8")
    (tmp_path / "again.txt").write_text(LATER.replace("140", "150").replace("3,000", "3,100"), "utf-8")
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        record.read(files / "later.txt", published="2021-03-16")
        assert report(record).possible_days[-1] == date(2021, 3, 16)
        looked.clear()
        record.read(tmp_path / "elsewhere.txt", published="2021-03-15")
        assert looked == []
        assert report(record).possible_days[-1] == date(2021, 3, 16)
        record.read(tmp_path / "again.txt", published="2021-03-15")
        assert len(looked) == 1
        assert report(record).possible_days[-1] == date(2021, 3, 15)


def test_a_dated_report_that_goes_takes_with_it_what_it_told(files, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "SMALL", 1)
    monkeypatch.setattr(settling, "_MUCH", 0)
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(files / "open.txt")
        record.read(files / "later.txt", published="2021-03-15")
        (tmp_path / "other.txt").write_text(ELSEWHERE, "utf-8")
        record.read(tmp_path / "other.txt", published="2021-03-15")
        assert report(record).possible_days
        (files / "later.txt").write_text(ELSEWHERE + " It was full by noon.", "utf-8")
        record.read(files / "later.txt", published="2021-03-15")
        assert report(record).possible_days == ()
