"""Who is meant in what is agreed, demanded, refused or threatened: "agreed to lift the ban on the rebels"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors
from dateline.extract.events.subjects import conjuncts, for_another, passive
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

DEATHS = {"death", "killing", "murder", "disappearance", "shooting", "abduction", "kidnapping", "assassination", "fate"}
"""What befell somebody, which others look into."""
_CLAUSES = ("xcomp", "ccomp")
# What leads from a thing or a deed to the one it is about; where it is to be done leads to nobody.
_ABOUT = {"of", "to", "on", "against", "with", "from", "by", "for", "upon", "between", "towards", "into"}
# Who is asked: not who is to be helped by it, nor what it is to be done with.
_ASKED = {"of", "on", "against", "from", "by", "upon"}
_LEADING = {("to", "end"), ("to", "halt"), ("into", "investigation"), ("into", "inquiry"), ("into", "probe")}
_LEADING |= {("with", verb) for verb in ("negotiate", "talk", "meet", "speak", "deal", "reconcile")}
_DEEPEST = 4
# Those spoken to, whom the actors do not list.
_ADDRESSED = ("dobj", "dative")


@dataclass(frozen=True, slots=True)
class _Search:
    """What a search below a verb needs: the block's actors, and whether one is asked or given something."""

    actors: Actors
    block: int
    asked: bool
    given: bool


def complement(verb: Token, kind: EventType, actors: Actors, block: int) -> list[Token]:
    """Whom the words after the verb are about; empty where they name nobody.

    Args:
        verb: The trigger.
        kind: The type of its event: one is asked in other words than promised something.
        actors: The actor mentions by block and head.
        block: Index of the block.
    """
    if verb.lemma_ in TELL and any(
        c.dep_ in _ADDRESSED and any(o.dep_ == "xcomp" for o in verb.children) for c in verb.children
    ):
        return []  # "urged the world to cancel Haiti's debts"
    if verb.lemma_ in _GIVE and any(c.dep_ == "dative" and c.pos_ == "NOUN" for c in verb.children):
        return []  # "promised the country the power of our military"
    search = _Search(actors, block, kind in _OF_OTHERS, verb.lemma_ in ("offer", "pledge", "promise", "vow"))
    for child in verb.children:
        if child.i < verb.i:
            continue
        if verb.lemma_ == "agree" and child.dep_ == "ccomp" and any(c.dep_ == "mark" for c in child.lefts):
            continue  # "agreed that states should send police": their own doing
        if for_another(child) and passive(child):
            continue  # "called for the bomber to be caught": done to him, not asked of him
        if child.dep_ == "prep" and any(c.dep_ == "pobj" and c.lower_ in _BESIDES for c in child.children):
            continue  # "offered help, in addition to the charity's teams"
        if child.dep_ in (*_CLAUSES, "dobj", "prep", "acl") or (child.dep_ == "advcl" and child.tag_ == "VB"):
            lead = child.dep_ == "prep" and child.lower_ in ("for", "to", "over")
            found = next(_named(child, search, 0, lead=lead), None)
            if found is not None and kind is EventType.ACCUSE and child.dep_ == "ccomp" and not _does(child, found):
                return []  # "alleged that the aide had misread words of the president"
            if found is not None:
                return [t for t in conjuncts(found) if _actor(t, actors, block)]
    return []


_BESIDES = {"addition", "contrast", "comparison", "line", "keeping", "spite"}


def _does(clause: Token, found: Token) -> bool:
    """Whether one named in what is alleged is its subject, or the clause has none."""
    own = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "agent")]
    if clause.pos_ not in ("VERB", "AUX"):
        return False
    return not own or any(c.i == found.i or c.is_ancestor(found) for c in own)


