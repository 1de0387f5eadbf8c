"""Who is counted: parts, what they are said to be, and what they take from their whole."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def groups(text: str, pack: Pack) -> list[str]:
    return [figure.group.value for figure in read(make_report(text, published=date(2021, 5, 7)), pack).figures]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Rescuers pulled out 23 bodies on Thursday, seven of them children.", "children"),
        ("Thirteen people were hurt in the riot, one of them a gendarme.", "police"),
    ],
)
def test_a_part_is_what_it_is_said_to_be_or_what_its_whole_is(text: str, group: str, pack: Pack) -> None:
    assert groups(text, pack)[1] == group


def test_who_is_dismissed_held_an_office(pack: Pack) -> None:
    assert groups("Three managers of the railway were removed from their posts on Friday.", pack) == ["officials"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The council will raise UN police numbers by 700.", ["police"]),
        ("The council will raise troop numbers by 3,000 and police numbers by 700.", ["military", "police"]),
        ("A 60-strong rescue team flew to the island on Sunday.", ["people"]),
        ("Two rescue teams flew to the island on Sunday.", ["things"]),
    ],
)
def test_a_number_without_a_noun_is_of_the_force_or_team_told_of(text: str, group: list[str], pack: Pack) -> None:
    assert groups(text, pack) == group


def test_residents_are_people(pack: Pack) -> None:
    assert groups("As many as 15 residents were missing after the blast in Kano on Friday.", pack) == ["people"]


@pytest.mark.parametrize(
    ("text", "people", "group"),
    [
        ("The number of officers and soldiers killed remained at 18.", "officers and soldiers", "security_forces"),
        ("The number of police officers injured rose to 40 on Friday.", "police officers", "police"),
        ("The number of injured rose to 70 on Friday.", "", "people"),
    ],
)
def test_who_a_number_is_of_is_who_is_counted(text: str, people: str, group: str, pack: Pack) -> None:
    (figure,) = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert (figure.people, figure.group.value) == (people, group)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The fire killed 30 people. Seven of the dead were schoolchildren.", "children"),
        ("The raid left 40 people dead. Of these, nine were soldiers.", "military"),
        ("More than 200 people, 61 of them children, drowned when the dyke broke.", "children"),
        (
            "Twelve people were shot on the bridge, the mayor said, three of them policemen who had run to help.",
            "police",
        ),
        ("The blast killed 30 people. Four of those who died were from one village.", "people"),
    ],
)
def test_some_of_the_dead_are_who_they_are_said_to_be(text: str, group: str, pack: Pack) -> None:
    assert groups(text, pack)[1] == group


@pytest.mark.parametrize(
    "text",
    [
        "Nine soldiers were killed, including two officers, and 30 wounded.",
        "Police said 12 soldiers died - among them a general - and 40 were hurt in Mora.",
    ],
)
def test_who_is_counted_after_a_part_are_those_of_the_whole(text: str, pack: Pack) -> None:
    assert groups(text, pack) == ["military"] * 3
    people = [figure.people for figure in read(make_report(text, published=date(2021, 5, 7)), pack).figures]
    assert people[2] == "soldiers"


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Thousands of miners have marched through Mora.", [False]),
        ("A 40-strong rescue team has flown to Mora.", [False]),
        ("A force of 9,000 soldiers has been in Mora ever since.", [False]),
        ("Some 400 people have been killed in Mora since March.", [True]),
    ],
)
def test_a_crowd_adds_nothing_up(text: str, sums: list[bool], pack: Pack) -> None:
    told = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert [figure.cumulative for figure in told] == sums
