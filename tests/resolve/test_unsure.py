"""What is feared or denied is no state of a count and hides none; single persons are told apart."""

from __future__ import annotations

from dateline.resolve import PlainReport, resolve
from resolve.test_disputes import BODY, LATER, R2, compare, one

FEAR = {"status": "unconfirmed", "source": "the mayor", "sentence_text": "The mayor feared that 30 people had died."}
FIRE = {"source": "the fire service", "source_kind": "rescue"}


def resolved(*rows):
    days = {row.report_key: row.published for row in rows}
    return resolve([PlainReport(key=key, name=key, published=days[key], body=BODY + key) for key in days], rows)


def test_from_a_feared_number_nothing_falls():
    told = compare(one(30, **FEAR), one(21, **LATER, **FIRE))
    assert (told.relation, told.scope) == ("different_scope", ("event",))
    assert "feared or held possible" in told.reason


def test_a_count_that_goes_past_a_fear_is_a_newer_one():
    assert compare(one(30, **FEAR), one(41, **LATER, **FIRE)).relation == "revised"


def test_of_two_holders_no_number_became_the_other():
    theirs = compare(one(16), one(44, source="the interior ministry", **LATER))
    assert theirs.relation == "revised"
    assert "became" not in theirs.reason and theirs.reason.endswith("read as an earlier and a later count.")
    assert "became" in compare(one(16), one(44, **LATER)).reason


def test_single_persons_of_two_ages_are_two():
    first = one(1, text="A", people="24-year-old man", measure="rescued")
    other = one(1, text="A", people="21-year-old man", measure="rescued", sentence_text="A man, 21, lives.", **R2)
    same = one(1, text="a", people="24-year-old", measure="rescued", report="r3")
    assert compare(first, other).scope == ("group",)
    assert compare(first, same).relation == "same"
    series = resolved(first, other).series
    assert series[first.id] != series[other.id]


def test_a_day_later_the_same_fear_is_no_count():
    again = compare(one(30, **FEAR), one(25, **(FEAR | LATER | {"sentence_text": "The mayor feared that 25 died."})))
    assert again.relation != "suspicious"
