"""Addresses as scenes: where officers were called, and what they found there.

Needs: blocks, places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.mentions import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.reading import Reading
    from dateline.extract.where.place_roles import Roles

_REACH = 3
"""Paragraphs back that an address stays the scene."""
_CALLED = {"call", "respond", "send", "dispatch", "go", "rush", "summon", "come", "report", "head", "race", "arrive"}
_CALLED |= {"drive", "hurry", "speed"}
_AFTERWARDS = {"arrest", "live", "reside", "catch", "book", "locate", "hold"}
"""What is done at an address that is not the scene: "lives at 12 Mill Road", "was arrested in the 400 block"."""
_APART = {"separate", "separately", "unrelated", "elsewhere", "earlier", "previous"}


def is_scene(head: Token, locative: frozenset[str]) -> bool:
    """Whether something is told to be so at an address, or somebody was called to it.

    Args:
        head: The word that the address hangs by.
        locative: Prepositions before a place where something is so.
    """
    if head.dep_ != "pobj":
        return False
    if clause_of(head).lemma_ in _AFTERWARDS or head.head.head.lemma_.lower() in _AFTERWARDS:
        return False
    if head.head.lower_ == "to":
        return clause_of(head).lemma_ in _CALLED
    return head.head.lower_ in locative


def of_sentence(doc: Doc, told: Sequence[PlaceMention]) -> PlaceMention:
    """The last of some places; the address where the same sentence tells one: "at 12 Mill Road, north of the park"."""
    last = told[-1]
    start = doc[last.first].sent.start
    return next((m for m in reversed(told) if m.address and m.first >= start), last)


def scene_before(reading: Reading, roles: Roles, block: int, token: int) -> PlaceMention | None:
    """The address that the paragraphs before have come to; None where another town is told since, or the sentence
    tells that it is of something else.
    """
    sentence = reading.blocks[block].doc[token].sent
    if any(t.lower_ in _APART for t in sentence):
        return None
    for earlier in range(block - 1, max(-1, block - 1 - _REACH), -1):
        doc = reading.blocks[earlier].doc
        told = [m for m in roles.places_in.get(earlier, ()) if roles.carries(m, head_of(doc, m))]
        named = [m for m in told if m.address or _street(roles, m, doc)]
        if named:
            spot = [m for m in told if m.place is None and doc[m.first].sent == doc[named[-1].first].sent]
            # "at the Elm Tree Motel on Mill Road".
            return spot[-1] if spot else named[-1]
        if any(not m.embedded for m in told):
            return None
    return None


def _street(roles: Roles, mention: PlaceMention, doc: Doc) -> bool:
    """Whether something happened on a street told without a number: "were shot on Westview Street"."""
    head = head_of(doc, mention)
    return roles.is_street(mention) and head.head.lower_ in ("on", "in", "along") and roles.happens_at(mention)
