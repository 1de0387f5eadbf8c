"""Sides of what moves, goes off and is taken as known: no place is whom it befalls, no talk of it the thing."""

from __future__ import annotations

import pytest

from dateline.language import Pack
from tests.extract.events_told import told


@pytest.mark.parametrize(
    "text",
    [
        "Most of the soldiers withdrew to their barracks after dusk on Friday.",
        "Peru plans to withdraw its last soldiers from the country by June.",
    ],
)
def test_where_forces_go_and_come_from_is_no_side(text: str, pack: Pack) -> None:
    ((kind, _, recipients),) = told(text, pack)
    assert kind in ("RETREAT/withdraw", "AGREE/")
    assert recipients == []


def test_a_country_that_is_sent_help_stays_a_side(pack: Pack) -> None:
    assert told("Chile sent doctors to Peru on Tuesday.", pack) == [("AID/", ["Chile"], ["Peru"])]


def test_what_lies_in_ruins_is_nobody_saved(pack: Pack) -> None:
    text = "An earthquake hit Peru on Monday. A rescue team has been digging into the ruins of a college since noon."
    assert ("AID/", ["A rescue team"], []) in told(text, pack)


def test_all_whose_ministers_meet_are_named(pack: Pack) -> None:
    ((kind, agents, _),) = told("The trade ministers of Peru, Chile and Brazil met in Lima on Monday.", pack)
    assert (kind, agents) == ("CONSULT/", ["The trade ministers of Peru, Chile and Brazil"])


def test_a_resignation_made_known_reaches_nobody(pack: Pack) -> None:
    text = "The spokesman announced the president's resignation and the formation of the Council of Elders."
    assert told(text, pack) == [("RETREAT/resign", ["the president"], [])]


@pytest.mark.parametrize(
    "text",
    ["A bomb exploded in a market in Lima on Monday.", "Two car bombs went off near the bank in Lima on Monday."],
)
def test_a_bomb_that_goes_off_is_an_attack_whoever_laid_it(text: str, pack: Pack) -> None:
    assert told(text, pack) == [("ASSAULT/explosives", [], [])]


@pytest.mark.parametrize(
    "text",
    [
        "The essay was attacked by human rights groups on Monday.",
        "The premier dismissed any suggestion that the harbour would be sold.",
    ],
)
def test_words_and_views_are_no_deeds(text: str, pack: Pack) -> None:
    assert "ASSAULT/" not in {kind for kind, _, _ in told(text, pack)}
    assert "REJECT/" not in {kind for kind, _, _ in told(text, pack)}


def test_whom_people_without_an_office_hold_is_abducted(pack: Pack) -> None:
    text = "A group of men detained the editor on Friday near the bridge in Lima."
    assert told(text, pack) == [("ASSAULT/abduct", ["A group of men"], ["the editor"])]


def test_what_is_only_handled_or_answered_is_not_told(pack: Pack) -> None:
    text = (
        "Ministers in Peru were asked about their handling of the outbreak. One deputy praised the fight against the "
        "outbreak. Others asked how the cabinet should respond to the outbreak."
    )
    assert not [kind for kind, _, _ in told(text, pack) if kind == "DISASTER/epidemic"]
