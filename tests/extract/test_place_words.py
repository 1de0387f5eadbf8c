"""Places that the words point to, and names that no gazetteer has."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.places.pointers import listed
from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


@pytest.mark.parametrize(
    "said",
    [
        "Nine people were killed by a landslide at Welbera on Thursday.",
        "A landslide in Welbera, a village on the lake, killed nine people on Thursday.",
        "A landslide in the commune of Welbera killed nine people on Thursday.",
    ],
)
def test_a_name_that_nobody_knows_is_a_place_where_the_words_leave_nothing_else(said: str, pack: Pack) -> None:
    text = f"Heavy rain has fallen on Burundi for a week.\n\n{said}"
    assert places(text, pack) == ["Welbera"]


def test_a_month_and_a_body_are_no_places(pack: Pack) -> None:
    text = "Nine people were killed in Burundi in April.\n\nTwelve people were hurt at the Labour Board, police said."
    assert "April" not in places(text, pack)
    assert places(text, pack)[1] != "Labour Board"


def test_who_comes_from_a_country_did_not_die_there(pack: Pack) -> None:
    text = (
        "The earthquake in Haiti killed thousands on Tuesday.\n\n"
        "Ten Brazilian peacekeepers and three from Jordan were killed."
    )
    assert "Jordan" not in places(text, pack)


def test_entries_of_a_list_in_one_line_have_their_own_places(pack: Pack) -> None:
    reading = read(make_report("So far Peru: 12 cases, New Zealand: 3 cases, said Mr Smith."), pack)
    doc = reading.blocks[0].doc
    numbers = [token.i for token in doc if token.like_num]
    found = [listed(doc, reading.places, number) for number in numbers]
    assert [mention.text if mention is not None else "" for mention in found] == ["Peru", "New Zealand"]


def test_in_the_country_is_the_one_that_the_sentence_began_with(pack: Pack) -> None:
    text = (
        "The flu has reached Spain.\n\n"
        "Mexico declared an emergency on Monday as 20 cases were confirmed in the country."
    )
    assert places(text, pack)[-1] == "Mexico"


def test_troops_in_the_country_are_not_in_their_own(pack: Pack) -> None:
    text = (
        "Fighting went on in Mali on Monday.\n\nIn Bamako soldiers fired on a crowd.\n\n"
        "France, which has 2,000 troops in the country, said that it would not send more."
    )
    assert places(text, pack)[-1] == "Mali"


def test_a_ministry_that_counts_the_unrest_counts_the_country(pack: Pack) -> None:
    text = (
        "ALMATY, Kazakhstan - Police fired on protesters in Almaty on Thursday as the unrest went on.\n\n"
        "Protesters in Almaty burned the town hall.\n\n"
        "About 900 people have been injured in the unrest, the interior ministry said."
    )
    assert places(text, pack)[-1] == "Kazakhstan"


def test_a_hotel_s_name_is_the_hotel_not_the_state_of_that_name(pack: Pack) -> None:
    text = (
        "Port-au-Prince was hit by a quake.\n\n"
        "Some 140 people were missing in the ruined Hotel Montana, which is dear to tourists."
    )
    assert places(text, pack)[-1] == "Hotel Montana"


def test_a_state_that_shuts_people_in_is_where_they_are(pack: Pack) -> None:
    text = (
        "Britain has stored drugs against the flu.\n\nFifteen people are ill in London, doctors said.\n\n"
        "Hong Kong has sealed an inn with ninety tourists inside as it fights the flu."
    )
    assert places(text, pack) == ["London", "Hong Kong"]


def test_who_crosses_a_border_is_where_they_went_and_not_where_the_fighting_began(pack: Pack) -> None:
    text = "More than 4,700 people crossed from South Sudan into Uganda since fighting erupted in Juba on 7 April."
    assert places(text, pack) == ["Uganda"]


def test_a_number_of_countries_is_no_one_country(pack: Pack) -> None:
    text = "The flu has killed 12 people in Mexico.\n\nTwenty countries have reported 5,400 cases of the disease."
    assert places(text, pack)[-1] == ""


def test_all_but_one_of_them_abroad_are_not_here(pack: Pack) -> None:
    text = (
        "Police in Cairo closed a farm on Monday.\n\nA crowd in Cairo fought with police.\n\n"
        "Up to 169 people have died of the flu, most of them in Mexico."
    )
    assert places(text, pack)[-1] != "Cairo"


def test_rescued_where_the_sentence_before_was_set_in_the_capital(pack: Pack) -> None:
    text = (
        "Haiti was hit by an earthquake on Tuesday.\n\nAid reached Jacmel and Leogane.\n\n"
        "Port-au-Prince had no water.\n\nIn the capital, survivors wait for aid.\n\n"
        "Rescuers pulled a woman from the rubble."
    )
    assert places(text, pack)[-1] == "Port-au-Prince"


def test_one_case_in_a_far_country_makes_it_no_main_place(pack: Pack) -> None:
    text = (
        "U.S. officials said on Monday that they had found the flu in more than 4,000 people across the country.\n\n"
        "The U.S. count may be far higher, U.S. doctors said.\n\nThe U.S. government has bought drugs.\n\n"
        "A first case was found in Bulgaria."
    )
    assert places(text, pack)[0] == "U.S."


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("Another 2,500 reached Karkoum on Monday.", ["Karkoum"]),
        ("Some 40 refugees reached Elmwick.", ["Elmwick"]),
        ("Another 700 entered Karkoum in one night.", ["Karkoum"]),
    ],
)
def test_what_so_many_people_reach_is_a_place_though_no_one_knows_it(
    sentence: str, where: list[str], pack: Pack
) -> None:
    text = f"Some 9,000 refugees have crossed from Peru into Bolivia.\n\n{sentence}"
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert [f.place.text if f.place else "" for f in figures][1:] == where
