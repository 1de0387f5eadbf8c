"""The day of publication is no day of a claim where nothing tells that the report is of that day."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention, Figure
from dateline.model.vocabulary import TimeBasis

DAY = date(2020, 4, 30)  # a Thursday
FEATURE = "The valley is quiet. Its people grow maize and beans. Its river is long, and its roads are poor. " * 9


def _figure(text: str, words: str, pack: Pack) -> Figure:
    reading = read(make_report(text, name="x", published=DAY, language="en"), pack)
    return next(f for f in reading.figures if f.text.lower() == words)


def _event(text: str, word: str, pack: Pack) -> EventMention:
    reading = read(make_report(text, name="x", published=DAY, language="en"), pack)
    return next(e for e in reading.events if e.text.lower() == word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ecuador has sent 40 doctors to Lima.", "40"),
        ("Dockers in Callao have unloaded 90 crates of medicine.", "90"),
        ("Police in Lima have detained 12 teachers.", "12"),
    ],
)
def test_what_has_been_done_to_several_was_so_by_then(text: str, words: str, pack: Pack) -> None:
    time = _figure(text + "\n\n" + FEATURE, words, pack).time
    assert (time.start, time.end, time.basis) == (None, DAY, TimeBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Planes dropped 900 meals over Cusco.", "900"),
        ("Troops from Ecuador freed two farmers in Cusco.", "two"),
    ],
)
def test_what_was_done_on_no_day_that_is_told_is_open(text: str, words: str, pack: Pack) -> None:
    assert not _figure(text + "\n\n" + FEATURE, words, pack).time.known


def test_a_deed_that_opens_a_report_of_no_day_was_done_by_then(pack: Pack) -> None:
    time = _event("Police in Peru have arrested ten pilots.\n\n" + FEATURE, "arrested", pack).time
    assert (time.start, time.end) == (None, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador has sent 40 doctors to Lima. The mayor thanked them.",
        "Ecuador has sent 40 doctors to Lima.\n\nPolice on Thursday shut the port of Callao.\n\n" + FEATURE,
        "Ecuador has sent 40 doctors to Lima.\n\n0910 The port is shut.\n\n0930 The bridge is open.\n\n"
        "1000 Roads are clear.\n\n" + FEATURE,
        "Ecuador has sent 40 doctors to Lima.\n\n7.10 Gates open.\n\n7.30 A ship docks.\n\n8.00 It rains.\n\n"
        + FEATURE,
        "Needs as of 30 April 2020\n\nEcuador has sent 40 doctors to Lima.\n\n" + FEATURE,
    ],
)
def test_a_brief_a_live_page_and_news_of_the_day_keep_it(text: str, pack: Pack) -> None:
    time = _figure(text, "40", pack).time
    assert (time.start, time.end, time.basis) == (DAY, DAY, TimeBasis.PUBLISHED)
