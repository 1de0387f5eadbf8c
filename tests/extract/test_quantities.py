"""Number phrases to bounds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.mentions import QuantityMention
from dateline.extract.numbers.numerals import NumberWords, find_numbers, number_words
from dateline.extract.numbers.quantities import find_quantities
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.ingest import make_report
from dateline.language import Pack


def quantities(text: str, pack: Pack) -> tuple[QuantityMention, ...]:
    report = make_report(text)
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    return find_quantities(replace(reading))


@pytest.fixture(scope="module")
def words(pack: Pack) -> NumberWords:
    return number_words(pack.table("quantities"))


BOUNDS = [
    ("18 miners died.", "18", 18, 18, False),
    ("1,250 miners died.", "1,250", 1250, 1250, False),
    ("Thirty-two miners died.", "Thirty-two", 32, 32, False),
    ("Two hundred and five miners died.", "Two hundred and five", 205, 205, False),
    ("A dozen miners died.", "A dozen", 12, 12, False),
    ("Two dozen miners died.", "Two dozen", 24, 24, False),
    ("At least 40 miners died.", "At least 40", 40, None, False),
    ("40 or more miners died.", "40 or more", 40, None, False),
    ("More than 300 miners died.", "More than 300", 301, None, False),
    ("Over a hundred miners died.", "Over a hundred", 101, None, False),
    ("Up to 400 miners died.", "Up to 400", None, 400, False),
    ("As many as 400 miners died.", "As many as 400", None, 400, False),
    ("As many as 30,000-40,000 sheep drowned.", "As many as 30,000-40,000", 30_000, 40_000, False),
    ("The loss is as high as between 60 and 90 boats.", "as high as between 60 and 90", 60, 90, False),
    ("Up to two or three miners died.", "Up to two or three", None, 3, False),
    ("Up to several hundred miners died.", "Up to several hundred", None, 999, True),
    ("Fewer than 20 miners died.", "Fewer than 20", None, 19, False),
    ("Nearly 90 miners died.", "Nearly 90", None, 90, True),
    ("About 40 miners died.", "About 40", 40, 40, True),
    ("Some 500 miners died.", "Some 500", 500, 500, True),
    ("An estimated 1.5 million people fled.", "An estimated 1.5 million", 1_500_000, 1_500_000, True),
    ("Between 20 and 30 miners died.", "Between 20 and 30", 20, 30, False),
    ("20 to 30 miners died.", "20 to 30", 20, 30, False),
    ("20-30 miners died.", "20-30", 20, 30, False),
    ("2-3 million people fled.", "2-3 million", 2_000_000, 3_000_000, False),
    ("45-50,000 people fled.", "45-50,000", 45_000, 50_000, False),
    ("6 to 8,000 people fled.", "6 to 8,000", 6_000, 8_000, False),
    ("200 to 1,000 people fled.", "200 to 1,000", 200, 1_000, False),
    ("5-200,000 people fled.", "5-200,000", 5, 200_000, False),
    ("Several miners died.", "Several", 3, 9, True),
    ("Several hundred miners died.", "Several hundred", 300, 999, True),
    ("Several thousand people fled.", "Several thousand", 3000, 9999, True),
    ("Dozens of miners died.", "Dozens", 24, 99, True),
    ("Scores of miners died.", "Scores", 40, 99, True),
    ("Hundreds of miners died.", "Hundreds", 200, 999, True),
    ("Thousands of people fled.", "Thousands", 2000, 9999, True),
    ("Many thousands of people fled.", "Many thousands", 2000, 9999, True),
    ("Tens of thousands of people fled.", "Tens of thousands", 20_000, 99_999, True),
    ("Millions of people fled.", "Millions", 2_000_000, None, True),
    ("At least dozens of miners died.", "At least dozens", 24, None, True),
    ("Half a million people fled.", "Half a million", 500_000, 500_000, False),
    ("A quarter of a million people fled.", "A quarter of a million", 250_000, 250_000, False),
    ("A number of miners died.", "A number of", 2, None, True),
    ("1.2m people fled.", "1.2m", 1_200_000, 1_200_000, False),
    ("14 000 people fled.", "14 000", 14_000, 14_000, False),
    ("Both miners died.", "Both", 2, 2, False),
    ("No one died.", "No one", 0, 0, False),
]


@pytest.mark.parametrize(("text", "phrase", "low", "high", "approx"), BOUNDS)
def test_words_become_bounds(
    text: str, phrase: str, low: int | None, high: int | None, approx: bool, pack: Pack
) -> None:
    (found,) = quantities(text, pack)
    assert (found.text, found.quantity.low, found.quantity.high) == (phrase, low, high)
    assert found.quantity.approx is approx


def test_more_belongs_to_a_vague_word_and_not_to_a_number(pack: Pack) -> None:
    assert quantities("Dozens more were hurt.", pack)[0].text == "Dozens more"
    assert quantities("Another 10,000 were hurt.", pack)[0].text == "10,000"


def test_strength_belongs_to_the_phrase(pack: Pack) -> None:
    (found,) = quantities("A 3,000-strong force arrived.", pack)
    assert found.text == "3,000-strong"
    assert found.quantity.low == 3000


@pytest.mark.parametrize(
    "text",
    [
        "A 70-year-old woman spoke.",
        "Ivan Petrov, 34, spoke.",
        "The truck was 45 feet long.",
        "It went on for six hours.",
        "In 2014 it began.",
        "It stands at 300 Oak Street.",
        "They flew on Boeing 737 jets.",
        "Article 19 applies.",
        "The motion passed by 52 votes.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str, pack: Pack) -> None:
    assert quantities(text, pack) == ()


def test_money_and_percentages_are_marked(pack: Pack) -> None:
    money, percent = quantities("It cost $562m, or 40 percent of the budget.", pack)
    assert money.money and money.text == "$562m" and money.quantity.low == 562_000_000
    assert percent.percent and not percent.money


def test_the_noun_is_what_is_counted(pack: Pack) -> None:
    (found,) = quantities("Dozens of angry miners marched.", pack)
    report = make_report("Dozens of angry miners marched.")
    (block,) = find_blocks(report, pack)
    assert found.noun is not None and block.doc[found.noun].text == "miners"


@given(number=st.integers(min_value=1, max_value=10**9))
def test_digits_keep_their_value(number: int, words: NumberWords) -> None:
    (found,) = find_numbers([f"{number:,}", "people"], [True, True], words)
    assert (found.low, found.high) == (number, number)


TOKENS = (
    *["at", "least", "more", "than", "up", "to", "12", "1,000", "dozens", "of", "thousands", "several", "hundred"],
    *["-", "and", "or", "a", "million", "half", "two", "between", "some"],
)


@settings(max_examples=200)
@given(
    tokens=st.lists(
        st.sampled_from(TOKENS),
        max_size=9,
    )
)
def test_bounds_never_cross_and_phrases_never_overlap(tokens: list[str], words: NumberWords) -> None:
    found = find_numbers(tokens, [True] * len(tokens), words)
    for number in found:
        assert number.first <= number.core < number.last <= len(tokens)
        assert number.low is None or number.high is None or number.low <= number.high
    assert all(one.last <= two.first for one, two in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "Of two patrols, 8 and 11 strong, five men came back.",
        "The cooks, ² and ³, were hurt.",
        "Of 5 ² of the ² homes burned, ² cooks, aged ², ³ and ², died ² km away on ² May.",
        "A team of ② died, as did ③, ④ and ⑤, in ²⁰²⁰.",
    ],
)
def test_signs_that_look_like_digits_do_not_stop_the_reading(text: str, pack: Pack) -> None:
    assert read(make_report(text), pack).blocks
