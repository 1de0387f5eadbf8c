"""Weekdays of a disaster whose date the report tells in full, and what was counted of it by the report's day."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

FULL = "The quake struck Tavora on Sunday, 2 May. Masons mend the mill."
QUAKE = ("2021-05-02", "2021-05-02")
BY_NOW = ("2021-05-02", "2021-05-14")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(text: str, pack: Pack) -> dict[str, tuple[str | None, str | None]]:
    reading = read(make_report(text, published=date(2021, 5, 14)), pack)
    return {f.text: (_iso(f.time.start), _iso(f.time.end)) for f in reading.figures}


@pytest.mark.parametrize(
    "told",
    [
        "Surgeons say 31 people died in last Sunday's earthquake.",
        "Last Sunday's quake killed 31 farmers.",
        "The earthquake on Sunday left 31 people dead in the valley.",
    ],
)
def test_the_full_date_of_a_disaster_wins_over_its_weekday(pack: Pack, told: str) -> None:
    assert _days(f"{FULL}\n\n{told}", pack)["31"] == QUAKE


def test_the_weekday_of_another_deed_stays(pack: Pack) -> None:
    told = _days(f"{FULL}\n\nGunmen shot 12 drivers near the dam last Sunday.", pack)
    assert told["12"] == ("2021-05-09", "2021-05-09")


def test_another_weekday_is_another_disaster(pack: Pack) -> None:
    told = _days(f"{FULL}\n\nLast Monday's landslide killed 6 shepherds.", pack)
    assert told["6"] == ("2021-05-10", "2021-05-10")


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("The mayor says 4,000 bodies have already been buried in the valley.", "4,000"),
        ("Priests had already buried 640 victims of the quake.", "640"),
        ("A total of 83 people were dug out alive by crews from abroad.", "83"),
        ("Crews have dug 83 survivors out of the rubble so far.", "83"),
    ],
)
def test_who_was_buried_or_saved_by_now_is_counted_up_to_the_report(pack: Pack, told: str, number: str) -> None:
    assert _days(f"{FULL}\n\n{told}", pack)[number] == BY_NOW
