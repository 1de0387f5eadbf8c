"""Days that a sentence has from the one before: who those counted were, and in what state somebody was found."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

THURSDAY = ("2021-05-06", "2021-05-06")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(text: str, pack: Pack) -> list[tuple[str, str | None, str | None]]:
    reading = read(make_report(text, published=date(2021, 5, 7)), pack)
    return [(f.text, _iso(f.time.start), _iso(f.time.end)) for f in reading.figures]


@pytest.mark.parametrize(
    "who",
    [
        "They included 41 girls and a cook.",
        "The new cases include 41 pupils of one school.",
    ],
)
def test_who_they_were_is_of_the_day_of_their_count(pack: Pack, who: str) -> None:
    text = f"Measles has spread to Tavora.\n\nYesterday, nurses confirmed 60 new measles cases in the port. {who}"
    found = _days(text, pack)
    assert [days for days in found if days[0] == "41"] == [("41", *THURSDAY)]


def test_a_total_beside_the_new_ones_is_not_their_whole(pack: Pack) -> None:
    text = (
        "Measles has spread to Tavora.\n\nNurses confirmed 17 new measles cases on Thursday, which makes 190 in all. "
        "The new cases include 12 pupils."
    )
    assert ("12", *THURSDAY) in _days(text, pack)


@pytest.mark.parametrize(
    "found",
    [
        "Inside the mill, guards found a nurse who had been shot.",
        "At the gate, the officers found a nurse who had been shot.",
    ],
)
def test_whom_they_found_was_harmed_in_the_incident(pack: Pack, found: str) -> None:
    text = f"A baker was shot in Tavora on Thursday.\n\n{found}"
    assert _days(text, pack)[1:] == [("a", *THURSDAY)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Raids killed 204 drivers in the first eleven months of 2013.", "2013-01-01", "2013-11-30"),
        ("Raids killed 204 drivers in the last five months of 2019.", "2019-08-01", "2019-12-31"),
        ("Snipers killed 21 guards on Monday and Wednesday.", "2021-05-03", "2021-05-05"),
    ],
)
def test_stretches_told_in_one(pack: Pack, text: str, start: str, end: str) -> None:
    assert _days(text, pack)[0][1:] == (start, end)


def test_the_same_period_is_the_stretch_told_before(pack: Pack) -> None:
    text = "In the first eleven months of 2013 raids killed 204 drivers. Guards lost in the same period number 85."
    assert {days[1:] for days in _days(text, pack)} == {("2013-01-01", "2013-11-30")}


def test_a_day_of_speaking_dates_no_deed(pack: Pack) -> None:
    text = (
        "The quake struck Tavora on 2 May. The quake left many homeless.\n\n"
        "Speaking to pilots on Wednesday, the mayor said 640 people had died."
    )
    assert _days(text, pack)[-1] == ("640", "2021-05-02", "2021-05-02")
