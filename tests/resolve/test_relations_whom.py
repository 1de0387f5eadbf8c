"""Who is counted, whatever they are called: paraphrases, mixed groups, tolls of those who were counted first."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve.counts.whom import lands_of, nations_of, regrouped
from dateline.resolve.plain import PlainReport
from dateline.resolve.reports.names import marks_of
from handmade import figure
from resolve.test_disputes import LATER, R2, compare, one, relation, said


@pytest.mark.parametrize(
    ("people", "group", "told"),
    [
        ("child deaths", "people", "children"),
        ("civilian casualties", "people", "civilians"),
        ("residents and tourists", "foreigners", "people"),
        ("women and children", "children", "children"),
        ("employees of a French company", "foreigners", "people"),
        ("citizens of France", "foreigners", "foreigners"),
        ("number", "things", "people"),
    ],
)
def test_words_tell_the_group(people, group, told):
    assert regrouped(figure(people=people, group=group)).group == told


def test_nations_go_by_the_country_that_words_stand_for():
    assert lands_of("South Korean tourists") == {"KR"}
    assert "IR" in nations_of(figure(people="Iranian pilgrims", group="foreigners"))
    assert nations_of(figure(people="nationals", group="foreigners", source="Iran")) == {"IR"}


def test_a_march_is_of_those_who_march():
    pupils = one(60, measure="participants", group="children", people="teachers and pupils", source="the union")
    crowd = one(18, measure="participants", group="demonstrators", people="demonstrators", **R2)
    assert relation(pupils, crowd) == "contradicted"


def test_a_toll_is_that_of_the_pupils_who_were_counted_first():
    first = one(17, group="children", people="pupils")
    assert relation(first, one(18, people="", **LATER, **said("18", "His death brought the toll to 18."))) == "revised"


def test_a_toll_is_not_that_of_a_part():
    some = one(3, group="children", people="children", **said("3 ", "There were 3 of them children."))
    told = compare(some, one(18, people="", **LATER, **said("18", "His death brought the toll to 18.")))
    assert told.scope == ("group",)


def test_houses_named_before_the_number_are_houses():
    first = one(340, measure="destroyed", group="things", people="houses")
    last = one(512, measure="destroyed", group="things", people="", **LATER, **said("512", "Houses destroyed: 512."))
    assert relation(first, last) == "revised"


def test_at_least_a_number_is_not_said_of_many_times_more():
    assert relation(one(114, high=None), one(450, **R2)) == "revised"
    assert relation(one(30, high=None), one(34, **R2)) == "same"


def test_the_day_of_counting_is_no_other_event():
    words = "As of Monday, our crews have pulled 112 bodies from the house."
    day = {"day": date(2022, 1, 10), "published": date(2022, 1, 10), "time_text": "Monday"}
    assert relation(one(95), one(112, report="r2", **day, **said("112", words))) == "revised"


def test_a_number_that_its_sentence_takes_back_is_revised():
    words = "The ministry took back its figure of 16 dead on Monday."
    assert relation(one(16), one(16, source="", **LATER, **said("16", words))) == "revised"


def test_further_down_a_count_may_have_become_more():
    first = one(18, **said("18", "The mayor confirms 18 dead."))
    words = "Firefighters now speak of 35 dead."
    last = one(35, source="firefighters", **(said("35", words) | {"sentence": (40, 74), "start": 66, "end": 68}))
    assert relation(first, last) == "revised"


def test_one_rare_number_of_one_day_is_one_count_though_two_places_are_told():
    there = {"place": "Velm", "place_id": 7, "place_name": "Velm", "place_country": "XA", "place_precision": "city"}
    assert relation(one(117), one(117, **R2, **there)) == "same"


def test_one_held_hostage_is_one_abducted():
    assert relation(one(170, measure="abducted"), one(170, measure="detained", **R2)) == "same"


def test_number_words_name_nobody():
    report = PlainReport(
        key="r", name="r", headline="Nineteen dead", body="Thirty-six were hurt. Nineteen died in Astrel."
    )
    marks = marks_of(report, ())
    assert "astrel" in marks and not {"nineteen", "thirty-six", "thirty"} & set(marks)


def test_a_count_of_all_of_the_state_is_not_that_of_its_county():
    there = {"place_precision": "district", "place_country": "XA", "place_admin1": "Greenland", "place_start": None}
    wide = "Statewide, 44 people have died in the fires."
    here = said("42", "In Astrel 42 people died.") | there | {"place": "Astrel", "place_start": 3}
    told = compare(one(42, **here), one(44, **R2, **(said("44", wide) | there)))
    assert told.scope == ("place",)


def test_a_count_over_several_countries_is_wider_than_that_of_one():
    words = "Across the three countries 750 people have died."
    assert compare(one(259), one(750, **R2, **said("750", words))).scope == ("place",)


def test_a_number_that_another_calls_inflated_is_contradicted():
    words = "The health director called the figure of 290 dead grossly inflated."
    assert relation(one(290), one(290, source="the health director", **LATER, **said("290", words))) == "contradicted"


def test_a_correction_in_the_headline_may_change_a_number_much():
    values = {"outlet": "Fire Office", "headline": "Correction to fire update", "source": ""}
    first = one(5000, measure="evacuated", outlet="Fire Office", source="")
    assert relation(first, one(400, measure="evacuated", **(LATER | values))) == "revised"


def test_counts_of_two_stretches_are_two_counts():
    words = "In the last 24 hours, 11 people died."
    first = one(11, **said("11", words))
    last = one(12, day=date(2022, 1, 9), published=date(2022, 1, 9), report="r2", **said("11", words))
    assert relation(first, last) == "different_scope"


def test_civilians_are_some_of_many_more_killed_in_the_same_stretch():
    since = {"cumulative": True, "time_start": date(2022, 1, 1), "time_precision": "range"}
    civil = one(18, group="civilians", people="civilians", source="the UN", **since)
    assert compare(civil, one(147, **LATER, **since)).scope == ("group",)


def test_a_town_linked_to_two_countries_is_one_town():
    there = {"place": "Velm", "place_name": "Velm", "place_precision": "city", "place_start": 0}
    a = one(16, **there, place_id=7, place_country="XA", place_admin1="North")
    b = one(14, **R2, **there, place_id=8, place_country="XB", place_admin1="South", source="the army")
    assert "place" not in compare(a, b).scope


def test_none_of_the_injured_is_none_of_a_part():
    words = "None of the injured is in danger, the authorities said."
    none = one(0, measure="injured", people="", source="the authorities", **R2, **said("None", words) | {"end": 4})
    assert relation(one(4, measure="injured"), none) == "different_scope"


def own(number, words, source, **values):
    start = words.index(source)
    spot = {"source": source, "source_start": start, "source_end": start + len(source)}
    return one(number, **(spot | said(str(number), words) | {"place_id": None, "place_name": ""} | values))


JORDAN = own(
    3, "Jordan's army said 3 of its peacekeepers were killed.", "Jordan's army", group="military", people="peacekeepers"
)


@pytest.mark.parametrize("number", [3, 4])
def test_the_own_soldiers_of_two_countries_are_two_groups(number):
    words = f"Brazil said {number} of its soldiers had died."
    told = compare(JORDAN, own(number, words, "Brazil", group="military", people="soldiers", **R2))
    assert (told.relation, told.scope) == ("different_scope", ("group",))
    assert "soldiers of Brazil" in told.reason


def test_the_own_soldiers_of_one_country_may_be_told_by_two():
    words = "Jordan said 4 of its soldiers had died."
    assert relation(JORDAN, own(4, words, "Jordan", group="military", people="soldiers", **R2)) != "different_scope"


def test_a_country_that_lost_its_own_is_not_the_one_that_says_so():
    words = "Sweden said Brazil lost 4 of its soldiers."
    assert nations_of(own(4, words, "Sweden", group="military", people="soldiers")) == frozenset()
    words = "Sweden said a bomb in Brazil killed 4 of its soldiers."
    assert nations_of(own(4, words, "Sweden", group="military", people="soldiers")) == {"SE"}


def test_a_country_that_speaks_through_its_press_counts_its_own():
    words = "Brazil has told papers at home that 8 of its soldiers are dead."
    told = compare(JORDAN, own(8, words, "papers at home", group="military", people="soldiers", **R2))
    assert (told.relation, told.scope) == ("different_scope", ("group",))
    words = "A clash in Brazil has cost 8 of its soldiers, papers at home say."
    assert nations_of(own(8, words, "papers at home", group="military", people="soldiers")) == frozenset()


def test_its_own_citizens_are_some_of_all_the_dead_abroad():
    own_dead = own(2, "France said 2 of its citizens were killed.", "France", people="citizens")
    told = compare(own_dead, own(11, "A hospital said 11 people were killed.", "A hospital", people="people", **R2))
    assert told.scope == ("group",)


@pytest.mark.parametrize(
    ("words", "source", "people"),
    [
        ("Sweden said 7 of its citizens were killed.", "Sweden", "citizens"),
        ("The mayor said 7 people were killed.", "The mayor", "people"),
        ("Relief Abroad said 7 of its doctors were killed.", "Relief Abroad", "doctors"),
    ],
)
def test_the_staff_of_a_body_are_no_one_else(words, source, people):
    staff = own(5, "The United Nations said 5 of its staff were killed.", "The United Nations", source_kind="un")
    kind = "ngo" if source == "Relief Abroad" else "government"
    told = compare(staff, own(7, words, source, people=people, source_kind=kind, **R2))
    assert (told.relation, told.scope) == ("different_scope", ("group",))


def test_the_people_of_a_town_are_all_who_live_there():
    town = own(5, "The mayor said 5 of its residents were killed.", "The mayor", people="residents")
    assert (
        relation(town, own(7, "Police said 7 people were killed.", "Police", people="people", **R2))
        != "different_scope"
    )


def test_men_of_another_report_are_whom_it_calls_so():
    first = one(26, measure="affected", people="miners", **said("26", "The blast trapped 26 miners."))
    later = one(19, measure="affected", people="men", **LATER, **said("19", "Some 19 men remained trapped."))
    assert relation(first, later) == "revised"


def test_women_of_another_report_are_some_of_all():
    first = one(26, people="people", **said("26", "The blast killed 26 people."))
    later = one(19, people="women", **LATER, **said("19", "In all 19 women died."))
    assert relation(first, later) == "different_scope"
