"""A second count of the same thing, and other figures that a clause tells in a roundabout way."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

TOLD = [
    ("Police put the number of those in custody at 87.", ["detained 87"]),
    ("Soldiers killed nine rebels. The rebels admit to two.", ["killed 9", "killed 2"]),
    ("About 900 workers are on strike. The union says it is 1,400.", ["participants 900", "participants 1400"]),
    ("The radio put the deaths as high as 35.", ["killed 35"]),
    (
        "The army said 25 people were hurt. The earlier figure, 19, was for the town alone.",
        ["injured 25", "injured 19"],
    ),
    ("The army freed 90 prisoners. Another 200 will follow on Sunday.", ["released 90", "released 200"]),
    (
        "More than 9,000 people have fled from Chad, and hundreds more came on Friday.",
        ["displaced 9001", "displaced 200"],
    ),
    ("They brought in 17 bodies, including those of four women.", ["killed 17", "killed 4"]),
    ("The chief has been suspended, as have two of his deputies.", ["dismissed 2"]),
    ("It is the worst attack since six youths and two guards died in a raid.", ["killed 6", "killed 2"]),
    ("We have 3,000 people still in tents.", ["displaced 3000"]),
    ("A train with 90 passengers has been standing outside Lima since noon.", ["affected 90"]),
    ("About 300 visitors had been stuck on the island.", ["affected 300"]),
    ("The storm deprived 2,000 pupils of lessons.", ["affected 2000"]),
    ("The ministry reports 45 cases of acute watery diarrhoea in the camp.", ["infected 45"]),
    ("A 44-year-old locksmith was arrested on Monday.", ["detained 1"]),
    (
        "Now 37 people have needed treatment, 21 of them soldiers, mostly because of smoke.",
        ["injured 37", "injured 21"],
    ),
    ("It is their worst loss since nine youths and three cops died in a raid.", ["killed 9", "killed 3"]),
    ("Nine people are fighting for their lives.", ["injured 9"]),
    ("Some 300 people were arrested. The union counted 410 and said it was alarmed.", ["detained 300", "detained 410"]),
    ("In June a flood killed 12 people in Lima. On average three floods come each year.", ["killed 12"]),
    ("The garrison, 900 strong, has not moved.", ["forces 900"]),
    ("About 60 youths split off and threw stones at the police.", ["participants 60"]),
    ("About 60 youths threw stones at the police.", ["participants 60"]),
    (
        "Donors pledged $40 million in aid, well below the $90 million that the president had asked for.",
        ["aid 40000000", "aid 90000000"],
    ),
    ("A five-year-old girl was found safe in a well.", ["rescued 1"]),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told_in_a_roundabout_way_counts(pack: Pack, text: str, told: list[str]) -> None:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert [f"{f.measure.value} {f.quantity.low or f.quantity.high}" for f in found] == told


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed nine rebels. The rebels admit to crimes.",
        "A train with 90 passengers goes to Lima every hour.",
        "A 44-year-old bridge was hit.",
        "A 140-year-old oak was hit.",
        "The notes were stuck on two doors.",
        "Ms Lee, 21, of Lima, was hurt.",
        "Hundreds fear for them, and hundreds more wait for a stamp.",
        "Riot police, of whom two companies had been held back, were late.",
        "He has 300 books still in boxes.",
    ],
)
def test_what_only_sounds_like_it_does_not(pack: Pack, text: str) -> None:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert [f for f in found if f.quantity.low not in (9, 1)] == []
