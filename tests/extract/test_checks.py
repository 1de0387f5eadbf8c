"""Doubts and denials that a report casts afterwards on what it told."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import Status


def figure(text: str, words: str, pack: Pack) -> Figure:
    return next(f for f in read(make_report(text), pack).figures if words in f.text)


@pytest.mark.parametrize(
    "doubt",
    [
        "The claim could not be checked.",
        "It could not be independently verified.",
        "Our desk has not been able to confirm this figure.",
        "There was no independent confirmation of the claim.",
    ],
)
def test_a_doubt_about_one_claim_is_about_the_sentence_before(pack: Pack, doubt: str) -> None:
    text = f"The mayor said 5 men were killed. Police said 12 people were arrested. {doubt}"
    assert figure(text, "12", pack).status is Status.UNCONFIRMED
    assert figure(text, "5", pack).status is Status.ATTRIBUTED


def test_a_doubt_about_several_is_about_the_paragraph(pack: Pack) -> None:
    text = "The mayor said 5 men were killed. Police said 12 were arrested. None of these numbers could be verified."
    assert figure(text, "5", pack).status is Status.UNCONFIRMED
    assert figure(text, "12", pack).status is Status.UNCONFIRMED


def test_a_doubt_that_opens_a_paragraph_is_about_the_one_before(pack: Pack) -> None:
    text = "Police said 12 people were arrested in the port.\n\nThe figure could not be verified."
    assert figure(text, "12", pack).status is Status.UNCONFIRMED


def test_a_doubt_with_a_topic_of_its_own_leaves_the_rest_alone(pack: Pack) -> None:
    text = "Police said 12 people were arrested. Reports of a second blast could not be confirmed."
    assert figure(text, "12", pack).status is Status.ATTRIBUTED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The mayor said 40 people were killed, a number for which no evidence was given.", Status.UNCONFIRMED),
        ("A survey says that shelling has killed 40 people, a number the army disputes.", Status.DENIED),
        ("The mayor said 40 people were killed. The army denied the claim.", Status.DENIED),
        ("The agency said 40 people were killed. It later withdrew that figure.", Status.DENIED),
    ],
)
def test_what_is_added_or_answered(pack: Pack, text: str, status: Status) -> None:
    assert figure(text, "40", pack).status is status


def test_what_is_denied_after_but_was_told_in_that_sentence(pack: Pack) -> None:
    text = "Police arrested 4 people. The mayor said a guard had died, but the chief denied that."
    assert figure(text, "4", pack).status is Status.STATED


def test_a_toll_called_provisional(pack: Pack) -> None:
    assert figure("The provisional toll is 9 soldiers killed.", "9", pack).status is Status.UNCONFIRMED


@pytest.mark.parametrize(
    "end",
    [
        "which began with a dispute between two women",
        "which was believed to go back to a quarrel over land",
        "which followed a land dispute",
    ],
)
def test_a_dispute_that_people_had_denies_nothing(pack: Pack, end: str) -> None:
    assert (
        figure(f"Berg said that 12 people were arrested over the fire, {end}.", "12", pack).status is Status.ATTRIBUTED
    )


def test_a_number_that_somebody_disputes_stays_denied(pack: Pack) -> None:
    assert figure("Rebels said 12 people died, a number that the army disputes.", "12", pack).status is Status.DENIED
