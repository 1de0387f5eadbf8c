"""An epidemic that is told by those who caught it, and what else a clause in plain words tells as news."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import Status
from tests.extract.events_told import DAY, told


def epidemics(text: str, pack: Pack) -> list[EventMention]:
    events = read(make_report(text, published=DAY), pack).events
    return [e for e in events if e.mode == "epidemic"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Clinics are full. Peru has confirmed forty cases of the flu by now. The flu makes most of them cough.",
            "Peru",
        ),
        (
            "A ferry was held back. Nine sailors were diagnosed with the flu in Chile. Nobody on board had a flu shot.",
            "Chile",
        ),
        ("Peru has reported its first three flu cases. Chemists ran out of flu drugs within hours.", "Peru"),
        ("The number of flu cases in Bolivia has climbed to 90. Flu drugs are dear.", "Bolivia"),
        ("Two miners have died of the flu in Bolivia. The flu worries their union.", "Bolivia"),
    ],
)
def test_an_epidemic_is_told_by_its_cases(text: str, place: str, pack: Pack) -> None:
    (event,) = epidemics(text, pack)
    assert event.place is not None
    assert event.place.text == place


def test_who_counts_the_cases_is_their_source(pack: Pack) -> None:
    text = "The ministry said that 30 people in Peru had been infected with the flu virus. Flu drugs are dear."
    (event,) = epidemics(text, pack)
    assert event.status is Status.ATTRIBUTED
    assert event.source.text == "The ministry"


@pytest.mark.parametrize(
    "text",
    [
        "Flu drugs are dear. Seasonal flu has killed 300 people. Nobody is afraid of the flu.",
        "Flu drugs are dear. Chemists in Peru reported suspected cases of the flu. Nobody is afraid of the flu.",
        "Flu drugs are dear. Peru has reported 12 cases of the flu in the past ten years. Who fears the flu?",
        "Flu drugs are dear. The body thinks itself infected by the flu. Such is the flu vaccine.",
        "Flu drugs are dear. Thousands could be infected with the flu. Nobody is afraid of the flu.",
        "One case of the flu was confirmed in Peru. Otherwise the news was of a football match and its crowd.",
    ],
)
def test_what_only_may_spread_is_no_epidemic(text: str, pack: Pack) -> None:
    assert epidemics(text, pack) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three schools have closed in Lima.", ("coerce/restrict", [], ["Three schools"])),
        ("The army has cracked down on the strikers.", ("coerce/restrict", ["The army"], ["the strikers"])),
        ("Doctors treated dozens of survivors in tents.", ("aid/", ["Doctors"], [])),
        ("Twelve people have been saved by rescue teams.", ("aid/", ["rescue teams"], ["Twelve people"])),
        ("The army handed out 4,000 meals on Friday.", ("aid/", ["The army"], [])),
        ("Supplies for the camps have been flown to Bolivia.", ("aid/", [], ["Bolivia"])),
        ("Peruvians donated millions of pounds, say the bankers.", ("aid/", ["Peruvians"], [])),
        ("Food was handed out by the army on Friday.", ("aid/", ["the army"], [])),
        ("Rosa Quispe criticised the army.", ("accuse/disapprove", ["Rosa Quispe"], ["the army"])),
    ],
)
def test_plain_deeds_are_events(text: str, expected: tuple[str, list[str], list[str]], pack: Pack) -> None:
    assert [(k.lower(), a, r) for k, a, r in told(text, pack)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The school closed for the summer holidays.",
        "The generals treated the town as a barracks.",
        "The union wants to ensure that food is being delivered.",
        "The police treated the rowers badly.",
        "Orders for supplies were sent by nobody.",
        "She was praised by everybody.",
    ],
)
def test_what_only_looks_like_one_is_none(text: str, pack: Pack) -> None:
    assert told(text, pack) == []


def test_what_has_just_been_done_is_no_history(pack: Pack) -> None:
    text = "A storm struck the coast in 2004 and nobody came. Now the charities have sent rescue teams to the coast."
    assert ("AID/", ["the charities"], []) in [(k, a, []) for k, a, _ in told(text, pack)]
