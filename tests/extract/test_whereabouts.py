"""Where a figure was so: what a report is mainly about, what carries over, and where no place can be told."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place else "" for figure in found]


def test_a_line_of_a_town_and_a_date_is_where_the_report_is(pack: Pack) -> None:
    text = (
        "Who counted the march?\n\nKisumu, 7 May\n\n"
        "Thursday's march was the biggest that the town has seen: 25,000 people took part, its organisers say.\n\n"
        "Nairobi drew larger crowds."
    )
    assert places(text, pack) == ["Kisumu"]


def test_the_capital_of_a_country_is_its_town(pack: Pack) -> None:
    text = (
        "NAIROBI, May 7 (Wire) - At least seven people were killed in Kenya's capital on Thursday when police fired on "
        "a crowd.\n\nIn Kisumu, protesters burned tyres."
    )
    assert places(text, pack) == ["NAIROBI"]


def test_what_is_counted_over_the_world_has_no_place(pack: Pack) -> None:
    text = (
        "The flu was first seen in Mexico in April.\n\n"
        "Worldwide 79 people have been infected, including six in Canada, officials said."
    )
    assert places(text, pack) == ["", "Canada"]


def test_a_country_that_records_cases_is_where_they_are(pack: Pack) -> None:
    text = "Zambia recorded 312 new cholera cases on Thursday. The minister flew to Geneva."
    assert places(text, pack) == ["Zambia"]


def test_what_the_headline_names_holds_the_towns_of_the_items(pack: Pack) -> None:
    text = (
        "Floods in Sylhet Division: bulletin No. 9\n\n"
        "1. Casualties. Nine people drowned at Chhatak on Tuesday when a boat sank.\n\n"
        "2. Damage. 3,240 houses were washed away."
    )
    assert places(text, pack)[-1] == "Sylhet Division"


def test_a_hospital_does_not_carry_over_to_the_next_paragraph(pack: Pack) -> None:
    text = (
        "A ferry sank off Kisumu on Thursday. Two of the survivors died at Homa Bay hospital.\n\n"
        "Rescuers are looking for 45 missing passengers."
    )
    assert places(text, pack)[-1] == "Kisumu"


def test_where_something_was_said_does_not_carry_over(pack: Pack) -> None:
    text = (
        "A bomb exploded in Garissa on Thursday. The minister told reporters in Nairobi that the army was there. "
        "Eleven people were wounded."
    )
    assert places(text, pack) == ["Garissa"]


def test_long_ago_has_no_claim_to_the_place_of_the_report(pack: Pack) -> None:
    text = "A tram crashed in Croydon on Thursday, killing seven people.\n\nIn 1959, two women died in such a crash."
    assert places(text, pack) == ["Croydon", ""]


def test_old_days_do_not_make_a_place_the_main_one(pack: Pack) -> None:
    text = (
        "A train slammed into a wall outside the city of Radom late Thursday.\n\nRescuers said nine people were killed."
        "\n\nIn March 2012, trains collided near Szczekociny."
    )
    assert places(text, pack) == ["Radom"]


def test_the_country_of_a_lead_is_the_town_of_its_report(pack: Pack) -> None:
    text = (
        "At least 14 inmates were killed in a prison in western Venezuela, a rights group said on Friday.\n\n"
        "The fighting at the jail in Barinas began on Thursday."
    )
    assert places(text, pack) == ["Barinas"]


def test_an_item_of_a_live_page_stands_alone(pack: Pack) -> None:
    text = (
        "Unrest in Bissau: live\n\n17.31 Two ministers are being held in Mansoa, their families say.\n\n"
        "17.10 Several hundred people are marching to the palace."
    )
    assert places(text, pack)[-1] == "Bissau"


def test_a_report_on_many_countries_has_no_main_place(pack: Pack) -> None:
    text = (
        "Flu was found in Mexico and in Canada on Thursday. Schools closed in Texas and flights to Spain were stopped. "
        "Tests were made in Scotland, in France and in Japan.\n\nA hotline received calls from 238 infected people."
    )
    assert places(text, pack)[-1:] in ([""], [])


def test_a_country_said_before_its_number_is_where_it_was(pack: Pack) -> None:
    text = "The flu spread in Mexico on Thursday.\n\nIn the United States 50 people were infected."
    assert places(text, pack)[-1] == "United States"


def test_a_famous_town_is_meant_where_its_country_is_named(pack: Pack) -> None:
    text = (
        "American officials in Washington and in Springfield, Illinois, spoke of the crowds in Cairo. Egyptian police "
        "were on the streets, and Egypt closed its schools.\n\nSix people were killed in Cairo on Thursday."
    )
    (figure,) = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    assert figure.place is not None
    assert figure.place.place is not None
    assert figure.place.place.country == "EG"
