"""Whose it is that is praised, blamed or refused; who is asked; and words by which nobody takes a stand."""

from __future__ import annotations

import pytest

from dateline.language import Pack
from extract.events_told import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The opposition condemned the minister's remarks on Monday.",
            ("ACCUSE/disapprove", ["The opposition"], ["the minister"]),
        ),
        (
            "The governor condemned the closure of the paper's office by the police on Monday.",
            ("ACCUSE/disapprove", ["The governor"], ["the police"]),
        ),
        (
            "The union rejected an offer from the airline on Monday.",
            ("REJECT/", ["The union"], ["the airline"]),
        ),
        (
            "The ministry rejected demands made by the rebels on Monday.",
            ("REJECT/", ["The ministry"], ["the rebels"]),
        ),
        (
            "The junta reneged on a treaty with Chile on Monday.",
            ("REJECT/", ["The junta"], ["Chile"]),
        ),
        (
            "On Monday, a judge in Lima rejected Karadi's request for release.",
            ("REJECT/", ["a judge"], ["Karadi"]),
        ),
        # Whom it befell did not do it; a place is no side.
        ("Britain condemned the bombing of the market on Monday.", ("ACCUSE/disapprove", ["Britain"], [])),
        ("Peru criticised the bill on Friday.", ("ACCUSE/disapprove", ["Peru"], [])),
        # Who is told to do something, whatever the word.
        ("The minister urged the public Sunday to stay calm.", ("REQUEST/change", ["The minister"], ["the public"])),
        (
            "The council has urged member states to send doctors.",
            ("REQUEST/change", ["The council"], ["member states"]),
        ),
        ("Ministers urged the WHO to wait.", ("REQUEST/change", ["Ministers"], ["the WHO"])),
        (
            "The police chief has appealed for help in hunting the rebels.",
            ("REQUEST/assist", ["The police chief"], []),
        ),
        ("The senator urged withdrawal from Peru on Monday.", ("REQUEST/change", ["The senator"], [])),
        ("The Red Cross has launched an appeal.", ("REQUEST/assist", ["The Red Cross"], [])),
        (
            "Singapore ordered eight sailors into quarantine on Monday.",
            ("COERCE/restrict", ["Singapore"], ["eight sailors"]),
        ),
        (
            "The government ordered hundreds of troops into the depots on Monday.",
            ("MOBILIZE/troops", ["The government"], ["hundreds of troops"]),
        ),
        ("The police threatened to use force on Monday.", ("THREATEN/", ["The police"], [])),
        (
            "Police put Ana Xu and Omar Li under house arrest on Monday and charged them with theft.",
            ("ACCUSE/allege", ["Police"], ["Ana Xu", "Omar Li"]),
        ),
        (
            'The union accused the army of "incompetence and waste" on Monday.',
            ("ACCUSE/allege", ["The union"], ["the army"]),
        ),
        (
            "The emir launched a mediation effort between Peru and Chile on Saturday.",
            ("CONSULT/third-party", ["The emir"], ["Peru", "Chile"]),
        ),
        # Blows, not words.
        (
            "Peru said its forces had crushed a Chilean attack on a mountain ridge.",
            ("ASSAULT/", ["Chilean"], ["a mountain ridge"]),
        ),
        (
            "Four army divisions attacked rebel positions on Monday.",
            ("ASSAULT/", ["Four army divisions"], ["rebel positions"]),
        ),
        (
            "The senator launched a fresh attack on the minister's plan on Monday.",
            ("ACCUSE/disapprove", ["The senator"], ["the minister"]),
        ),
    ],
)
def test_sides_of_words(text: str, event: tuple[str, list[str], list[str]], pack: Pack) -> None:
    assert event in told(text, pack)


@pytest.mark.parametrize(
    "text",
    [
        "Doctors hailed the new vaccine on Monday.",
        "The general praised his men on Monday.",
        "The senator opposed gambling.",
        "The minister refused to go into details.",
        "The industry rejected the term on Monday.",
        "The consul failed to meet with his cousin.",
        "The governor declined comment on Monday.",
        "Farmers in the valley have asked for a dam for years. The government refuses to build it.",
        "Newspapers accused the singer of theft.",
        "The mayor ignored the union's criticism on Monday.",
        "The thieves forced the man to withdraw $400 from his bank on Monday.",
        "The station suspended operations on Monday after a fire.",
        "The council recognised the country's poor record on Monday.",
        "The fighters carried out their threat on Monday.",
        "The police declined to release the rower's name.",
        "Authorities pressed ahead with their plan on Monday.",
        "It was a long night in the north. He called on the United Nations to help.",
        "The ministry said it was investigating 12 possible cases of the flu.",
    ],
)
def test_nobody_takes_a_stand(text: str, pack: Pack) -> None:
    assert told(text, pack) == []
