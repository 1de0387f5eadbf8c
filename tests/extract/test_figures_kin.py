"""Numbers that stand beside a figure, in lists, or as a part of a whole."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import Measure


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 7)), pack).figures


TOLD = [
    ("Rescuers found 19 bodies, seven of them children.", ["killed 19", "killed 7"]),
    ("About 900 people were detained by Friday, compared with 310 on Thursday.", ["detained 900", "detained 310"]),
    ("Dead: four. Injured: 212.", ["killed 4", "injured 212"]),
    ("The flood has cost 37 lives.", ["killed 37"]),
    ("The storm sank a ferry, drowning at least 12 people.", ["killed 12"]),
    ("Two dead, nine wounded in bus crash", ["killed 2", "injured 9"]),
    ("The hospital took in 31 people.", ["hospitalised 31"]),
    ("Prosecutors charged 14 men.", ["other 14"]),
    ("Some 60 people were being held on Friday.", ["detained 60"]),
    ("Around 50 people overran the airport.", ["participants 50"]),
    ("Six thousand turned out for the rally.", ["participants 6000"]),
    ("The force is about 2,000 strong.", ["forces 2000"]),
    ("The president dismissed two deputy heads.", ["dismissed 2"]),
    ("The ministry said that 70 checkpoints had been set up.", []),
    ("Eight people are killed on the roads on average each day.", []),
    ("Nobody should die in a camp.", []),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told(text: str, told: list[str], pack: Pack) -> None:
    found = [f"{f.measure.value} {f.quantity.low or f.quantity.high}" for f in figures(text, pack)]
    assert found == told


def test_a_part_hangs_on_its_whole_and_has_its_days(pack: Pack) -> None:
    whole, part = figures("On Tuesday 19 miners were killed, seven of them foreigners.", pack)
    assert part.part_of == whole.id
    assert part.time.start == whole.time.start


def test_cases_are_infections_only_where_a_disease_is_told_of(pack: Pack) -> None:
    sick = figures("Cholera has reached the coast, doctors said. Cholera spreads.\n\nThe port has 40 cases.", pack)
    assert [f.measure for f in sick] == [Measure.INFECTED]
    assert not figures("The court has 40 cases to hear this week.", pack)
