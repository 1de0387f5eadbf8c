"""Sources beside a mark in a headline, withdrawn counts, reporters who see, parts told after the cue."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.vocabulary import SourceKind, Status


def figures(text: str, pack: Pack) -> list[Figure]:
    return list(read(make_report(text), pack).figures)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Lima police: dozens arrested", "Lima police"),
        ("Forty people arrested in Lima - ministry", "ministry"),
        ("Eighteen officers dead, ministry says, as Lima burns", "ministry"),
    ],
)
def test_a_headline_names_its_source(pack: Pack, line: str, source: str) -> None:
    found = figures(f"{line}\n\nThe port was shut on Monday and the shops stayed closed all day.", pack)[0]
    assert (found.source.text, found.status) == (source, Status.ATTRIBUTED)


def test_a_topic_before_a_colon_is_no_source(pack: Pack) -> None:
    found = figures("Police shooting: two killed in Lima\n\nThe port was shut on Monday.", pack)[0]
    assert found.source.text == ""


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("By the account of the police, dozens of people were arrested in the port.", "the police"),
        ("The interior ministry now speaks of 26 attackers killed.", "The interior ministry"),
        ("By evening the army had raised its count of dead soldiers to 18.", "the army"),
        ("The organisers put the crowd at 6,000.", "The organisers"),
        ("Around 20 people were arrested in the capital, Lima, where crowds met, residents said.", "residents"),
        ("The paper said, citing police, that 12 people had been arrested.", "police"),
        ("Monitors have since documented 38 deaths.", "Monitors"),
        ("As of Monday, 79 people were being held, police said, up from 50 on Sunday.", "police"),
    ],
)
def test_who_tells_the_last_figure(pack: Pack, text: str, source: str) -> None:
    found = figures(text, pack)[-1]
    assert (found.source.text, found.status) == (source, Status.ATTRIBUTED)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The health ministry took back its announcement that 40 people had been killed.", "The health ministry"),
        ("The army dismissed as false a claim by a rebel leader that 40 soldiers had been killed.", "a rebel leader"),
        ("The army rejected accounts on social media that 40 people had been killed.", "accounts on social media"),
    ],
)
def test_a_claim_that_is_not_let_stand(pack: Pack, text: str, source: str) -> None:
    found = figures(text, pack)[0]
    assert (found.source.text, found.status) == (source, Status.DENIED)


def test_the_reports_own_correspondent(pack: Pack) -> None:
    found = figures(
        "LIMA, Jan. 6 (Quill News) - A Quill News correspondent saw about 100 soldiers in the square.", pack
    )[0]
    assert found.source.text == "A Quill News correspondent"
    assert (found.source.kind, found.status) == (SourceKind.OUTLET, Status.ATTRIBUTED)


def test_who_threatens_a_thing_says_nothing(pack: Pack) -> None:
    reading = read(make_report("The alliance may threaten the independence of the country."), pack)
    assert not any(a.speech for a in reading.attributions)


def test_words_after_a_semicolon_are_the_speakers_the_ones_before_are_not(pack: Pack) -> None:
    found = figures("Police arrested 15 men; a lawyer said that she would protest.", pack)[0]
    assert found.source.text == ""


def test_a_quotation_in_part_is_not_direct(pack: Pack) -> None:
    reading = read(
        make_report('The mayor said it was "a shameful lie" and left. "We saw it all happen here," she said.'), pack
    )
    assert [(a.direct, a.quoted) for a in reading.attributions if a.text == "said"] == [(False, True), (True, True)]
