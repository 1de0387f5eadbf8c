"""Time expressions and their days."""

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
from dateline.model.vocabulary import PublishedBasis, TimeBasis, ZoneKind

FRIDAY = date(2022, 1, 7)


def times(pack: Pack, text: str, published: date | None = FRIDAY) -> tuple[TimeMention, ...]:
    report = Report(
        name="t",
        text=text,
        zones=(Zone(ZoneKind.BODY, Span(0, len(text))),),
        published=Published(published, PublishedBasis.GIVEN) if published else Published(),
        language="en",
    )
    reading = Reading(report, pack)
    return find_times(replace(reading, blocks=find_blocks(report, pack)))


def days(pack: Pack, text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            m.text,
            m.interval.start.isoformat() if m.interval.start else None,
            m.interval.end.isoformat() if m.interval.end else None,
        )
        for m in times(pack, text, published)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Police killed two men on Thursday.", "2022-01-06", "2022-01-06"),
        ("Police killed two men on Friday.", "2022-01-07", "2022-01-07"),
        ("Police killed two men on Saturday.", "2022-01-01", "2022-01-01"),
        ("The two sides will meet on Saturday.", "2022-01-08", "2022-01-08"),
        ("Soldiers fired on the crowd last night.", "2022-01-06", "2022-01-06"),
        ("Soldiers fired on the crowd overnight.", "2022-01-06", "2022-01-07"),
        ("Soldiers fired on the crowd yesterday.", "2022-01-06", "2022-01-06"),
        ("Dozens were held last week.", "2021-12-27", "2022-01-02"),
        ("Dozens were held earlier this month.", "2022-01-01", "2022-01-07"),
        ("The protests began a week ago.", "2021-12-31", "2021-12-31"),
        ("The protests began seven weeks ago.", "2021-11-19", "2021-11-19"),
        ("Dozens have died since January 1.", "2022-01-01", "2022-01-07"),
        ("Dozens have died since March.", "2021-03-01", "2022-01-07"),
        ("Dozens have died since mid-March.", "2021-03-15", "2022-01-07"),
        ("The town fell in mid-March.", "2021-03-15", "2021-03-15"),
        ("The town fell in January 2010.", "2010-01-01", "2010-01-31"),
        ("The town fell in October.", "2021-10-01", "2021-10-31"),
        ("The town fell on Dec. 30.", "2021-12-30", "2021-12-30"),
        ("THE TOWN FELL ON 12 JANUARY 1989.", "1989-01-12", "1989-01-12"),
        ("The town fell early on Wednesday.", "2022-01-05", "2022-01-05"),
        ("Shells hit the town on Wednesday night.", "2022-01-05", "2022-01-05"),
        ("The army took the town over the weekend.", "2022-01-01", "2022-01-02"),
        ("Thousands fled in the past two weeks.", "2021-12-24", "2022-01-07"),
        ("The force grew in the 1990s.", "1990-01-01", "1999-12-31"),
        ("The shelling lasted three days.", None, None),
    ],
)
def test_days(pack: Pack, text: str, start: str | None, end: str | None):
    (found,) = days(pack, text)
    assert found[1:] == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "They may march again.",
        "It was the second attack by a 25-year-old man.",
        "The sun rose over some 2,000 houses.",
        "The March on the palace drew 1500 people.",
    ],
)
def test_no_time(pack: Pack, text: str):
    assert times(pack, text) == ()


@pytest.mark.parametrize("text", ["Police fired on Thursday.", "Police fired last night.", "Police fired in March."])
def test_relative_days_stay_unresolved_without_an_anchor(pack: Pack, text: str):
    (mention,) = times(pack, text, None)
    assert not mention.interval.known
    assert mention.relative
    assert mention.value.startswith("XXXX")


def test_ends_of_a_range_have_the_days_of_the_whole(pack: Pack):
    first, last = times(pack, "Fighting went on from 3 to 5 May 2010.")
    assert (first.value, last.value) == ("2010-05-03", "2010-05-05")
    assert first.interval == last.interval
    assert first.interval.text == "from 3 to 5 May 2010"


def test_the_dateline_day_beats_the_day_of_publication(pack: Pack):
    text = "Police fired yesterday."
    zones = (Zone(ZoneKind.BODY, Span(0, len(text))),)
    report = Report(
        name="t",
        text=text,
        zones=zones,
        published=Published(FRIDAY, PublishedBasis.GIVEN),
        dateline_day=date(2022, 1, 5),
    )
    reading = replace(Reading(report, pack), blocks=find_blocks(report, pack))
    assert find_times(reading)[0].interval.start == date(2022, 1, 4)


