"""Who did it and to whom where a passive, a place or a machine stands between, and what is no deed of theirs."""

from __future__ import annotations

import pytest

from dateline.language import Pack
from extract.events_told import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Nurses said there were rebel marksmen on the mill's roof shooting everyone in sight.",
            ("ASSAULT/firearms", ["rebel marksmen"], []),
        ),
        (
            "Army helicopters killed a family of five near the river on Monday.",
            ("ASSAULT/", ["Army helicopters"], ["a family of five"]),
        ),
        (
            "Government supporters charged opposition protesters on horseback in the square on Tuesday.",
            ("ASSAULT/", ["Government supporters"], ["opposition protesters"]),
        ),
        (
            "Rebel troops cut off food and water to the besieged town on Monday.",
            ("COERCE/withhold", ["Rebel troops"], ["the besieged town"]),
        ),
        (
            "The army deployed phosphorus shells against the rebels on Tuesday.",
            ("ASSAULT/unconventional", ["The army"], []),
        ),
        (
            "Last week, as demonstrators angry with the president took to the streets, the government blocked the web.",
            ("PROTEST/demo", ["demonstrators"], []),
        ),
        ("Rallies in the port city were largely peaceful on Tuesday.", ("PROTEST/demo", [], [])),
        ("Police left the streets on Tuesday night.", ("RETREAT/withdraw", ["Police"], [])),
        (
            "The government then blacked out all internet access in the country on Tuesday.",
            ("COERCE/censor", ["The government"], []),
        ),
        (
            "Four gunmen snatched a reporter from her car on Tuesday.",
            ("ASSAULT/abduct", ["Four gunmen"], ["a reporter"]),
        ),
        ("Italians have donated 12 million euros to the appeal.", ("AID/", ["Italians"], [])),
        (
            "The president and the prime minister spoke by phone on Tuesday.",
            ("CONSULT/phone", ["The president", "the prime minister"], []),
        ),
        (
            "Senator Brandt called Tuesday for the president to step down.",
            ("REQUEST/change", ["Senator Brandt"], ["the president"]),
        ),
        (
            "The health ministry cautioned people not to shake hands.",
            ("REQUEST/change", ["The health ministry"], ["people"]),
        ),
        (
            "Countries like India and Peru have ordered local companies to make vaccines.",
            ("REQUEST/change", ["India", "Peru"], ["local companies"]),
        ),
        (
            "The plan was hailed as bold, but critics accused the army of going too far.",
            ("ACCUSE/allege", ["critics"], ["the army"]),
        ),
    ],
)
def test_who_and_whom(pack: Pack, text: str, event: tuple[str, list[str], list[str]]) -> None:
    assert event in told(text, pack)


def test_who_is_cut_off_does_not_cut(pack: Pack) -> None:
    text = "Thousands march in the capital. Zambians cut off from internet"
    assert all("Zambians" not in agents for _, agents, _ in told(text, pack))


@pytest.mark.parametrize(
    "text",
    [
        "One broadcast showed a man who claimed that the march had been bought by foreigners.",
        "The party needs to listen, as opposed to supporting foreign governments, the senator said.",
        "The marchers left the square on Tuesday night.",
        "It is important that people continue to donate 20 euros.",
    ],
)
def test_no_deed(pack: Pack, text: str) -> None:
    assert told(text, pack) == []


def test_what_people_lack_is_no_assault(pack: Pack) -> None:
    text = 'Rebels shelled the town on Monday. "With no clean water, people died from their wounds," a doctor said.'
    assert all(recipients != ["people"] for _, _, recipients in told(text, pack))


def test_an_amount_goes_to_whom_it_is_for_and_not_to_where_it_is_from(pack: Pack) -> None:
    text = "The Queen donated a large sum to the United Nations on Monday."
    assert told(text, pack) == [("AID/", ["The Queen"], ["the United Nations"])]
    text = "The airline has pledged 300,000 euros from its Hands Across Water programme."
    assert all(not recipients for _, _, recipients in told(text, pack))
