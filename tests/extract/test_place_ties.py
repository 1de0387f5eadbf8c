"""Places that are only tied to somebody or something, and what a count reaches over."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


def event_places(text: str, pack: Pack) -> list[str]:
    events = read(make_report(text, published=date(2021, 5, 7)), pack).events
    return [event.place.text if event.place is not None else "" for event in events]


def test_where_a_paper_is_based_does_not_carry_over(pack: Pack) -> None:
    text = (
        "A photographer was kidnapped in Aleppo on Thursday.\n\n"
        "The man worked for the Lisbon based weekly Sete.\n\n"
        "Two drivers were released after the gunmen left."
    )
    assert "Lisbon" not in places(text, pack)


def test_a_place_held_against_is_not_where_it_was(pack: Pack) -> None:
    text = "In Aleppo doctors counted 900 dead, a higher share of the people than in Dresden."
    assert places(text, pack) == ["Aleppo"]


def test_the_school_that_somebody_is_of_is_not_where_it_was(pack: Pack) -> None:
    text = (
        "A flood struck Peru on Monday.\n\nThe flood killed 40 people, says Dr Anna Hall, formerly of the Oslo "
        "Business School."
    )
    assert "Oslo" not in places(text, pack)


def test_hospitals_of_a_country_are_in_it(pack: Pack) -> None:
    text = "The infection killed 300 patients in Polish hospitals in 2019."
    assert places(text, pack) == ["Polish"]


def test_one_embassy_is_not_in_its_country(pack: Pack) -> None:
    text = "Six people were wounded on Monday at the Polish embassy in Lima."
    assert "Polish" not in places(text, pack)


@pytest.mark.parametrize("spot", ["shantytowns", "slums", "hills"])
def test_parts_of_a_town_are_in_it(spot: str, pack: Pack) -> None:
    text = f"A storm hit Haiti on Monday.\n\nAbout 60 people are dead in the {spot} of Jacmel."
    assert places(text, pack)[-1] == "Jacmel"


def test_some_of_those_counted_do_not_place_all_of_them(pack: Pack) -> None:
    text = "The union said 130 reporters were killed last year, 70 of them in Peru."
    assert places(text, pack)[0] == ""
    assert "Peru" not in event_places(text, pack)


def test_those_counted_before_are_where_they_were(pack: Pack) -> None:
    text = (
        "Doctors in Lima and Quito spoke of a new flu on Monday.\n\n"
        "In Chile, 2,000 people have caught the flu.\n\nSome 150 of them have died."
    )
    assert places(text, pack) == ["Chile", "Chile"]


@pytest.mark.parametrize("words", ["anywhere else in the world", "outside the country"])
def test_what_is_so_elsewhere_is_not_in_the_report_s_country(words: str, pack: Pack) -> None:
    text = f"A new flu has killed 60 people in Chile.\n\nNobody has died {words}, doctors said."
    assert places(text, pack)[-1] == ""


def test_the_city_is_the_last_that_was_told_of(pack: Pack) -> None:
    text = (
        "Peru's war went on in Arequipa in March. Soldiers took Arequipa and left. Troops moved through Peru.\n\n"
        "Medics collected 700 bodies in one third of the city."
    )
    assert places(text, pack)[-1] == "Arequipa"


def test_a_state_s_own_toll_is_of_it(pack: Pack) -> None:
    text = (
        "Schools in Norway were shut on Monday because of the flu, and hospitals in Norway were full.\n\n"
        "Chile has lowered its death toll from 131 to 48."
    )
    assert places(text, pack)[-2:] == ["Chile", "Chile"]


def test_cases_named_after_a_country_are_of_it(pack: Pack) -> None:
    text = (
        "Another nine Irish cases of the flu have been confirmed.\n\n"
        "Five of the ill are pupils of a school in Sligo, which was shut on Monday. Doctors in Sligo were called."
    )
    assert places(text, pack)[0] == "Irish"


def test_a_toll_of_a_quake_is_of_the_country_struck(pack: Pack) -> None:
    text = (
        "The quake in Haiti struck on Tuesday. Rescuers reached Jacmel after the quake.\n\n"
        "Fourteen orphans landed in Belgium on Sunday. Families in Belgium met them.\n\n"
        "Officials say the death toll in the quake has risen to 75,000."
    )
    assert places(text, pack)[-1] == "Haiti"


def test_what_shakes_the_capital_is_there(pack: Pack) -> None:
    text = (
        "Clashes went on across Peru on Monday.\n\nOfficials in Lima and Arequipa met.\n\n"
        "Troops moved through Peru.\n\nExplosions shook the capital on Tuesday, killing nine people."
    )
    assert places(text, pack)[-1] == "Lima"


def test_those_of_two_countries_met_where_it_is_said_or_nowhere(pack: Pack) -> None:
    text = (
        "A bomb killed nine people in Kyiv on Monday. The bomb went off in a Kyiv market.\n\n"
        "The Turkish president met the German chancellor on Tuesday."
    )
    assert event_places(text, pack)[-1] == ""


def test_help_goes_where_the_report_is_about(pack: Pack) -> None:
    text = (
        "An earthquake struck Haiti on Tuesday. The quake in Haiti destroyed villages.\n\n"
        "The mayor told a meeting of volunteers in Bristol that people were generous.\n\n"
        "The charity has raised $10 million for the survivors."
    )
    assert "Bristol" not in places(text, pack)


def test_one_visit_told_far_down_gives_no_town(pack: Pack) -> None:
    text = (
        "A new flu has come, doctors say.\n\nThe papers are full of it.\n\nIt is a mild flu.\n\n"
        "In Chile the flu spread.\n\nTravel to Chile was down.\n\nThe news from Chile was bad.\n\n"
        "A couple who caught the flu in Valdivia are well.\n\nFear spreads.\n\n"
        "Drugs are cheap.\n\nAbout 150 people have died."
    )
    assert places(text, pack)[-1] != "Valdivia"


def test_people_abroad_are_not_of_the_report_s_country(pack: Pack) -> None:
    text = "The flu spread in Chile.\n\nTravel to Chile was down, and Chile closed schools.\n\nTwo Britons are ill."
    assert places(text, pack)[-1] == ""


def test_where_a_speech_was_given_is_not_where_it_was(pack: Pack) -> None:
    text = (
        "A fire at a nursery in Arequipa killed 31 children on Thursday.\n\n"
        '"We will find out who is to blame," the president said in a speech during a ceremony in Trujillo.\n\n'
        "The previous toll was 29 children, but two more died overnight."
    )
    assert set(places(text, pack)) == {"Arequipa"}


RUINS = (
    "Rescuers pulled two boys from a hotel in Lima on Thursday.\n\nMost of Lima lies in ruins after the earthquake.\n\n"
    "The earthquake was the worst of the century.\n\nThe roads of Lima are blocked, and Peru is short of fuel.\n\n"
    "A crew in Peru sleeps in tents.\n\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "A total of 132 people have been rescued by foreign teams, a spokeswoman said.",
        "The army has delivered 350,000 bottles of water, a spokeswoman said.",
    ],
)
def test_all_who_were_saved_and_all_help_are_of_the_country(sentence: str, pack: Pack) -> None:
    assert places(RUINS + sentence, pack)[-1] == "Peru"


def test_a_few_are_in_the_town_that_is_told_of(pack: Pack) -> None:
    assert places(RUINS + "Three nurses were rescued at noon.", pack)[-1] == "Lima"


def test_a_town_is_told_with_the_house_in_it(pack: Pack) -> None:
    text = (
        "Gunmen clashed with soldiers in Aleppo on Thursday.\n\n"
        "Rebels burned the Homs offices of a newspaper on Thursday, wounding two printers."
    )
    assert event_places(text, pack)[-1] == "Homs"
    assert places(text, pack)[-1] == "Homs"


def test_a_house_that_speaks_places_nothing(pack: Pack) -> None:
    text = "Gunmen killed nine people in Aleppo on Thursday, the London office of the agency said."
    assert "London" not in places(text, pack)


def test_what_a_country_has_recorded_is_in_it(pack: Pack) -> None:
    text = "Flights in Peru were cancelled because Bolivia, which has confirmed nine deaths from fever, shut airports."
    assert places(text, pack) == ["Bolivia"]


def test_what_a_state_has_identified_is_in_it(pack: Pack) -> None:
    text = (
        "The measles outbreak has reached most of the United States.\n\n"
        "Nevada has identified 62 patients so far, and schools in Reno are shut."
    )
    assert places(text, pack)[0] == "Nevada"


def test_a_house_in_a_street_is_in_the_town(pack: Pack) -> None:
    text = "A man was shot in Homs on Thursday.\n\nOfficers arrested two brothers at a Cedar Street home on Thursday."
    assert places(text, pack)[-1] == "Homs"
