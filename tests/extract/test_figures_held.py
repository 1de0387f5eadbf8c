"""Who holds a count, and what the words around it make of measure, people and group."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import Group, Measure, Status


def figures(text: str, pack: Pack) -> list[Figure]:
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
    return [f for f in claims if isinstance(f, Figure)]


def test_who_made_an_estimate_holds_it(pack: Pack) -> None:
    found = figures("Tavian officials have cut back their estimate of deaths from the storm to over 100.", pack)
    assert [(f.quantity.low, f.source.text) for f in found] == [(101, "Tavian officials")]


def test_the_dead_do_not_speak(pack: Pack) -> None:
    found = figures("Officials first said that 12 people had died, but later put the number at nine.", pack)
    assert [(f.quantity.low, f.source.text) for f in found] == [(12, "Officials"), (9, "Officials")]


def test_a_death_that_will_have_consequences_is_a_fact(pack: Pack) -> None:
    (found,) = figures("The death of a soldier on the eve of the vote will add to the pressure on the minister.", pack)
    assert found.status is Status.STATED


def test_possible_deaths_are_unconfirmed(pack: Pack) -> None:
    found = figures("The region has 40 possible fatalities.", pack)
    assert [f.status for f in found] == [Status.UNCONFIRMED]


def test_the_agency_whose_tests_show_it_is_the_source(pack: Pack) -> None:
    (found,) = figures("The agency said tests showed the virus had infected eight people in two towns.", pack)
    assert found.source.text == "The agency"


def test_who_was_going_to_march_may_not_have_marched(pack: Pack) -> None:
    (found,) = figures("She knew that thousands of students were going to demonstrate.", pack)
    assert found.status is Status.CONDITIONAL


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A young couple were killed when the roof fell in.", [("killed", 2)]),
        ("Twelve people were killed trying to attack a police station.", [("killed", 12)]),
        ("Not 12 but nine people were killed.", [("killed", 9)]),
        ("Poor schools hold back millions of people.", []),
        ("All over the world thousands of people are dying of malaria every day.", []),
        ("Nothing is worse than a 7.0 earthquake.", []),
        ("Dozens of wounded were carried away.", [("injured", 24)]),
        ("About 5,000 prisoners broke out of the main jail.", [("other", 5000)]),
        ("It gets some $700 million in military aid each year.", []),
        ("The town raised more than $72,000 for earthquake relief.", [("aid", 72001)]),
        ("The ship with 30 crew and 200 passengers on board sank.", [("affected", 200)]),
        ("Normally thousands of marchers would gather in the square.", []),
        ("The number of the injured has risen from 5,000 to 8,100.", [("injured", 5000), ("injured", 8100)]),
        ("The two countries have evacuated 300 nationals.", [("evacuated", 300)]),
        ("At a funeral on Monday for four of the victims, choirs sang.", [("killed", 4)]),
        (
            "In the barracks 18 soldiers, along with two cooks, tested positive for the virus.",
            [("infected", 18), ("infected", 2)],
        ),
    ],
)
def test_what_is_counted(text: str, counts: list[tuple[str, int]], pack: Pack) -> None:
    assert [(str(f.measure), f.quantity.low) for f in figures(text, pack)] == counts


@pytest.mark.parametrize(
    ("text", "people", "group"),
    [
        ("748 people were injured, all of them officers.", ["people"], [Group.POLICE]),
        ("There were 18 survivors and three dead.", ["survivors", ""], [Group.PEOPLE, Group.PEOPLE]),
        ("A man died last week, bringing the toll to three.", ["man", ""], [Group.PEOPLE, Group.PEOPLE]),
        (
            "Three ministers and several senators were killed.",
            ["ministers", "senators"],
            [Group.OFFICIALS, Group.OFFICIALS],
        ),
    ],
)
def test_who_is_counted(text: str, people: list[str], group: list[Group], pack: Pack) -> None:
    found = figures(text, pack)
    assert ([f.people for f in found], [f.group for f in found]) == (people, group)


def test_a_question_denies_nothing(pack: Pack) -> None:
    (found,) = figures("Isn't 150 deaths a small figure?", pack)
    assert found.status is Status.STATED


def test_two_currencies_have_one_giver(pack: Pack) -> None:
    found = figures("The group pledged $100,000 (£61,400) in aid to the fund.", pack)
    assert [(f.measure, f.source.text) for f in found] == [(Measure.AID, "The group")] * 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The minister is not responsible for the 50 dead.", Status.STATED),
        ("The decline has not been steep, with 176 deaths in the north.", Status.STATED),
        ("A second porter could face charges over the death of a clerk.", Status.STATED),
        ("Four men will be tried for the killing of nine miners.", Status.STATED),
        ("Several theories are about why the fever has killed 90 people.", Status.STATED),
        ("The appeal has raised $60 million for victims of the quake.", Status.STATED),
        ("Nine people could die.", Status.CONDITIONAL),
        ("The ministry suspected that 40 miners had already been killed.", Status.UNCONFIRMED),
        ("Officials were not certain that 30 villagers had been killed.", Status.UNCONFIRMED),
        ("It is not clear that 14 herders have died.", Status.UNCONFIRMED),
        ("The flood has killed at least 200 and possibly 900 people.", Status.UNCONFIRMED),
        ("It is clear that 14 herders have died.", Status.STATED),
        ("Two suspected rebels were killed.", Status.STATED),
        ("Plans are being made to house 400 survivors in the valley.", Status.CONDITIONAL),
        ("Up to 1,000 Tavian troops will be in the port by Monday.", Status.CONDITIONAL),
        ("The agency launched an appeal for $60 million to help victims of the quake.", Status.CONDITIONAL),
    ],
)
def test_only_what_is_denied_or_open_is_so(text: str, status: Status, pack: Pack) -> None:
    assert [f.status for f in figures(text, pack)][-1] is status


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Tavian officials say up to 200 people were killed, 250 injured and 1,500 left homeless.",
            ["Tavian officials"] * 3,
        ),
        ("The storm, which some officials have estimated has killed 200 people, is over.", ["some officials"]),
        ("The ministry declared an emergency as 20 deaths were confirmed in the port.", [""]),
        ("The clinic said 14 countries have reported 530 infections.", ["The clinic"]),
        ("Ann Lee said students were given advice about the flu Seventeen people have died in the town.", [""]),
        ("Tavia is to triple its aid to $20 million (30 million euros).", ["", ""]),
    ],
)
def test_one_holder_of_what_is_told_in_one_breath(text: str, sources: list[str], pack: Pack) -> None:
    assert [f.source.text for f in figures(text, pack)] == sources


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Two members of the battalion were killed.", Group.MILITARY),
        ("Twelve civilians and soldiers were killed.", Group.PEOPLE),
        ("Nine media workers were killed.", Group.MEDIA),
        ("Seven soldiers and officers were killed.", Group.MILITARY),
        ("There were 20 deaths among police.", Group.POLICE),
    ],
)
def test_whose_the_counted_are(text: str, group: Group, pack: Pack) -> None:
    assert [f.group for f in figures(text, pack)] == [group]


def test_patients_of_a_disease_have_it(pack: Pack) -> None:
    (found,) = figures("The flu goes on spreading. The total of the flu stands at 140 patients.", pack)
    assert found.measure is Measure.INFECTED


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The fever is suspected of claiming 40 lives, though the tests are not over, the mayor said.", "the mayor"),
        ("The minister listed 16 sailors who are known to have died.", "The minister"),
        ("They met to discuss the fever, which officials suspect has killed about 150 people.", "officials"),
        ("The mill in Elm Cove is the latest to announce it will close after two workers were hurt.", ""),
        ("In the first days of the war, missiles hit the camp, killing 43 of his men.", ""),
    ],
)
def test_who_told_of_a_count(text: str, source: str, pack: Pack) -> None:
    lead = "The captain was accused of hiding rebels. "
    assert {f.source.text for f in figures(lead + text, pack)} == {source}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ten Tavian sailors are among those confirmed to have died.", [("killed", 10)]),
        ("A ship came to pick up 200 tourists stranded on the island.", [("affected", 200)]),
        ("Ann Lee faces a total of nine charges over the prisoners she had taken.", []),
        ("Shares were up, and both cement makers rallied.", []),
        ("Millions turned out to vote.", []),
        ("Five schools hit by the virus have begun to plan exams.", [("affected", 5)]),
        ("Two more told of cases, bringing the number of countries hit to 12.", []),
    ],
)
def test_what_a_clause_tells_of_a_count(text: str, counts: list[tuple[str, int]], pack: Pack) -> None:
    assert [(f.measure.value, f.quantity.low) for f in figures(text, pack)] == counts


def test_troops_who_could_come_are_a_plan(pack: Pack) -> None:
    (found,) = figures("Officials say some 10,000 troops could be on the island within a few days.", pack)
    assert found.status is Status.CONDITIONAL


@pytest.mark.parametrize(
    "text",
    [
        "Masks did not prevent earlier fevers from killing 400 people.",
        "Corporal Lee denies all charges, including one of making two prisoners kneel.",
        "Farrow was heard saying that he didn't regret the five murders.",
        "The command denied claims that guards had a hand in the killing of the nine singers.",
    ],
)
def test_what_is_there_is_not_denied(text: str, pack: Pack) -> None:
    assert [f.status for f in figures(text, pack) if f.status is Status.DENIED] == []


@pytest.mark.parametrize(
    "text",
    ["The governor denied the 40 deaths that the union had reported.", "Police denied the death of six people."],
)
def test_deaths_that_are_denied_are_denied(text: str, pack: Pack) -> None:
    assert [f.status for f in figures(text, pack)] == [Status.DENIED]


def test_a_part_of_a_count_that_was_taken_back_falls_with_it(pack: Pack) -> None:
    text = "The harbour office on Monday took back its announcement that 64 people had drowned.\n\n"
    parts = "The number, repeated all over the country, had been broken down by town, with 23 deaths in Lisbon alone."
    assert [f.status for f in figures(text + parts, pack)] == [Status.DENIED, Status.DENIED]
    new = "The number of dead is 23, the coast guard said."
    assert [f.status for f in figures(text + new, pack)] == [Status.DENIED, Status.ATTRIBUTED]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("The army's count is 21.", "The army"),
        ("The rights group stood by its count of 11.", "The rights group"),
        ("Police gave the number as 15.", "Police"),
        ("The health ministry, whose last bulletin is of Friday, gives 19 deaths.", "The health ministry"),
        ("He said that the police figure of 12 was too low.", "police"),
        ("The coast guard gave the dead as nine.", "The coast guard"),
        ("The provincial government gives 12 dead.", "The provincial government"),
        ("The clinic's register shows eight dead.", "The clinic"),
        ("The toll given by firefighters was 12.", "firefighters"),
        ("The coroner had it at twelve dead.", "The coroner"),
        ("Nobody died, by the army's communique.", "the army"),
        ("The aid committee has eleven.", "The aid committee"),
        ("The army's toll rose to four.", ""),
        ("Sunday's toll was six.", ""),
    ],
)
def test_whose_count_a_number_is_holds_it(told: str, who: str, pack: Pack) -> None:
    found = figures(f"The mayor said 81 villagers had been killed. {told}", pack)
    assert found[-1].source.text == who


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry lowered the number of cholera deaths in the delta from 90 to 40.", "The ministry"),
        ("Peru has scaled back its toll from 90 to 40.", "Peru"),
        ("Two smugglers were jailed for ten years, reported The Elmwick Courier.", "The Elmwick Courier"),
    ],
)
def test_whose_toll_it_is(text: str, source: str, pack: Pack) -> None:
    found = figures(text, pack)
    assert found and {(f.source.text, f.status) for f in found} == {(source, Status.ATTRIBUTED)}


def test_what_somebody_recommends_is_his_and_still_to_come(pack: Pack) -> None:
    text = "Parliament votes tonight on a recommendation by envoy Ann Lee to send 900 soldiers to Elmwick."
    (found,) = figures(text, pack)
    assert (found.source.text, found.status) == ("envoy Ann Lee", Status.CONDITIONAL)


def test_who_was_told_is_not_who_reported(pack: Pack) -> None:
    (found,) = figures("Three ferries sank, Pavel Orsk, the harbour master, told Elm Radio.", pack)
    assert found.source.text.startswith("Pavel Orsk")


@pytest.mark.parametrize(
    "text",
    [
        "In Elmwick, a baker who had been to Tarn was found to have cholera.",
        "It was revealed that 12 bakers had died of cholera.",
        "Six sick bakers were admitted to Elmwick hospital.",
    ],
)
def test_what_is_found_by_nobody_named_is_a_fact(text: str, pack: Pack) -> None:
    found = figures(text, pack)
    assert found and {f.status for f in found} == {Status.STATED}


@pytest.mark.parametrize(
    "text",
    [
        "Health officers said the advance of cholera, suspected in 80 deaths, was slowing.",
        "Another 30 deaths were suspected cases of cholera.",
    ],
)
def test_deaths_of_which_an_illness_is_suspected_are_open(text: str, pack: Pack) -> None:
    assert [f.status for f in figures(text, pack)] == [Status.UNCONFIRMED]


@pytest.mark.parametrize(
    "text",
    [
        "The charity is working on supplying 900 tonnes of rice.",
        "The island ordered the slaughter of 4,000 goats.",
        "The dam was built to avert 300 deaths.",
        "The decision to kill 4,000 goats angered the farmers.",
        "A nurse tried to rescue three bakers.",
    ],
)
def test_what_is_only_tried_or_ordered_is_still_to_come(text: str, pack: Pack) -> None:
    assert [f.status for f in figures(text, pack)] == [Status.CONDITIONAL]


@pytest.mark.parametrize("text", ["The island killed 4,000 goats.", "Nurses rescued three bakers."])
def test_what_was_done_is_told(text: str, pack: Pack) -> None:
    assert [f.status for f in figures(text, pack)] == [Status.STATED]


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("The toll of the storm is estimated at 900.", True),
        ("The union estimated that 900 people had died in the storm.", True),
        ("An estimate of 900 deaths came from the union.", True),
        ("Our estimates suggest that 900 people have died in the storm.", True),
        ("The union estimated the damage and rescued 12 people.", False),
        ("The union estimates that at least 900 people have died in the storm.", False),
        ("The union said that 900 people had died in the storm.", False),
    ],
)
def test_an_estimate_is_no_exact_number(text: str, approx: bool, pack: Pack) -> None:
    found = figures(text, pack)
    assert found and {f.quantity.approx for f in found} == {approx}


def test_one_case_in_a_list_of_places_counts_all_so_far(pack: Pack) -> None:
    report = make_report(
        "Cholera spreads\n\nCholera has come to three islands.\n\nElm: one death, 40 confirmed cases",
        name="r",
        outlet="Mill Lane Post",
        published=date(2020, 5, 4),
    )
    found = [f for f in read_claims(report, pack) if isinstance(f, Figure)]
    assert [(f.quantity.low, f.cumulative) for f in found][-2:] == [(1, True), (40, True)]


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("Also injured were 12 soldiers and a cook.", Measure.INJURED, 12),
        ("Still missing, the coastguard said, are 27 of those who had sailed.", Measure.MISSING, 27),
        ("Two suspects fled the taxi near Garu.", Measure.ATTACKERS, 2),
        ("The movement drew 7,000 farmers to Mill Square on Friday.", Measure.PARTICIPANTS, 7000),
        ("The navy will deploy 2,600 extra sailors.", Measure.FORCES, 2600),
        ("The commission counts 5,200 arrivals. Most refugees are children.", Measure.DISPLACED, 5200),
        ("In the camps 680 people were on the commission's register. The refugees need tents.", Measure.DISPLACED, 680),
    ],
)
def test_who_is_put_after_what_befell_them(text: str, measure: Measure, low: int, pack: Pack) -> None:
    assert (measure, low) in [(f.measure, f.quantity.low) for f in figures(text, pack)]


@pytest.mark.parametrize(
    ("text", "low", "source", "status"),
    [
        ("The bridge gave way, the ministry said on Monday, and 14 people drowned.", 14, "the ministry", "attributed"),
        ("The council voted that 3,700 more troops should go to Tavia.", 3700, "", "conditional"),
        ("The envoy means to recommend that the council boost troop numbers by 2,000.", 2000, "The envoy",
         "conditional"),
        ("Thousands are expected tonight at a rally in Garu.", 2000, "", "conditional"),
    ],
)  # fmt: skip
def test_who_tells_it_and_whether_it_is_so(text: str, low: int, source: str, status: str, pack: Pack) -> None:
    assert (low, source, status) in [(f.quantity.low, f.source.text, f.status.value) for f in figures(text, pack)]
