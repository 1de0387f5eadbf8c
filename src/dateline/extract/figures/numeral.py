"""What a measure is read from: a number phrase in its parse, and the word that governs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERIODS = {"day", "night", "week", "month", "year", "weekend"}
_NP_LINKS = {"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "predet", "punct", "advmod"}


@dataclass(frozen=True, slots=True)
class Governed:
    """A measure, and the token that tells it.

    ``part``: the figure is a part of the one before it; ``whole``: the word for the whole tells the measure. ``kin``:
    it counts the same as the figure before it. ``default``: only its noun suggests it. ``status`` is set where
    the governing word itself decides it ("feared dead", "pledged"), None where the credit does. ``again``: "the eight",
    who were counted before. ``alone``: only that
    somebody states it tells that it counts those told of, so these must stand close before.
    """

    measure: Measure | None
    anchor: int
    part: bool = False
    whole: bool = False
    kin: bool = False
    default: bool = False
    toll: bool = False
    money: bool = False
    again: bool = False
    alone: bool = False
    status: Status | None = None


@dataclass(frozen=True)
class Numeral:
    """A number phrase in its parse: tokens [first, last), the noun counted, and the head of the noun phrase."""

    doc: Doc
    first: int
    last: int
    noun: Token | None
    head: Token
    value: int | None = None


def _of_another(doc: Doc, last: int, noun: int) -> bool:
    """Whether the noun after a number is not counted by it: "deaths at 71 and cases at 90", "33 last week"."""
    joined = doc[last].lower_ == "and" and noun > last
    between = doc[last:noun]
    # "with 86,300 relocated and about 2,150 houses collapsed": another number stands between.
    other = any(t.like_num for t in between) and any(t.lower_ in ("and", "or") or t.text == "," for t in between)
    return joined or other or (doc[last].lower_ in ("last", "this", "next") and doc[noun].lemma_ in _PERIODS)


def _named_whole(doc: Doc, noun: int | None) -> int | None:
    """ "Seventeen United Nations staff", "dozens of search and rescue teams": what is counted stands after the words
    that the number was hung on.
    """
    while noun is not None and noun + 1 < len(doc):
        named = doc[noun].dep_ == "compound" and doc[noun].tag_ in ("NNP", "NNPS")
        joined = doc[noun].dep_ in ("nmod", "compound") and doc[noun].tag_ == "NN" and doc[noun + 1].lower_ == "and"
        if not named and not joined:
            break
        head = doc[noun].head
        if not noun < head.i < noun + 4 or head.tag_ not in ("NNS", "NN", "NNP", "NNPS"):
            break
        noun = head.i
    return noun


def numeral(doc: Doc, first: int, last: int, noun: int | None, value: int | None = None) -> Numeral:
    """The number phrase with the head of its noun phrase."""
    if noun is not None and last < len(doc) and _of_another(doc, last, noun):
        noun = None
    if noun == last and noun is not None and doc[noun].lower_ == "mark":
        # "arrests passed the 100 mark".
        noun = None
    noun = _named_whole(doc, noun)
    token = doc[last - 1]
    for candidate in doc[first:last]:
        if not first <= candidate.head.i < last:
            token = candidate
            if candidate.like_num or candidate.tag_ in ("CD", "NNS"):
                break
    head = token
    for _ in range(5):
        if head.dep_ not in _NP_LINKS or head.head.i <= head.i or head.head.tag_[:1] == "V":
            break
        if noun is not None and head.i >= noun:
            break
        head = head.head
    if noun is not None and head.dep_ in _NP_LINKS and head.head.i < first and head.i < noun:
        # "In February 279 girls were seized": the parser hung the number on the month.
        head = doc[noun]
    if noun is not None and first <= head.i < last and head.dep_ in ("conj", "appos") and noun == last:
        # "a Pole and three Moroccans": the parser joined the number itself.
        head = doc[noun] if doc[noun].tag_ in ("NNS", "NNPS") else head
    if noun is not None and head.dep_ == "det" and head.head.i == noun:
        # "No soldier died".
        head = doc[noun]
    return Numeral(doc, first, last, doc[noun] if noun is not None else None, head, value)
