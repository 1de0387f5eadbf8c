"""The day that a report's story has come to, for deeds that tell none."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

FRIDAY = date(2021, 5, 7)
LEAD = "Thousands of people marched through Dortal on Wednesday to demand new elections.\n\n"
TALK = "They carried flags and drums. Shops along the route were shut. Some sang. It was a warm day.\n\n"


def days(text: str, pack: Pack) -> dict[str, str | None]:
    """The first day of each event by its words; None where its days are open."""
    events = read(make_report(text, published=FRIDAY), pack).events
    return {e.text: e.time.start.isoformat() if e.time.start else None for e in events}


def test_a_deed_far_down_is_of_the_day_of_the_news(pack: Pack) -> None:
    text = LEAD + TALK * 4 + "Outside the court, police fired tear gas at the marchers."
    assert days(text, pack)["fired"] == "2021-05-05"


def test_a_day_told_on_the_way_holds_for_the_next_sentence_alone(pack: Pack) -> None:
    text = LEAD + "On Monday fans fought in a stadium. Guards looted a shop.\n\n" + TALK
    text += "Students rallied outside the town hall."
    found = days(text, pack)
    assert (found["looted"], found["rallied"]) == ("2021-05-03", "2021-05-05")


def test_what_looks_back_leaves_the_story(pack: Pack) -> None:
    text = LEAD + "In 2014 the army seized power in a coup. Soldiers arrested 300 students.\n\n"
    assert days(text, pack).get("arrested") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "For more than a week students protested outside the town hall.",
        "It was the latest in a string of protests.",
        "Also on Thursday, the ministry said the army deployed tanks in Kessel.",
    ],
)
def test_what_lasts_or_is_told_of_another_day_is_not_of_the_story(sentence: str, pack: Pack) -> None:
    found = days(LEAD + TALK + sentence, pack)
    assert all(day is None for words, day in found.items() if words not in ("marched", "march"))


def test_a_disaster_lends_its_day_to_no_deed_done_about_it(pack: Pack) -> None:
    text = "An earthquake struck Dortal on Tuesday, killing 40 people.\n\nThe earthquake was the worst in years.\n\n"
    text += TALK + "The mayor appealed for tents."
    assert days(text, pack)["appealed"] != "2021-05-04"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The governor welcomed last night's results.", "welcomed"),
        ("Police detained two men to stop them from joining Thursday's march.", "detained"),
        ("The city has lifted the curbs imposed last month.", "lifted"),
        ("The rebels have attacked a camp, it was reported on Thursday.", "attacked"),
    ],
)
def test_the_day_of_another_noun_or_clause_is_not_that_of_the_deed(text: str, word: str, pack: Pack) -> None:
    found = read(make_report(text, published=FRIDAY), pack).events
    assert all(e.time.text == "" for e in found if e.text == word)


def test_what_a_witness_tells_of_the_news_has_its_day(pack: Pack) -> None:
    text = LEAD + "Police attacked the marchers.\n\n“The soldiers beat my brother,” a student told reporters."
    assert days(text, pack)["beat"] == "2021-05-05"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The union has accused the ministry of delays.", "accused"),
        ("Two farmers have been attacked in the hills.", "attacked"),
    ],
)
def test_what_has_been_done_far_down_was_so_at_some_time(sentence: str, word: str, pack: Pack) -> None:
    text = "The ministry published its yearly report on farms.\n\n" + TALK + sentence
    assert days(text, pack).get(word) is None
