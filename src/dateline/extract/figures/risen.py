"""What a count rises to, falls from and grows by, where the verb stands between: "deaths rose by six to 50".

The parser hangs such numbers on each other or on the month; the order of the words is surer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.time import Interval
from dateline.model.vocabulary import Measure, Precision, TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = {"to", "at", "by", "from", "past", "above", "beyond", "over"}
_REACHING = {"reach", "hit", "top", "exceed", "pass", "surpass", "near", "approach", "number", "total", "cross"}
"""Verbs that need no preposition before their number."""
_MOVING = {
    "rise", "climb", "stand", "jump", "grow", "increase", "fall", "drop", "soar", "surge", "swell", "mount", "go",
    "run", "double", "triple", "remain", "edge", "creep", "leap", "shoot", "decline", "shrink", "dwindle", "hover",
}  # fmt: skip
_CHANGING = {
    "bring", "take", "push", "raise", "lift", "send", "cut", "lower", "revise", "reduce", "increase", "put", "update",
    "correct", "amend", "boost", "expand", "strengthen", "augment",
}  # fmt: skip
"""Verbs whose object is the count."""
_SUMS = {"total", "tally", "count", "number", "figure", "sum", "totals", "tallies"}
_AS_NOUNS = {"rise", "climb", "jump", "surge", "drop", "fall", "increase", "grow"}
"""Verbs that the tagger takes for nouns before "to"."""
_STOPS = {";", ":", ".", "(", ")"}
_FAR = 18
"""Words between the verb and its number."""


def risen(number: Numeral, words: FigureWords, *, ill: bool) -> Governed | None:
    """What a number counts that a count rises to, stands at, falls from or grows by; None if it is none such.

    Args:
        number: The number phrase; it counts no noun of its own.
        words: The word lists of figures.
        ill: The report is about a disease, so that its "cases" are infections.
    """
    if number.noun is not None and number.noun.i >= number.last:
        return None
    counted = _counted(number)
    if counted is None or counted.i >= number.first:
        return None
    lemma = counted.lemma_.lower()
    if lemma == "toll":
        return Governed(Measure.KILLED, counted.i, toll=True)
    sick = ill or any(t.lower_ in words.disease for t in counted.sent)
    sick = sick and not any(t.lower_ in words.courts for t in counted.sent)
    if lemma in _SUMS:
        what = _summed(counted)
        if what is not None and what.lemma_.lower() == "case":
            return Governed(Measure.INFECTED, what.i, toll=True) if sick else None
        measure = words.counted.get(what.lemma_.lower()) if what is not None else None
        if what is not None and measure is None and words.default.get(what.lemma_.lower()) is Measure.FORCES:
            # "boost troop numbers by 2,000".
            measure = Measure.FORCES
        if what is not None and measure not in (None, Measure.AFFECTED):
            return Governed(measure, what.i, toll=True)
        return None if _says_what(counted) else Governed(None, counted.i, kin=True, toll=True)
    if counted.tag_ != "NNS":
        return None
    measure = Measure.INFECTED if lemma == "case" and sick else words.counted.get(lemma)
    return Governed(measure, counted.i, toll=True) if measure not in (None, Measure.AFFECTED) else None


_TOTALS = {"to", "at", "past", "above", "beyond"}


def of_its_days(days: Interval, doc: Doc, first: int) -> Interval:
    """The days of a count of the sick that moves: "rose by 14 to 230 on Monday" adds 14 that day to all
    until then, "reached 230" tells all.
    """
    link = doc[first - 1].lower_ if first else ""
    if days.end is None or not (link in _TOTALS | {"by", "from"} or (first and doc[first - 1].lemma_ in _REACHING)):
        return days
    if link == "by":
        return days if days.start == days.end else Interval(days.end, days.end, Precision.DAY, TimeBasis.INFERRED)
    return until(days)


def until(days: Interval) -> Interval:
    """All up to a day, where only that day is told; else the days themselves."""
    one = days.end is not None and days.start == days.end
    return Interval(None, days.end, Precision.RANGE, TimeBasis.INFERRED) if one else days


def _counted(number: Numeral) -> Token | None:
    """The word for the count: the subject of a verb that moves, the object of one that changes it."""
    doc, first = number.doc, number.first
    link = doc[first - 1].lower_ if first else ""
    start = doc[first].sent.start
    if link in ("by", "from") and first > start + 2 and doc[first - 2].lower_ in ("up", "down"):
        # "Flu cases up by 95".
        noun = doc[first - 3]
        return noun if noun.tag_ in ("NNS", "NN") else None
    if link not in _LINKS and not (first > start and doc[first - 1].lemma_ in _REACHING):
        return None
    for token in reversed(doc[max(start, first - _FAR) : first]):
        if token.text in _STOPS:
            return None
        if token.tag_[:2] == "NN" and token.lower_ in _AS_NOUNS and token.i == first - 2 and link == "to":
            # Headlines: "Chile cases of flu rise to 5,186".
            return next((t for t in reversed(doc[start : token.i]) if t.tag_ == "NNS"), None)
        if token.tag_[:1] != "V":
            continue
        lemma = token.lemma_.lower()
        if (lemma in _REACHING and token.i == first - 1) or (lemma in _MOVING and _near(token, number)):
            return next((t for t in token.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        if lemma in _CHANGING:
            what = next((t for t in token.children if t.dep_ in ("dobj", "nsubjpass") and t.i < first), None)
            if what is not None:
                return what
        if token.dep_ not in ("aux", "auxpass", "amod"):
            return None
    return None


def _near(verb: Token, number: Numeral) -> bool:
    """Whether nothing but another number, a day or a place stands between a verb and what its count came to."""
    for token in number.doc[verb.i + 1 : number.first - 1]:
        aside = token.ent_type_ in ("GPE", "LOC", "DATE", "TIME", "CARDINAL") or token.tag_ in ("RB", "CD", "RBR")
        if not (aside or token.lower_ in ("in", "on", "the", "up", "down", "by", "from", "more", "than", "overnight")):
            return False
    return True


def _summed(noun: Token) -> Token | None:
    """What a sum is of: "the number of confirmed cases", "the case count"."""
    of = next((t for t in noun.children if t.lower_ == "of" and t.i > noun.i), None)
    if of is not None:
        return next((t for t in of.children if t.dep_ == "pobj"), None)
    return next((t for t in noun.lefts if t.dep_ == "compound" and t.tag_[:2] == "NN" and not t.ent_type_), None)


def _says_what(noun: Token) -> bool:
    """Whether it names itself what it counts: "the jobs total"; "the UK total" and "the total for London" do not."""
    for token in noun.children:
        elsewhere = token.ent_type_ in ("GPE", "LOC", "NORP") or token.tag_ in ("NNP", "JJ", "DT", "PRP$", "RB")
        if token.dep_ == "prep":
            below = [t for t in token.children if t.dep_ == "pobj"]
            elsewhere = all(t.ent_type_ in ("GPE", "LOC", "DATE") or t.tag_ == "NNP" or _place(t) for t in below)
            elsewhere = elsewhere and token.lower_ not in ("of", "among")
        if token.dep_ in ("compound", "prep", "acl", "relcl") and not elsewhere:
            return True
    return False


def _place(noun: Token) -> bool:
    return noun.lower_ in ("city", "country", "town", "capital", "province", "region", "area", "state", "district")
