"""Whoever is dead is not counted as hurt, whoever is buried is dead only if it is said, a day's count is no total."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.model.claim import Figure


def figures(text, pack):
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post", published=date(2023, 2, 10)), pack)
    return [f for f in claims if isinstance(f, Figure)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A girl of four was injured in the bombing and died in hospital.", [("killed", 1)]),
        ("A girl of four hurt in the blast died on Monday.", [("killed", 1)]),
        ("A man was wounded by gunfire and later died in hospital.", [("killed", 1)]),
        ("A girl, four, was wounded by shrapnel.", [("injured", 1)]),
        ("A mother of four was killed in the strike.", [("killed", 1)]),
        ("75,000 people were buried in the city.", []),
        ("Some 40 people were buried under a landslide.", [("affected", 40)]),
        ("75,000 bodies had been buried.", [("killed", 75000)]),
    ],
)
def test_dead_or_hurt(text, found, pack):
    assert [(str(f.measure), f.quantity.low) for f in figures(text, pack)] == found


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("A total of 1,678 people were detained in the past day.", False),
        ("1,678 people have been detained over the last 24 hours.", False),
        ("1,678 people have been detained since Monday.", True),
    ],
)
def test_a_day_is_no_total(text, cumulative, pack):
    assert [f.cumulative for f in figures(text, pack)] == [cumulative]
