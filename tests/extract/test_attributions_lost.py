"""Plain words of saying whose speaker or content a parser easily loses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.attributions import find_attributions
from dateline.extract.reading import Reading
from dateline.extract.said.statements import find_statements
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack


def said(text: str, pack: Pack) -> list[tuple[str, str]]:
    report = make_report(text)
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    reading = replace(reading, actors=find_actors(reading))
    reading = replace(reading, attributions=find_attributions(reading))
    return [(s.source.text, s.text) for s in find_statements(reading)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "They sailed back to Hull last week and are being cared for near Leeds, Norway's harbour minister "
            "Nora Lindqvist told reporters in Oslo on Monday.",
            "Norway's harbour minister Nora Lindqvist",
            "They sailed back to Hull last week and are being cared for near Leeds",
        ),
        (
            "Norway has 1,170 cases of the new cholera in 31 towns, and three deaths, the Norwegian Board "
            "for Harbour Health and Prevention said on Sunday.",
            "the Norwegian Board for Harbour Health and Prevention",
            "Norway has 1,170",
        ),
        ("Cholera has infected some 400 people since April, says the WHO.", "the WHO", "Cholera has infected"),
        (
            "Around 30 people were held in Rotterdam and in the seat of government, The Hague, where small groups "
            "tried to gather on Sunday, human rights defenders said.",
            "human rights defenders",
            "Around 30 people were held in Rotterdam and in the seat of government",
        ),
        ("The dam, the ministry says, will hold through the winter.", "the ministry", "The dam"),
        (
            "One grain merchant, Pavel Orsk, said the harvest was lost.",
            "One grain merchant, Pavel Orsk,",
            "the harvest",
        ),
        ("The agency quoted a nurse as saying the wards were shut.", "a nurse", "the wards were shut"),
        ("“Once the rain stops, I will open the gate,” said WHO director general, Nora Lindqvist.", "WHO", "“Once"),
    ],
)
def test_who_said_what(pack: Pack, text: str, source: str, content: str) -> None:
    assert any(who.startswith(source.rstrip(",")) and words.startswith(content) for who, words in said(text, pack))


@pytest.mark.parametrize(
    "text",
    ["As the crowd pushed on, Nora Lindqvist reported.", "The prayer they said together was for the dead."],
)
def test_no_words_no_statement(pack: Pack, text: str) -> None:
    assert said(text, pack) == []


def test_according_to_closes_a_clause_alone(pack: Pack) -> None:
    text = "After days of riots in which some 60 porters died, according to the council, Orsk fled the country."
    for _, words in said(text, pack):
        assert "fled" not in words
