"""Figures whose clause tells of others first: parts, second subjects, teams, amounts given."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import Status


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 12)), pack).figures


COUNTS: list[tuple[str, list[tuple[str, int | None]]]] = [
    ("At least 58 nurses have been killed in the war, 31 of them in the capital.", [("killed", 58), ("killed", 31)]),
    ("He named his sister, 31, of Mora, and two friends.", []),
    ("Injured: 327, of whom 118 have been discharged.", [("injured", 327), ("released", 118)]),
    ("In 2015, 70 hikers were killed and 86 hurt in a landslide.", [("killed", 70), ("injured", 86)]),
    ("Officials say 61 marchers have died in the unrest, and four policemen.", [("killed", 61), ("killed", 4)]),
    ("The number of people in relief camps rose to 90,000.", [("displaced", 90000)]),
    ("Deaths since 3 May stand at 118.", [("killed", 118)]),
    ("The shells killed a family of six as they slept.", [("killed", 6)]),
    ("A rescue team of 38 people flew out on Thursday.", [("aid", 38)]),
    ("A search team made up of 45 men arrived in Mora.", [("aid", 45)]),
    ("A drama team of 38 people flew out on Thursday.", []),
    ("The ship will pick up 70 tonnes of aid in Oran.", [("aid", 70)]),
    ("The ship will pick up 70 tonnes of coal in Oran.", []),
    ("The airline pledged £400,000 from its fund to cover the cost.", [("aid", 400000)]),
    ("The cabinet has allocated £4m to pay for lorries that bring help to the victims.", [("aid", 4000000)]),
    ("The cabinet has allocated £4m to pay for a new bridge.", []),
    ("Crews flew in 14 tonnes of medical supplies.", [("aid", 14)]),
    ("The move will increase the number of troops involved to 9,000.", [("forces", 9000)]),
    ("The number who have died is likely to be between 300 and 400.", [("killed", 300)]),
    ("There are 140 flu cases and six have been detected over the border.", [("infected", 140), ("infected", 6)]),
    ("There are 140 members and six have been reported absent.", []),
    ("Thousands in Mora defied the curfew.", [("participants", 2000)]),
    ("The group estimates the toll at 81 while the ministry reckons 74.", [("killed", 81), ("killed", 74)]),
    ("Four car bombs killed 14 people.", [("incidents", 4), ("killed", 14)]),
    (
        "There were 306 attacks last year. Of these, 24 were directed at clinics.",
        [("incidents", 306), ("incidents", 24)],
    ),
    ("Thousands of families spent the night outdoors.", [("displaced", 2000)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[text[:60] for text, _ in COUNTS])
def test_counts(text: str, expected: list[tuple[str, int | None]], pack: Pack) -> None:
    assert [(one.measure.value, one.quantity.low) for one in figures(text, pack)] == expected


@pytest.mark.parametrize(
    "text", ["Of the bodies, 53 could not be identified.", "Of the bodies, 53 have not been identified."]
)
def test_who_cannot_be_named_is_there(text: str, pack: Pack) -> None:
    assert [(one.quantity.low, one.status) for one in figures(text, pack)] == [(53, Status.STATED)]
