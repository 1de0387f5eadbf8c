"""Places that a sentence only names, and how long a scene stays in force."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


QUAKE = "An earthquake struck Peru on Tuesday, and help was slow to come to the country.\n\n"


def test_a_hospital_told_by_its_town_narrows_what_is_carried_over(pack: Pack) -> None:
    text = QUAKE + "The director of Arequipa's general hospital said that 40 bodies were stacked outside the morgue."
    assert places(text, pack)[-1] == "Arequipa"


def test_a_town_marched_to_narrows_nothing(pack: Pack) -> None:
    shook = "Peru was also hit in 2019, and Peru learnt from it. Houses fell in Lima and in Cusco.\n\n"
    text = QUAKE + shook + "Nobody slept.\n\nSome 40 people were killed while a convoy drove towards Arequipa."
    assert places(text, pack)[-1] == "Peru"


def test_so_many_are_of_the_country_that_the_sentence_names(pack: Pack) -> None:
    text = (
        "Families in Port-au-Prince searched the rubble after Tuesday's earthquake.\n\n"
        "A minister said there were tens of thousands of dead in Haiti."
    )
    assert places(text, pack)[-1] == "Haiti"


def test_a_state_that_acts_is_not_narrowed_to_the_town_of_the_report(pack: Pack) -> None:
    text = (
        "Crowds filled the streets of Tehran on Monday, and shops in Tehran stayed shut.\n\n"
        "Years ago much was different.\n\n"
        "Iran quelled the marches with the arrests of hundreds of activists."
    )
    assert places(text, pack)[-1] == "Iran"


def test_the_spot_of_a_crowd_stays_in_force_over_a_few_paragraphs(pack: Pack) -> None:
    text = (
        "CAIRO - The president spoke in Cairo on Friday, and ministers met in Cairo.\n\n"
        "The crowd in Tahrir Square listened on small radios.\n\n"
        "Nobody cheered.\n\n"
        "After the speech hundreds of protesters waved their shoes."
    )
    assert places(text, pack)[-1] == "Tahrir Square"


def test_the_ill_are_of_the_country_whose_officials_count_them(pack: Pack) -> None:
    text = (
        "The flu reached Peru in April, and Peru shut its schools.\n\n"
        "It has since spread to Chile, Norway and Spain.\n\n"
        "Norwegian health officials said a girl who had come back from Spain had the virus.\n\n"
        "Chile said it had confirmed 12 cases of the flu."
    )
    assert places(text, pack)[-1] == "Chile"
