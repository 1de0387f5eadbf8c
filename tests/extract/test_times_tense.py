"""Which way a day is looked for: back or ahead, as the clause is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.extract.times import find_times
from dateline.language import Pack
from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind

MONDAY = date(2022, 1, 3)


def only(pack: Pack, text: str, zone: ZoneKind = ZoneKind.BODY) -> TimeMention:
    report = Report(
        name="t",
        text=text,
        zones=(Zone(zone, Span(0, len(text))),),
        published=Published(MONDAY, PublishedBasis.GIVEN),
        language="en",
    )
    reading = Reading(report, pack)
    (mention,) = find_times(replace(reading, blocks=find_blocks(report, pack)))
    return mention


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the town, where small crowds tried to meet on Sunday, 20 were held, lawyers said.", "2022-01-02"),
        ("Protesters began to gather in the square on Saturday.", "2022-01-01"),
        ("The governor has given the squatters until 9 a.m. Friday.", "2022-01-07T09:00"),
        ("Soldiers were sent to guard the bridge on Sunday.", "2022-01-02"),
        ("The two sides planned to meet on Saturday.", "2022-01-08"),
        ("The government has decided to close all schools on Saturday.", "2022-01-08"),
        ("The union is to meet on Saturday.", "2022-01-08"),
        ("Police ordered residents to leave by Friday.", "2022-01-07"),
        ("The mayor could not be reached on Saturday.", "2022-01-01"),
        ("The union has given the firm until Friday to answer.", "2022-01-07"),
        ("On Saturday, the opposition plans to hold a rally.", "2022-01-08"),
        ("The record was set on Dec. 30.", "2021-12-30"),
        ("The vote was set for Jan. 30.", "2022-01-30"),
        ("The curfew was lifted after Saturday's clashes.", "2022-01-01"),
        ("Schools in the province remain closed until Wednesday.", "2022-01-05"),
        ("The union called a general strike for Wednesday.", "2022-01-05"),
        ("The airport reopens on Thursday.", "2022-01-06"),
        ("Millions will vote in Sunday's election.", "2022-01-09"),
        ("The union will appeal against Friday's ruling.", "2021-12-31"),
        ("The union called for protests after Friday prayers.", "2022-01-07"),
        ("Calls for a march on Saturday grew louder.", "2022-01-08"),
        ("The mayor called for calm after Friday's clashes.", "2021-12-31"),
        ("The opposition planned a march in the capital on Saturday.", "2022-01-08"),
        ("The court postponed the hearing until Saturday.", "2022-01-08"),
        ("The shelling went on until Saturday.", "2022-01-01"),
        ("Crowds will gather after Friday prayers.", "2022-01-07"),
        ("Crowds gathered after Friday prayers.", "2021-12-31"),
        ("The rebels, having taken the town in October, moved on.", "2021-10"),
        ("They broke the June agreement.", "2021-06"),
        ("They will honour the June agreement.", "2021-06"),
        ("They spoke of the February deadline.", "2022-02"),
        ("The June election will be free.", "2022-06"),
        ("A vote to be held in October was put off.", "2022-10"),
        ("He was the first man to be killed in October.", "2021-10"),
        ("He glossed over the warnings of Thursday that shells could fall.", "2021-12-30"),
    ],
)
def test_the_clause_says_which_way(pack: Pack, text: str, value: str):
    assert only(pack, text).value == value


@pytest.mark.parametrize("zone", [ZoneKind.CAPTION, ZoneKind.HEADLINE])
def test_the_present_of_a_caption_tells_what_was(pack: Pack, zone: ZoneKind):
    found = only(pack, "Demonstrators are running from tear gas in the town on Saturday.", zone)
    assert found.interval.start == date(2022, 1, 1)


def test_a_caption_may_still_look_ahead(pack: Pack):
    found = only(pack, "The stadium where the final will be played on Saturday.", ZoneKind.CAPTION)
    assert found.interval.start == date(2022, 1, 8)


def test_what_was_told_in_the_past_has_no_day_to_come(pack: Pack):
    found = only(pack, "The two sides agreed on a truce from Feb. 10.")
    assert found.value == "2022-02-10"
    assert not found.interval.known


def test_a_date_with_its_weekday_is_sure(pack: Pack):
    assert only(pack, "The court gave the lawyers time to answer by Friday, Jan. 28.").interval.start == date(
        2022, 1, 28
    )


def test_later_in_the_day_is_the_day_named_before(pack: Pack):
    text = "The bridge was hit on Sunday. Later in the day, the town fell."
    report = Report(
        name="t",
        text=text,
        zones=(Zone(ZoneKind.BODY, Span(0, len(text))),),
        published=Published(MONDAY, PublishedBasis.GIVEN),
    )
    reading = Reading(report, pack)
    sunday, later = find_times(replace(reading, blocks=find_blocks(report, pack)))
    assert sunday.interval.start == later.interval.start == date(2022, 1, 2)


def test_the_week_of_a_date_is_told_whatever_the_tense(pack: Pack):
    assert only(pack, "The hearing was moved to the week of Jan. 17.").value == "2022-W03"
