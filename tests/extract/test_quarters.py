"""Quarters of towns, stations and titles: names that the gazetteer has elsewhere."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> dict[str, str | None]:
    reading = read(make_report(text), pack)
    return {m.text: m.place.name if m.place else None for m in reading.places}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in the Mansour neighborhood of Baghdad on Monday. Baghdad was calm by night.",
        "BAGHDAD - Gunmen held up a bakery in the Mansour neighbourhood, and police in Baghdad gave chase.",
    ],
)
def test_a_quarter_is_in_the_town_that_is_told(text: str, pack: Pack) -> None:
    assert places(text, pack)["Mansour"] == "Baghdad"


def test_a_quarter_of_one_town_is_not_the_namesake_in_another(pack: Pack) -> None:
    found = places("Shots were heard in the Humboldt Park neighborhood of Chicago. Chicago police came late.", pack)
    assert found["Humboldt Park"] == "Chicago"


def test_a_station_is_no_town(pack: Pack) -> None:
    found = places("Radio Libertad said that the bridge in Lima was closed. Lima's mayor denied it.", pack)
    assert "Libertad" not in found and found["Lima"] == "Lima"


def test_la_opens_a_name_and_shortens_a_state(pack: Pack) -> None:
    assert places("The talks were held in the capital, La Paz, on Monday.", pack) == {"La Paz": "La Paz"}
    assert places("Police in New Orleans, La., closed two roads.", pack)["La."] == "Louisiana"


def test_the_first_of_two_surnames_is_a_person(pack: Pack) -> None:
    found = places("Hector Delgado Pinto was shot on Monday in Lima. Delgado's driver fled.", pack)
    assert "Delgado" not in found
