"""Reported speech as claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.attributions import find_attributions
from dateline.extract.attributions.seen import named_with_the
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.extract.said.statements import find_statements
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import Statement
from dateline.model.vocabulary import Status


def statements(text: str, pack: Pack, *, whole: bool = False) -> tuple[Statement, ...]:
    report = make_report(text)
    if whole:
        return read(report, pack).statements
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    return find_statements(replace(reading, attributions=find_attributions(reading)))


def test_indirect_speech(pack: Pack) -> None:
    (said,) = statements("Police said that the road was closed.", pack)
    assert (said.text, said.cue_text, said.source.text) == ("that the road was closed", "said", "Police")
    assert (said.status, said.direct) == (Status.ATTRIBUTED, False)


def test_direct_speech(pack: Pack) -> None:
    (said,) = statements('"The road is closed," police said.', pack)
    assert (said.text, said.direct) == ('"The road is closed,"', True)


def test_a_denial_is_a_denied_statement(pack: Pack) -> None:
    (said,) = statements("The firm denied that the road was closed.", pack)
    assert said.status is Status.DENIED


def test_a_wish_is_no_statement(pack: Pack) -> None:
    assert statements("The mayor hopes to close the road.", pack) == ()


@pytest.mark.parametrize(
    "text",
    [
        '"Nobody came," said Ana Lopes, "to help us at all that night."',
        '"Once the dam breaks," said Ana Lopes, "I will not sleep in this valley."',
        '"The old mill," Ana Lopes told the council, "is full of rotten grain. We opened it on Monday."',
        '"In any case," she said, "the ferry sank because the harbour was never dredged."',
    ],
)
def test_a_quoted_sentence_that_its_speaker_breaks_is_one_statement(text: str, pack: Pack) -> None:
    (said,) = statements(text.replace("she", "Ana Lopes"), pack)
    assert said.text == text.replace("she", "Ana Lopes")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In those four days, Ana Lopes says, the keepers held the thieves at bay, but the harm was done.",
            "In those four days, Ana Lopes says, the keepers held the thieves at bay, but the harm was done",
        ),
        (
            'In the clashes with the strikers, Ana Lopes says, "we can see the same pattern" as in the spring.',
            'In the clashes with the strikers, Ana Lopes says, "we can see the same pattern" as in the spring',
        ),
        (
            'The mayor\'s "secret aim", Ana Lopes says, is "to hold the harbour until the summer".',
            'The mayor\'s "secret aim", Ana Lopes says, is "to hold the harbour until the summer"',
        ),
    ],
)
def test_what_stands_before_a_speaker_between_commas_belongs_to_it(text: str, said: str, pack: Pack) -> None:
    assert [s.text for s in statements(text, pack)] == [said]


def test_quoted_words_are_no_part_of_what_is_told_of_their_speaker(pack: Pack) -> None:
    (said,) = statements('"The quay is gone," Ana Lopes said, as she packed her nets.', pack)
    assert said.text == '"The quay is gone,"'


def test_what_is_added_in_another_breath_is_a_statement_of_its_own(pack: Pack) -> None:
    found = statements('"The mill burned down," Ana Lopes said, adding "nobody saved the grain in it."', pack)
    assert [s.text for s in found] == ['"The mill burned down,"', '"nobody saved the grain in it."']


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The engineer explained how the dam would be rebuilt.", False),
        ("The engineer told the council why he had left the valley.", False),
        ("The engineer spoke of how he crossed the river at night.", False),
        ("The letter reveals what the owners had been promised.", False),
        ("The engineer asked why the dam had not been rebuilt.", True),
        ("The engineer said what happened at the dam was a crime.", True),
        ("The engineer acknowledged what he called a hard year for the valley.", True),
    ],
)
def test_a_topic_spoken_of_is_no_statement(text: str, said: bool, pack: Pack) -> None:
    assert bool(statements(text, pack)) is said


def test_quoted_words_behind_a_topic_are_a_statement(pack: Pack) -> None:
    text = (
        "The harbour is shut. Mayor Ana Lopes explained how the dam works.\n\n"
        '"The gates open by themselves at noon, when the water is high. We saw it."\n\n'
        "The council meets on Monday."
    )
    found = statements(text, pack, whole=True)
    assert [s.text for s in found] == ['"The gates open by themselves at noon, when the water is high. We saw it."']


def test_each_sentence_of_a_broken_quotation_is_a_statement(pack: Pack) -> None:
    one, two = statements('"We waited," said Ana Lopes. "Nobody came to help us at all that night."', pack)
    assert (one.text, two.text) == ('"We waited,"', '"Nobody came to help us at all that night."')
    assert one.source == two.source


def test_ids_live_on(pack: Pack) -> None:
    text = "Police said that the road was closed."
    assert [s.id for s in statements(text, pack)] == [s.id for s in statements(text, pack)]


@pytest.mark.parametrize(
    "text",
    [
        "The drought claimed more victims.",
        "Cases have been confirmed in Newcastle.",
        "The troops guard what the government calls strategic sites.",
        "Residents can call 0800 for help.",
        "The minister called it a mistake.",
    ],
)
def test_a_thing_beside_a_verb_of_speech_is_no_statement(pack: Pack, text: str) -> None:
    assert statements(text, pack) == ()


def test_a_count_that_is_reported_is_a_statement(pack: Pack) -> None:
    (statement,) = statements("The ministry reported three deaths in Suez.", pack, whole=True)
    assert (statement.source.text, statement.text) == ("The ministry", "three deaths in Suez")


def test_a_statement_stands_in_its_sentence(pack: Pack) -> None:
    text = '"The road is closed," the mayor said. "Nobody can leave the valley before the army has cleared the rocks."'
    for statement in statements(text, pack):
        assert statement.sentence.contains(statement.span)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Her house, she says, was also damaged, Ann Lee said.", "Her house"),
        (
            "The officials said they were searching, while the Herald said he had left.",
            "they were searching",
        ),
        (
            "Ann Lee says the grain goes to the army - which seems to calm the town.",
            "the grain goes",
        ),
        ("Officers claimed between 40 and 60 fighters were hidden inside the mill.", "between 40 and 60 fighters"),
        (
            "According to Ann Lee, of the River Trust, the dam comes at too high a cost.",
            "the dam comes",
        ),
        ("The danger, according to the council, is that the dam will break.", "The danger"),
    ],
)
def test_content_is_whole_and_ends_where_another_speaks(text: str, content: str, pack: Pack) -> None:
    first = min(statements(text, pack), key=lambda s: s.span)
    assert first.text.startswith(content)
    assert "while" not in first.text
    assert "which" not in first.text


def test_who_set_the_tone_said_what_follows_the_colon(pack: Pack) -> None:
    (found,) = statements('The tone was set by Ann Lee: "We have no boats left and no bread."', pack)
    assert found.source.text == "Ann Lee"


def test_a_second_quotation_behind_the_cue_is_a_statement(pack: Pack) -> None:
    text = '"Usually we keep the gates shut," Ann Lee said, but "for this flood we opened all of them".'
    assert len(statements(text, pack)) == 2


def test_a_paper_is_no_he(pack: Pack) -> None:
    assert named_with_the(next(iter(pack.parse(["the Guardian"]))))
    assert not named_with_the(next(iter(pack.parse(["the mayor"]))))
    assert not named_with_the(next(iter(pack.parse(["Ann Lee"]))))


def test_what_is_denied_under_a_noun_is_one_statement(pack: Pack) -> None:
    text = "Ann Lee repeated her earlier assertion that the ship was safe."
    (said,) = read(make_report(text), pack).statements
    assert said.text == "her earlier assertion that the ship was safe"


def test_a_minister_shows_nothing_as_a_study_does(pack: Pack) -> None:
    assert not read(make_report("The minister showed that he had lost the trust of his party."), pack).statements
    assert read(make_report("A study by Elm University showed that the ships were old."), pack).statements


def test_what_somebody_was_asked_is_not_his(pack: Pack) -> None:
    text = "Asked whether the ship would sail, the captain said: “Nobody knows when the storm will be over.”"
    assert [s.text for s in read(make_report(text), pack).statements] == [
        "“Nobody knows when the storm will be over.”",
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The prison, said the governor, was stormed by forty men.", "the governor"),
        ("The quay, said Colonel Abel Keita, who leads the brigade, has been shut since May.", "Colonel Abel Keita"),
        ("Two villages, claimed the rebels' spokesman, were burned by the army on Monday.", "the rebels' spokesman"),
        ("The men, added the officer, who wore no badge, were shot at close range.", "the officer"),
    ],
)
def test_a_speaker_set_between_a_subject_and_its_verb(text: str, who: str, pack: Pack) -> None:
    (said,) = statements(text, pack)
    assert said.source.text.startswith(who)
    assert said.text == text.rstrip(".")


def test_what_is_told_of_a_man_is_no_speaker_set_in(pack: Pack) -> None:
    assert [s.text for s in statements("The mayor, said to have fled, was seen in Lima on Monday.", pack)] == []


def test_a_letter_that_leads_to_quoted_words_is_no_part_of_them(pack: Pack) -> None:
    text = "In a second letter, Ana Lopes added, “we are those who mend the mill and who will run it in the spring.”"
    (made,) = statements(text, pack)
    assert made.text.startswith("“we are those")
