"""Counts that are told again or in passing: the count of a list, what a heading counts, a place before its number."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 12)), pack).figures


COUNTS: list[tuple[str, list[tuple[str, int | None]]]] = [
    # The parser hangs a number on the place before it.
    ("In Kenya 41 people died.", [("killed", 41)]),
    ("In Norway 112 houses burned down.", [("destroyed", 112)]),
    # What stands after a preposition is not what is counted.
    ("The unrest has killed 73 people and wounded 318 since 9 March.", [("killed", 73), ("injured", 318)]),
    ("The army killed 14 rebels and captured 60 in four days of raids.", [("killed", 14), ("detained", 60)]),
    ("One in three children is hungry.", []),
    ("Nine people died when fire swept through a nightclub.", [("killed", 9)]),
    ("Fires like this kill 90 people a year.", []),
    # Counts that are given again.
    ("The ministry says 90 people died. Norway gives the total as 113.", [("killed", 90), ("killed", 113)]),
    ("Four soldiers were killed. A sheikh put the army's losses at 17.", [("killed", 4), ("killed", 17)]),
    ("The office said 31 were hurt. It raised its count to 52 on Friday.", [("injured", 31), ("injured", 52)]),
    (
        "Cholera has killed 87 people, an agency said. The latest figure, published on Monday, is 64.",
        [("killed", 87), ("killed", 64)],
    ),
    ("The fire killed 19 people. Sunday's figure of 26 was wrong.", [("killed", 19), ("killed", 26)]),
    ("The prison says 18 inmates died. Our list has 27 names.", [("killed", 18), ("killed", 27)]),
    ("The town has a list of 12 songs.", []),
    (
        "Fifty-one were rescued and 14 bodies were brought ashore. That makes 65 in all.",
        [("rescued", 51), ("killed", 14), ("affected", 65)],
    ),
    # One verb for several places.
    ("Lund accounts for 61 of the deaths, Malung for 48.", [("killed", 61), ("killed", 48)]),
    ("Oslo has lost 38 homes to the flood, Drammen 112.", [("destroyed", 38), ("destroyed", 112)]),
    # Headings of bulletins.
    ("Human remains recovered to date: 63.", [("killed", 63)]),
    ("People in shelters: 9,067.", [("displaced", 9067)]),
    ("Buses set alight: nine. Officers injured: 67.", [("destroyed", 9), ("injured", 67)]),
    ("Cholera has reached Mora. Total cholera cases: 728.", [("infected", 728)]),
    ("Members of the committee: 12.", []),
    # Who is aboard, who gets away, what goes up in smoke.
    ("Only 79 of the 175 on the doomed ferry got out alive.", [("rescued", 79), ("affected", 175)]),
    ("The flood killed 60 people and left 1.8 million in need.", [("killed", 60), ("affected", 1_800_000)]),
    ("Nineteen houses went up in smoke.", [("destroyed", 19)]),
    (
        "Around 500 supporters of the president, many in new shirts, held a march of their own.",
        [("participants", 500)],
    ),
    # One verb for all that is listed; what is treated by those who take in; a rank, teams and debts are no counts.
    (
        "The following were seized: 14 rifles, nine pistols, 3,200 cartridges and six vehicles.",
        [("other", 14), ("other", 9), ("other", 3200), ("other", 6)],
    ),
    ("The clinic has treated 40 people.", [("hospitalised", 40)]),
    ("The two largest were closed.", []),
    ("They will dig in two teams for survivors.", []),
    ("It said about $900m owed to donor countries should be written off after the flood.", []),
    ("Seventeen coaches derailed.", [("destroyed", 17)]),
    ("Thirty-six people have been booked.", [("detained", 36)]),
    # Armed people who take part are sent, unless it is a protest; what a country offers is help.
    ("The raid, in which 110 officers took part, lasted seven hours.", [("forces", 110)]),
    ("Some 110 police officers took part in the protest.", [("participants", 110)]),
    ("Norway offers two helicopters.", [("aid", 2)]),
    # Who those were that were counted last.
    ("A gunman killed 17 people. Fourteen were pupils.", [("killed", 17), ("killed", 14)]),
    ("The blast hurt 17 people. Four were from Selby.", [("injured", 17), ("injured", 4)]),
    ("The blast hurt three people. Four were lamps.", [("injured", 3)]),
    ("Eighteen fire engines fought the flames for five hours.", [("aid", 18)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[text[:50] for text, _ in COUNTS])
def test_counts(text: str, expected: list[tuple[str, int | None]], pack: Pack) -> None:
    assert [(f.measure.value, f.quantity.low) for f in figures(text, pack)] == expected


def test_cases_that_are_only_suspected_are_unconfirmed(pack: Pack) -> None:
    text = "There are 16 other possible cases of cholera in Mora. Nine cases of cholera are confirmed."
    assert [f.status.value for f in figures(text, pack)] == ["unconfirmed", "stated"]
    text = "In Mora 9 of the suspected cases were confirmed. Nurses treated 45 suspected cases of cholera."
    assert "unconfirmed" not in [f.status.value for f in figures(text, pack)]
