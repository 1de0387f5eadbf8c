"""Crowds: whether those who fill a street or come together protest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.frames import Lists
from dateline.extract.events.sides import counted
from dateline.extract.events.subjects import passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def _risen(verb: Token, agents: list[Token], lists: Lists) -> bool:
    """Whether those who fill a street protest there: said so, or so many that nothing else would bring them."""
    words = {t.lemma_.lower() for t in verb.sent}
    if verb.dep_ in ("acl", "pcomp", "relcl"):
        return False  # "scenes of people filling the streets"
    if words & (lists["crowds.merry"] | lists["causes.disaster"]):
        return False
    return bool(words & lists["crowds.dissent"]) or any(counted(t) for t in agents)


def _met(verb: Token, agents: list[Token], lists: Lists, *, stirred: bool) -> bool:
    """Whether those who come together protest: called so, or many, where protest is told of."""
    if verb.tag_ not in ("VBD", "VBN", "VBP", "VBZ", "VBG") or verb.dep_ in ("acl", "pcomp", "amod"):
        return False
    if verb.dep_ == "relcl" and not gathered_there(verb):
        return False  # "the people who gathered", but "the square, where marchers gathered"
    if passive(verb) or any(c.dep_ in ("dobj", "xcomp", "ccomp", "acomp", "attr") for c in verb.children):
        return False  # "gathered evidence", "turned out to be"
    if {t.lemma_.lower() for t in verb.sent} & (lists["crowds.merry"] | lists["causes.disaster"]):
        return False
    words = {t.lemma_.lower() for a in agents for t in (a, *a.children)}
    words |= {o.lemma_.lower() for a in agents for p in a.children if p.lower_ == "of" for o in p.children}
    return bool(words & lists["crowds.protesters"]) or (stirred and any(_many(t, lists) for t in agents))


def gathered_there(verb: Token) -> bool:
    """Whether a clause tells of a place how many came to it: "the square, where hundreds of marchers had gathered"."""
    there = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts)
    return there and any(c.dep_ == "nsubj" and counted(c) for c in verb.lefts)


def _many(token: Token, lists: Lists) -> bool:
    inner = of_object(token)
    return (counted(token) and token.lemma_ in lists["crowds.many"]) or (inner is not None and _many(inner, lists))


def _no_protest(verb: Token, agents: list[Token], lists: Lists) -> bool:
    """Whether a crowd chants or marches at a rescue, a game or a funeral and nothing is said of what it is against."""
    words = {t.lemma_.lower() for t in verb.sent}
    if words & (lists["crowds.dissent"] - {"chant"} | lists["crowds.against"]):
        return False
    who = {t.lemma_.lower() for t in agents}
    return bool(who & lists["crowds.onlookers"]) or (
        verb.lemma_.lower() in ("chant", "take") and bool(words & lists["crowds.at_play"])
    )


def rising(verb: Token, agents: list[Token], slot: str, lists: Lists, *, stirred: bool) -> bool:
    """Whether what a word of protest tells is one: of "pour", "fill" and "gather" more is asked than of "protest".

    Args:
        verb: The trigger.
        agents: Those who do it.
        slot: The word that the pattern asked for, "" for none.
        lists: The word lists of the lexicon.
        stirred: Whether protest is told of nearby.
    """
    lemma = verb.lemma_.lower()
    if lemma in ("chant", "march", "take") and _no_protest(verb, agents, lists):
        return False
    if slot and lemma in lists["crowds.pour"]:
        return _risen(verb, agents, lists)
    return lemma not in lists["crowds.meet"] or _met(verb, agents, lists, stirred=stirred)
