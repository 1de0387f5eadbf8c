"""Some of those counted: what has become of them, and the spot where they were; and one toll told by two places."""

from __future__ import annotations

from datetime import date

import pytest

from resolve.test_disputes import LATER, R2, compare, one, relation, together
from resolve.test_relations_shares import said


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("abducted", "The raiders still hold 16 of the cooks."),
        ("detained", "The lawyers said 16 remained in custody."),
        ("killed", "Doctors have so far put a name to 16 of them."),
    ],
)
def test_who_is_still_so_are_only_some_of_all(measure, words):
    later = one(16, measure=measure, **LATER, **said("16", words))
    found = compare(one(21, measure=measure), later)
    assert (found.relation, found.scope) == ("different_scope", ("measure", "group"))
    assert "all of them" in found.reason


def test_the_same_number_told_of_those_still_held_is_that_of_all():
    words = "The raiders still hold 21 cooks."
    assert relation(one(21, measure="abducted"), one(21, measure="abducted", **R2, **said("21", words))) == "same"


def test_of_those_still_held_a_later_number_is_a_newer_one():
    first = one(21, measure="abducted", **said("21", "The raiders still hold 21 cooks."))
    later = one(16, measure="abducted", **LATER, **said("16", "The raiders still hold 16 cooks."))
    assert "measure" not in compare(first, later).scope


def test_one_verdict_is_not_another():
    death = one(38, measure="sentenced", **said("38", "The court sentenced 38 men to death."))
    prison = one(97, measure="sentenced", **R2, **said("97", "It sent 97 men to prison for ten years."))
    found = compare(death, prison)
    assert "measure" in found.scope
    assert "sentenced to death" in found.reason and "sent to prison" in found.reason


def test_of_a_verdict_that_is_not_told_nothing_parts_the_other():
    death = one(38, measure="sentenced", **said("38", "The court sentenced 38 men to death."))
    untold = one(38, measure="sentenced", **R2, **said("38", "The groups named the 38 men."))
    assert relation(death, untold) == "same"


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Seven of them died in the first compound.", ("place",)),
        ("The delta province accounts for seven of them.", ("place",)),
        ("Seven of them were badly burned.", ("group",)),
    ],
)
def test_a_part_that_is_told_of_a_spot_is_of_another_place(words, scope):
    number = "Seven" if "Seven" in words else "seven"
    found = together(one(12), one(7, **said(number, words)))
    assert {row.scope for row in found.values()} == {scope}


ROSE = "Nine more bodies were found at the ford, bringing to 33 the number killed when the train left the rails."


def test_a_toll_that_rose_is_one_though_its_reports_name_two_places():
    ford = {"place": "Ranford", "place_id": 91, "place_name": "Ranford", "place_country": "KZ", "place_start": 0}
    later = one(33, **LATER, **said("33", ROSE), **ford)
    assert relation(one(24, source="the railway"), later) == "revised"


def test_a_fall_in_another_town_is_no_later_toll():
    ford = {"place": "Ranford", "place_id": 91, "place_name": "Ranford", "place_country": "KZ", "place_start": 0}
    later = one(9, **LATER, **said("nine", "In Ranford nine were killed."), **ford)
    assert compare(one(24, source="the railway"), later).scope == ("place",)


def test_tolls_of_two_days_in_two_towns_are_two():
    ford = {"place": "Ranford", "place_id": 91, "place_name": "Ranford", "place_country": "KZ", "place_start": 0}
    day = {"time_start": date(2021, 11, 2), "time_end": date(2021, 11, 2), "time_basis": "stated"}
    later = one(33, **LATER | day, **said("33", ROSE), **ford)
    assert compare(one(24, source="the railway"), later).relation == "different_scope"


def test_a_toll_of_the_day_in_another_town_is_no_later_one():
    ford = {"place": "Ranford", "place_id": 91, "place_name": "Ranford", "place_country": "KZ", "place_start": 0}
    later = one(33, **LATER, **said("33", "In Ranford 33 were killed."), **ford)
    assert compare(one(24, source="the railway"), later).scope == ("place",)
