"""What is said, brought home or looms is no deed against anybody; who speaks of itself is no body told of before."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.model.claim import EventMention


def read(text, pack):
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post", published=date(2015, 6, 5)), pack)
    return [e for e in claims if isinstance(e, EventMention)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The ministry began to repatriate its tourists from Norland on Friday.", []),
        ("The government repatriated 40 migrants on Friday.", ["COERCE"]),
        ("President Moss offered some support of the Norwegian government, calling it calm.", []),
        ("The UN offered help to Spain on Friday.", ["AGREE"]),
        ("Six captains will be questioned this year, threatening more bad publicity for the navy.", []),
        ("The NATO council called for all armies in Spain to leave.", ["REQUEST"]),
        ("Some charities have taken armed guards to Spain.", []),
    ],
)
def test_what_is_no_deed(text, types, pack):
    assert [str(e.type) for e in read(text, pack)] == types


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("The UN has offered its help, in addition to the charity's teams in Norland.", []),
        ("The embassy advised against all but urgent trips to Peru on Friday.", []),
        ("The UN offered help to Spain on Friday.", ["Spain"]),
    ],
)
def test_whom_it_reaches(text, recipients, pack):
    assert [r.text for e in read(text, pack) for r in e.recipients] == recipients


def test_they_are_who_said_so(pack):
    text = "Several Spanish reporters were there. Staff from the mill said they had been told to come and protest."
    assert all("reporters" not in a.text for e in read(text, pack) for a in e.agents)


def test_reports_of_deeds_by_police_are_not_the_polices(pack):
    text = "Villagers fear the police, and reports of killings of farmers by police have stoked tensions."
    assert all("police" not in e.source.text for e in read(text, pack))
