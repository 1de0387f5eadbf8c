"""Sides that are meant: what stands where a side would and is none is let go, what joined verbs share is given to each.

An empty side is better than a wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors
from dateline.extract.events.fitting import acts
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.sides import known_side, people
from dateline.extract.events.subjects import conjuncts, passive, prepositional, subjects
from dateline.extract.events.triggers import Trigger
from dateline.extract.events.whose import answerable
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.events.merging import Found

_PLACES = {"GPE", "LOC", "FAC"}
_WHERE = {"in", "at", "near", "outside", "inside"}


def doers(agents: list[Token], verb: Token) -> list[Token]:
    """Agents without the place where they act: "in the capital Lima, the agency gave out food"."""
    found = []
    for token in agents:
        if _stands_in(token) and not (verb.dep_ == "relcl" and verb.head.i == token.i):
            continue
        found += _turned(token) or [_after_town(token) or token]
    return found


def _turned(token: Token) -> list[Token]:
    """Who is said to have become something: the police in "the police turned into monsters, beating marchers"."""
    above = token.head.head
    turned = token.dep_ == "pobj" and token.head.lower_ == "into" and above.lemma_ in ("turn", "transform", "change")
    return subjects(above) if turned else []


def _after_town(token: Token) -> Token | None:
    """The body that the parser takes for another name of a town: "In the capital Lima, the agency has begun"."""
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > token.sent.start else None
    if token.ent_type_ not in _PLACES or before is None or before.dep_ != "pobj" or before.head.lower_ not in _WHERE:
        return None
    return next((c for c in token.children if c.dep_ == "appos" and c.ent_type_ == "ORG"), None)


def _stands_in(token: Token) -> bool:
    return token.ent_type_ in _PLACES and token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _first(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def undergoers(
    trigger: Trigger, frame: Frame, recipients: list[Token], lexicon: Lexicon, block: int, actors: Actors
) -> list[Token]:
    """Recipients that the event reaches: no place of a blast, gift, treaty, topic or words that are chanted."""
    token, lists = trigger.token, lexicon.lists
    lemma = token.lemma_.lower()
    found = recipients
    if frame.type is EventType.ASSAULT and (trigger.noun or trigger.slot is not None):
        found = [t for t in found if not (_stands_in(t) and t.head.lower_ == "in")]  # "bombings in London"
    if frame.mode == "restrict":
        found = [t for t in found if not _stands_in(_first(t))] or found  # "closed the schools in the capital"
    if frame.type is EventType.AGREE:
        found = [t for t in found if not _promised(t, token, block, actors)] or _promised_to(token, block, actors)
    if frame.type is EventType.SUPPORT and lemma in lists["meant.passed"]:
        found = [t for t in found if t.ent_type_ in ("GPE", "NORP", "PERSON")]  # "ratified the treaty"
    if frame.mode == "seize":
        found = _bereft(found, token, lexicon, block, actors)
    if frame.mode == "investigate":
        found = [t for t in found if _looked_into(t, block, lexicon, actors)]
    if lemma in lists["meant.shouted"]:
        found = [t for t in found if t.head.lower_ == "against"]
    if frame.type is EventType.REQUEST:
        found = [t for t in found if not _aired(t, block, actors)]
    found = answerable(frame, [s for t in found for s in _same(t, token, block, actors)], lexicon, block, actors)
    if len(found) > 1:
        found = [t for t in found if known_side(t, block, actors)] or found
    return found


def _same(pronoun: Token, verb: Token, block: int, actors: Actors) -> list[Token]:
    """Whom a pronoun linked to nobody means after another verb: "arrested Ana Ruz, accusing her of theft"."""
    first = verb.head
    joined = verb.dep_ in ("advcl", "conj") and first.pos_ == "VERB" and first.i < verb.i and not passive(first)
    if pronoun.lower_ not in _MEANT or not joined or known_side(pronoun, block, actors):
        return [pronoun]
    whom = next((c for c in first.children if c.dep_ == "dobj" and first.i < c.i < verb.i), None)
    if whom is None or not acts(whom, block, actors) or whom.pos_ == "PRON":
        return [pronoun]
    several = whom.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in whom.children)
    return conjuncts(whom) if several == (pronoun.lower_ == "them") else [pronoun]


_MEANT = {"him", "her", "them"}


def _bereft(found: list[Token], verb: Token, lexicon: Lexicon, block: int, actors: Actors) -> list[Token]:
    """Who loses what is seized, not the thing itself: the farmers in "took away farmers' pigs"."""
    taken = [verb, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))]
    owners = [t for part in taken for t in prepositional(part, ("from",))]
    owners += [c for part in taken for c in part.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    owners = [t for t in [*found, *owners] if acts(t, block, actors) or people(t, block, actors, lexicon.humans)]
    return [t for t in dict.fromkeys(owners) if not _stands_in(t)]


def _looked_into(token: Token, block: int, lexicon: Lexicon, actors: Actors) -> bool:
    """Whether somebody is looked into, or what is his: "the agency's approval", not "the route to war"."""
    owned = any(c.dep_ == "poss" and c.pos_ != "PRON" and acts(c, block, actors) for c in token.children)
    return owned or acts(token, block, actors) or people(token, block, actors, lexicon.humans)


def _promised(token: Token, verb: Token, block: int, actors: Actors) -> bool:
    """Whether a word is part of what is promised: the aid, and whose it is, in "promises UK aid to Peru"."""
    if any(c.dep_ == "xcomp" and c.is_ancestor(token) for c in verb.children):
        return (block, token.i) not in actors and token.ent_type_ == "ORG"  # "agreed to waive VAT"
    whole = any(c.dep_ == "dobj" and (c.i == token.i or c.is_ancestor(token)) for c in verb.children)
    own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)
    return whole and (own or _stands_in(token) or token.dep_ in ("compound", "poss", "nmod", "amod", "appos"))


def _promised_to(verb: Token, block: int, actors: Actors) -> list[Token]:
    """Whom something is promised."""
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
        return []
    given = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    found = [t for g in given for t in prepositional(g, ("to",))]
    return [t for t in found if acts(t, block, actors)]


def _aired(token: Token, block: int, actors: Actors) -> bool:
    """Whether an appeal is made on a station, not to it."""
    actor = actors.get((block, token.i))
    return token.head.lower_ == "on" and actor is not None and actor.sector == "JRN"


def shared(found: list[Found]) -> None:
    """Give each of two joined verbs the side told after the second: "torched and sacked the hall"."""
    for later in found:
        first = next((e for e in found if later.token.dep_ == "conj" and later.token.head.i == e.token.i), None)
        if first is None or first.noun or later.noun or later.token.i - first.token.i > _BESIDE:
            continue
        if passive(first.token) != passive(later.token) or first.status is not later.status:
            continue
        if first.type not in _DEEDS or later.type not in _DEEDS:
            continue
        if passive(first.token) and not first.agents:
            first.agents = list(later.agents)
        elif not passive(first.token) and not first.recipients:
            first.recipients = list(later.recipients)


_BESIDE = 2
_DEEDS = {EventType.ASSAULT, EventType.COERCE, EventType.DISMISS}
