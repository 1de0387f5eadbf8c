"""A place that is told to be near another is none of its namesakes far off."""

from __future__ import annotations

import pytest

from dateline.extract.mentions import PlaceMention
from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def first(text: str, pack: Pack) -> PlaceMention:
    return read(make_report(text), pack).places[0]


@pytest.mark.parametrize(
    "beside",
    [", 45 miles south of Beirut", ", near Beirut", ", just outside the city of Beirut", ", north of Beirut"],
)
def test_a_town_known_elsewhere_only_is_left_open(beside: str, pack: Pack) -> None:
    mention = first(f"A shell fell on Victoria{beside}, on Tuesday.", pack)
    assert mention.text == "Victoria"
    assert mention.place is None


def test_the_namesake_that_lies_there_is_meant(pack: Pack) -> None:
    mention = first("A truck burned in Tripoli, 50 miles north of Beirut, as Libya and Libyans looked on.", pack)
    assert mention.place is not None and mention.place.country == "LB"


@pytest.mark.parametrize(
    "said",
    [
        "Ships left Victoria for Beirut on Tuesday.",
        "In Victoria a minister spoke of the camps near Beirut.",
        "Victoria, Beirut and Lima sent teams.",
    ],
)
def test_two_towns_with_no_word_of_how_they_lie_stay_as_known(said: str, pack: Pack) -> None:
    found = [m for m in read(make_report(said), pack).places if m.text == "Victoria"]
    assert all(m.place is not None for m in found)


def test_a_town_by_one_that_few_know_stays_as_known(pack: Pack) -> None:
    mention = first("A shell fell on Baghdad, near Yarmouk, on Tuesday.", pack)
    assert mention.place is not None and mention.place.country == "IQ"
