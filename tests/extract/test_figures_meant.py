"""What words that look like a count, a fact or a fate leave of it, and who holds a count that goes on."""

from __future__ import annotations

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import Measure, Status


def figures(text: str, pack: Pack) -> list[Figure]:
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
    return [f for f in claims if isinstance(f, Figure)]


@pytest.mark.parametrize("text", ["Not one sailor died.", "Not a single sailor died.", "Not one of the crew died."])
def test_not_one_is_none(text: str, pack: Pack) -> None:
    (found,) = figures(text, pack)
    assert (found.quantity.low, found.quantity.high, found.text.split()[0]) == (0, 0, "Not")


@pytest.mark.parametrize(
    "text",
    [
        "It took a week to reach the bridges; another two before the war was won.",
        "He is a dead man walking.",
        "The envoy claimed there were 23,000 guns inside the camp.",
        "Two divers who had been missing were found on Friday.",
        "A man named Ott was jailed for theft.",
    ],
)
def test_no_count(text: str, pack: Pack) -> None:
    assert figures(text, pack) == []


def test_who_was_found_in_a_hospital_is_not_missing(pack: Pack) -> None:
    (found,) = figures("Two divers who had been missing were found in a hospital, the ministry said.", pack)
    assert found.measure is Measure.HOSPITALISED


def test_people_are_not_destroyed(pack: Pack) -> None:
    found = figures("I helped to get five people out of a collapsed shop, just five people.", pack)
    assert {f.measure for f in found} == {Measure.RESCUED}


def test_money_given_to_an_appeal_is_given(pack: Pack) -> None:
    (given,) = figures("Readers have now donated $12m to a fund for the islands.", pack)
    (asked,) = figures("The charity launched a $12m appeal for the islands.", pack)
    assert (given.status, asked.status) == (Status.STATED, Status.CONDITIONAL)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Army sources claimed that 600 to 6,000 rebels lay hidden in the town.", "Army sources"),
        ("Local charities estimate between 40 and 60 dead, mostly farmers - a higher rate.", "Local charities"),
        ("The ministry put the number of cases of the fever, a rare one, at 480, with 72 deaths.", "The ministry"),
        ("The embassy said 30 sailors had been found safe, but one woman is still missing.", "The embassy"),
        (
            "Tavia's government said 20 people had died and it may have caused 40 other deaths.",
            "Tavia's government",
        ),
        ("Acme Health said its laboratories have found 2,150 infections.", "Acme Health"),
    ],
)
def test_who_is_named_beside_the_number_holds_it(text: str, source: str, pack: Pack) -> None:
    assert figures(text, pack)[-1].source.text == source


def test_a_joined_clause_of_its_own_is_the_reports_word(pack: Pack) -> None:
    found = figures("Police said two people were killed, and hundreds have gathered in the town.", pack)
    assert [f.source.text for f in found] == ["Police", ""]


def test_a_joined_clause_in_the_tense_of_what_was_said_goes_on_with_it(pack: Pack) -> None:
    found = figures("Police said two people were killed, and hundreds were hurt in the town.", pack)
    assert [f.source.text for f in found] == ["Police", "Police"]
