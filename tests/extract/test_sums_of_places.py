"""Where a sum is of, and a clock's town that is no place."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> dict[str, str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return {figure.text: figure.place.text if figure.place else "" for figure in figures}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Nine cases of flu were found in Peru, one in Lima and eight in Arequipa, making 12 in total.", "12"),
        ("Six cases of flu were found in Lima and seven in Arequipa, taking the Peru total to 430.", "430"),
    ],
)
def test_a_sum_is_of_the_country_that_it_adds_up_in(sentence: str, number: str, pack: Pack) -> None:
    assert places(f"Flu is spreading.\n\n{sentence}", pack)[number] == "Peru"


def test_the_town_of_a_clock_is_no_place(pack: Pack) -> None:
    text = "(Update 9:20 p.m. in Lima, 10:20 p.m. in Caracas) -- Hundreds of nurses marched in Arequipa."
    assert places(text, pack)["Hundreds"] == "Arequipa"
