"""Numbers told by a verb and a preposition, by what carries them, or by a toll put at them; and what is no count."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def told(text: str, pack: Pack) -> list[str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [f"{figure.measure} {figure.text}" for figure in found]


COUNTED = [
    ("Divers are searching for 12 fishermen.", ["missing 12"]),
    ("The search for nine miners was called off.", ["missing nine"]),
    ("Two villagers were swept away by the river.", ["missing Two"]),
    ("The river carried away three bridges.", ["destroyed three"]),
    ("Fire swept through 30 shops.", ["destroyed 30"]),
    ("Police fired tear gas at several hundred opposition supporters.", ["participants several hundred"]),
    ("The court handed life sentences to six men.", ["sentenced six"]),
    ("Power was cut to 40,000 homes.", ["affected 40,000"]),
    ("The boat was carrying 90 migrants when it sank.", ["affected 90"]),
    ("The bus, with 41 passengers aboard, plunged into a ravine.", ["affected 41"]),
    ("A landslide cut off the village with 260 people inside.", ["affected 260"]),
    ("Soldiers found 27 guns and three grenades.", ["other 27", "other three"]),
    ("Two car bombs went off near the station.", ["incidents Two"]),
    ("Sixteen prisoners escaped and seven were recaptured.", ["other Sixteen", "detained seven"]),
    ("The dead include seven nurses and four drivers.", ["killed seven", "killed four"]),
    ("Among the injured were 14 police officers.", ["injured 14"]),
    ("That brings the number of dead in Sunday's sinking to 64.", ["killed 64"]),
    ("Officials put the number of injured at 210 and the missing at 33.", ["injured 210", "missing 33"]),
    ("Officials put confirmed deaths at 71 and suspected cholera cases at 2,300.", ["killed 71", "infected 2,300"]),
    ("The shooting cost five people their lives.", ["killed five"]),
    ("Two ministers handed in their resignations.", ["dismissed Two"]),
    ("Some 1,200 residents were told to leave.", ["evacuated Some 1,200"]),
    ("Nearly 9,000 people have crossed the border since Friday.", ["displaced Nearly 9,000"]),
    ("Fighting has uprooted 7,000 people, double the figure of a week ago.", ["displaced 7,000"]),
    ("Thousands flee as rebels advance", ["displaced Thousands"]),
    ("Houses destroyed: 3,200.", ["destroyed 3,200"]),
    ("Militiamen lost contact with 11 climbers.", ["missing 11"]),
    ("The blast shattered windows in 40 houses.", ["destroyed 40"]),
    ("The dead number at least 77.", ["killed at least 77"]),
    ("About 50 homes lost their roofs.", ["destroyed About 50"]),
    ("Twenty drown as ferry capsizes", ["killed Twenty"]),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTED)
def test_frames(text: str, wanted: list[str], pack: Pack) -> None:
    assert told(text, pack) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Nine in ten of them are women who fled the war.",
        "The doctor found three mistakes in the letter.",
        "Malaria kills 4,000 people a week.",
        "The police are not searching for two men.",
    ],
)
def test_no_count(text: str, pack: Pack) -> None:
    assert told(text, pack) == []


def test_soldiers_who_cross_a_border_are_no_refugees(pack: Pack) -> None:
    assert told("Two thousand soldiers crossed the border.", pack) == ["forces Two thousand"]


def test_a_length_of_unrest_is_no_rate(pack: Pack) -> None:
    assert told("Some 164 people had been killed in more than a week of unrest.", pack) == ["killed Some 164"]
