"""Families of sentences that tell figures: a verb with its words, a verb left out, a parse gone astray."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def figures(text: str, pack: Pack) -> list[tuple[str, int | None]]:
    found = read(make_report(text, published=date(2021, 5, 12)), pack).figures
    return [(figure.measure.value, figure.quantity.low) for figure in found]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # verbs with their words
        ("Three children lost limbs.", [("injured", 3)]),
        ("The blast left 30 bleeding.", [("injured", 30)]),
        ("Three Britons have not been heard from since the quake.", [("missing", 3)]),
        ("A court sent 12 men to jail.", [("sentenced", 12)]),
        ("Nine nurses walked free.", [("released", 9)]),
        ("Nearly 9,000 people have moved out of the capital since the quake.", [("displaced", None)]),
        ("Two hundred villagers gathered their belongings and left.", [("displaced", 200)]),
        ("Thirty-three miners were brought to the surface.", [("rescued", 33)]),
        ("Four million people lack clean water.", [("affected", 4000000)]),
        ("The floods have hit 1.2 million people.", [("affected", 1200000)]),
        ("The virus has struck 3,000 people.", [("infected", 3000)]),
        ("Police ordered 40 guests to stay in the hotel.", [("affected", 40)]),
        ("Some 300 students staged a sit-in.", [("participants", 300)]),
        ("This week 20,000 people swamped the heart of the town.", [("participants", 20000)]),
        ("Thousands of Egyptians are demanding an end to his rule.", [("participants", 2000)]),
        ("More than 100 homes are under water.", [("destroyed", 101)]),
        ("Two rockets landed near the embassy.", [("incidents", 2)]),
        ("Planes dropped three bombs on the town.", [("incidents", 3)]),
        ("Four masked men fired at the bus.", [("attackers", 4)]),
        ("Six suicide bombers struck within an hour.", [("attackers", 6)]),
        # forces, by what is beside them
        ("Two aircraft carriers are off the coast.", [("forces", 2)]),
        ("The force will be raised to 17,000.", [("forces", 17000)]),
        ("The council voted to boost troop numbers by 2,000.", [("forces", 2000)]),
        ("The UN mission in Haiti numbers about 9,000.", [("forces", 9000)]),
        # help
        ("Japan gave $5m for the victims.", [("aid", 5000000)]),
        ("The army is sending two field hospitals.", [("aid", 2)]),
        ("Dozens of search and rescue teams are on the ground.", [("aid", 24)]),
        # what the parser took apart
        ("Eight suffered burns.", [("injured", 8)]),
        ("Wardens say between 100 and 150 guests of the inn are missing.", [("missing", 100)]),
        ("Some 400 youths hurled stones at police.", [("participants", 400)]),
        ("Seventeen United Nations staff have been killed.", [("killed", 17)]),
        ("Aug 3: 14 die as bus plunges into ravine.", [("killed", 14)]),
        ("Widows of 17 Chilean soldiers killed in the war want an inquiry.", [("killed", 17)]),
        # what is said once
        ("Brazil lost 11 soldiers, Jordan four.", [("killed", 11), ("killed", 4)]),
        ("Eight were killed; of these, five were women.", [("killed", 8), ("killed", 5)]),
        ("There are 848 cases of cholera in Peru and 27,000 worldwide.", [("infected", 848), ("infected", 27000)]),
        ("Spain has reported cases of cholera, including eight students at a school.", [("infected", 8)]),
        (
            "Nine were examined, and eight were found to be likely cases of swine flu.",
            [("other", 9), ("infected", 8)],
        ),
        ("Officials confirmed 20 deaths and are investigating dozens more.", [("killed", 20), ("killed", 24)]),
        ("They took the prisoners - about 20 - to a barn.", [("detained", 20)]),
        ("The march peaked at 15,000.", [("participants", 15000)]),
        ("The ministry put the size of the demonstration at 10,000.", [("participants", 10000)]),
        ("The 9,000-strong crowd raced for the exits.", [("participants", 9000)]),
        ("The union estimates the toll at 81.", [("killed", 81)]),
        ("Doctors said that a boy had tested positive for swine flu.", [("infected", 1)]),
        ("Swine flu spreads. This week's cases include 13 children and an adult.", [("infected", 13), ("infected", 1)]),
        ("A further 32 people are being tested for the virus.", [("other", 32)]),
        ("The bill has $7.7 billion to address the flu pandemic.", [("aid", 7700000000)]),
        ("A woman was helped from the rubble.", [("rescued", 1)]),
        ("Thousands of people are waiting for surgery.", [("affected", 2000)]),
        ("Some 900 pupils are off school.", [("affected", 900)]),
        ("Cases of swine flu rise to 5,186.", [("infected", 5186)]),
        ("He told 20,000 chanting supporters that it was over.", [("participants", 20000)]),
        ("There were 141 deaths, with figures rising daily.", [("killed", 141)]),
    ],
)
def test_counts(text: str, counts: list[tuple[str, int | None]], pack: Pack) -> None:
    assert figures(text, pack) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Two people got out of the car and ran.",
        "Investigators picked 27 shell casings off the pavement.",
        "The disease kills 500,000 people, most of them children, every year.",
        "He took a taxi to a hospital on Thursday.",
    ],
)
def test_counts_nothing(text: str, pack: Pack) -> None:
    assert figures(text, pack) == []


def test_a_limit_of_age_is_no_count(pack: Pack) -> None:
    text = "Among the dead were six children, two of them under five."
    assert figures(text, pack) == [("killed", 6), ("killed", 2)]


def test_soldiers_who_join_protest_nothing(pack: Pack) -> None:
    assert figures("More than 2,000 Chilean marines will soon join 1,000 Chilean troops.", pack) == [
        ("forces", 2001),
        ("forces", 1000),
    ]
