"""A person chooses the words that a value is said in."""

from __future__ import annotations

import pytest

import toy
from dateline.errors import UsageError


def span(record, row, words):
    start = record.text(row.report_key).index(words)
    return f"{start}-{start + len(words)}"


def test_chosen_words_are_the_value_and_stand_where_they_were_chosen(record):
    row = record.figures(place="Astrel")[0]
    chosen = span(record, row, "Marta")
    record.judge(row.id, "correct", values={"source_span": chosen, "source_kind": "witness", "status": "attributed"})
    row = record.claim(row.id)
    text = record.text(row.report_key)
    assert (row.source, text[row.source_start : row.source_end]) == ("Marta", "Marta")
    assert f"{row.source_start}-{row.source_end}" == chosen
    assert "source_start" not in {one.field for one in row.corrections}


def test_the_number_phrase_is_chosen_anew(record):
    row = record.figures(place="Astrel")[0]
    record.judge(row.id, "correct", values={"evidence": span(record, row, "18 killed")})
    assert record.claim(row.id).text == "18 killed"


def test_words_that_say_when_make_the_day_stated(record):
    row = record.figures(place="Astrel")[0]
    record.judge(row.id, "correct", values={"day": "2022-01-04"})
    assert record.claim(row.id).time_basis == "inferred"
    record.judge(row.id, "correct", values={"day": "2022-01-05", "time_span": span(record, row, "on 2022-01-05")})
    assert (record.claim(row.id).time_basis, record.claim(row.id).time_text) == ("stated", "on 2022-01-05")


def test_agents_are_chosen_by_their_words(record):
    (mention,) = record.mentions(place="Astrel")
    record.judge(mention.id, "correct", values={"agents_span": span(record, mention, "Marta")})
    (agent,) = record.claim(mention.id).agents
    assert record.text(mention.report_key)[agent.start : agent.end] == agent.text == "Marta"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"source_span": "5"}, "write it as 120-131"),
        ({"source_span": "5-5"}, "needs one"),
        ({"source_span": "5-99999"}, "characters"),
        ({"source_span": "0-4", "source": "someone else"}, "are not the words chosen"),
        ({"evidence": "60-65"}, "does not lie in the claim's sentence"),
    ],
)
def test_words_that_are_not_there_are_refused(record, values, message):
    with pytest.raises(UsageError, match=message):
        record.judge(record.figures(place="Astrel")[0].id, "correct", values=values)


def test_words_of_one_report_are_not_chosen_for_a_series(record):
    with pytest.raises(UsageError, match="correct the claim"):
        record.judge(record.figures()[0].series, "correct", values={"source_span": "0-4"})


def test_a_later_value_without_place_takes_the_earlier_place_away(record):
    row = record.figures(place="Astrel")[0]
    record.judge(row.id, "correct", values={"source_span": span(record, row, "Marta")})
    record.judge(row.id, "correct", values={"source": "the mayor"})
    row = record.claim(row.id)
    assert (row.source, row.source_start, row.source_end) == ("the mayor", None, None)


def test_in_a_changed_text_the_words_are_looked_for_again(record, folder):
    (mention,) = record.mentions(place="Astrel")
    record.judge(mention.id, "correct", values={"agents": "Reds", "source_span": span(record, mention, "Reds")})
    toy.write(
        folder, a="An hour ago it began. Some 18 killed in Astrel on 2022-01-05. Reds stormed Astrel on 2022-01-05."
    )
    record.read(folder, published="2022-01-06")
    (mention,) = record.mentions(place="Astrel")
    text = record.text(mention.report_key)
    (agent,) = mention.agents
    assert text[agent.start : agent.end] == agent.text == "Reds"
    assert text[mention.source_start : mention.source_end] == mention.source == "Reds"


def test_the_same_is_said_of_many_at_once(record):
    ids = [row.id for row in record.figures()]
    told = record.judge_all([*ids, ids[0]], "reject", who="marta", why="test")
    assert len(told) == len(ids)
    assert not record.figures()


def test_all_or_none(record):
    ids = [row.id for row in record.figures()]
    with pytest.raises(UsageError):
        record.judge_all([*ids, record.reports()[0].key], "reject")
    assert not record.judgements()


def test_a_place_typed_beside_its_words_is_looked_up(record):
    """The form sends both: the words say where it is said, what was typed which place they mean."""
    row = record.figures(place="Astrel")[0]
    record.judge(row.id, "correct", values={"place": "Aktau", "place_span": span(record, row, "Marta")})
    row = record.claim(row.id)
    assert (row.place, row.place_name, row.place_country) == ("Marta", "Aktau", "KZ")


def test_typed_words_that_stand_once_in_the_report_take_their_place(record):
    row = record.figures(place="Astrel")[0]
    text = record.text(row.report_key)
    assert "Marta" not in row.sentence_text
    record.judge(row.id, "correct", values={"source": "Marta  said"})
    row = record.claim(row.id)
    assert text[row.source_start : row.source_end] == row.source == "Marta said"


def test_typed_words_that_stand_nowhere_or_twice_take_no_place(record, folder):
    toy.write(folder, a="Reds met. Reds left. Some 18 killed in Astrel on 2022-01-05.")
    record.read(folder, published="2022-01-06")
    for words in ("Reds", "the mayor"):
        row = record.figures(place="Astrel")[0]
        record.judge(row.id, "correct", values={"source": words})
        assert record.claim(row.id).source_start is None
