"""The latest figure of each measure in each place: what is told, what is left out, what is a gap."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import UsageError
from dateline.record.latest import latest_rows, main_series
from handmade import event, figure, series

PLACED = {"place_admin1": "Astrel Province", "place_country": "KZ"}


def told(figures, groups=None, events=(), by="admin1", measures=("killed",)):
    """Rows of series that hold one figure each, unless ``groups`` says otherwise."""
    groups = groups or [
        series(
            key=f"N{row.id}",
            measure=row.measure,
            figures=(row.id,),
            latest=row.id,
            standing=(row.id,),
            as_of=row.time_end or row.published,
            status=row.status,
            place=row.place,
            place_id=row.place_id,
        )
        for row in figures
    ]
    return latest_rows(groups, figures, events, by=by, measures=measures)


def test_a_division_has_one_figure_and_the_country_another_and_nothing_is_added_up():
    town = figure(id="F1", low=20, high=20, **PLACED)
    land = {"place": "Kazakhstan", "place_name": "Kazakhstan", "place_country": "KZ", "place_precision": "country"}
    whole = figure(id="F2", low=30, high=30, **land)
    rows = told([town, whole])
    assert [(row.place, row.place_kind, row.low) for row in rows] == [
        ("", "country", 30),
        ("Astrel Province", "admin1", 20),
    ]
    assert rows[1].counted_in == "Astrel" and rows[0].counted_in == ""


def test_a_lowest_bound_stays_one():
    (row,) = told([figure(low=20, high=None, text="at least 20", **PLACED)])
    assert (row.low, row.high, row.range_low, row.range_high) == (20, None, 20, None)


def test_a_place_without_a_figure_is_a_gap_and_no_nought():
    counted = figure(id="F1", **PLACED)
    other = event(place_admin1="Borrel Province", place_country="KZ", place_name="Borrel")
    rows = told([counted], events=[other], measures=("killed", "displaced"))
    gaps = [(row.place, row.measure) for row in rows if row.figure is None]
    assert gaps == [("Astrel Province", "displaced"), ("Borrel Province", "killed"), ("Borrel Province", "displaced")]
    assert all(row.low is None and row.high is None for row in rows if row.figure is None)


@pytest.mark.parametrize(
    "doubt",
    [
        {"status": "denied"},
        {"status": "conditional"},
        {"time_start": date(2011, 12, 1), "time_end": date(2011, 12, 31), "time_basis": "stated"},
    ],
)
def test_what_is_denied_planned_or_long_ago_is_no_figure_of_a_place_but_is_named(doubt):
    (row,) = told([figure(**PLACED, **doubt)])
    assert row.figure is None and row.others == ("NF1",)


def test_people_come_before_some_of_them_and_the_place_before_a_part_of_it():
    officers = figure(id="F1", low=9, high=9, group="police", people="officers", published=date(2022, 1, 12), **PLACED)
    staff = figure(id="F2", low=5, high=5, people="UN staff", published=date(2022, 1, 12), **PLACED)
    people = figure(id="F3", low=20, high=20, **PLACED)
    (row,) = told([officers, staff, people])
    assert (row.figure, set(row.others)) == ("F3", {"NF1", "NF2"})
    province = figure(id="F4", low=44, high=44, place="Astrel Province", place_name="Astrel Province", **PLACED)
    (row,) = told([people, province])
    assert (row.figure, row.counted_in) == ("F4", "")


def test_of_two_like_counts_the_later_is_told():
    rows = told([figure(id="F1", **PLACED), figure(id="F2", low=170, published=date(2022, 1, 12), **PLACED)])
    assert [row.figure for row in rows] == ["F2"]


def test_a_range_lies_between_the_outermost_bounds():
    figures = [figure(id="F1", low=20, high=24, **PLACED), figure(id="F2", low=30, high=None, **PLACED)]
    group = series(figures=("F1", "F2"), latest="F1", standing=("F1", "F2"))
    (row,) = told(figures, [group])
    assert (row.range_low, row.range_high) == (20, 30)


def test_a_series_in_doubt_is_told_by_its_last_firm_figure():
    figures = [figure(id="F1", **PLACED), figure(id="F2", low=900, high=900, status="unconfirmed", **PLACED)]
    group = series(figures=("F1", "F2"), latest="F2", standing=("F1", "F2"), status="unconfirmed")
    (row,) = told(figures, [group])
    assert (row.figure, row.low, row.status) == ("F1", 164, "attributed")


def test_a_table_by_country_or_place_has_other_lines():
    figures = [figure(id="F1", **PLACED), figure(id="F2", place="", place_name="", place_country="", place_id=None)]
    assert [(row.country, row.place, row.place_kind) for row in told(figures, by="country")] == [
        ("KZ", "", "country"),
        ("", "", "unknown"),
    ]
    assert [(row.place, row.place_kind) for row in told(figures, by="place")] == [("Astrel", "place"), ("", "unknown")]
    with pytest.raises(UsageError, match="admin1"):
        told(figures, by="village")


@pytest.mark.parametrize(
    ("low", "high", "words", "id"),
    [
        (900, None, "more than 899", "F2"),
        (60, 60, "60", "F2"),
        (3, 3, "three", "F1"),  # no tenth of the best number
        (24, 99, "dozens", "F1"),  # a word for many
    ],
)
def test_a_series_is_told_by_its_latest_number(low, high, words, id):
    figures = [
        figure(id="F1", low=70, high=70, **PLACED),
        figure(id="F2", low=low, high=high, text=words, published=date(2022, 1, 12), **PLACED),
    ]
    group = series(figures=("F1", "F2"), latest="F2", best="F1", standing=("F1", "F2"))
    (row,) = told(figures, [group])
    assert row.figure == id
    bounds = [bound for bound in (70, low, high) if bound is not None]
    assert (row.range_low, row.range_high) == (min(bounds), max(bounds))


def counted(id, low, origins, text="", **values):
    row = figure(id=id, low=low, high=values.pop("high", low), text=text or str(low), **PLACED)
    return row, series(key=f"N{id}", figures=(id,), latest=id, standing=(id,), origins=origins, **values)


def test_a_few_or_a_word_for_many_do_not_stand_for_the_place():
    (many, a), (few, b), (vague, c) = (
        counted("F1", 40_000, 2),
        counted("F2", 3, 4),
        counted("F3", 20_000, 5, text="tens of thousands", high=99_999),
    )
    (row,) = told([many, few, vague], [a, b, c])
    assert (row.figure, set(row.others)) == ("F1", {"NF2", "NF3"})


def test_what_most_origins_tell_comes_before_a_running_total_of_fewer():
    (more, a), (total, b) = counted("F1", 60, 5, cumulative=False), counted("F2", 80, 2)
    assert told([more, total], [a, b])[0].figure == "F1"
    assert main_series([a, b], {"F1": more, "F2": total}) == {"NF1"}
