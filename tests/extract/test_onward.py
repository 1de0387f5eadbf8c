"""What a speaker goes on to say behind "and" or "but", and what the outlet goes on to tell."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack


def said(text: str, pack: Pack) -> str:
    found = read(make_report(text), pack).statements
    return found[0].text.strip("\"'“” ,.") if found else ""


@pytest.mark.parametrize(
    "content",
    [
        "the mill had been flooded, but the granary was dry",
        "he is tired of the guild but hopes to stay in Elm",
        "it was following the fever closely, but it was not clear if the wards would fill",
        "nine weavers have died of the fever and it may also have killed four dyers",
        "drivers from Elm had been clearing the pass, and six ploughs had arrived on Friday",
        "the wells were foul because the drains had burst",
        "the guild was ready, and would sail with the tide",
        "the flour is being driven to the mill, where it is spoiling",
        "two of the boats were lost, one of which had been built in May",
        "the bakers had lost heart, and he believed that half of the flour was spoilt",
        "the guild had received its seed on Friday, and it hoped to sow in May",
        "the wells had been cleaned, and she had found no trace of the fever",
    ],
)
def test_it_goes_on_in_the_tense_of_what_was_said(content: str, pack: Pack) -> None:
    assert said(f"The warden said {content}.", pack) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The warden said the mill was flooded, but the bakers denied that.", "the mill was flooded"),
        ("The warden said four dyers were ill, and nine weavers said they were well.", "four dyers were ill"),
        ("The warden said the mill was flooded, but Elm's guard reports that it stands.", "the mill was flooded"),
        ("The warden said the ferry was bound for Elm, which lies south of the lake.", "the ferry was bound for Elm"),
        ("The warden said the ferry would sail in May but did not say from where.", "the ferry would sail in May"),
        ("The warden said two dyers had a fever, but gave no further details.", "two dyers had a fever"),
        ("The warden said he was beaten by the guards but refused to go into it.", "he was beaten by the guards"),
    ],
)
def test_what_another_or_the_outlet_tells_is_left_out(text: str, content: str, pack: Pack) -> None:
    assert said(text, pack) == content


def test_a_speaker_turns_to_another_thing(pack: Pack) -> None:
    text = "Ann Lee, of the port, said the two were told to rest but stressed there was no need to flee."
    found = read(make_report(text), pack).statements
    assert [(s.source.text, s.text) for s in found] == [
        ("Ann Lee, of the port", "the two were told to rest"),
        ("Ann Lee, of the port", "there was no need to flee"),
    ]


def test_what_is_asked_after_is_not_cut(pack: Pack) -> None:
    found = said("The warden said his guild learned only in May what kind of fever Lusanga was facing.", pack)
    assert found.endswith("Lusanga was facing")
