"""Totals of what has just been told, counts of cases, and what counts nobody."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import Group, Status


def figures(text: str, pack: Pack) -> tuple[Figure, ...]:
    return read(make_report(text, published=date(2021, 5, 12)), pack).figures


COUNTS: list[tuple[str, list[tuple[str, int | None]]]] = [
    ("The ministry reported 25 new deaths, bringing the total to 365.", [("killed", 25), ("killed", 365)]),
    ("Three new cases of cholera were found in Moro, making eight in total.", [("infected", 3), ("infected", 8)]),
    ("The number of cholera cases has risen to 11,066.", [("infected", 11066)]),
    (
        "The town has 79 cases of cholera (75 confirmed and four probable).",
        [("infected", 79), ("infected", 75), ("infected", 4)],
    ),
    ("The number of gendarmes who died in the attack has been raised to 49.", [("killed", 49)]),
    ("Those killed in the raid were about 30.", [("killed", 30)]),
    ("Eighteen dead have been brought to the hospital.", [("killed", 18)]),
    ("At least 31 porters were killed and 73 injured today in the blast.", [("killed", None), ("injured", 73)]),
    ("Three passengers did not survive the crash.", [("killed", 3)]),
    ("No civilian was killed in the raid.", [("killed", 0)]),
    ("About 1,300 people were moved from their homes.", [("evacuated", 1300)]),
    ("By our count 120,000 teachers joined the strike.", [("participants", 120000)]),
    ("The number of evacuated residents had gone up to 830.", [("evacuated", 830)]),
    ("Since January, 70 people have been killed on the roads.", [("killed", 70)]),
    ("Police are looking for two suspects.", [("attackers", 2)]),
    ("Cholera came in May. Cases grew to 279 in 36 states.", [("infected", 279)]),
    ("Some 45,000-50 ,000 people have died since the quake.", [("killed", 50000)]),
    ("Police held 80 people on Saturday and 40 on Sunday.", [("detained", 80), ("detained", 40)]),
    ("The raid killed 17 people. The army put the number at nine.", [("killed", 17), ("killed", 9)]),
    (
        "Six people were shot dead. The victims were four women and two men.",
        [("killed", 6), ("killed", 4), ("killed", 2)],
    ),
    ("The hospital received 14 wounded; three did not make it.", [("injured", 14), ("killed", 3)]),
    ("The city put eight people in quarantine. The eight have to stay at home.", [("affected", 8), ("affected", 8)]),
    ("The kidnappers are holding nine workers.", [("abducted", 9)]),
    ("The village was attacked by about 30 men on motorbikes.", [("attackers", 30)]),
    ("Some 4,000 people were out on strike.", [("participants", 4000)]),
    ("About 40,000 households have no electricity.", [("affected", 40000)]),
    ("There were 12 attacks in a week.", [("incidents", 12)]),
    ("Thousands flee fighting in north", [("displaced", 9999)]),
    ("Coach crash toll now 12", [("killed", 12)]),
    ("Displaced: 16,000 people in 14 sites.", [("displaced", 16000)]),
    ("Fourteen workers were freed from the mine.", [("rescued", 14)]),
    ("Some 14,000 ready-to-eat meals were dropped on the town.", [("aid", 14000)]),
    ("They rushed to release or transfer 13 detainees.", [("released", 13)]),
    ("Thirty casualties were reported, nine of them fatal.", [("affected", 30), ("killed", 9)]),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_counts(text: str, counts: list[tuple[str, int | None]], pack: Pack) -> None:
    assert [(f.measure.value, f.quantity.high) for f in figures(text, pack)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "They cross in canoes that hold nine.",
        "No one else was hurt in the blast.",
        "None of them suffered life-threatening injuries.",
        "Police released their names: a grandmother and her grandson.",
        "Police are looking for two men in a red van.",
        "The number of children under five fell.",
        "Two women called 911 and waited.",
        "The guard fired one shot at the gate.",
        "Two people got out of the car and ran.",
        "The carrier sailed with 19 helicopters on board.",
        "The council has six permanent seats without veto power.",
        "Ana Diaz, 27, and Joan Kirk, 31, were arrested.",
    ],
)
def test_counts_nobody(text: str, pack: Pack) -> None:
    assert figures(text, pack) == ()


def test_a_total_has_the_source_of_what_it_sums_up(pack: Pack) -> None:
    _, total = figures("The ministry reported 25 new deaths, bringing the total to 365.", pack)
    assert total.source.text == "The ministry"


def test_a_disease_counts_up_to_the_report_from_an_open_start(pack: Pack) -> None:
    (figure,) = figures("Ebola has killed 54 people in Kasai. The Ebola vaccine is scarce.", pack)
    assert (figure.time.start, figure.time.end, figure.cumulative) == (None, date(2021, 5, 12), True)


def test_new_patients_are_of_their_day(pack: Pack) -> None:
    (figure,) = figures("Ebola came back: 12 new cases were found in Kasai. The Ebola vaccine is scarce.", pack)
    assert (figure.time.start, figure.cumulative) == (date(2021, 5, 12), False)


def test_damaged_houses_are_things(pack: Pack) -> None:
    _, damaged = figures("About 310 houses were destroyed and 1,200 damaged.", pack)
    assert damaged.group is Group.THINGS


def test_what_may_be_is_unconfirmed(pack: Pack) -> None:
    (figure,) = figures("Forty people may still be trapped under the rubble.", pack)
    assert figure.status is Status.UNCONFIRMED


def test_who_did_not_survive_is_told_dead(pack: Pack) -> None:
    (figure,) = figures("Three passengers did not survive the crash.", pack)
    assert figure.status is Status.STATED


def test_confirmed_by_nobody_named_is_the_outlets_word(pack: Pack) -> None:
    (figure,) = figures("To date, 27 deaths have been officially confirmed.", pack)
    assert (figure.source.text, figure.status) == ("", Status.STATED)


def test_a_bare_number_has_its_speaker(pack: Pack) -> None:
    _, second = figures("The governor gave a toll of 40. The opposition said 60.", pack)
    assert second.source.text == "The opposition"


def test_the_hospital_that_admits_says_nothing(pack: Pack) -> None:
    (figure,) = figures("The hospital admitted 30 wounded.", pack)
    assert figure.source.text == ""


def test_animals_are_things(pack: Pack) -> None:
    (figure,) = figures("The drought has killed thousands of cattle.", pack)
    assert figure.group is Group.THINGS


def test_each_number_has_the_day_beside_it(pack: Pack) -> None:
    _, second = figures("Police held 80 people on Saturday and 40 on Sunday.", pack)
    assert second.time.start == date(2021, 5, 9)


def test_two_verbs_share_a_perfect(pack: Pack) -> None:
    killed, infected = figures("The flu has killed 79 people and infected more than 10,000. The flu is new.", pack)
    assert killed.time.start is None
    assert infected.time.start is None


def test_what_is_put_at_risk_is_not_killed(pack: Pack) -> None:
    assert "killed" not in [f.measure.value for f in figures("The clashes put thousands at risk of death.", pack)]


def test_sent_to_the_hospital(pack: Pack) -> None:
    measures = [
        f.measure.value for f in figures("The blast killed one man and sent three others to the hospital.", pack)
    ]
    assert measures == ["killed", "hospitalised"]


def test_a_toll_of_112_is_no_call_for_help(pack: Pack) -> None:
    (figure,) = figures("The death toll has risen to 112, the mayor said.", pack)
    assert figure.quantity.low == 112
