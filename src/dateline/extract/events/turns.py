"""Turns of phrase: what a trigger's word means beside certain others, told before its sense is looked for.

"Stormed out" is no storming, a man "freed from the rubble" was rescued, tear gas that is "fired" is no gunfire.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors
from dateline.extract.events.frames import Frame, Lexicon, Lists
from dateline.extract.events.subjects import passive
from dateline.extract.events.triggers import Trigger
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token


def turn(
    trigger: Trigger, agents: list[Token], recipients: list[Token], lexicon: Lexicon, block: int, actors: Actors
) -> Frame | None:
    """The frame as the words beside the trigger leave it; None where they make it no event."""
    token, frame, lists = trigger.token, trigger.frame, lexicon.lists
    lemma = token.lemma_.lower()
    words = {c.lower_ for c in token.children if c.dep_ in ("prt", "prep", "advmod")}
    if lemma in lists["turns.showered"] and any(
        o.lemma_.lower() in lists["turns.talk"] for c in token.children if c.lower_ == "with" for o in c.children
    ):
        return None  # "was bombarded with questions"
    if (lemma == "storm" and words & {"out", "off", "away", "up"}) or (
        lemma == "press" and words & {"ahead", "on", "forward"}
    ):
        return None
    if (
        frame.type is EventType.RETREAT
        and not trigger.noun
        and _own_affairs(trigger, agents, recipients, block, actors)
    ):
        return None
    flung = frame.type in _ARMS and lemma in lists["turns.flung"]  # an effort to mediate is launched in earnest
    if flung and {t.lemma_.lower() for t in _objects(token)} & lists["turns.rhetoric"]:
        return None  # "firing insults at the senators", "deployed an old trick", "sabotaged his efforts"
    if frame.mode == "martial-law" and trigger.slot is not None and _of_health(trigger.slot, lists):
        return None
    if frame.mode == "convict" and _acquitted(token):
        return None
    if lemma == "expel" and any(
        o.lemma_.lower() in lists["turns.belonged"] for c in token.children if c.lower_ == "from" for o in c.children
    ):
        return None  # "was expelled from the party"
    if token.lower_ == "march" and trigger.noun and (token.ent_type_ == "DATE" or _month(token)):
        return None
    if lemma in ("hijack", "kidnap", "abduct") and any(t.lemma_.lower() in lists["turns.causes"] for t in recipients):
        return None  # "hijack the movement"
    if lemma == "deploy" and any(
        c.dep_ in ("dobj", "nsubjpass") and c.lower_ in ("it", "this") for c in token.children
    ):
        return None
    if (
        frame.type is EventType.PROTEST
        and frame.mode == "demo"
        and lemma in lists["turns.orderly"]
        and _police(agents, block, actors)
    ):
        return None  # "police took to the streets"
    press = bool(agents) and all(_sector(t, block, actors) == "JRN" for t in agents)
    if frame.type in _STANDS and press and not any(t.pos_ == "PROPN" or _of_state(t) for t in agents):
        return None  # "newspapers accused the director": what the press thinks
    if frame.type in _VOICED and press and not (lemma in _CALLING and _named(agents, block, actors)):
        return None  # "the paper asked the ministry to comment"
    if lemma == "talk" and trigger.noun and any(c.dep_ == "expl" for c in token.head.children):
        return None  # "there is talk among marchers"
    asked = [t for t in recipients if _sector(t, block, actors) == "JRN" or t.lemma_ in ("correspondent", "reporter")]
    if frame.type is EventType.CONSULT and recipients and len(asked) == len(recipients):
        return None  # "telephoned our correspondent"
    if frame.type is EventType.ACCUSE and not trigger.noun and _attitude(token, agents, lists):
        return None
    if frame.mode == "crowd-control" and trigger.slot is not None and _rocket(trigger.slot):
        return replace(frame, mode="heavy-weapons")
    if frame.type is EventType.ASSAULT:
        if frame.mode == "destroy" and any(c.dep_ == "dobj" and c.lower_.endswith("selves") for c in token.children):
            return None  # "set themselves on fire"
        if frame.mode == "destroy" and recipients and all(t.lemma_ in ("body", "corpse", "dead") for t in recipients):
            return None  # the dead are burnt
        missed = recipients and not any(_mark(t, lexicon, block, actors) for t in recipients)
        return None if missed and (lemma == "shoot" or frame.mode == "destroy") else _blow(token, trigger, lists)
    if lemma == "demonstrate" and any(c.dep_ in ("ccomp", "dobj") for c in token.children):
        return None  # "have demonstrated that the virus spreads"
    if lemma == "rally" and any(t.lemma_.lower() in lists["turns.markets"] for t in token.sent):
        return None  # "shares rallied"
    if lemma == "commit" and frame.type is EventType.AGREE and any(c.dep_ == "auxpass" for c in token.children):
        return None  # "is committed to keeping"
    if frame.type is EventType.MOBILIZE:
        slot = trigger.slot
        if lemma == "call" and (slot is None or slot.dep_ == "pobj") and any(c.lower_ == "for" for c in token.children):
            return replace(frame, type=EventType.REQUEST, mode="change")  # "called for all armies to leave"
        if lemma == "deployment" and token.dep_ == "attr":
            return None
        if lemma == "take" and any(o.tag_ == "NNS" for o in _objects(token)):
            return None  # "have taken guards with them"
    if lemma == "repatriate" and not any(_sent_off(t, lists) for t in recipients):
        return None  # "repatriated its own tourists": who is brought home is not put out of a country
    if frame.type is EventType.AGREE and lemma == "offer" and _only_words(token, lists):
        return None  # "offered condolences", "offered some support of the plan"
    if frame.type is EventType.THREATEN and _in_its_wake(token, lists):
        return None  # ", threatening more bad publicity": what comes of it
    let_go = frame.mode == "release" or (frame.type is EventType.DISMISS and lemma == "remove")
    rescued = not trigger.noun and (_from_ruins(token, lists) or any(_pinned(t, lists) for t in recipients))
    by_foes = any(_sector(t, block, actors) in ("REB", "UAF", "CRM") for t in agents)
    if let_go and rescued and not by_foes and not _held(token, lists):
        return replace(frame, type=EventType.AID, mode="", person=False)
    if lemma == "appeal" and trigger.noun and token.dep_ == "nsubj" and token.head.lemma_ in lists["turns.raised"]:
        return None  # "the appeal has raised 60m"
    if frame.mode == "accident" and lemma == "collapse" and _shaken(token, lists):
        return None  # what an earthquake brings down is no event of its own
    if frame.type is EventType.REQUEST and lemma == "order" and (led := _led(token)):
        if led & lists["turns.confined"]:
            return replace(frame, type=EventType.COERCE, mode="restrict")  # "ordered them into quarantine"
        if any(_sector(t, block, actors) == "MIL" or t.lemma_ in ("troop", "soldier") for t in recipients):
            return replace(frame, type=EventType.MOBILIZE, mode="troops")  # "ordered troops into the town"
    if frame.type is EventType.REQUEST and frame.mode != "assist" and _for_gifts(token, lists):
        return replace(frame, mode="assist")
    return frame


def _sent_off(token: Token, lists: Lists) -> bool:
    """Whether somebody is of those whom a state puts out: "repatriated 40 migrants"."""
    return any(t.lemma_.lower() in lists["turns.removed"] for t in token.subtree)


def _only_words(verb: Token, lists: Lists) -> bool:
    """Whether what is offered is said there and then, and no help to come."""
    given = [c for c in verb.children if c.dep_ == "dobj"]
    if any(o.lemma_.lower() in lists["turns.words"] for o in given):
        return True
    backing = (o for o in given if o.lemma_.lower() in ("support", "backing"))
    return any(c.lower_ == "of" for o in backing for c in o.children)


def _in_its_wake(verb: Token, lists: Lists) -> bool:
    """Whether a thing, not a deed, looms at the end of a clause: ", threatening further delays"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or any(c.dep_ in ("xcomp", "prep") for c in verb.children):
        return False
    looming = [c for c in verb.children if c.dep_ == "dobj"]
    return bool(looming) and all(o.pos_ == "NOUN" and o.lemma_.lower() not in lists["turns.menaces"] for o in looming)


