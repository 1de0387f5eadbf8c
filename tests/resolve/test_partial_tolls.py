"""A count of the dead found so far, or of one town, is no rival of an estimate of all who died in a disaster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from resolve.test_crowded import GROUP, OFFICE, one, relation
from resolve.test_crowded_tolls import quake, toll

FOUND = "After the earthquake in Astrel, crews have {} {} dead since Wednesday, {} said."
RESCUE = {"who": "the fire brigade", "kind": "rescue"}


def found(id, key, low, verb="counted", **who):
    words = FOUND.format(verb, low, who.get("who", "the office"))
    return one(id, key, low, words=words, text=str(low), **who)


@pytest.mark.parametrize("verb", ["counted", "recovered", "identified"])
def test_the_dead_found_so_far_do_not_contradict_an_estimate_of_all(verb):
    rows = [found("F1", "a", 4100, verb, **OFFICE), toll("F2", "b", 30000, **GROUP)]
    assert relation(quake(*rows), "F1", "F2") == "different_scope"


def test_two_estimates_still_contradict_each_other():
    rows = [toll("F1", "a", 90000, "an estimated 90,000", **OFFICE), toll("F2", "b", 30000, "some 30,000", **GROUP)]
    assert relation(quake(*rows), "F1", "F2") == "contradicted"


def test_two_bodies_of_one_state_count_on_within_a_day():
    rows = [found("F1", "a", 4100, **OFFICE), found("F2", "b", 6700, "recovered", **RESCUE)]
    assert relation(quake(*rows), "F1", "F2") == "revised"


def test_local_police_speak_for_the_town_that_was_told():
    local = {"who": "the local police", "kind": "police", "place_start": None}
    rows = [toll("F1", "a", 8000, **local), toll("F2", "b", 30000, **GROUP)]
    land = {"place": "Xandia", "place_id": 5, "place_name": "Xandia", "place_precision": "country"}
    rows = [replace(row, published=date(2022, 1, 6), **land) for row in rows]
    assert relation(quake(*rows), "F1", "F2") == "different_scope"
