"""Words for what was done, and who may be whom: forms, families and parties."""

from __future__ import annotations

import pytest

from dateline.resolve.entities.parties import are_others, share_a_number
from dateline.resolve.events.deeds import deed, differ_in_number, kinship


@pytest.mark.parametrize(
    ("form", "family"),
    {
        "killings": "kill",
        "shot": "shoot",
        "stabbed": "stab",
        "dead": "die",
        "opened fire": "shoot",
        "resignation": "resign",
        "fled": "flee",
        "car bombing": "bomb",
        "DUI arrest": "arrest",
    }.items(),
)
def test_a_form_is_led_back_to_its_family(form, family):
    assert deed(form).family == family


def test_words_of_one_meaning_are_akin_and_others_are_not():
    assert kinship("quake", "earthquake") == "alike"
    assert kinship("stormed", "resigned") == ""


def test_a_plural_noun_is_told_from_its_singular():
    assert differ_in_number("Attack", "attacks")
    assert not differ_in_number("derails", "derailed")
    assert not differ_in_number("attacks", "attacks")


@pytest.mark.parametrize(
    ("one", "other", "others"),
    [
        ("the driver", "80 people", True),
        ("the driver", "a 42-year-old man", False),
        ("soldiers", "protesters", True),
        ("police", "two officers", False),
        ("dozens", "84 people", False),
        ("dozens of protesters", "at least 20 people", False),
        ("they", "three soldiers", False),
        ("Ada Lund", "the driver", False),
    ],
)
def test_who_can_be_whom(one, other, others):
    assert are_others([one], [other]) is others


def test_only_an_odd_number_is_shared():
    assert share_a_number(["47 people"], ["at least 47 civilians"])
    assert not share_a_number(["100 people"], ["100 people"])
    assert not share_a_number(["2 men"], ["2 women"])
