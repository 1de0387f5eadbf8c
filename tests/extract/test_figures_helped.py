"""Figures of whom help reaches, and counts that stand beside the words for a list, a state or a rise."""

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure


def told(pack: Pack, text: str) -> list[tuple[str, str]]:
    claims = read_claims(make_report(text), pack)
    return [(claim.text, claim.measure.value) for claim in claims if isinstance(claim, Figure)]


@pytest.mark.parametrize(
    ("text", "count", "measure"),
    [
        ("The charity is supplying 5,000 families with clean water.", "5,000", "other"),
        ("The army provided 3,000 families with tents.", "3,000", "other"),
        ("Tents for 12,000 people have arrived.", "12,000", "other"),
        ("The plane carries enough shelter for 6,500 people.", "6,500", "other"),
        ("88,000 people reached with food rations.", "88,000", "other"),
        ("The charity is feeding 900 survivors of the flood.", "900", "affected"),
        ("Aid for the 3,100 families said to be in need is on its way.", "3,100", "affected"),
        ("The appeal aims to help 6,000 families after the flood.", "6,000", "affected"),
        ("The clashes led to the loss of 59 lives.", "59", "killed"),
        ("The injured number 262.", "262", "injured"),
        ("The number of reported cases of cholera has gone up more than fivefold to 47,902.", "47,902", "infected"),
        ("The town had reported the only deaths -- 159, by its own count.", "159", "killed"),
        ("The fire took 63 houses.", "63", "destroyed"),
        ("Three thousand bandits escaped from prison.", "Three thousand", "other"),
        ("Two schools in the city have been ordered to close.", "Two", "affected"),
        ("The ministry sent a ship with rice, and also a team of 50 rescue workers.", "50", "aid"),
        ("Drug companies donated 3 million doses of vaccine.", "3 million", "aid"),
    ],
)
def test_found(pack: Pack, text: str, count: str, measure: str) -> None:
    assert (count, measure) in told(pack, text)


def test_a_list_counts_those_told_of_before(pack: Pack) -> None:
    text = "Dozens of protesters were arrested on Monday. The lawyers' committee has a list of 43."
    assert ("43", "detained") in told(pack, text)


@pytest.mark.parametrize(
    "text",
    [
        "The UN is seeking shelter for 400,000 people.",
        "He appealed for food for 2 million people.",
        "The company sold water to 3,000 people.",
        "Around 300 million doses of vaccine are produced each year.",
        "The lawyers' committee has a list of 43.",
    ],
)
def test_left(pack: Pack, text: str) -> None:
    assert told(pack, text) == []
