"""What words beside a trigger take back or turn: plans, feelings, rules, figures of speech, who is asked."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention

DAY = date(2021, 3, 10)


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text, published=DAY), pack).events


@pytest.mark.parametrize(
    "text",
    [
        "In Gondar there are protests planned for this week.",
        "A rally scheduled for Friday worries the shopkeepers of Gondar.",
        "Farmers in Gondar have felt persecuted by the soldiers.",
        "Nothing indicates that soldiers burned the bodies.",
        "Officers said there was no evidence that soldiers had killed the farmers.",
        "The decree says the government could ban any gathering.",
        "The town of Gondar has seen few attacks in recent months.",
        "Corporal Tesfaye, 34: unlawful killing of a farmer.",
        "Throughout the 1980s soldiers killed farmers in Gondar.",
        "The union has joined the government, even though its founder was killed by the army.",
        "The minister stormed out of the interview on Friday.",
        "The deputy stormed up to the town hall of Gondar on Friday.",
        "The deputy fired insults and questions at the senators on Friday.",
        "The minister deployed an old trick when he was questioned on Friday.",
        "The senators came late on Friday, sabotaging the plans of the deputy.",
        "Many fear that the party will hijack the movement.",
        "The talks will resume in the first week of March, officials said.",
        "Soldiers took to the streets of Gondar on Friday to guard the banks.",
        "The appeal by the Red Cross has raised 60m dollars.",
        "The town hall collapsed when the quake shook Gondar on Friday.",
    ],
)
def test_nothing_took_place(text: str, pack: Pack) -> None:
    assert [e for e in events(text, pack) if e.type.value not in ("DISASTER",) or e.mode == "accident"] == []


@pytest.mark.parametrize(
    ("text", "type", "mode"),
    [
        ("Police fired tear gas canisters at the marchers in Gondar on Friday.", "ASSAULT", "crowd-control"),
        ("Rescuers freed a man from the rubble on Friday.", "AID", ""),
        ("The Red Cross asked people on Friday to send cash.", "REQUEST", "assist"),
        ("Police fired live rounds at the marchers in Gondar on Friday.", "ASSAULT", "firearms"),
        ("Hundreds marched through Gondar on Friday.", "PROTEST", "demo"),
    ],
)
def test_words_beside_it_tell_the_mode(text: str, type: str, mode: str, pack: Pack) -> None:
    assert (type, mode) in [(e.type.value, e.mode) for e in events(text, pack)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The minister called on Friday for the resignation of the general.", ["the general"]),
        ("Protesters demanded that he step down, with a unity government running the country.", []),
        ("Ethiopia appealed for help to fight the bandits.", []),
        ("Ethiopia pledged help with a contingent of nurses.", []),
        ("The envoy urged the countries of the region to open their borders.", ["the countries of the region"]),
    ],
)
def test_who_is_asked(text: str, recipients: list[str], pack: Pack) -> None:
    spoken = [e for e in events(text, pack) if e.type.value in ("REQUEST", "AGREE")]
    assert [[r.text for r in e.recipients] for e in spoken] == [recipients]


def test_a_death_that_is_looked_into_is_no_party(pack: Pack) -> None:
    (event,) = events("The army is investigating the farmer's death.", pack)
    assert (event.type.value, event.mode, event.recipients) == ("ACCUSE", "investigate", ())


@pytest.mark.parametrize(
    "text",
    [
        "The governor was criticised on Friday for not arresting the rebels.",
        "The envoy urged the government on Friday not to ban the march.",
        "Many people blame the government.",
        "Scientists have demonstrated that the virus spreads among bats.",
        "Lawmakers contemplate arresting the governor.",
        "The newspaper asked the ministry on Friday to explain.",
        "A friend shot videos of the square on Friday.",
        "The agency is committed to keeping the public informed.",
        "The virus has spread to nine towns, infecting 300 people and killing 12.",
    ],
)
def test_words_of_conflict_that_tell_of_none(text: str, pack: Pack) -> None:
    wrong = {"ASSAULT", "PROTEST", "COERCE", "ACCUSE", "REQUEST", "AGREE"}
    found = [e for e in events(text, pack) if e.type.value in wrong]
    assert [e.text for e in found if e.text != "urged" and e.text != "criticised"] == []


@pytest.mark.parametrize(
    ("text", "type", "agents"),
    [
        ("The vice president announced the president's resignation on Friday.", "RETREAT", ["the president"]),
        ("Three interrogators tortured the farmer on Friday.", "ASSAULT", ["Three interrogators"]),
        ("Ethiopia provided cooperation to Kenya on Friday.", "COOPERATE", ["Ethiopia"]),
    ],
)
def test_who_acts(text: str, type: str, agents: list[str], pack: Pack) -> None:
    assert [[a.text for a in e.agents] for e in events(text, pack) if e.type.value == type] == [agents]


def test_neither_denies(pack: Pack) -> None:
    found = events("Neither has been arrested by the police, the minister said.", pack)
    assert [e.status.value for e in found] == ["denied"]


def test_what_a_disaster_may_have_done_leaves_it_no_doubt(pack: Pack) -> None:
    (event,) = events("Thousands are expected to have died in Tuesday's earthquake in Gondar.", pack)
    assert event.status.value == "stated"


def test_one_who_is_criticised_criticises_nobody(pack: Pack) -> None:
    found = events("Mayor Abebe Tesfaye criticised for remarks on Haiti", pack)
    assert [e for e in found if any("Tesfaye" in a.text for a in e.agents)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The report incorrectly indicated that soldiers had killed the farmers.",
        "Shares of both glove makers rallied on Friday.",
        "Relatives burned the bodies of the victims on Friday.",
        "The soldiers did not simply attack the village, a witness said.",
        "There might be 40 hostages taken in the desert.",
        "The party is losing the argument that attacks on Kenya have not been made more likely.",
        "Kenya, in its enthusiasm for driving the rebels out, trained farmers.",
    ],
)
def test_nor_is_what_is_falsely_told(text: str, pack: Pack) -> None:
    assert [e for e in events(text, pack) if e.type.value in ("ASSAULT", "PROTEST", "COERCE")] == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Five farmers detained in a raid on Friday.", ["Five farmers"]),
        ("The mayor offered more Kenyan help on Friday.", []),
        ("Kenya vowed support for the fight against the rebels.", []),
    ],
)
def test_who_it_befalls(text: str, recipients: list[str], pack: Pack) -> None:
    found = [e for e in events(text, pack) if e.type.value in ("COERCE", "AGREE")]
    assert [[r.text for r in e.recipients] for e in found] == [recipients]
