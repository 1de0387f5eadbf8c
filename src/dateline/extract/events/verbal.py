"""Whether an attack is one of words: on a policy, "for failing", "a scathing attack"; none where war is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.act import Act
from dateline.extract.events.frames import Lists
from dateline.extract.events.subjects import passive, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = {"MIL", "COP", "REB", "UAF", "CRM", "SPY"}
_PEACEABLE = {"NGO", "JRN", "LEG", "JUD", "MED"}
_BODILY = {"GPE", "LOC", "FAC", "PERSON", "ORG", "NORP"}


def verbal(act: Act, token: Token) -> bool:
    """Whether what is called an attack is one of words."""
    trigger, agents, recipients, lists = act.trigger, act.agents, act.recipients, act.lists
    if trigger.frame.mode:
        return False
    word = trigger.slot if trigger.slot is not None else token
    if word.lemma_.lower() not in ("attack", "assault", "onslaught"):
        return False
    war = _at_war(word, recipients, lists)
    called = {c.lower_ for c in word.lefts} & lists["senses.in_words"]
    if called and not (war and called <= lists["senses.of_blows"]):
        return True
    if not war and any(t.lemma_.lower() in lists["senses.judged"] for t in recipients):
        return True
    if agents and all((a := act.actor(t)) is not None and a.sector in _PEACEABLE for t in agents):
        return True  # "was attacked by human rights groups"
    unhit = bool(recipients) and not (agents or war or any(_hit(t, act) for t in recipients))
    if unhit and passive(token) and prepositional(token, ("by",)):
        return True  # "the outburst was attacked by campaigners", whoever they are
    if not agents and not any(c.dep_ == "prep" and any(o.dep_ == "pcomp" for o in c.children) for c in token.children):
        return False
    armed = any((a := act.actor(t)) is not None and a.sector in _ARMED for t in agents)
    if recipients and not (armed or war) and not any(_hit(t, act) for t in recipients):
        return True  # "attacked the tone of the coverage"
    if word.i != token.i or trigger.noun:
        return False
    if any(t.lemma_.lower() in lists["solid.words"] and not act.listed(t) for t in recipients):
        return False  # "attacked the bishop's house over a feud"
    for prep in token.children:
        reason = prep.dep_ == "prep" and prep.lower_ in ("for", "over", "as") and prep.i > token.i
        if reason and any(c.dep_ == "pcomp" or (c.dep_ == "pobj" and c.ent_type_ == "") for c in prep.children):
            return not any(t.lemma_.lower() in lists["weapons.words"] for t in token.subtree)
    return False


def _at_war(word: Token, recipients: list[Token], lists: Lists) -> bool:
    """Whether armed forces strike in the sentence: "positions" may be views, and a "fresh attack" be one of words."""
    if any(t.lower_ in ("bases", "positions", "posts") for t in recipients):
        return True
    return any(t.lower_ == "forces" or t.lemma_.lower() in lists["senses.war"] for t in word.sent if t.i != word.i)


def _hit(token: Token, act: Act) -> bool:
    """Whether a blow can fall on it."""
    solid = token.lemma_.lower() in act.lists["solid.words"] or token.pos_ in ("PRON", "NUM", "PROPN")
    return solid or act.listed(token) or token.ent_type_ in _BODILY
