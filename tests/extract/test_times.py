"""Time expressions and their days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.extract.blocks import find_blocks
from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.extract.times import find_times
from dateline.language import Pack
from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind

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
