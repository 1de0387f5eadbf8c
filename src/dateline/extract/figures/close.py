"""Whether what was counted last stands close enough to be what a number alone counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COUNTED = {
    Measure.KILLED,
    Measure.INJURED,
    Measure.INFECTED,
    Measure.MISSING,
    Measure.DETAINED,
    Measure.ABDUCTED,
    Measure.RELEASED,
    Measure.RESCUED,
    Measure.EVACUATED,
    Measure.DISPLACED,
    Measure.HOSPITALISED,
    Measure.PARTICIPANTS,
    Measure.DESTROYED,
}
"""What is counted again by a number alone."""
_NO_EVENT = {
    "be",
    "account",
    "make",
    "form",
    "constitute",
    "dismiss",
    "dispute",
    "reject",
    "deny",
    "say",
    "tell",
    "have",
}
"""What people do of whom no other matter is told."""
_SPANS = {"day", "week", "month", "year", "hour", "night", "decade", "time", "point"}
_SENTENCES = 2
"""Sentences between the two."""
_SIGNS = ("%", "$", "€", "£", "¥")


def stands_close(doc: Doc, last: int, number: Doc, first: int, measure: Measure, words: FigureWords) -> bool:
    """Whether nothing between a figure and a number alone opens another matter.

    Args:
        doc: The parse of the block that the figure stands in.
        last: Where the figure and the words for those counted end.
        number: The parse of the block that the number stands in.
        first: Where the number begins.
        measure: What the figure counts.
        words: The word lists of figures.
    """
    if measure not in _COUNTED:
        return False
    between = list(doc[last:first]) if doc is number else [*doc[last:], *number[:first]]
    if sum(1 for t in between if t.is_sent_start) > _SENTENCES:
        return False
    around = [*between, *number[first : number[first].sent.end]]
    if any(t.lemma_.lower() in words.other_matter or t.text in _SIGNS for t in around):
        return False
    return not any(_counts_other(t, words) or _others(t, words) for t in between)


def _counts_other(token: Token, words: FigureWords) -> bool:
    """ "9,700 hectares", "four boats": another number of the text between, that is of no days and no towns."""
    if not token.like_num or token.ent_type_ in ("DATE", "TIME", "ORDINAL"):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    spans = any(t.tag_ == "NNS" and (t.lemma_.lower() in words.peopled or t.lemma_.lower() in _SPANS) for t in after)
    return token.lower_ not in ("one", "first", "second") and not spans


def _others(token: Token, words: FigureWords) -> bool:
    """ "More families arrived": people of whom something else is told."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.tag_ != "NNS" or is_person(token, words) is not True:
        return False
    verb = token.head
    speaks = verb.lemma_ in words.giving or verb.lemma_ in words.recorded or verb.lemma_ in words.thinking
    return not speaks and verb.lemma_ not in _NO_EVENT
