"""What one sentence says of two of its numbers: others, a restatement, what the count was, another estimate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.resolve.counts.counted import counted
from dateline.resolve.counts.groups import groups_differ
from dateline.resolve.counts.one_sentence import are_told_apart
from dateline.resolve.counts.values import agree, name_one_number
from dateline.resolve.entities.places import Where
from resolve.test_crowded import GROUP, OFFICE, crowd, one, relation


def two(words, first, last, people=("", ""), lows=(None, None), **values):
    """Two figures of one sentence."""
    rows = []
    for id, text, noun, low in (("F1", first, people[0], lows[0]), ("F2", last, people[1], lows[1])):
        start = words.index(text) if id == "F1" else words.rindex(f" {text}") + 1
        number = {"text": text, "people": noun, "start": start, "end": start + len(text)}
        rows.append(one(id, "a", low or 1, words=words, **(number | values)))
    return rows


APART = [
    ("A plumber and a teenage cyclist were hurt near the lake.", "A", "a", ("plumber", "teenage cyclist"), (1, 1)),
    ("Four nuns and four monks fell ill in Astrel.", "Four", "four", ("nuns", "monks"), (4, 4)),
    ("A 31-year-old and a 47-year-old drowned.", "A", "a", ("31-year-old", "47-year-old"), (1, 1)),
    ("Two were hit in the arm and two in the foot.", "Two", "two", ("", ""), (2, 2)),
    ("A cook was pulled out at dawn; a waiter was found later.", "A", "a", ("cook", "waiter"), (1, 1)),
]


@pytest.mark.parametrize(("words", "first", "last", "people", "lows"), APART)
def test_two_of_one_sentence_joined_by_and_are_others(words, first, last, people, lows):
    rows = two(words, first, last, people, lows, measure="injured")
    assert are_told_apart(*rows)
    assert groups_differ(*(counted(row, Where()) for row in rows))


TOGETHER = [
    ("One hiker, a student from Astrel, and her dog were lost.", "One", "a", ("hiker", "student"), (1, 1)),
    ("Two divers were saved and both of them are well.", "Two", "both", ("divers", ""), (2, 2)),
    ("Six were freed in Astrel Six miners were freed on Monday.", "Six", "Six", ("", "miners"), (6, 6)),
]


@pytest.mark.parametrize(("words", "first", "last", "people", "lows"), TOGETHER)
def test_who_is_described_or_told_again_is_no_other(words, first, last, people, lows):
    assert not are_told_apart(*two(words, first, last, people, lows, measure="injured"))


@pytest.mark.parametrize(
    "words",
    [
        "The ministry lowered the count of drowned sailors in Astrel to 61 from as many as 95.",
        "The ministry has increased its toll for Astrel from 95 to 61.",
        "The ministry said 61 sailors had drowned in Astrel, down from 95.",
    ],
)
def test_a_number_that_another_came_from_is_what_the_count_was(words):
    first, last = sorted(("61", "95"), key=words.index)
    held = {"source": "the ministry", "source_kind": "government"}
    rows = two(words, first, last, lows=(int(first), int(last)), **held)
    assert relation(crowd(*rows), "F1", "F2") == "revised"


def number(id, key, low, high, text, **values):
    return replace(one(id, key, low or high, **values), low=low, high=high, text=text)


def test_two_numbers_at_most_are_the_same_only_where_they_are_near():
    a = number("F1", "a", None, 90, "up to 90")
    assert not agree(a, number("F2", "b", None, 160, "up to 160"))
    assert agree(a, number("F2", "b", None, 95, "up to 95"))


def test_a_range_that_ends_where_the_other_begins_is_another_estimate():
    a = number("F1", "a", 3000, 5000, "3,000 to 5,000", **OFFICE)
    b = number("F2", "b", 5000, 9000, "5,000 to 9,000", **GROUP)
    assert not agree(a, b)
    assert relation(crowd(a, b), "F1", "F2") != "same"


def test_at_least_and_more_than_a_number_are_one_number():
    a, b = number("F1", "a", 100, None, "at least 100"), number("F2", "b", 101, None, "more than 100")
    assert name_one_number(a, b)
    assert not name_one_number(a, number("F3", "b", 151, None, "more than 150"))
