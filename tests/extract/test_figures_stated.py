"""A number alone that somebody gives for those who were told of: who states it, or how, tells that it counts them."""

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
    # Who gives it.
    (
        "Forty people were killed, a doctor said. The Grave Watch Association had confirmed 31 in the town.",
        [("killed", 40), ("killed", 31)],
    ),
    (
        "Organisers said 350,000 people marched. The city police stands by 85,000.",
        [("participants", 350000), ("participants", 85000)],
    ),
    (
        "The office counts 29 dead in the town. For the province the authority has 79.",
        [("killed", 29), ("killed", 79)],
    ),
    ("The storm killed 58 people in the country. Lisbon alone has 27.", [("killed", 58), ("killed", 27)]),
    (
        "In Lyon, 18,000 people marched according to the prefecture, 45,000 according to the organisers.",
        [("participants", 18000), ("participants", 45000)],
    ),
    # The word for a count.
    (
        "A charity said 30 people died of it. The ministry, whose own tally for that day was 19, disputes this.",
        [("killed", 30), ("killed", 19)],
    ),
    (
        "The network said 41,000 had been displaced. The network's figure for the whole country is 257,000.",
        [("displaced", 41000), ("displaced", 257000)],
    ),
    # Shares.
    (
        "The ministry said 118 people had died. Kenya accounts for 81 and Uganda for 37.",
        [("killed", 118), ("killed", 81), ("killed", 37)],
    ),
    ("Doctors treated 85 wounded. Most were men, one said, but 32 were women.", [("injured", 85), ("injured", 32)]),
    ("Sixty people died in the crash. Only 41 have been identified.", [("killed", 60), ("killed", 41)]),
    # Beside another number.
    ("The army said 21 bodies were found, not 32 as a general had announced.", [("killed", 21), ("killed", 32)]),
    (
        "The police estimated the turnout at 12,000, about half of Wednesday's 25,000.",
        [("participants", 12000), ("participants", 25000)],
    ),
    # Who is still there, or somewhere else.
    (
        "The office said 41 people were kidnapped on Sunday. The governor said 30 were still in the hills.",
        [("abducted", 41), ("abducted", 30)],
    ),
    (
        "The agency said 21,000 refugees had crossed into Ghana. Another 5,600 are in Togo. Garu has taken 6,900.",
        [("displaced", 21000), ("displaced", 5600), ("displaced", 6900)],
    ),
    ("The mayor said 40 people were killed. There were 53 a week ago.", [("killed", 40), ("killed", 53)]),
    ("The UN says 30,000 people have fled. A further 4,000 are in Niger.", [("displaced", 30000), ("displaced", 4000)]),
    ("It killed 11 people. Nine were children and two were teachers.", [("killed", 11), ("killed", 9), ("killed", 2)]),
    ("The hospital admitted 40 people. The clinic has 11 more.", [("hospitalised", 40), ("hospitalised", 11)]),
    (
        "The office said 486 people were arrested and that 310 were freed. A lawyer disputes the figure and gave 600.",
        [("detained", 486), ("released", 310), ("detained", 600)],
    ),
    # Lists that change, and who was named.
    (
        "The union, which said that six of its members died, amended its list to three.",
        [("killed", 6), ("killed", 3)],
    ),
    ("The bodies of 21 men were found. Doctors had put names to 16.", [("killed", 21), ("killed", 16)]),
    ("The storm killed 19 people. The mortuary had taken in 12.", [("killed", 19), ("killed", 12)]),
    # The whole is the largest number of the sentence before.
    (
        "A shell killed 26 people, among them a girl who had been shot. Children account for eight of the total.",
        [("killed", 26), ("killed", 1), ("killed", 8)],
    ),
    (
        "The mayor said 61 people were killed. The priest has 83 names for the town on his list.",
        [("killed", 61), ("killed", 83)],
    ),
    (
        "Floods killed 112 people, and the office asked donors for 350 million dollars. In Sindh the agency counts 97.",
        [("killed", 112), ("aid", 350000000), ("killed", 97)],
    ),
    # Crowds of a protest.
    (
        "Protesters filled the square on Friday. The union now says 350,000. The police stands by 85,000.",
        [("participants", 350000), ("participants", 85000)],
    ),
    (
        "Organisers put the crowd at 12,000. Police said it was no larger than 4,000.",
        [("participants", 12000), ("participants", None)],
    ),
    # What is another matter.
    ("The storm killed two people. There were 41,000 on Tuesday.", [("killed", 2)]),
    ("The storm killed 12 people. Kenya has taken six.", [("killed", 12)]),
    ("The storm killed 12 people. The club cut its list to three after the vote.", [("killed", 12)]),
    ("The storm killed 12 people. The price of rice is 30.", [("killed", 12)]),
    ("The storm killed 12 people. For the season the team has 27.", [("killed", 12)]),
    (
        "The fire killed four people. It burned 9,700 hectares. For the region the authority has 26,000.",
        [("killed", 4)],
    ),
    (
        "Twelve people were killed and 40 hurt. For the province the authority has 79.",
        [("killed", 12), ("injured", 40)],
    ),
    ("The storm killed 12 people. Madrid accounts for 40 of the total.", [("killed", 12)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[text for text, _ in COUNTS])
def test_number_alone_counts_those_told_of(text: str, expected: list[tuple[str, int | None]], pack: Pack) -> None:
    assert [(f.measure.value, f.quantity.low) for f in figures(text, pack)] == expected


HOLDERS = [
    ("Organisers said 350,000 people marched. The city police stands by 85,000.", "The city police"),
    (
        "In Lyon, 18,000 people marched according to the prefecture, 45,000 according to the organisers.",
        "the organisers",
    ),
    (
        "A charity said 30 people died. The ministry, whose own tally for that day was 19, disputes this.",
        "The ministry",
    ),
    ("The office counts 29 dead in the town. For the province the authority has 79.", "the authority"),
]


@pytest.mark.parametrize(("text", "holder"), HOLDERS, ids=[text for text, _ in HOLDERS])
def test_who_states_a_number_alone_holds_it(text: str, holder: str, pack: Pack) -> None:
    assert figures(text, pack)[-1].source.text == holder
