"""Reported speech as claims."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.attributions import find_attributions
from dateline.extract.blocks import find_blocks
from dateline.extract.reading import Reading
from dateline.extract.statements import find_statements
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import Statement
from dateline.model.vocabulary import Status


def statements(text: str, pack: Pack) -> tuple[Statement, ...]:
    report = make_report(text)
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


def test_the_longest_stretch_is_the_evidence(pack: Pack) -> None:
    (said,) = statements('"We waited," said Ana Lopes. "Nobody came to help us at all that night."', pack)
    assert said.text == '"Nobody came to help us at all that night."'


def test_ids_live_on(pack: Pack) -> None:
    text = "Police said that the road was closed."
    assert [s.id for s in statements(text, pack)] == [s.id for s in statements(text, pack)]
