"""Source and status of what a word says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.attributions import find_attributions
from dateline.extract.reading import Reading
from dateline.extract.said.credit import Credit, credit
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.vocabulary import SourceKind, Status


def credit_at(text: str, word: str, pack: Pack) -> Credit:
    report = make_report(text)
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    reading = replace(reading, actors=find_actors(reading))
    reading = replace(reading, attributions=find_attributions(reading))
    block, token = next((b.index, t.i) for b in reading.blocks for t in b.doc if t.text == word)
    return credit(reading, block, token)


def test_the_outlets_own_voice(pack: Pack) -> None:
    given = credit_at("Twelve people died in the flood.", "died", pack)
    assert (given.source.text, given.source.kind, given.status) == ("", SourceKind.OUTLET, Status.STATED)


def test_a_named_source(pack: Pack) -> None:
    given = credit_at("Police said 12 people died.", "died", pack)
    assert (given.source.text, given.source.kind, given.status) == ("Police", SourceKind.POLICE, Status.ATTRIBUTED)
    assert given.source.span is not None and (given.source.span.start, given.source.span.end) == (0, 6)


def test_the_innermost_source_wins(pack: Pack) -> None:
    given = credit_at("Officials said that witnesses reported that 12 people died.", "died", pack)
    assert given.source.text == "witnesses"


def test_a_nameless_cue_yields_to_the_speaker_around_it(pack: Pack) -> None:
    given = credit_at(
        'A police spokesman said: "A number of people are believed to have been injured."', "injured", pack
    )
    assert given.source.kind is SourceKind.POLICE


def test_reportedly_is_attributed_to_nobody(pack: Pack) -> None:
    given = credit_at("Twelve miners reportedly died.", "died", pack)
    assert (given.source.text, given.source.kind, given.status) == ("", SourceKind.UNNAMED, Status.ATTRIBUTED)


def test_a_source_is_not_carried_into_a_sentence_of_its_own(pack: Pack) -> None:
    given = credit_at("Police said 12 people died. The bridge collapsed at noon.", "collapsed", pack)
    assert given.status is Status.STATED


def test_another_goes_on_with_the_source(pack: Pack) -> None:
    given = credit_at("The ministry said 2,000 people were held. Another 900 fled to the hills.", "fled", pack)
    assert given.source.text == "The ministry"


def test_the_killing_in_an_accusation_belongs_to_the_accuser(pack: Pack) -> None:
    text = "Police opened fire on the crowd, but also accused it of killing nine officers and leaving 50 injured."
    assert credit_at(text, "killing", pack).source.text == "Police"
    assert credit_at(text, "leaving", pack).source.text == "Police"


def test_what_is_told_of_a_thing_in_passing_is_the_outlets(pack: Pack) -> None:
    given = credit_at("The minister mentioned the attack which killed 52 people.", "killed", pack)
    assert given.status is Status.STATED


def test_who_is_believed_to_be_trapped_believes_nothing(pack: Pack) -> None:
    given = credit_at("They reached the 12 miners believed to be trapped.", "trapped", pack)
    assert given.source.text == ""


def test_own_correspondent(pack: Pack) -> None:
    given = credit_at("Thousands marched to the square, our correspondent says.", "marched", pack)
    assert (given.source.kind, given.status) == (SourceKind.OUTLET, Status.ATTRIBUTED)


def test_doubt_told_later_holds_for_its_topic_alone(pack: Pack) -> None:
    text = (
        "Police said 12 people were killed and 30 were arrested.\n"
        "The reports of deaths could not be independently confirmed."
    )
    assert credit_at(text, "killed", pack).status is Status.UNCONFIRMED
    assert credit_at(text, "arrested", pack).status is Status.ATTRIBUTED


def test_what_is_doubted_must_be_a_report_or_a_number(pack: Pack) -> None:
    text = "A woman was shot in the arm.\nThe motive for the shooting could not be confirmed."
    assert credit_at(text, "shot", pack).status is Status.STATED


def test_a_toll_that_may_rise_leaves_the_lead_open(pack: Pack) -> None:
    text = "Seven people were killed when a bus left the road.\nThe mayor warned that the death toll may rise."
    assert credit_at(text, "killed", pack).status is Status.UNCONFIRMED


def test_denied_by_its_holder(pack: Pack) -> None:
    given = credit_at("The army denied that its soldiers had shot 12 farmers.", "shot", pack)
    assert given.status is Status.DENIED


@pytest.mark.parametrize("text", ["No one was killed in the blast.", "Nobody was killed in the blast."])
def test_that_no_one_was_killed_is_no_denial(pack: Pack, text: str) -> None:
    assert credit_at(text, "killed", pack).status is Status.STATED


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        (
            "The health agency increased the number of confirmed infections to 2,310 from 1,702.",
            "2,310",
            "The health agency",
        ),
        ("The ministry's latest tally brought the number of deaths to 19.", "19", "The ministry's latest tally"),
        ("Authorities have recorded 33 deaths since Monday.", "33", "Authorities"),
        ("The storm raised the number of dead to 14.", "14", ""),
        ("The attack raised the toll to 40.", "40", ""),
        ("The region recorded 14 deaths.", "14", ""),
    ],
)
def test_a_body_that_counts_holds_its_number(pack: Pack, text: str, word: str, source: str) -> None:
    assert credit_at(text, word, pack).source.text == source


def test_what_a_speaker_did_besides_is_the_outlets(pack: Pack) -> None:
    text = "The government has said the flood is past and eased restrictions on travel."
    assert credit_at(text, "eased", pack).source.text == ""


def test_a_speaker_who_goes_on_speaking(pack: Pack) -> None:
    text = "The agency said Peru has reported 1,300 cases and repeated that 12 people have died there."
    assert credit_at(text, "died", pack).source.text == "The agency"


def test_the_occasion_is_no_title(pack: Pack) -> None:
    text = 'After the sermon Sheikh Malik told the paper: "Soldiers raided 12 mosques."'
    assert credit_at(text, "raided", pack).source.text == "Sheikh Malik"
