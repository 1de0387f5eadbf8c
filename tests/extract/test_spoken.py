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
        ("WHO repeated that two children had died in Lusanga.", "WHO"),
    ],
)
def test_statement(text: str, holder: str, pack: Pack) -> None:
    assert [s.source.text for s in read(make_report(text), pack).statements] == [holder]
