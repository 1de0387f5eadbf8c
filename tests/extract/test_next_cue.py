"""Where, inside what somebody is said to say, the next one begins to speak, or the same one once more."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack


def said(text: str, pack: Pack) -> list[tuple[str, str]]:
    return [(s.source.text, s.text) for s in read(make_report(text), pack).statements]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "The ministry said the fever had spread through four valleys and warned it could reach the coast.",
            [
                ("The ministry", "the fever had spread through four valleys"),
                ("The ministry", "it could reach the coast"),
            ],
        ),
        (
            "The envoy said the truce was their first aim and insisted that Norland must build no more boats.",
            [("The envoy", "the truce was their first aim"), ("The envoy", "that Norland must build no more boats")],
        ),
        (
            "Dr Ilse Maar tells the radio that the ward has done so well and Tom Reyk"
            " from Aquila argues that a ban would make smokers more secretive.",
            [
                ("Dr Ilse Maar", "that the ward has done so well"),
                ("Tom Reyk from Aquila", "that a ban would make smokers more secretive"),
            ],
        ),
        (
            "Ms Dorn told the radio on Monday there were six wells, but in a letter she said there were seven.",
            [("Ms Dorn", "there were six wells"), ("Ms Dorn", "there were seven")],
        ),
    ],
)
def test_a_second_cue_begins_its_own_statement(text: str, both: list[tuple[str, str]], pack: Pack) -> None:
    assert said(text, pack) == both


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The premier had suggested on Sunday that Norland was buying the mines and urged them to explain it.",
            "that Norland was buying the mines",
        ),
        (
            "The office said the consulate may be fenced off during the march and cautioned visitors against it.",
            "the consulate may be fenced off during the march",
        ),
        (
            "Dr Ilse Maar said that those who had met the patients have been called and she urged islanders to wash.",
            "that those who had met the patients have been called",
        ),
    ],
)
def test_what_is_asked_besides_is_no_part_of_it(text: str, content: str, pack: Pack) -> None:
    assert content in [c for _, c in said(text, pack)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The mayor said the clerk had seen the boat and warned the guard that it was sinking.",
            "the clerk had seen the boat and warned the guard that it was sinking",
        ),
        ("The miller said he had met the judge and asked him for help.", "he had met the judge and asked him for help"),
        (
            "The radio said troops broke the gates of the mill and told thieves to take the flour.",
            "troops broke the gates of the mill and told thieves to take the flour",
        ),
        (
            "The bureau said in its bulletin that Aquila led the list with 50, while Norland reported 26.",
            "that Aquila led the list with 50, while Norland reported 26",
        ),
    ],
)
def test_what_one_told_of_says_belongs_to_it(text: str, content: str, pack: Pack) -> None:
    assert content in [c for _, c in said(text, pack)]
