"""Who is counted and what befell them: nouns for people, clauses after an aside, victims, help that is sent."""

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
    ("The clinic said it had admitted 14 people.", ["hospitalised 14"]),
    ("Nine were treated at home and six were on life support.", ["injured Nine", "hospitalised six"]),
    ("In March 310 boys were kidnapped near the lake.", ["abducted 310"]),
    ("Two people, a mother and her son, were pulled alive from the rubble.", ["rescued Two"]),
    ("Two people were killed and dozens of others, among them eight nurses, injured in a stampede.",
     ["killed Two", "injured dozens", "injured eight"]),
    ("The storm affected 90,000 people, with 4,300 relocated and about 800 houses destroyed.",
     ["affected 90,000", "evacuated 4,300", "destroyed about 800"]),
    ("Rioters burned 45 houses.", ["destroyed 45"]),
    ("A mudslide hit a hostel with 15 guests and staff inside.", ["affected 15"]),
    ("Nine people died. The victims include two tourists and a student.", ["killed Nine", "killed two", "killed a"]),
    ("Six people were shot. The victims include two tourists.", ["injured Six", "injured two"]),
    ("At least four gunmen took part in the raid.", ["attackers At least four"]),
    ("Some 120 firefighters took part in the rescue.", ["aid Some 120"]),
    ("The regime hanged nine men.", ["killed nine"]),
    ("Police arrested three of the mine's managers.", ["detained three"]),
    ("In May 12 boys were kidnapped at a school, an hour's drive away.", ["abducted 12"]),
    ("Rioters set fire to the town hall and two police vehicles.", ["destroyed two"]),
    ("Three others, tried in their absence, received the death penalty.", ["sentenced Three"]),
    ("Forty medical teams are at work.", ["aid Forty"]),
    ("Six men face charges of arson.", ["other Six"]),
    ("Officials sent eight doctors and two tonnes of medicine.", ["aid eight", "aid two"]),
    ("Nurses hid in a store room with 30 others.", ["affected 30"]),
    ("A surgeon had operated on 17 men.", ["hospitalised 17"]),
    ("Gas blast in mine kills 14: union", ["killed 14"]),
    ("Damage is put at 3m euros (about 3.3m dollars).", ["other 3m euros", "other about 3.3m dollars"]),
    ("About fifty youths threw stones at the cordon.", ["participants About fifty"]),
    ("Air strikes knocked out 14 armoured vehicles.", ["destroyed 14"]),
]  # fmt: skip
NONE = [
    "It is a nation of 8 million people, where elections are held every five years.",
    "The town is home to 9,000 people.",
    "Detectives executed five search warrants.",
    "No deaths were reported there.",
    "The pilot lost both legs.",
]


def test_a_part_is_held_by_who_holds_the_whole(pack: Pack) -> None:
    report = make_report(
        "The mayor said that 64 people had been hurt, 17 of them seriously.", published=date(2021, 5, 7)
    )
    assert [figure.source.text for figure in read(report, pack).figures] == ["The mayor", "The mayor"]


@pytest.mark.parametrize(("text", "figures"), COUNTED)
def test_counted(text: str, figures: list[str], pack: Pack) -> None:
    assert told(text, pack) == figures


@pytest.mark.parametrize("text", NONE)
def test_counts_nothing(text: str, pack: Pack) -> None:
    assert told(text, pack) == []
