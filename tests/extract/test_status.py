"""What the words around a claim make of it."""

from __future__ import annotations

import pytest

from dateline.extract.reading import Reading
from dateline.extract.said.status import modality
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.vocabulary import Status


def status_at(text: str, word: str, pack: Pack) -> Status:
    report = make_report(text)
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    return modality(reading, 0, next(t.i for t in reading.blocks[0].doc if t.text == word))


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The army killed 12 rebels.", "killed", Status.STATED),
        ("The army would send 200 troops.", "send", Status.CONDITIONAL),
        ("The army plans to send 200 troops.", "send", Status.CONDITIONAL),
        ("The rebels threatened to kill 12 hostages.", "kill", Status.CONDITIONAL),
        ("The president ordered troops to shoot protesters.", "ordered", Status.STATED),
        ("The president ordered troops to shoot protesters.", "shoot", Status.CONDITIONAL),
        ("If the dam breaks, 200 homes will be lost.", "breaks", Status.CONDITIONAL),
        ("More than 2,000 marines are set to join the mission.", "marines", Status.CONDITIONAL),
        ("The UN has launched an appeal for 500 tents.", "tents", Status.CONDITIONAL),
        ("The army did not shoot at the crowd.", "shoot", Status.DENIED),
        ("The protest ended without killing anyone.", "killing", Status.DENIED),
        ("The offer was not fair and angered the miners.", "angered", Status.STATED),
        ("The coach had not braked and crashed into a wall.", "crashed", Status.STATED),
        ("The guards did not stop or search the van.", "search", Status.DENIED),
        ("Twelve miners may have died.", "died", Status.UNCONFIRMED),
        ("Many miners were feared dead.", "miners", Status.UNCONFIRMED),
        ("Nurses suspect that many miners died.", "died", Status.UNCONFIRMED),
        ("Nobody is sure, and the mayor is not certain that many died.", "died", Status.UNCONFIRMED),
        ("The death toll could run into thousands.", "thousands", Status.UNCONFIRMED),
        ("At first there would have been six police cars.", "cars", Status.STATED),
        ("No one was killed.", "killed", Status.STATED),
    ],
)
def test_modality(pack: Pack, text: str, word: str, status: Status) -> None:
    assert status_at(text, word, pack) is status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Nine miners had not answered the siren by evening.", "miners", Status.STATED),
        ("Two million herders cannot get through the winter.", "herders", Status.STATED),
        ("The nine ruined flats will not be rebuilt.", "flats", Status.STATED),
        ("The march did not go ahead.", "march", Status.DENIED),
        ("The three deaths did not occur.", "deaths", Status.DENIED),
        ("The soldiers were not killed.", "killed", Status.DENIED),
    ],
)
def test_what_those_counted_did_not_do_denies_no_count(pack: Pack, text: str, word: str, status: Status) -> None:
    assert status_at(text, word, pack) is status


def test_that_somebody_may_speak_makes_no_doubt_of_what_is_said(pack: Pack) -> None:
    assert status_at("The minister may say that 12 people died.", "died", pack) is Status.STATED


def test_a_relative_clause_stands_on_its_own(pack: Pack) -> None:
    assert status_at("The pope will visit the city where 12 people died.", "died", pack) is Status.STATED


def test_a_participle_shares_the_fate_of_its_clause(pack: Pack) -> None:
    assert status_at("The dam could break, killing thousands.", "killing", pack) is Status.CONDITIONAL
