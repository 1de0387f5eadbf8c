"""Who holds a number: whom its own words name."""

from __future__ import annotations

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure


def figures(text: str, pack: Pack) -> list[Figure]:
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
    return [f for f in claims if isinstance(f, Figure)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A march in Tarma drew 20,000 according to the unions, and 9,000 according to the regional police.",
            [(20000, "the unions"), (9000, "the regional police")],
        ),
        ("Organisers spoke of 50,000 marchers, police of 8,000.", [(50000, "Organisers"), (8000, "police")]),
        ("Police counted 8,000 marchers, the unions 50,000.", [(8000, "Police"), (50000, "the unions")]),
        (
            "Some 14,000 people marched on Thursday, according to the mayor; on Friday, 32,000 people marched there.",
            [(14000, "the mayor"), (32000, "")],
        ),
        (
            "Troops killed 61 rebels near Kolo, the military said on Sunday, for the loss of seven soldiers.",
            [(61, "the military"), (7, "the military")],
        ),
        (
            "The blast wrecked the hall, police said on Monday, leaving 40 people without a roof.",
            [(40, "police")],
        ),
        ("Nine people died on the bridge, as the mayor put it.", [(9, "the mayor")]),
        ("Police gave the number of those taken as 37.", [(37, "Police")]),
        ("Nine guards were hurt in the fire, according to an e-mail shared by a clerk.", [(9, "an e-mail")]),
    ],
)
def test_each_number_is_held_by_whom_its_own_words_name(text: str, told: list[tuple[int, str]], pack: Pack) -> None:
    assert [(f.quantity.low, f.source.text) for f in figures(text, pack)] == told
