"""Numbers that leave some out, and those that seem to and do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from resolve.test_disputes import LATER, R2, compare, one, relation, together


def said(number, words):
    at = words.index(number)
    return {"sentence_text": words, "sentence": (0, len(words)), "start": at, "end": at + len(number)}


def test_others_than_those_told_of_before_are_no_other_opinion():
    words = "He shot his uncle and three others, a detective said."
    rest = one(3, source="a detective", people="others", **R2, **said("three", words))
    assert compare(one(4, source="the sheriff"), rest).scope == ("group",)


def test_a_toll_of_others_that_rose_by_more_is_revised():
    words = "The first mate died and 31 others are missing."
    rest = one(31, measure="missing", people="others", **said("31", words))
    assert relation(rest, one(36, measure="missing", **LATER)) == "revised"


def test_three_men_are_no_three_women():
    men = one(3, people="men", **said("Three", "Three men died."))
    women = one(3, people="women", **R2, **said("three", "He killed three women."))
    assert compare(men, women).scope == ("group",)


def test_sorts_that_a_sentence_adds_up_are_no_count_of_all():
    words = "Two men and three children were hurt in the fire, medics said."
    men = one(2, source="medics", measure="injured", people="men", **R2, **said("Two", words))
    children = one(3, source="medics", measure="injured", people="children", **R2, **said("three", words))
    whole = one(5, measure="injured")
    found = together(whole, men, children)
    assert {row.scope for row in found.values()} == {("group",)}


def test_those_missing_of_all_aboard_are_all_who_are_missing():
    words = "Boatmen said the ferry carried 300, and at least 120 of them were missing."
    theirs = one(120, measure="missing", source="boatmen", **said("120", words))
    assert relation(theirs, one(50, measure="missing", source="the ministry", **R2)) == "contradicted"


def test_bodies_found_of_a_disaster_are_its_toll_of_that_day():
    words = "Divers had recovered 23 bodies by noon."
    found = one(23, people="bodies", **said("23", words))
    assert relation(found, one(37, people="people", **LATER)) == "revised"


def test_survivors_are_those_who_were_saved():
    saved = one(151, measure="rescued")
    assert relation(saved, one(155, measure="affected", people="survivors", **LATER)) == "revised"


def test_who_fled_and_more_who_were_moved_are_one_count():
    fled = one(35000, measure="displaced", people="residents")
    assert relation(fled, one(96000, measure="evacuated", people="evacuees", **LATER)) == "revised"
    assert compare(fled, one(310, measure="evacuated", people="evacuees", **LATER)).scope == ("measure",)


def test_the_trapped_are_fewer_the_day_after():
    words = "{} miners are still trapped in the pit."
    first = one(200, measure="affected", people="miners", **said("200", words.format(200)))
    day = {**LATER, "day": date(2022, 1, 7)}
    assert relation(first, one(120, measure="affected", people="miners", **day, **said("120", words.format(120)))) == (
        "revised"
    )


def test_last_days_cases_are_none_of_the_next():
    words = "In the last 24 hours {} cases were found."
    first = one(141, measure="infected", day=date(2022, 1, 6), **said("141", words.format(141)))
    day = {**R2, "published": date(2022, 1, 9), "day": date(2022, 1, 9)}
    assert compare(first, one(112, measure="infected", **day, **said("112", words.format(112)))).scope == ("time",)


@pytest.mark.parametrize(
    ("number", "text", "bounds"), [(149, "up to 149", (None, 149)), (74, "at least 30", (30, None))]
)
def test_a_bound_far_away_says_nothing_of_a_number(number, text, bounds):
    words = f"The fever has killed {text} people."
    open_one = one(number, low=bounds[0], high=bounds[1], text=text, **said(text, words))
    assert relation(open_one, one(70, **LATER)) != "same"


def test_a_number_that_is_called_wrong_is_the_only_one_that_is():
    words = "Reports of 81 dead in Astrel were exaggerated, the army said."
    wrong = one(81, **LATER, source="the army", **said("81", words))
    own = one(21, **LATER, source="soldiers", source_kind="military")
    first = one(15, source="the army", source_kind="military")
    assert together(first, wrong, own)[first.id, own.id].relation == "revised"


def test_what_nobody_denies_is_no_denial():
    words = "The man who shot five people was denied bail."
    no = one(5, measure="injured", source="", status="denied", **said("five", words))
    assert together(no, one(5, measure="injured", **R2)) == {}
    words = "A spokesman denied that five people were hurt."
    no = one(5, measure="injured", source="", status="denied", **said("five", words))
    assert relation(no, one(5, measure="injured", **R2)) == "contradicted"


def test_with_one_more_they_are_no_count_of_all():
    words = "Thirteen passengers and the lorry's driver died, a news agency said."
    some = one(13, source="a news agency", people="passengers", group="passengers", **R2, **said("Thirteen", words))
    assert compare(one(14, source="the governor"), some).scope == ("group",)


def test_women_who_are_more_than_all_are_no_part_of_them():
    women = one(31, source="relatives", people="women", **R2, **said("31", "Their families say 31 women died."))
    assert relation(one(14, source="the prison service"), women) == "contradicted"
    assert compare(one(45, source="the prison service"), women).scope == ("group",)


def test_civilians_are_some_of_far_more_who_were_hurt():
    civilians = one(54, measure="injured", group="civilians", people="civilians", source="the UN", **R2)
    assert compare(one(614, measure="injured", source="doctors"), civilians).scope == ("group",)


def test_with_their_wives_they_are_no_count_of_all_and_who_is_listed_is():
    words = "Officials said he killed two of his brothers and their wives."
    some = one(2, source="officials", people="brothers", **R2, **said("two", words))
    assert compare(one(7), some).scope == ("group",)
    words = "She found four victims, three women and a man, an officer said."
    whole = one(4, source="an officer", people="victims", **R2, **said("four", words))
    assert relation(one(4), whole) == "same"


def test_both_are_two_of_whom_was_told_before():
    both = one(2, source="a colonel", **R2, **said("both", "They were both shot, a colonel said."))
    assert compare(one(5), replace(both, text="both")).scope == ("group",)


def test_few_who_are_told_beside_more_are_no_earlier_count():
    first = one(2, people="people", source="", **said("two", "The first two people sat in front of him."))
    most = one(9, source="", **said("nine", "In all nine people were shot."))
    later = one(11, source="", **LATER, **said("11", "He shot 11 people."))
    found = together(first, most, later)
    assert found[first.id, later.id].relation == "different_scope"
    assert found[most.id, later.id].relation == "revised"


def test_a_toll_that_is_told_as_lowered_is_the_newer_state_of_a_total():
    total = one(850, cumulative=True, day=None, time_end=date(2022, 1, 6), time_basis="inferred")
    words = "The office revised the number of dead down to 821."
    lowered = one(821, day=date(2022, 1, 7), **LATER, **said("821", words))
    assert relation(total, lowered) == "revised"
    words = "The office gave the number of dead as 821 for Friday, the toll of one day."
    other = one(821, day=date(2022, 1, 7), **LATER, **said("821", words))
    assert relation(total, other) == "different_scope"
