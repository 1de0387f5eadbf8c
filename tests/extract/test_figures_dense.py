"""Figures of short dense reports: bulletins, logs and round-ups that say each thing once."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 12)), pack).figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman's body was pulled from the canal at noon.", [("killed", 1)]),
        ("Police opened a case after a boy's corpse was discovered.", [("killed", 1)]),
        ("The death toll from the fever touched 1,344 on Wednesday.", [("killed", 1344)]),
        ("The toll crossed 500 on Sunday.", [("killed", 500)]),
        ("Olmo district reported 21 deaths, Tarn 18 and Pell 9.", [("killed", 21), ("killed", 18), ("killed", 9)]),
        ("Organisers put the crowd at 20,000, police at 3,000.", [("participants", 20000), ("participants", 3000)]),
        ("Three engineers are still held by the rebels.", [("abducted", 3)]),
        ("Three engineers are still held by the police.", [("detained", 3)]),
        ("Three hundred riot police ringed the compound.", [("forces", 300)]),
        ("Three hundred marchers ringed the compound.", [("participants", 300)]),
        ("Crews brought two more miners out alive. That makes nine.", [("rescued", 2), ("rescued", 9)]),
        ("A helicopter lifted 38 sailors off the tanker.", [("rescued", 38)]),
        ("Twelve sailors were taken off the burning vessel.", [("rescued", 12)]),
        ("Three deckhands were swept overboard in the gale.", [("missing", 3)]),
        ("Nineteen turned themselves in.", [("detained", 19)]),
        ("A constable suffered a broken wrist.", [("injured", 1)]),
        ("About 2,000 people followed the coffins through the town.", [("participants", 2000)]),
        ("About 2,000 people followed the match in the town.", []),
        ("Eleven lorries plunged into the gorge.", [("destroyed", 11)]),
        ("Thirty people were involved in a brawl outside the stadium.", [("participants", 30)]),
        ("Thirty people were involved in a study outside the city.", []),
        ("The army has promised six helicopters.", [("aid", 6)]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, int | None]], pack: Pack) -> None:
    assert [(one.measure.value, one.quantity.low) for one in figures(text, pack)] == expected


def test_one_person_is_no_running_total(pack: Pack) -> None:
    text = (
        "Cholera has spread to Tarn since March. A nurse in Pell has now caught cholera, and 40 people have died of it."
    )
    told = {one.text: one.cumulative for one in figures(text, pack)}
    assert told == {"A": False, "40": True}
