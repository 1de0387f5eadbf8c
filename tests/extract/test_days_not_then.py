"""What cannot have been on the day that a clause beside it tells."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.extract.scope import scope_of
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.time import Interval

FRIDAY = date(2020, 5, 1)


def _days(text: str, number: str, pack: Pack) -> Interval:
    figures = read(make_report(text, published=FRIDAY), pack).figures
    return next(figure.time for figure in figures if figure.text == number)


def _event(text: str, word: str, pack: Pack) -> Interval:
    events = read(make_report(text, published=FRIDAY), pack).events
    return next(event.time for event in events if event.text == word)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Widows of 14 miners killed in Lota marched yesterday to the governor's house to ask for a trial.", "14"),
        ("A former colonel went on trial yesterday accused of killing 31 villagers near Salta.", "31"),
        ("A baker was jailed on Wednesday for the murder of three tourists in Salta.", "three"),
    ],
)
def test_who_had_been_killed_was_not_killed_on_the_day_of_a_trial(text: str, number: str, pack: Pack) -> None:
    assert not _days(text, number, pack).known


def test_one_of_several_shares_their_day(pack: Pack) -> None:
    text = "A cook was pulled alive out of a cave on Tuesday, one of six hikers who were rescued near Lota."
    assert _days(text, "six", pack).start == date(2020, 4, 28)


def test_those_who_do_something_as_it_happens_are_hurt_on_its_day(pack: Pack) -> None:
    text = "Three women picking olives yesterday were shot dead near Zarzis."
    assert _days(text, "Three", pack).start == date(2020, 4, 30)


def test_what_will_be_is_of_no_day_gone_by(pack: Pack) -> None:
    text = "The premier will end the curfew after riots in Zarzis last week, his office said."
    days = _event(text, "end", pack)
    assert not days.known or days.start == FRIDAY


def test_aid_that_is_on_its_way_is_not_of_the_day_of_the_quake(pack: Pack) -> None:
    text = "Fiji is sending $3 million in aid to Tonga to help it recover from last week's cyclone."
    assert _days(text, "$3 million", pack).start == FRIDAY


def test_who_is_set_to_come_has_no_day_of_the_report(pack: Pack) -> None:
    text = "More than 700 soldiers are due to sail to Zarzis. About 300 police are set to join them."
    assert not _days(text, "More than 700", pack).known
    assert not _days(text, "About 300", pack).known


def test_what_a_disease_has_done_by_now_did_not_end_when_it_appeared(pack: Pack) -> None:
    text = (
        "Cholera is still spreading in the region, doctors say. The cholera appeared in Beira in February and has "
        "reached nine ports, killing 210 people."
    )
    days = _days(text, "210", pack)
    assert days.end == FRIDAY


@pytest.mark.parametrize(
    "text",
    [
        "Strikers recently called on the mayor of Zarzis to resign.",
        "Strikers gathered in the port of Zarzis today. Several weeks back, police fired tear gas at strikers in Sfax.",
    ],
)
def test_some_time_gone_by_is_not_the_reports_day(text: str, pack: Pack) -> None:
    events = read(make_report(text, published=FRIDAY), pack).events
    assert not next(e.time for e in events if e.text in ("called", "fired")).known


def test_today_of_one_who_speaks_is_not_the_day_of_the_report(pack: Pack) -> None:
    said = "The mill in Lota has stood idle for years. “The gate was locked at noon today,” its owner wrote."
    told = "The gate of the mill in Lota was locked at noon today, its owner wrote."
    here, there = (scope_of(read(make_report(text, published=FRIDAY), pack)).days.untold for text in (told, said))
    assert here.same_day
    assert not there.same_day


def test_who_was_held_during_the_protests_was_held_by_then(pack: Pack) -> None:
    text = (
        "Students marched in Sfax on Thursday. The teachers' league said on Thursday that 62 of its members were "
        "arrested during the protests."
    )
    days = _days(text, "62", pack)
    assert (days.start, days.end) == (None, date(2020, 4, 30))


def test_a_rescue_has_another_day_than_the_disaster(pack: Pack) -> None:
    text = (
        "The earthquake struck Lota on Wednesday, killing 90. Rescuers are still at work after the earthquake. "
        "A boy was rescued from a cellar by firemen."
    )
    days = _days(text, "A", pack)
    assert (days.start, days.end) == (date(2020, 4, 29), FRIDAY)


def test_who_is_in_camps_is_there_now(pack: Pack) -> None:
    text = "The earthquake struck Lota on Monday, killing 90. After the earthquake, about 5,000 people are in camps."
    assert _days(text, "about 5,000", pack).start == FRIDAY


def test_what_has_already_been_pledged_was_so_by_then(pack: Pack) -> None:
    text = "Ministers met in Suva today. The bank has already pledged help for Tonga."
    days = _event(text, "pledged", pack)
    assert (days.start, days.end) == (None, FRIDAY)


def test_a_weekday_after_what_happened_is_the_last_one(pack: Pack) -> None:
    text = "A nurse bandages a boy during clashes between royalist and other demonstrators Thursday."
    assert _event(text, "clashes", pack).start == date(2020, 4, 30)


def test_a_day_after_is_counted_back_from_the_day_told(pack: Pack) -> None:
    text = "A mine killed 14 herders near Lota on Wednesday, two days after a raid killed six in Salta."
    assert _days(text, "14", pack).start == date(2020, 4, 29)
    assert _days(text, "six", pack).start == date(2020, 4, 27)


def test_how_long_something_lasts_counts_nothing_back(pack: Pack) -> None:
    text = "The mill was shut on Wednesday for two days after a fire killed six in Salta."
    assert _days(text, "six", pack).start != date(2020, 4, 27)


def test_forces_are_counted_where_they_stand_now(pack: Pack) -> None:
    text = "Lawyers fear that more of the 800 soldiers serving in Zarzis could be tried."
    assert _days(text, "800", pack).start == FRIDAY


def test_who_died_in_a_night_before_shares_the_day_told_of_the_morning(pack: Pack) -> None:
    text = "A foreign force landed in Salta on Wednesday, after a night of gunfire in which nine porters were killed."
    assert _days(text, "nine", pack).start == date(2020, 4, 29)
