"""A part that is all whom another report counts, one who was counted, and numbers of two sides under two words."""

from __future__ import annotations

from resolve.test_disputes import LATER, R2, compare, one, relation, said, together


def in_astrel(number, words, **values):
    return one(number, people="", **{**said(str(number), words), "place_start": words.index("Astrel"), **values})


def test_some_of_all_in_a_town_are_all_whom_another_counts_there():
    first = in_astrel(18, "The flood took 18 lives in Astrel.")
    words = "The flood has killed 46, 23 of them in Astrel."
    assert relation(first, in_astrel(23, words, part_of="F", **LATER)) == "revised"


def test_women_in_a_town_are_no_count_of_all_there():
    first = in_astrel(18, "The flood took 18 lives in Astrel.")
    words = "The flood has killed 46, 23 women among them in Astrel."
    some = one(23, **{**said("23", words), "people": "women", "part_of": "F", **LATER})
    assert relation(first, some) == "different_scope"


def test_one_person_who_is_all_that_a_report_counts_is_a_count():
    first = one(1, text="one", people="person", **said("one", "The ministry says one person has died."))
    words = "Two deaths by fever are on our list."
    other = one(2, text="Two", people="deaths", source="the nurses' union", **R2, **said("Two", words))
    assert relation(first, other) == "contradicted"


def test_a_man_told_of_in_passing_is_no_count():
    first = one(1, text="a", people="man", **said("a ", "Near the well a man was killed."))
    assert relation(first, one(2, people="people", source="the nurses' union", **R2)) == "different_scope"


def test_women_who_were_all_at_first_are_some_of_the_toll_later():
    words = "Three women were crushed by the landslide."
    first = one(3, text="Three", people="women", **said("Three", words))
    last = one(5, text="Five", people="hikers", **LATER, **said("Five", "Five hikers died in the landslide."))
    assert relation(first, last) == "revised"
    assert relation(first, one(5, people="hikers", **R2)) == "different_scope"


def test_a_toll_that_grew_by_many_grew_by_more_than_the_gunmen():
    first = one(4, people="guests", **said("4 ", "Police said 4 guests were shot."))
    words = "The siege ended with 26 people dead, including two gunmen."
    assert relation(first, one(26, people="people", **LATER, **said("26", words))) == "revised"
    words = "It ended with 6 people dead, including two gunmen."
    assert relation(first, one(6, people="people", **LATER, **said("6 ", words))) == "different_scope"


def test_protesters_of_the_state_are_the_people_of_those_who_oppose_it():
    dead = one(140, people="people", source="the League", source_kind="ngo")
    theirs = one(61, people="protesters", group="demonstrators", source="the ministry", source_kind="government", **R2)
    police = one(7, people="officers", group="police", source="the ministry", source_kind="government", **R2)
    assert together(dead, theirs, police)[dead.id, theirs.id].relation == "contradicted"


def test_a_number_that_had_some_twice_makes_the_other_no_part():
    words = "Thursday's figure of 84 had counted some of them twice."
    first = one(84, people="bodies")
    own = one(77, people="", **LATER)
    told = together(first, own, one(84, source="", **LATER, **said("84", words)))
    assert told[first.id, own.id].relation == "revised"
    assert {row.relation for pair, row in told.items() if own.id in pair} == {"revised"}


def test_what_one_side_claims_is_no_count_of_the_report():
    own = one(58, source="", people="people")
    words = "The Reds said that they had killed 90."
    claim = one(90, source="the Reds", source_kind="militants", people="", **said("90", words))
    assert relation(own, claim) == "contradicted"
    assert compare(own, one(90, source="the clinic", source_kind="medical")).scope == ("group",)