def _of_health(emergency: Token, lists: Lists) -> bool:
    """Whether an emergency gives an army no power: "declared a public health emergency"."""
    return any(t.lemma_.lower() in lists["turns.civil"] for t in emergency.lefts if t.dep_ in ("compound", "amod"))


def _acquitted(verb: Token) -> bool:
    """Whether somebody was found not guilty."""
    verdict = (t for t in verb.subtree if t.lower_ == "guilty" and t.i > verb.i)
    return any(t.i and t.nbor(-1).lower_ == "not" for t in verdict)


def _own_affairs(trigger: Trigger, agents: list[Token], recipients: list[Token], block: int, actors: Actors) -> bool:
    """Whether nobody lays down arms: "withdrew 400 dollars", "the station suspended operations"."""
    verb, slot = trigger.token, trigger.slot
    armed = any(_sector(t, block, actors) in _ARMED for t in (*agents, *recipients))
    if verb.lemma_ == "withdraw":
        taken = [c for c in verb.children if c.dep_ == "dobj"]
        return any(c.ent_type_ == "MONEY" or c.lemma_ in ("money", "cash", "fund", "dollar") for c in taken)
    if verb.lemma_ == "disband":
        return not armed
    return verb.lemma_ == "suspend" and slot is not None and slot.lemma_ == "operation" and not armed


_ARMED = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", "GOV"}


def _led(verb: Token) -> set[str]:
    """Where somebody is ordered to, without a verb of what to do there."""
    if any(c.dep_ in ("xcomp", "ccomp") for c in verb.children):
        return set()
    return {o.lemma_.lower() for p in verb.subtree if p.lower_ == "into" and p.i > verb.i for o in p.children}


