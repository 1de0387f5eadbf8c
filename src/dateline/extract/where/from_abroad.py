"""Whom and what other countries and world bodies send to a country: theirs are not those of one of its towns.

Needs: blocks, quantities, places. Gives: whether a count or an act is of those from abroad.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.extract.mentions import PlaceMention
from dateline.model.place import PlaceRef
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.where.number_places import NumberPlaces

_BODIES = {"un", "u.n."}
_CAPITALS = {"pentagon"}
"""Names of a ministry that stand for its country."""
_NEAR = 7
"""Words of a number within which those it counts are named."""
_ABOVE = 2
"""Clauses above that of a number, in one of which they are sent."""


def outside(doc: Doc, places: Collection[PlaceMention], token: int, told: PlaceRef | None) -> bool:
    """Whether the clause of a count says that it was outside the country carried over: "one death outside Peru"."""
    if told is None or told.place is None:
        return False
    verb = clause_of(doc[token])
    for mention in places:
        head = doc[mention.last - 1]
        prep = head.head
        if mention.place is None or mention.place.country != told.place.country or head.dep_ != "pobj":
            continue
        if mention.place.precision is not PlacePrecision.COUNTRY or clause_of(head).i != verb.i:
            continue
        before = doc[prep.i - 1].lower_ if prep.i else ""
        if prep.lower_ == "outside" or (prep.lower_ == "of" and before == "outside"):
            return True
    return False


def of_those_abroad(numbers: NumberPlaces, block: int, number: int, land: str) -> bool:
    """Whether a number counts the staff of a body or another nation's people: "16 UN staff died", "two Britons"."""
    doc = numbers.reading.blocks[block].doc
    people = numbers.countrymen(block, number)
    if people:
        return people != land
    if _where(doc[number]):
        return False
    for token in doc[number + 1 : min(number + _NEAR, doc[number].sent.end)]:
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", "-LRB-"):
            break
        if token.lower_ in _BODIES or token.lemma_.lower() in numbers.words.staff:
            return True
    return False


def sent_from_abroad(
    doc: Doc, number: int, places: Collection[PlaceMention], told: PlaceRef, sending: frozenset[str]
) -> bool:
    """Whether another state sends or brings home so many: "Peru will withdraw its 370 troops"."""
    verb = clause_of(doc[number])
    verbs = [verb, *[t for t in verb.ancestors if t.pos_ == "VERB"][:_ABOVE]]
    if told.place is None or not any(t.lemma_ in sending for t in verbs):
        return False
    start = doc[number].sent.start
    lands = [
        m.place.country
        for m in places
        if start <= m.first < number and m.place is not None and m.place.precision is PlacePrecision.COUNTRY
    ]
    if any(t.lower_ in _CAPITALS for t in doc[start:number]):
        return True
    return bool(lands) and told.place.country not in lands


def _where(token: Token) -> bool:
    """Whether it is told of the place before it: "the ruins, where several staff were killed"."""
    verb = clause_of(token)
    return verb.dep_ == "relcl" and any(t.lower_ == "where" for t in verb.children)
