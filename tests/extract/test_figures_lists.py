"""Figures that no clause of their own tells: what a count rises to, lists, ellipsis."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 12)), pack).figures


COUNTS: list[tuple[str, list[tuple[str, int | None]]]] = [
    ("Deaths rose to 61 on Tuesday.", [("killed", 61)]),
    ("The toll climbed by six to 50.", [("killed", 6), ("killed", 50)]),
    ("Arrests have passed 400 since the protests began.", [("detained", 400)]),
    ("Fatalities stand at 19 and injuries at 60.", [("killed", 19), ("injured", 60)]),
    ("Mora cut its suspected death toll from 176 to 101.", [("killed", 176), ("killed", 101)]),
    (
        "Cholera has infected 300 people in Mora. Cases there have risen from 226 to 286.",
        [("infected", 300), ("infected", 226), ("infected", 286)],
    ),
    (
        "Five more people have cholera. That takes the totals to 31 in England and six in Scotland.",
        [("infected", 5), ("infected", 31), ("infected", 6)],
    ),
    ("The jobs total rose to 40,000.", []),
    ("Prices rose by five to ten percent.", []),
    ("The clerk was killed along with nearly 40 other members of staff.", [("killed", None)]),
    ("Two were killed in Aleppo and three in Homs.", [("killed", 2), ("killed", 3)]),
    ("About 50 men were held in Oran, with 10 in Tunis.", [("detained", 50), ("detained", 10)]),
    ("Up to 150 people from its mission in Haiti are still missing.", [("missing", None)]),
    ("Thousands are living on the street since the quake.", [("displaced", 2000)]),
    ("Tens of thousands are crammed into makeshift camps.", [("displaced", 20000)]),
    ("One man was shot dead and another was wounded.", [("killed", 1), ("injured", 1)]),
    ("2 nurses, 1 porter wounded in Tolmin blast\n\nThe ward burned.", [("injured", 2), ("injured", 1)]),
    ("Landslide leaves four cooks, a guard and 2 miners dead", [("killed", 4), ("killed", 1), ("killed", 2)]),
    ("Guards seek two thieves, one porter hurt in Tolmin\n\nThe ward burned.", [("injured", 1)]),
    (
        "The medics found six miners with burns. Five others were discovered with knife wounds.",
        [("injured", 6), ("injured", 5)],
    ),
    ("Three cooks walked into the clinic with bullet wounds in their hands.", [("injured", 3)]),
    ("Two nurses, 31 and 42, were wounded by a blast.", [("injured", 2)]),
    ("Two miners, one 23 and the other 51, died in the shaft.", [("killed", 2), ("killed", 1)]),
    ("The blast killed two cooks and injured another.", [("killed", 2), ("injured", 1)]),
    ("A storm wrecked one barn and damaged another.", []),
    ("One law was passed and another was killed in committee.", []),
    ("Residents fled in their hundreds.", [("displaced", 200)]),
    ("Protesters took to the streets in their thousands.", [("participants", 2000)]),
    ("Gunmen attacked a post. Toll: 6 soldiers, 2 civilians.", [("killed", 6), ("killed", 2)]),
    ("DEATH TOLL: 32. INJURED: 140.", [("killed", 32), ("injured", 140)]),
    ("Arrests: London 220, Manchester 113, Birmingham 87.", [("detained", 220), ("detained", 113), ("detained", 87)]),
    (
        "The flu spreads. Flu cases confirmed: Spain (10), Germany (three) and Israel (two).",
        [("infected", 10), ("infected", 3), ("infected", 2)],
    ),
    (
        "Casualties by district: Kassala 12 killed, 40 injured; Gedaref 3 killed.",
        [("killed", 12), ("injured", 40), ("killed", 3)],
    ),
    ("The court sentenced 14 men to death and 20 to prison.", [("sentenced", 14), ("sentenced", 20)]),
    ("The army says 40 men died; the rebels say the figure is over 100.", [("killed", 40), ("killed", 101)]),
    ("There were 60 people on the ferry when it sank.", [("affected", 60)]),
    ("Some 70 search and rescue specialists landed on Thursday.", [("aid", 70)]),
    (
        "Mexico has 1,112 cases of cholera and Spain has 896, said doctors; Canada has 40.",
        [("infected", 1112), ("infected", 896), ("infected", 40)],
    ),
    ("Some 200 people were crushed when the hall came down.", [("killed", 200)]),
    ("A gale hurt two nurses, 41 and 58-years-old.", [("injured", 2)]),
    ("Three cooks, 18, 19 and 20 years old, were wounded.", [("injured", 3)]),
    ("The storm hurt nine bakers. The other, 25, died.", [("injured", 9)]),
    ("Two cooks - aged 21 and 24 - were wounded.", [("injured", 2)]),
    ("A blast wounded four bakers in their late 40’s.", [("injured", 4)]),
    ("Doctors told 13 News two millers were wounded.", [("injured", 2)]),
    ("Four bakers shot on Elm Street", [("injured", 4)]),
    ("Medics saw two bakers shot on Mill Lane.", [("injured", 2)]),
    ("Both victims shot at the docks were bakers.", [("injured", 2)]),
    ("Two bakers shot at deputies from a van.", [("attackers", 2)]),
    ("A raid that left two dead and five cooks wounded was blamed on rebels.", [("killed", 2), ("injured", 5)]),
    ("Robbers shot four individuals at a mill.", [("injured", 4)]),
    ("The storm killed 16 and hurt 17.", [("killed", 16), ("injured", 17)]),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_every_count_is_found(text: str, wanted: list[tuple[str, int | None]], pack: Pack) -> None:
    assert [(f.measure.value, f.quantity.low) for f in figures(text, pack)] == wanted
