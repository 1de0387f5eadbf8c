"""What has the form of reported speech and is left out: findings in an account, voices in a quotation, bylines."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def _told(text: str, pack: Pack) -> list[tuple[str, str]]:
    return [(s.source.text, s.text) for s in read(make_report(text), pack).statements]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of health said its laboratories had confirmed 40 infections in Elm.",
        "The inspector told reporters that the tests revealed the wells were clean.",
        "The clerk added that this sum of 300 crowns refers to those who were paid in May.",
        "The bakers told the clerk that they were asking Elm to lend its oven for a week.",
        "“You must be patient, because experience says that the water will fall,” the mayor said.",
    ],
)
def test_what_one_tells_is_found_or_known_is_his_account_alone(pack: Pack, text: str) -> None:
    assert len(_told(text, pack)) == 1


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("The inspector said a study in May had found that the wells were clean.", "a study in May"),
        ("The inspector said the police had confirmed that the wells were clean.", "the police"),
        (
            "“You must be patient, because the Elm Weekly says that the water will fall,” the mayor said.",
            "the Elm Weekly",
        ),
    ],
)
def test_what_another_body_says_inside_an_account_is_kept(pack: Pack, text: str, inner: str) -> None:
    assert inner in {source for source, _ in _told(text, pack)}


def test_a_byline_is_no_source(pack: Pack) -> None:
    words = "The long war in the hills of Ruritania is over and its farmers are coming home"
    assert not _told(f"{words}, writes Ann Leeson\nThe farmers of Elm came home on Monday.", pack)
    known = f"{words}, says Ann Leeson\nThe farmers of Elm came home on Monday. Ms Leeson leads their union."
    assert _told(known, pack) == [("Ann Leeson", words)]


@pytest.mark.parametrize(
    "lead", ["The farmers of the valley are of one mind", "The mill is a ruin and its owner is a poor man now"]
)
def test_a_colon_that_leads_to_quoted_words_is_the_outlets(pack: Pack, lead: str) -> None:
    quoted = "“There is no water left in the wells,”"
    assert _told(f"{lead}: {quoted} said the mayor John Hill.", pack) == [("the mayor John Hill", quoted)]


def test_a_headline_a_caption_and_a_sentence_in_one_are_nobodys_words(pack: Pack) -> None:
    text = "Ann Lee said the mill was “a ruin” Two farmers have been found in the hills after three days in the snow."
    assert not any("Two farmers" in said for _, said in _told(text, pack))
