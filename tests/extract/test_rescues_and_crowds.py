"""Who is got out of ruins is no one dismissed or let go, a crowd that sings at a rescue is no protest."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack

DAY = date(2021, 3, 10)


def kinds(text: str, pack: Pack) -> list[str]:
    return [str(event.type.value) for event in read(make_report(text, published=DAY), pack).events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three children were removed from the collapsed school alive on Wednesday.", []),
        ("The bodies of two men were removed from the river on Monday.", []),
        ("Firemen took four hours to free one woman caught under her house.", []),
        ("The driver was released from the crushed car by firefighters on Monday.", ["AID"]),
        ("The minister was removed from office on Monday.", ["DISMISS"]),
        ("The rebels freed 12 hostages from a bus on Monday.", ["RETREAT"]),
    ],
)
def test_got_out(text, found, pack):
    assert kinds(text, pack) == found


@pytest.mark.parametrize(
    "text",
    [
        'The crowd was chanting "God is great" as rescuers brought out the child on Monday.',
        "The crowd chanted the name of the player at the stadium on Monday.",
        "Mourners marched through the city on Friday carrying the coffin.",
        "Thousands of people took to the streets on Monday to celebrate the victory.",
    ],
)
def test_crowds_that_do_not_protest(text, pack):
    assert "PROTEST" not in kinds(text, pack)


@pytest.mark.parametrize(
    "text",
    [
        "Mourners at the funeral chanted against the president on Friday.",
        "Thousands took to the streets on Friday after the funeral to protest against the killing.",
    ],
)
def test_crowds_that_protest(text, pack):
    assert "PROTEST" in kinds(text, pack)
