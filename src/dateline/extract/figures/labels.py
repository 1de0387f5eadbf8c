"""Labels of bulletins: a number after a colon counts what its heading says ("Houses destroyed: 3,200")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.verbs import prepositional, told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_STARTS = {".", ";", ",", "•", "*", "-", "|"}
_FAR = 12
"""Words of the longest heading."""
_LONG = 60
"""Words of the longest list after a colon."""
_FINITE = ("VBZ", "VBP", "MD", ",")
_REMAINS = {"recovered", "found", "retrieved", "unearthed"}


def heading_of(number: Numeral, words: FigureWords) -> Governed | None:
    """What the heading before a colon says that the number counts; None where it says nothing, or is a clause."""
    doc, first = number.doc, number.first
    word = doc[first - 2]
    if first - 2 == 0 or doc[first - 3].text in _STARTS or word.is_sent_start:
        return label_of(word, words)
    heading = _heading(number)
    if heading is None:
        return None
    return (
        next((told for t in heading if (told := label_of(t, words)) is not None), None)
        or _remains(heading)
        or _cases(heading, words, ill=False)
        or _held(heading, words)
    )


def cases_below(number: Numeral, words: FigureWords) -> Governed | None:
    """ "New cases in the past 24 hours: 18" in a report of a disease, which the heading need not name."""
    doc, first = number.doc, number.first
    heading = _heading(number) if first > 1 and doc[first - 1].text == ":" else None
    return _cases(heading, words, ill=True) if heading is not None else None


def _heading(number: Numeral) -> Tokens | None:
    """The words before the colon that a number stands after; None where they are a clause, or none."""
    doc, first = number.doc, number.first
    start = doc[first].sent.start
    if start == first and start > 1 and doc[start - 1].text == ":":
        # The parser begins a sentence with the number.
        start = doc[start - 1].sent.start
    heading = doc[start : first - 1]
    opened = next((t.i + 1 for t in reversed(heading) if t.text in (";", "•", "*", "|", "\n")), heading.start)
    heading = doc[opened : first - 1]
    clause = any(t.tag_ in _FINITE for t in heading)
    return None if not len(heading) or len(heading) > _FAR or clause else heading


def catalogued(number: Numeral, words: FigureWords) -> Governed | None:
    """ "The following were seized: 14 rifles, nine pistols and 3,200 cartridges": one verb for all that is listed."""
    doc, first = number.doc, number.first
    colon = next((t for t in reversed(doc[max(0, first - _LONG) : first]) if t.text == ":"), None)
    if colon is None or number.noun is None or doc[colon.i + 1 : first].text.count("."):
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBN" for t in doc[colon.i + 1 : first]):
        return None
    lead = doc[max(doc[colon.i - 1].sent.start, colon.i - _FAR) : colon.i]
    if not any(t.lower_ == "following" for t in lead):
        return None
    verb = next((t for t in reversed(lead) if t.tag_ in ("VBN", "VBD") and t.lower_ not in ("was", "were")), None)
    return told_by_verb(verb, "patient", number.noun, words) if verb is not None else None


def label_of(word: Token, words: FigureWords) -> Governed | None:
    """The measure that one word of a heading tells."""
    if word.lemma_.lower() == "toll":
        return Governed(Measure.KILLED, word.i, toll=True)
    measure = words.state.get(word.lower_) or words.counted.get(word.lemma_.lower())
    return Governed(measure, word.i) if measure else None


def _remains(heading: Tokens) -> Governed | None:
    """ "Human remains recovered: 63"."""
    dead = next((t for t in heading if t.lower_ == "remains"), None)
    return Governed(Measure.KILLED, dead.i) if dead is not None and any(t.lower_ in _REMAINS for t in heading) else None


def _cases(heading: Tokens, words: FigureWords, *, ill: bool) -> Governed | None:
    """ "New cases in the past 24 hours: 18", "Total measles cases: 3,728"."""
    case = next((t for t in heading if t.lower_ == "cases"), None)
    if case is None or any(t.lower_ in words.courts for t in heading):
        return None
    sick = ill or any(t.lower_ in words.disease for t in heading.doc)
    return Governed(Measure.INFECTED, case.i, toll=True) if sick else None


def _held(heading: Tokens, words: FigureWords) -> Governed | None:
    """ "People in shelters: 29,067", "Buses set alight: nine", "Metro stations burnt out: 20"."""
    for token in heading:
        told = prepositional(token, words) if token.dep_ == "prep" else None
        if told is None and token.tag_ in ("VBN", "VBD"):
            noun = next((t for t in reversed(heading[: token.i - heading.start]) if t.tag_[:1] == "N"), None)
            told = told_by_verb(token, "patient", noun, words)
        if told is not None:
            return told
    return None
