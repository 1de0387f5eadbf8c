"""Killed and injured of a report's main incident."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.extract.toll import Toll, toll
from dateline.ingest import make_report
from dateline.language import Pack


def told(text: str, pack: Pack) -> Toll:
    return toll(read(make_report(text, published=date(2021, 5, 7)), pack))


def test_numbers_of_the_headline(pack: Pack) -> None:
    text = "Two killed, three wounded in park\n\nTwo people were killed and three others were wounded in a park."
    assert told(text, pack) == Toll(2, 3)


def test_a_lone_victim_told_twice_is_one(pack: Pack) -> None:
    text = "Park shooting\n\nA 19-year-old man was shot dead in a park.\n\nThe 19-year-old man was killed at noon."
    assert told(text, pack) == Toll(1, 0)


def test_who_died_is_not_injured_as_well(pack: Pack) -> None:
    text = "Shooting in the park\n\nPeter Kowalski, 42, was shot in the park.\n\nKowalski died on Friday."
    assert told(text, pack) == Toll(1, 0)


def test_a_number_shot_holds_the_dead(pack: Pack) -> None:
    text = "Police report\n\nFour people were shot in the park.\n\nOne man was killed."
    assert told(text, pack) == Toll(1, 3)


def test_nobody_hurt(pack: Pack) -> None:
    assert told("Council meets\n\nThe council met on Friday.", pack) == Toll(0, 0)
