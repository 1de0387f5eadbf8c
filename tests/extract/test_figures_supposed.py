"""Counts that a clause only supposes, that stand for nobody, or that nobody knows yet; sums written with a gap."""

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
        ("If a thousand villagers had died in Norland, the world would have noticed.", []),
        ("If 12 miners are trapped below, the air will not last.", []),
        ("Some 300 people could be killed if the dam breaks.", [("killed", 300)]),
        ("It is hard to be a soldier when battles rage and men die.", []),
        ("The virus swaps genes in a person's body.", []),
        ("The ministry said nine out of ten cases of cholera are never seen.", []),
        ("The fever has killed 310 out of 512 infected since May.", [("killed", 310), ("infected", 512)]),
        ("The number of people killed could be three to four times higher.", []),
        ("The coach was hurt both by the defeat and by the jeers.", []),
        ("Both men were wounded by a mine.", [("injured", 2)]),
    ],
)
def test_supposed_counts(text, found, pack):
    assert [(str(f.measure), f.quantity.low) for f in read(text, pack)] == found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Some 40 people could be trapped under the hall in Mora.", "unconfirmed"),
        ("Doctors suspect that 900 people may have the infection in Mora.", "unconfirmed"),
        ("With 512 confirmed cases of cholera in Mora, will the schools be shut?", "stated"),
        ("The minister recommended that the council send 300 more troops to Norland.", "conditional"),
        ("Some 300 people could be killed if the dam breaks.", "conditional"),
    ],
)
def test_what_may_be_and_what_is_given(text, status, pack):
    assert [str(f.status) for f in read(text, pack)][:1] == [status]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Three human rights activists were arrested during the protest in Mora on Sunday.", "people"),
        ("Police arrested 30 activists at a protest in Mora on Sunday.", "demonstrators"),
    ],
)
def test_who_watches_a_protest_is_not_in_it(text, group, pack):
    assert [str(f.group) for f in read(text, pack)] == [group]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The government gave £7.25 m in aid after the flood.", [7_250_000]),
        ("Norland gave 2.5 m euros in aid.", [2_500_000]),
        ("The Mora Red Cross has raised nearly $3million for victims of the quake.", [None]),
        ("The bank will make $100m available to victims of the flood.", [100_000_000]),
        ("The mayor set aside £20m for the victims of the flood.", [20_000_000]),
        ("The mayor is asking for $1.5bn to fight cholera.", [1_500_000_000]),
        ("The wall, 6 m high, fell in the aid camp.", []),
    ],
)
def test_sums_of_aid(text, sums, pack):
    assert [f.quantity.low for f in read(text, pack) if str(f.measure) == "aid"] == sums


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The airport of Mora cancelled 950 flights on Tuesday.", [("affected", "things")]),
        ("Three genes of the flu came from pigs, and the flu spreads.", []),
        ("The pilot made several emergency trips to hospital.", []),
        ("The spill has killed 4,000 fish in the bay.", [("killed", "things")]),
        ("The mayor ordered the slaughter of 90 heads of cattle.", [("killed", "things")]),
        ("The storm killed 12 people in Mora and three in Lund.", [("killed", "people"), ("killed", "people")]),
    ],
)
def test_what_is_nobody(text, found, pack):
    assert [(str(f.measure), str(f.group)) for f in read(text, pack)] == found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Two barges will sail for Mora on Friday to deliver 300 tents.", "conditional"),
        ("A charity in Elm launched a $2 million campaign and gave 60 tents to flood victims.", "conditional"),
        ("The frost will make life harder for the hundreds of villagers in tents.", "stated"),
    ],
)
def test_what_is_yet_to_come_and_what_is_there_already(text, status, pack):
    assert str(read(text, pack)[0].status) == status


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Radio Elm said nine Danes were dead and 12 more missing.", [("killed", 9), ("missing", 12)]),
        ("Three sailors were dead and five missing after the storm.", [("killed", 3), ("missing", 5)]),
        ("Mora has 35 hospitalizations and six deaths.", [("hospitalised", 35), ("killed", 6)]),
    ],
)
def test_each_number_has_its_own_state(text, found, pack):
    assert [(str(f.measure), f.quantity.low) for f in read(text, pack)] == found


def test_what_a_count_of_the_sick_rises_by_is_of_the_day_and_what_it_rises_to_of_all(pack):
    text = "MORA, 12 March 2020 - Cholera spreads. The number of cholera cases rose by 14 to 230 on Wednesday."
    found = {f.quantity.low: (f.cumulative, f.time.start is None, str(f.time.end)) for f in read(text, pack)}
    assert found == {14: (False, False, "2020-03-11"), 230: (True, True, "2020-03-11")}


def test_as_of_a_day_there_were_so_many_cases_until_then(pack):
    text = "MORA, 12 March 2020 - Cholera spreads. As of Monday there were 122 cases of cholera in Mora."
    (ill,) = read(text, pack)
    assert (ill.cumulative, ill.time.start, str(ill.time.end)) == (True, None, "2020-03-09")
