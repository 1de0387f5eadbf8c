"""Two texts that ran together are told by the parse of each."""

from __future__ import annotations

import pytest

from dateline.extract.read import read, read_many
from dateline.extract.text.blocks import find_blocks
from dateline.ingest import make_report
from dateline.language import Pack


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Divers say the wreck lies in two pieces Harbour Minister Ann Lee has opened the port to all ships.", "Har"),
        ("Dockers have gone to sleep in the yards Harbour officials say nobody will be driven from the port.", "Har"),
        ("The ferry had been due to sail on Monday Thirty boats have been held back by the storm.", "Thirty"),
        (
            "The ferry was broken in two by the waves On Monday, the mayor opened two schools to the homeless.",
            "On Monday",
        ),
        ("The mayor wants to have the bridge repaired in 48 hours Old boats are used by people.", "Old boats"),
        ("Boats wait in the rain as the bridge is closed A strong wind has torn the sails of many ships.", "A strong"),
        ("The storm was mentioned by divers in the old harbour Aid workers have reached the port by boat.", "Aid"),
        ("Mood on the quays of Elmland among divers and dockers Ministers have met to talk of the storm.", "Ministers"),
        ("The storm is moving away from the coast of Elmland The Red Cross has sent 40 boats to the port.", "The Red"),
    ],
)
def test_the_second_of_two_texts_is_a_block_of_its_own(text: str, second: str, pack: Pack) -> None:
    one, two = find_blocks(make_report(text), pack)
    assert two.doc.text.startswith(second)
    assert one.doc.text + " " + two.doc.text == text
    assert text[two.offsets[0] :].startswith(second)
    assert two.index == one.index + 1


@pytest.mark.parametrize(
    "text",
    [
        "The ferry has been held for a week in the capital Elm Cove after a storm broke its mast.",
        "The mayor told reporters Governor Lee would fly to the port on Monday with 40 boats.",
        "Officials said on Monday President Lee would fly to the port with 40 boats.",
        "The strike began over fears Elmland would sell the harbour to a foreign company.",
        "It was an offer Mr Lee had made to the dockers before the strike began on Monday.",
        "The dockers went back to the yards Elmland soldiers had left on Sunday night.",
        "The stability Mr Lee had bought for the port came at the cost of many of its poorest.",
        "They were told of the influenza A virus which has been found in the harbour of Elm Cove.",
        "He spoke to the singer Ann Lee and the drummer Jo Ray has gone home to Elm Cove.",
    ],
)
def test_names_after_what_they_are_and_clauses_without_that_stay(text: str, pack: Pack) -> None:
    assert len(find_blocks(make_report(text), pack)) == 1


def test_what_stood_before_is_no_part_of_what_was_said(pack: Pack) -> None:
    text = "The ferry had been due to sail on Monday Thirty boats have been held back, a harbour spokesman has said."
    (said,) = read(make_report(text), pack).statements
    assert said.text == "Thirty boats have been held back"


def test_reports_read_together_are_cut_alike(pack: Pack) -> None:
    text = "Divers say the wreck lies in two pieces Harbour Minister Ann Lee has opened the port to all ships."
    reports = [make_report(text, name=name) for name in ("a", "b")]
    together = read_many(reports, pack)
    assert [claim.text for claim in together[0]] == [claim.text for claim in together[1]]
    assert [claim.text for claim in together[0]] == [claim.text for claim in read_many(reports[:1], pack)[0]]
