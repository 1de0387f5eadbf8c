"""Which events are part of a larger one."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve.events.umbrellas import with_parts
from handmade import event

WEEK = {"time_start": date(2022, 1, 2), "time_end": date(2022, 1, 9), "time_precision": "range"}
COUNTRY = {"place": "Borland", "place_name": "Borland", "place_id": 9, "place_precision": "country"}
LARGE = WEEK | COUNTRY | {"key": "V1", "story": "C1", "type": "PROTEST", "mode": "demo", "text": "protests"}
MARCH = {"key": "V2", "story": "C1", "type": "PROTEST", "mode": "demo", "text": "marched"}


def parts(*rows):
    return {row.key: row.part_of for row in with_parts([event(**values) for values in rows])}


def test_a_march_of_one_day_is_part_of_a_week_of_protests_in_the_country():
    assert parts(LARGE, MARCH) == {"V1": "", "V2": "V1"}


def test_what_lasts_longer_in_one_town_takes_in_a_day_of_it():
    town = {"place": "Astrel", "place_id": 1, "place_precision": "city"}
    assert parts(LARGE | town, MARCH)["V2"] == "V1"


@pytest.mark.parametrize(
    "values",
    [
        {"story": "C2"},
        {"type": "ASSAULT", "mode": "", "text": "clash"},
        {"place_country": "US"},
        {"place_precision": "unknown"},
        {"time_start": date(2022, 2, 6), "time_end": date(2022, 2, 6)},
        {"time_start": None, "time_end": None},
        {"status": "conditional"},
    ],
    ids=lambda values: next(iter(values)),
)
def test_what_is_other_or_unknown_is_part_of_nothing(values):
    assert parts(LARGE, MARCH | values)["V2"] == ""


@pytest.mark.parametrize(
    "values",
    [
        {"text": "protest"},
        {"text": "marched"},
        {"status": "denied"},
        {"time_start": date(2022, 1, 6), "time_end": date(2022, 1, 6)},
    ],
    ids=["one protest", "a march", "denied", "a day"],
)
def test_one_that_is_no_larger_event_takes_in_nothing(values):
    assert parts(LARGE | values, MARCH)["V2"] == ""


def test_unrest_takes_in_what_police_did():
    arrest = MARCH | {"type": "COERCE", "mode": "arrest", "text": "arrested"}
    assert parts(LARGE | {"text": "unrest"}, arrest)["V2"] == "V1"
    assert parts(LARGE, arrest)["V2"] == ""


def test_the_narrowest_is_taken_and_of_two_alike_neither():
    short = LARGE | {"key": "V3", "time_start": date(2022, 1, 5), "time_end": date(2022, 1, 7)}
    assert parts(LARGE, short, MARCH)["V2"] == "V3"
    assert parts(LARGE, LARGE | {"key": "V4"}, MARCH)["V2"] == ""


def test_a_shorter_row_of_protests_is_part_of_a_longer_one():
    town = {"place": "Astrel", "place_id": 1, "place_precision": "city", "key": "V3", "time_end": date(2022, 1, 7)}
    assert parts(LARGE, LARGE | town)["V3"] == "V1"
