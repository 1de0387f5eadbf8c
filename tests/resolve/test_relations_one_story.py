"""Places and days that no sentence of a count tells part no two counts of one story."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve import PlainReport, resolve
from handmade import figure

WEDNESDAY, FRIDAY, SATURDAY = date(2022, 1, 5), date(2022, 1, 7), date(2022, 1, 8)
LATER = {"report": "r2", "published": SATURDAY}
LAND = {"place": "Malvia", "place_id": 2, "place_name": "Malvia", "place_precision": "country"}
TOWN = {"place": "Tresk", "place_id": 7, "place_name": "Tresk", "place_precision": "town"}
CASES = {"measure": "infected", "time_basis": "published"}


def told(number, words, **values):
    """A count of Wednesday as r1 gives it on Thursday, in a sentence; a place stands where the words have it."""
    at = words.index(number)
    row = {"report": "r1", "published": date(2022, 1, 6), "source": "police", "story": None, "origin": None}
    row |= {"cumulative": False, "time_start": WEDNESDAY, "time_end": WEDNESDAY, "time_precision": "day"}
    row |= {"time_basis": "stated", "sentence_text": words, "sentence": (0, len(words)), "place_start": None}
    row |= {"start": at, "end": at + len(number), "low": int(number), "high": int(number), "text": number, **values}
    if row.get("place") and row["place"] in words:
        row["place_start"] = words.index(row["place"])
    elif row.get("place"):
        row["place_start"] = 500
    report = row["report"]
    return figure(**row, id=f"F{report}{number}", report_key=report, outlet=report)


def compare(a, b):
    reports = [
        PlainReport(
            key=row.report_key, name=row.report_key, published=row.published, body=f"{row.sentence_text} {row.id}"
        )
        for row in (a, b)
    ]
    return resolve(reports, [a, b]).relations[0]


@pytest.mark.parametrize(("number", "expected"), [("2512", "revised"), ("9400", "different_scope")])
def test_where_neither_sentence_names_a_place_numbers_of_one_order_are_one_count(number, expected):
    before = told("2489", "The cases are now 2489.", **TOWN, **CASES)
    after = told(number, f"There have been {number} cases.", **LATER, **LAND, **CASES, **{"source": "a doctor"})
    assert compare(before, after).relation == expected


def test_the_next_number_of_one_holder_is_for_the_same_place():
    before = told("126", "The Orvel League says that 126 have died.", **TOWN | {"source": "the Orvel League"})
    after = told("423", "The Orvel League counts 423 dead.", **LATER | LAND | {"source": "the Orvel League"})
    assert compare(before, after).relation == "revised"


def test_where_a_report_was_written_is_no_place_of_a_count_for_the_land_around():
    here = told("153", "TRESK: The floods' toll in Malvia is 153.", **TOWN | {"place": "TRESK"})
    assert compare(here, told("253", "In Malvia 253 have died.", **LATER, **LAND)).relation == "revised"
    town = told("153", "The floods' toll in Tresk is 153.", **TOWN)
    assert compare(town, told("253", "In Malvia 253 have died.", **LATER, **LAND)).scope == ("place",)


def test_more_than_so_many_of_a_land_are_hardly_more_of_its_town():
    town = told("107", "In Tresk 107 died.", **TOWN)
    land = told("101", "More than 101 died in Malvia.", **LATER, **LAND, **{"high": None})
    assert compare(town, land).relation != "different_scope"


def test_two_named_provinces_are_the_two_provinces_of_the_next_report():
    both = told("133", "Cases in the two provinces have reached 133.", **LATER, **CASES)
    named = told("122", "There were 122 cases in Malvia and Orvel.", **LAND, **CASES)
    assert compare(named, both).relation == "revised"
    assert compare(told("122", "There were 122 cases in Malvia.", **LAND, **CASES), both).scope == ("place",)


@pytest.mark.parametrize(("basis", "expected"), [("inferred", "revised"), ("stated", "different_scope")])
def test_a_day_of_another_sentence_parts_no_tolls_of_one_disaster(basis, expected):
    before = told("30", "The quake near Tresk killed 30.", **TOWN)
    day = {"time_start": FRIDAY, "time_end": FRIDAY, "time_basis": basis}
    after = told("41", "The quake near Tresk killed 41.", **LATER, **TOWN, **day)
    assert compare(before, after).relation == expected


def test_the_dead_of_a_weekend_are_not_those_of_a_night():
    weekend = {"time_start": date(2022, 1, 1), "time_basis": "inferred", "time_precision": "range", "cumulative": True}
    stretch = told("12", "The quakes near Tresk left 12 dead.", **TOWN, **weekend)
    night = told("9", "The quake near Tresk left 9 dead overnight.", **LATER, **TOWN)
    assert compare(stretch, night).relation == "different_scope"