def _rocket(slot: Token) -> bool:
    """Whether grenades are those of war: "rocket-propelled grenades"."""
    return slot.lemma_ == "grenade" and any(t.lower_ in ("rocket", "propelled") for t in slot.subtree)


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]


_VOICED = {EventType.REQUEST, EventType.CONSULT, EventType.AGREE}


_ARMS = {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE}
_STANDS = {EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT}
_CALLING = {"call", "demand", "urge"}


def _named(agents: list[Token], block: int, actors: Actors) -> bool:
    return any((a := actors.get((block, t.i))) is not None and a.named and t.pos_ == "PROPN" for t in agents)


def _of_state(token: Token) -> bool:
    return any(w.lower_ in ("state", "official", "government") for c in token.lefts for w in c.subtree)


def _sector(token: Token, block: int, actors: Actors) -> str:
    actor = actors.get((block, token.i))
    return "" if actor is None else actor.sector


def _attitude(verb: Token, agents: list[Token], lists: Lists) -> bool:
    """Whether what people at large hold is told, in the present: "millions blame the government"."""
    if verb.tag_ != "VBP" or any(c.dep_ == "aux" for c in verb.children):
        return False
    return bool(agents) and all(t.lemma_.lower() in lists["turns.anybody"] or t.tag_ == "NNPS" for t in agents[:1])


def _mark(token: Token, lexicon: Lexicon, block: int, actors: Actors) -> bool:
    """Whether a shot can hit it, or hands lay it waste."""
    if token.ent_type_ == "PERSON":
        return token.head.lemma_ == "shoot"
    if (block, token.i) in actors or token.ent_type_ in ("GPE", "LOC", "FAC", "NORP") or token.pos_ != "NOUN":
        return True
    word, lists = token.lemma_.lower(), lexicon.lists
    return word in lexicon.humans or word in lists["solid.words"] or word in lists["turns.beasts"] or _counts(token)


def _counts(token: Token) -> bool:
    return any(c.dep_ == "nummod" for c in token.children)


def _month(token: Token) -> bool:
    """Whether "March" is the month: after a preposition of time or before a number."""
    if not token.text[0].isupper() or token.i == token.sent.start:
        return False
    before = token.nbor(-1).lower_
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return before in ("of", "in", "since", "until", "by", "last", "next", "early", "late") or (
        after is not None and after.text.isdigit()
    )


def _police(agents: list[Token], block: int, actors: Actors) -> bool:
    known = [actors.get((block, t.i)) for t in agents]
    return bool(known) and all(a is not None and a.sector in ("COP", "MIL") for a in known)


def _blow(token: Token, trigger: Trigger, lists: Lists) -> Frame:
    frame = trigger.frame
    hit = passive(token) or any(c.dep_ == "dobj" for c in token.children)
    if frame.mode == "destroy" and token.lemma_ == "blow" and not hit:
        return replace(frame, mode="explosives")  # "a van blew up"
    if frame.mode not in ("firearms", "heavy-weapons", "") or frame.harm:
        return frame
    near = list(token.subtree) if not trigger.noun else [token, *token.children]
    if token.dep_ == "acl":
        near = [*token.head.lefts, token.head, *near]
    pairs = {f"{a.lower_} {b.lemma_.lower()}" for a in near if a.i + 1 < len(a.doc) for b in (a.nbor(),)}
    live = any(t.lower_ in ("live", "gunfire", "kalashnikov") for t in near)
    if trigger.slot is not None or token.lemma_ in ("fire", "shoot"):
        return replace(frame, mode="crowd-control") if pairs & lists["turns.gas"] and not live else frame
    return frame


def _pinned(token: Token, lists: Lists) -> bool:
    """Whether somebody lies under something or cannot get out: "one woman trapped under her home"."""
    return any(c.dep_ in ("acl", "relcl", "amod") and c.lemma_ in lists["turns.pinned"] for c in token.children)


def _held(verb: Token, lists: Lists) -> bool:
    """Whether people hold who is let go: "freed the hostages from the bus"."""
    return any(t.lemma_.lower() in lists["turns.captive"] for t in verb.sent)


def _from_ruins(verb: Token, lists: Lists) -> bool:
    """Whether somebody is freed from what fell on him."""
    return any(
        t.lemma_.lower() in lists["turns.ruins"]
        for over in (verb, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")))
        for prep in over.children
        if prep.dep_ == "prep" and prep.lower_ in ("from", "under", "beneath", "underneath", "out")
        for t in prep.subtree
    )


def _shaken(verb: Token, lists: Lists) -> bool:
    """Whether an earthquake or storm is told of in the sentence, or in those around it."""
    return any(t.lemma_.lower() in lists["turns.quakes"] for t in verb.doc)


def _for_gifts(verb: Token, lists: Lists) -> bool:
    """Whether what is asked is a gift: "asks people to send cash"."""
    return any(
        c.lemma_ in lists["turns.gives"]
        and any(o.dep_ == "dobj" and o.lemma_.lower() in lists["turns.gifts"] for o in c.children)
        for c in verb.children
        if c.dep_ in ("xcomp", "ccomp", "advcl")
    )
