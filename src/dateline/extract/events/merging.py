"""An event before it is a claim, and several words of one event made one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.events.frames import Frame, Lexicon
from dateline.model.vocabulary import EventType, Status

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Found:
    """An event before it is a claim; ``tokens`` are all the words that told of it, ``token`` the one kept.

    ``known`` says that no sentence tells it, and that the report takes it as known; ``by_cases`` that
    only those who caught an illness are told of.
    """

    block: int
    token: Token
    frame: Frame
    type: EventType
    status: Status
    agents: list[int]
    recipients: list[int]
    noun: bool = False
    passing: bool = False
    tokens: list[Token] = field(default_factory=list)
    known: bool = False
    by_cases: bool = False


def merged(found: list[Found], lexicon: Lexicon) -> list[Found]:
    """Several words of one event are one event: "killed in a bombing", "opened fire, wounding two"."""
    kept: list[Found] = []
    # What a bomb did tells more than that it went off, and a verb more than a noun.
    for event in sorted(found, key=lambda e: (e.frame.harm or _bare_blast(e), _bare_blast(e), e.noun, e.token.i)):
        bare = _bare_blast(event)
        into = next((k for k in kept if _same(k, event) or (bare and _same(event, k))), None)
        if into is None:
            kept.append(event)
            continue
        if bare:
            continue
        into.tokens.append(event.token)
        into.passing = into.passing and event.passing
        event.recipients = [i for i in event.recipients if not _inside(i, into.recipients, event.token)]
        if not event.noun or not into.recipients:
            into.recipients += [i for i in event.recipients if i not in into.recipients and i not in into.agents]
        if not into.agents:
            into.agents += [i for i in event.agents if i not in into.recipients]
        if not into.frame.mode and event.frame.mode and event.frame.type is into.frame.type:
            into.frame = event.frame
    # A noun that only names an event known before adds to the verb that it hangs on, and is nothing without it.
    return sorted((e for e in kept if not e.passing), key=lambda e: e.token.i)


def _bare_blast(event: Found) -> bool:
    """Whether only a bomb is told to have gone off, of nobody and at nobody."""
    return event.frame.mode == "explosives" and not (event.noun or event.agents or event.recipients)


def _inside(token: int, others: list[int], near: Token) -> bool:
    """Whether a word stands inside the phrase of another: "two of the guards", "the guards"."""
    doc = near.doc
    return any(doc[o].is_ancestor(doc[token]) for o in others)


def _same(kept: Found, event: Found) -> bool:
    if kept.type is not event.type or kept.status is not event.status:
        return False
    if kept.token.sent.start != event.token.sent.start:
        return False
    one, other = kept.token, event.token
    if one.lemma_ == other.lemma_ and kept.recipients == event.recipients and kept.agents == event.agents:
        return True  # "collapsed and collapsed"
    if not kept.noun and not event.noun and _told(one) and _told(other):
        return False  # "mosques had been raided, while 14 men had been killed"
    again = bool(event.agents) and kept.agents == event.agents and kept.frame.mode == event.frame.mode
    if kept.frame.harm and event.frame.harm and not kept.noun and kept.recipients and event.recipients:
        return False  # "12 were killed and hundreds injured": each its own
    if not (event.frame.harm or event.noun or (again and not event.recipients)):
        return False
    return _near(one, other) or _near(other, one) or _outcome(one, other)


def _told(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in ("who", "which", "that") for c in verb.children)


def _outcome(one: Token, other: Token) -> bool:
    """Whether a participle tells what came of an event that its verb names: "there were five attacks, killing 71"."""
    top = other
    while top.dep_ == "conj" and top.head.tag_ == "VBG":
        top = top.head
    named = one.dep_ in ("attr", "dobj", "nsubj", "nsubjpass", "conj")
    return other.tag_ == "VBG" and top.dep_ == "advcl" and named and one.head.i == top.head.i and one.i < top.i


_WHY = {"because", "if", "although", "though", "unless", "while"}


def _near(one: Token, other: Token) -> bool:
    """Whether ``other`` hangs on ``one`` with no clause of its own subject between them."""
    token = other
    if other.dep_ == "advcl" and any(c.lower_ in _WHY for c in other.children):
        return False
    while token.head.i != token.i:
        token = token.head
        if token.i == one.i:
            return True
        if token.dep_ in ("ccomp", "relcl", "ROOT") and token.i != one.i:
            return False
        if token.dep_ == "advcl" and token.i != one.i and any(c.lower_ in _WHY for c in token.children):
            return False
    return False
