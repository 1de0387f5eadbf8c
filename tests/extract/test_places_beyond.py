"""Where a count or an event was that is not in the place carried over to it: beyond it, beside it, or in all of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def figures(text: str, pack: Pack) -> dict[str, str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return {figure.text: figure.place.text if figure.place else "" for figure in found}


def events(text: str, pack: Pack) -> dict[str, str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).events
    return {event.text: event.place.text if event.place else "" for event in found}


FLU = "Swine flu killed 40 people in Mexico last month.\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "But just nine deaths from swine flu were recorded outside Mexico.",
        "Laboratories say nine fresh infections have by now been found in 31 countries.",
    ],
)
def test_what_is_counted_beyond_a_country_is_not_in_it(words: str, pack: Pack) -> None:
    assert figures(FLU + words, pack)["nine"] == ""


def test_a_town_that_a_prison_lies_near_is_not_the_prison(pack: Pack) -> None:
    told = events("Gunmen stormed Abu Ghraib prison outside Baghdad on Sunday and killed two guards.", pack)
    assert set(told.values()) == {"Abu Ghraib"}


def test_a_fort_named_once_is_not_in_the_town_named_most(pack: Pack) -> None:
    text = (
        "CAIRO - Thousands marched in Cairo on Monday.\n\n"
        "Senators will look into the shooting at Fort Winslow in which nine cadets died."
    )
    mentions = read(make_report(text, published=date(2021, 5, 7)), pack).places
    assert [m.place for m in mentions if m.text == "Fort Winslow"] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "More than 300 people were rescued from the floor of the capital's old barracks.",
        "More than 300 people were rescued in the sprawling capital.",
        "More than 300 people were rescued in the capital city.",
    ],
)
def test_what_the_capital_has_is_in_the_capital(words: str, pack: Pack) -> None:
    assert figures("Peru was shaken by floods. " + words + "\n\nThe army is in Lima.", pack)["More than 300"] == "Lima"


def test_who_speaks_where_the_first_verb_was_speaks_there(pack: Pack) -> None:
    told = events("Peru was spared. In Chile, officials closed the schools but urged parents to stay calm.", pack)
    assert told["urged"] == "Chile"


def test_the_first_of_a_list_of_countries_heads_its_own_numbers(pack: Pack) -> None:
    text = (
        "The flu has reached Japan.\n\n"
        "US : 2 deaths , at least 131 confirmed cases Norway : 5 confirmed , 14 probable cases Chile : 22 cases"
    )
    told = figures(text, pack)
    assert told["2"] == told["at least 131"] == "US"
    assert told["5"] == told["14"] == "Norway"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people were hurt in Chile's largest city on Monday. The mayor of Santiago spoke.", "Santiago"),
        ("Lima was calm. In Arequipa, 500 people marched through Peru's second-largest city.", "Arequipa"),
        ("Some 500 people marched through Peru's second-largest city.", "Peru"),
        ("Trujillo was calm. Some 500 people marched through Peru's largest city.", "Peru"),
        ("Arica was calm. Some 500 people marched through Peru's third-largest city.", "Peru"),
    ],
)
def test_the_largest_city_is_the_one_that_is_named(text: str, place: str, pack: Pack) -> None:
    (figure,) = read(make_report(text), pack).figures
    assert figure.place is not None
    assert figure.place.text == place
