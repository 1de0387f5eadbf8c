"""Where what somebody said begins and ends."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.vocabulary import Status


def said(text: str, pack: Pack) -> list[tuple[str, str]]:
    found = read(make_report(text), pack).statements
    return [(s.source.text, s.text.strip("\"'“” ,.")) for s in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Although a leaflet claimed that the wells were clean, the mayor said the water was foul.",
            "the water was foul",
        ),
        ("The ferry is lost, fishermen say, and the harbour, which was dredged in May, is empty.", "The ferry is lost"),
        ("The mayor said the dam would hold and the army said that it was cracked.", "the dam would hold"),
        ("The agency says the worst is over and warns that the river will rise again.", "the worst is over"),
        (
            "Ida Moss noted that the roof “will be mended by the weavers themselves,” adding: “We know how to build.”",
            "that the roof “will be mended by the weavers themselves",
        ),
        ("The guild said on Sunday the mill was sound.", "the mill was sound"),
        ("The guild said earlier this week it had mended the mill.", "it had mended the mill"),
        ("Ministers say the mill is sound, with Moss telling the council it had nine looms.", "the mill is sound"),
        ("The queue numbered hundreds, according to some clerks, and the men were wet.", "The queue numbered hundreds"),
        ("The mayor said the bridge was safe as he opened the new market.", "the bridge was safe"),
        ("Officials said the bridge was safe, citing a report by two engineers.", "the bridge was safe"),
        ("The mayor said the bridge was safe, according to the Lusanga Post.", "the bridge was safe"),
        (
            "The mayor said the bridge was “safe for carts,” according to the Lusanga Post.",
            "the bridge was “safe for carts",
        ),
        (
            "The mill burned for nine days, according to the ministry, making it the worst fire of the reign.",
            "The mill burned for nine days",
        ),
        ("The ministry says 40 boats were lost; the islanders put the number at 90.", "40 boats were lost"),
        (
            "Officials said hospitals were seeing fewer new cases of the fever and cut the estimated toll from it.",
            "hospitals were seeing fewer new cases of the fever",
        ),
        ("Ann Lee said on Sunday the wells were dry.", "the wells were dry"),
        ("The clerk said the ford was unsafe and thanked the crews for their work.", "the ford was unsafe"),
        (
            "The premier said the harvest would be poor and called on traders to hold prices.",
            "the harvest would be poor",
        ),
        ("Ann Lee said the main worry was rain, adding that prices would rise.", "the main worry was rain"),
    ],
)
def test_what_others_tell_is_no_part_of_it(text: str, content: str, pack: Pack) -> None:
    assert content in [c for _, c in said(text, pack)]


@pytest.mark.parametrize(
    "caption",
    [
        "Small boats have carried flour past the harbour",
        "Rain and fog at Elm Ferry: the crew never lost heart",
        "Barges",
    ],
)
def test_a_caption_before_quoted_words_is_cut_off(caption: str, pack: Pack) -> None:
    text = f"{caption} “They buy it here because they have no bread at home,” says Mirla Okoye."
    assert [c for _, c in said(text, pack)] == ["They buy it here because they have no bread at home"]


def test_own_words_that_lead_to_quoted_ones_stay(pack: Pack) -> None:
    text = "The army had so few boats that “If one of them sinks the town is cut off,” Mirla Okoye said."
    assert [c[:8] for _, c in said(text, pack)] == ["The army"]


def test_a_caption_behind_it_is_cut_off(pack: Pack) -> None:
    text = "Ben Ray says there has been looting in some areas Secretary Ann Lee has arrived at the port."
    assert said(text, pack) == [("Ben Ray", "there has been looting in some areas")]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Mon 24 May 2010 13:52:00 Acme says that it will close the plant.", "Acme"),
        ("Their crops were lost to mould Residents say the dam had failed.", "Residents"),
    ],
)
def test_a_line_before_the_speaker_is_cut_off(text: str, holder: str, pack: Pack) -> None:
    assert [s for s, _ in said(text, pack)] == [holder]


@pytest.mark.parametrize(
    "text",
    [
        "Were they unarmed, as the rebels report?",
        "When the ministry claims that it killed ninety rebels, nobody can check it.",
        "The envoy is wrong whenever he says that the dam is safe.",
        "The vote will determine whether the dam can be built.",
        "The find promises to change how dams are built.",
        "Preliminary tests showed that the well was poisoned.",
        "Few of them would deny that the dam is old.",
        "The crowd observed a silence for those who died since the dam broke.",
        "According to this, dams always break in the end of May.",
        "The guests express their anger by beating one who happens to be a stranger.",
    ],
)
def test_nobody_said_it(text: str, pack: Pack) -> None:
    assert said(text, pack) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The clinics are full, a gap that officials explained by the drought, said Ann Lee, a doctor.",
            {"Ann Lee, a doctor"},
        ),
        ('A statement issued on behalf of Ben Ray said: "We lost our son to the fever in the night."', {"Ben Ray"}),
        ("Doctors said that twelve had died in the ward, Reuters reports.", {"Doctors", "Reuters"}),
        ("The troops did harm that is pure folly Mr Ray responded with a post.", set()),
        ("They answered to a foreign king and lived in peace.", set()),
        ("He moved closer on Monday to declaring that the dam was lost.", set()),
        ("The agency confirmed 79 cases of a fever it said has spread from the coast.", {"The agency"}),
        ("Ann Lee told police about an affair that she knew of.", set()),
    ],
)
def test_who_said_it(text: str, speakers: set[str], pack: Pack) -> None:
    assert {s for s, _ in said(text, pack)} == speakers


def test_who_flees_is_the_man_told_of(pack: Pack) -> None:
    assert (
        said("Police said the man was shot as he tried to flee.", pack)[0][1] == "the man was shot as he tried to flee"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Police denied a report by a local radio station that 50 people had drowned.",
        "The ministry dismissed claims by residents of the town that 50 people were killed.",
        "The governor rejected an account by the paper that 50 people had been shot dead.",
    ],
)
def test_what_is_denied_of_another_is_no_fact(text: str, pack: Pack) -> None:
    told = read(make_report(text), pack).figures
    assert [(figure.quantity.low, figure.status) for figure in told] == [(50, "denied")]


def test_a_note_of_the_outlet_is_cut_off(pack: Pack) -> None:
    text = "Ann Lee says the harvest will be poor Editor's note: Ann Lee is a fellow of the Elm Institute."
    assert said(text, pack) == [("Ann Lee", "the harvest will be poor")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "“We hold him to his word,” said Ann Lee, “and call on the mill to pay at once.”",
            ["We hold him to his word,” said Ann Lee, “and call on the mill to pay at once"],
        ),
        (
            "“We will not leave the port,” Ann Lee said, “because our families live here.”",
            ["We will not leave the port,” Ann Lee said, “because our families live here"],
        ),
        (
            "“The dam is old and weak,” said Ann Lee, “and the road will be closed as well.”",
            ["The dam is old and weak", "and the road will be closed as well"],
        ),
    ],
)
def test_quoted_words_go_on_behind_the_cue(text: str, contents: list[str], pack: Pack) -> None:
    assert [c for _, c in said(text, pack)] == contents


@pytest.mark.parametrize(
    "text",
    [
        "Grain was pledged by guilds and towns to assist in the rebuilding of Elm.",
        "A law proposed by the mayor Ann Lee to curb the price of bread failed on Sunday.",
    ],
)
def test_what_a_thing_is_for_is_no_speech(text: str, pack: Pack) -> None:
    assert not said(text, pack)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Fishermen called on the minister, Tom Reyk, to resign.", "the minister, Tom Reyk, to resign"),
        ("Aquila has called on all its neighbours to send boats.", "all its neighbours to send boats"),
        ("The council is calling upon residents to boil their water.", "residents to boil their water"),
    ],
)
def test_what_one_calls_on_others_to_do_is_said(text: str, content: str, pack: Pack) -> None:
    assert content in [c for _, c in said(text, pack)]


def test_a_second_that_clause_is_of_whoever_tells_of_another(pack: Pack) -> None:
    text = "The guild said that weavers reported that the roof leaked, and that the mill was rotten."
    assert said(text, pack) == [
        ("The guild", "that weavers reported that the roof leaked, and that the mill was rotten"),
        ("weavers", "that the roof leaked"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The weavers left the hall, to which Moss responded with a long laugh.",
        "The crew knocked on the wall of the mill and, when least hoped for, he responded.",
        "The guards are worried as they find ever more goats parted from their herds.",
        "The town found itself cut off from the villages that lie behind the pass.",
        "Mill rescue: How weavers are found",
    ],
)
def test_what_nobody_says(text: str, pack: Pack) -> None:
    assert said(text, pack) == []


def test_what_is_rebutted_is_denied(pack: Pack) -> None:
    text = "Moss rebutted the claim made by weavers that the mill was rotten."
    assert {s.status for s in read(make_report(text), pack).statements} == {Status.DENIED}
