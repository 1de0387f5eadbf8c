from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.rows import ActorLink
from dateline.model.vocabulary import MODES, EventType, Group, Measure, SourceKind, Status
from dateline.phrases import (
    say_bounds,
    say_claim,
    say_count,
    say_day,
    say_days,
    say_event,
    say_names,
    say_place,
    say_series,
    say_time,
    spokesman,
    wording,
)
from handmade import event, figure, mention, series, statement


@pytest.mark.parametrize(
    ("low", "high", "approx", "words", "said"),
    [
        (164, 164, False, "164", "164"),
        (1000, 1000, True, "about 1,000", "about 1,000"),
        (164, None, False, "at least 164", "at least 164"),
        (301, None, False, "more than 300", "more than 300"),
        (301, None, False, "", "at least 301"),
        (None, 400, False, "up to 400", "up to 400"),
        (None, 400, True, "nearly 400", "nearly 400"),
        (None, 99, False, "fewer than 100", "fewer than 100"),
        (24, 99, True, "dozens", "24-99"),
        (20000, 99999, True, "tens of thousands", "20,000-99,999"),
        (0, 0, False, "no one", "0"),
        (None, None, False, "", "not known"),
    ],
)
def test_bounds_in_words(low, high, approx, words, said):
    assert say_bounds(low, high, approx, words) == said


@given(st.integers(0, 10**9) | st.none(), st.integers(0, 10**9) | st.none(), st.booleans(), st.text())
def test_bounds_never_hide_a_missing_side(low, high, approx, words):
    said = say_bounds(low, high, approx, words)
    if low is not None and high is None:
        assert said.startswith(("at least", "more than"))
    if low is None and high is not None:
        assert said.startswith(("up to", "nearly", "fewer than"))


def test_a_day_is_in_words():
    assert say_day(date(2022, 1, 6)) == "6 January 2022"
    assert say_day(None) == "not known"


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        (date(2022, 1, 6), date(2022, 1, 6), "day", "6 January 2022"),
        (date(2022, 1, 3), date(2022, 1, 9), "week", "3 to 9 January 2022"),
        (date(2022, 1, 28), date(2022, 2, 3), "range", "28 January to 3 February 2022"),
        (date(2021, 12, 28), date(2022, 1, 3), "range", "28 December 2021 to 3 January 2022"),
        (date(2022, 2, 1), date(2022, 2, 28), "month", "February 2022"),
        (date(2022, 1, 1), date(2022, 12, 31), "year", "2022"),
        (date(2022, 1, 1), None, "range", "since 1 January 2022"),
        (None, date(2022, 1, 6), "range", "until 6 January 2022"),
        (None, None, "unknown", "not known"),
        (date.max, date.max, "day", "31 December 9999"),
        (date(9999, 1, 1), date.max, "year", "1 January to 31 December 9999"),
    ],
)
def test_days_in_words(start, end, precision, said):
    assert say_days(start, end, precision) == said


def test_a_figure_in_one_phrase():
    assert say_claim(figure()) == (
        "164 people killed, in Astrel, according to officials (Sample Courier, 10 January 2022)"
    )


def test_a_relay_is_named():
    assert "according to officials, via state television" in say_claim(figure(via="state television"))


def test_what_the_outlet_states_is_credited_to_nobody_else():
    said = say_claim(figure(source="", source_kind="outlet", status="stated"))
    assert said == "164 people killed, in Astrel (Sample Courier, 10 January 2022)"


def test_a_source_that_is_not_named_is_said_to_be_so():
    assert "reportedly (no source named)" in say_claim(figure(source="", source_kind="unnamed"))


@pytest.mark.parametrize(
    ("status", "ahead"), [("unconfirmed", "Unconfirmed: "), ("denied", "Denied"), ("conditional", "Planned")]
)
def test_what_is_no_fact_says_so_first(status, ahead):
    assert say_claim(figure(status=status)).startswith(ahead)


def test_who_is_named_beside_a_denied_number_is_not_said_to_give_it():
    assert say_claim(figure(status="denied"), cited=False) == (
        "Denied or disputed: 164 people killed, in Astrel, source named: officials"
    )


def test_a_vague_word_stands_beside_its_bounds():
    assert say_count(figure(low=24, high=99, approx=True, text="dozens")) == "24-99 people killed (“dozens”)"


def test_who_is_counted_comes_from_the_group_where_the_report_is_silent():
    assert say_count(figure(people="", group="police")) == "164 police officers killed"
    assert say_count(figure(people="", low=1, high=1)) == "1 person killed"
    assert say_count(figure(people="", measure="incidents", group="things")) == "164 incidents"


def test_an_undated_report_is_cited_as_undated():
    assert say_claim(figure(published=None, outlet="")).endswith("(a.txt, undated)")


def test_an_open_day_keeps_the_words():
    assert say_time(figure(time_text="Thursday")) == "not known (the report says “Thursday”)"


def test_a_relative_day_that_stays_open_says_so_in_the_phrase():
    said = say_claim(figure(time_text="Thursday"), cited=False)
    assert said == "164 people killed, in Astrel, day not known (the report says “Thursday”), according to officials"


