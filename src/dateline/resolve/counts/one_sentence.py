"""What one sentence tells of two of its numbers: that they count others, or that the one was the other before."""

from __future__ import annotations

from dateline.model.rows import FigureRow
from dateline.resolve.counts.single import are_two_persons, are_two_sexes
from dateline.resolve.counts.values import alike, is_word_for_many, same_source
from dateline.resolve.counts.wording import is_told_again, is_what_it_was
from dateline.resolve.words import head_noun, listed, says, words_of

_NEAR = 8
"""Words from one number to the next, neither of which names whom it counts: "one in the arm and one in the leg"."""


def are_told_apart(a: FigureRow, b: FigureRow) -> bool:
    """Whether one sentence tells of two by "and": "a driver and a teenage boy were hurt", "two cooks and two guests".

    What is told again is no other ("two people, both of them guests"), nor is who is only described ("a passenger, a
    girl of 12"), nor a number in the place of another.
    """
    first, last = (a, b) if _at(a) < _at(b) else (b, a)
    if a.sentence_text != b.sentence_text or _at(a) == _at(b) or not same_source(a, b):
        return False
    if are_two_sexes(a, b) or are_two_persons(a, b):
        return True
    if is_told_again(last) or last.text.casefold() in listed("again") or is_what_it_was(a) or is_what_it_was(b):
        return False
    between = a.sentence_text[_at(first) + len(first.text) : _at(last)]
    words = words_of(between)
    if "and" not in words and ";" not in between:
        return False
    nouns = [head_noun(row.people) for row in (a, b)]
    if not any(nouns):
        return len(words) <= _NEAR and first.text.casefold() == last.text.casefold()
    if nouns[0] != nouns[1]:
        return all(nouns) and listed("names_no_sort").isdisjoint(nouns)
    counted = not (is_word_for_many(a) or is_word_for_many(b))
    return counted and not alike(a, b) and not (says(a.sentence_text, "rises") or says(a.sentence_text, "corrections"))


def _at(row: FigureRow) -> int:
    """Where a number stands in its sentence."""
    return row.start - row.sentence[0]
