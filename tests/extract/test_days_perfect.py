"""What is told in the perfect: done by the report's day, on no day of another clause."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention, Figure
from dateline.model.time import TimeBasis

DAY = date(2020, 4, 30)  # a Thursday
SUNDAY = date(2020, 5, 3)
FILLER = "The valley is quiet. Its people grow maize. Its river is long. The roads are poor. "


def _event(text: str, word: str, pack: Pack) -> EventMention:
    reading = read(make_report(text, name="x", published=DAY, language="en"), pack)
    return next(e for e in reading.events if e.text.lower() == word)


def _figure(text: str, words: str, pack: Pack, day: date = DAY) -> Figure:
    reading = read(make_report(text, name="x", published=day, language="en"), pack)
    return next(f for f in reading.figures if f.text.lower() == words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru has closed all markets in Lima.", "closed"),
        ("Dozens of miners have been arrested in Cusco.", "arrested"),
        ("The ministry said it had sent tents to Cusco.", "sent"),
        ("Protests have spread across Bolivia.", "protests"),
    ],
)
def test_what_has_been_done_was_done_by_the_reports_day(text: str, word: str, pack: Pack) -> None:
    time = _event(FILLER + text, word, pack).time
    assert (time.start, time.end, time.basis) == (None, DAY, TimeBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police arrested dozens of miners in Cusco.", "arrested"),
        ("For three weeks the army has closed the markets.", "closed"),
    ],
)
def test_what_is_told_in_another_tense_or_lasted_is_open(text: str, word: str, pack: Pack) -> None:
    assert not _event(FILLER + text, word, pack).time.known


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ship landed in Lima on Monday and has treated 90 wounded soldiers.", "90"),
        ("Six men have been arrested, police said, but they are not linked to Monday's attack.", "six"),
        ("More than 80 people have been rescued, with one girl found on Monday in Cusco.", "more than 80"),
        ("Although 40 miners have been freed, the mayor faces a march on Friday.", "40"),
    ],
)
def test_a_day_of_another_clause_is_not_that_of_the_perfect(text: str, words: str, pack: Pack) -> None:
    assert _figure(text, words, pack).time.basis is not TimeBasis.STATED


def test_a_day_of_its_own_stays(pack: Pack) -> None:
    text = "The virus emerged in Peru in March, and since then hundreds of cases have been confirmed."
    assert _figure(text, "hundreds", pack).time.start == date(2020, 3, 1)


def test_last_week_is_on_a_sunday_the_week_that_ends_with_it(pack: Pack) -> None:
    text = "Gunmen killed 12 farmers last week near Cusco."
    time = _figure(text, "12", pack, SUNDAY).time
    assert (time.start, time.end) == (date(2020, 4, 27), SUNDAY)
    time = _figure(text, "12", pack).time
    assert (time.start, time.end) == (date(2020, 4, 20), date(2020, 4, 26))


def test_what_lasts_until_at_least_a_day_lasts_to_the_next_one(pack: Pack) -> None:
    text = "The port of Lima has been shut until at least Tuesday after a sailor fell ill."
    reading = read(make_report(text, name="x", published=DAY, language="en"), pack)
    assert [t.interval.start for t in reading.times if t.type == "DATE" and "Tuesday" in t.text] == [date(2020, 5, 5)]
