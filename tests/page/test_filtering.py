"""Filters of an address."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import UsageError
from dateline.model.rows import ActorLink, ActorRow
from dateline.page import Asked, Snapshot
from dateline.page.filtering import claims_that_pass, events_that_pass, filters_of, series_that_pass
from handmade import HandRecord, event, figure, mention, series


def snapshot(**rows) -> Snapshot:
    return Snapshot(HandRecord(**rows))  # type: ignore[arg-type]


def asked(**values: str) -> Asked:
    return Asked("events", "", values)


def passing(row, **values: str) -> bool:
    snap = snapshot(figures=[row] if row.kind == "figure" else [], mentions=[row] if row.kind == "event" else [])
    return bool(claims_that_pass([row], filters_of(asked(**values)), snap))


@pytest.mark.parametrize("place", ["astrel", "Astrel", "KZ", " kz "])
def test_a_place_is_matched_as_a_whole_or_by_its_country(place):
    assert passing(figure(), place=place)


def test_a_part_of_a_name_is_another_place():
    assert not passing(figure(), place="Ast")


def test_several_values_mean_any_of_them():
    assert passing(figure(), measure="injured,killed")
    assert not passing(figure(), measure="injured,missing")


@pytest.mark.parametrize(
    ("name", "value"),
    [("measure", "dead"), ("type", "KILL"), ("status", "true"), ("since", "10.1.2022"), ("origins", "-1")],
)
def test_a_value_that_is_none_is_an_error_that_says_so(name, value):
    with pytest.raises(UsageError, match=name):
        filters_of(asked(**{name: value}))


def test_a_source_is_its_words_its_relay_or_the_outlet_in_its_own_voice():
    assert passing(figure(), source="official")
    assert passing(figure(via="state television"), source="television")
    assert passing(figure(source="", source_kind="outlet"), source="courier")
    assert not passing(figure(), source="courier")


def test_days_are_inclusive_and_what_has_no_day_passes_only_unasked():
    row = figure(time_start=date(2022, 1, 6), time_end=date(2022, 1, 8))
    assert passing(row, since="2022-01-08")
    assert passing(row, until="2022-01-06")
    assert not passing(row, since="2022-01-09")
    assert passing(figure())
    assert not passing(figure(), since="2022-01-01")


def test_an_actor_is_found_by_key_and_by_a_part_of_a_name():
    row = mention(agents=(ActorLink("riot police", 0, 1, "A1"),))
    assert passing(row, actor="A1")
    assert passing(row, actor="Riot")
    assert not passing(row, actor="army")


def test_an_actor_has_its_statements_by_its_names():
    actor = ActorRow(key="A1", name="the mayor", names=("the mayor", "Ana Sol"), mentions=1, reports=1)
    row = figure(source="Ana Sol")
    snap = snapshot(actors=[actor], figures=[row])
    assert claims_that_pass([row], filters_of(asked(actor="A1")), snap) == [row]


def test_events_pass_by_any_of_their_statuses_and_by_who_tells_them():
    row = event(statuses=("stated", "denied"))
    snap = snapshot(events=[row], mentions=[mention(source="Witnesses")])
    for values in ({"status": "denied"}, {"source": "witness"}, {"origins": "1"}, {"type": "COERCE"}):
        assert events_that_pass([row], filters_of(asked(**values)), snap) == [row]
    for values in ({"status": "conditional"}, {"source": "mayor"}, {"origins": "2"}, {"type": "PROTEST"}):
        assert events_that_pass([row], filters_of(asked(**values)), snap) == []


def test_a_series_passes_by_one_figure_that_passes_all_filters_at_once():
    rows = [figure(id="F1", place="Bel", place_name="Bel"), figure(id="F2", status="denied")]
    one = series(figures=("F1", "F2"))
    snap = snapshot(series=[one], figures=rows)
    assert series_that_pass([one], filters_of(asked(place="Bel")), snap) == [one]
    assert series_that_pass([one], filters_of(asked(status="denied")), snap) == [one]
    assert series_that_pass([one], filters_of(asked(status="denied", source="nobody")), snap) == []
