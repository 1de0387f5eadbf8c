"""Places told in a row: none of them alone is where it was."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


@pytest.mark.parametrize(
    "said",
    [
        "Thousands of pupils marched in Kisumu and other towns on Wednesday.",
        "Looters killed three guards in Nairobi, Mombasa and several other towns on Wednesday.",
        "Three guards were killed in the streets of Nairobi, Mombasa and Kisumu on Wednesday.",
        "A storm on Wednesday killed four people in Kisumu and elsewhere.",
    ],
)
def test_several_towns_are_the_country_and_never_the_first_of_them(said: str, pack: Pack) -> None:
    assert places(f"Kenya kept its schools shut for a week.\n\n{said}", pack) == ["Kenya"]


def test_what_follows_upon_several_towns_is_in_the_country_too(pack: Pack) -> None:
    text = "Kenya kept its schools shut for a week. Pupils marched in Kisumu and other towns. Twelve were detained."
    assert places(text, pack)[-1] == "Kenya"


def test_a_report_that_has_a_town_in_a_row_only_is_not_of_that_town(pack: Pack) -> None:
    text = (
        "Teachers filled the centre of Lima, Arequipa and other Peruvian cities on Tuesday.\n\nFour people were hurt."
    )
    assert places(text, pack)[-1] == "Peruvian"


def test_a_town_alone_stays_the_place(pack: Pack) -> None:
    assert places("Kenya mourns.\n\nA storm killed four people in Kisumu on Wednesday.", pack) == ["Kisumu"]
