"""Who speaks, where a pronoun, an aside or a whole paragraph stands between a speaker and the words."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack


def said(text: str, pack: Pack) -> list[tuple[str, str]]:
    return [(s.source.text, s.text) for s in read(make_report(text), pack).statements]


def speaker(text: str, words: str, pack: Pack) -> str:
    """Who says the statement that holds ``words``; a dash where nobody does."""
    return next((source for source, content in said(text, pack) if words in content), "-")


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "Ann Lee, a teacher, said the arrest of Ben Ray had changed little in the town.\n\n"
            "“We saw it coming for years and nobody listened,” she said.",
            "saw it coming",
            "Ann Lee, a teacher",
        ),
        (
            "Tom Hill, a miner, told the court that the owner had ignored Max Berg.\n\n"
            "“We all knew the shaft would flood,” he said.",
            "the shaft would flood",
            "Tom Hill, a miner",
        ),
        (
            "Tom Hill, on a visit to the port, walks past many pictures of Max Berg.\n\n"
            "“There is nothing left for us to sell here,” he says.",
            "nothing left",
            "Tom Hill",
        ),
    ],
)
def test_who_tells_of_another_goes_on(text: str, words: str, source: str, pack: Pack) -> None:
    assert speaker(text, words, pack) == source


def test_a_wife_is_no_he(pack: Pack) -> None:
    text = (
        "Anna Berg knows what it is to wait.\n\nAnna's husband, Tom, was lost at sea last year.\n\n"
        "“I learned to read the tides from him,” she says."
    )
    assert speaker(text, "read the tides", pack) == "Anna Berg"


def test_of_whom_it_is_told_does_not_tell_it(pack: Pack) -> None:
    text = (
        "The Centers for Disease Control said on its website that Kansas was leading with 50 cases, "
        "while Ohio reported 26.\n\nOregon had found seven cases more, it said."
    )
    assert speaker(text, "Oregon had found", pack) == "The Centers for Disease Control"


def test_a_body_is_no_she(pack: Pack) -> None:
    text = "Unicef says children are at great risk.\n\nShe says the wards are full and the roads are shut."
    assert speaker(text, "wards are full", pack) == "-"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "In an interview with the World Service Mr Berg, who is in Bern, said: “I wish we had never built it.”",
            "I wish",
            "Mr Berg",
        ),
        (
            "Ann Hill, a 40-year-old baker from Elm (“what my aunt refers to as the end of the world”), "
            "says she sold the shop because of the flood.",
            "sold the shop",
            "Ann Hill, a 40-year-old baker from Elm (“what my aunt refers to as the end of the world”)",
        ),
        (
            "“It is good to breathe the sea air,” added a tall man who gave his name only as Tom.",
            "sea air",
            "a tall man",
        ),
        ("“I met the owner twice and he laughed at us,” Mr Hill went on.", "met the owner", "Mr Hill"),
        (
            "“We have been indoors. Now we want some air,” cyclist Ana Ruiz told Reuters, resting in a park.",
            "air",
            "cyclist Ana Ruiz",
        ),
    ],
)
def test_a_speaker_behind_an_aside_or_a_verb(text: str, words: str, source: str, pack: Pack) -> None:
    found = speaker(text, words, pack)
    assert found == source


def test_the_agency_passes_on_what_was_quoted(pack: Pack) -> None:
    text = "“The dam is old and nobody looked at it,” Mr Hill was quoted as saying by the Associated Press."
    (found,) = read(make_report(text), pack).statements
    assert (found.source.text, found.source.via) == ("Mr Hill", "the Associated Press")


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "The old brewery lies in ruins.\n\nThe rain has not stopped for a week.\n\n"
            "Paul Berg has carried bricks to the yard since dawn.\n\n"
            "“We cut our own stone from now on.”\n\nThe rains begin in June.",
            "cut our own stone",
            "Paul Berg",
        ),
        (
            "“I took the early train,” said Nina, a nurse from Bern.\n\nThe hall was full by noon.\n\n"
            "“We sleep here until somebody reads our letter.”\n\nThe shops were shut.",
            "reads our letter",
            "Nina, a nurse from Bern",
        ),
        (
            "The square was full.\n\nTen boats were lost.\n\nThe storm broke the pier and the fish market.\n\n"
            "“I will never go out to sea again after this.”\n\nThe shops were shut.",
            "never go out",
            "-",
        ),
        (
            "The rain stopped.\n\nThe road was cut.\n\nPaul Berg met Ann Lee at the gate of the mill.\n\n"
            "“We cut our own stone from now on.”\n\nThe rains begin in June.",
            "cut our own stone",
            "-",
        ),
    ],
)
def test_a_paragraph_of_quoted_words_alone(text: str, words: str, source: str, pack: Pack) -> None:
    assert speaker(text, words, pack) == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The agency said it was hiring pilots and was “ready to send whatever help may be needed”.",
            "it was hiring pilots and was “ready to send whatever help may be needed”",
        ),
        (
            "Ms Hill said that Elm was “short of seed and straw” since the flood, “but we all hope for a dry spring”.",
            "that Elm was “short of seed and straw” since the flood, “but we all hope for a dry spring”",
        ),
    ],
)
def test_what_is_said_goes_on_in_quoted_words(text: str, content: str, pack: Pack) -> None:
    assert content in [words for _, words in said(text, pack)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Transport Secretary Max Berg warned Elm would not just want help in feeding people, but also in "
            "rebuilding damaged roads.",
            "Transport Secretary Max Berg",
            "Elm would not just want help in feeding people, but also in rebuilding damaged roads",
        ),
        (
            "At least 27 people were wounded, Elm News said, most of them police officers.",
            "Elm News",
            "At least 27 people were wounded, Elm News said, most of them police officers",
        ),
        (
            "The economy of Ruritania will recover from recession early in the year, though industry will report "
            "steep falls until the end of the season, Finance Minister Max Berg said on Tuesday.",
            "Finance Minister Max Berg",
            "The economy of Ruritania will recover from recession early in the year, though industry will report "
            "steep falls until the end of the season",
        ),
        (
            "The government says it has found 500 boats, although there are fears the losses could rise to 900.",
            "The government",
            "it has found 500 boats",
        ),
        (
            "Ann Hill, the health secretary, said the river would rise again but said the dam seemed to be safe.",
            "Ann Hill, the health secretary",
            "the dam seemed to be safe",
        ),
        (
            "Prime Minister Max Berg said he was saddened by the flood and pledged every pump that was left.",
            "Prime Minister Max Berg",
            "he was saddened by the flood",
        ),
        (
            "The storm is at the center of the town's thoughts, and the town's pity Trade Secretary Max Berg warned "
            "Elm would need help.",
            "Trade Secretary Max Berg",
            "Elm would need help",
        ),
    ],
)
def test_where_what_is_said_ends(text: str, source: str, content: str, pack: Pack) -> None:
    assert (source, content) in said(text, pack)


def test_a_caption_between_paragraphs_of_one_quotation(pack: Pack) -> None:
    text = (
        "The pier at Elm was lost.\n\nMr Berg said: “We saw the boats go down in the night.\n\n"
        "Nets hang along the quay at Elm “We count the nets at dusk.\n\n“The cook brings us soup.”\n\n"
        "The search goes on."
    )
    assert speaker(text, "count the nets", pack) == "Mr Berg"
    assert speaker(text, "brings us soup", pack) == "Mr Berg"


def test_a_surname_that_looks_like_several(pack: Pack) -> None:
    text = (
        "“It was time,” said Max Cole, a teacher.\n\n“The harbor is empty,” Adam Gorges, a pilot, told the radio.\n\n"
        "The rain fell.\n\nBut Gorges said the valley has lost its last two mills since June.\n\n"
        "“Nobody buys our flour from us now,” he said."
    )
    assert "Gorges" in speaker(text, "buys our flour", pack)


@pytest.mark.parametrize("who", ["A medic from Elm", "A medic in the next tent"])
def test_whoever_a_sentence_brings_in_is_meant_next(who: str, pack: Pack) -> None:
    text = f"Bob Lee, who runs the ferry, told the Meridian that nobody was lost.\n\n{who} was less sure. "
    text += "He had carried 14 bodies up from the beach, he said, and the tide was still out."
    assert speaker(text, "14 bodies", pack).startswith("A medic")


def test_who_is_put_in_between_commas_owns_the_count(pack: Pack) -> None:
    text = "The rally in Selby was, the unions say, a triumph: 9,000 people marched, according to them."
    assert [f.source.text for f in read(make_report(text), pack).figures] == ["the unions"]
