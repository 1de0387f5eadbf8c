"""Series, events and actors of a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.rows import ActorLink
from dateline.resolve import resolve
from dateline.resolve.gather import event_rows, series_rows, timeline_rows
from dateline.resolve.plain import key_of
from handmade import figure, mention
from resolve.test_origins import report


def row(id, report="a", **values):
    day = {
        "time_start": date(2022, 1, 5),
        "time_end": date(2022, 1, 5),
        "time_precision": "day",
        "time_basis": "stated",
    }
    own = {"id": id, "report": report, "report_key": report, "story": None, "origin": None, "cumulative": False}
    return figure(**(day | own | {"published": date(2022, 1, 6)} | values))


ABOUT = "People in Astrel and in Borvia spoke of Mayor Ottokar, and {} of them said that Astrel was calm again."
REPORTS = [report("a", ABOUT.format("ten")), report("b", ABOUT.format("most")), report("c", ABOUT.format("few"))]


def series(*rows):
    found = resolve(REPORTS, list(rows)).series
    return [found[one.id] for one in rows]


def test_one_toll_in_two_reports_is_one_series():
    first, second = series(row("F1"), row("F2", "b", low=170, high=170))
    assert first == second


def test_one_who_died_is_told_in_passing_and_is_no_toll_that_fell():
    passing = {"text": "a", "low": 1, "high": 1, "sentence_text": "A man was beaten to death."}
    toll, single, again = series(row("F1"), row("F2", "b", **passing), row("F3", "c", **passing))
    assert toll != single
    assert single == again


def test_where_nobody_counts_more_one_is_a_count():
    one = {"text": "a", "low": 1, "high": 1, "sentence_text": "A man was killed."}
    first, second = series(row("F1", **one), row("F2", "b", low=2, high=2, text="two"))
    assert first == second


@pytest.mark.parametrize(
    "values",
    [
        {"measure": "injured"},
        {"group": "police"},
        {"place": "Borvia", "place_id": 2, "place_lat": 40.0},
        {"cumulative": True},
        {"time_start": date(2021, 3, 1), "time_end": date(2021, 3, 1)},
        {"status": "conditional"},
    ],
    ids=lambda values: next(iter(values)),
)
def test_what_counts_another_thing_is_another_series(values):
    first, second = series(row("F1"), row("F2", "b", low=7, high=7, **values))
    assert first != second


def test_a_figure_without_a_day_goes_to_the_only_event():
    undated = {"time_start": None, "time_end": None, "time_precision": "unknown", "time_basis": "none"}
    first, second = series(row("F1"), row("F2", "b", **undated))
    assert first == second
    far = {"time_start": date(2021, 3, 1), "time_end": date(2021, 3, 1)}
    first, other, second = series(
        row("F1"), row("F3", "c", low=7, high=7, **far), row("F2", "b", low=9, high=9, **undated)
    )
    assert len({first, other, second}) == 3


def test_a_place_only_carried_over_goes_to_the_only_place_that_fits():
    elsewhere = {"place": "Borvia", "place_id": 2, "place_start": 900}
    first, second = series(row("F1"), row("F2", "b", **elsewhere))
    assert first == second


def test_a_square_belongs_to_the_town_of_its_report():
    square = {"place": "Bread Square", "place_id": None, "place_name": "", "place_precision": "site", "place_lat": None}
    first, second, third = series(row("F1"), row("F2", **square), row("F3", "b"))
    assert first == second == third


def test_keys_are_short_and_say_what_they_are():
    (key,) = series(row("F1"))
    assert key[0] == "N"
    assert len(key) == 9
    assert key_of("N", ["a", "b"]) != key_of("N", ["ab"])


def act(id, report="a", agents=("Reds",), recipients=(), **values):
    own = {"id": id, "report": report, "report_key": report, "event": None, "origin": None, "story": None}
    own |= {"time_start": date(2022, 1, 5), "time_end": date(2022, 1, 5), "time_precision": "day"}
    own |= {"time_basis": "stated"}
    own |= {
        role: tuple(ActorLink(name, 0, 4) for name in names)
        for role, names in (("agents", agents), ("recipients", recipients))
    }
    return mention(**(own | values))


def events(*rows):
    found = resolve(REPORTS, list(rows)).event
    return [found[one.id] for one in rows]


def test_one_type_place_and_day_is_one_event():
    first, second = events(act("E1"), act("E2", "b"))
    assert first == second


@pytest.mark.parametrize(
    "values",
    [
        {"type": "ASSAULT"},
        {"place": "Borvia", "place_id": 2},
        {"place": "", "place_id": None, "place_name": ""},
        {"place_precision": "country"},
        {"time_start": date(2022, 1, 6), "time_end": date(2022, 1, 6)},
        {"time_start": None, "time_end": None, "time_precision": "unknown"},
        {"time_precision": "week"},
        {"status": "conditional"},
        {"time_basis": "published"},
        {"agents": ("Greens",)},
    ],
    ids=lambda values: next(iter(values)),
)
def test_what_is_unknown_or_other_is_never_joined(values):
    first, second = events(act("E1"), act("E2", "b", **values))
    assert first != second


def test_a_mention_without_actors_joins():
    first, second = events(act("E1"), act("E2", "b", agents=()))
    assert first == second


def test_a_mention_that_names_nobody_does_not_make_one_of_two_clashes():
    first, second, vague = events(act("E1"), act("E2", "b", agents=("Greens",)), act("E3", "c", agents=()))
    assert len({first, second, vague}) == 3


def test_a_pronoun_is_no_actor():
    (key,) = actors("they")
    assert key == ""


def test_headline_and_text_of_one_report_are_one_event_even_without_a_day():
    vague = {"time_start": None, "time_end": None, "time_precision": "unknown"}
    first, second = events(act("E1", zone="headline", **vague), act("E2", **vague))
    assert first == second
    first, second = events(act("E1", **vague), act("E2", "b", **vague))
    assert first != second


def actors(*names):
    rows = [act(f"E{at}", agents=(name,)) for at, name in enumerate(names)]
    links = resolve(REPORTS, rows).actors
    return [links[one.id]["agents"][0] if one.id in links else "" for one in rows]


def test_a_surname_is_the_only_full_name_that_ends_so():
    first, second, third = actors("Mr Ottokar", "President Ulrik Ottokar", "Ulrik Ottokar")
    assert first == second == third
    first, *_ = actors("Ottokar", "Ulrik Ottokar", "Anna Ottokar")
    assert first not in _


def test_initials_are_the_only_name_that_has_them():
    first, second = actors("CSTO", "the Collective Security Treaty Organisation")
    assert first == second


def test_police_of_two_countries_are_two_actors():
    rows = [act("E1", agents=("police",)), act("E2", "b", agents=("the police",)), act("E3", "c", agents=("police",))]
    rows[2] = replace(rows[2], place_country="EG")
    links = resolve(REPORTS, rows).actors
    first, second, third = (links[one.id]["agents"][0] for one in rows)
    assert first == second != third


@settings(deadline=None)
@given(st.permutations(range(8)))
def test_resolving_does_not_depend_on_the_order(order):
    rows = [
        row("F1"),
        row("F2", "b", low=170, high=170, published=date(2022, 1, 8)),
        row("F3", "c", low=9, high=9, place="", place_id=None, place_name="", place_precision="unknown"),
        row("F4", low=12, high=12, group="police"),
        row("F5", "b", low=7, high=7, time_start=None, time_end=None, time_basis="none"),
        act("E1"),
        act("E2", "b", agents=()),
        act("E3", "c", agents=("Greens",)),
    ]
    assert resolve([REPORTS[at % 3] for at in order[:3]] and REPORTS[::-1], [rows[at] for at in order]) == resolve(
        REPORTS, rows
    )


def test_the_latest_figure_of_a_series_is_that_of_the_latest_report():
    rows = [
        row("F1", low=18, high=18),
        row("F2", "b", low=27, high=27, published=date(2022, 1, 8), status="denied"),
        row("F3", "c", low=20, high=20, published=date(2022, 1, 7)),
    ]
    rows = [replace(one, series="N1", origin=one.report) for one in rows]
    (gathered,) = series_rows(rows, [])
    assert (gathered.latest, gathered.low, gathered.lowest, gathered.highest) == ("F3", 20, 18, 20)
    assert (gathered.reports, gathered.origins, gathered.figures) == (3, 3, ("F1", "F3", "F2"))


def test_an_event_counts_origins_not_reports():
    rows = [replace(act(f"E{at}", at), event="V1", origin="O1") for at in "ab"]
    (event,) = event_rows(rows)
    assert (event.reports, event.origins, event.mentions) == (2, 1, ("Ea", "Eb"))


def test_the_timeline_is_by_day_with_unknown_days_last():
    known = replace(act("E1"), event="V1")
    unknown = replace(act("E2"), event="V0", time_start=None, time_end=None, time_precision="unknown")
    days = [line.day for line in timeline_rows(event_rows([unknown, known]), [row("F1")])]
    assert days == [date(2022, 1, 5), date(2022, 1, 5), None]


def test_a_toll_of_long_ago_is_no_latest_figure():
    old = {"time_start": date(1911, 1, 1), "time_end": date(1911, 12, 31), "published": date(2022, 1, 9)}
    rows = [
        replace(row("F1", low=18, high=18), series="N1"),
        replace(row("F2", "b", low=400, high=400, **old), series="N1"),
    ]
    (gathered,) = series_rows(rows, [])
    assert gathered.latest == "F1"


def test_one_odd_number_is_one_series_whatever_else_is_told():
    country = {"place": "Kazakhstan", "place_id": 2, "place_name": "Kazakhstan", "place_precision": "country"}
    since = {"cumulative": True, "time_start": date(2022, 1, 2), "time_end": date(2022, 1, 6)}
    first, second = series(row("F1"), row("F2", "b", **country, **since))
    assert first == second


def test_words_for_many_join_nothing():
    country = {"place": "Kazakhstan", "place_id": 2, "place_name": "Kazakhstan", "place_precision": "country"}
    many = {"low": 2000, "high": 9999, "approx": True}
    abroad = {"sentence_text": "Thousands have been held in Kazakhstan."}
    first, second = series(row("F1", **many), row("F2", "b", **country, **many, **abroad))
    assert first != second


def test_demonstrators_are_people_where_one_number_says_so():
    soldiers = row("F3", "c", group="military", low=3, high=3)
    first, second, _ = series(
        row("F1", low=24, high=24, group="demonstrators"), row("F2", "b", low=24, high=24), soldiers
    )
    assert first == second
    first, second, _ = series(
        row("F1", low=24, high=24, group="demonstrators"), row("F2", "b", low=90, high=90), soldiers
    )
    assert first != second


def test_chains_make_no_event():
    first, _, third = events(
        act("E1", agents=("Reds",), recipients=()),
        act("E2", "b", agents=(), recipients=("Blues",)),
        act("E3", "c", agents=("Greens",), recipients=("Blues",)),
    )
    assert first != third


def test_a_man_of_one_report_is_not_the_man_of_another():
    rows = [act("E1", agents=("a man",)), act("E2", "b", agents=("a man",)), act("E3", "c", agents=("a truck",))]
    links = resolve(REPORTS, rows).actors
    assert links["E1"]["agents"] != links["E2"]["agents"]
    assert links["E3"]["agents"] == [""]


def test_an_assault_of_no_known_kind_needs_somebody_in_common():
    first, second = events(
        act("E1", type="ASSAULT", mode="", text="attacked", agents=("Reds",)),
        act("E2", "b", type="ASSAULT", mode="", text="hurt", agents=(), recipients=("Blues",)),
    )
    assert first != second


KAZLAND = {"place": "Kazland", "place_id": 9, "place_name": "Kazland", "place_precision": "country", "place_lat": None}


def test_a_number_that_city_and_country_once_had_does_not_make_them_one():
    """One report gives both counts, so they are two, though 26 were counted in either on some day."""
    country = row("F1", low=164, high=164, **KAZLAND)
    city = row("F2", low=103, high=103, start=200, end=203, sentence=(180, 230))
    city = replace(city, place_start=190, sentence_text="Of the dead, 103 were counted in Astrel that day..")
    early = row("F3", "b", low=26, high=26)
    late = row("F4", "c", low=26, high=26, **KAZLAND)
    keys = series(country, city, early, late)
    assert keys[1] == keys[2]
    assert keys[0] == keys[3]
    assert keys[0] != keys[1]


def test_without_such_a_report_the_town_and_its_country_have_one_toll():
    first, second = series(row("F1", low=84, high=84), row("F2", "b", low=84, high=84, **KAZLAND))
    assert first == second
