"""Where texts come from: copies, near copies and texts of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.resolve import PlainReport, resolve
from handmade import figure

WIRE = (
    "Paratroopers came to Astrel on Thursday to restore order after protests over the price of bread turned violent. "
    "The interior ministry said that it had regained control of all buildings. Residents heard shots all through the "
    "night. Trains to Borvia were stopped and the airport stayed closed, according to the rail company and two "
    "travellers there."
)


OTHER = (
    "A ferry with two hundred pupils ran aground off Cindel in thick fog, and fishermen took all of them ashore. The "
    "harbour master of Cindel said that the lighthouse had been dark since the storm of last week, as he had warned."
)


def report(key, body, **values):
    return PlainReport(**({"key": key, "name": key, "published": date(2022, 1, 6), "body": body} | values))


def origins(*reports):
    found = resolve(reports, [])
    return [found.origin[one.key] for one in reports], found.things["origin"]


def test_the_same_words_are_one_origin_whatever_the_headline():
    keys, known = origins(report("a", WIRE, headline="Troops land"), report("b", WIRE.upper(), headline="Calm returns"))
    assert keys[0] == keys[1]
    assert known[keys[0]]["kind"] == "copy"


def test_a_cut_copy_with_an_inserted_paragraph_is_a_near_copy():
    cut = WIRE.split(" Trains")[0] + " Our reader Pia writes that bread was sold out by noon."
    keys, known = origins(report("a", WIRE + " (NORD)"), report("b", cut))
    assert keys[0] == keys[1]
    assert (known[keys[0]]["kind"], known[keys[0]]["credit"]) == ("near copy", "NORD")
    assert "%" in known[keys[0]]["evidence"]


def test_a_text_of_ones_own_about_the_same_thing_is_another_origin():
    own = "Order is back in Astrel, the interior ministry said on Thursday, after a night of shots over bread."
    keys, known = origins(report("a", WIRE), report("b", own))
    assert keys[0] != keys[1]
    assert {entry["kind"] for entry in known.values()} == {"alone"}


def test_lost_spaces_and_another_apostrophe_make_no_other_text():
    typed = WIRE.replace(". ", ".").replace("protests over", "the town's protest over")
    keys, _ = origins(report("a", WIRE.replace("protests over", "the town’s protest over")), report("b", typed))
    assert keys[0] == keys[1]


def test_a_text_that_copies_a_passage_copied_the_single_sentence_too():
    longer = " ".join(f"Line {at} of the harbour master's diary was never printed before today." for at in range(40))
    own = f"{longer} {WIRE} {longer.replace('diary', 'book')}"
    row = figure(
        id="F1", report="b", report_key="b", sentence_text="The toll of 41 dead was read out at noon by a clerk."
    )
    row = replace(row, published=date(2022, 1, 7))
    single = f"{row.sentence_text} "
    first, later = report("a", f"{single}{WIRE}"), report("b", f"{single}{own}", published=date(2022, 1, 7))
    found = resolve([first, later], [row])
    assert found.origin["a"] != found.origin["b"]
    assert found.claim_origin == {"F1": found.origin["a"]}


def test_empty_and_short_texts_are_never_copies():
    keys, _ = origins(report("a", ""), report("b", ""), report("c", "No comment."), report("d", "No comment, sir."))
    assert len(set(keys)) == 4


def test_a_sites_stock_sentence_is_no_agency_text():
    words = "Get a letter each day. Your wish has been kept. There was a fault and your wish was not kept, so please "
    words += "try it again later on this page or write to us."
    days = (date(2022, 1, 1), date(2022, 3, 1), date(2022, 6, 1))
    keys, _ = origins(*(report(f"a{at}", words, headline=f"News {at}", published=day) for at, day in enumerate(days)))
    assert len(set(keys)) == 3
