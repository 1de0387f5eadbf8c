"""Numbers that count nobody: rates, ratios, wholes and wishes."""

from __future__ import annotations

import re

from dateline.extract.figures.numeral import Numeral
from dateline.extract.figures.words import FigureWords

_AFTER = re.compile(r" ((ago|of|after|before|earlier|later)\b|['’]s )| ?- ?(long|old)")
"""What makes a length or a day of "a week"."""
_OF_MANY = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "10", "20", "100", "hundred"}
_WITH_SHOTS = {"fire", "hear", "take", "squeeze", "of"}
"""With "one shot", these count what was fired."""
_PARENTS = {"mother", "father", "parent", "mum", "dad", "grandmother", "grandfather", "mom"}


def is_rate(number: Numeral, words: FigureWords) -> bool:
    """ "kills 500,000 people a year" counts no event."""
    doc = number.doc
    end = number.noun.i + 1 if number.noun is not None else number.last
    near, further = doc[end : end + 7].text.lower(), doc[end : end + 10].text.lower()
    if _is_ratio(number) or _of_a_parent(number):
        return True
    if doc[number.first].lower_ == "both" and number.head.dep_ == "appos" and number.head.head.tag_ in ("NNP", "NNPS"):
        # "Osipov and Ergozhin, both deputies": who they are.
        return True
    if number.noun is not None and number.noun.lower_ == "shot" and number.noun.head.lemma_ in _WITH_SHOTS:
        return True
    if doc[max(0, number.first - 2) : number.first].text.lower() == "all but":
        # "All but 20 were released": the others.
        return True
    whole = number.head.sent.text.lower()
    if any(rate in whole for rate in ("every year", "each year", "on average", "an average of", "in an average year")):
        return True
    for rate in words.rates:
        lead, found, after = f" {further} ".partition(f" {rate}")
        if lead.endswith((" in", " within", " over", " than", " for", " after")):
            # "12 attacks in a week" happened in one.
            continue
        # "a week ago" is a day, "more than a week of unrest" a length.
        if found and f" {rate}" in f" {near}" and _AFTER.match(after) is None:
            return True
    return False


def is_whole(number: Numeral) -> bool:
    """The whole that a number is a part of ("36,000 of the town's 50,000 homes") shares nothing of what befell it."""
    prep = number.head.head
    return number.head.dep_ == "pobj" and prep.lower_ == "of" and prep.head.like_num and prep.head.i < number.first


def wished(number: Numeral) -> bool:
    """ "Nobody should die": a wish counts no one."""
    verb = number.head.head
    return number.value == 0 and any(t.tag_ == "MD" for t in verb.children)


def is_case(number: Numeral, words: FigureWords) -> bool:
    """Whether it counts cases, or those of them that are confirmed, where the report is about a disease."""
    doc = number.doc
    sentence = doc[number.first].sent
    if any(t.lower_ in words.courts or t.lemma_.lower() in words.courts for t in sentence) or is_rate(number, words):
        return False
    noun = number.noun
    return noun is not None and noun.lemma_.lower() == "case" and noun.i - number.last < 5


def _of_a_parent(number: Numeral) -> bool:
    """ "a mother of six"."""
    doc, first = number.doc, number.first
    return first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lemma_.lower() in _PARENTS


def _is_ratio(number: Numeral) -> bool:
    """ "nine in ten of them", "one out of five": neither number counts anybody."""
    doc, first, last = number.doc, number.first, number.last
    if last + 1 < len(doc) and doc[last].lower_ in ("in", "out"):
        other = doc[last + 1] if doc[last].lower_ == "in" else doc[min(last + 2, len(doc) - 1)]
        if other.like_num and other.lower_ in _OF_MANY:
            return True
    return first > 1 and doc[first].lower_ in _OF_MANY and doc[first - 1].lower_ == "in" and doc[first - 2].like_num
