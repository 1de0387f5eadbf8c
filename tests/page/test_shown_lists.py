"""What lists show of a record, and where their links lead."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.errors import UsageError
from dateline.page import Snapshot
from dateline.page.picking import lately
from handmade import HandRecord, event, full_record, mention, report, statement
from showing import shown, two, words

LISTS = ["overview", "stories", "figures", "events", "statements", "sources", "reports", "differences", "changes"]


@pytest.mark.parametrize("name", [*LISTS, "search"])
def test_an_empty_record_says_so_and_what_to_do(name):
    told = re.search(r'<div class="empty"><p>(.*?)</p><p>(.*?)</p>', shown(HandRecord(), name))
    assert told
    assert all(told.groups())


@pytest.mark.parametrize("name", ["figures", "events", "statements", "reports"])
def test_filters_that_nothing_passes_can_be_taken_away(name):
    html = shown(full_record(), name, source="nobody of this name")
    assert "Take the filters away" in html


def test_differences_show_both_evidences_and_the_reason():
    html = shown(two(), "differences")
    assert "It went up." in html
    for key, id in (("R1", "F1"), ("R2", "F2")):
        assert f'href="/report/{key}?claim={id}#{id}"' in html


def test_differences_of_one_kind_only():
    assert "It went up." not in shown(two(), "differences", status="contradicted")
    with pytest.raises(UsageError, match="status"):
        shown(two(), "differences", status="wrong")


def test_statements_stand_by_speaker_those_who_are_not_named_last():
    rows = [
        statement(id="S1", source="It", source_kind="unnamed"),
        statement(id="S2", source="", source_kind="unnamed"),
        statement(id="S3", source="The mayor"),
        statement(id="S4", source="the Mayor"),
    ]
    html = shown(HandRecord(reports=[report()], statements=rows), "statements")
    heads = re.findall(r"<h2>(.*?)<", html)
    assert [head.strip() for head in heads] == ["The mayor", "Sources that are not named"]
    for typed in ("mayor", "The  Mayor"):
        one = shown(HandRecord(reports=[report()], statements=rows), "statements", speaker=typed)
        assert re.findall(r'<li id="(S\d)">', one) == ["S3", "S4"]


def test_from_every_list_of_the_sample_record_the_words_are_one_click_away(sample_snapshot: Snapshot):
    for name in ("overview", "figures", "events", "statements", "differences"):
        html = shown(sample_snapshot, name)
        linked = re.findall(r'href="/report/(\w+)\?claim=(\w+)#(\w+)"', html)
        assert linked, name
        for key, claim, at in linked:
            assert claim == at
            assert sample_snapshot.claims[claim].report_key == key


def test_words_are_found_and_lead_to_them(sample_snapshot: Snapshot):
    html = shown(sample_snapshot, "search", q="intensive care")
    assert "<mark>intensive</mark>" in html
    assert re.search(r'href="/report/\w+\?claim=', html)
    assert "No report holds all of these words" in shown(sample_snapshot, "search", q="zzzqqq")


def test_the_heading_of_the_filter_has_those_that_are_set_with_days_in_words():
    given = {"type": "", "place": "", "since": "2022-01-10", "until": "", "origins": "2"}
    assert "<summary>Filter: from 10 January 2022, at least 2 origins</summary>" in shown(
        full_record(), "events", **given
    )
    assert "<summary>Filter</summary>" in shown(full_record(), "events", type="", since="")


def test_numbers_are_found_with_and_without_their_separators(sample_snapshot: Snapshot):
    for typed in ("7939", "7,939"):
        html = shown(sample_snapshot, "search", q=typed)
        assert "<mark>7,939</mark>" in html
    assert "No report holds all of these words" in shown(sample_snapshot, "search", q="939000")


def test_what_is_said_of_days_after_its_report_is_to_come():
    events = [
        event(key="V1", mentions=("E1",), time_start=date(2022, 3, 1), time_end=date(2022, 3, 1)),
        event(key="V2", mentions=("E2",), time_start=date(2022, 1, 9), time_end=date(2022, 1, 9)),
    ]
    told = [mention(id=id, published=date(2022, 1, 10)) for id in ("E1", "E2")]
    record = HandRecord(reports=[report()], events=events, mentions=told)
    text = words(shown(record, "events"))
    assert text.index("9 January 2022") < text.index("Said to come") < text.index("1 March 2022 to come")
    assert lately(Snapshot(record))[0][0] == date(2022, 1, 9)  # type: ignore[arg-type]
    assert "to come" in words(shown(record, "event", "V1"))
    assert "to come" not in words(shown(record, "event", "V2"))
