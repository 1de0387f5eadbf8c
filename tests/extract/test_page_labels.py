"""Bylines, times of the clock, credits, points and notes of a page are no part of the sentence behind them."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.extract.text.blocks import pieces_of
from dateline.ingest import make_report
from dateline.language import Pack


def parts(text: str, pack: Pack) -> list[str]:
    return [piece.text for piece in pieces_of(make_report(text), pack)]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("By Ida Moss, Special to CNN Weavers walk out of the mill at Tarn.", "Weavers walk"),
        ("By the Tarn Wire Staff Weavers walk out of the mill at Tarn.", "Weavers walk"),
        ("March 02, 2017 | By Ida Moss and Jon Birk, CNN Weavers walk out of the mill.", "Weavers walk"),
        ("Ida Moss/Getty Images for CNN Weavers rest beside the mill on Sunday.", "Weavers rest"),
        ("Photograph: Ida Moss/AFP/Getty Images Weavers rest beside the mill on Sunday.", "Weavers rest"),
        ("The weavers stay out of the mill Moss: Wages are lower than in 2009", "Moss: Wages"),
        ("The mill is a ruin, Moss says Moss: Wages are lower than in 2009", "Moss: Wages"),
        ("The mill will close before the summer Editor's note: Ida Moss is a weaver in Tarn.", "Editor's note"),
        ("The mill will close NEW: Two weavers have been hurt at the gate", "NEW:"),
        ("New looms for the weavers of the north One of the oldest mills of Tarn has closed.", "One of the"),
        ("Floods in Tarn: your letters Sunday 5 March Up to 300 weavers have left.", "Up to 300"),
        ("The flood brought influenza type A. Doctors saw nine of the weavers.", "Doctors saw"),
    ],
)
def test_what_stands_behind_a_label_is_parsed_on_its_own(text: str, second: str, pack: Pack) -> None:
    assert parts(text, pack)[1].startswith(second)


def test_the_time_of_a_page_stands_alone(pack: Pack) -> None:
    text = "The weavers met.\nThey closed it Sunday 5 March 2017 14.05 BST Ida Moss has left the mill in the north."
    assert parts(text, pack)[1:] == [
        "They closed it",
        "Sunday 5 March 2017 14.05 BST",
        "Ida Moss has left the mill in the north.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The weavers asked Ida Moss: Why did the mill close?",
        "By the river Tarn CNN Weavers is the name of a club.",
        "It closed on 5 March 2017 after a strike of the weavers.",
        "He said to his fellow Moss: The mill is done.",
        "The article was written by Moss: The mill is done.",
    ],
)
def test_a_sentence_with_such_words_stays_whole(text: str, pack: Pack) -> None:
    assert len(parts(text, pack)) == 1


def test_a_credit_is_no_part_of_a_speaker_and_a_byline_of_no_agent(pack: Pack) -> None:
    credit = "Ida Moss/Getty Images for CNN Birk, who has run the mill for years, has announced that it will close."
    (said,) = read(make_report(credit), pack).statements
    assert said.source.text == "Birk"
    byline = "By Ida Moss, Special to CNN Jon Birk said on Sunday that the mill had closed."
    (said,) = read(make_report(byline), pack).statements
    assert said.source.text == "Jon Birk"
