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
        ("In a normal fever season, about 6,000 people die in Norland.", []),
        ("All five have pleaded not guilty to the bombing.", []),
        ("Two militants appeared in a film without their masks.", []),
        ("The paper was read out in the presence of dozens of people.", []),
        ("During world war two Norland troops were stationed on the island.", []),
        ("A group of year seven pupils tested positive for swine flu.", []),
        ("They had disrupted at least 10 plots since May.", []),
        ("Few died in Mora and Lund, the two largest outbreaks of the year.", []),
        ("The army lawyers have closed 77 cases.", []),
        ("There are 900 attacks on the network every 12 hours.", []),
        ("Every 20-30 years a plague comes to Norland, killing thousands of people.", []),
        ("Nine people died when a bus that runs every 20 minutes hit a wall.", [("killed", 9, 9)]),
        ("A reporter saw several armoured vehicles outside the palace.", []),
        ("A reporter saw 20 armoured vehicles outside the palace.", [("forces", 20, 20)]),
        ("Hundreds of residents queued for bread on Sunday.", [("affected", 200, 999)]),
        ("Thousands queued to vote on Sunday.", []),
        ("The attack on three hotels that left 57 dead was told again.", [("killed", 57, 57)]),
        ("The agency sends tents to 31 countries most in need.", []),
        ("She was 18 and died when her convoy was hit.", []),
        ("The firm was allocated millions of barrels of tar by the palace.", []),
        ("A campaign to raise $3m to buy a hoard of gold begins today.", []),
        ("The relief effort is slow: the airport has standing room for 18 aircraft.", []),
        ("Norland has enough vaccine to treat 300,000 patients.", []),
        ("Its militia has tens of thousands of rockets.", []),
        ("Hundreds of people queued outside the bank.", []),
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
        ("One of the boldest pieces of theatre was played.", []),
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
        ("More than 500 porters, whose whereabouts are unknown, had left.", [("missing", 501, None)]),
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
        ("The numbers killed by the storm range from 50,000 to at least 200,000.", [("killed", 50000, None)]),
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


@pytest.mark.parametrize(
    "text",
    [
        "They catch it from an infected person in the same room.",
        "People need care when another person in the family is infected.",
        "“With so many visitors you can get hundreds of ill people,” the doctor said.",
        "Four policemen pulled me by my hair near the station.",
        "The second case involves four soldiers and a burned farm.",
        "The 3,100 who answered the poll said that they were content.",
        "Both mayors have demonstrated good sense.",
        "His two sons gathered in the room.",
        "Oxley has installed four water tanks in the camp.",
        "He took a taxi to a hospital in the evening.",
        "Testing whether a person has the flu is not easy.",
        "They interviewed 99 patients.",
        "In May the mayor beat out two candidates.",
        "The firm has begun to look for a partner.",
        "Two former prisoners have come forward with claims.",
        "Three to four out of 1,000 people died.",
        "The fever kills 40,000 people in a normal year.",
        "She hoped to get out a couple of weeks later.",
        "The clerk was released a couple of months ago.",
        "The valley was rescued a couple years too late.",
        "Divers took two black boxes from the wreck to the rescue ship.",
        "The firm was granted 9m barrels of crude for its help.",
    ],
)
def test_what_befell_nobody(text, pack):
    assert figures(text, pack) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dozens of police guarded the bridge.", [("forces", 24, 99)]),
        ("A person was infected on Monday.", [("infected", 1, 1)]),
        ("Two soldiers arrived in the town.", [("forces", 2, 2)]),
        ("Two hundred protesters took part in a march in the square.", [("participants", 200, 200)]),
    ],
)
def test_counts_that_look_alike(text, found, pack):
    assert figures(text, pack) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The band has raised $2 million for a new album.", []),
        ("The council cut $3 million from the road fund.", []),
        ("The appeal has so far raised $2 million for survivors of the storm.", [("aid", 2000000, 2000000)]),
        ("The drums can hold 900 litres of water each, the aid agency said.", []),
        ("The firm agreed to pay $2 million to each victim of the flood.", []),
    ],
)
def test_money_and_things_of_help(text, found, pack):
    assert figures(text, pack) == found


def test_what_is_measured_in_tenths_counts_nobody(pack):
    assert figures("The quake, which hit 6.5 on the Richter scale, killed 40 people.", pack) == [("killed", 40, 40)]


def test_a_victim_who_is_named_is_no_count_whatever_the_name(pack):
    text = "In May, Sela-Noru Tazandari, a Dutch woman in her 90s, was rescued after nine days in the rubble."
    assert figures(text, pack) == []


def test_what_is_right_or_wrong_happened_to_nobody(pack):
    assert figures("Killing an innocent farmer is wrong, the bishop said.", pack) == []
    assert figures("It is wrong for even one innocent man to be killed, the bishop said.", pack) == []
    assert figures("It is sad that one innocent man was killed, the bishop said.", pack) == [("killed", 1, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Divers found 14 dead bodies and six people still alive in the mill.",
            [("killed", 14, 14)],
        ),
        ("There were 30 corpses and nine survivors in the tunnel.", [("killed", 30, 30)]),
        ("Three sailors are dead and 40 are safe.", [("killed", 3, 3)]),
        ("Two survivors died in hospital.", [("killed", 2, 2)]),
    ],
)
def test_the_living_told_beside_the_dead(text, found, pack):
    assert figures(text, pack) == found


@pytest.mark.parametrize(
    "text",
    ["In Lund 20,000 widowers die of cold each winter.", "Every summer 300 bathers drown off Elm Cove."],
)
def test_what_each_season_brings_is_a_rate(text, pack):
    assert figures(text, pack) == []


def test_none_of_which_something_else_is_told_were_hurt(pack):
    text = "The tents hold 90 injured patients from the port. None of them (the clinics) are open."
    assert figures(text, pack) == [("injured", 90, 90)]
    text = "The blast hurt 90 sailors. None of them died."
    assert figures(text, pack) == [("injured", 90, 90), ("killed", 0, 0)]


def test_large_numbers_are_no_number(pack):
    assert figures("Large numbers of farmers were displaced by the flood.", pack) == []
