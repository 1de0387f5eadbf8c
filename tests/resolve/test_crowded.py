"""Stories that are full of numbers: what is still one series, one origin, and a contradiction."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from dateline.resolve import resolve
from dateline.resolve.counts.values import held_by
from dateline.resolve.relations.disputes import disputes_a_count
from dateline.resolve.words import in_own_voice
from handmade import figure
from resolve.test_origins import report

DAY = {"time_start": date(2022, 1, 5), "time_end": date(2022, 1, 5), "time_precision": "day", "time_basis": "stated"}
ABOUT = "People in Astrel and in Borvia spoke of Mayor Ottokar, and {} of them said that Astrel was calm again."
WORDS = ("ten", "most", "few", "some", "all", "half", "nine", "many")


def one(id, key, low, *, who="", kind="outlet", words=None, **values):
    words = words or f"In Astrel {low} people were killed on Wednesday, {who or 'reports'} said."
    number = words.index(str(low)) if str(low) in words else 0
    own = {"id": id, "report": key, "report_key": key, "story": None, "origin": None, "cumulative": False}
    told = {"low": low, "high": low, "text": str(low), "source": who, "source_kind": kind, "sentence_text": words}
    spans = {"sentence": (0, len(words)), "start": number, "end": number + len(str(low)), "place_start": 3}
    return figure(**(DAY | own | told | spans | {"published": date(2022, 1, 6), "place": "Astrel"} | values))


def crowd(*rows):
    """Rows among thirty others of the story, in more reports than a handful, each of another town."""
    keys = sorted({row.report_key for row in rows} | set("abcdef"))
    reports = [report(key, ABOUT.format(WORDS[at])) for at, key in enumerate(keys)]
    others = [
        one(f"X{n}", "cdef"[n % 4], 400 + 7 * n, place=f"Town{n}", place_id=900 + n, place_name=f"Town{n}")
        for n in range(30)
    ]
    return resolve(reports, [*rows, *others])


def relation(found, a, b):
    return next((row.relation for row in found.relations if {row.a, row.b} == {a, b}), None)


OFFICE = {"who": "the interior ministry", "kind": "government"}
GROUP = {"who": "the Astrel rights group", "kind": "ngo"}


def test_two_who_count_one_place_and_day_contradict_each_other():
    found = crowd(one("F1", "a", 31, **OFFICE), one("F2", "b", 52, **GROUP))
    assert relation(found, "F1", "F2") == "contradicted"


@pytest.mark.parametrize(
    "other",
    [
        {"who": "a passer-by", "kind": "witness"},
        {"who": "a columnist", "kind": "other"},
        {**GROUP, "status": "unconfirmed"},
        {**GROUP, "words": "The group fears that 52 people were killed in Astrel on Wednesday."},
        {**GROUP, "place": "Borvia", "place_id": 77, "place_name": "Borvia"},
    ],
    ids=["witness", "other", "unconfirmed", "feared", "place"],
)
def test_among_many_numbers_who_has_not_counted_the_same_contradicts_nobody(other):
    found = crowd(one("F1", "a", 31, **OFFICE), one("F2", "b", 52, **other))
    assert relation(found, "F1", "F2") in ("different_scope", "revised", None)


def test_a_sentence_that_many_reports_print_is_of_one_origin():
    words = "Two men were charged with the killing of 13 clerks in the old harbour of Astrel, police said."
    rows = [one(f"F{key}", key, 13, words=words) for key in "abc"]
    found = crowd(*rows)
    origins = {found.claim_origin.get(row.id, found.origin[row.report_key]) for row in rows}
    assert len(origins) == 1


def test_numbers_too_far_apart_for_one_count_are_no_series():
    rows = [
        one(
            "F1",
            "a",
            200,
            high=999,
            text="hundreds",
            words="The clashes on Wednesday in Astrel claimed hundreds of lives.",
        ),
        one(
            "F2", "b", 11, high=None, text="at least 11", words="In Astrel at least 11 people were killed on Wednesday."
        ),
        one("F3", "c", 12, words="Police counted 12 dead in Astrel on Wednesday."),
    ]
    series = resolve([report(key, ABOUT.format(word)) for key, word in zip("abc", WORDS, strict=False)], rows).series
    assert series["F2"] == series["F3"] != series["F1"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The ministry called the toll a lie.", True),
        ("The union disputes that only nine people died.", True),
        ("Her claim that he loves the theatre is a lie.", False),
        ("The land is disputed.", False),
    ],
)
def test_only_what_speaks_of_a_number_disputes_one(words, told):
    assert disputes_a_count(words) is told


def test_the_us_is_nobodys_own_voice():
    assert in_own_voice("They told us that we were wrong.")
    assert not in_own_voice("The US general spoke of 40 dead.")
    assert held_by(one("F1", "a", 40, words="A US general spoke of 40 dead.", outlet="Harbour Post")) == ""


def test_order_of_reports_changes_nothing():
    rows = [one("F1", "a", 31, **OFFICE), one("F2", "b", 52, **GROUP), one("F3", "c", 33, **OFFICE)]
    assert all(crowd(x, y, z) == crowd(*rows) for x, y, z in combinations(rows[::-1], 3))


def series_of(found, *ids):
    return [found.series[id] for id in ids]


def test_one_here_and_one_there_are_two_where_many_are_counted():
    first = one("F1", "a", 1, words="Ivan Petrenko saw 1 person die in a street of Astrel on Wednesday.")
    second = one("F2", "b", 1, words="A cameraman, 1 of the best, died in Astrel on Wednesday.")
    mine, theirs = series_of(crowd(first, second), "F1", "F2")
    assert mine != theirs


def test_a_small_number_of_two_groups_is_no_one_count_where_many_are_counted():
    first = one("F1", "a", 2, place_id=1, people="demonstrators", group="demonstrators")
    second = one("F2", "b", 2, words="In Astrel 2 sailors died on Wednesday, reports said.", group="officials")
    mine, theirs = series_of(crowd(first, second), "F1", "F2")
    assert mine != theirs


def test_in_a_handful_of_reports_a_later_number_is_a_newer_state_however_many_others_they_tell():
    first = one("F1", "a", 31, words="In Astrel the toll stood at 31.")
    later = {"published": date(2022, 1, 8), "words": "In Astrel the toll reached 64."}
    second = one("F2", "b", 64, **later, place="", place_id=None, place_name="", place_start=None)
    towns = [{"place": f"Town{n}", "place_id": 900 + n, "place_name": f"Town{n}"} for n in range(30)]
    others = [one(f"X{n}", "b", 400 + 7 * n, **town) for n, town in enumerate(towns)]
    reports = [report(key, ABOUT.format(key)) for key in "ab"]
    assert relation(resolve(reports, [first, second, *others]), "F1", "F2") == "revised"


def test_where_many_are_counted_a_newer_number_is_one_of_the_same_series():
    first = one("F1", "a", 31)
    second = one("F2", "b", 32, published=date(2022, 1, 7))
    elsewhere = one(
        "F3", "b", 33, published=date(2022, 1, 7), words="Many fell; 33 people were killed.", place_start=None
    )
    found = crowd(first, second, elsewhere)
    revised = {(row.a, row.b) for row in found.relations if row.relation == "revised"}
    assert all(found.series[a] == found.series[b] for a, b in revised)