STORY = (
    "The war began in May 1861. The fort fell on 3 June 1861. In 1862 the army crossed the river. "
    "On 7 August it took the town. Two days later the mayor fled. In January 1863 the siege ended."
)


def test_a_story_counts_from_the_date_it_has_come_to(pack: Pack):
    found = {m.text: m.value for m in times(pack, STORY)}
    assert found["7 August"] == "1862-08-07"
    assert found["Two days later"] == "1862-08-09"


def test_a_report_counts_from_its_anchor_whatever_years_it_looks_back_to(pack: Pack):
    text = "Police fired on Thursday. It was the worst day since 1986, 1991, 1993 and 1997, and in December two died."
    found = {m.text: m.value for m in times(pack, text)}
    assert (found["Thursday"], found["December"]) == ("2022-01-06", "2021-12")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("THE PRESIDENT WILL VISIT THE TOWN IN AUGUST.", "2022-08"),
        ("THE TOWN WAS TAKEN IN AUGUST.", "2021-08"),
        ("The vote is set for Feb. 10.", "2022-02-10"),
        ("The Dec. 30 blasts killed 20 people.", "2021-12-30"),
        ("They left at 9 a.m. Tuesday.", "2022-01-04T09:00"),
        ("The shelling went on for two and a half hours.", "PT2H30M"),
        ("Thousands marched every Friday.", "XXXX-WXX-5"),
        ("The third quarter was worse.", "2021-Q3"),
        ("It had been so in the 19th century.", "18"),
        ("He died in 480 BC.", "BC0480"),
        ("The camp opened last summer.", "2021-SU"),
        ("It was a winter of hunger.", "2021-WI"),
        ("They met on Christmas Eve.", "2021-12-24"),
        ("They met on Easter Monday.", "2021-04-05"),
        ("Veterans of the 2004 Boxing Day flood came.", "2004-12-26"),
        ("The repairs will take 12-18 months.", "P12M"),
        ("The repairs will take two to three weeks.", "P2W"),
        ("Nobody knows what comes in the future.", "FUTURE_REF"),
        ("There were raids in past years too.", "PAST_REF"),
        ("Prices may rise in the short term.", "FUTURE_REF"),
        ("The sides will meet at a later date.", "FUTURE_REF"),
        ("The work will take between five and six months.", "P5M"),
        ("She was freed after one hundred and five days.", "P105D"),
        ("Output fell in the last quarter of 2019.", "2019-Q4"),
        ("The budget for the 2020 fiscal year was cut.", "2020"),
        ("The September 11 attacks changed the law.", "2001-09-11"),
        ("The mayor was elected on September 11.", "2021-09-11"),
        ("Net rose from the year-earlier nine months.", "P9M"),
    ],
)
def test_values(pack: Pack, text: str, value: str):
    (mention,) = times(pack, text)
    assert mention.value == value


def test_this_year_ends_with_the_report_where_the_verb_looks_back(pack: Pack):
    assert days(pack, "Police killed 20 people this year.") == [("this year", "2022-01-01", "2022-01-07")]


def test_since_widens_the_evidence_not_the_mention(pack: Pack):
    (mention,) = times(pack, "Dozens have died since March.")
    assert (mention.text, mention.interval.text) == ("March", "since March")


@pytest.mark.parametrize(
    "text",
    [
        "THE MARCH DREW 2,000 PEOPLE.",
        "The China Daily said so.",
        "The Euro 2016 cup began.",
        'He said so on "World This Week".',
        "The index fell to 1738 points.",
    ],
)
def test_names_are_no_times(pack: Pack, text: str):
    assert times(pack, text) == ()


def test_without_an_anchor_the_years_of_a_story_are_inferred(pack: Pack):
    found = {m.text: m for m in times(pack, STORY, None)}
    assert found["7 August"].interval.start == date(1862, 8, 7)
    assert found["7 August"].interval.basis is TimeBasis.INFERRED
    assert found["3 June 1861"].interval.basis is TimeBasis.STATED


