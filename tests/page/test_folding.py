"""Statements as lines, and a corrected place as one value."""

from __future__ import annotations

from dateline.model.judgement import Correction
from dateline.page.deciding import told_corrections
from dateline.page.folding import folded
from handmade import figure, statement

SENTENCE = "The mayor said that shops had burnt and promised to rebuild them."


def said(words: str, **values):
    at = SENTENCE.index(words)
    own = {"sentence": (100, 100 + len(SENTENCE)), "sentence_text": SENTENCE, "text": words, "start": 100 + at}
    return statement(**(own | {"end": 100 + at + len(words)} | values))


def test_two_things_said_in_one_sentence_are_one_line():
    (line,) = folded([said("that shops had burnt", id="S1"), said("to rebuild them", id="S2")])
    assert [row.id for row in line.rows] == ["S1", "S2"]
    assert "".join(words for words, _ in line.pieces) == SENTENCE
    assert [words for words, is_said in line.pieces if is_said] == ["that shops had burnt", "to rebuild them"]


def test_what_is_said_inside_of_what_is_said_is_marked_once():
    (line,) = folded([said("that shops had burnt and promised", id="S1"), said("shops had burnt", id="S2")])
    assert [words for words, is_said in line.pieces if is_said] == ["that shops had burnt and promised"]


def test_a_sentence_that_two_reports_print_names_both():
    rows = [said("to rebuild them", id="S1"), said("to rebuild them", id="S2", report_key="R2", report="b.txt")]
    (line,) = folded(rows)
    assert line.row.id == "S1"
    assert [row.id for row in line.also] == ["S2"]


def test_speech_that_reaches_beyond_its_sentence_stands_whole_and_alone():
    longer = SENTENCE + " They will open soon."
    rows = [
        said("to rebuild them", id="S1"),
        statement(
            id="S2",
            text=longer,
            start=100,
            end=100 + len(longer),
            sentence=(100, 100 + len(SENTENCE)),
            sentence_text=SENTENCE,
        ),
    ]
    lines = folded(rows)
    assert [line.row.id for line in lines] == ["S1", "S2"]
    assert lines[1].pieces == ((longer, True),)


def test_a_corrected_place_is_one_line():
    fields = {
        "place": "Astrel",
        "place_id": 7,
        "place_name": "Astrel",
        "place_lat": 1.0,
        "place_lon": 2.0,
        "place_country": "AA",
        "place_precision": "city",
    }
    wrong = tuple(Correction(name, value, "x", "J1", "marta") for name, value in fields.items())
    assert told_corrections(figure(corrections=wrong)) == [("place", "marta", "Astrel, AA (GeoNames 7)")]
    unknown = tuple(Correction(name, "" if name == "place" else None, "x", "J1", "marta") for name in fields)
    assert told_corrections(figure(corrections=unknown)) == [("place", "marta", "not known")]
