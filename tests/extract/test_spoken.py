"""What is reported speech by somebody, and what only looks like it."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack


@pytest.mark.parametrize(
    "text",
    [
        "The nurses found themselves stranded on the ferry.",
        "The rescue teams will find ways to reach the valley before the rain comes back.",
        "It would be wrong to say that the dam had failed.",
        "The envoy would say that the truce was still in force.",
        "The minister did not say that the bridge was mined.",
        "The trucks roared forth and the hills seemed empty again.",
        "Anyone says that the road is closed.",
        "I wrote here last month that the talks were doomed.",
        "Experience shows that large camps breed disease.",
        "People were anxious to show that their village was safe.",
        "The troops allegedly came to help the farmers.",
        "The farmers found it harder to recover from the flood.",
        "We should leave no matter what the ministry asked us to do.",
        "Calls grew for the mayor to step aside or announce he would not stand again.",
        "Some held banners declaring a strike and they chanted.",
    ],
)
def test_no_statement(text: str, pack: Pack) -> None:
    assert read(make_report(text), pack).statements == ()


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("One of the gravediggers said that the last grave was dug at noon.", "One of the gravediggers"),
        ("The army said that the road was closed.", "The army"),
        ("A study found that the dam had been built on sand.", "A study"),
        ("The minister went on to say that the bridge was mined.", "The minister"),
        ("The ministry could not confirm that the bridge was mined.", "The ministry"),
        ('"This is our river, and we stay," said a viewer of the parade.', "a viewer of the parade"),
        ("The nurse managed to call the clinic and say that the ferry was lost.", "The nurse"),
        ("The mayor accused the army of firing on the crowd.", "The mayor"),
        ('Visitors described the camp as "a giant cage".', "Visitors"),
        ('The envoy called the raid "a cold murder".', "The envoy"),
        (
            "The plan, approved by the council and presented by Ann Lee, says that the dam will go.",
            "The plan",
        ),
        ("WHO repeated that two children had died in Lusanga.", "WHO"),
    ],
)
def test_statement(text: str, holder: str, pack: Pack) -> None:
    assert [s.source.text for s in read(make_report(text), pack).statements] == [holder]


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee said: "We left because they say it is not really cholera in the well."',
        '"We hope the council explains itself, either denying the plan exists or dropping it," said Ann Lee.',
    ],
)
def test_what_others_say_inside_a_quotation_is_the_speakers(text: str, pack: Pack) -> None:
    assert {s.source.text for s in read(make_report(text), pack).statements} == {"Ann Lee"}


@pytest.mark.parametrize(
    "text",
    [
        'Ben Ray describes the "grim" scenes at the clinic.',
        'Ben Ray called for help for the "lost valley".',
        "People accuse you of crying wolf.",
    ],
)
def test_a_quoted_word_is_not_yet_a_statement(text: str, pack: Pack) -> None:
    assert read(make_report(text), pack).statements == ()


def test_a_country_that_reports_cases_has_them_and_says_nothing(pack: Pack) -> None:
    text = "Norway has reported 40 cases of the fever. Nine countries have reported 210 cases of the fever."
    assert not read(make_report(text), pack).statements
    assert read(make_report("The guild of doctors reported that 40 weavers had the fever."), pack).statements
