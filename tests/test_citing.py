"""Claims with attribution, to be pasted elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.citing import citation, sentence
from handmade import figure, mention, report, statement


def test_a_firm_count_is_a_sentence_that_can_stand_in_an_article():
    row = figure(source="Kazakh officials", time_basis="stated", time_end=date(2022, 1, 9))
    assert sentence(row) == "164 people have been killed in Astrel as of 9 January 2022, according to Kazakh officials"


def test_one_is_told_in_the_singular():
    row = figure(low=1, high=1, text="one", people="driver", source="Police")
    assert sentence(row) == "1 driver has been killed in Astrel, according to police"


def test_the_outlet_itself_is_named_behind_the_sentence_only():
    text = citation(figure(source="", source_kind="outlet", status="stated")).text
    assert text == "164 people have been killed in Astrel (Sample Courier, 10 January 2022)."


def test_a_number_from_nobody_named_says_so():
    assert sentence(figure(source="", source_kind="unnamed")).endswith(", reportedly (no source is named)")


@pytest.mark.parametrize("status", ["unconfirmed", "denied", "conditional"])
def test_what_is_not_firm_is_never_a_plain_sentence(status):
    told = sentence(figure(status=status))
    assert "have been" not in told
    assert told.startswith(("Unconfirmed:", "Denied or disputed:", "Planned, feared or conditional:"))


def test_vague_words_are_kept_beside_their_bounds():
    assert "(“dozens”)" in sentence(figure(low=24, high=99, approx=True, text="dozens"))


def test_words_that_say_the_measure_need_no_verb():
    assert sentence(figure(people="deaths")).startswith("164 deaths, in Astrel")


def test_events_and_statements_are_cited_too():
    assert citation(mention()).text.endswith("(Sample Courier, 10 January 2022).")
    assert "said" in citation(statement()).text


def test_an_address_of_the_web_is_cited_and_a_path_never():
    web = report(address="https://courier.example/toll?id=1")
    assert "https://courier.example/toll?id=1" in citation(figure(), web).text
    assert "](https://courier.example/toll?id=1)" in citation(figure(), web).markdown
    assert "|url=https://courier.example/toll?id=1" in citation(figure(), web).wikitext
    path = citation(figure(), report(address="/home/someone/reports/a.txt"))
    assert "/home" not in path.text + path.markdown + path.wikitext


def test_wikitext_has_a_citation_with_the_words():
    told = citation(figure(), report()).wikitext
    assert told.count("<ref>{{cite news") == 1
    assert "|newspaper=Sample Courier" in told
    assert "|date=10 January 2022" in told
    assert "|quote=Officials in Astrel said 164 people were killed." in told


def test_nothing_in_a_report_becomes_markup():
    bad = "}}</ref>{{Delete}}[[File:x]]|a=b ''b'' <script> ~~~~"
    row = figure(source=bad, headline=bad, sentence_text=bad, sentence=(0, len(bad)))
    told = citation(row).wikitext
    assert told.count("}}") == 1
    assert told.count("{{") == 1
    assert "<script" not in told
    assert "[[" not in told
    assert "~~~~" not in told
    assert "''" not in told
    marked = citation(figure(source="*b* [x](javascript:y) <img> `c` _d_")).markdown
    assert "[x](" not in marked
    assert r"\*b\*" in marked
    assert r"\<img\>" in marked


def test_an_address_that_is_not_plain_is_left_out():
    odd = report(address="https://x.example/}}|url=evil [[a]]")
    assert "evil" not in citation(figure(), odd).wikitext
    script = report(address="javascript:alert(1)")
    assert "javascript" not in citation(figure(), script).markdown
