"""Who or what is counted, and how sure the words beside a count leave it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure


def told(pack: Pack, text: str, quote: str) -> Figure | None:
    claims = read_claims(make_report(text), pack)
    return next((c for c in claims if isinstance(c, Figure) and c.text == quote), None)


@pytest.mark.parametrize(
    ("text", "quote", "people", "group"),
    [
        ("A fire has destroyed 36 of the valley's 4,000 farmhouses.", "36", "farmhouses", "things"),
        ("About 300 of the port's 900 dockers were on strike.", "About 300", "dockers", "people"),
        ("Seven of the 40 hikers were injured.", "Seven", "hikers", "people"),
        ("On Sunday there were no less than four separate knife attacks in the port.", "no less than four",
         "separate knife attacks", "things"),
        ("This month the gang has made several raids in the hills.", "several", "raids", "things"),
        ("Police recovered two handguns and nine spent casings at the scene.", "nine", "spent casings", "things"),
        ("Police recovered two handguns and nine spent casings at the scene.", "two", "handguns", "things"),
        ("Norland withdrew its 140-strong contingent from the island.", "140-strong", "contingent", "military"),
        ("The mine has sacked 2,000 miners since May.", "2,000", "miners", "people"),
        ("The blast killed a woman and child in the market.", "a", "woman", "people"),
        ("Twelve from its 900-strong relief mission are missing.", "900-strong", "relief mission", "military"),
        ("The rebels are blamed for the killing of a number of respected elders.", "a number of",
         "respected elders", "people"),
        ("An epidemic may cause tens of thousands of deaths and forecasts agree on it.", "tens of thousands", "deaths",
         "people"),
        ("Nine people were killed, seven of them young children.", "seven", "young children", "children"),
        ("Four servicewomen were killed by a mine.", "Four", "servicewomen", "military"),
        ("The raid left at least 40 policemen, soldiers and civilians dead.", "at least 40",
         "policemen, soldiers and civilians", "people"),
        ("The fire killed 30 men, women and children.", "30", "men, women and children", "people"),
        ("Dozens of lecturers, nurses and hospital clerks were arrested.", "Dozens",
         "lecturers, nurses and hospital clerks", "people"),
        ("The storm killed 12 fishermen, officials and witnesses said.", "12", "fishermen", "people"),
        ("The quake was followed by a number of blasts and people are very afraid.", "a number of", "blasts", "things"),
        ("Norland has had 612 cholera cases and new wells have been dug.", "612", "cholera cases",
         "people"),
        ("Police detained 14 students, two teachers and a driver.", "14", "students", "people"),
    ],
)  # fmt: skip
def test_counted(pack: Pack, text: str, quote: str, people: str, group: str) -> None:
    figure = told(pack, text, quote)
    assert figure is not None
    assert (figure.people, str(figure.group)) == (people, group)


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("The fever is suspected of killing 44 people in Norland.", "44", "unconfirmed"),
        ("The fever, suspected in more than 80 deaths, is spreading.", "more than 80", "unconfirmed"),
        ("The outbreak is now suspected of having infected 70 people.", "70", "unconfirmed"),
        ("Schools stay shut after three suspected cholera deaths.", "three", "unconfirmed"),
        ("Norland has 13 probable cases of cholera.", "13", "unconfirmed"),
        ("There are 40 probable and confirmed cases of cholera.", "40", "stated"),
        ("Police held a man suspected of killing two people.", "two", "stated"),
        ("Nine suspected bandits were killed in the raid.", "Nine", "stated"),
        ("More than 900 marines are set to join 400 soldiers on the ground.", "400", "stated"),
        ("More than 900 marines are set to join 400 soldiers on the ground.", "More than 900", "conditional"),
        ("The fever is suspected of claiming 90 lives while the number of confirmed cases is 26.", "26", "stated"),
        ("The talks began because of the danger of a strike by 900 dockers.", "900", "conditional"),
        ("Norland said the fever could be to blame for 31 more deaths.", "31", "unconfirmed"),
        ("On Friday 900 dockers decided to remain on strike.", "900", "stated"),
        ("The inquiry is expected to criticise the army for killing nine farmers.", "nine", "stated"),
        ("The names of the six wounded miners were not released.", "six", "stated"),
        ("The condition of the three injured is not yet known.", "three", "stated"),
        ("It is not clear why nine dockers were arrested.", "nine", "stated"),
    ],
)
def test_sure(pack: Pack, text: str, quote: str, status: str) -> None:
    figure = told(pack, text, quote)
    assert figure is not None
    assert str(figure.status) == status


@pytest.mark.parametrize(
    ("text", "quote", "source"),
    [
        ("Scientists were watching the fever that is now said to have killed 53 people in Norland.", "53", ""),
        ("Monday's announcement of 67 deaths shocked the capital.", "67", ""),
        ("This is no time to say that 40 died in vain.", "40", ""),
        ("The ministry's announcement of 81 deaths shocked the capital.", "81", "The ministry"),
    ],
)
def test_source(pack: Pack, text: str, quote: str, source: str) -> None:
    figure = told(pack, text, quote)
    assert figure is not None
    assert figure.source.text == source


@pytest.mark.parametrize(
    ("text", "quote", "measure"),
    [
        ("Norland sent two planes to pick up 140 of its citizens from the island.", "140", "evacuated"),
        ("Police are investigating the Sunday shooting death of a four-year-old child.", "a", "killed"),
        ("The opposition would pull out its 700-strong contingent.", "700-strong", "forces"),
        ("The clinic has not enough staff to treat the 300 wounded.", "300", "injured"),
        ("Six dockers shot at wedding", "Six", "injured"),
        ("Six masked men shot at a lorry.", "Six", "attackers"),
    ],
)
def test_measure(pack: Pack, text: str, quote: str, measure: str) -> None:
    figure = told(pack, text, quote)
    assert figure is not None
    assert str(figure.measure) == measure


def test_who_is_looked_for_over_a_crime_is_not_missing(pack: Pack) -> None:
    text = "Orlin constables now look for a baker in connection with the mill fire."
    assert told(pack, text, "a") is None


def test_a_week_that_is_over_adds_up_nothing(pack: Pack) -> None:
    text = "The bodies of eight sailors killed in the quake last week have been flown home to Norland."
    claims = read_claims(make_report(text, published=date(2021, 5, 19)), pack)
    assert [c.cumulative for c in claims if isinstance(c, Figure)] == [False]
