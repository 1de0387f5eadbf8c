"""Places that words point to: a quarter, a label, a hospital that speaks, the capital."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place else "" for figure in found]


def test_a_quarter_that_no_gazetteer_has_is_where_the_report_is(pack: Pack) -> None:
    text = (
        "ALEXANDRIA - Rescuers found two bodies on Friday under a house that collapsed in the Gheit Milda district.\n\n"
        "Another 15 residents were missing, the fire service said."
    )
    assert places(text, pack) == ["Gheit Milda", "Gheit Milda"]


def test_a_label_places_its_paragraph(pack: Pack) -> None:
    text = "What happened where\n\nKano: Soldiers killed three people.\n\nLagos: Police arrested 19 suspects."
    assert places(text, pack) == ["Kano", "Lagos"]


def test_a_hospital_that_says_whom_it_treats(pack: Pack) -> None:
    text = "A tram crashed in Croydon on Friday.\n\nSt Anselm's Hospital said it was treating 20 people."
    assert places(text, pack) == ["St Anselm's Hospital"]


def test_the_capital_is_its_town(pack: Pack) -> None:
    text = (
        "Protests shook Kenya on Friday. Crowds filled the streets of Nairobi and marched through Mombasa.\n\n"
        "Police said Nairobi was calm by night.\n\nSeven people were killed in the capital."
    )
    assert places(text, pack)[-1] == "Nairobi"


def test_a_semicolon_parts_places(pack: Pack) -> None:
    text = "In Kisumu, a blast killed 20 people; in Mombasa, a fire killed 50 people."
    assert places(text, pack) == ["Kisumu", "Mombasa"]


def test_there_is_the_country_of_the_people_told_of(pack: Pack) -> None:
    text = (
        "PARIS - Markets fell on Friday.\n\n"
        "Kenyans stayed indoors, afraid of a cholera outbreak that has killed 70 people there."
    )
    assert places(text, pack)[-1] == "Kenyans"


def test_there_is_not_the_country_of_those_who_are_there(pack: Pack) -> None:
    text = "A flood struck Malawi on Thursday.\n\nThe Kenyans lost nine volunteers there."
    assert "Kenyans" not in places(text, pack)
