"""Numbers that a report gives as what the count was before, and numbers that their holder took back."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve.counts.wording import is_what_it_was
from handmade import figure
from resolve.test_disputes import LATER, R2, one, relation, said, together

GREW = "The agency said 11,200 had died, up from more than 5,000."


def was(**values):
    own = {"high": None, "text": "more than 5,000", "source": "the agency"}
    return one(5001, **(R2 | own | said("more than 5,000", GREW) | values))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The toll is 30, up from 12.", True),
        ("The toll has risen from at least 12 to 30.", True),
        ("It climbed from the previous figure of 12 to 30.", True),
        ("The storm killed 12 people.", False),
        ("Divers pulled up from the lake 12 bodies.", False),
    ],
)
def test_words_tell_what_a_count_was(words, told):
    assert is_what_it_was(figure(**said("12", words))) is told


def test_what_a_count_was_contradicts_nothing_and_is_no_number_of_today():
    assert relation(one(2000, source="the opposition", source_kind="opposition"), was()) == "revised"
    assert relation(one(7939), was()) == "revised"


def test_a_number_taken_back_stands_against_no_later_one():
    first = one(164)
    denial = one(164, **LATER, status="denied", id="F-denied")
    own = one(225, report="r3", published=date(2022, 1, 8), source="a rights group", source_kind="ngo")
    words = "A rights group said 225 died, which is at odds with the police."
    own = one(225, report="r3", published=date(2022, 1, 8), source="a rights group", **said("225", words))
    found = together(first, denial, own)
    assert found[first.id, denial.id].relation == "revised"
    assert found[first.id, own.id].relation == "revised"
    assert "taken back" in found[first.id, own.id].reason
    assert relation(first, own) == "contradicted"
