"""The happening that a report is of, where every sentence takes it as known."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import Status

DAY = date(2021, 3, 10)


def of_type(text: str, kind: str, pack: Pack) -> list[EventMention]:
    events = read(make_report(text, published=DAY), pack).events
    return [e for e in events if f"{e.type.value}/{e.mode}" == kind]


QUAKE = (
    "Aid is slow to reach survivors in Peru. Doctors treat people hurt in the earthquake. "
    "The victims of the Peru earthquake might wait for weeks."
)


def test_a_disaster_that_all_sentences_take_as_known_is_an_event(pack: Pack) -> None:
    (event,) = of_type(QUAKE, "DISASTER/earthquake", pack)
    assert event.status is Status.STATED
    assert event.place is not None
    assert event.place.text == "Peru"


def test_a_town_beside_a_known_quake_tells_its_country(pack: Pack) -> None:
    text = (
        "Water is reaching the survivors in Peru. Six days after the earthquake shops opened in Arequipa. Doctors "
        "still treat people who were hurt in the earthquake."
    )
    (event,) = of_type(text, "DISASTER/earthquake", pack)
    assert event.place is not None
    assert event.place.text == "Peru"


def test_it_is_there_once_and_where_it_is_told(pack: Pack) -> None:
    (event,) = of_type("An earthquake struck Peru on Tuesday. " + QUAKE, "DISASTER/earthquake", pack)
    assert event.sentence.start == 0


def test_the_day_of_what_is_done_about_it_is_not_its_day(pack: Pack) -> None:
    text = (
        "Ministers will meet on Thursday to discuss the flu outbreak. Shops shut because of the outbreak. "
        "The outbreak in Peru has alarmed many."
    )
    (event,) = of_type(text, "DISASTER/epidemic", pack)
    assert not event.time.known
    assert event.place is not None
    assert event.place.text == "Peru"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Bakers in Lima gave bread to victims of the earthquake. Trains stood still after the earthquake. "
            "News of the earthquake reached the coast by boat.",
            "stood still",
        ),
        (
            "Nurses asked about the source of the outbreak. Markets emptied because of the outbreak. "
            "Fear of the outbreak was great.",
            "emptied",
        ),
        (
            "Critics praised the film's coverage of the protests. The president fled the protests by boat. "
            "Papers printed a history of the protests.",
            "fled",
        ),
    ],
)
def test_the_mention_is_not_one_that_another_noun_leads_to(text: str, words: str, pack: Pack) -> None:
    (event,) = read(make_report(text, published=DAY), pack).events
    assert words in text[event.sentence.start : event.sentence.end]


def test_protests_that_go_on_are_an_event(pack: Pack) -> None:
    text = (
        "Tourists are leaving Peru amid fears over the protests. Demonstrators want the president to go. "
        "Hotels blame the mass protests in Peru for their losses."
    )
    assert of_type(text, "PROTEST/demo", pack)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru must prepare for the next earthquake. An earthquake could come any day.", "DISASTER/earthquake"),
        ("Doctors fear a pandemic. The flu might become a pandemic. Any pandemic is bad.", "DISASTER/epidemic"),
        (
            "Aid is slow to reach flooded Peru. Aid was faster after the 2010 earthquake. "
            "In 2010 the earthquake killed many.",
            "DISASTER/earthquake",
        ),
        ("Students plan a protest. The planned protest worries many. No protest was ever banned.", "PROTEST/demo"),
    ],
)
def test_what_may_come_and_what_is_past_is_not_known(text: str, kind: str, pack: Pack) -> None:
    assert not of_type(text, kind, pack)


def test_an_illness_that_kills_and_spreads_is_an_outbreak(pack: Pack) -> None:
    text = (
        "Schools in Lima remain shut over the flu. Officials met to discuss the virus, which has killed nine people "
        "in Peru. Seasonal flu kills many every year."
    )
    (event,) = of_type(text, "DISASTER/epidemic", pack)
    assert event.text == "virus"


def test_a_quake_by_the_name_of_its_country_is_known(pack: Pack) -> None:
    text = "Stars sing for the Peru earthquake appeal. The Peru earthquake appeal is the largest so far."
    assert of_type(text, "DISASTER/earthquake", pack)


def test_seasonal_illness_breaks_out_nowhere(pack: Pack) -> None:
    text = "The flu returns each winter. Seasonal flu killed nine people in Peru. The flu might spread."
    assert not of_type(text, "DISASTER/epidemic", pack)