def test_days_say_what_they_rest_on():
    days = {"time_start": date(2022, 1, 6), "time_end": date(2022, 1, 6), "time_precision": "day"}
    assert say_time(figure(**days, time_basis="stated")) == "6 January 2022"
    assert say_time(figure(**days, time_basis="inferred")) == "6 January 2022 (inferred)"
    assert say_time(figure(**days, time_basis="published")) == "6 January 2022 (day of the report)"


def test_a_place_that_is_no_town_says_how_fine_it_is():
    assert say_place(figure(place_name="Astland", place_precision="country"), precision=True) == "Astland (country)"
    assert say_place(figure(place="", place_name="")) == "not known"


def test_an_event_with_agents_and_recipients():
    assert say_event(mention(text="custody")) == "arrest of two editors by police"
    assert say_event(mention(type="ASSAULT", mode="firearms", text="volley")) == "shooting by police at two editors"
    assert say_event(mention(agents=(), recipients=())) == "arrest"
    assert say_event(event(text="custody")) == "arrest of editors by police"


def test_the_verb_of_a_report_is_kept_where_one_report_tells_it():
    assert say_event(mention()) == "two editors arrested by police"
    assert say_event(event(mentions=("E1", "E2"))) == "arrest of editors by police"
    opened = mention(type="ASSAULT", mode="firearms", text="fired")
    assert say_event(opened) == "shooting by police at two editors"


def test_a_pronoun_names_nobody():
    assert say_event(mention(agents=(ActorLink("They", 1, 5),))) == "two editors arrested"


def test_many_names_are_cut():
    assert say_names("abcdef") == "a, b, c and 3 more"


def test_a_capital_of_the_report_stays_only_in_names():
    assert say_names(["The army", "Kazakh police", "Two men"]) == "the army, Kazakh police and two men"


def test_a_noun_that_tells_the_measure_is_enough():
    assert say_count(figure(people="deaths")) == "164 deaths"
    assert say_count(figure(people="arrests", measure="detained")) == "164 arrests"


@pytest.mark.parametrize(
    ("end", "precision", "said"),
    [(date(2022, 1, 1), "day", "on 1 January 2022"), (date(2022, 1, 31), "month", "in January 2022"),
     (date(2022, 1, 3), "range", "from 1 to 3 January 2022")],
)  # fmt: skip
def test_days_have_their_preposition(end, precision, said):
    row = figure(time_start=date(2022, 1, 1), time_end=end, time_precision=precision, time_basis="stated")
    assert f"in Astrel, {said}, according" in say_claim(row)


def test_names_are_said_once():
    assert say_names(["police", "police", "troops", "militia"]) == "police, troops and militia"


def test_only_direct_speech_is_in_quotation_marks():
    assert say_claim(statement()) == "officials said the town was calm (Sample Courier, 10 January 2022)"
    assert say_claim(statement(direct=True, text="“All is calm,”"), cited=False) == "officials said: “All is calm,”"
    assert say_claim(statement(direct=True, text="All is calm"), cited=False) == "officials said: “All is calm”"
    part = statement(direct=True, text="they were “clearing” the town")
    assert say_claim(part, cited=False) == "officials said: they were “clearing” the town"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"cue": "saying", "text": "that all is calm"}, "officials: all is calm"),
        ({"cue": "According to"}, "according to officials, the town was calm"),
        (
            {"cue": "was reported", "source": "", "source_kind": "unnamed"},
            "the town was calm (was reported; no source named)",
        ),
    ],
)
def test_speech_reads_well_whatever_reports_it(values, said):
    assert say_claim(statement(**values), cited=False) == said


def test_aid_without_a_noun_is_a_bare_amount():
    assert say_count(figure(measure="aid", people="", group="things", low=500, high=500)) == "aid: 500"


def test_a_strong_force_is_not_as_many_forces():
    row = figure(measure="forces", text="3,000-strong", people="military force", low=3000, high=3000)
    assert say_count(row) == "3,000-strong military force deployed or present"


def test_a_series_names_what_it_counts():
    assert say_series(series()) == "people killed, in Astrel, running total"


def test_every_closed_value_has_its_words():
    words = wording()
    assert set(words["measure"]) == {m.value for m in Measure}
    assert set(words["group"]) == {g.value for g in Group}
    assert set(words["status"]) == {s.value for s in Status}
    assert set(words["kind"]) == {k.value for k in SourceKind}
    kinds = {type.value for type in EventType} | {
        f"{type.value} {mode}" for type, modes in MODES.items() for mode in modes
    }
    assert set(words["event"]) == kinds


def test_actors_without_words_are_left_out():
    assert say_event(mention(agents=(ActorLink(" ", 1, 2),))) == "two editors arrested"


def test_one_mention_stands_for_an_event_and_no_mixture_of_all():
    told = event(mentions=("E1", "E2", "E3"), agents=("police", "looters"), recipients=("shops",), status="stated")
    looters = mention(id="E1", agents=(ActorLink("looters", 1, 2),), recipients=(), status="stated")
    police = mention(id="E2", agents=(ActorLink("Police", 1, 2),), recipients=(), status="stated")
    denied = mention(id="E3", agents=police.agents, recipients=(ActorLink("shops", 1, 2),), status="denied")
    claims = {row.id: row for row in (looters, police, denied)}
    assert spokesman(told, claims) == police
    assert spokesman(told, {}) is None