_GIVE = {"promise", "offer", "pledge"}
_OF_OTHERS = {EventType.REQUEST, EventType.ACCUSE}
# What these move is no side: "to send troops to Uganda".
_SENDING = {"send", "deploy", "dispatch", "withdraw", "lend", "supply", "provide", "contribute"}
_MAKING = {"creation", "formation", "establishment", "introduction", "election"}
_LEAVING = {"withdrawal", "pullout", "exit", "departure", "evacuation", "removal", "retreat", "return", "escape"}
# Whose these are is who makes them: "repeated the union's call for the firm to pay".
_CALLS = {"call", "demand", "appeal"}
TELL = {"urge", "ask", "order", "tell", "press", "pressure", "warn", "invite", "implore", "beg"}
# What is asked for the sake of somebody is not asked of him: "the safety of journalists".
_SAKE = {
    "protection", "safety", "security", "help", "aid", "assistance", "relief", "support", "justice", "compassion",
    "mind", "life", "welfare", "health", "release", "freedom", "return", *DEATHS,
}  # fmt: skip
# What is had with somebody.
SHARED = {
    "talk", "dialogue", "negotiation", "meeting", "relation", "tie", "deal", "agreement", "cooperation", "treaty",
    "trade", "peace", "truce", "ceasefire", "accord", "alliance", "border", "contact", "discussion",
}  # fmt: skip


def _named(token: Token, search: _Search, depth: int, *, lead: bool = False) -> Iterator[Token]:
    """Those named below a word, the nearest first; ``lead`` marks the verb's own "for" and "to"."""
    if depth > _DEEPEST:
        return
    if token.dep_ in ("prep", "dative", "agent") and token.pos_ in ("ADP", "SCONJ"):
        inside = token.lower_ == "in" and not any(_actor(c, search.actors, search.block) for c in token.children)
        known = token.lower_ in (_ASKED if search.asked else _ABOUT) or lead
        known |= (token.lower_, token.head.lemma_) in _LEADING
        if search.asked and token.lower_ == "from" and token.head.lemma_ in _LEAVING:
            return  # "urged withdrawal from Iraq"
        known |= token.lower_ == "for" and token.head.lemma_ in _CALLS
        if not (known or inside):
            return  # "in Haiti" is where; "in aid for Haiti" leads on
        if token.lower_ == "with" and token.head.pos_ == "NOUN" and token.head.lemma_ not in SHARED:
            return  # "pledged help with a contingent"
        for inner in token.children:
            if search.asked and token.lower_ in ("on", "in") and inner.dep_ == "pcomp":
                continue  # "called for a conference on rebuilding Haiti", "for help in hunting the gangs"
            yield from _named(inner, search, depth + 1)
        return
    if _actor(token, search.actors, search.block) and token.dep_ not in ("amod", "compound"):
        yield token
        return
    if token.lemma_ in _MAKING or (search.asked and token.lemma_ in _SAKE):
        return  # "the creation of a southern state"
    verbal = token.pos_ in ("VERB", "AUX")
    first: tuple[str, ...] = ("nsubj", "nsubjpass") if verbal else ("poss",)
    rest: tuple[str, ...] = ("dobj", "dative", "prep", "xcomp", "ccomp") if verbal else ("prep",)
    if token.lemma_ in _SENDING:
        rest = ("dative", "prep")
    if search.given or token.lemma_ in _CALLS:
        first = ()  # "offered to donate the city's stock", "pledged that troops would stay": one's own
    for child in token.children:
        if child.dep_ in first:
            if child.pos_ == "PRON":
                return  # "demand that he step down, with a cabinet running the country"
            yield from _named(child, search, depth + 1)
    if not verbal and not search.given:
        yield from (c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod") and _state(c))
    for child in token.children:
        if child.dep_ in rest and child.i > token.i:
            yield from _named(child, search, depth + 1)


def _actor(token: Token, actors: Actors, block: int) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or (token.lower_ == "force" and token.head.lemma_ in ("by", "use")):
        return False
    actor = actors.get((block, token.i))
    if actor is not None:
        return not actor.pronoun
    return token.ent_type_ in ("GPE", "PERSON") or (token.ent_type_ == "ORG" and token.dep_ != "compound")


def _state(token: Token) -> bool:
    return token.ent_type_ == "GPE" and token.head.ent_type_ != "GPE"
