"""Whom an event reaches, and the words that only look like one who is reached."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import EventType, Status

DAY = date(2021, 3, 10)


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text, published=DAY), pack).events


@pytest.mark.parametrize(
    ("text", "kind", "against"),
    [
        (
            "Kenya has urged the international community to end the war.",
            EventType.REQUEST,
            ["the international community"],
        ),
        ("The army has threatened to take the island by force.", EventType.THREATEN, []),
        ("The minister has apologised to Peru for remarks he made.", EventType.SUPPORT, ["Peru"]),
        ("The World Bank is providing Peru with loans.", EventType.AID, ["Peru"]),
        ("The singer has donated $90,000 to Partners In Hope.", EventType.AID, ["Partners"]),
        ("Protesters hurled stones inside the yard and at police.", EventType.ASSAULT, ["police"]),
        ("A patrol came under attack from rebels near Mora on Monday.", EventType.ASSAULT, ["A patrol"]),
        ("China has asked Kenya to help fight the famine.", EventType.REQUEST, ["Kenya"]),
    ],
)
def test_whom_an_event_reaches(text: str, kind: EventType, against: list[str], pack: Pack) -> None:
    event = next(e for e in events(text, pack) if e.type is kind)
    assert [r.text for r in event.recipients] == against


@pytest.mark.parametrize(
    "text",
    [
        "Ministers have announced emergency measures to deal with the virus.",
        "The envoy was bombarded with complaints about the aid.",
        "There is talk among students about a new exam.",
        "Ana Vega and Luis Roca met after hearing each other sing.",
        "It was one of the justifications for invading Peru.",
        "The US authorities have taken control of the airport to help distribute aid.",
        "People were walking about with their arms out.",
        "The president declined to respond to questions on Monday.",
    ],
)
def test_no_event(text: str, pack: Pack) -> None:
    assert events(text, pack) == ()


def test_who_protests_is_told_by_the_verb_above(pack: Pack) -> None:
    event = next(e for e in events("Protesters tore up a portrait during a march against his rule on Monday.", pack))
    assert (event.type, [a.text for a in event.agents], event.recipients) == (EventType.PROTEST, ["Protesters"], ())


def test_residents_who_bar_a_road_protest(pack: Pack) -> None:
    event = next(e for e in events("Angry residents have set up roadblocks in Mora.", pack))
    assert (event.type, event.mode) == (EventType.PROTEST, "obstruct")


def test_a_joined_perfect_is_not_what_was_feared(pack: Pack) -> None:
    text = "The WHO has warned the fever may well spread, and has urged all governments to prepare."
    event = next(e for e in events(text, pack) if e.type is EventType.REQUEST)
    assert event.status is Status.STATED


def test_who_dies_in_a_crash_is_not_attacked(pack: Pack) -> None:
    text = "Fighting went on in the war. Six soldiers were killed on Monday when the helicopter they were in crashed."
    assert not [e for e in events(text, pack) if e.type is EventType.ASSAULT and e.text == "killed"]


def test_a_ban_on_imports_is_a_sanction_on_where_they_come_from(pack: Pack) -> None:
    event = next(e for e in events("Russia has banned imports of raw pork from Mexico and Peru.", pack))
    assert (event.type, [r.text for r in event.recipients]) == (EventType.SANCTION, ["Mexico", "Peru"])


def test_a_verdict_is_told_by_the_outlet(pack: Pack) -> None:
    event = next(e for e in events("A jury on Monday found Luis Roca guilty of fraud.", pack))
    assert (event.status, event.source.text, [r.text for r in event.recipients]) == (Status.STATED, "", ["Luis Roca"])
