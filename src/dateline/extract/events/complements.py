"""Who is meant in what is agreed, demanded, refused or threatened: "agreed to lift the ban on the rebels"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors, conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("xcomp", "ccomp")
# What leads from a thing or a deed to the one it is about; where it is to be done leads to nobody.
_ABOUT = {"of", "to", "on", "against", "with", "from", "by", "for", "upon", "between", "towards", "into"}
_DEEPEST = 4
# Those spoken to, whom the actors do not list.
_ADDRESSED = ("dobj", "dative")


def complement(verb: Token, actors: Actors, block: int) -> list[Token]:
    """Whom the words after the verb are about; empty where they name nobody."""
    if verb.lemma_ in _TELL and any(
        c.dep_ in _ADDRESSED and any(o.dep_ == "xcomp" for o in verb.children) for c in verb.children
    ):
        return []  # "urged the world to cancel Haiti's debts"
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in (*_CLAUSES, "dobj", "prep", "acl") or (child.dep_ == "advcl" and child.tag_ == "VB"):
            found = next(_named(child, verb, actors, block, 0), None)
            if found is not None:
                return [t for t in conjuncts(found) if _actor(t, actors, block)]
    return []


# What these move is no side: "to send troops to Uganda".
_SENDING = {"send", "deploy", "dispatch", "withdraw", "lend", "supply", "provide", "contribute"}
_MAKING = {"creation", "formation", "establishment", "introduction", "election"}
_TELL = {"urge", "ask", "order", "tell", "press", "pressure", "warn", "invite", "implore", "beg"}


def _named(token: Token, verb: Token, actors: Actors, block: int, depth: int) -> Iterator[Token]:
    if depth > _DEEPEST:
        return
    if token.dep_ in ("prep", "dative", "agent") and token.pos_ in ("ADP", "SCONJ"):
        inside = token.lower_ == "in" and not any(_actor(c, actors, block) for c in token.children)
        if token.lower_ not in _ABOUT and not inside:
            return  # "in Haiti" is where; "in aid for Haiti" leads on
        for inner in token.children:
            yield from _named(inner, verb, actors, block, depth + 1)
        return
    if _actor(token, actors, block) and token.dep_ not in ("amod", "compound"):
        yield token
        return
    if token.lemma_ in _MAKING:
        return  # "the creation of a southern state"
    first = ("nsubj", "nsubjpass") if token.pos_ in ("VERB", "AUX") else ("poss",)
    rest = ("dobj", "dative", "prep", "xcomp", "ccomp") if first[0] != "poss" else ("prep", "acl")
    if token.lemma_ in _SENDING:
        rest = ("dative", "prep")
    for child in token.children:
        if child.dep_ in first:
            yield from _named(child, verb, actors, block, depth + 1)
    if first[0] == "poss":
        yield from (c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod") and _state(c))
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ != "VB":
            continue
        if child.dep_ in rest and child.i > token.i:
            yield from _named(child, verb, actors, block, depth + 1)


def _actor(token: Token, actors: Actors, block: int) -> bool:
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    actor = actors.get((block, token.i))
    if actor is not None:
        return not actor.pronoun
    return token.ent_type_ in ("GPE", "PERSON") or (token.ent_type_ == "ORG" and token.dep_ != "compound")


def _state(token: Token) -> bool:
    return token.ent_type_ == "GPE" and token.head.ent_type_ != "GPE"
