"""Rows in memory answer as the tables do, however they were renewed."""

from __future__ import annotations

import shutil

import pytest

import dateline
from dateline.record import KeptView, held, kept

LISTS = (
    "reports",
    "figures",
    "mentions",
    "statements",
    "events",
    "series",
    "origins",
    "actors",
    "relations",
    "timeline",
    "judgements",
)
REJECTED = ("figures", "mentions", "statements", "events", "series", "relations", "timeline")


@pytest.fixture
def record(sample_record_path, tmp_path):
    copy = tmp_path / "kept.dateline"
    shutil.copy(sample_record_path, copy)
    with dateline.open(copy) as opened:
        yield opened


def assert_same(view: KeptView, record) -> None:
    assert view.stamp() == record.stamp()
    for name in LISTS:
        assert getattr(view, name)() == getattr(record, name)(), name
    for name in REJECTED:
        asked = {"include_rejected": True}
        assert getattr(view, name)(**asked) == getattr(record, name)(**asked), name
    story = record.reports()[0].story
    assert view.events(story=story) == record.events(story=story)
    assert view.series(story=story, measure="killed") == record.series(story=story, measure="killed")
    assert view.info() == record.info()


def fill(view: KeptView) -> KeptView:
    """Have all that is made once made, so that a renewal goes on from it."""
    for name in LISTS:
        getattr(view, name)()
    view.events(include_rejected=True), view.series(include_rejected=True)
    return view


def steps(record):
    """Judgements of every kind, each on something that is shown."""
    figure = next(row for row in record.figures() if row.series)
    other = next(row for row in record.figures() if row.series and row.series != figure.series)
    event = next(row for row in record.events() if row.figures)
    yield lambda: record.judge(figure.id, "reject", who="a")
    yield lambda: record.judge(figure.id, "undo", who="a")
    yield lambda: record.judge(figure.id, "correct", values={"low": 7, "high": 9, "place": "Nowhere"}, who="a")
    yield lambda: record.judge(figure.id, "same", other.id, who="a")
    yield lambda: record.judge(event.key, "accept", who="b")
    yield lambda: record.judge(event.figures[0], "reject", who="b")
    yield lambda: record.judge(event.key, "reject", who="b")
    yield lambda: record.judge(figure.id, "undo", who="b")


def test_all_rows_answer_as_the_tables_do(record):
    assert_same(kept(record), record)


def test_a_record_that_did_not_change_is_given_back(record):
    view = kept(record)
    assert kept(record, view) is view


def test_what_people_decide_is_taken_in(record):
    view = fill(kept(record))
    for step in steps(record):
        step()
        view = fill(kept(record, view))
        assert not view.kept.moved.whole
        assert_same(view, record)


def test_what_is_read_is_taken_in(record, tmp_path):
    view = fill(kept(record))
    more = tmp_path / "more"
    more.mkdir()
    (more / "a.txt").write_text("Police in Almaty said 31 people were killed on 6 January 2022.")
    record.read(more, published="2022-01-07", outlet="Sample Courier")
    view = fill(kept(record, view))
    assert_same(view, record)
    assert {row.id for row in record.figures(report="a.txt")} <= set(view.kept.moved.new)
    (more / "a.txt").write_text("Police in Almaty said 33 people were killed on 6 January 2022.")
    record.read(more, published="2022-01-07", outlet="Sample Courier")
    view = fill(kept(record, view))
    assert_same(view, record)
    assert view.kept.moved.gone
    record.read(more, published="2022-01-09", outlet="Sample Courier")
    assert_same(kept(record, view), record)


def test_a_view_never_changes(record):
    view = kept(record)
    figure = view.figures()[0]
    record.judge(figure.id, "reject", who="a")
    assert figure in view.figures()
    assert not view.judgements()


def test_an_empty_record(tmp_path):
    with dateline.open(tmp_path / "empty.dateline") as record:
        view = kept(record)
        assert not view.figures()
        assert view.info().reports == 0


def test_what_moved_is_told_as_the_record_tells_it(record):
    day = record.info().first_recorded.date()
    assert kept(record).diff(day) == record.diff(day)
    assert kept(record).diff(day)


def test_an_earlier_state_is_held_too(record):
    moment = record.info().first_recorded
    view = held(record.as_of(moment))
    assert view.reports() == record.as_of(moment).reports()
    assert view.figures() == record.as_of(moment).figures()
