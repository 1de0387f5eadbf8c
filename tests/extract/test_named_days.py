"""The days of a disaster that a report tells with its name, and the days that go with them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

FRIDAY = date(2021, 5, 7)
WEEK = ("2021-04-26", "2021-05-02")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(text: str, pack: Pack) -> dict[str, tuple[str | None, str | None]]:
    reading = read(make_report(text, published=FRIDAY), pack)
    told = (*reading.events, *reading.figures)
    return {c.text: (_iso(c.time.start), _iso(c.time.end)) for c in told}


@pytest.mark.parametrize(
    ("named", "days"),
    [
        ("Schools in Tavora stay closed after the 2 May earthquake.", ("2021-05-02", "2021-05-02")),
        ("Schools in Tavora stay closed after last week's earthquake.", WEEK),
        ("Masons in Tavora mend what the quake on 2 May broke.", ("2021-05-02", "2021-05-02")),
    ],
)
def test_a_disaster_has_the_days_told_with_its_name(pack: Pack, named: str, days: tuple[str, str]) -> None:
    text = f"{named}\n\nVolunteers cook for the old.\n\nThe earthquake killed 31 people in the valley."
    told = _days(text, pack)
    assert told["31"] == days
    assert told["earthquake"] == days


def test_two_days_of_two_disasters_date_neither(pack: Pack) -> None:
    text = (
        "Masons are at work in Tavora. The quake on 2 May broke the mill, and the quake on 4 May broke the dam wall. "
        "Farms are closed.\n\nThe earthquakes left 31 people dead in the valley, the mayor believes."
    )
    assert _days(text, pack)["31"] != ("2021-05-03", "2021-05-03")


def test_what_is_needed_is_needed_as_the_report_is_written(pack: Pack) -> None:
    text = (
        "Tavora mourns after last week's earthquake. The earthquake killed 31. Some 4,000 people are in need of food."
    )
    assert _days(text, pack)["Some 4,000"] == ("2021-05-07", "2021-05-07")


def test_what_is_counted_since_a_disaster_is_up_to_the_report(pack: Pack) -> None:
    text = (
        "Tavora mourns after the 2 May earthquake. The earthquake killed 31.\n\n"
        "The charity says it has fed 900 people since the earthquake."
    )
    assert _days(text, pack)["900"] == ("2021-05-02", "2021-05-07")


def test_what_was_going_on_is_of_the_day_of_the_story(pack: Pack) -> None:
    text = (
        "Students marched through Tavora on Thursday. Police fired tear gas at the crowd. "
        "Near the mill, young men were being beaten with clubs."
    )
    assert _days(text, pack)["beaten"] == ("2021-05-06", "2021-05-06")


def test_before_doing_something_does_not_look_back(pack: Pack) -> None:
    text = (
        "Miners blocked the bridge at Tavora on Thursday. Police arrested four of them. "
        "Teachers rallied outside the town hall before going to the bridge."
    )
    assert _days(text, pack)["rallied"] == ("2021-05-06", "2021-05-06")
