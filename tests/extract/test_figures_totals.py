"""Totals of what has just been told, counts of cases, and what counts nobody."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import Group


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 12)), pack).figures


COUNTS: list[tuple[str, list[tuple[str, int | None]]]] = [
    ("The ministry reported 25 new deaths, bringing the total to 365.", [("killed", 25), ("killed", 365)]),
    ("Three new cases of cholera were found in Moro, making eight in total.", [("infected", 3), ("infected", 8)]),
    ("The number of cholera cases has risen to 11,066.", [("infected", 11066)]),
    (
        "The town has 79 cases of cholera (75 confirmed and four probable).",
        [("infected", 79), ("infected", 75), ("infected", 4)],
    ),
    ("The number of gendarmes who died in the attack has been raised to 49.", [("killed", 49)]),
    ("Those killed in the raid were about 30.", [("killed", 30)]),
    ("Eighteen dead have been brought to the hospital.", [("killed", 18)]),
    ("At least 43 people were killed and 73 injured today in the blast.", [("killed", None), ("injured", 73)]),
    ("Three passengers did not survive the crash.", [("killed", 3)]),
    ("No civilian was killed in the raid.", [("killed", 0)]),
    ("About 1,300 people were moved from their homes.", [("evacuated", 1300)]),
    ("By our count 120,000 teachers joined the strike.", [("participants", 120000)]),
    ("The number of evacuated residents had gone up to 830.", [("evacuated", 830)]),
    ("Since January, 70 people have been killed on the roads.", [("killed", 70)]),
    ("Police are looking for two suspects.", [("attackers", 2)]),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_counts(text: str, counts: list[tuple[str, int | None]], pack: Pack) -> None:
    assert [(f.measure.value, f.quantity.high) for f in figures(text, pack)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "They cross in canoes that hold nine.",
        "No one else was hurt in the blast.",
        "None of them suffered life-threatening injuries.",
        "Police released their names: a grandmother and her grandson.",
        "Police are looking for two men in a red van.",
        "Ana Diaz, 27, and Joan Kirk, 31, were arrested.",
    ],
)
def test_counts_nobody(text: str, pack: Pack) -> None:
    assert figures(text, pack) == ()


def test_a_total_has_the_source_of_what_it_sums_up(pack: Pack) -> None:
    _, total = figures("The ministry reported 25 new deaths, bringing the total to 365.", pack)
    assert total.source.text == "The ministry"


def test_a_disease_counts_up_to_the_report_from_an_open_start(pack: Pack) -> None:
    (figure,) = figures("Ebola has killed 54 people in Kasai. The Ebola vaccine is scarce.", pack)
    assert (figure.time.start, figure.time.end, figure.cumulative) == (None, date(2021, 5, 12), True)


def test_new_patients_are_of_their_day(pack: Pack) -> None:
    (figure,) = figures("Ebola came back: 12 new cases were found in Kasai. The Ebola vaccine is scarce.", pack)
    assert (figure.time.start, figure.cumulative) == (date(2021, 5, 12), False)


def test_damaged_houses_are_things(pack: Pack) -> None:
    _, damaged = figures("About 310 houses were destroyed and 1,200 damaged.", pack)
    assert damaged.group is Group.THINGS
