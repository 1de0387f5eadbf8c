"""Who speaks where the parse gives the words to a thing, cuts a name, or runs a caption into it; what nobody says."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack


def said(text: str, pack: Pack) -> dict[str, str]:
    """Statements by their words, each with its source."""
    return {s.text.strip("“”, "): s.source.text for s in read(make_report(text), pack).statements}


def speaker(text: str, words: str, pack: Pack) -> str:
    return next((source for content, source in said(text, pack).items() if words in content), "-")


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "The governor said trade between Elmland and Oster was the goal and insisted that the port must open.",
            "the port must open",
            "The governor",
        ),
        ("Mr Berg said more floods were still likely but warned that the dam was weak.", "the dam was", "Mr Berg"),
        ("Mrs Hill said prices had fallen and the trade was good.", "prices had fallen", "Mrs Hill"),
    ],
)
def test_no_thing_insists(text: str, words: str, source: str, pack: Pack) -> None:
    assert speaker(text, words, pack) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Stronger locks will help the river trade, says the report.", "the report"),
        ("He had lost his job and faced eviction, say neighbours.", "neighbours"),
        (
            "“Its clear that the bridge was old and nobody looked after it,” said the transport minister, Ann Lee.",
            "the transport minister, Ann Lee",
        ),
    ],
)
def test_who_stands_right_behind_a_closing_verb_speaks(text: str, source: str, pack: Pack) -> None:
    assert set(said(text, pack).values()) == {source}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("After the talks in Oster Ms Hill said: “Nobody here has slept, though all the boats are ready.”", "Ms Hill"),
        ("The “helpers” said the dam was safe.", "The “helpers”"),
        ("“It is too soon to name a cause of the flood,” Hill-Berg said in a letter.", "Hill-Berg"),
        ("The paper quoted a clerk in Oster saying the dam was a danger to the town.", "a clerk in Oster"),
        (
            "Tom Berg, Save the Children's head of rescues, said tired children were sleeping in barns.",
            "Tom Berg, Save the Children's head of rescues",
        ),
        ("Acme star singer Ann Lee said the tour was over.", "Acme star singer Ann Lee"),
    ],
)
def test_a_speakers_words_are_whole_and_alone(text: str, source: str, pack: Pack) -> None:
    assert list(said(text, pack).values()) == [source]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "There is no road yet into this new valley and health officials say the old road is unlikely to open.",
            "the old road",
            "health officials",
        ),
        ("Officials warned the swollen river still threatened a small town.", "the swollen river", "Officials"),
        ("Ann Lee revealed that she had driven to the dam the day after.", "driven to the dam", "Ann Lee"),
    ],
)
def test_what_is_plainly_said_is_found(text: str, words: str, source: str, pack: Pack) -> None:
    assert speaker(text, words, pack) == source


@pytest.mark.parametrize(
    "text",
    [
        "Acme refused to say where the trucks were.",
        "The navy refused to confirm yesterday that boats were missing.",
        "Ministers agreed on a large emergency fund to help the fishermen.",
        "Peru has confirmed a first case of fever among fishermen who had been at sea.",
        "Voters are wondering why the bridge was never built.",
        "Elmland: 4 confirmed, 12 probable cases, Oster.",
    ],
)
def test_nobody_says_it(text: str, pack: Pack) -> None:
    assert said(text, pack) == {}


def test_they_who_wrote_are_those_who_put_it_down(pack: Pack) -> None:
    text = (
        "Ann Lee's team reported that the fever had come from geese.\n\n"
        "Health officials said more geese might be ill.\n\n"
        "“The fever is related to that of ducks in the north,” they wrote."
    )
    assert speaker(text, "related to that of ducks", pack) == "Ann Lee's team"


def test_it_is_not_everyone(pack: Pack) -> None:
    text = (
        "The ministry said it would double its store.\n\n"
        "The store would cover half of the people everyone predicted to fall ill. It says the country is well prepared."
    )
    assert speaker(text, "well prepared", pack) == "The ministry"
