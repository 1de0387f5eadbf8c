"""Four digits: a time of the clock, a year long ago, or neither."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report


def times(text, pack):
    reading = read(make_report(text, published=date(2022, 1, 7)), pack)
    return [(m.text, m.value) for m in reading.times]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The convoy left at 1100 GMT.", [("1100 GMT", "2022-01-07T11:00")]),
        ("The bridge stays shut until 1100 local time.", [("1100 local time", "2022-01-07T11:00")]),
        ("The siege began at 0615 hours.", [("0615 hours", "2022-01-07T06:15")]),
        ("The talks should end by 1430.", []),
        ("Nobody may leave until 1215.", []),
        ("The road is closed from 2100 to 0530 local time.", [("0530 local time", "2022-01-07T05:30")]),
        ("The power was cut between 1000 and 1200 GMT.", [("1200 GMT", "2022-01-07T12:00")]),
        ("The toll rose to 1150.", []),
    ],
)
def test_clock_is_no_year(text, found, pack):
    assert times(text, pack) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The town burned down in 1066.", "1066"),
        ("The castle, built in 1100, was shelled.", "1100"),
        ("The mosque dates from the year 1200.", "1200"),
        ("The mill will close by 1930.", "1930"),
    ],
)
def test_year_remains(text, value, pack):
    assert [told for _, told in times(text, pack)] == [value]
