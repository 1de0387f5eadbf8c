"""Lists of places with a number each, and numbers that belong to a name."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.model.claim import Figure


def figures(text, pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 12)), pack).figures


def told(text, pack):
    return [(str(f.measure), f.quantity.low, f.place.text if f.place else "") for f in figures(text, pack)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Cholera is back. Countries with confirmed cases include Kenya (31), Uganda (4) and New Zealand (1).",
            [("infected", 31, "Kenya"), ("infected", 4, "Uganda"), ("infected", 1, "New Zealand")],
        ),
        (
            "The latest measles cases by country: Kenya 31, Uganda 4, Mali 1.",
            [("infected", 31, "Kenya"), ("infected", 4, "Uganda"), ("infected", 1, "Mali")],
        ),
        (
            "The agency confirmed these deaths: Kenya (31), Uganda (4). Chad (2) and Mali (3).",
            [("killed", 31, "Kenya"), ("killed", 4, "Uganda"), ("killed", 2, "Chad"), ("killed", 3, "Mali")],
        ),
        (
            "Measles infections were found in Kenya (31), Aleppo, Syria (4) and Mali (3).",
            [("infected", 31, "Kenya"), ("infected", 4, "Aleppo"), ("infected", 3, "Mali")],
        ),
    ],
)
def test_each_number_has_its_place(text, found, pack):
    assert told(text, pack) == found


def test_denied_harm_is_not_the_heading(pack):
    found = told("These lands have reported cholera cases with no deaths - Kenya (31), Uganda (4) and Mali (3).", pack)
    assert [one for one in found if one[1]] == [
        ("infected", 31, "Kenya"),
        ("infected", 4, "Uganda"),
        ("infected", 3, "Mali"),
    ]
    assert ("killed", 0, "Kenya") not in found


def test_entries_have_the_source_and_day_of_their_heading(pack):
    text = "On Monday the ministry said deaths had been confirmed in Kenya (31), Uganda (4) and Mali (3)."
    for figure in figures(text, pack):
        assert (figure.source.text, figure.time.start, figure.time.end) == (
            "the ministry",
            date(2021, 5, 10),
            date(2021, 5, 10),
        )


def test_entries_are_parts_of_the_number_before_them(pack):
    whole, *parts = figures("On Monday 50 people were killed in Aleppo (20), Baghdad (25) and Mosul (5).", pack)
    assert (whole.quantity.low, whole.place) == (50, None)
    assert [(part.quantity.low, part.part_of) for part in parts] == [(n, whole.id) for n in (20, 25, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "The party won seats in Kenya (12), Uganda (4) and Mali (3) after the deaths.",
        "Quakes with many deaths struck Haiti (2010), Iran (2003) and Chile (2010).",
        "Those killed came from Kenya (12), Uganda (4) and Mali (3).",
        "Cholera cases and deaths were reported in Kenya (12), Uganda (4) and Mali (3).",
        "After the deaths Brazil beat Peru 3, Chile 4.",
        "Kelly Smith (12), Tom Jones (14) and Ann Lee (9) were among the dead.",
    ],
)
def test_lists_that_count_nobody_there(text, pack):
    assert told(text, pack) == []


def test_laboratory_confirmed_cases(pack):
    found = figures("Kenya has reported 2254 laboratory confirmed human cases of cholera, including 45 deaths.", pack)
    assert [(str(f.measure), f.quantity.low) for f in found] == [("infected", 2254), ("killed", 45)]
    assert "laboratory" not in {word for f in found for word in f.source.text.split()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Inspectors destroyed two Falcon 2 missiles.", [2]),
        ("Engineers destroyed seven Al Falcon 2 missiles and three Volga 4 launchers.", [7, 3]),
        ("Inspectors said that the army had destroyed Falcon 2 missiles.", []),
        ("Inspectors destroyed 12 Falcon missiles.", [12]),
    ],
)
def test_number_of_a_make(text, found, pack):
    assert [f.quantity.low for f in figures(text, pack)] == found
