"""Counts of nobody, numbers after a day or a district, numbers that were corrected."""

from __future__ import annotations

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.model.claim import Figure


def figures(text, pack):
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
    return [(str(f.measure), f.quantity.low, f.quantity.high) for f in claims if isinstance(f, Figure)]


def test_what_is_withheld_is_no_denial(pack):
    text = "A guard accused of killing four miners was denied parole.\n\nThe army denied that six miners were killed."
    claims = read_claims(make_report(text), pack)
    sure = {f.text: str(f.status) for f in claims if isinstance(f, Figure)}
    assert sure == {"four": "attributed", "six": "denied"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No miners were missing, the company said.", [("missing", 0, 0)]),
        ("The army said that no civilians were killed in the raid.", [("killed", 0, 0)]),
        ("No soldiers were seen in the village.", []),
        ("By Friday 512 people had been injured in the riots, the clinic said.", [("injured", 512, 512)]),
        ("In Orlin district 3,510 people have been displaced by the flood.", [("displaced", 3510, 3510)]),
        ("The mayor lowered the number of people killed in the fire at the old mill to 17.", [("killed", 17, 17)]),
        ("The wounded are Ines Marr, 31, and Tom Beck and Lou Sand, both 27 - all of them cooks.", []),
        ("Three miners, ages 20, 24 and 27, were injured.", [("injured", 3, 3)]),
        ("Two women older than 70 were injured.", [("injured", 2, 2)]),
        ("Children aged five and 12 adults were injured.", [("injured", 12, 12)]),
        ("The landslide left one dead and four others injured Sunday night.", [("killed", 1, 1), ("injured", 4, 4)]),
        ("5 Stabbed to Death in Orlin", [("killed", 5, 5)]),
        ("Rescuers found four victims with burns in the mill.", [("injured", 4, 4)]),
        ("Six people stabbed outside market", [("injured", 6, 6)]),
    ],
)
def test_none_and_labels(text, found, pack):
    assert figures(text, pack) == found
