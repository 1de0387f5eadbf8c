"""The place of a report and of its parts."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


ROUND = (
    "Fighting went on in Colombia on Thursday.\n\nCALI\n\nSoldiers shot dead three men at a roadblock.\n\n"
    "NEIVA\n\nA bomb wounded 12 people in the city.\n\n"
)


def test_a_part_is_where_its_heading_says(pack: Pack) -> None:
    assert places(ROUND, pack) == ["CALI", "NEIVA"]


def test_a_heading_that_names_no_place_leads_back_to_the_country(pack: Pack) -> None:
    text = ROUND + "THE WIDER WAR\n\nSince January 900 people have been killed."
    assert places(text, pack)[-1] == "Colombia"


def test_one_heading_makes_no_parts(pack: Pack) -> None:
    text = "Fighting went on in Cali on Thursday.\n\nNEIVA\n\nSoldiers shot dead three men in Cali.\n\nFour were hurt."
    assert "NEIVA" not in places(text, pack)


def test_who_writes_from_a_town_has_gone_to_where_it_happened(pack: Pack) -> None:
    text = (
        "At least nine die in Peru factory fire\n\nHUANCAYO, Peru, May 7 (ANP) - At least nine people were killed on "
        "Friday when a fire tore through a shoe factory.\n\nPolice detained three managers."
    )
    assert set(places(text, pack)) == {"HUANCAYO"}


def test_who_writes_from_the_capital_may_tell_of_the_country(pack: Pack) -> None:
    text = (
        "At least nine die in Peru factory fire\n\nLIMA, Peru, May 7 (ANP) - At least nine people were killed on "
        "Friday when a fire tore through a shoe factory.\n\nPolice detained three managers."
    )
    assert "LIMA" not in places(text, pack)


def test_the_capital_of_a_country_is_its_town(pack: Pack) -> None:
    text = (
        "Our correspondent, Lima\n\nThousands of people marched through the capital of Peru on Thursday.\n\n"
        "Police put the crowd at 2,000."
    )
    assert set(places(text, pack)) == {"Lima"}
