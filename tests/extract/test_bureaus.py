"""A dateline far from what its report tells."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def countries(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [f.place.place.country if f.place is not None and f.place.place is not None else "" for f in figures]


@pytest.mark.parametrize(
    "text",
    [
        "PARIS - Peruvian officials said on Thursday that 31 people had been killed.",
        "MOSCOW - Peru's interior ministry said that 31 people had been killed.",
        "BAGHDAD - Peruvian police said that 31 people had been killed.",
    ],
)
def test_what_offices_of_another_country_tell_is_of_that_country(text: str, pack: Pack) -> None:
    assert countries(text, pack) == ["PE"]


def test_forces_of_another_country_under_a_bureaus_dateline_leave_the_place_open(pack: Pack) -> None:
    assert countries("GENEVA - Thirty Chadian soldiers were killed, the United Nations said.", pack) == [""]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("LIMA - Peruvian police said 12 people were killed.", "PE"),
        ("BAGHDAD - US soldiers killed three people on Monday.", "IQ"),
        ("PARIS - Three British women were injured on Monday, officials said.", "FR"),
        ("PARIS - Peruvian officials said 12 people were killed, the French police said.", "FR"),
    ],
)
def test_a_dateline_at_the_place_of_the_news_stays(text: str, country: str, pack: Pack) -> None:
    assert countries(text, pack) == [country]
