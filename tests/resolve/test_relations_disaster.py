"""One disaster is one count, wherever a report happens to say that it was; rivals stand beside each other."""

from __future__ import annotations

from datetime import date

from resolve.test_disputes import LATER, R2, compare, one, said, together

WIDE = {"place": "Malvia", "place_id": 1, "place_name": "Malvia", "place_precision": "country", "place_country": "XA"}
TOWN = {"place": "Astrel", "place_id": 2, "place_name": "Astrel", "place_precision": "city", "place_country": "XA"}
CARRIED = {"place_start": None}


def at(words, place):
    """The place as its sentence has it."""
    return {"place_start": words.index(place["place"]), "place_end": words.index(place["place"]) + len(place["place"])}


def test_a_place_told_in_passing_parts_no_dead_of_one_quake():
    first, later = "The quake in Malvia killed 17 people.", "The death toll from the quake has reached 48."
    here = one(17, **(said("17", first) | WIDE | at(first, WIDE)))
    there = one(48, **(LATER | said("48", later) | TOWN | CARRIED))
    assert compare(here, there).relation == "revised"


def test_of_unrest_each_town_has_dead_of_its_own():
    first, later = "The clashes in Malvia killed 48 people.", "The clashes killed 17 people."
    here = one(48, **(said("48", first) | WIDE | at(first, WIDE)))
    there = one(17, **(LATER | said("17", later) | TOWN | CARRIED))
    assert compare(here, there).scope == ("place",)


def test_a_word_for_many_hides_no_dispute():
    many = one(40, low=40, high=99, approx=True, text="Scores", sentence_text="Scores were killed in the mosque.")
    more = one(120, source="a rescue official", source_kind="rescue", sentence_text="He had counted 120 bodies.")
    less = one(35, source="the police", source_kind="police", sentence_text="Police said 35 people were killed.")
    assert "contradicted" in {told.relation for told in together(many, more, less).values()}


def test_bodies_in_mass_graves_are_not_all_who_died():
    graves = "The government said 70,000 bodies had been buried in mass graves."
    buried = one(70_000, source="the government", source_kind="government", people="bodies", sentence_text=graves)
    dead = one(200_000, source="the commission", sentence_text="The commission put the dead at 200,000.", **R2)
    assert compare(buried, dead).scope == ("group",)


def test_at_least_three_are_not_two_and_more_than_fifty_may_be_fifty():
    assert compare(one(3, text="at least 3", high=None), one(2, **R2)).relation != "same"
    assert compare(one(51, text="more than 50", high=None), one(50, **R2)).relation == "same"


def test_arrests_of_two_days_are_two():
    day = {"measure": "detained", "time_text": "Wednesday", "time_precision": "day", "time_basis": "stated"}
    first = one(14, **day, time_start=date(2022, 1, 5), time_end=date(2022, 1, 5), sentence_text="Police held 14.")
    then = {"time_start": date(2022, 1, 6), "time_end": date(2022, 1, 6), "sentence_text": "Police held 38."}
    assert compare(first, one(38, **(LATER | day | then))).scope == ("event",)


NIGHT = {"time_basis": "stated", "time_start": date(2022, 1, 6), "time_end": date(2022, 1, 6), "time_text": "Thursday"}
DAYS_AFTER = R2 | {"published": date(2022, 1, 11), "time_basis": "published", "source": "the ministry"}


def after_a_night(number, what, **some):
    """A night's dead, and those told of five days later without a day."""
    night = one(number, **NIGHT, **some, sentence_text=f"The {what} killed people on Thursday.")
    return compare(night, one(103, **DAYS_AFTER, sentence_text=f"The {what} killed 103 people, the ministry said."))


def test_a_night_of_unrest_is_no_early_count_of_all_its_dead():
    assert after_a_night(26, "clashes").scope == ("event",)
    assert after_a_night(24, "clashes", low=24, high=99, approx=True, text="dozens").scope == ("event",)


def test_the_dead_of_a_quake_are_counted_on_for_days():
    assert after_a_night(26, "quake").relation == "revised"


def test_a_number_that_grew_a_little_is_one_count_of_unrest_too():
    assert after_a_night(90, "clashes").relation == "revised"
