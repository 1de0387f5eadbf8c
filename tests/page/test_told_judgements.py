"""What pages say of what people decided, and of earlier states."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import dateline
from dateline.page import Snapshot
from dateline.page.about import about
from dateline.page.views.changes import times
from dateline.phrases import say_claim
from handmade import HandRecord, report
from showing import shown, words


def test_changes_since_before_the_reading_are_all_new(sample_snapshot: Snapshot):
    text = words(shown(sample_snapshot, "changes", since="2020-01-01"))
    assert "learned since 1 January 2020" in text
    assert "The record began on" in text
    assert "16 reports" in text


def test_changes_of_one_kind_since_before_the_reading_are_listed(sample_snapshot: Snapshot):
    assert "new : 16 reports" in words(shown(sample_snapshot, "changes", since="2020-01-01", status="new"))


def test_readings_are_offered_as_times_to_look_back_to():
    morning, noon = datetime(2026, 1, 5, 8, 0, 30, tzinfo=UTC), datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
    read = [morning, morning + timedelta(minutes=9), noon]
    record = HandRecord(reports=[report(key=f"R{n}", recorded_at=moment) for n, moment in enumerate(read)])
    assert times(Snapshot(record)) == [("2026-01-05T11:59:59+00:00", 1), ("2026-01-05T08:00:29+00:00", 2)]


def test_a_state_of_the_past_is_said_on_every_page(sample_snapshot: Snapshot):
    html = shown(sample_snapshot, "figures", as_of="2030-01-01")
    assert "The record as it stood at 1 January 2030" in html
    assert re.search(r'href="/series/\w+\?as_of=2030-01-01"', html)


def test_judgements_name_what_they_are_on_in_words(sample_snapshot):
    story = sample_snapshot
    event_, series_, report_ = (next(iter(rows)) for rows in (story.events, story.series, story.reports))
    for id in (event_, series_, report_, next(iter(story.origins)), next(iter(story.actors))):
        told = about(story, id)
        assert id not in told.words
        assert told.key == id
    assert about(story, "V00000000").words == "an event that is no more"
    mention_ = story.events[event_].mentions[0]
    assert about(story, "V00000000", (mention_,)).key == event_


def test_a_decision_that_undoes_another_says_which(sample_record_path, tmp_path):
    path = tmp_path / "own.dateline"
    path.write_bytes(sample_record_path.read_bytes())
    with dateline.open(path) as record:
        row = record.figures()[0]
        key = record.judge(row.id, "rejected", who="Ada").key
        record.judge(key, "undone", who="Ada")
        text = words(shown(Snapshot(record), "judgements"))
    assert f"Rejected by Ada: {say_claim(row)}" in text
    assert key not in text
