"""Which of the places around a number is its own."""

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
    "text",
    [
        "A mine killed three guards in Kirkuk, 35 miles northeast of Tikrit. Two drivers were wounded.",
        "A mine killed three guards in Kirkuk, about 60 km (37 miles) north of Tikrit. Two drivers were wounded.",
    ],
)
def test_a_town_that_only_tells_how_far_off_another_is_carries_nothing(text: str, pack: Pack) -> None:
    assert places(text, pack) == ["Kirkuk", "Kirkuk"]


def test_the_country_told_beside_its_town_does_not_hide_the_town(pack: Pack) -> None:
    text = "In Peru, a bus fell off a cliff near Arequipa.\n\nTwelve people were killed.\n\nLima mourned, and Peru too."
    assert places(text, pack) == ["Arequipa"]


def test_the_village_of_a_faith_is_named_after_it(pack: Pack) -> None:
    assert places("Gunmen killed six brickmakers in the Sunni town of Tarmiya.", pack) == ["Tarmiya"]


def test_where_the_ill_came_back_from_is_not_where_they_are(pack: Pack) -> None:
    text = (
        "A new fever has reached Europe.\n\n"
        "In Spain, four climbers back from a tour of Bolivia are in hospital, doctors say.\n\n"
        "In France, two cooks fell ill after a cruise to Bolivia."
    )
    assert places(text, pack) == ["Spain", "France"]


def test_students_are_counted_where_they_learn(pack: Pack) -> None:
    text = "Laboratories confirmed nine cases of measles among Boston students, and two in Texas."
    assert places(text, pack) == ["Boston", "Texas"]


def test_what_hangs_on_the_counted_is_narrower(pack: Pack) -> None:
    text = "In China, doctors confirmed a fifth case, a retired tailor in Beijing."
    assert places(text, pack)[-1] == "Beijing"


def test_soldiers_are_where_they_were_sent(pack: Pack) -> None:
    text = "The cooks served near Herat, among a 320-strong contingent sent to Afghanistan."
    assert places(text, pack) == ["Afghanistan"]


def test_a_people_s_country_is_told_by_its_name_where_there_is_one(pack: Pack) -> None:
    text = "Cholera has shut schools in Bolivia.\n\nBolivian doctors counted 29 deaths in a week."
    assert places(text, pack) == ["Bolivia"]


def test_what_a_march_demands_is_not_where_it_is(pack: Pack) -> None:
    text = (
        "Marchers set out in Leeds on Saturday to demand that ministers pull all soldiers out of a war in Iraq.\n\n"
        "About 5,000 people took part, police said."
    )
    assert places(text, pack) == ["Leeds"]


def test_whose_office_counts_where_items_are_glued_together(pack: Pack) -> None:
    text = (
        "Dengue is now found in Chile, Spain and Mexico. A minister explains how Mexico coped with the virus "
        "Chilean health officials say the flu has now killed eleven patients. Chile has shut its schools."
    )
    assert places(text, pack)[-1] == "Chile"


def test_a_town_that_only_tells_how_large_another_is_is_not_meant(pack: Pack) -> None:
    text = "In Peru, the quake levelled a town the size of Leeds, and 10,000 people lost their homes."
    assert places(text, pack) == ["Peru"]


def test_where_the_hurt_were_treated_is_not_where_they_were_hurt(pack: Pack) -> None:
    text = (
        "A driver was shot at Elm Bridge in Dayton late on Monday. "
        "A second driver was wounded and later pronounced dead at Grace Hospital."
    )
    assert "Grace Hospital" not in places(text, pack)


def test_the_civilians_of_a_country_died_there(pack: Pack) -> None:
    text = (
        "Ministers in London were asked about the war in Iraq. Protesters met in London.\n\n"
        "According to doctors, more than 90,000 Iraqi civilians died."
    )
    assert places(text, pack) == ["Iraq"]


def test_a_country_after_a_body_s_name_is_not_where_that_lies(pack: Pack) -> None:
    text = (
        "A farmer was killed in Pampanga on Monday.\n\nAccording to Olmo, the Philippines has 640 political prisoners."
    )
    assert places(text, pack)[-1] == "Philippines"
