"""First rows of a report or origin, counted, are the distinct reports and origins."""

from __future__ import annotations

import datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mirror import firsts

DAYS = st.none() | st.dates(datetime.date(2021, 12, 20), datetime.date(2022, 2, 10))
ROWS = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 2), st.sampled_from(["XA", "XB", "", None]), st.sampled_from("km"), DAYS
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def base():
    with duckdb.connect() as made:
        yield made


def groups(base, *, shared, period, since):
    keys = [f"nullif({name}, '')" for name in shared]
    if period:
        keys.append(f"date_trunc('{period}', day)")
    told = [
        firsts.counted(
            of, shared, period=f"CAST(date_trunc('{period}', day) AS DATE)" if period else None, since=bool(since)
        )
        for of in firsts.OF
    ]
    exact = [f"count(DISTINCT {of})" for of in firsts.OF]
    where, values = ("day >= CAST($since AS DATE)", {"since": since}) if since else ("true", {})
    return base.execute(
        f"SELECT {', '.join([*keys, *told, *exact])} FROM told WHERE {where} GROUP BY ALL", values
    ).fetchall()


@settings(max_examples=60, deadline=None)
@given(
    rows=ROWS, period=st.sampled_from([None, "day", "week", "month", "year"]), since=st.none() | st.just("2022-01-05")
)
def test_first_rows_are_as_many_as_there_are_reports_and_origins(base, rows, period, since):
    base.execute(
        "CREATE OR REPLACE TABLE rows "
        "(report UBIGINT, origin UBIGINT, place_country VARCHAR, measure VARCHAR, day DATE)"
    )
    if rows:
        base.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", rows)
    base.execute(f"CREATE OR REPLACE TABLE told AS {firsts.beside('FROM rows')}")
    for shared in firsts.SETS:
        for *_, reports, origins, all_reports, all_origins in groups(base, shared=shared, period=period, since=since):
            assert (reports, origins) == (all_reports, all_origins)


def test_what_no_group_shares_is_counted_one_by_one():
    assert firsts.counted("report", {"place_admin1"}, period=None, since=False) == "count(DISTINCT report)"
    assert firsts.counted("origin", None, period=None, since=False) == "count(DISTINCT origin)"
