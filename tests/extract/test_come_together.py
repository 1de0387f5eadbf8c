"""The days of what has come together by the day of a report, and of the event that it counts."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

FRIDAY = date(2021, 5, 7)
OPEN = ("", "")
UP_TO = ("", "2021-05-07")

_TALK = (
    "The mayor spoke to residents of the old quarter at length. Her office is near the river. "
    "The council sits there on most weeks. Its rooms are small and old. The market is close by.\n\n"
)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _days(text: str, pack: Pack) -> dict[str, tuple[str, str]]:
    reading = read(make_report(_TALK + text, published=FRIDAY), pack)
    return {c.text: (_iso(c.time.start), _iso(c.time.end)) for c in (*reading.events, *reading.figures)}


@pytest.mark.parametrize(
    ("text", "number", "days"),
    [
        ("Some 4,000 miners have died underground, a lawyer says.", "Some 4,000", UP_TO),
        ("Hundreds of miners have lost their homes.", "Hundreds", UP_TO),
        ("A baker of Tavora has raised $72,000 for the flood victims.", "$72,000", UP_TO),
        ("A bank has pledged $72,000 for the flood victims.", "$72,000", OPEN),
        ("Some 4,000 people may have been killed.", "Some 4,000", OPEN),
        ("Two miners have been killed in the pits.", "Two", OPEN),
    ],
)
def test_a_count_in_the_perfect_is_up_to_the_report(pack: Pack, text: str, number: str, days: tuple[str, str]) -> None:
    assert _days(text, pack)[number] == days


def test_an_event_told_so_far_has_the_days_of_its_count(pack: Pack) -> None:
    told = _days("Police have arrested 300 students so far.", pack)
    assert told["arrested"] == told["300"] == UP_TO


def test_arrests_in_the_perfect_do_not_begin_with_what_the_report_is_about(pack: Pack) -> None:
    told = _days("The strike began on Tuesday. Since the law was passed, police have arrested 300 teachers.", pack)
    assert told["arrested"][0] == ""
