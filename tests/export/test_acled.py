"""Events in ACLED's columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.export import acled_columns, acled_rows

DOCS = (Path(__file__).parents[2] / "docs/reference/acled.md").read_text("utf-8")
_ACLED = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp
"""
ACLED = _ACLED.split()


@pytest.fixture
def lines(tmp_path):
    """Lines of what was read out of a text of 6 January 2022."""
    with dateline.open(tmp_path / "a.dateline") as record:

        def read(text, change=lambda event: event):
            (tmp_path / "a.txt").write_text(text)
            record.read(tmp_path / "a.txt", published="2022-01-06")
            return list(acled_rows([change(one) for one in record.events()], record.mentions(), record.figures()))

        yield read


def test_the_columns_of_acled_come_first_in_their_order():
    assert list(acled_columns())[: len(ACLED)] == ACLED


def test_columns_of_our_own_are_documented():
    assert [name for name in acled_columns() if name not in ACLED and f"`{name}`" not in DOCS] == []


def test_who_meets_whom_decides_the_type_of_an_assault(lines):
    (line,) = lines("ALMATY - Soldiers shot dead two villagers in Almaty on Wednesday.")
    assert (line["event_type"], line["inter1"], line["inter2"], line["interaction"]) == (
        "Violence against civilians",
        1,
        7,
        17,
    )
    assert (line["event_date"], line["time_precision"], line["geo_precision"]) == ("2022-01-05", 1, 1)
    assert (line["iso"], line["country"], line["fatalities"]) == (398, "Kazakhstan", 2)


def test_people_of_whom_no_more_is_told_are_not_called_civilians(lines):
    (line,) = lines("ALMATY - Twelve people were killed in Almaty on Wednesday, police said.")
    assert (line["event_type"], line["inter2"], line["civilian_targeting"]) == ("", None, "")


def test_words_for_many_count_as_acled_has_them_and_keep_their_bounds(lines):
    (line,) = lines("ALMATY - Dozens of people were killed in Almaty on Wednesday, police said.")
    assert (line["fatalities"], line["fatalities_low"], line["fatalities_high"]) == (12, 12, 99)
    assert line["fatalities_words"].startswith("Dozens")


def test_the_dead_of_two_groups_are_not_added_up(lines):
    (line,) = lines("ALMATY - Five soldiers and two civilians were killed in Almaty on Wednesday, police said.")
    assert line["fatalities"] is None
    assert "Five" in line["fatalities_words"] and "two" in line["fatalities_words"]


def test_what_is_only_known_to_be_in_a_country_has_no_point(lines):
    (line,) = lines(
        "Soldiers shot dead two villagers in Almaty on Wednesday.",
        lambda event: replace(event, place_precision="country"),
    )
    assert (line["latitude"], line["longitude"], line["geo_precision"]) == (None, None, 3)


def test_a_week_has_the_precision_of_a_week_and_an_unknown_day_none(lines):
    text = "Soldiers shot dead two villagers in Almaty on Wednesday."
    (week,) = lines(text, lambda event: replace(event, time_end=date(2022, 1, 9)))
    (open_day,) = lines(text, lambda event: replace(event, time_start=None, time_end=None))
    assert week["time_precision"] == 2
    assert (open_day["event_date"], open_day["year"], open_day["time_precision"]) == (None, None, None)


def test_talk_and_what_is_only_planned_are_left_out(lines):
    assert lines("The mayor demanded the resignation of the minister on Wednesday.") == []
    assert lines("Opposition leaders plan to hold a rally in Almaty on Saturday.") == []


def test_a_building_has_no_code_of_those_who_use_it(lines):
    (line,) = lines("ALMATY - A crowd burned a police station in Almaty on Wednesday.")
    assert (line["actor2"], line["inter2"], line["interaction"]) == ("a police station", None, None)


def test_violence_by_demonstrators_is_a_riot(lines):
    (line,) = lines("ALMATY - Demonstrators attacked police officers in Almaty on Wednesday, police said.")
    assert (line["event_type"], line["sub_event_type"], line["inter1"]) == ("Riots", "Violent demonstration", 6)


def test_what_acled_demands_and_reports_leave_open_is_named(lines):
    text = "ALMATY - Twelve people were killed in Almaty on Wednesday, police said."
    (line,) = lines(text, lambda event: replace(event, time_start=None, time_end=None))
    assert line["left_open"] == "event_date; event_type; sub_event_type; actor1"
    assert line["first_reported"] == "2022-01-06"
