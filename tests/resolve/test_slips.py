"""Falls of a count, with the other figures of its series beside them."""

from __future__ import annotations

import dataclasses
from datetime import date

from dateline.resolve import PlainReport, resolve
from handmade import figure

BODY = "Marta Ottokar of the health ministry in Astrel spoke at Astrel town hall of the Reds and the Greens."


def one(number, day, *, sentence="The health ministry said {n} people had been killed since October 7."):
    words = sentence.format(n=number)
    at = words.index(str(number))
    return figure(
        id=f"F{day}{number}", report=f"r{day}", report_key=f"r{day}", outlet=f"Post {day}",
        published=date(2024, 3, day), low=number, high=number, text=str(number), approx=False, cumulative=True,
        source="the health ministry",
        source_kind="government", status="attributed", part_of="", story=None, origin=None, sentence_text=words,
        sentence=(0, len(words)), start=at, end=at + len(str(number)), time_start=date(2023, 10, 7),
        time_end=date(2024, 3, day), time_precision="range", time_basis="stated",
    )  # fmt: skip


def relations(*figures):
    reports = [
        PlainReport(key=row.report_key, name=row.report, published=row.published, body=f"{BODY} {row.report_key}")
        for row in figures
    ]
    return {(row.a, row.b): row for row in resolve(reports, figures).relations}


def test_two_digits_that_changed_places_are_told():
    told = relations(one(1234, 4), one(1251, 5), one(1624, 6), one(1270, 7))
    row = told["F61624", "F71270"]
    assert row.relation == "suspicious"
    assert "1,264 with two digits in each other's place" in row.reason


def test_a_fall_that_no_digits_explain_is_a_fall():
    told = relations(one(1234, 4), one(1251, 5), one(1101, 6), one(1120, 7))
    assert told["F51251", "F61101"].relation == "suspicious"
    assert "digit" not in told["F51251", "F61101"].reason


def test_a_correction_told_in_between_explains_a_fall():
    mended = "The health ministry said {n} people had been killed since October 7, correcting an earlier figure."
    told = relations(one(1234, 4), one(1251, 5), one(1101, 6, sentence=mended), one(1120, 7))
    assert told["F51251", "F71120"].relation == "revised"
    assert "corrected, as Post 6 of 6 March 2024 tells" in told["F51251", "F71120"].reason


def test_a_slow_rise_with_the_same_digits_is_no_alarm():
    told = relations(one(72037, 4), one(72073, 5), one(72080, 6))
    assert {row.relation for row in told.values()} == {"revised"}


def test_an_older_number_told_later_with_two_digits_turned_is_a_slip():
    true, turned = one(1431, 4), one(1413, 5)
    turned = dataclasses.replace(turned, time_end=date(2024, 3, 3))
    (row,) = relations(true, turned).values()
    assert row.relation == "suspicious"


def test_an_older_number_that_came_out_first_is_revised():
    first = dataclasses.replace(one(1413, 4), time_end=date(2024, 3, 3))
    (row,) = relations(first, one(1431, 5)).values()
    assert row.relation == "revised"
