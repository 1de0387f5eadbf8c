"""How far a place carries over to what tells none."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.extract.scope import scope_of
from dateline.extract.where.carried import as_carried
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.place import PlaceRef
from dateline.model.vocabulary import EventType


def told(text: str, pack: Pack) -> tuple[list[str], list[tuple[str, str]]]:
    """The places of the figures; the types and places of the events."""
    reading = read(make_report(text, published=date(2021, 5, 7)), pack)
    figures = [figure.place.text if figure.place is not None else "" for figure in reading.figures]
    events = [(event.type.value, event.place.text if event.place is not None else "") for event in reading.events]
    return figures, events


_TALK = "\n\n".join(
    f"The {word} was long and nobody would tell what was in it." for word in ("letter", "speech", "memo", "book") * 3
)


def test_a_country_named_long_before_no_longer_carries_over(pack: Pack) -> None:
    text = (
        "Troops from Chile and Norway have served in Mali.\n\nA court in Norway heard of it.\n\n"
        f"Chile has paid.\n\n{_TALK}\n\nThree soldiers were wounded by a mine."
    )
    figures, _ = told(text, pack)
    assert figures[-1] == ""


def test_the_only_country_of_a_report_carries_on(pack: Pack) -> None:
    text = (
        "Troops have gone through the north of Mali.\n\nIn Mali, farmers fled to the hills.\n\n"
        f"{_TALK}\n\nThree soldiers were wounded by a mine."
    )
    figures, _ = told(text, pack)
    assert figures[-1] == "Mali"


def test_a_part_of_the_world_says_not_where_in_it(pack: Pack) -> None:
    text = (
        "Rallies were held in Peru and in Chile on Monday. Police in Peru stood by.\n\n"
        "The mood changed in the Middle East.\n\nOfficers detained nine people."
    )
    reading = read(make_report(text, published=date(2021, 5, 7)), pack)
    wide = next(m for m in reading.places if m.text == "Middle East")
    assert as_carried(scope_of(reading), 2, 1, PlaceRef(wide.text, wide.span, wide.place)) is None


def test_cases_are_not_those_of_the_town_told_before(pack: Pack) -> None:
    text = (
        "Swine flu has spread in Japan.\n\nJapan has closed schools in Nagoya, where a flu patient was found.\n\n"
        "Since then the virus has infected 700 people."
    )
    figures, _ = told(text, pack)
    assert figures[-1] == "Japan"


def test_one_who_fell_ill_did_at_some_spot_of_the_country(pack: Pack) -> None:
    text = (
        "Swine flu has reached Norway. Hospitals across Norway are ready for the virus.\n\n"
        "A pupil of the academy tested positive for swine flu, its head said."
    )
    figures, _ = told(text, pack)
    assert figures == [""]


def test_cases_are_what_a_country_counts(pack: Pack) -> None:
    text = (
        "Swine flu has reached Norway. Hospitals across Norway are ready for the virus.\n\n"
        "Seven new cases of the virus were confirmed on Thursday."
    )
    figures, _ = told(text, pack)
    assert figures == ["Norway"]


def test_who_met_whom_is_not_said_to_be_in_the_town_told_of(pack: Pack) -> None:
    text = (
        "Shells fell on Basra on Tuesday, and smoke rose over Basra all day.\n\n"
        "Opposition leaders held talks with the president on Wednesday."
    )
    _, events = told(text, pack)
    assert (EventType.CONSULT.value, "") in events


def test_a_disease_in_many_countries_is_counted_in_none_of_them(pack: Pack) -> None:
    text = "The flu began in Peru and has spread to 31 countries, infecting more than 900 people and killing 40."
    assert told(text, pack)[0] == ["", ""]
    text = "The flu has infected nearly 8,100 people in 27 nations, and killed nine, most in Peru."
    assert told(text, pack)[0][0] == ""


def test_what_is_banned_comes_from_elsewhere(pack: Pack) -> None:
    _, events = told("Chile and Bolivia have banned imports of beef from Peru and parts of Brazil.", pack)
    assert events == [(EventType.SANCTION.value, "")]


def test_whose_dead_a_toll_counts_is_not_where_they_died(pack: Pack) -> None:
    assert told("The US toll in Peru hit 300 on Monday.", pack)[0] == ["Peru"]
    assert told("The Chilean military toll reached 300 on Monday.", pack)[0] == [""]
    assert told("The US death toll reached 12 on Monday.", pack)[0] == ["US"]
