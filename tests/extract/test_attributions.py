"""Who says what: cue, source, content."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.actors import find_actors
from dateline.extract.attributions import find_attributions
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.vocabulary import SourceKind


def read(text: str, pack: Pack) -> Reading:
    report = make_report(text)
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    reading = replace(reading, actors=find_actors(reading))
    return replace(reading, attributions=find_attributions(reading))


def one(text: str, pack: Pack, cue: str) -> tuple[Attribution, list[str]]:
    reading = read(text, pack)
    found = [a for a in reading.attributions if cue in a.text]
    assert len(found) == 1, [a.text for a in reading.attributions]
    return found[0], [reading.words(c) for c in found[0].contents]


def test_a_clause_after_the_cue(pack: Pack) -> None:
    said, content = one("Officials said that five houses had burnt down.", pack, "said")
    assert (said.name, content) == ("Officials", ["that five houses had burnt down"])
    assert said.kind is SourceKind.GOVERNMENT
    assert said.speech and not said.direct


def test_a_clause_before_the_cue_leaves_the_comma_out(pack: Pack) -> None:
    _, content = one("Five houses burnt down, police said.", pack, "said")
    assert content == ["Five houses burnt down"]


def test_a_closing_cue_holds_both_clauses_before_it(pack: Pack) -> None:
    _, content = one("Two people were hurt at the station and nine were taken away, the mayor said.", pack, "said")
    assert content[0].startswith("Two people were hurt")


def test_according_to(pack: Pack) -> None:
    said, content = one("According to the health ministry, 12 patients have died.", pack, "According to")
    assert (said.name, content) == ("the health ministry", ["12 patients have died"])


def test_a_quotation_keeps_its_marks_and_goes_on_after_the_cue(pack: Pack) -> None:
    said, content = one('"We ran," said Ana Lopes, a teacher. "They kept shooting at us."', pack, "said")
    assert content == ['"We ran,"', '"They kept shooting at us."']
    assert said.direct
    assert said.name.startswith("Ana Lopes")


def test_a_quotation_goes_on_in_the_next_paragraph(pack: Pack) -> None:
    text = '"We ran to the river," said Ana Lopes, a teacher.\n"Nobody came to help us for two days."'
    _, content = one(text, pack, "said")
    assert content[-1] == '"Nobody came to help us for two days."'


def test_single_marks_quote_and_apostrophes_do_not(pack: Pack) -> None:
    said, content = one("'We ran to the river's edge,' said Ana Lopes. 'They kept shooting at us.'", pack, "said")
    assert said.direct
    assert content[-1] == "'They kept shooting at us.'"
    plain, _ = one("The rebels' leader said the mayor's house burnt down.", pack, "said")
    assert not plain.direct


def test_quotation_marks_of_tokenised_feeds(pack: Pack) -> None:
    said, content = one("`` We ran to the river , '' said Ana Lopes . `` They kept shooting at us . ''", pack, "said")
    assert said.direct
    assert "They kept shooting at us" in content[-1]


def test_a_shared_subject(pack: Pack) -> None:
    said, _ = one("Police opened fire on the crowd, but also accused it of burning three cars.", pack, "accused")
    assert said.name == "Police"


def test_a_statement_belongs_to_its_issuer(pack: Pack) -> None:
    said, _ = one("The army issued a statement saying that two soldiers had died.", pack, "saying")
    assert said.name == "The army"
    assert "statement" in said.text


def test_a_pronoun_is_named(pack: Pack) -> None:
    reading = read("John Marsh, a spokesman for the police, said two men died. He added that six were hurt.", pack)
    added = next(a for a in reading.attributions if a.text == "added")
    assert added.source is not None and reading.words(added.source) == "He"
    assert "John Marsh" in added.name
    assert added.kind is SourceKind.POLICE


def test_nobody_is_named_for_reportedly(pack: Pack) -> None:
    said, _ = one("Twelve miners reportedly died.", pack, "reportedly")
    assert (said.source, said.name, said.kind) == (None, "", SourceKind.UNNAMED)


def test_a_wish_is_no_speech(pack: Pack) -> None:
    wants, _ = one("The governor wants to send 200 troops.", pack, "wants")
    assert not wants.speech


def test_praise_asserts_nothing(pack: Pack) -> None:
    praised, _ = one("The minister praised the rescue of 20 miners.", pack, "praised")
    assert not praised.speech


def test_denial(pack: Pack) -> None:
    denied, content = one("The company denied that the dam had cracked.", pack, "denied")
    assert denied.denies
    assert content == ["that the dam had cracked"]


def test_what_could_not_be_confirmed_is_doubted(pack: Pack) -> None:
    doubt, content = one("The reports of deaths could not be independently confirmed.", pack, "confirmed")
    assert doubt.doubts
    assert "deaths" in content[0]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ten people died, the mayor told Reuters.", "Reuters"),
        ("The ministry said in a statement read on state television that ten people died.", "state television"),
    ],
)
def test_the_relay_is_kept(pack: Pack, text: str, via: str) -> None:
    (said,) = [a for a in read(text, pack).attributions if a.speech]
    assert said.via == via


def test_a_transcript_names_its_speakers_in_full(pack: Pack) -> None:
    text = (
        "Nora Field, a reporter for Time Magazine, has been to the port.\n"
        "ADAM BELL, HOST:\nWelcome.\nFIELD: Some 40 boats have sunk.\nBELL: How many people were aboard?\n"
        "FIELD: Nobody knows."
    )
    reading = read(text, pack)
    turn = next(a for a in reading.attributions if "40 boats" in " ".join(reading.words(c) for c in a.contents))
    assert turn.name.startswith("Nora Field")


def test_a_dateline_is_no_part_of_the_source(pack: Pack) -> None:
    said, _ = one("MADRID (AP) — Officials said ten people were missing.", pack, "said")
    assert said.name == "Officials"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "He said",
                "police said",
                '"',
                "“",
                "”",
                "that",
                "ten died",
                ",",
                ".",
                ":",
                "\n",
                "according to",
                "reports of",
            ]
        ),
        max_size=14,
    )
)
def test_every_span_stands_in_the_text(pack: Pack, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for each in read(text, pack).attributions:
        assert each.span.of(text) == each.text
        assert all(c.of(text).strip() for c in each.contents)
        assert each.source is None or each.source.of(text)
