"""Days that do not carry: clauses outside the story, and days that are names."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention

DAY = date(2020, 4, 30)


def _event(text: str, word: str, pack: Pack) -> EventMention:
    reading = read(make_report(text, name="x", published=DAY, language="en"), pack)
    return next(e for e in reading.events if e.text.lower() == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The vehicle drove past the square from where the governor was kidnapped.", "kidnapped"),
        ("The women carry babies because their husbands were murdered by soldiers.", "murdered"),
    ],
)
def test_a_deed_told_in_an_aside_has_no_day_of_the_story(text: str, word: str, pack: Pack) -> None:
    told = f"On Tuesday a bomb killed two men in Lima. {text} Gunmen also attacked a bank."
    assert _event(told, word, pack).time.start is None
    assert _event(told, "attacked", pack).time.start == date(2020, 4, 28)


def test_a_day_in_a_name_is_no_day_of_a_deed(pack: Pack) -> None:
    event = _event("Ann Lee, leader of the 19 April Movement, was killed by three bullets.", "killed", pack)
    assert event.time.start != date(2020, 4, 19)


def test_what_is_fought_with_is_no_other_side(pack: Pack) -> None:
    event = _event("Bitter fighting with mortars went on last night in Springfield.", "fighting", pack)
    assert event.recipients == ()


def test_whose_day_it_is_dates_no_deed_done_for_them(pack: Pack) -> None:
    event = _event("The minister appealed for help for victims of Tuesday's quake in Peru.", "appealed", pack)
    assert event.time.start != date(2020, 4, 28)
    assert _event("Two men were killed in Tuesday's quake in Peru.", "quake", pack).time.start == date(2020, 4, 28)