def test_a_weekday_beside_a_full_date_stays_unresolved_without_an_anchor(pack: Pack):
    found = {m.text: m for m in times(pack, "It began on 1 January 2022. Police fired on Thursday.", None)}
    assert found["1 January 2022"].interval.known
    assert not found["Thursday"].interval.known


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It happened on 11/01/2022.", "2022-01-11", "2022-01-11"),
        ("In the past 24 hours 20 died.", "2022-01-06", "2022-01-07"),
        ("Shells fell overnight on Tuesday.", "2022-01-04", "2022-01-05"),
        ("He was shot at 3:30 pm local time on Jan 5.", "2022-01-05", "2022-01-05"),
    ],
)
def test_days_of_joined_and_ambiguous_words(pack: Pack, text: str, start: str, end: str):
    (found,) = days(pack, text)
    assert found[1:] == (start, end)


def test_a_month_takes_the_year_named_just_before(pack: Pack):
    found = days(pack, "In the spring of 2020, from March to June, it eased.")
    assert found[1][1:] == ("2020-03-01", "2020-06-30")


def test_a_year_that_ends_on_a_day_is_a_length(pack: Pack):
    first, _ = times(pack, "The firm lost money in the year ended June 30, 2021.")
    assert (first.value, first.interval.known) == ("P1Y", False)


def test_results_are_compared_with_the_same_quarter_of_the_year_before(pack: Pack):
    text = "Net for the fourth quarter, ended Dec. 31, fell. A year earlier it rose. The prior-year quarter had a gain."
    found = {m.text: m.value for m in times(pack, text)}
    assert (found["A year earlier"], found["The prior-year quarter"]) == ("2020-Q4", "2020-Q4")


def test_the_past_year_has_the_days_up_to_the_report(pack: Pack):
    (mention,) = times(pack, "Violence has grown over the past year.")
    assert mention.value == "2021"
    assert mention.interval.start == date(2021, 1, 7)
    assert mention.interval.end == FRIDAY


ANCIENT = (
    "The revolt began in 499 BC and ended in 493 BC. In 490 BC a fleet came. The third fleet (480) was lost. "
    "In the spring of 479 it was rebuilt. The 470s BC were quiet."
)


def test_a_text_that_counts_before_christ(pack: Pack):
    found = {m.text: m.value for m in times(pack, ANCIENT, None)}
    assert found["480"] == "BC0480"
    assert found["the spring of 479"] == "BC0479-SP"
    assert found["The 470s BC"] == "BC047"


def test_months_and_days_of_a_year_before_christ(pack: Pack):
    text = (
        "The war lasted from 264 BC to 241 BC. The general (59 BC - AD 17) left in May 218, won in the year 217 and on "
        "2 August 216. In 209-208 he rested. Eight days later he fell. On September 29 the fleet came."
    )
    found = {m.text: m.value for m in times(pack, text)}
    assert found["May 218"] == "BC0218-05"
    assert found["the year 217"] == "BC0217"
    assert found["2 August 216"] == "BC0216-08-02"
    assert (found["209"], found["208"]) == ("BC0209", "BC0208")
    assert found["Eight days later"] == "XXXX-XX-XX"
    assert found["September 29"] == "BC0209-09-29"


def test_a_report_of_the_day_has_no_years_before_christ(pack: Pack):
    assert [m.text for m in times(pack, "On May 3, 218 people died; in 209 homes the roof fell.")] == ["May 3"]


COLONIAL = (
    "The war began in October 1935. The army had been beaten there in 1896, and many wanted revenge for 1896. "
    "On 22 November 1934 a clash left 150 dead. On 5 December the king protested. In 1936 it was over. "
    "It was said that the troops would leave by 31 August 2030. On 30 June they left."
)


def test_a_story_is_not_led_away_by_an_aside(pack: Pack):
    found = {m.text: m.value for m in times(pack, COLONIAL)}
    assert found["5 December"] == "1934-12-05"
    assert found["30 June"] == "1936-06-30"


def test_both_ends_of_an_old_range_are_years(pack: Pack):
    assert [m.value for m in times(pack, "The plague of 1347 to 1351 killed millions.")] == ["1347", "1351"]


def test_the_years_before_a_year_are_no_length(pack: Pack):
    assert [m.value for m in times(pack, "It studied the years 2012 through 2014.")] == ["2012", "2014"]


def test_last_february_is_the_readers_last_in_a_story_too(pack: Pack):
    found = {m.text: m.value for m in times(pack, STORY + " Last February a museum told of it.")}
    assert found["Last February"] == "2021-02"
