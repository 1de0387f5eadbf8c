"""Who did the harm, who was there, who came and who came to help; counts told again by a clause of their own."""

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
    # Who did it.
    ("She was stabbed in the neck by three men in masks.", ["attackers three"]),
    ("Four men surrounded him and beat him with sticks.", ["attackers Four"]),
    ("Two people shot at officers from a balcony.", ["attackers Two"]),
    ("Three masked men broke into the house and killed the owner.", ["attackers Three"]),
    ("Police are looking for two women in connection with the robbery.", ["attackers two"]),
    ("Two men in a gray sedan fired several shots and drove off.", ["attackers Two"]),
    ("Gunmen on motorcycles, numbering about 80, invaded the village.", ["attackers about 80"]),
    # Who was there, and who lived.
    ("There were 110 people in the factory when the tornado hit.", ["affected 110"]),
    ("Some 210 people were on the train.", ["affected Some 210"]),
    ("About 90 had been below ground.", ["affected About 90"]),
    ("Five people survived the crash.", ["affected Five"]),
    ("Three other boys in the cabin were unharmed.", ["affected Three"]),
    ("Four rowers are recovering from injuries after the fire.", ["injured Four"]),
    ("Forty got out.", ["rescued Forty"]),
    ("The crew of nine was taken off by helicopter.", ["rescued nine"]),
    ("The wave took nine fishermen.", ["killed nine"]),
    ("Sixty families lost everything.", ["affected Sixty"]),
    ("Firefighters got 17 people down by ladder.", ["rescued 17"]),
    # Things.
    ("Nine bridges are down in the valley.", ["destroyed Nine"]),
    ("Three carriages left the track.", ["destroyed Three"]),
    ("Fourteen neighbouring buildings have been vacated.", ["evacuated Fourteen"]),
    ("Some 31 schools have been turned into shelters.", ["affected Some 31"]),
    # Who came to help.
    ("Some 18 boats were pressed into service after the flood.", ["aid Some 18"]),
    ("200 ambulances and 45 mobile health teams worked through the night.", ["aid 200", "aid 45"]),
    ("44 nurses have been sent from the capital.", ["aid 44"]),
    ("The family of each victim would be given 200,000 taka.", ["aid 200,000 taka"]),
    ("Dozens of volunteers are digging with their hands.", ["aid Dozens"]),
    ("104 men were picked up by a yacht.", ["rescued 104"]),
    # Who belongs to those who are held.
    ("The defence minister and seven other members of the cabinet are being held.", ["detained seven"]),
    ("Gunmen left four men and a woman wounded.", ["injured four", "injured a"]),
    ("The bloc imposed sanctions on 31 officials.", ["other 31"]),
    ("The army has 10,500 on the streets tonight.", ["forces 10,500"]),
    ("10,000 troops on the streets.", ["forces 10,000"]),
    ("The president and four ministers were taken to a barracks.", ["detained four"]),
    (
        "Cholera has spread. Twenty have died. Of the new patients five are from Mora.",
        ["killed Twenty", "infected five"],
    ),
    # Told again.
    ("Seven people died. The mayor now says nine.", ["killed Seven", "killed nine"]),
    ("We earlier gave the number of dead as 110. It is 117.", ["killed 110", "killed 117"]),
    ("Seventy died, he said, raising a count of 62 given earlier.", ["killed Seventy", "killed 62"]),
    ("The wounded, 60 in all, were taken to Larra.", ["injured 60"]),
    ("Only a few dozen turned up.", ["participants a few dozen"]),
    # Of a flight.
    (
        "Refugees keep coming. Hamra is hosting 24,900. Another 2,500 reached Kosta yesterday. Total: over 40,000.",
        ["displaced 24,900", "displaced 2,500", "displaced over 40,000"],
    ),
    (
        "We registered 1,940 new arrivals, against 720 the week before. All are refugees.",
        ["displaced 1,940", "displaced 720"],
    ),
    ("212 children separated from their parents have been registered.", ["affected 212"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted(text: str, expected: list[str], pack: Pack) -> None:
    assert told(text, pack) == expected


NOTHING = [
    "Two men climbed out of the van and talked.",
    "He is survived by a sister and two sons.",
    "Three men asked the mayor for work.",
    "Police are looking for two women who may know the owner.",
    "Two of our nurses are at home.",
    "In April 2,500 reached the final.",
    "There were 40 people in the hall.",
    "Seven children hurt themselves less than adults do.",
    "It is 117.",
    "Some 40 shops were emptied by looters.",
    "The river took 12 walkers to the next town.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not(text: str, pack: Pack) -> None:
    assert told(text, pack) == []
