"""What has run together without a mark is taken apart before it is parsed."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.extract.text.blocks import pieces_of
from dateline.ingest import make_report
from dateline.language import Pack


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Dockers march through Port Elm Some union leaders say that they will go on.", "Some"),
        ("Photo: Ann Lee, Elm Wire The port has been shut since Monday, officials said.", "The"),
        ("Families queue at the gate for bread and water The Harbour Board has asked for 40 boats.", "The Harbour"),
        ("Carts stand idle beside the long quay “We have not sold a fish since Monday,” said Ann Lee.", "“We have"),
        ("Send money now by telephoning 0555 60 60 900 Ann Lee said on Monday that it was over.", "Ann"),
        ("Photograph: Jo Ray/Getty Ann Lee said on Monday that it was over.", "Ann"),
        ("She is from the town of Elm Cove The Harbour Office (HBO) said 30 people are safe.", "The Harbour"),
        ("The test of the new dam has gone too far Scientists have found a leak in it.", "Scientists"),
        ("Boats lie idle along the quay The Ruritanian harbour board counted 40 of them.", "The Ruritanian"),
        ("Pupils wear masks on the quay A third school in Elm Cove has closed.", "A third"),
        ("The picture shows the quay in 2009 A storm later broke it.", "A storm"),
        ("The flood stood at 27 About 250 sailors were moved to the hills.", "About"),
        ("The mayor called the dam “a wonder” The minister has seen it twice.", "The minister"),
        ("Crews search the quay Aid workers dealing with the flood are tired.", "Aid"),
        ("Ann Lee: “We will need each boat” Up to 40 sailors are missing.", "Up to"),
        ("Dockers walked out on Tuesday Speaking to reporters, Ann Lee said it was over.", "Speaking"),
    ],
)
def test_a_new_sentence_without_a_mark_is_parsed_on_its_own(text: str, second: str, pack: Pack) -> None:
    (_, part) = pieces_of(make_report(text), pack)
    assert part.text.startswith(second)
    assert text[part.offsets[0] :].startswith(second)


@pytest.mark.parametrize(
    "text",
    [
        "Dockers flew home with Air Force One after a long night in the port of Elm.",
        "He wrote in the Elm Times that nobody would march on Tuesday.",
        "He read “The port Some have left” and went home on Tuesday.",
        "Ann Lee of The port said so on Tuesday.",
        "Doctors found that influenza A virus had killed the birds.",
        "He wrote to The Guardian about the port.",
        "The Committee to Protect Journalists said so on Tuesday.",
        "Ann Lee told the online newspaper The Elm Herald was wrong about the port.",
        "On the quay the dockers chanted “We have not been paid since last Monday,” Ann Lee said.",
    ],
)
def test_names_and_titles_stay_whole(text: str, pack: Pack) -> None:
    assert len(pieces_of(make_report(text), pack)) == 1


def test_a_headline_that_ran_into_a_sentence_is_no_part_of_what_was_said(pack: Pack):
    text = "Dockers march through Port Elm Some union leaders will go on striking, the mayor said on Monday."
    (said,) = read(make_report(text), pack).statements
    assert said.text == "Some union leaders will go on striking"
