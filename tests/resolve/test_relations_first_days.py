"""The first days of a disaster: tolls by the hour, its land told for its village, and those who are still sought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from resolve.test_disputes import LATER, R2, compare, one, relation, said, together

NIGHT = {"report": "r2", "published": date(2022, 1, 8)}
LAND = {"place": "Malvia", "place_id": 1, "place_name": "Malvia", "place_precision": "country", "place_country": "XA"}
SPOT = {"place": "Sarn", "place_id": None, "place_name": "", "place_precision": "unknown", "place_country": ""}
UNSAID = {"time_basis": "published", "time_text": ""}


def there(words, place):
    return {**place, "place_start": words.index(place["place"]), "place_end": words.index(place["place"]) + 1}


@pytest.mark.parametrize(("what", "told"), [("mudslide", "revised"), ("fight", "contradicted")])
def test_two_offices_count_a_disaster_by_the_hour(what, told):
    first = one(9, source="the fire chief", source_kind="rescue", **said("9 ", f"The {what} killed 9 men."))
    then = one(14, source="the prefect", source_kind="government", **R2, **said("14", f"The {what} killed 14 men."))
    assert relation(first, then) == told


def test_that_one_holders_number_rose_makes_the_others_no_earlier_one():
    more = one(70, measure="detained", source="the party", **said("70", "The number held rose to 70, the party said."))
    less = one(31, measure="detained", source="police", **said("31", "Police confirmed 31 arrests."))
    assert [row.relation for row in together(more, less).values()] == ["contradicted"]


def test_fewer_who_are_still_held_are_a_later_state():
    held = one(70, measure="detained", source="the party", time_basis="published")
    words = "Some 52 remain in the cells, a lawyer said."
    left = one(52, measure="detained", source="a lawyer", source_kind="other", **LATER, **UNSAID, **said("52", words))
    assert relation(held, left) == "revised"


def test_the_land_of_a_disaster_is_told_for_its_village():
    wide = "A mudslide in Malvia killed 9 people."
    near = "The mudslide at Sarn killed 14 people, and 3 more were dug out."
    first, then = one(9, **said("9 ", wide), **there(wide, LAND)), said("14", near) | there(near, SPOT) | LATER
    assert relation(first, one(14, **then)) == "revised"


def test_one_report_that_names_both_tells_a_village_from_its_land():
    wide, near = "A quake in Malvia killed 90 people.", "The quake killed 14 at Sarn, its mayor said."
    all_of_them = one(90, **said("90", wide), **there(wide, LAND))
    some = one(14, source="its mayor", source_kind="government", **said("14", near), **there(near, SPOT))
    assert [row.scope for row in together(all_of_them, some).values()] == [("place",)]


def test_a_land_whose_report_names_one_village_only_is_that_village():
    wide, near = "Gunmen killed 41 herders in Malvia.", "At Sarn the gunmen killed 52 herders."
    hurt = one(7, measure="injured", **said("7 ", "At Sarn 7 were hurt."), **there("At Sarn 7 were hurt.", SPOT))
    first = one(41, **said("41", wide), **there(wide, LAND))
    then = one(52, **LATER, **said("52", near), **there(near, SPOT))
    assert together(first, hurt, then)[first.id, then.id].relation == "revised"
    assert relation(first, then) == "different_scope"


def test_a_camp_is_one_by_its_longer_name():
    first = "Fever killed 9 people at Sarn refugee camp since May."
    then = "It has now killed 23 in Sarn camp, doctors said."
    camp, again = SPOT | {"place": "Sarn refugee camp"}, SPOT | {"place": "Sarn camp"}
    a = one(9, **UNSAID, **said("9 ", first), **there(first, camp))
    assert relation(a, one(23, **LATER, **UNSAID, **said("23", then), **there(then, again))) == "revised"


def test_a_day_by_which_was_counted_is_no_day_of_another_event():
    since = {"time_start": date(2022, 1, 3), "time_end": date(2022, 1, 5), "cumulative": True}
    first = one(140, **since, **said("140", "The heat has killed 140 people since Monday."))
    words = "The heat had killed 692 people by Saturday."
    by = {"time_text": "Saturday", "time_start": date(2022, 1, 8), "time_end": date(2022, 1, 8)}
    assert relation(first, one(692, **NIGHT, **by, **said("692", words))) == "revised"


def test_a_newer_number_of_the_state_gainsays_none_of_its_own():
    first = one(4, source="the ministry", source_kind="government", **said("4 ", "The fire killed 4 men."))
    officials = {"source": "officials", "source_kind": "government", **LATER}
    now = one(30, **officials, **said("30", "Officials say 30 died in the fire."))
    doubt = one(
        1, measure="missing", **LATER, **said("1 ", "A widow of 1 man said they were hiding the number of dead.")
    )
    assert together(first, now, doubt)[first.id, now.id].relation == "revised"


def test_victims_who_are_mourned_are_dead():
    first = one(5, **said("5 ", "The shooting killed 5 people."))
    words = "Hundreds mourned the 6 victims of the shooting."
    mourned = one(6, measure="affected", people="victims", **LATER, **said("6 ", words))
    assert relation(first, mourned) == "revised"
    assert relation(first, one(6, measure="affected", people="victims", **LATER)) == "different_scope"


def test_some_who_have_reached_a_land_are_those_who_came_there():
    gone = {"measure": "displaced", "people": "people"}
    first, then = "In all 2600 crossed into Malvia.", "Of 15000 about 7200 of them have reached Malvia."
    a = one(2600, **gone, **UNSAID, **said("26", first), **there(first, LAND))
    b = one(7200, **gone, **LATER, **UNSAID, **said("72", then), **there(then, LAND), part_of="F")
    assert compare(a, b).relation == "revised"


def test_a_headline_tells_that_the_count_rose():
    first = one(10, text="at least 10", high=None, source="the agency", source_kind="rescue")
    risen = one(16, text="At least 16", high=None, source="officials", source_kind="government", **R2)
    assert relation(first, risen) == "same"
    assert relation(first, replace(risen, headline="Toll of Sarn quake rises to 16")) == "revised"


def test_more_than_the_one_is_not_the_other_beside_it():
    sides = {"measure": "displaced", "source_kind": "un"}
    gone = one(130, text="More than 130", high=None, source="the mission", **sides, start=1, end=4)
    theirs = one(191, source="the council", measure="displaced", start=90, end=93)
    assert [row.relation for row in together(gone, theirs).values()] == ["contradicted"]
    low = replace(gone, text="at least 130")
    assert [row.relation for row in together(low, theirs).values()] != ["contradicted"]


def test_the_losses_of_two_armies_are_two():
    army = {"group": "military", "people": "soldiers"}
    theirs = one(12, source="the French defence ministry", **army, start=1, end=3)
    words = "Spain said 18 of its troops had died."
    own = one(18, source="Spain", **(army | said("18", words) | {"start": 90, "end": 92, "sentence": (79, 116)}))
    assert [row.scope for row in together(theirs, own).values()] == [("group",)]
    rival = replace(theirs, source="residents", source_kind="witness")
    assert [row.relation for row in together(rival, own).values()] == ["contradicted"]


def test_those_who_die_of_their_wounds_came_on_top():
    words = "17 guests died in hospital, raising the number of dead to 80."
    some, everybody = one(17, **said("17", words)), one(80, **said("80", words))
    assert relation(some, everybody) == "different_scope"
    assert compare(some, everybody).scope == ("time",)


def test_the_state_says_its_number_again_where_doctors_give_another():
    first = one(53, source="health officials", source_kind="government")
    doctors = one(70, text="at least 70", high=None, source="the doctors' union", source_kind="medical", **LATER)
    again = one(53, source="the ministry", source_kind="government", **LATER)
    assert together(first, doctors, again)[first.id, doctors.id].relation == "contradicted"


def test_the_capital_is_not_all_of_the_land():
    held = {"measure": "detained", "place": "", "place_id": None, "place_start": None}
    everywhere = one(3296, **held, **said("32", "In all 3296 were detained on Saturday."))
    words = "In the capital police detained 1300 people that day."
    assert relation(everywhere, one(1300, **held, **LATER, **said("13", words))) == "different_scope"


def test_the_injured_of_a_disaster_are_many_times_more_by_the_evening():
    first = one(40, measure="injured", source="", **said("40", "The quake left 40 injured."))
    then = one(355, measure="injured", **R2, **said("35", "The quake left 355 injured."))
    assert relation(first, then) == "revised"


def test_the_number_of_victims_is_that_of_the_dead():
    words = "The ministry put the number of victims of the flood at 15."
    victims = one(15, measure="affected", people="", **LATER, **said("15", words))
    assert relation(one(3), victims) == "revised"


def test_a_name_that_is_called_a_province_is_no_town_in_it():
    first, then = "In the province of Sarn 12000 lost their homes.", "In the province 14500 are homeless."
    gone = {"measure": "displaced", **UNSAID}
    a = one(12000, **gone, **said("12", first), **there(first, SPOT))
    assert relation(a, one(14500, **gone, **LATER, **said("14", then), place="", place_id=None)) == "revised"


MARCH = {"measure": "participants", "group": "demonstrators", "people": "people"}


def test_a_crowd_carried_over_is_no_crowd_of_another_country():
    here, there_ = "Thousands marched in Malvia.", "Thousands of them want a new king."
    first = one(2000, high=9999, approx=True, **MARCH, **said("Thousands", here), **there(here, LAND))
    town = {"place": "Orvel", "place_id": 9, "place_name": "Orvel", "place_precision": "city", "place_country": "XB"}
    words = said("Thousands", there_) | town | {"place_start": 900, "place_end": 905}
    assert relation(first, one(2000, high=9999, approx=True, **MARCH, **R2, **words)) == "different_scope"


def test_a_country_written_in_dotted_capitals_is_no_dateline():
    here, there_ = "The M.A.L. had 1,239 cases, up from 1,239 before.", "Orvel has reported 1,226 cases so far."
    ill = {"measure": "infected", "cumulative": True, "people": "cases"}
    first = one(1239, **ill, **said("1,239", here), **there(here, LAND | {"place": "M.A.L."}))
    land = {"place": "Orvel", "place_id": 9, "place_name": "Orvel", "place_precision": "country", "place_country": "XB"}
    then = one(1226, **ill, **R2, **said("1,226", there_), **there(there_, land))
    assert relation(first, then) == "different_scope"
