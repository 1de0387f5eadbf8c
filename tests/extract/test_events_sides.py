"""Events told by nouns, in the passive and through others, and who stands on their sides."""

from __future__ import annotations

import pytest

from dateline.language import Pack
from extract.events_told import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The proposal drew criticism from the United Nations on Monday.",
            ("ACCUSE/disapprove", ["the United Nations"], []),
        ),
        (
            "The ministry faced condemnation from the United Nations over the raid.",
            ("ACCUSE/disapprove", ["the United Nations"], ["The ministry"]),
        ),
        (
            "On Tuesday thousands of students took part in a march against the war.",
            ("PROTEST/demo", ["thousands of students"], []),
        ),
        ("Hundreds of workers attended a rally on Tuesday.", ("PROTEST/demo", ["Hundreds of workers"], [])),
        ("Two girls were pulled alive from the ruins of a hotel on Friday.", ("AID/", [], ["Two girls"])),
        (
            "News emerged of the killing of 10 pilgrims in the south on Monday.",
            ("ASSAULT/", [], ["10 pilgrims"]),
        ),
        (
            "A reporter was jailed for nine years by a Chilean court on Monday.",
            ("SANCTION/convict", ["a Chilean court"], ["A reporter"]),
        ),
        (
            "The European Union welcomed the government's decision on Monday.",
            ("SUPPORT/", ["The European Union"], ["the government"]),
        ),
        (
            "That was the last straw - Danish farmers attacked the police on Monday.",
            ("ASSAULT/", ["Danish farmers"], ["the police"]),
        ),
        (
            "Police arrested all but the cooks and the drivers on Tuesday.",
            ("COERCE/arrest", ["Police"], []),
        ),
        (
            "The government shut down most internet lines on Friday.",
            ("COERCE/censor", ["The government"], []),
        ),
    ],
)
def test_an_event_with_its_sides(text: str, event: tuple[str, list[str], list[str]], pack: Pack) -> None:
    assert event in told(text, pack)


def test_who_is_to_be_freed_is_not_asked(pack: Pack) -> None:
    [(kind, _, recipients)] = told("On Monday the demonstrators called for the release of detainees.", pack)
    assert (kind, recipients) == ("REQUEST/change", [])


def test_what_worries_somebody_is_no_recipient(pack: Pack) -> None:
    [(kind, _, recipients)] = told("The State Department expressed concern about the free flow of information.", pack)
    assert (kind, recipients) == ("ACCUSE/disapprove", [])


def test_a_bank_is_not_rescued(pack: Pack) -> None:
    assert told("The United States rescued the bank on Monday.", pack) == []


def test_the_disaster_that_a_report_is_of_is_told_once(pack: Pack) -> None:
    text = (
        "Up to 150 workers are still missing in Haiti after the earthquake. Help was needed after the quake, he said."
    )
    assert [kind for kind, _, _ in told(text, pack)] == ["DISASTER/earthquake"]


def test_a_disaster_only_compared_with_is_none(pack: Pack) -> None:
    assert told("The shop sells bread. Its owner was born after the earthquake.", pack) == []


def test_who_stands_before_the_auxiliary_is_dragged_away(pack: Pack) -> None:
    text = "Porters were being beaten with rods and belts and marchers were being dragged away."
    assert ("COERCE/arrest", [], ["marchers"]) in told(text, pack)
