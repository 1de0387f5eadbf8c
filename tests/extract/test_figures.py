"""What numbers count."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 7)), pack).figures


MEASURES = [
    ("Soldiers killed 18 miners.", ["killed"]),
    ("Eighteen miners were killed in the blast.", ["killed"]),
    ("Eighteen miners died in the blast.", ["killed"]),
    ("18 dead as roof collapses", ["killed"]),
    ("The collapse left 18 miners dead.", ["killed"]),
    ("At least 12 miners were shot dead.", ["killed"]),
    ("At least seven people have lost their lives.", ["killed"]),
    ("The attack claimed the lives of 23 people.", ["killed"]),
    ("Rescuers found 60 bodies.", ["killed"]),
    ("The death toll rose to 85.", ["killed"]),
    ("The ministry put the number of wounded at 40.", ["injured"]),
    ("More than 50 people were injured.", ["injured"]),
    ("Nine people were in critical condition.", ["injured"]),
    ("Over 50 people were taken to hospital.", ["hospitalised"]),
    ("Some 30 sailors are missing.", ["missing"]),
    ("Gunmen kidnapped 20 pupils.", ["abducted"]),
    ("Gunmen took 20 pupils hostage.", ["abducted"]),
    ("Police arrested 149 protesters.", ["detained"]),
    ("Ninety people were taken into custody.", ["detained"]),
    ("A court sentenced 12 officers to death.", ["sentenced"]),
    ("The rebels released 40 hostages.", ["released"]),
    ("Some 10,000 villagers fled their homes.", ["displaced"]),
    ("The flood left thousands homeless.", ["displaced"]),
    ("More than 800 villagers were evacuated.", ["evacuated"]),
    ("Three miners were pulled alive from the rubble.", ["rescued"]),
    ("Five people were trapped in the lift.", ["affected"]),
    ("Tens of thousands marched through the capital.", ["participants"]),
    ("Thousands of protesters filled the square.", ["participants"]),
    ("Moscow sent 3,000 troops.", ["forces"]),
    ("The storm destroyed 400 homes.", ["destroyed"]),
    ("The president sacked four ministers.", ["dismissed"]),
    ("Dozens were killed and hundreds injured.", ["killed", "injured"]),
    ("The clash left 18 officers dead and 750 hurt.", ["killed", "injured"]),
    ("The shooting left one man dead and six others with gunshot wounds.", ["killed", "injured"]),
    ("Two teens were shot and killed.", ["killed"]),
    ("The blast killed and wounded dozens of shoppers.", ["affected"]),
    ("Three ministers and several senators were killed.", ["killed", "killed"]),
]


@pytest.mark.parametrize(("text", "measures"), MEASURES)
def test_the_governing_word_tells_the_measure(text: str, measures: list[str], pack: Pack) -> None:
    assert [figure.measure.value for figure in figures(text, pack)] == measures


@pytest.mark.parametrize(
    "text",
    [
        "It is a country of 10 million inhabitants.",
        "He fired two rockets.",
        "She speaks four languages.",
        "The average salary is $570 a month.",
        "One protester told reporters that he was tired.",
        "One of the pilots was killed.",
        "People were killed.",
        "John Smith was killed.",
        "More than 40 percent of the oil burned.",
        "Two people were not injured.",
        "He served for three years.",
    ],
)
def test_other_numbers_are_no_figures(text: str, pack: Pack) -> None:
    assert figures(text, pack) == ()


def test_a_lone_victim_counts_as_one(pack: Pack) -> None:
    (figure,) = figures("A police officer was shot dead.", pack)
    assert (figure.text, figure.measure.value, figure.quantity.low, figure.quantity.high) == ("A", "killed", 1, 1)
    assert figure.people == "police officer"


def test_a_lone_victim_told_by_age_counts_as_one(pack: Pack) -> None:
    (figure,) = figures("A 19-year-old was shot in the leg.", pack)
    assert (figure.text, figure.measure.value) == ("A", "injured")


def test_a_part_names_its_whole(pack: Pack) -> None:
    whole, part = figures("The fire killed 12 people, including three children.", pack)
    assert part.part_of == whole.id
    assert (part.measure.value, part.group.value) == ("killed", "children")


def test_ellipsis_takes_the_people_of_the_figure_before(pack: Pack) -> None:
    _, hurt = figures("The clash left 18 soldiers dead and 750 injured.", pack)
    assert (hurt.people, hurt.group.value) == ("soldiers", "military")


def test_people_without_their_determiner(pack: Pack) -> None:
    (figure,) = figures("Dozens of anti-government demonstrators had been killed.", pack)
    assert figure.people == "anti-government demonstrators"
    assert figure.people_span is not None
    assert figure.group.value == "demonstrators"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Gunmen killed 18 law enforcement officers and troops.", "security_forces"),
        ("Gunmen killed 18 police officers.", "police"),
        ("Gunmen killed 18 soldiers.", "military"),
        ("Soldiers killed 18 militants.", "militants"),
        ("Gunmen killed four journalists.", "media"),
        ("Gunmen killed four people.", "people"),
        ("The storm destroyed 400 homes.", "things"),
    ],
)
def test_groups(text: str, group: str, pack: Pack) -> None:
    assert [figure.group.value for figure in figures(text, pack)] == [group]


def test_feared_dead_is_unconfirmed(pack: Pack) -> None:
    (figure,) = figures("Many thousands were feared dead.", pack)
    assert figure.status.value == "unconfirmed"


def test_every_figure_stands_at_its_span(pack: Pack) -> None:
    text = "Police said 12 people died.\n\nAt least 40  others were\ninjured, and thousands fled their homes."
    for figure in figures(text, pack):
        assert text[figure.span.start : figure.span.end] == figure.text
