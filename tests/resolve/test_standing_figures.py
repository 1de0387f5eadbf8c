"""Best, low and high of a series: who still stands by which number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from dateline.model.rows import RelationRow
from dateline.resolve.gather import series_rows
from handmade import figure


def given(id, day, low, high=None, *, source="Police", **values):
    """A figure of the one series, as of the day of its report."""
    report = {"report": f"{id}.txt", "report_key": f"R{id}", "origin": f"O{id}", "published": date(2022, 1, day)}
    own = {"id": id, "low": low, "high": low if high is None else high, "source": source, "cumulative": False}
    return figure(**(report | own | values))


def gathered(*rows, relations=()):
    (series,) = series_rows(rows, relations)
    return series


def test_each_holder_stands_by_its_last_number():
    series = gathered(given("F1", 5, 10), given("F2", 6, 14), given("F3", 6, 20, source="The hospital"))
    assert series.standing == ("F2", "F3")
    assert (series.standing_low, series.standing_high) == (14, 20)
    assert (series.lowest, series.highest) == (10, 20)


def test_what_most_origins_agree_with_is_best():
    series = gathered(
        given("F1", 6, 14, source="The ministry"),
        given("F2", 6, 20, source="The hospital"),
        given("F3", 6, 14, source="A union"),
    )
    assert (series.best_low, series.best_high) == (14, 14)


def test_a_number_comes_before_a_word_for_many_that_agrees_with_it():
    series = gathered(
        given("F1", 5, 24, 99, source="Residents"), given("F2", 5, 24, 99, source="A witness"), given("F3", 6, 44)
    )
    assert series.best == "F3"
    assert (series.standing_low, series.standing_high) == (24, 99)


def test_what_is_denied_conditional_or_taken_back_does_not_stand():
    series = gathered(
        given("F1", 5, 164, source="The ministry"),
        given("F2", 7, 164, source="The ministry", status="denied"),
        given("F3", 6, 300, status="conditional"),
        given("F4", 7, 44),
    )
    assert series.standing == ("F4",)
    assert series.best == "F4"


def test_what_a_report_revises_does_not_stand():
    revised = RelationRow(a="F1", b="F2", relation="revised", scope=(), same_origin=False, reason="rises")
    rows = (given("F1", 5, 10, source="The mayor"), given("F2", 6, 14))
    assert gathered(*rows, relations=[revised]).standing == ("F2",)
    assert gathered(*rows).standing == ("F1", "F2")


def test_copies_of_one_text_agree_as_one():
    copies = [replace(given(f"F{n}", 6, 20, source="The hospital"), origin="O9") for n in (1, 2, 3)]
    series = gathered(*copies, given("F4", 6, 14, source="The mayor"), given("F5", 6, 14, source="A union"))
    assert series.best_low == 14


def test_nothing_stands_where_all_is_denied():
    series = gathered(given("F1", 5, 10, status="denied"))
    assert (series.best, series.standing, series.standing_low, series.best_low) == ("", (), None, None)


def test_the_order_of_rows_does_not_matter():
    rows = [given("F1", 5, 10), given("F2", 6, 14), given("F3", 6, 20, source="The hospital"), given("F4", 6, 24, 99)]
    assert len({(gathered(*order).best, gathered(*order).standing) for order in permutations(rows)}) == 1


def test_no_high_lies_below_an_open_bound():
    series = gathered(given("F1", 5, 300, 999, source="The region"), given("F2", 5, 1001, source="A union"))
    open_end = gathered(given("F1", 5, 300, 999, source="The region"), replace(given("F2", 5, 1001), high=None))
    assert series.standing_high == open_end.standing_high == 1001


def relation(name):
    return RelationRow(a="F1", b="F2", relation=name, scope=(), same_origin=False, reason="")


def test_what_its_holder_took_back_is_no_latest_figure():
    """Where nothing else is told the denial is the latest, so no list has the number as one that holds."""
    rows = given("F1", 5, 103), given("F2", 6, 103, status="denied")
    assert gathered(*rows, relations=[relation("revised")]).latest == "F2"
    assert gathered(*rows, relations=[relation("contradicted")]).latest == "F1"


def test_a_range_leaves_out_what_was_taken_back():
    rows = given("F1", 5, 164), given("F2", 6, 164, status="denied"), given("F3", 6, 44)
    series = gathered(*rows, relations=[relation("revised")])
    assert (series.latest, series.lowest, series.highest) == ("F3", 44, 44)


def test_an_open_bound_agrees_with_no_number_far_from_it():
    series = gathered(
        given("F1", 6, 16, source="The ministry"),
        given("F2", 6, 40, source="A union"),
        replace(given("F3", 6, 200_000, source="The region"), low=None),
        replace(given("F4", 6, 38, source="A hospital"), high=None),
    )
    assert series.best == "F2"


def test_what_a_count_was_does_not_stand():
    words = "The toll is 30, up from 12."
    before = given(
        "F1", 6, 12, sentence_text=words, sentence=(0, len(words)), start=words.index("12"), end=len(words) - 1
    )
    series = gathered(given("F2", 6, 30), before)
    assert (series.standing, series.latest) == (("F2",), "F2")


def test_a_number_ten_times_smaller_than_what_two_origins_agree_on_is_not_the_best():
    series = gathered(
        replace(given("F1", 5, 301, source="A group"), high=None),
        replace(given("F2", 6, 301, source="A union"), high=None),
        given("F3", 6, 2, source="A witness"),
    )
    assert (series.best_low, series.best_high) == (301, None)
