"""Where an event was."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> dict[str, str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).events
    return {event.text: event.place.text if event.place else "" for event in found}


LIMA = "Thousands marched in Lima on Thursday, and police fired tear gas at the crowd.\n\n"


def test_talks_by_telephone_are_at_no_place(pack: Pack) -> None:
    told = places(LIMA + "The president of Chile spoke by phone with the president of Peru on Thursday.", pack)
    assert told["spoke"] == ""


def test_whose_king_one_speaks_with_is_not_where(pack: Pack) -> None:
    told = places(LIMA + "The prime minister met with Jordan's King Abdullah on Thursday.", pack)
    assert told["met"] != "Jordan"


def test_a_state_that_closes_schools_closes_its_own(pack: Pack) -> None:
    told = places(
        "Forty people were infected with flu in Lima on Thursday.\n\n"
        "Mexican authorities closed the schools on Thursday.",
        pack,
    )
    assert told["closed"] == "Mexican"


def test_an_earthquake_named_far_away_is_where_it_struck(pack: Pack) -> None:
    text = (
        "An earthquake struck Haiti on Tuesday, and thousands are feared dead after the earthquake in Haiti.\n\n"
        "In Britain, Marie Joseph waits for news. She heard of the earthquake on Tuesday."
    )
    found = read(make_report(text, published=date(2021, 5, 7)), pack).events
    assert {event.place.text for event in found if event.text == "earthquake" and event.place} == {"Haiti"}


def test_what_governments_of_many_lands_do_is_at_no_one_place(pack: Pack) -> None:
    told = places("Nine people died of flu in Lima on Thursday.\n\nSome countries imposed curfews on Thursday.", pack)
    assert told["imposed"] == ""


def test_a_demand_of_a_crowd_is_made_where_it_marches(pack: Pack) -> None:
    told = places(LIMA + "The protesters demanded on Thursday that the president resign.", pack)
    assert told["demanded"] == "Lima"


def test_a_demand_is_not_made_in_the_country_that_it_is_made_of(pack: Pack) -> None:
    told = places("An official in Chile called on Peru on Thursday to free the prisoners.", pack)
    assert told["called"] == "Chile"


@pytest.mark.parametrize("way", ["flew four tonnes of food from Florida to Haiti", "flew from Florida to Haiti"])
def test_help_is_where_it_goes(way: str, pack: Pack) -> None:
    text = f"The Red Cross {way} with 40 doctors on Thursday."
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert all(figure.place is None or figure.place.text != "Florida" for figure in figures)


def test_what_has_come_together_in_a_country_in_turmoil_is_of_the_country(pack: Pack) -> None:
    text = (
        "LIMA, May 7 (Wire) - Protests went on in Lima on Friday, in the third week of unrest in Peru. "
        "Protesters fought police in Lima.\n\n"
        "Thousands of people have been detained, and there are many political prisoners."
    )
    assert places(text, pack)["detained"] == "Peru"


def test_where_one_speaks_as_one_urges(pack: Pack) -> None:
    told = places("Speaking in Bogota on Thursday, the president of Chile urged Peru to free the prisoners.", pack)
    assert told["urged"] == "Bogota"


def test_a_state_of_emergency_is_of_the_state(pack: Pack) -> None:
    text = (
        "Forty people died of flu in Lima on Thursday.\n\n"
        "Chile's government declared an emergency as 20 cases were found in the country, including eight in Arica."
    )
    assert places(text, pack)["declared"] == "Chile"


def test_those_who_are_counted_speak_where_they_are(pack: Pack) -> None:
    text = LIMA + "The speech was too little for the thousands of marchers demanding a new vote."
    assert places(text, pack)["demanding"] == "Lima"


def test_those_who_march_demand_where_they_march(pack: Pack) -> None:
    told = places(
        "Students demonstrated on the streets of Lima on Thursday, demanding the resignation of the president.", pack
    )
    assert told["demanding"] == "Lima"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Peru's president rejected the demands of the marchers on Thursday.", "rejected"),
        ("The Peruvian government blamed the opposition for the violence on Thursday.", "blamed"),
        ("The Peruvian opposition rejected the offer of talks on Thursday.", "rejected"),
    ],
)
def test_who_rules_the_country_of_the_report_speaks_in_it(pack: Pack, sentence: str, word: str) -> None:
    assert places("Crowds in Peru have marched for a week.\n\n" + LIMA + sentence, pack)[word] == "Peru"


def test_who_rules_another_country_speaks_nowhere_that_is_told(pack: Pack) -> None:
    text = "Crowds in Peru have marched for a week.\n\n" + LIMA + "The French government urged Peru to show restraint."
    assert places(text, pack)["urged"] == ""


def test_rulers_who_speak_to_their_own_speak_at_home(pack: Pack) -> None:
    text = "Crowds in Peru have marched for a week.\n\n" + LIMA
    assert places(text + "Chilean authorities urged parents to stay at home.", pack)["urged"] == "Chilean"
    told = places(text + "Chilean Foreign Minister Luis Rojas urged all sides to keep calm.", pack)
    assert told["urged"] == ""


def test_the_country_is_not_the_capital_that_it_is_first_named_for(pack: Pack) -> None:
    text = (
        "Rescuers pulled a girl from a school in Peru's capital, Lima, on Thursday, out of the earthquake's "
        "rubble.\n\nA second girl was found in Lima at dawn.\n\nThe earthquake killed an estimated 90,000 people."
    )
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert [f.place.text for f in figures if f.text == "an estimated 90,000" and f.place] == ["Peru"]


def test_the_city_is_that_of_the_sentence(pack: Pack) -> None:
    text = LIMA + "Doctors said 35 people were hurt in Arica and that troops in the city had imposed a curfew."
    assert places(text, pack)["imposed"] == "Arica"


CAPITAL = "Shops in Lima were empty on Thursday as people stayed at home.\n\nMost of Lima's markets were quiet.\n\n"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The Peruvian authorities have closed all schools until Monday.", "closed"),
        ("Peru's government has imposed a curfew.", "imposed"),
    ],
)
def test_what_a_state_does_is_of_its_country(pack: Pack, sentence: str, word: str) -> None:
    assert places(CAPITAL + sentence, pack)[word] in ("Peru", "Peruvian")


def test_what_a_town_does_is_of_the_town(pack: Pack) -> None:
    assert (
        places(CAPITAL + "The city council closed all schools until Monday, to the surprise of Peru.", pack)["closed"]
        == "Lima"
    )


def test_who_is_pulled_from_the_ruins_is_in_the_town(pack: Pack) -> None:
    text = (
        "Relief is slow to reach those hurt in the earthquake in Peru's capital, Lima.\n\n"
        "The rubble of a hotel in Lima was searched for nine days after the earthquake.\n\n"
        "Most of Lima lies in ruins.\n\nA nurse was rescued by a Chilean team."
    )
    assert places(text, pack)["rescued"] == "Lima"


@pytest.mark.parametrize("office", ["government", "military", "authorities"])
def test_what_the_state_of_a_country_did_is_of_the_country(office: str, pack: Pack) -> None:
    told = places(LIMA + f"The Peruvian {office} detained some 900 people, a rights group said.", pack)
    assert told["detained"] == "Peruvian"


def test_what_soldiers_did_in_a_town_is_there(pack: Pack) -> None:
    told = places("The Peruvian army detained 40 students in Lima on Thursday.", pack)
    assert told["detained"] == "Lima"


def test_what_police_did_in_the_paragraph_of_a_town_is_there(pack: Pack) -> None:
    told = places("Thousands marched in Lima on Thursday. The Peruvian police arrested nine of them.", pack)
    assert told["arrested"] == "Lima"


@pytest.mark.parametrize(
    ("said", "word", "place"),
    [
        ("Villagers blamed the mining company.", "blamed", "Lima"),
        ("The police threatened to shoot on Thursday.", "threatened", "Peru"),
        ("Authorities urged shoppers to queue.", "urged", "Peru"),
        ("Doctors criticised the rescue effort.", "criticised", "Lima"),
    ],
)
def test_several_who_live_there_speak_there(said: str, word: str, place: str, pack: Pack) -> None:
    assert places("Peru is in turmoil.\n\n" + LIMA + said, pack)[word] == place


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("The Red Cross criticised the rescue effort.", "criticised"),
        ("A lawyer criticised the rescue effort.", "criticised"),
        ("British doctors criticised the rescue effort.", "criticised"),
        ("Police urged Chile to send help.", "urged"),
    ],
)
def test_who_may_speak_from_elsewhere_speaks_at_no_place(said: str, word: str, pack: Pack) -> None:
    assert places("Peru is in turmoil.\n\n" + LIMA + said, pack)[word] == ""
