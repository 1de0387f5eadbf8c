"""Readers' comments above the form of a page are no part of what the report tells."""

from __future__ import annotations

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.model.claim import EventMention, Figure

NEWS = (
    "A flood killed 12 people in Mora, the mayor of Mora said.\n\nHe said 40 were hurt.\n\n"
    "Police arrested 30 looters in the market, a spokesman for the police said.\n\n"
)
TALK = (
    "You people never learn.\n\nI saw it coming when 900 people were killed in the storm!\n\n"
    "My uncle says so too.\n\nThank God, they arrested 200 thieves here!\n\n"
)
FORM = "Comments are moderated here.\n\nLeave a reply."


def counts(text, pack):
    claims = read_claims(make_report(text, name="r", outlet="Mill Lane Post"), pack)
    return sorted(c.quantity.low for c in claims if isinstance(c, Figure))


def test_counts_of_comments_are_left_out(pack):
    assert counts(NEWS + TALK + FORM, pack) == [12, 30, 40]


def test_a_form_alone_leaves_nothing_out(pack):
    assert counts(NEWS + FORM, pack) == [12, 30, 40]


def test_talk_without_a_form_stays(pack):
    assert counts(NEWS + TALK, pack) == [12, 30, 40, 200, 900]


def test_events_of_comments_are_left_out(pack):
    claims = read_claims(make_report(NEWS + TALK + FORM, name="r", outlet="Mill Lane Post"), pack)
    assert [e.recipients[0].text for e in claims if isinstance(e, EventMention) and e.text == "arrested"] == [
        "30 looters"
    ]
