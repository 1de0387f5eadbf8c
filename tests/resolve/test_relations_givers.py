"""Who gives, whose soldiers, which place, words for some: numbers that are no contradiction."""

from __future__ import annotations

from datetime import date

from resolve.test_relations_sides import R2, compare, one, told

NEXT = date(2022, 1, 7)


def test_what_two_givers_give_is_no_one_count():
    money = {"measure": "aid", "group": "things", "people": "dollars"}
    first = one(20, source="the Malvian Bank", **money)
    found = compare(first, one(55, source="the Green Fund", **(R2 | money)))
    assert (found.relation, found.scope) == ("different_scope", ("group",))


def test_one_giver_gives_more():
    money = {"measure": "aid", "group": "things", "people": "dollars"}
    first = one(20, source="the Green Fund", **money)
    assert compare(first, one(55, source="the Green Fund", published=NEXT, **(R2 | money))).relation == "revised"


def test_a_word_for_a_few_contradicts_nobody():
    few = one(3, high=9, text="several", approx=True, source="the authorities", source_kind="government")
    assert compare(few, one(56, source="the aid office", source_kind="un", **R2)).relation != "contradicted"


def test_what_is_only_feared_contradicts_nobody_of_ones_side():
    fear = one(300, source="the president", source_kind="government", status="unconfirmed")
    sure = one(120, source="the minister", source_kind="government", **R2)
    assert compare(fear, sure).relation != "contradicted"


def test_a_number_before_of_whom_is_all():
    all_of_them = one(35, source="the mayor", **told("35", "The toll is 35, of whom 24 were children."))
    assert compare(all_of_them, one(35, source="the mayor", **R2)).relation == "same"


def test_houses_and_homes_are_one_thing():
    houses = {"measure": "destroyed", "group": "things"}
    first = one(200, people="houses", **houses)
    assert compare(first, one(250, people="homes", published=NEXT, **(R2 | houses))).relation == "revised"


def test_a_witness_tells_first_and_the_police_later():
    first = one(15, source="a witness", source_kind="witness")
    later = one(21, source="the police chief", source_kind="police", published=NEXT, **R2)
    assert compare(first, later).relation == "revised"


def test_more_in_the_province_than_in_its_town():
    town = {"place": "Astrel", "place_id": 1, "place_name": "Astrel", "place_precision": "city"}
    land = {"place_country": "ML", "place_admin1": "Astrel"}
    wide = {"place": "Astrel", "place_id": 2, "place_name": "Astrel", "place_precision": "province"}
    words = "Across Astrel province 23 were killed."
    at = {"place_start": words.index("Astrel"), "place_end": words.index("Astrel") + 6}
    inner = one(16, source="the prosecutor", **(town | land))
    outer = one(23, source="the governor", **(R2 | wide | land | told("23", words) | at))
    assert compare(inner, outer).scope == ("place",)
    assert compare(inner, outer).reason.endswith("one is for Astrel (town), the other for Astrel (province).")


def test_a_correction_told_beside_the_number():
    first = one(121, source="the fire brigade", published=date(2022, 1, 6))
    words = "The toll is 111. Thursday's figure of 121 had counted ten twice."
    later = one(111, source="the fire brigade", published=NEXT, **(R2 | told("111", words)))
    assert compare(first, later).relation == "revised"
