"""Addresses: a house, a block of a street, a crossing; the scene that the next sentences stay at."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2016, 5, 4)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Two painters were stabbed on the 1700 block of Wisteria St. in Dayton.", "1700 block of Wisteria St."),
        ("A man was shot dead at 512 Cutler Road in Dayton on Monday.", "512 Cutler Road"),
        ("Four people died in a fire at the corner of Fifth and Main in Dayton.", "corner of Fifth and Main"),
        ("Officers found two dead men at Oak and Third avenues in Dayton.", "Oak and Third avenues"),
        ("A woman was stabbed near Elm Street and Second Avenue in Dayton.", "Elm Street and Second Avenue"),
    ],
)
def test_an_address_is_told_whole(text: str, address: str, pack: Pack) -> None:
    assert places(text, pack) == [address]


def test_an_address_that_officers_were_called_to_is_where_they_find_people(pack: Pack) -> None:
    text = (
        "Dayton police are looking into two shootings.\n\n"
        "Patrol units drove at dusk to the 700 block of Garland Avenue.\n\n"
        "When they got there, they found two teenagers with gunshot wounds. Both were flown to a clinic."
    )
    assert places(text, pack)[1:] == ["700 block of Garland Avenue"] * 2


def test_where_somebody_lives_or_was_arrested_is_no_scene(pack: Pack) -> None:
    text = (
        "Three people were shot in Dayton on Monday.\n\n"
        "A suspect who lives in the 20 block of Oak Avenue was caught at 9 Pine Street.\n\n"
        "Two of the wounded died on Tuesday."
    )
    assert places(text, pack)[-1] == "Dayton"


def test_another_case_is_not_at_the_address_told_before(pack: Pack) -> None:
    text = (
        "A man was shot dead in the 700 block of Garland Avenue in Dayton.\n\n"
        "In a separate case, two women were wounded on Sunday."
    )
    assert places(text, pack)[-1] == "Dayton"


def test_a_street_where_it_happened_stays_the_scene(pack: Pack) -> None:
    text = "Gunmen shot three teenagers on Westfall Street in Dayton.\n\nTwo were taken to hospitals, police said."
    assert places(text, pack) == ["Westfall Street", "Westfall Street"]


def test_a_house_on_the_street_is_narrower(pack: Pack) -> None:
    text = "Four guests were stabbed at the Elm Tree Motel on Mill Road in Dayton.\n\nTwo of them died at a hospital."
    assert places(text, pack) == ["Elm Tree Motel", "Elm Tree Motel"]


def test_what_a_town_has_many_of_is_no_name(pack: Pack) -> None:
    assert places("Police in Dayton say one man is dead and two are hurt after a fight in a Dayton bar.", pack) == [
        "Dayton",
        "Dayton",
    ]
