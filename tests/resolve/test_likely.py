"""What is no alarm: other people, other towns, other forces, a list, a sum, and stories of more than one count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.resolve import resolve
from resolve.test_crowded import ABOUT, GROUP, OFFICE, WORDS, crowd, one, relation
from resolve.test_origins import report

TALLY = "{} put the number of those killed in Astrel on Wednesday at {}."
REBELS = {"who": "the Green Front", "kind": "militants"}


def story(*rows):
    """Rows of a story of three reports that say hardly more."""
    return resolve([report(key, ABOUT.format(WORDS[at])) for at, key in enumerate("abc")], rows)


def several(*rows):
    """Rows beside twenty others of their story."""
    towns = [
        one(f"X{n}", "c", 400 + 7 * n, place=f"Town{n}", place_id=900 + n, place_name=f"Town{n}") for n in range(20)
    ]
    return story(*rows, *towns)


def dead(id, key, low, **values):
    return one(id, key, low, words=TALLY.format(values["who"], low), **values)


def test_a_handful_of_figures_is_of_one_count():
    rows = [dead("F1", "a", 31, **OFFICE), dead("F2", "b", 52, **GROUP)]
    assert relation(story(*rows), "F1", "F2") == "contradicted"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({}, {}, "contradicted"),
        ({}, {"status": "unconfirmed"}, "different_scope"),
        ({}, {"place": "Borvia", "place_id": 77, "place_name": "Borvia"}, "different_scope"),
        ({}, {"who": "the health ministry", "kind": "government"}, "different_scope"),
    ],
    ids=["one count", "feared", "two towns", "two offices"],
)
def test_among_some_figures_two_must_surely_count_the_same(first, second, told):
    rows = [dead("F1", "a", 31, **OFFICE | first), dead("F2", "b", 52, **GROUP | second)]
    assert relation(several(*rows), "F1", "F2") == told


def test_cooks_are_no_drivers():
    cooks, drivers = {"people": "cooks"}, {"people": "lorry drivers"}
    rows = [dead("F1", "a", 31, **OFFICE, **cooks), dead("F2", "b", 52, **GROUP, **drivers)]
    assert relation(story(*rows), "F1", "F2") == "different_scope"
    rows = [dead("F1", "a", 31, **OFFICE, **cooks), dead("F2", "b", 52, **GROUP, people="people")]
    assert relation(story(*rows), "F1", "F2") == "contradicted"


def test_each_army_sends_its_own():
    sent = {"measure": "forces", "group": "military", "people": "troops"}
    rows = [one("F1", "a", 3000, **OFFICE, **sent), one("F2", "b", 1200, who="the league", kind="un", **sent)]
    assert relation(story(*rows), "F1", "F2") == "different_scope"


def test_what_one_report_tells_of_two_towns_is_of_two_events():
    towns = [
        {"place": name, "place_id": at, "place_name": name, "place_start": None}
        for at, name in ((71, "Ilby"), (72, "Orra"))
    ]
    rows = [
        one("F1", "a", 3, **OFFICE, **towns[0]),
        one("F2", "a", 7, **GROUP, **towns[1], sentence=(300, 360), start=310),
    ]
    assert relation(story(*rows), "F1", "F2") in ("different_scope", None)


@pytest.mark.parametrize(
    "words",
    [
        "The paper has told of 130 bodies, and of 22 people killed by shells in Astrel.",
        "The paper has told of 130 bodies, two people who fled but were shot, 22 people killed by shells in Astrel.",
    ],
)
def test_one_sentence_that_lists_what_another_found_names_no_second_holder(words):
    places = {"place_start": words.index("Astrel"), "words": words}
    a = one("F1", "a", 130, who="The paper", kind="media", source_start=0, source_end=9, **places)
    b = one(
        "F2",
        "a",
        22,
        **REBELS,
        start=words.index("22"),
        end=words.index("22") + 2,
        source_start=400,
        source_end=415,
        **places,
    )
    assert relation(story(a, b), "F1", "F2") == "different_scope"


def test_all_in_all_is_a_sum_of_what_was_told():
    a = one("F1", "a", 13, words="In Astrel 13 people were killed on Wednesday, said the front.", **REBELS)
    words = "All in all the office counts 45 people killed in Astrel on Wednesday."
    b = one("F2", "a", 45, words=words, **OFFICE, sentence=(200, 200 + len(words)), start=229, end=231, place_start=248)
    assert relation(story(a, b), "F1", "F2") == "different_scope"


def test_a_colonel_is_one_man_by_his_name_alone():
    a = one("F1", "a", 31, who="Colonel Ana Ruiz Prado, who leads the brigade", kind="military")
    b = one("F2", "a", 52, who="Col Prado", kind="military", sentence=(300, 360), start=310)
    assert relation(story(a, b), "F1", "F2") != "contradicted"


def test_two_offices_of_one_army_do_not_contradict_each_other_in_a_crowd():
    army = {"who": "the army", "kind": "military"}
    staff = {"who": "the general staff", "kind": "military"}
    assert relation(crowd(dead("F1", "a", 31, **army), dead("F2", "b", 52, **staff)), "F1", "F2") != "contradicted"


def test_these_two_are_those_told_of_and_no_count():
    sick = {"measure": "infected", "people": "cases"}
    a = one("F1", "a", 14, words="In Astrel the clinic has seen 14 cases of the fever.", **OFFICE, **sick)
    words = "In Astrel these 2 cases are no wave, the group said."
    b = one("F2", "a", 2, words=words, **GROUP, **sick, sentence=(200, 200 + len(words)), start=216, end=217)
    assert relation(story(a, b), "F1", "F2") == "different_scope"


def test_who_says_that_a_number_is_wrong_speaks_of_no_other_order():
    words = "The office called the toll of the league a lie and counted 3 killed in Astrel on Wednesday."
    rows = [one("F1", "a", 3, words=words, **OFFICE), dead("F2", "b", 4000, **GROUP)]
    assert relation(several(*rows), "F1", "F2") in ("different_scope", None)


def test_two_sides_count_soldiers_beside_more_who_died():
    soldiers = {"group": "military", "people": "soldiers"}
    army = {"who": "the army", "kind": "military"}
    rows = [
        dead("F1", "a", 4, **army, **soldiers),
        dead("F2", "b", 25, **REBELS, **soldiers),
        dead("F3", "a", 90, **army),
    ]
    assert relation(several(*rows), "F1", "F2") == "contradicted"


def test_letters_stand_for_the_name_of_a_body():
    long, short = {"who": "the Harbour Health Office", "kind": "un"}, {"who": "HHO", "kind": "un"}
    rows = [dead("F1", "a", 72, **long), dead("F2", "b", 65, **short)]
    assert relation(story(*rows), "F1", "F2") != "contradicted"
    rows = [dead("F1", "a", 72, **long), dead("F2", "b", 65, **OFFICE | {"who": "SLP"})]
    assert relation(story(*rows), "F1", "F2") == "contradicted"


@pytest.mark.parametrize(
    ("gap", "told"), [(1, "contradicted"), (400, "different_scope")], ids=["in a row", "far below"]
)
def test_what_two_make_of_a_crowd_in_a_row_is_one_crowd(gap, told):
    march = {"measure": "participants", "group": "demonstrators", "report": "a", "report_key": "a"}
    first = one(
        "F1", "a", 1200, who="a union leader", kind="other", words="1200 marched, a union leader said.", **march
    )
    words = "The regional government put it at “a few hundred”."
    last = one("F2", "a", 300, who="the regional government", kind="government", words=words, **march)
    at = first.sentence[1] + gap
    last = replace(last, high=999, approx=True, text="a few hundred", sentence=(at, at + len(words)), start=at + 35)
    assert relation(several(first, last), "F1", "F2") == told


def test_what_somebody_gave_earlier_that_day_is_no_rival_of_what_an_office_gave_by_evening():
    early = "Radio Astrel said earlier in the day that 12 officers were killed."
    late = "By evening the interior ministry had raised its count of killed officers to 18."
    first = one("F1", "a", 12, who="Radio Astrel", kind="media", words=early, group="police")
    last = one("F2", "a", 18, who="the interior ministry", kind="government", words=late, group="police")
    at = first.sentence[1] + 1
    last = replace(last, sentence=(at, at + len(late)), start=at + late.index("18"), end=at + late.index("18") + 2)
    assert relation(several(first, last), "F1", "F2") == "revised"
