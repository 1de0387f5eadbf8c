"""Numbers that the sentence gives to somebody or something else: an issuer, a price, a people, a unit, a charge."""

from __future__ import annotations

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.model.claim import Figure


def read(text, pack):
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
    return [f for f in claims if isinstance(f, Figure)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A $30 gift buys a blanket, and $90 funds tents for six families, the charity said.", []),
        ("Some two million of the six million people in Norland are in need of food.", [2_000_000]),
        ("The blast killed nine of the 40 people in the hall.", [9]),
        ("We mourn for the bombing, the one in Norland.", []),
        ("The colonel said two men were killed from his battalion of about 800.", [2, 800]),
        ("Six million drivers are expected to take to the roads.", []),
        ("The loss of a parent in the army can mean the end of a home.", []),
        ("Moss, 41, a clerk at the mill, was hit by a stone when troops fired.", []),
    ],
)
def test_numbers_of_something_else(text, found, pack):
    assert [f.quantity.low for f in read(text, pack)] == found


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Some 40 men with masks disrupted the march in Mora.", "attackers"),
        ("About 90 villagers broke up the rally in Mora.", "attackers"),
        ("A few hundred police broke up the march in Mora.", "forces"),
        ("About 900 villagers joined the march in Mora.", "participants"),
        ("Her warning saved the lives of some 20 neighbours.", "rescued"),
        ("A nurse shot days ago while filming a march died Friday, a state daily reported.", "killed"),
        ("Swine flu has reached Mora. All four new victims of swine flu have mild symptoms.", "infected"),
    ],
)
def test_what_was_done_to_or_by_them(text, measure, pack):
    assert [str(f.measure) for f in read(text, pack)] == [measure]


def test_of_those_deaths_some_are_deaths(pack):
    text = "Swine flu has reached Mora. Of the 61 deaths from flu, only 12 are known to be of the new strain."
    assert [(str(f.measure), f.quantity.low) for f in read(text, pack)] == [("killed", 61), ("killed", 12)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Totals issued by the health ministry gave the number of dead as 312.", "the health ministry"),
        ("The latest figures from the Red Cross show 312 people dead.", "the Red Cross"),
        ("Figures from the health ministry put the number of cholera cases at 312.", "the health ministry"),
        ("The government death toll from the flood rose to 312.", "government"),
        ("The army's death toll rose to 12.", ""),
        ("Ministers called for talks as nine cases of cholera were found in Mora.", ""),
        ("Singers called for gifts to the 900 people hurt by the flood.", ""),
        ("The union called for the arrest of the two guards.", "The union"),
        ("The office is calling the fever, which has killed about 40 in Mora, “a threat to all”.", ""),
        ("The theft is alleged to have happened when the nine troops were stationed near Mora.", ""),
    ],
)
def test_whose_number_it_is(text, source, pack):
    assert [f.source.text for f in read(text, pack)][:1] == [source]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dozens of villagers are expected to have died in the flood.", "unconfirmed"),
        ("Dozens of villagers are expected to arrive at the camp.", "conditional"),
        ("The general went on trial charged with killing 61 villagers.", "attributed"),
        ("Graves brought charges of the killing of thousands of villagers.", "attributed"),
        ("A judge issued warrants for the arrest of two freed clerks.", "conditional"),
        ("The camp will house the 9,000 refugees from Mora.", "stated"),
        ("Cholera is in Mora. Nine pupils are treated as likely cases of cholera.", "unconfirmed"),
    ],
)
def test_what_is_charged_expected_or_wanted(text, status, pack):
    assert [str(f.status) for f in read(text, pack)][:1] == [status]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ms Moss described seeing a lane where several houses had collapsed.", "Ms Moss"),
        ("Ms Moss recalled hearing that nine people had died.", "Ms Moss"),
        (
            "“The lake rose,” said Ann Moss. She left.\n\n“More huts fell and nine people died in them.”\n\nIt rained.",
            "Moss",
        ),
    ],
)
def test_whose_account_it_is(text, source, pack):
    assert [source in f.source.text for f in read(text, pack)] == [True]


def test_both_lands_are_no_two_people(pack):
    assert read("Norway asked Peru for pumps, saying that both were victims.", pack) == []
