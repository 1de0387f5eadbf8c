"""What other countries and bodies lost or sent is of the country, not of the town that is told of."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

QUAKE = (
    "Rescuers searched the ruins of Lima on Thursday after an earthquake struck Peru.\n\n"
    "Lima was shaken for a minute, and hundreds of houses fell in Lima in the quake.\n\n"
    "The hospital in Lima was full.\n\n"
)


def figures(text: str, pack: Pack) -> dict[str, str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return {figure.text: figure.place.text if figure.place else "" for figure in found}


def events(text: str, pack: Pack) -> dict[str, str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).events
    return {event.text: event.place.text if event.place else "" for event in found}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The Red Cross said 14 of its staff were dead.", "14"),
        ("At least 21 UN personnel are still missing.", "At least 21"),
        ("The ministry says nine of its nationals were killed.", "nine"),
    ],
)
def test_the_dead_of_a_body_or_another_nation_are_of_the_country(sentence: str, number: str, pack: Pack) -> None:
    assert figures(QUAKE + sentence, pack)[number] == "Peru"


def test_staff_who_died_at_a_spot_that_is_told_are_where_it_is(pack: Pack) -> None:
    told = figures(QUAKE + "He walked through the ruins of the school, where six staff were killed.", pack)
    assert told["six"] != "Peru"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A memorial service was held in Lima for 31 nurses who were killed in the earthquake.", "31"),
        ("The bodies of two climbers killed in the quake have come home to Madrid.", "two"),
    ],
)
def test_where_the_dead_are_remembered_is_not_where_they_died(sentence: str, number: str, pack: Pack) -> None:
    assert figures(QUAKE + sentence, pack)[number] == "Peru"


def test_soldiers_whom_other_states_take_home_leave_the_country(pack: Pack) -> None:
    text = "A bomb went off at a market in Baghdad on Thursday.\n\nIraq has seen many such bombs.\n\n"
    told = figures(text + "Portugal's government said it would withdraw its 120 troops.", pack)
    assert told["120"] == "Iraq"


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Chile is sending a team of doctors and engineers.", "sending"),
        ("Mexico said it was sending rescue workers and tents.", "sending"),
    ],
)
def test_help_that_a_state_sends_goes_to_the_country(sentence: str, verb: str, pack: Pack) -> None:
    assert events(QUAKE + sentence, pack).get(verb) == "Peru"
