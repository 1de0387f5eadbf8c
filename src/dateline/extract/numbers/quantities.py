"""Find number phrases and read them as bounds.

Needs: blocks, times (a number inside a time is none). Gives: ``Reading.quantities``, in text order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.extract.mentions import QuantityMention
from dateline.extract.numbers.ages import (
    AgeWords,
    is_age,
    is_limit_of_age,
    is_of_age,
    is_one_of_ages,
    is_school_year,
)
from dateline.extract.numbers.nouns import noun_of
from dateline.extract.numbers.numerals import Number, NumberWords, find_numbers, number_words
from dateline.extract.reading import Block, Reading
from dateline.model.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LARGE = 1000
_NEWSROOMS = {"Action", "Eyewitness"}
_ALARM = ("911", "999", "112")
_ALARMING = ("call", "calls", "called", "calling", "dial", "dialled", "dialed", "phoned")
_OF_MANY = {"three": 3, "four": 4, "five": 5, "ten": 10}
_OLD = 100
_NOW = {"now", "already", "together", "still", "alone", "currently", "thus", "far"}
_NUMBER_LIKE = re.compile(r"[\d.:/]*\d[\d.:/]*")
_DASHES = {"-", "–", "—"}
_MANY = {"staff", "police", "people", "personnel", "crew", "public", "army", "military"}
_NO_MAKE = {"GPE", "LOC", "DATE", "TIME", "PERSON", "NORP"}
"""Names of these kinds are no names of products."""
_HARM = {"death", "deaths", "fatality", "fatalities", "injury", "injuries", "loss"}
_OUTCOMES = {"killed", "injured", "missing", "detained", "displaced"}
"""What an entry of a list of places may say after its number."""


@dataclass(frozen=True)
class _Words:
    numbers: NumberWords
    currency_before: frozenset[str]
    currency_after: frozenset[str]
    percent: frozenset[str]
    unit: dict[str, str]
    label: frozenset[str]
    tally: frozenset[str]
    state: frozenset[str]
    streets: frozenset[str]
    ages: AgeWords


def find_quantities(reading: Reading) -> tuple[QuantityMention, ...]:
    """All number phrases that may count something, in text order; empty if the report has none.

    Left out: numbers inside time expressions, years, clock times, ages, distances and other measures, labels
    ("Flight 19"), votes and scores. Money, percentages and ordinals stay, marked.
    """
    table = reading.pack.table("quantities")
    states = reading.pack.table("figures")["state"]
    words: _Words = reading.pack.once("quantities.words", lambda: _words(table, states))
    inside: dict[int, set[int]] = {}
    for time in reading.times:
        inside.setdefault(time.block, set()).update(range(time.first, time.last))
    found: list[QuantityMention] = []
    for block in reading.blocks:
        lower = [token.lower_ for token in block.doc]
        spaced = [bool(token.whitespace_) for token in block.doc]
        for number in find_numbers(lower, spaced, words.numbers):
            if not inside.get(block.index, set()).isdisjoint(range(number.core, number.last)):
                continue
            after_time = number.core - 1 in inside.get(block.index, ())
            mention = _mention(reading, block, lower, number, words, after_time=after_time)
            if mention is not None:
                found.append(mention)
        found += _none_of(reading, block)
    return tuple(sorted(found, key=lambda mention: (mention.block, mention.first)))


def _none_of(reading: Reading, block: Block) -> list[QuantityMention]:
    """ "No miners were missing": a count of nobody, where it is what the clause is about."""
    found = []
    for token in block.doc:
        noun = token.head
        spared = _spared(token)
        if spared is None and (
            token.lower_ != "no"
            or token.tag_ != "DT"
            or noun.i <= token.i
            or noun.tag_ not in ("NN", "NNS")
            or noun.lower_ == "one"
        ):
            continue
        noun = spared if spared is not None else noun
        if spared is not None or (noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > noun.i):
            span = block.span(token.i, token.i + 1)
            count = Quantity(0, 0, False)
            found.append(
                QuantityMention(
                    block=block.index,
                    first=token.i,
                    last=token.i + 1,
                    span=span,
                    text=reading.words(span),
                    quantity=count,
                    noun=noun.i,
                )
            )
    return found


def _spared(token: Token) -> Token | None:
    """The harm that nobody suffered: "there were no deaths", "without a single death", "with no loss of life"."""
    if token.lower_ not in ("no", "without"):
        return None
    for word in token.doc[token.i + 1 : token.i + 4]:
        if word.lower_ in _HARM:
            return word
        if word.lower_ not in ("a", "any", "single", "confirmed", "reported", "human", "civilian", "known"):
            return None
    return None


def _words(table: dict[str, Any], states: dict[str, str]) -> _Words:
    unit = {word: kind for kind, several in table["units_of_measure"].items() for word in several}
    return _Words(
        numbers=number_words(table),
        currency_before=frozenset(table["money"]["before"]),
        currency_after=frozenset(table["money"]["after"]),
        percent=frozenset(table["percent"]["after"]),
        unit=unit,
        label=frozenset(table["not_counts"]["before"]),
        tally=frozenset(table["not_counts"]["after"]),
        state=frozenset(word for word, measure in states.items() if measure in _OUTCOMES),
        streets=frozenset(table["not_counts"]["streets"]),
        ages=AgeWords(**{name: frozenset(several) for name, several in table["ages"].items()}),
    )


def _mention(
    reading: Reading, block: Block, lower: list[str], number: Number, words: _Words, *, after_time: bool
) -> QuantityMention | None:
    """The mention of a number, or None where the words around it say that it counts nothing."""
    doc, first, last = block.doc, number.first, number.last
    before = lower[first - 1] if first else ""
    after = lower[last] if last < len(lower) else ""
    money = before in words.currency_before or after in words.currency_after
    if before in words.currency_before:
        first -= 1
    elif number.core > first and lower[number.core - 1] in words.currency_before:
        money = True
    if after in words.currency_after:
        last += 1
    percent = after in words.percent or (after == "per" and lower[last + 1 : last + 2] == ["cent"])
    if not (money or percent) and _counts_nothing(doc, lower, number, words, after_time=after_time):
        return None
    noun = None if money or percent else noun_of(doc, number)
    unit = words.unit.get(doc[noun].lemma_.lower(), "") if noun is not None else ""
    if unit in ("time", "length"):
        return None
    if noun is not None and number.bare and doc[noun].tag_ == "NNP" and lower[noun] in words.streets:
        return None
    ratio = _share(lower, number)
    return QuantityMention(
        block=block.index,
        first=first,
        last=last,
        span=block.span(first, last),
        text=reading.words(block.span(first, last)),
        quantity=Quantity(number.low, number.high, number.approx),
        noun=noun,
        unit=unit,
        money=money,
        percent=percent or ratio,
    )


def _share(lower: list[str], number: Number) -> bool:
    """Whether it is a part of a ratio: "two thirds", "one in five", "three out of four"."""
    rest = lower[number.last : number.last + 4]
    if rest[:1] == ["-"]:
        rest = rest[1:]
    if rest[:1] and rest[0] in (
        "third",
        "thirds",
        "quarter",
        "quarters",
        "fifth",
        "fifths",
        "half",
        "halves",
        "tenths",
    ):
        return True
    if rest[:1] != ["in"] or len(rest) < 2:
        return False
    # "279 in 36 states" is no ratio.
    if rest[1] in ("every", "each"):
        return rest[2:3] != [] and (rest[2] in _OF_MANY or rest[2][:1].isdigit())
    return (number.low or 0) < (_OF_MANY.get(rest[1], 0) or (int(rest[1]) if rest[1].isdecimal() else 0))


def _verb(number: Token) -> bool:
    """ "The survivors number 96", "the dead now number 14", "are thought to number 30"; no "room number 9"."""
    before = number.nbor(-1)
    if before.lower_ == "to":
        return number.tag_ == "VB"
    fled = before.tag_ in ("VBD", "VBN") and any(t.lower_ == "who" for t in before.children)
    return number.tag_ == "VBP" or before.tag_ in ("NNS", "NNPS", "MD") or fled or before.lower_ in _NOW


def _counts_nothing(doc: Doc, lower: list[str], number: Number, words: _Words, *, after_time: bool) -> bool:
    first, last = number.core, number.last
    before = lower[first - 1] if first else ""
    after = lower[last] if last < len(lower) else ""
    follows = lower[last + 1] if last + 1 < len(lower) else ""
    token = doc[first]
    if lower[first] == "both" and _both_kinds(token):
        return True
    if lower[first].isdecimal() and not int(lower[first]) and len(lower[first]) > 1:
        # What is left of "50 ,000".
        return True
    called = lower[first - 2] if before == "to" and first > 1 else before
    if lower[first] in _ALARM and number.bare and (called in _ALARMING or after.startswith("call")):
        # "called 911", "calls to 911", "a 911 call"; "risen to 112" is a count.
        return True
    young = first > 1 and lower[first - 1] in ("under", "over", "above") and doc[first - 2].tag_ == "NNS"
    if young and (number.low or number.high or 0) < _OLD and not (last < len(doc) and doc[last].tag_ == "NNS"):
        # "children under five", "people over 65".
        return True
    # Labels: "Flight 19"; "no" itself starts "no 10", but "no more than 10" is a bound.
    counts = last < len(lower) and (doc[last].tag_ == "NNS" or (after_time and doc[last].pos_ == "AUX"))
    # "In Barisal district 3,510 people" and "By Friday 512 people" are no labels.
    by_itself = counts and (after_time or (not number.bare and (number.low or 0) >= _LARGE))
    if before in words.label and number.first == first and not by_itself:
        return not (before == "number" and first > 1 and (lower[first - 2] in words.state or _verb(doc[first - 1])))
    if after in words.tally or (after in _DASHES and follows in words.tally):
        return True
    if (before in ("'", "’") and number.bare and not doc[first - 1].whitespace_) or (
        after in ("'s", "’s") and number.bare
    ):
        return True
    # Measures and ages: "45 feet", "6.10am", "a 70-year-old", "two-day".
    unit = words.unit.get(after) or words.unit.get(after.rstrip("s"))
    if is_school_year(doc, first, last):
        return True
    if lower[last : last + 3] == ["y", "/", "o"] or is_one_of_ages(doc, lower, number):
        return True
    if unit in ("time", "length") and not doc[last].is_punct:
        return True
    if after in _DASHES and not doc[last].whitespace_ and not number.vague and follows != "strong":
        return True
    if before in _DASHES and first and not doc[first - 1].whitespace_ and first > 1 and not doc[first - 2].whitespace_:
        return not lower[first - 2].isdigit() or number.bare
    if is_of_age(doc, lower, number, words.ages) or is_limit_of_age(doc, number):
        return True
    if number.bare and is_age(doc, lower, number, words.ages):
        return True
    if number.bare and _YEAR.fullmatch(lower[first]) and number.first == first and _is_year(doc, first):
        return True
    if number.bare and last < len(doc) and after in words.state and _closes_entry(doc, last + 1):
        # "Mora 12 killed, 40 injured; Belo 3 killed."
        return False
    return number.bare and not by_itself and _is_label(doc, lower, first, token)


def _closes_entry(doc: Doc, at: int) -> bool:
    return at >= len(doc) or doc[at].text in (",", ";", ".") or doc[at].lower_ == "and"


def _both_kinds(both: Token) -> bool:
    """ "Both officers and clerks joined in": a pair of words, not of people; "both Lee and Hall died" tells of two."""
    head = both.head
    joined = [t for t in head.children if t.dep_ == "conj" and t.i > head.i]
    return bool(joined) and any(t.tag_ in ("NNS", "NNPS") or t.lower_ in _MANY for t in (head, *joined))


def _is_year(doc: Doc, at: int) -> bool:
    """Four digits with no comma: a count only straight before a plural noun, with no determiner before."""
    token = doc[at]
    counts = at + 1 < len(doc) and doc[at + 1].tag_ in ("NNS", "NNPS") and token.head.i > at
    return not counts or (at > 0 and doc[at - 1].tag_ in ("DT", "PRP$", "POS", "IN"))


def _is_label(doc: Doc, lower: list[str], at: int, token: Token) -> bool:
    """House numbers ("300 Oak Street"), phone numbers, parts of names ("Boko 4"), page counters ("3/8")."""
    after = doc[at + 1] if at + 1 < len(doc) else None
    # "3:45" and "1/8" are labels, "kills 14: rights group" goes on.
    glue = after is not None and (after.text == "/" or (after.text == ":" and not after.whitespace_))
    if after is not None and (glue or (after.like_num and after.text.isdigit())):
        return True
    if after is not None and "News" in (after.text, doc[after.i + 1].text if after.text in _NEWSROOMS else ""):
        return True  # "tells 19 News"
    glued = at and not (doc[at - 1].text == ":" and doc[at - 1].whitespace_)
    if glued and (lower[at - 1] in ("/", ":", "#", "+") or (doc[at - 1].text.isdigit())):
        return True
    if len(lower[at]) > 4 and lower[at].startswith("0"):
        return True
    if _of_a_make(doc, at, token):
        return True
    if at > 1 and doc[at - 1].text == ":" and doc[at - 1].whitespace_ and doc[at - 2].i == token.head.i:
        # "INJURED: 140."
        return False
    named = token.dep_ == "nummod" and token.head.i < at and token.head.tag_ in ("NNP", "NNPS")
    return named and not _of_next_place(doc, at) and not _before_subject(doc, at)


def _before_subject(doc: Doc, at: int) -> bool:
    """ "In Turkey 37 people died": the parser hung the number on the place, and not on what it counts."""
    name = doc[at].head
    for noun in doc[at + 1 : at + 4]:
        if noun.tag_ in ("NNS", "NNPS") or noun.lower_ in _MANY:
            return noun.head.i > noun.i and name.head.i != noun.i and noun.dep_ in ("nsubj", "nsubjpass")
        if noun.tag_ not in ("JJ", "NN", "VBN", "NNP"):
            return False
    return False


def _of_next_place(doc: Doc, at: int) -> bool:
    """ "Mexico has 26 cases, Canada 19 and the United States 12": another place's count of the same."""
    closes = at + 1 >= len(doc) or doc[at + 1].text in (",", ";", ".", ")", "and")
    if at < 2 or doc[at - 1].tag_ != "NNP" or not closes:
        return False
    start = at - 1
    while start > 1 and doc[start - 1].tag_ == "NNP":
        start -= 1
    lead = doc[doc[at].sent.start : start]
    counted = any(t.like_num and t.dep_ == "nummod" and t.head.tag_ == "NNS" and t.head.i > t.i for t in lead)
    known = doc[at - 1].ent_type_ == "GPE" or any(
        t.dep_ == "nsubj" and t.left_edge.text[:1].isupper() and t.pos_ != "PRON" for t in lead
    )
    return counted and known and doc[start - 1].lower_ in (",", ";", "and", "the")


def _of_a_make(doc: Doc, at: int, token: Token) -> bool:
    """ "two Falcon 2 missiles", "destroyed Falcon 2 missiles": the number closes the name of what is counted."""
    name, noun = doc[at - 1] if at else token, token.head
    if name.tag_ not in ("NNP", "NNPS") or name.ent_type_ in _NO_MAKE or noun.i <= at:
        return False
    if name.head.i != noun.i or name.dep_ not in ("nmod", "compound") or noun.lower_ in _MANY:
        return False
    first = name.i
    while first and doc[first - 1].tag_ in ("NNP", "NNPS", "HYPH"):
        first -= 1
    # Headlines begin with who did it: "Hezbollah 40 rockets".
    return not doc[first].is_sent_start and doc[first].text not in (":", ",")
