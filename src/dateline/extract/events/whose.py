"""Whose it is that is praised, blamed or refused: the minister of "the minister's remarks"; a thing is no side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.events.arguments import STATES, Actors
from dateline.extract.events.complements import SHARED
from dateline.extract.events.fitting import acts
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.sides import people
from dateline.extract.events.subjects import conjuncts, prepositional
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_THINGS = {EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN}
# Names of laws, books and wars.
_TITLES = {"LAW", "WORK_OF_ART", "EVENT", "PRODUCT"}
_DEEPEST = 3


def answerable(frame: Frame, recipients: list[Token], lexicon: Lexicon, block: int, actors: Actors) -> list[Token]:
    """Recipients of words who can hear them: in place of a thing whose it is, where that is told."""
    if frame.type not in _OF_THINGS or frame.both:
        return recipients
    found: list[Token] = []
    for token in recipients:
        meant = [token] if _hears(token, lexicon, block, actors) else _owners(token, lexicon, block, actors)
        found += [t for t in meant if t not in found]
    return found


def _hears(token: Token, lexicon: Lexicon, block: int, actors: Actors) -> bool:
    if acts(token, block, actors):
        return True
    if token.pos_ == "PROPN":
        return token.ent_type_ not in _TITLES
    return token.lemma_.lower() in lexicon.lists["whose.bodies"] or people(token, block, actors, lexicon.humans)


def _owners(thing: Token, lexicon: Lexicon, block: int, actors: Actors) -> list[Token]:
    """Who made or did a thing; not whom it befell ("the minister's arrest") nor where it was ("Peru's protests")."""
    lists = lexicon.lists
    if made := next(_makers(thing, lexicon, block, actors), None):
        return conjuncts(made)
    if thing.lemma_.lower() in lists["whose.suffered"]:
        return []
    where = thing.lemma_.lower() in lists["crowds.dissent"] | lists["whose.held"]
    for child in thing.lefts:
        owns = child.dep_ in ("poss", "compound", "amod", "nmod") and child.pos_ != "PRON"
        joined = child.i + 1 < len(child.doc) and child.nbor().text == "-"
        place = child.ent_type_ == "GPE" and (where or (child.dep_ != "poss" and child.lower_ not in STATES))
        named = child.dep_ == "poss" and child.pos_ == "PROPN" and child.ent_type_ in ("", "PERSON", "ORG")
        if owns and not joined and not place and (named or acts(child, block, actors)):
            return conjuncts(child) if child.dep_ == "poss" else [child]
    if thing.lemma_.lower() in lists["whose.conduct"]:
        return [t for p in thing.children if p.lower_ == "of" for t in p.children if acts(t, block, actors)]
    return []


def _makers(thing: Token, lexicon: Lexicon, block: int, actors: Actors, depth: int = 0) -> Iterator[Token]:
    """Those a noun's own phrases name: "the closure of its office by the government", "orders passed by a judge"."""
    for made in thing.children:
        if made.dep_ == "acl" and made.tag_ == "VBN":
            yield from (t for t in prepositional(made, ("by",)) if acts(t, block, actors))
        if made.dep_ not in ("prep", "agent") or depth > _DEEPEST:
            continue
        shared = made.lower_ == "with" and thing.lemma_ in SHARED
        shared |= made.lower_ == "to" and thing.lemma_ in lexicon.lists["whose.granted"]
        for inner in made.children:
            if inner.dep_ != "pobj":
                continue
            apart = made.lower_ == "from" and thing.lemma_ in ("independence", "secession", "withdrawal", "separation")
            giver = made.lower_ in ("by", "from") and not apart and inner.ent_type_ not in ("LOC", "FAC")
            if (giver or shared) and acts(inner, block, actors):
                yield inner
            yield from _makers(inner, lexicon, block, actors, depth + 1)
