"""Stories full of numbers: tolls of one disaster, numbers laid beside each other, and what is no newer state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.resolve import resolve
from dateline.resolve.counts.beside import are_told_beside
from dateline.resolve.counts.counted import counted
from dateline.resolve.entities.places import Where
from resolve.test_crowded import ABOUT, GROUP, OFFICE, WORDS, crowd, one, relation
from resolve.test_origins import report

QUAKE = "After the earthquake {} put the dead of Astrel at {}."
NEXT = {"published": date(2022, 1, 7)}


def toll(id, key, low, told=None, **values):
    words = QUAKE.format(values.get("who", "the paper"), told or low)
    return one(id, key, low, words=words, text=str(told or low), **values)


def quake(*rows):
    """Rows of a story of one disaster, twelve reports of which say hardly more."""
    keys = [f"k{n}" for n in range(12)]
    others = [toll(f"Y{key}", key, 2000, "thousands", high=9999, approx=True) for key in keys]
    reports = [
        report(key, ABOUT.format(WORDS[n % 8])) for n, key in enumerate([*{row.report_key for row in rows}, *keys])
    ]
    return resolve(
        reports, [*rows, *others, *(toll(f"Z{n}", keys[n % 12], 300 + n, part_of="none") for n in range(20))]
    )


def test_two_estimates_of_one_quakes_dead_contradict_each_other():
    rows = [
        toll("F1", "a", 90000, "an estimated 90,000", **OFFICE),
        toll("F2", "b", 30000, "some 30,000", **GROUP, **NEXT),
    ]
    assert relation(quake(*rows), "F1", "F2") == "contradicted"


def test_more_on_the_next_day_is_a_newer_count():
    rows = [toll("F1", "a", 30000, **OFFICE), toll("F2", "b", 90000, **GROUP, **NEXT)]
    assert relation(quake(*rows), "F1", "F2") == "revised"


def test_one_sentence_lays_two_counts_of_a_crowd_beside_each_other():
    words = "While the ministry saw 4,000 to 6,000 marchers in Astrel, the union estimated 15,000 to 20,000."
    first, last = words.index("4,000"), words.index("15,000")
    place = {"place_start": words.index("Astrel"), "measure": "participants", "group": "demonstrators"}
    a = one("F1", "a", 4000, high=6000, **OFFICE, words=words, text="4,000 to 6,000", start=first, **place)
    b = one("F2", "a", 15000, high=20000, **GROUP, words=words, text="15,000 to 20,000", start=last, **place)
    assert relation(crowd(a, b), "F1", "F2") == "contradicted"


def test_what_was_left_of_a_crowd_is_no_other_count_of_it():
    words = "The ministry saw 9,000 marchers in Astrel, falling to 3,000, and the union 20,000."
    place = {"place_start": words.index("Astrel"), "measure": "participants", "group": "demonstrators"}
    rows = [
        one(id, "a", int(text.replace(",", "")), **who, words=words, text=text, start=words.index(text), **place)
        for id, text, who in (("F1", "3,000", OFFICE), ("F2", "20,000", GROUP))
    ]
    assert relation(crowd(*rows), "F1", "F2") != "contradicted"


def test_few_numbers_of_a_kind_are_no_alarm_in_a_full_story():
    rows = [
        one(
            "F1", "a", 9000, who="the alliance", kind="military", measure="forces", group="military", people="soldiers"
        ),
        one("F2", "b", 2000, who="officials", kind="government", measure="forces", group="military", people="marines"),
    ]
    others = [one(f"W{n}", "c", 700 + 11 * n, place=f"Port{n}", place_id=2000 + n) for n in range(100)]
    assert relation(crowd(*rows, *others), "F1", "F2") != "contradicted"


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("Some 7,000 victims were already buried in a common grave, the mayor said.", 7000),
        ("The ministry says it has collected 50,000 bodies in Astrel.", 50000),
        ("At least 75,000 villagers have been buried so far.", 75000),
    ],
)
def test_bodies_that_were_dealt_with_are_some_of_the_dead(words, low):
    people = "bodies" if "bodies" in words else "victims" if "victims" in words else "people"
    a = one("F1", "a", low, **OFFICE, words=words, text=f"{low:,}", people=people, place_start=None)
    b = toll("F2", "b", 120000, **GROUP)
    found = resolve([report(key, ABOUT.format(word)) for key, word in zip("ab", WORDS, strict=False)], [a, b])
    (told,) = found.relations
    assert (told.relation, told.scope) == ("different_scope", ("group",))


@pytest.mark.parametrize(
    "words",
    [
        "The toll in Astrel rose to 42 as hope faded for those still buried.",
        "In Astrel 42 people died after a slide buried houses.",
    ],
)
def test_who_is_buried_by_the_disaster_is_not_dealt_with(words):
    rows = [one("F1", "a", 42, words=words), one("F2", "b", 61, words="In Astrel 61 people died.", **NEXT)]
    found = resolve([report(key, ABOUT.format(word)) for key, word in zip("ab", WORDS, strict=False)], rows)
    assert relation(found, "F1", "F2") == "revised"


def test_another_number_is_beside_the_first_and_no_count_of_all():
    words = "The mayor says that 4,000 were laid to rest and that another 9,000 died in Astrel."
    a = one("F1", "a", 9000, **OFFICE, words=words, text="9,000", start=words.index("9,000"))
    assert relation(crowd(a, one("F2", "b", 5000, **GROUP)), "F1", "F2") in ("different_scope", None)


def test_a_paper_that_is_behind_revises_nothing():
    found = crowd(one("F1", "a", 38), one("F2", "b", 17, **NEXT))
    assert relation(found, "F1", "F2") not in ("revised", "contradicted", "suspicious")


def test_a_number_within_a_range_is_no_newer_state():
    rows = [toll("F1", "a", 50000, "50,000 to 200,000", high=200000, **OFFICE), toll("F2", "b", 75000, **GROUP, **NEXT)]
    assert relation(quake(*rows), "F1", "F2") not in ("revised", "contradicted")


def test_a_toll_that_was_cut_from_a_number_is_revised():
    words = "In Astrel the ministry cut its suspected toll to 84 from as many as 130."
    a = one("F1", "a", 176, who="the ministry", kind="government")
    b = one("F2", "b", 101, who="the ministry", kind="government", words=words, **NEXT)
    found = resolve([report(key, ABOUT.format(word)) for key, word in zip("ab", WORDS, strict=False)], [a, b])
    assert relation(found, "F1", "F2") == "revised"


def test_a_day_whose_possessive_stands_apart_is_the_events():
    words = "In Astrel 40 people were killed by Tuesday 's blast, reports said."
    a = one("F1", "a", 40, words=words, time_text="Tuesday")
    b = one("F2", "b", 40, words=words.replace("Tuesday 's", "Tuesday's"), time_text="Tuesday")
    found = resolve([report(key, ABOUT.format(word)) for key, word in zip("ab", WORDS, strict=False)], [a, b])
    assert found.series["F1"] == found.series["F2"]


def test_a_toll_of_the_day_and_one_since_the_day_are_of_one_disaster():
    since = {"cumulative": True, "time_start": None, "time_end": NEXT["published"], "time_basis": "inferred"}
    words = "After the earthquake Astrel's government has buried 75,000 bodies so far."
    rows = [
        toll("F1", "a", 50000, "up to 50,000", **{**GROUP, **NEXT}),
        one("F2", "b", 75000, **OFFICE, **NEXT, **since, words=words, people="bodies", text="75,000"),
    ]
    assert relation(quake(*rows), "F1", "F2") == "contradicted"


def test_those_told_of_before_are_no_other_count():
    words = "The ministry saw 90 ill in Astrel, and the union said of the 40 ill that they were safe."
    place = {"place_start": words.index("Astrel"), "measure": "infected", "group": "people"}
    a = one("F1", "a", 90, **OFFICE, words=words, start=words.index("90"), **place)
    b = one("F2", "a", 40, **GROUP, words=words, start=words.index("40"), **place)
    known = [counted(row, Where(), spot=False) for row in (a, b)]
    assert not are_told_beside(*known)
    plain = [replace(row, sentence_text=words.replace("of the 40 ill that", "of some 40 ill that")) for row in (a, b)]
    assert are_told_beside(*(counted(row, Where()) for row in plain))


def test_less_that_is_proven_is_no_fall_of_what_was_suspected():
    a = one("F1", "a", 63, **OFFICE, words="In Astrel 63 people have died so far, the ministry said.")
    b = one(
        "F2",
        "b",
        17,
        **OFFICE,
        words="In Astrel there are 17 laboratory-confirmed deaths so far, the ministry said.",
        **NEXT,
    )
    assert relation(crowd(a, b), "F1", "F2") not in ("suspicious", "contradicted", "revised")
