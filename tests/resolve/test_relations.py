"""Comparable first, contradicted second: how two figures stand to each other."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve import PlainReport, resolve
from dateline.resolve.counts.values import alike, is_swap, meet, same_source
from handmade import figure

BODY = {
    1: "Reds and Greens met near Astrel town hall while Mayor Ottokar of Astrel spoke.",
    2: "In Astrel, Ottokar spoke.",
}


def one(number, *, report="r1", published=date(2022, 1, 6), day=date(2022, 1, 5), source="police", **values):
    own = {"cumulative": False, "time_start": day, "time_end": day, "time_precision": "day", "time_basis": "stated"}
    own |= {"report": report, "report_key": report, "published": published, "source": source, "outlet": report}
    own |= {
        "id": f"F{report}{number}",
        "low": number,
        "high": number,
        "text": str(number),
        "story": None,
        "origin": None,
    }
    return figure(**(own | values))


def compare(a, b):
    reports = [
        PlainReport(key=row.report_key, name=row.report_key, published=row.published, body=BODY[1] + row.report_key)
        for row in {row.report_key: row for row in (a, b)}.values()
    ]
    (told,) = resolve(reports, [a, b]).relations
    assert told.reason.endswith(".")
    return told


def relation(a, b):
    return compare(a, b).relation


R2 = {"report": "r2"}


def test_equal_numbers_of_one_day_are_the_same():
    assert relation(one(18), one(18, **R2)) == "same"


def test_bounds_that_meet_are_the_same_on_one_day():
    assert relation(one(24, high=99, approx=True, text="dozens"), one(41, **R2)) == "same"


def test_a_rounded_number_is_the_same():
    assert relation(one(2000, approx=True), one(1980, **R2)) == "same"


def test_a_toll_that_rose_later_is_revised():
    assert relation(one(18), one(27, published=date(2022, 1, 8), **R2)) == "revised"


def test_at_least_18_and_27_two_days_later_is_revised_though_the_bounds_meet():
    assert relation(one(18, high=None), one(27, published=date(2022, 1, 8), **R2)) == "revised"


def test_different_holders_of_one_day_contradict_each_other():
    told = compare(one(86), one(5, source="the ministry of defence", **R2))
    assert told.relation == "contradicted"
    assert "86" in told.reason and "ministry" in told.reason


def test_none_against_nine_is_contradicted():
    assert (
        relation(one(9, source="the opposition"), one(0, source="the police chief", text="nobody", **R2))
        == "contradicted"
    )


def test_a_denial_contradicts_what_it_denies():
    assert relation(one(9), one(9, status="denied", source="the army", **R2)) == "contradicted"


def test_two_opinions_of_one_crowd_contradict_even_a_day_later():
    crowd = {"measure": "participants", "group": "demonstrators"}
    later = one(35000, source="unions", published=date(2022, 1, 7), **R2, **crowd)
    assert relation(one(17000, **crowd), later) == "contradicted"


def test_swapped_digits_are_suspicious():
    told = compare(one(431), one(413, **R2))
    assert told.relation == "suspicious"
    assert "digits" in told.reason


@pytest.mark.parametrize(("a", "b"), [(43, 34), (431, 143), (431, 432), (1000, 1000)])
def test_what_is_no_swap(a, b):
    assert not is_swap(one(a), one(b))


def test_a_running_total_that_falls_is_suspicious():
    total = {"cumulative": True, "measure": "detained", "group": "people", "day": date(2022, 1, 6)}
    later = {"published": date(2022, 1, 11), "time_end": date(2022, 1, 11)}
    assert relation(one(12780, **total), one(11290, **R2, **(total | later))) == "suspicious"


def test_a_fall_that_is_explained_is_revised():
    words = "The ministry corrected its count to 164 after some names had been counted twice."
    later = one(164, published=date(2022, 1, 9), sentence_text=words, **R2)
    assert relation(one(225), later) == "revised"


def test_the_missing_may_become_fewer():
    missing = {"measure": "missing"}
    assert relation(one(40, **missing), one(12, published=date(2022, 1, 9), **R2, **missing)) == "revised"


def test_a_city_by_thursday_and_a_country_by_sunday_are_no_contradiction():
    city = one(2000, measure="detained", cumulative=True, approx=True)
    country = {"place": "Kazakhstan", "place_id": 2, "place_name": "Kazakhstan", "place_precision": "country"}
    whole = one(5000, measure="detained", cumulative=True, published=date(2022, 1, 10), **R2, **country)
    told = compare(city, whole)
    assert (told.relation, told.scope) == ("different_scope", ("place",))
    assert "Astrel" in told.reason and "Kazakhstan" in told.reason


def test_one_number_for_a_town_and_its_country_is_one_count():
    country = {"place": "Kazakhstan", "place_id": 2, "place_name": "Kazakhstan", "place_precision": "country"}
    assert relation(one(84), one(84, **R2, **country)) == "same"


def test_injured_and_hospitalised_differ_in_measure():
    told = compare(one(50, measure="injured"), one(51, measure="hospitalised", **R2))
    assert (told.relation, told.scope) == ("different_scope", ("measure",))


def test_killed_police_and_killed_people_differ_in_group():
    told = compare(one(18, group="police", people="officers"), one(164, **R2))
    assert (told.relation, told.scope) == ("different_scope", ("group",))


def test_demonstrators_and_people_held_at_protests_are_one_group():
    a = one(300, high=None, measure="detained", group="demonstrators", people="demonstrators")
    assert relation(a, one(317, measure="detained", people="people", **R2)) == "same"


def test_two_bombings_three_days_apart_differ_in_event():
    told = compare(one(16), one(7, day=date(2022, 1, 8), published=date(2022, 1, 9), **R2))
    assert (told.relation, told.scope) == ("different_scope", ("event",))


def test_the_day_of_a_growing_toll_is_no_other_event():
    words = "The office now speaks of 23 dead."
    later = one(23, day=date(2022, 1, 8), published=date(2022, 1, 8), sentence_text=words, **R2)
    assert relation(one(9), later) == "revised"


def test_since_february_against_on_sunday_differs_in_time():
    days = {"time_start": date(2022, 2, 24), "time_end": date(2022, 3, 7), "published": date(2022, 3, 7)}
    total = one(12780, measure="detained", cumulative=True, **days)
    told = compare(total, one(4640, measure="detained", day=date(2022, 3, 6), published=date(2022, 3, 7), **R2))
    assert (told.relation, told.scope) == ("different_scope", ("time",))


def test_a_day_taken_from_the_day_of_publication_parts_nothing():
    weak = {"time_basis": "published", "day": date(2022, 1, 9), "published": date(2022, 1, 9)}
    assert relation(one(18), one(27, **R2, **weak)) == "revised"


def test_houses_destroyed_and_houses_damaged_differ_in_measure():
    homes = {"measure": "destroyed", "group": "things", "people": "houses"}
    a = one(740, sentence_text="About 740 houses were flattened on the island.", **homes)
    told = compare(a, one(2100, sentence_text="The office has 2,100 houses damaged there.", **R2, **homes))
    assert told.scope == ("measure",)


def test_houses_and_schools_differ_in_group():
    things = {"measure": "destroyed", "group": "things"}
    assert compare(one(7, people="houses", **things), one(9, people="schools", **R2, **things)).scope == ("group",)


def test_a_part_is_no_other_count_of_the_whole():
    whole = one(12)
    part = one(3, group="people", part_of=whole.id)
    assert compare(whole, part).scope == ("group",)


def test_smaller_numbers_of_one_holder_in_one_report_are_parts():
    told = compare(one(40, measure="injured"), one(8, measure="injured"))
    assert (told.relation, told.scope) == ("different_scope", ("group",))


def test_one_report_can_contradict_itself():
    assert relation(one(40, source="police"), one(90, source="doctors")) == "contradicted"


def test_a_plan_is_compared_with_nothing():
    reports = [PlainReport(key=key, name=key, body=BODY[1] + key) for key in ("r1", "r2")]
    assert not resolve(reports, [one(2500, status="conditional"), one(2500, **R2)]).relations


def test_copies_of_one_text_support_nothing():
    words = "Reds stormed the hall of Astrel and held it for three days while Mayor Ottokar spoke to a crowd outside."
    reports = [PlainReport(key=key, name=key, published=date(2022, 1, 6), body=words) for key in ("r1", "r2")]
    (told,) = resolve(reports, [one(18), one(18, **R2)]).relations
    assert told.same_origin
    assert "one text" in told.reason


def test_a_is_the_earlier_in_report_time():
    told = compare(one(27, published=date(2022, 1, 8)), one(18, **R2))
    assert told.a == "Fr218"


def test_open_bounds_meet_everything_on_their_side():
    assert meet(one(0, low=None, high=400), one(10))
    assert meet(one(52, high=None, text="more than 51"), one(51))
    assert not meet(one(0, low=None, high=400), one(402))
    assert not alike(one(24, high=99), one(41))


def test_who_is_one_holder():
    assert same_source(one(1, source="the Kazakh interior ministry"), one(1, source="interior ministry"))
    assert not same_source(one(1, source="interior ministry"), one(1, source="health ministry"))
    assert not same_source(one(1, source="police"), one(1, source=""))


def test_a_number_of_no_known_day_is_no_contradiction():
    undated = {
        "published": None,
        "time_start": None,
        "time_end": None,
        "time_precision": "unknown",
        "time_basis": "none",
    }
    told = compare(one(164), one(40, source="the mayor", **R2, **undated))
    assert (told.relation, told.scope) == ("different_scope", ("time",))
    assert "not known" in told.reason
    assert relation(one(164), one(164, source="the mayor", **R2, **undated)) == "same"


def test_a_town_carried_over_and_a_country_differ_in_place():
    country = {"place": "Kazakhstan", "place_id": 2, "place_name": "Kazakhstan", "place_precision": "country"}
    told = compare(one(2000, place_start=900), one(5000, **R2, **country))
    assert told.scope == ("place",)


def test_two_of_the_dead_are_a_part():
    sentence = "Two of the members who were killed had been beaten."
    part = one(2, source="the office", start=0, end=3, text="Two", sentence_text=sentence, sentence=(0, len(sentence)))
    assert compare(one(18), part).scope == ("group",)


def test_two_papers_in_their_own_voice_contradict_nobody():
    assert relation(one(77, source=""), one(84, source="", **R2)) == "revised"
    assert relation(one(77, source=""), one(84, source="officials", **R2)) == "revised"


def test_tunisians_are_not_algerians():
    told = compare(one(3, people="Algerians"), one(2, people="Tunisian men", source="the ministry", **R2))
    assert told.scope == ("group",)


def test_one_of_the_dead_is_no_count_of_them():
    assert compare(one(84), one(1, people="woman", text="a", source="the ministry", **R2)).scope == ("group",)


def test_a_hospital_counts_those_brought_to_it():
    told = compare(one(51, measure="injured"), one(31, measure="injured", source_kind="medical", source="Dr Osu", **R2))
    assert told.scope == ("place",)


def test_totals_of_other_years_differ_in_time():
    old = {"time_start": date(2010, 1, 1), "time_end": date(2010, 12, 31), "cumulative": True}
    assert compare(one(500, cumulative=True), one(20, **R2, **old)).scope == ("time",)


def test_a_fall_between_counts_of_no_known_day_is_no_alarm():
    weak = {"time_basis": "published", "day": date(2022, 1, 9), "published": date(2022, 1, 9), "source": "the mayor"}
    assert compare(one(18), one(3, **R2, **weak)).scope == ("event",)


def test_a_denial_of_one_number_says_nothing_of_another():
    a, b = one(20), one(9, status="denied", source="the army", **R2)
    reports = [PlainReport(key=r.report_key, name=r.report_key, published=r.published, body=BODY[1]) for r in (a, b)]
    assert resolve(reports, [a, b]).relations == ()


def test_capitals_of_a_headline_name_no_nation():
    a = one(12, people="Passengers", zone="headline", group="people")
    assert relation(a, one(12, people="Shoppers", zone="headline", group="people", **R2)) == "same"


def test_crowds_of_reports_days_apart_are_two():
    crowd = {"measure": "participants", "group": "demonstrators", "time_basis": "published"}
    other = one(1000000, published=date(2022, 1, 9), day=date(2022, 1, 9), source="unions", **R2, **crowd)
    assert compare(one(20000, **crowd), other).scope == ("event",)


def test_two_numbers_in_one_voice_are_two_things():
    told = compare(one(9, source="", measure="participants"), one(40, source="", measure="participants"))
    assert told.relation == "different_scope"


def test_a_days_count_in_words_a_reader_understands():
    told = compare(one(18), one(27, published=date(2022, 1, 8), **R2))
    assert told.reason == "“18” (as of 6 January 2022) became “27” (as of 8 January 2022)."


def test_an_old_quake_is_no_falling_toll():
    old = {"time_start": date(1843, 2, 8), "time_end": date(1843, 2, 8), "published": date(2022, 1, 8)}
    assert compare(one(900), one(5000, **R2, **old)).scope == ("event",)


def test_residents_are_some_of_the_dead_where_soldiers_died_too():
    a = one(24, high=99, approx=True, text="dozens")
    b = one(9, group="civilians", people="residents", source="a local group", published=date(2022, 1, 7), **R2)
    soldiers = one(3, group="military", people="soldiers", report="r3")
    reports = [
        PlainReport(key=key, name=key, published=date(2022, 1, 6), body=BODY[1] + key) for key in ("r1", "r2", "r3")
    ]
    told = {(row.a, row.b): row for row in resolve(reports, [a, b, soldiers]).relations}
    assert told[a.id, b.id].scope == ("group",)


def test_the_injured_of_one_are_the_dead_of_another():
    reports = [PlainReport(key=key, name=key, published=date(2022, 1, 6), body=BODY[1] + key) for key in ("r1", "r2")]
    dead, hurt, wrong = one(4), one(68, measure="injured"), one(68, **R2)
    told = {(row.a, row.b): row for row in resolve(reports, [dead, hurt, wrong]).relations}
    assert told[hurt.id, wrong.id].relation == "suspicious"
    assert "injured" in told[hurt.id, wrong.id].reason


def test_a_count_for_the_whole_country_differs_in_place_from_its_town():
    held = {"measure": "detained", "source": "the ministry"}
    words = "More than 3,800 people have been detained across the country."
    later = one(3800, place_start=900, sentence_text=words, published=date(2022, 1, 8), **R2, **held)
    assert compare(one(2000, **held), later).scope == ("place",)


def test_the_past_day_is_no_falling_total():
    total = {"measure": "detained", "cumulative": True, "source": "police"}
    words = "Police detained 300 people in the past 24 hours."
    later = one(300, sentence_text=words, published=date(2022, 1, 8), **R2, **total)
    assert compare(one(2000, **total), later).scope == ("time",)


def test_numbers_far_apart_are_hardly_one_count():
    assert compare(one(1000, source=""), one(18, source="", published=date(2022, 1, 8), **R2)).relation == (
        "different_scope"
    )


def test_a_correction_told_is_stronger_than_two_swapped_digits():
    words = "The ministry corrected the number to 413."
    assert relation(one(431), one(413, sentence_text=words, **R2)) == "revised"


def test_a_large_story_is_compared_where_it_may_mislead_only():
    keys = [f"r{at:02}" for at in range(30)]
    reports = [PlainReport(key=key, name=key, published=date(2022, 1, 6), body=BODY[1] + key) for key in keys]
    told = resolve(reports, [one(18, report=key) for key in keys]).relations
    assert len(told) < 30 * 21
    assert {row.relation for row in told} == {"same"}
