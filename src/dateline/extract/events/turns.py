"""Turns of phrase: what a trigger's word means beside certain others, told before its sense is looked for.

"Stormed out" is no storming, a man "freed from the rubble" was rescued, tear gas that is "fired" is no gunfire.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors, passive
from dateline.extract.events.frames import Frame
from dateline.extract.events.triggers import Trigger
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token


def turn(trigger: Trigger, agents: list[Token], recipients: list[Token], block: int, actors: Actors) -> Frame | None:
    """The frame as the words beside the trigger leave it; None where they make it no event."""
    token, frame = trigger.token, trigger.frame
    lemma = token.lemma_.lower()
    words = {c.lower_ for c in token.children if c.dep_ in ("prt", "prep", "advmod")}
    if lemma == "storm" and words & {"out", "off", "away"}:
        return None
    if token.lower_ == "march" and trigger.noun and (token.ent_type_ == "DATE" or _month(token)):
        return None
    if lemma in ("hijack", "kidnap", "abduct") and any(t.lemma_.lower() in _CAUSES for t in recipients):
        return None  # "hijack the movement"
    if lemma == "deploy" and any(
        c.dep_ in ("dobj", "nsubjpass") and c.lower_ in ("it", "this") for c in token.children
    ):
        return None
    if (
        frame.type is EventType.PROTEST
        and frame.mode == "demo"
        and lemma in _ORDERLY
        and _police(agents, block, actors)
    ):
        return None  # "police took to the streets"
    if frame.type is EventType.ASSAULT:
        return _blow(token, trigger)
    if frame.mode == "release" and _from_ruins(token):
        return replace(frame, type=EventType.AID, mode="")
    if lemma == "appeal" and trigger.noun and token.dep_ == "nsubj" and token.head.lemma_ in _RAISED:
        return None  # "the appeal has raised 60m"
    if frame.mode == "accident" and lemma == "collapse" and _shaken(token):
        return None  # what an earthquake brings down is no event of its own
    if frame.type is EventType.REQUEST and frame.mode != "assist" and _for_gifts(token):
        return replace(frame, mode="assist")
    return frame


def _month(token: Token) -> bool:
    """Whether "March" is the month: after a preposition of time or before a number."""
    if not token.text[0].isupper() or token.i == token.sent.start:
        return False
    before = token.nbor(-1).lower_
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return before in ("of", "in", "since", "until", "by", "last", "next", "early", "late") or (
        after is not None and after.text.isdigit()
    )


_CAUSES = {"movement", "revolution", "debate", "agenda", "process", "protest", "uprising", "religion", "election"}
_CAUSES |= {"campaign", "cause", "issue", "conversation", "faith", "party", "democracy", "system", "state", "country"}
_ORDERLY = {"take", "march", "pour", "gather", "converge", "rally", "throng"}


def _police(agents: list[Token], block: int, actors: Actors) -> bool:
    known = [actors.get((block, t.i)) for t in agents]
    return bool(known) and all(a is not None and a.sector in ("COP", "MIL") for a in known)


_GAS = {("tear", "gas"), ("water", "cannon"), ("rubber", "bullet"), ("baton", "round"), ("plastic", "bullet")}
_GAS |= {("pepper", "spray"), ("stun", "grenade"), ("gas", "canister"), ("rubber", "coated")}


def _blow(token: Token, trigger: Trigger) -> Frame:
    frame = trigger.frame
    hit = passive(token) or any(c.dep_ == "dobj" for c in token.children)
    if frame.mode == "destroy" and token.lemma_ == "blow" and not hit:
        return replace(frame, mode="explosives")  # "a van blew up"
    if frame.mode not in ("firearms", "heavy-weapons", "") or frame.harm:
        return frame
    near = list(token.subtree) if not trigger.noun else [token, *token.children]
    if token.dep_ == "acl":
        near = [*token.head.lefts, token.head, *near]
    pairs = {(a.lower_, b.lemma_.lower()) for a in near if a.i + 1 < len(a.doc) for b in (a.nbor(),)}
    live = any(t.lower_ in ("live", "gunfire", "kalashnikov") for t in near)
    if trigger.slot is not None or token.lemma_ in ("fire", "shoot"):
        return replace(frame, mode="crowd-control") if pairs & _GAS and not live else frame
    return frame


_RUINS = {"rubble", "wreckage", "debris", "ruin", "ruins", "mud", "snow", "avalanche", "mine", "well", "building"}


def _from_ruins(verb: Token) -> bool:
    """Whether somebody is freed from what fell on him."""
    return any(
        t.lemma_.lower() in _RUINS
        for over in (verb, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")))
        for prep in over.children
        if prep.dep_ == "prep" and prep.lower_ in ("from", "under", "beneath")
        for t in prep.subtree
    )


_RAISED = {"raise", "reach", "top", "pass", "total", "fetch", "exceed", "bring", "collect", "near", "stand"}
_QUAKES = {"earthquake", "quake", "tremor", "aftershock", "temblor", "hurricane", "cyclone", "typhoon", "tsunami"}


def _shaken(verb: Token) -> bool:
    """Whether an earthquake or storm is told of in the sentence, or in those around it."""
    return any(t.lemma_.lower() in _QUAKES for t in verb.doc)


_GIFTS = {"cash", "money", "fund", "donation", "food", "water", "medicine", "tent", "blood", "supply", "aid", "help"}
_GIVES = {"donate", "give", "send", "contribute", "lend", "provide", "offer"}


def _for_gifts(verb: Token) -> bool:
    """Whether what is asked is a gift: "asks people to send cash"."""
    return any(
        c.lemma_ in _GIVES and any(o.dep_ == "dobj" and o.lemma_.lower() in _GIFTS for o in c.children)
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp", "advcl")
    )
