"""Which days and places an event may take that its clause does not say."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention

DAY = date(2021, 3, 10)


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text, published=DAY), pack).events


def test_news_without_a_day_is_of_the_report_s(pack: Pack) -> None:
    (event,) = events("Soldiers killed four farmers in Gondar.", pack)
    assert event.time.start == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Doctors worked by lamplight after the earthquake hit the valley.",
        "Soldiers had arrested four farmers.",
    ],
)
def test_what_is_looked_back_on_has_no_day_of_its_own(text: str, pack: Pack) -> None:
    assert [event.time.start for event in events(text, pack)] == [None]


def test_words_are_placed_only_where_they_were_said(pack: Pack) -> None:
    text = "Four people died in Gondar. The European Union urged Ethiopia to protect its farmers."
    urged = next(event for event in events(text, pack) if event.text == "urged")
    assert urged.place is None
    said = next(e for e in events("Ministers urged Ethiopia in Nairobi to protect its farmers.", pack))
    assert said.place is not None
    assert said.place.text == "Nairobi"


@pytest.mark.parametrize(
    "text",
    [
        "The rescue of the boy was captured by TV crews.",
        "A reporter asked the president about the song.",
        "Peru objects to the army of Chile.",
        "The Peruvian army stands with President Orlo.",
        "The foreign ministry of Peru advises against travel to Chile.",
        "A farmer told the soldiers where the rebels have attacked the police.",
    ],
)
def test_other_senses_are_no_events(text: str, pack: Pack) -> None:
    assert events(text, pack) == ()


def test_who_stands_for_people(pack: Pack) -> None:
    found = events("Four reporters for the Lusanga network who were detained on Monday have been released.", pack)
    assert {r.text for event in found for r in event.recipients} == {"Four reporters"}


def test_who_says_that_they_will_release_somebody_is_who_agrees(pack: Pack):
    (event,) = events("The Northern Rebel Front said that it will release two soldiers to the army on Monday.", pack)[
        :1
    ]
    assert [a.text for a in event.agents] == ["The Northern Rebel Front"]


def test_a_gerund_that_is_judged_is_no_event(pack: Pack):
    assert events("The president handing power to the army is no answer for the people, the mayor said.", pack) == ()


def test_an_attempt_to_broker_is_no_talks(pack: Pack):
    assert events("President Lee is trying to broker an agreement between the rebels and the army.", pack) == ()


def test_past_told_beyond_the_lead_leaves_its_day_open(pack: Pack):
    lead = "The port of Elm is quiet. Ships wait for the tide. Shops are open again. Schools are too. "
    (event,) = events(lead + "Soldiers killed four farmers in the hills.", pack)
    assert event.time.start is None


def test_what_is_suppressed_is_a_protest_or_people(pack: Pack):
    (event,) = events("The army suppressed a protest in Elm on Monday.", pack)
    assert event.type.value == "COERCE"
    assert events("It protects people with asthma and suppressed immune systems.", pack) == ()
