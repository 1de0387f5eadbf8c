"""What is one count under another word, day or part of its report, and what is not."""

from __future__ import annotations

from datetime import date

from dateline.resolve.counts.wording import spans_places
from resolve.test_disputes import LATER, R2, compare, one, relation, said, together


def test_a_party_counts_its_own_and_not_all():
    words = "The opposition said 18 of its supporters had been killed."
    own = one(18, source="the opposition", source_kind="opposition", people="supporters", **R2, **said("18", words))
    assert compare(one(12, low=12, high=None, text="at least 12"), own).scope == ("group",)


def test_who_lost_colleagues_counts_no_others():
    words = "We lost 47 colleagues in the attack."
    own = one(47, source="", people="colleagues", outlet="Bar Association", report="r2", **said("47", words))
    assert compare(one(70), own).scope == ("group",)


def test_a_count_that_rose_was_less_before():
    words = "The toll of the blast in Astrel rose to 14, police said."
    first = one(10, low=10, high=None, text="at least ten")
    assert relation(first, one(14, **R2, **said("14", words))) == "revised"
    assert relation(first, one(14, **R2, sentence_text="Police said that 14 people died in Astrel.")) == "same"


def test_what_a_number_was_before_makes_it_no_part():
    words = "The ministry said that 140 people had been held, up from 125 reported in the evening."
    now = one(140, source="the ministry", **LATER, **said("140", words))
    was = one(125, source="the ministry", **LATER, **said("125", words))
    before = one(125, source="the ministry")
    assert together(before, now, was)[before.id, now.id].relation == "revised"


def test_five_of_nine_are_the_three_of_the_day_before():
    three = one(3, people="firefighters", measure="injured")
    nine = one(9, measure="injured", people="people", **LATER)
    five = one(5, measure="injured", people="firefighters", part_of=nine.id, **LATER)
    found = together(three, nine, five)
    assert found[three.id, five.id].relation == "revised"
    assert found[five.id, nine.id].scope == ("group",)


def test_a_storm_counted_since_its_day_and_of_its_day_is_one_storm():
    since = {
        "cumulative": True,
        "time_start": date(2022, 1, 5),
        "time_end": date(2022, 1, 6),
        "time_precision": "range",
    }
    assert relation(one(8, **since), one(53, **LATER)) == "revised"


def test_this_week_is_not_the_last():
    words = "In the past week, {} people were admitted to hospitals."
    first, second = words.format(126), words.format(194)
    last = {"time_start": date(2021, 12, 30), "time_end": date(2022, 1, 6), "time_precision": "week"}
    this = {"time_start": date(2022, 1, 6), "time_end": date(2022, 1, 13), "time_precision": "week"}
    a = one(126, measure="hospitalised", **said("126", first), **last)
    b = one(194, measure="hospitalised", report="r2", published=date(2022, 1, 13), **said("194", second), **this)
    assert compare(a, b).scope == ("time",)


def test_no_civilian_and_nine_civilians_contradict_each_other():
    none = one(0, low=0, high=0, text="no", people="civilians", group="civilians", source="the army")
    some = one(9, people="civilians", group="civilians", part_of="X", source="residents", report="r2")
    assert relation(none, some) == "contradicted"


def test_fighters_of_the_government_are_not_those_against_it():
    ours = one(11, people="government fighters", group="militants")
    theirs = one(30, people="militants", group="militants", report="r2")
    assert compare(ours, theirs).scope == ("group",)


def test_all_of_a_country_is_more_than_its_town():
    words = "In all of Astrelia, 249 people were held."
    assert spans_places(one(249, **said("249", words)))
    assert not spans_places(one(12, **said("12", "In the whole 12 people were held.".replace("whole", "port"))))
