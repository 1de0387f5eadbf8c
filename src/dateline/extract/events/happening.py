"""Whether the words around a trigger say that its event took place, and whether harm done is violence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.frames import Frame, Lexicon, Lists
from dateline.extract.events.sides import counted
from dateline.extract.events.standing import peaceful
from dateline.extract.events.subjects import subjects

if TYPE_CHECKING:
    from spacy.tokens import Token


def happened(noun: Token, frame: Frame, lexicon: Lexicon, actors: bool) -> bool:
    """Whether the words around an event noun say that it took place."""
    lists = lexicon.lists
    if frame.told:
        return _supported(noun, lists)
    if frame.strict and not frame.things:
        return actors and _anchored(noun, lists)
    return (actors and _anchored(noun, lists)) or _supported(noun, lists)


def _supported(noun: Token, lists: dict[str, frozenset[str]]) -> bool:
    token = noun
    while token.dep_ == "conj":
        token = token.head
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        if peaceful(token):
            return True
        return head.lemma_ in lists["support.subject"] or head.lemma_ in lists["support.object"]
    if token.dep_ == "dobj":
        return head.lemma_ in lists["support.object"]
    if token.dep_ == "attr":
        return head.lemma_ == "be" and any(c.dep_ == "expl" for c in head.children)
    if token.dep_ == "pobj":
        if head.lower_ == "by":
            return head.head.lemma_ in lists["support.subject"]
        if head.lower_ == "of" and head.head.lemma_ in (
            "report",
            "day",
            "series",
            "wave",
            "spate",
            "week",
            "night",
            "string",
            "hour",
        ):
            return True
        return (
            head.lower_ in lists["support.prepositions"]
            and head.head.pos_ in ("VERB", "AUX")
            and head.head.tag_ in ("VBD", "VBN", "VBG")
        )
    return False


def _anchored(noun: Token, lists: dict[str, frozenset[str]]) -> bool:
    """An event noun with its actors is an event unless it is only talked about."""
    token = noun
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in ("against", "for", "about", "on", "of"):
        return _supported(noun, lists)
    return True


def violent(verb: Token, agents: bool, lexicon: Lexicon, report: bool, near: bool) -> bool:
    """Whether harm done is violence: by who did it, by the cause named beside it, else by what the report is of."""
    lists = lexicon.lists
    if any(t.lemma_ in ("infect", "sicken") for t in (verb.head, *verb.children)):
        return False  # "infecting 300 and killing 12"
    if verb.lemma_ in ("die", "perish", "lose"):
        if _wanting(verb):
            return False
        words = {t.lemma_.lower() for t in verb.sent}
        if words & lists["causes.disaster"] - {"fire", "crush", "collapse"}:
            return False
        if words & lists["causes.blows"]:
            return True
        numbered = any(counted(s) for s in subjects(verb))
        dated = any(t.ent_type_ == "DATE" for t in verb.subtree)
        if not dated and (verb.dep_ in ("relcl", "advcl") or "custody" in words):
            return False  # "the 30 who died", "was 60 when he died": what of is not told
        return report and (numbered or near)
    if not agents and any(c.dep_ == "advcl" and c.lemma_ in lists["happening.wrecked"] for c in verb.children):
        return False  # "were killed when the helicopter that they were in crashed"
    clause = {t.lemma_.lower() for t in verb.subtree} | {t.lemma_.lower() for t in verb.ancestors}
    subject = {c.lemma_.lower() for c in verb.children if c.dep_ in ("nsubj", "agent")}
    if subject & lists["causes.disaster"]:
        return False
    if clause & lists["causes.disaster"] and not agents:
        return bool(clause & lists["causes.violence"] - lists["causes.disaster"]) and report
    done = agents and verb.lemma_ not in ("die", "perish", "lose")
    return done or report or bool(clause & lists["causes.violence"])


def went_off(verb: Token, lists: Lists) -> bool:
    """Whether a bomb is told to have gone off, whoever laid it: "two car bombs exploded near the bank"."""
    if verb.lemma_ not in ("explode", "detonate", "go") or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return False
    return any(t.lemma_.lower() in lists["happening.bombs"] for t in subjects(verb))


def _wanting(verb: Token) -> bool:
    """Whether people die of what they lack: "with no clean water, people died", "died for lack of care"."""
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in ("with", "without", "for", "from", "of"):
            continue
        for inner in prep.children:
            none = prep.lower_ == "with" and any(c.dep_ == "det" and c.lower_ == "no" for c in inner.children)
            if none or inner.lemma_ in ("lack", "want", "shortage") or (prep.lower_ == "without" and inner.i < verb.i):
                return True
    return False


def accident(sentences: list[str]) -> bool:
    """Whether the first sentences of a report tell a shot as an accident."""
    return any(word in text for text in sentences for word in _ACCIDENTAL)


_ACCIDENTAL = (
    "accidental", "accidently", "unintentional", "mishap", "self-inflicted", "negligent discharge", "shot himself",
    "shot herself", "shoots himself", "shoots herself", "shoots self", "shot self",
)  # fmt: skip


def unwilled(verb: Token) -> bool:
    """Whether the clause itself says that nobody meant it: "accidentally shot", "died when the handgun went off"."""
    return (
        any(t.lower_.startswith(_UNMEANT) for t in verb.sent)
        or any(t.lower_ in ("mishap", "accident") for t in verb.subtree)
        or any(t.lemma_ in ("go", "discharge", "misfire") and _gun(t) for t in verb.sent if t.pos_ == "VERB")
    )


_UNMEANT = ("accidental", "unintentional", "inadvertent", "accidently")


def _gun(verb: Token) -> bool:
    """Whether a gun does it: "when the handgun went off"."""
    off = verb.lemma_ != "go" or any(c.lower_ == "off" for c in verb.children)
    return off and any(t.lemma_.lower() in _GUNS for t in verb.sent if t.i < verb.i)


_GUNS = {"gun", "handgun", "weapon", "rifle", "pistol", "shotgun", "firearm", "revolver"}
