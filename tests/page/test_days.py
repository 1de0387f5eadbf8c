"""Days as people type them: what can be two days is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.page.days import read_day
from dateline.phrases import say_day


@pytest.mark.parametrize(
    "typed", ["2022-01-10", "10 January 2022", " 10  jan 2022", "10 Jan. 2022", "10 JANUARY, 2022"]
)
def test_a_day_is_read_as_it_is_shown_and_as_the_record_has_it(typed):
    assert read_day(typed) == date(2022, 1, 10)


@pytest.mark.parametrize(
    "typed", ["10/01/2022", "01-10-2022", "10 Ju 2022", "31 February 2022", "2022-02-31", "yesterday", ""]
)
def test_what_could_be_two_days_or_is_none_is_not_read(typed):
    assert read_day(typed) is None


@given(st.dates())
def test_every_day_that_a_page_shows_can_be_typed_back(day):
    if day.year >= 1000:
        assert read_day(say_day(day)) == day
        assert read_day(day.isoformat()) == day
