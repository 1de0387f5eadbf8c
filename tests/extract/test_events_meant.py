"""Sides that are meant and sides that only stand where one would be; help that comes, measures, people held."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from extract.events_told import DAY, told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The minister promises Swiss aid to Peru.", ("AGREE/", ["The minister"], ["Peru"])),
        ("Peru has ratified the Convention on Rivers.", ("SUPPORT/", ["Peru"], [])),
        (
            'The speech moved the protesters to begin chanting "Peru above all".',
            ("PROTEST/demo", ["the protesters"], []),
        ),
        (
            "In the capital Lima, the agency said on Monday that rebels had launched attacks in Peru.",
            ("ASSAULT/", ["rebels"], []),
        ),
        (
            "Demonstrators burned and looted the offices of the union on Friday.",
            ("ASSAULT/destroy", ["Demonstrators"], ["the offices of the union"]),
        ),
        ("The men were beaten and assaulted by police on Friday.", ("ASSAULT/beat", ["police"], ["The men"])),
        (
            "Rebels attacked the base on Friday, firing rocket-propelled grenades at US forces.",
            ("ASSAULT/heavy-weapons", ["Rebels"], ["US forces"]),
        ),
        (
            "Police arrested the mayor on Monday after he had promised Peru more water.",
            ("COERCE/arrest", ["Police"], ["the mayor"]),
        ),
        # Help that comes.
        (
            "Rescue workers from many towns travelled to Chile on Sunday to help with the search.",
            ("AID/", ["Rescue workers"], ["Chile"]),
        ),
        ("A Red Cross medical convoy arrived from Lima on Saturday.", ("AID/", ["Red Cross"], [])),
        ("A rescue team arrived in Haiti on Monday.", ("AID/", ["A rescue team"], ["Haiti"])),
        ("The World Bank waived the debt payments of Peru for five years.", ("AID/", ["The World Bank"], ["Peru"])),
        ("The aid group Doctors of the World has deployed two teams in Peru.", ("AID/", ["Doctors of the World"], [])),
        ("Protesters continue to demand the end of his rule.", ("REQUEST/change", ["Protesters"], [])),
        # Measures, and people held.
        ("China put seven people in quarantine on Monday.", ("COERCE/restrict", ["China"], ["seven people"])),
        (
            "Hundreds of guests were placed under quarantine in Hong Kong on Monday.",
            ("COERCE/restrict", [], ["Hundreds of guests"]),
        ),
        (
            "The health ministry closed all schools on Monday.",
            ("COERCE/restrict", ["The health ministry"], ["all schools"]),
        ),
        ("The mayor has shut bars and museums.", ("COERCE/restrict", ["The mayor"], ["bars", "museums"])),
        (
            "Theatres, schools and bars were closed on Friday.",
            ("COERCE/restrict", [], ["Theatres", "schools", "bars"]),
        ),
        (
            "The envoy and other party figures denounced the president on Monday.",
            ("ACCUSE/disapprove", ["The envoy", "other party figures"], ["the president"]),
        ),
        (
            "Bolivia and several rebel leaders condemned the minister on Monday.",
            ("ACCUSE/disapprove", ["Bolivia", "several rebel leaders"], ["the minister"]),
        ),
        ("Cuba halted flights from Mexico on Tuesday.", ("SANCTION/discontinue", ["Cuba"], ["Mexico"])),
        (
            "The health minister of Peru has advised against travel to the coast.",
            ("REQUEST/change", ["The health minister of Peru"], []),
        ),
        (
            "The European Commission convened an urgent meeting of farm ministers on Monday.",
            ("CONSULT/", ["The European Commission", "farm ministers"], []),
        ),
        (
            "Omar Fahmi, who was seized by plainclothes police on March 2, thanked his friends.",
            ("COERCE/arrest", ["plainclothes police"], ["Omar Fahmi"]),
        ),
        (
            "About 400 protesters remained outside parliament on Tuesday.",
            ("PROTEST/demo", ["About 400 protesters"], []),
        ),
    ],
)
def test_sides_are_those_that_are_meant(text: str, event: tuple[str, list[str], list[str]], pack: Pack) -> None:
    assert event in told(text, pack)


@pytest.mark.parametrize(
    "text",
    [
        "The nurses said they wanted new beds and the resignation of the governor.",
        "Perhaps Peru's withdrawal will be welcomed by half of the coast.",
        "Officials were investigating two more suspected cases among nurses.",
        "Guests remained outside the hotel on Tuesday.",
        "Aid flights arrive every day.",
        "The regime continues to demand the end of its neighbour.",
        "The body of the girl was released to her family on Tuesday.",
        "No aid has arrived in the town.",
        "The gang seized its chance on Friday.",
    ],
)
def test_what_is_wished_for_or_looked_at_by_doctors_is_no_event(text: str, pack: Pack) -> None:
    assert told(text, pack) == []


def test_a_participle_before_its_noun_is_no_deed_of_the_subject(pack: Pack) -> None:
    assert [kind for kind, _, _ in told("Troops were stationed near burned out customs houses.", pack)] == [
        "MOBILIZE/troops"
    ]


def test_what_one_pledges_after_saying_more_is_told_by_the_outlet(pack: Pack) -> None:
    text = "The prime minister of Peru said she was saddened by the flood and pledged whatever help was needed."
    events = read(make_report(text, published=DAY), pack).events
    assert [(e.type.value, e.status.value, e.source.text) for e in events if e.type.value == "AGREE"] == [
        ("AGREE", "stated", "")
    ]
