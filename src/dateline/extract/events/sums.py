"""Sums over a war or a year, which tell of no one happening: "more than 4,000 have been killed since April"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.frames import Lists
from dateline.extract.events.standing import recent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_MANY = 1000
_YEAR = 4


def summed(verb: Token, agents: list[Token], victims: list[Token], lists: Lists) -> bool:
    """Whether so many are counted, or over so long a time, that a whole war or year is meant.

    A count with its day or its battle is a happening, however high, and so is what an army tells of another.
    """
    if verb.lemma_.lower() not in lists["sums.harm"] or recent(verb.sent.root):
        return False
    if not victims:  # "had killed or taken more than 30,000"
        victims = [o for c in verb.children if c.dep_ == "conj" for o in c.children if o.dep_ == "dobj"]
    if any(_thousands(t, lists) for t in victims):
        return not (any(_battle(o, lists) for o in _during(verb)) or _of_armies(verb, [*agents, *victims], lists))
    several = any(map(_several, victims))
    return several and (any(_long(t, lists) for t in _spans(verb)) or _so_far(verb))


def _so_far(verb: Token) -> bool:
    """Whether victims are counted up to now: "have been killed since the war began", "has killed 40 so far"."""
    if not any(c.dep_ == "aux" and c.lower_ in ("have", "has", "had", "'ve", "’ve") for c in verb.children):
        return False
    below = list(verb.subtree)
    if any(t.lower_ == "since" and t.dep_ in ("prep", "mark") for t in below):
        return True
    pairs = {(t.lower_, t.nbor().lower_) for t in below if t.i + 1 < len(t.doc)}
    return bool(pairs & {("so", "far"), ("to", "date"), ("same", "period"), ("in", "all")})


def _battle(noun: Token, lists: Lists) -> bool:
    """Whether so many fell in one battle: "in fighting near the lake", not "in the fighting"."""
    if noun.lemma_.lower() == "fighting":
        return not any(c.dep_ == "det" for c in noun.lefts)
    return noun.lemma_.lower() in lists["sums.battle"]


def _of_armies(verb: Token, sides: list[Token], lists: Lists) -> bool:
    """Whether soldiers kill or fall in what is told as one deed: "its troops killed 2,000 guards"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    so_far = any(c.dep_ == "aux" and c.lower_ in ("have", "has") for c in verb.children)
    since = any(t.lower_ == "since" for t in verb.subtree)
    return not (so_far or since) and any(t.lemma_.lower() in lists["sums.soldiers"] for t in sides)


def _thousands(token: Token, lists: Lists) -> bool:
    words = [token, *(w for c in token.lefts if c.dep_ in ("nummod", "quantmod", "compound") for w in c.subtree)]
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        words.append(token.head.head)  # "thousands of civilians"
    return any(w.lower_ in lists["sums.thousands"] or _number(w) >= _MANY for w in words)


def _number(token: Token) -> float:
    try:
        return float(token.text.replace(",", ""))
    except ValueError:
        return 0.0


def _several(token: Token) -> bool:
    inner = of_object(token)
    return token.tag_ in ("NNS", "NNPS", "CD") or (inner is not None and inner.tag_ == "NNS")


def _during(verb: Token) -> Iterator[Token]:
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "during", "at"):
            yield from (o for o in prep.children if o.dep_ in ("pobj", "pcomp"))


def _spans(verb: Token) -> Iterator[Token]:
    """Words of time that hang on a verb: "last year", "in two years", "over the past year"."""
    for child in verb.children:
        if child.dep_ in ("npadvmod", "tmod"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("in", "over", "during", "for", "within"):
            yield from (o for o in child.children if o.dep_ == "pobj")


def _long(token: Token, lists: Lists) -> bool:
    """Whether a time is a year or several months: "last year", "in 2020"."""
    year = token.text.isdigit() and len(token.text) == _YEAR and token.ent_type_ == "DATE"
    return year or token.lower_ in lists["sums.spans"]
