"""What one says that another must do: "the minister said the rebels must leave" asks as "urged" does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors
from dateline.extract.events.frames import Lists
from dateline.extract.events.subjects import passive

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who has the word of rulers, fighters and bodies can be told what to do; a bystander is given advice.
_BOUND = {"GOV", "LEG", "JUD", "MIL", "COP", "REB", "UAF", "SPY", "PRM", "PTY", "OPP", "IGO"}


def demanded(verb: Token, block: int, actors: Actors, lists: Lists) -> Token | None:
    """The one who must act, after a verb of speech; None where the words ask nothing of anybody.

    What must be done *to* one ("must be helped"), what "we" must do and what must not fail to be are no demands.
    """
    if verb.pos_ == "VERB" and verb.lemma_ in lists["demands.tell"]:
        if not any(_rules(c, block, actors) for c in verb.children if c.dep_ == "nsubj"):
            return None  # "the maker advised shops to buy more"
        return _told(verb, block, actors)
    if verb.lemma_ not in lists["demands.say"] or verb.pos_ != "VERB":
        return None
    if not any(_heard(c, block, actors) for c in verb.children if c.dep_ == "nsubj"):
        return None
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.pos_ != "VERB" or passive(clause):
            continue
        bound = any(c.dep_ == "aux" and c.lower_ == "must" for c in clause.children)
        if (
            not bound
            or clause.lemma_ in lists["demands.states"]
            or any(c.dep_ == "mark" and c.lower_ != "that" for c in clause.children)
        ):
            continue
        who = next((c for c in clause.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
        if who is None:
            continue
        actor = actors.get((block, who.i))
        if who.ent_type_ == "GPE" or (actor is not None and not actor.pronoun and actor.sector in _BOUND):
            return who
    return None


def blamed(verb: Token, block: int, actors: Actors, lists: Lists) -> Token | None:
    """The one held to have done it: "the government said the rebels were responsible for the attack"."""
    if verb.lemma_ not in lists["demands.say"] or verb.pos_ != "VERB":
        return None
    if not any(_heard(c, block, actors) for c in verb.children if c.dep_ == "nsubj"):
        return None
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.lemma_ != "be" or any(c.dep_ in ("neg", "aux") for c in clause.children):
            continue
        at_fault = any(c.dep_ == "acomp" and c.lower_ == "responsible" for c in clause.children)
        behind = (c for c in clause.children if c.dep_ == "prep" and c.lower_ == "behind")
        at_fault |= any(o.lemma_.lower() in lists["demands.done"] for c in behind for o in c.children)
        who = next((c for c in clause.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
        if at_fault and who is not None and ((block, who.i) in actors or who.ent_type_ == "GPE"):
            return who
    return None


def _rules(speaker: Token, block: int, actors: Actors) -> bool:
    actor = actors.get((block, speaker.i))
    return speaker.ent_type_ in ("GPE", "PERSON") or (actor is not None and actor.sector in _BOUND)


def _told(verb: Token, block: int, actors: Actors) -> Token | None:
    """Whom one tells to do something: "the agency advised governments to prepare"."""
    if not any(c.dep_ == "xcomp" and c.tag_ == "VB" and any(g.lower_ == "to" for g in c.lefts) for c in verb.children):
        return None
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
    return whom if whom is not None and ((block, whom.i) in actors or whom.ent_type_ == "GPE") else None


def _heard(speaker: Token, block: int, actors: Actors) -> bool:
    """Whether one speaks for more than oneself: no expert, no bystander."""
    actor = actors.get((block, speaker.i))
    if actor is not None and actor.sector in _PRIVATE:
        return False
    if speaker.ent_type_ in ("GPE", "PERSON", "ORG"):
        return True
    return actor is not None and (actor.named or actor.sector in _BOUND or speaker.tag_ == "NNS")


_PRIVATE = {"EDU", "BUS", "MED", "JRN", "ELI", "CVL"}
