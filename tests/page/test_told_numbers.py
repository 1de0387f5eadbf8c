"""Numbers beside numbers: between which bounds others lie, and which words of a sentence are marked."""

from __future__ import annotations

from dataclasses import replace

from dateline.page.agreeing import Support, _size
from dateline.page.words import marked
from handmade import figure


def test_others_lie_between_the_lowest_and_the_highest_bound():
    rows = [
        figure(id="F1", low=None, high=50_000, text="up to 50,000"),
        figure(id="F2", low=9_000, high=9_000),
        figure(id="F3", low=40_000, high=70_000),
        figure(id="F4", low=50_000, high=50_000),
    ]
    held = Support(1, 5, tuple(sorted(rows, key=_size)), None)
    assert (held.others[0].id, held.highest.id) == ("F2", "F3")


def test_every_number_of_a_sentence_is_marked():
    words = "The quake killed 12 and hurt 90."
    base = figure(sentence_text=words, sentence=(100, 100 + len(words)))
    rows = [
        replace(base, id=f"F{at}", text=text, start=100 + words.index(text), end=100 + words.index(text) + len(text))
        for at, text in enumerate(("quake", "12", "90"))
    ]
    pieces = marked(rows)
    assert "".join(text for text, _ in pieces) == words
    assert [text for text, is_told in pieces if is_told] == ["quake", "12", "90"]
