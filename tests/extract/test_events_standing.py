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
        "Doctors treated survivors by lamplight after the earthquake hit the valley.",
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
    ],
)
def test_other_senses_are_no_events(text: str, pack: Pack) -> None:
    assert events(text, pack) == ()


def test_who_stands_for_people(pack: Pack) -> None:
    found = events("Four reporters for the Lusanga network who were detained on Monday have been released.", pack)
    assert {r.text for event in found for r in event.recipients} == {"Four reporters"}
