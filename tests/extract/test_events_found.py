"""Events that stand in lists of days, crowds, closures, demands, arrests and references with a day of their own."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import Status

DAY = date(2021, 3, 10)


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text, published=DAY), pack).events


def kinds(text: str, pack: Pack) -> list[str]:
    return [f"{e.type.value}/{e.mode}" for e in events(text, pack)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thousands of protesters spilled into the streets of Zadora on Tuesday.", "PROTEST/demo"),
        ("Hundreds of demonstrators gathered outside the embassy on Tuesday.", "PROTEST/demo"),
        ("Thousands of students staged mass demonstrations in Lima on Monday.", "PROTEST/demo"),
        ("Clashes erupted in the capital on Monday.", "ASSAULT/"),
        ("Police launched tear gas at the crowd on Tuesday.", "ASSAULT/crowd-control"),
        ("Afghan rebels have kidnapped nine Russian advisers in a bazaar.", "ASSAULT/abduct"),
        ("Witnesses saw police arrest the activist on Tuesday.", "COERCE/arrest"),
        ("He was dragged away by police on Tuesday.", "COERCE/arrest"),
        ("All schools were closed in Lima on Friday.", "COERCE/restrict"),
        ("The government cut internet access on Friday.", "COERCE/censor"),
        ("Two men were charged with murder on Tuesday.", "ACCUSE/allege"),
        ("The court fined the newspaper on Monday.", "SANCTION/convict"),
        ("The government has given $6 million to the relief effort in Haiti.", "AID/"),
        ("Soldiers handed out masks to passengers in Lima on Monday.", "AID/"),
        ("Peruvian President Ana Poe arrived in Quito on Tuesday.", "CONSULT/visit"),
        ("The cabinet led by John Doe was brought down last month.", "DISMISS/"),
        ("Flights have been few since the storm that hit Haiti on Tuesday.", "DISASTER/storm"),
        ("Aid has been slow after Tuesday's earthquake.", "DISASTER/earthquake"),
    ],
)
def test_kinds_of_events_that_are_found(text: str, kind: str, pack: Pack) -> None:
    assert kind in kinds(text, pack)


@pytest.mark.parametrize(
    "text",
    [
        "Shoppers filled the streets on Tuesday.",
        "Fans gathered outside the stadium on Tuesday to celebrate.",
        "Thousands of people poured into the streets after the earthquake, fearing aftershocks.",
        "It turned out to be a mistake.",
        "The company closed its campus on Monday.",
        "Workers hauled away the rubble on Monday.",
        "A cruise ship arrived in Haiti on Monday.",
        "Each storm that hit Haiti was named.",
        "The mood was charged with emotion.",
    ],
)
def test_words_that_tell_of_no_event(text: str, pack: Pack) -> None:
    assert kinds(text, pack) == []


def test_what_one_says_that_another_must_do_is_a_demand(pack: Pack) -> None:
    (event,) = events("Chile said on Tuesday that Sudan must give back the tug.", pack)
    assert (event.type.value, event.mode) == ("REQUEST", "change")
    assert ([a.text for a in event.agents], [r.text for r in event.recipients]) == (["Chile"], ["Sudan"])


@pytest.mark.parametrize(
    "text",
    [
        "The minister said people must stay calm.",
        "An expert says the army must keep order.",
        "The ministry said the army must be reformed.",
    ],
)
def test_advice_is_no_demand(text: str, pack: Pack) -> None:
    assert "REQUEST/change" not in kinds(text, pack)


def test_whoever_is_told_to_act_is_asked(pack: Pack) -> None:
    (event,) = events("Mexico advised its people to avoid trips to China.", pack)
    assert (event.type.value, [r.text for r in event.recipients]) == ("REQUEST", ["its people"])


@pytest.mark.parametrize("mark", ["March 8: ", "Monday: ", "10:42 "])
def test_entries_of_a_chronicle_tell_in_the_present(mark: str, pack: Pack) -> None:
    assert "ASSAULT/" in kinds(f"{mark}The army storms the square in Lima.", pack)


def test_a_clause_that_is_joined_has_its_own_mood(pack: Pack) -> None:
    text = "The blow may slow relief, but the United Nations is sending food to Haiti."
    assert kinds(text, pack) == ["AID/"]


def test_who_is_said_to_be_responsible_is_accused(pack: Pack) -> None:
    (event,) = events("The government said the rebels were responsible for the attack.", pack)
    assert (event.type.value, [r.text for r in event.recipients]) == ("ACCUSE", ["the rebels"])


def test_a_quoted_demand_before_its_speaker_names_whom_it_asks(pack: Pack) -> None:
    (event,) = events('"The army must leave the capital," Prime Minister Ana Poe said.', pack)
    assert (event.type.value, [r.text for r in event.recipients]) == ("REQUEST", ["The army"])


def test_a_lone_name_of_a_state_acts(pack: Pack) -> None:
    (event,) = events("Uzbekistan agreed to open its borders to aid trucks.", pack)
    assert [a.text for a in event.agents] == ["Uzbekistan"]


def test_one_person_may_hold_a_hunger_strike(pack: Pack) -> None:
    assert kinds("The jailed activist Ana Poe began a hunger strike on Sunday.", pack) == ["PROTEST/hunger"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The foreign minister of Peru is due to hold talks with Chile's president on Friday.", "CONSULT/"),
        ("Peru's president and Chile's president are to meet on Friday.", "CONSULT/"),
    ],
)
def test_what_is_on_the_calendar_is_an_event_to_come(text: str, kind: str, pack: Pack) -> None:
    (event,) = events(text, pack)
    assert f"{event.type.value}/{event.mode}" == kind
    assert event.status is Status.CONDITIONAL


def test_what_somebody_was_driven_to_was_done(pack: Pack) -> None:
    text = "Thousands marched in Lima on Tuesday, prompting the government to deploy the army."
    assert "MOBILIZE/troops" in kinds(text, pack)


def test_who_gives_money_and_who_is_rescued_may_be_anybody(pack: Pack) -> None:
    assert "AGREE/" in kinds("Organisers of the gala pledged $100,000 to the fund on Sunday.", pack)
    assert "AID/" in kinds("On Sunday a Danish nurse was pulled alive out of the ruins of the inn.", pack)


def test_a_verb_before_its_auxiliary_has_no_torn_subject(pack: Pack) -> None:
    text = "Killed were 25-year-old Martin Oyelar of Selby and 23-year-old Stefania Ruiz of Goole, police said."
    assert read(make_report(text), pack).events is not None
    text = (
        "Killed were 25-year-old Martin Oyelar of Selby, 23-year-old Stefania Ruiz of Goole and 23-year-old Clara Wynn "
        "of Thorne, police said."
    )
    assert all(event.status is not None for event in read(make_report(text), pack).events)
