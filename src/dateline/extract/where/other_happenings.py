"""Whether a claim is of another happening than the report's: "the Labour Day hurricane, in which 400 died".

Needs: blocks, places. What is carried over from elsewhere in the report is not where such a thing was so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

    from dateline.extract.mentions import PlaceMention
    from dateline.extract.where.whereabouts import Whereabouts
    from dateline.model.place import PlaceRef

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_RECENT = 1
"""Years before a report that one of its own happenings may be named after."""
_NAMING = ("amod", "compound", "nmod", "poss", "nummod")
_BY = {"in", "during", "by", "after", "from", "since", "following"}


def of_another_happening(where: Whereabouts, block: int, token: int, told: PlaceRef | None) -> bool:
    """Whether what a claim is told to come of is named after another land, a day of the year or a year long before.

    Args:
        where: The report's places.
        block: Index of the block.
        token: The word that carries the claim.
        told: The place that is carried over to it.
    """
    words = where.words
    if told is None:
        return False
    doc = where.reading.blocks[block].doc
    here = told.place.country if told.place is not None else ""
    anchor = where.reading.report.anchor
    for noun in _sources(doc[token]):
        lemma = noun.lemma_.lower()
        if noun.pos_ not in ("NOUN", "PROPN") or lemma not in words.happening | words.sweeping | words.spreading:
            continue
        if _dated(noun, anchor.year - _RECENT if anchor is not None else 0):
            return True
        if lemma in words.sweeping | words.spreading and _of_land(noun, where.places_in.get(block, ()), here):
            return True
    return False


def _sources(token: Token) -> Iterator[Token]:
    """What a claim is told to come of: what did it, what it was done in, and the word itself."""
    verb = clause_of(token)
    yield token
    if verb.dep_ in ("relcl", "acl"):
        yield verb.head
    own = any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children)
    # "The flu began in 1918 and killed millions".
    shared = (
        [t for t in verb.head.children if t.dep_ in ("nsubj", "nsubjpass")] if verb.dep_ == "conj" and not own else []
    )
    yield from shared
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield child
        elif child.dep_ in ("prep", "agent") and child.lower_ in _BY:
            yield from (t for t in child.children if t.dep_ == "pobj")


def _dated(noun: Token, before: int) -> bool:
    """ "the 1957 pandemic", "the pandemic of 1918", "the flu, which began in 1918", "the Labour Day hurricane"."""
    named = [t for t in noun.subtree if t.head.i == noun.i and t.dep_ in _NAMING and t.i < noun.i]
    if any(t.lower_ == "day" and t.tag_ == "NNP" for t in named):
        return True
    for year in noun.subtree:
        if _YEAR.fullmatch(year.text) and int(year.text) < before and _tells_when(year, noun):
            return True
    return False


def _tells_when(year: Token, noun: Token) -> bool:
    """Whether a year is told of a happening itself, not of something in its words: "the crash of a 1957 plane"."""
    if year.head.i == noun.i:
        return True
    above = year.head
    if year.dep_ != "pobj" or above.lower_ not in ("in", "of", "since"):
        return False
    return above.head.i == noun.i or (above.head.dep_ in ("relcl", "acl") and above.head.head.i == noun.i)


def _of_land(noun: Token, places: Collection[PlaceMention], here: str) -> bool:
    """ "the Spanish flu", "the Asian tsunami", of what is carried over as of another country."""
    for mention in places:
        place = mention.place
        last = noun.doc[mention.last - 1]
        if place is None or last.head.i != noun.i or last.dep_ not in _NAMING or last.i > noun.i:
            continue
        wide = place.precision is PlacePrecision.REGION and mention.demonym
        if wide or place.country not in ("", here):
            return True
    return False
