"""Counts of nobody, numbers after a day or a district, numbers that were corrected."""

from __future__ import annotations

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.model.claim import Figure


def figures(text, pack):
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
    return [(str(f.measure), f.quantity.low, f.quantity.high) for f in claims if isinstance(f, Figure)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No miners were missing, the company said.", [("missing", 0, 0)]),
        ("The army said that no civilians were killed in the raid.", [("killed", 0, 0)]),
        ("No soldiers were seen in the village.", []),
        ("By Friday 512 people had been injured in the riots, the clinic said.", [("injured", 512, 512)]),
        ("In Orlin district 3,510 people have been displaced by the flood.", [("displaced", 3510, 3510)]),
        ("The mayor lowered the number of people killed in the fire at the old mill to 17.", [("killed", 17, 17)]),
    ],
)
def test_none_and_labels(text, found, pack):
    assert figures(text, pack) == found
