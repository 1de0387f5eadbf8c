"""Days of the week that a body names."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve.days.told import find_told, last_such


def told(body):
    return [one.weekday for one in find_told(body)]


def test_past_days_are_found_in_order():
    assert told("Shops burnt on Wednesday. Soldiers came on Thursday.") == [2, 3]


@pytest.mark.parametrize(
    "body",
    [
        "The court will sit on Friday.",
        "Crowds meet there every Friday.",
        "On Fridays the mosque is full.",
        "Troops left on Friday, January 28.",
        "They met on Friday 28 January.",
        "Last Friday he was seen again.",
        "The talks are due on Friday.",
    ],
)
def test_days_ahead_and_days_that_are_told_are_left_out(body):
    assert told(body) == []


def test_the_day_itself_is_the_nearest():
    assert last_such(date(2022, 1, 6), 3) == date(2022, 1, 6)
    assert last_such(date(2022, 1, 5), 3) == date(2021, 12, 30)
