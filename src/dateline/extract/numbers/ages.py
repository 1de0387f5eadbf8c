"""Numbers that tell how old somebody is, or which form of a school: no counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.numbers.numerals import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DASHES = {"-", "–", "—"}
_AGED = {
    "them",
    "whom",
    "those",
    "children",
    "people",
    "aged",
    "boys",
    "girls",
    "kids",
    "youngsters",
    "babies",
    "women",
}
"""Before "under five", which tells how old they are."""
_OLDEST = 120
_BY_AGE = {"younger", "older"}
_YEARS_OLD = (["year", "old"], ["years", "old"])
_ONE_OF_SEVERAL = {"other", "another", "one", "second", "third", "fourth", "fifth"}
_EACH = {"both", "all", "each"}
_JOINS = {"and", "to", "or", ",", "through", "-", "–"}
_OF_NOUNS = {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH"}


@dataclass(frozen=True)
class AgeWords:
    """Look-ups of the table ``quantities`` for ages."""

    one_person: frozenset[str]
    after: frozenset[str]
    tolls: frozenset[str]


def is_school_year(doc: Doc, first: int, last: int) -> bool:
    """ "eight Year Six students", "a girl in year nine": a form of a school."""
    if not first or doc[first - 1].lower_ != "year" or last - first > 1:
        return False
    named = doc[first - 1].text == "Year" and not doc[first - 1].is_sent_start
    inside = first > 1 and doc[first - 2].lower_ in ("in", "from") and doc[first - 1].tag_ != "NNS"
    counts = last < len(doc) and doc[last].tag_ == "NNS"
    return named or (inside and not counts)


def is_of_age(doc: Doc, lower: list[str], number: Number, words: AgeWords) -> bool:
    """ "A girl of four", "a mother of three": how old one is, or whose parent, and no count of those harmed."""
    at = number.core
    if number.first != at or at < 2 or lower[at - 1] not in ("of", ",") or lower[at - 2] not in words.one_person:
        return False
    follows = doc[number.last] if number.last < len(doc) else None
    if lower[at - 1] == ",":
        return follows is not None and follows.text == ","  # "a girl, four, was hurt"
    return follows is None or follows.tag_ not in _OF_NOUNS


def is_limit_of_age(doc: Doc, number: Number) -> bool:
    """ "two of them under five", "children under 12", "all aged over 60": no count."""
    first, last = number.first, number.last
    if number.core > 1 and doc[number.core - 1].lower_ == "than" and doc[number.core - 2].lower_ in _BY_AGE:
        # "a boy younger than 12"
        return not _of_a_group(doc, [t.lower_ for t in doc], last)
    if (
        not first
        or doc[first].lower_ not in ("under", "over", "above", "below")
        or (number.high or number.low or 0) > 100
    ):
        return False
    closes = last >= len(doc) or doc[last].is_punct or doc[last].pos_ in ("VERB", "AUX", "CCONJ", "ADP")
    return closes and doc[first - 1].lower_ in _AGED


def is_one_of_ages(doc: Doc, lower: list[str], number: Number) -> bool:
    """ "Ann Lee and Carl Moss, both 22,"; "two cooks, ages 31 and 33"; "ages of 9 and 12": no count."""
    at, last = number.core, number.last
    if number.first != at or not number.bare or (number.low or 0) >= _OLDEST or _of_a_group(doc, lower, last):
        return False
    if _one_and_the_other(lower, at, last) or _after_persons(doc, lower, at, last) or _before_the_aged(lower, last):
        return True
    if at > 1 and lower[at - 1] in _EACH and lower[at - 2] in (",", "(", "–", "—", "-"):
        return last >= len(doc) or doc[last].is_punct or lower[last] in ("and", "were", "are")
    while at > 1 and (lower[at - 1] in _JOINS or lower[at - 1].isdigit()):
        at -= 1
    if lower[at - 1] == "of":
        at -= 1
    return at > 0 and lower[at - 1] in ("ages", "aged")


def _one_and_the_other(lower: list[str], at: int, last: int) -> bool:
    """ "two cooks, one 23 and the other 51, fell": how old each is."""
    if not at or not lower[at].isdigit():
        return False
    if lower[at - 1] == "one":
        return lower[last : last + 3] == ["and", "the", "other"]
    told = lower[max(0, at - 5) : at]
    return told[:1] == ["one"] and told[1].isdigit() and told[2:] == ["and", "the", "other"]


def _before_the_aged(lower: list[str], last: int) -> bool:
    """ "A 3 and 58-year-old fell", "cooks, 31, 44 and 52 years old": the last tells what all are."""
    joined, end = False, last
    while end + 1 < len(lower) and lower[end] in _JOINS and not (joined and lower[end] != "and"):
        joined = lower[end] in ("and", "or")
        end += 1
        end += lower[end] in ("and", "a", "an", ",")
        if end >= len(lower) or not lower[end].isdigit():
            return False
        end += 1
    return joined and [w for w in lower[end : end + 4] if w not in _DASHES][:2] in _YEARS_OLD


def _after_persons(doc: Doc, lower: list[str], at: int, last: int) -> bool:
    """ "The cooks, 21 and 36, were hurt", "three guards, 19, 20 and 21, died": a list between commas."""
    first, end, listed = at, last, 1
    while first > 1 and lower[first - 1] in ("and", ",") and lower[first - 2].isdigit():
        first, listed = first - 2, listed + 1
    while end + 1 < len(lower) and lower[end] in ("and", ",") and lower[end + 1].isdigit():
        end, listed = end + 2, listed + 1
    if listed < 2 or first < 2 or lower[first - 1] != "," or doc[first - 2].tag_ != "NNS":
        return False
    closes = end >= len(doc) or doc[end].text in (",", ".", ")", ";")
    return (
        closes
        and "and" in lower[first:end]
        and all(w in ("and", ",") or (w.isdecimal() and int(w) < _OLDEST) for w in lower[first:end])
    )


def _of_a_group(doc: Doc, lower: list[str], last: int) -> bool:
    """ "Children aged five and 12 adults": what follows is counted."""
    if last < len(doc) and doc[last].text in _DASHES and doc[last - 1].whitespace_:
        return False
    return last < len(doc) and (
        doc[last].tag_ in _OF_NOUNS or lower[last : last + 2] in (["of", "them"], ["of", "whom"])
    )


def is_age(doc: Doc, lower: list[str], number: Number, words: AgeWords) -> bool:
    """ "Khan, 34, said"; "Khan (34)": bare digits between commas after a name or a person."""
    at = number.core
    value = number.low or 0
    if at > 2 and lower[at - 1] == "also" and number.first == at:
        at -= 1  # "another cook, also 25, fell"
        return (
            lower[at - 1] == "," and doc[at - 2].tag_ in ("NN", "NNP") and lower[number.last : number.last + 1] == [","]
        )
    if not (number.first == at and value < _OLDEST and at >= 2 and lower[at - 1] in (",", "(")):
        return False
    if any(word in words.tolls for word in lower[max(0, at - 9) : at]):
        return False
    if lower[number.last : number.last + 2] in (["of", "them"], ["of", "whom"]):
        return False
    after = doc[number.last] if number.last < len(doc) else None
    part = doc[number.last : number.last + 2].text.lower() in ("of them", "of whom", "of those", "of these")
    if part or lower[at - 2] in ("figure", "count", "estimate", "number", "total"):
        # "37 people needed treatment, 21 of them firefighters"; "the earlier figure, 29, was too high".
        return False
    dash = after is not None and after.text in _DASHES and bool(doc[number.last - 1].whitespace_)
    closes = after is None or after.lower_ in words.after or dash
    person = doc[at - 2].ent_type_ == "PERSON" or doc[at - 2].tag_ in ("NNP", "NN", "UH")
    several = lower[at - 2] in _ONE_OF_SEVERAL and after is not None and after.text == ","  # "the other, 25, fell"
    return closes and (person or several or doc[at - 2].is_quote)
