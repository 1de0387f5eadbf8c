"""Numbers that look like counts and are none, and counts that are told by a sum or by a lack."""

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
        ("The families of six of the dead have asked for an inquiry.", []),
        ("The fever may kill four in every 1,000 patients.", []),
        ("Nine in ten of them are women.", []),
        ("Nearly 40 percent of 200 patients died.", []),
        ("The mayor may ban gatherings of more than 10,000 in the old town.", []),
        ("He was found guilty by a jury of ten soldiers.", []),
        ("By 1998 the goose population had hit ten million.", []),
        ("These are large white tents, hundreds of them.", []),
        ("Both police officers and office staff joined in the protest.", []),
        ("Eight girls in year nine were hurt.", [("injured", 8, 8)]),
        ("One of the most highly charged pieces of theatre was played.", []),
        ("The tents are equipment to shelter ten people each.", []),
        ("A doctor had 12 patients each year.", []),
    ],
)
def test_no_counts(text, found, pack):
    assert figures(text, pack) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ship sank without loss of life.", [("killed", 0, 0)]),
        ("The quake struck at noon without a single death.", [("killed", 0, 0)]),
        ("No deaths were reported.", []),
        ("There were no serious injuries.", []),
        ("There were no injuries.", [("injured", 0, 0)]),
    ],
)
def test_nobody_harmed(text, found, pack):
    assert figures(text, pack) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The death toll has risen above 150,000 in the capital.", [("killed", 150001, None)]),
        ("Fifty thousands pensioners were displaced.", [("displaced", 50000, 50000)]),
        (
            "Estimates of the number of homeless vary from 200,000 to 1.5 million.",
            [("displaced", 200000, 1500000)],
        ),
        ("The police fatally shot three men on Sunday.", [("killed", 3, 3)]),
        ("There are more than 500 soldiers whose whereabouts are unknown.", [("missing", 501, None)]),
        ("Twenty people have not been found.", [("missing", 20, 20)]),
        ("The morgue received 30 corpses.", [("killed", 30, 30)]),
        ("Sixteen rebels were killed as well as two soldiers.", [("killed", 16, 16), ("killed", 2, 2)]),
        (
            "The blast killed up to 20 people and injured between 30 and 40.",
            [("killed", None, 20), ("injured", 30, 40)],
        ),
        ("A vaccine given to 40m people killed 25.", [("killed", 25, 25)]),
        ("The flu infected 200 people. Only one of them died.", [("infected", 200, 200), ("killed", 1, 1)]),
        (
            "At least four people died, the ministry reported -- three protesters in Orlin and one officer in Mell.",
            [("killed", 4, None), ("killed", 3, 3), ("killed", 1, 1)],
        ),
        (
            "The number of injured has risen to 245, and deaths to 76.",
            [("injured", 245, 245), ("killed", 76, 76)],
        ),
    ],
)
def test_what_is_counted(text, found, pack):
    assert figures(text, pack) == found


def test_who_is_named_is_no_count(pack):
    assert figures("Ann Lee, a nurse who was hurt in the fire, spoke to the paper.", pack) == []
    assert figures("The square is named after a nurse who was killed in the war.", pack) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The case brings to 69 the number of people who drowned.", [("killed", 69, 69)]),
        ("The numbers killed by the quake range from 50,000 to at least 200,000.", [("killed", 50000, None)]),
        ("The toll is 200, with around two million thought to be homeless.", [("displaced", 2000000, 2000000)]),
        ("There are three detention centres in Orlin.", []),
        ("About 900 people in 29 countries were infected by the virus.", [("infected", 900, 900)]),
        ("About 5 million households depend on poultry as a source of food.", []),
    ],
)
def test_sums_and_words_that_are_counted(text, found, pack):
    assert [f for f in figures(text, pack) if f != ("killed", 200, 200)] == found


def test_who_gathers_protests_only_where_there_is_a_protest(pack):
    def groups(text):
        claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
        return [str(f.group) for f in claims if isinstance(f, Figure)]

    assert groups("Thousands of workers gathered in the square to protest. The protest ended at dusk.") == [
        "demonstrators"
    ]
    assert groups("A crowd of about 1,000 people fought over goods.") == ["people"]
    assert groups("Two hotel guards were hurt.") == ["people"]
