"""Crowds: whether those who fill a street or come together protest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.arguments import passive
from dateline.extract.events.sides import counted

if TYPE_CHECKING:
    from spacy.tokens import Token

_POUR = {
    "pour", "spill", "flood", "fill", "pack", "surge", "swarm", "jam", "crowd", "flock", "descend", "mass", "throng",
}  # fmt: skip
_MEET = {"gather", "assemble", "turn"}
DISSENT = {
    "protester", "protestor", "demonstrator", "marcher", "activist", "striker", "rioter", "opponent", "protest",
    "demonstration", "demonstrate", "demand", "chant", "regime", "uprising", "revolt", "revolution", "rally",
}  # fmt: skip
_MERRY = {
    "celebrate", "celebration", "jubilation", "joy", "cheer", "fan", "mourn", "mourner", "funeral", "pilgrim",
    "tourist", "shopper", "worshipper", "worshiper", "prayer", "pray", "parade", "festival", "concert", "victory",
    "panic", "survivor", "water", "flee", "homeless", "hospital",
}  # fmt: skip


def _risen(verb: Token, agents: list[Token], lists: dict[str, frozenset[str]]) -> bool:
    """Whether those who fill a street protest there: said so, or so many that nothing else would bring them."""
    words = {t.lemma_.lower() for t in verb.sent}
    if verb.dep_ in ("acl", "pcomp", "relcl"):
        return False  # "scenes of people filling the streets"
    if words & (_MERRY | lists["causes.disaster"]):
        return False
    return bool(words & DISSENT) or any(counted(t) for t in agents)


def _met(verb: Token, agents: list[Token], lists: dict[str, frozenset[str]], *, stirred: bool) -> bool:
    """Whether those who come together protest: called so, or many, where protest is told of."""
    if verb.tag_ not in ("VBD", "VBN", "VBP", "VBZ", "VBG") or verb.dep_ in ("acl", "pcomp", "relcl", "amod"):
        return False
    if passive(verb) or any(c.dep_ in ("dobj", "xcomp", "ccomp", "acomp", "attr") for c in verb.children):
        return False  # "gathered evidence", "turned out to be"
    if {t.lemma_.lower() for t in verb.sent} & (_MERRY | lists["causes.disaster"]):
        return False
    words = {t.lemma_.lower() for a in agents for t in (a, *a.children)}
    words |= {o.lemma_.lower() for a in agents for p in a.children if p.lower_ == "of" for o in p.children}
    return bool(words & _PROTESTERS) or (stirred and any(_many(t) for t in agents))


def _many(token: Token) -> bool:
    inner = of_object(token)
    return (counted(token) and token.lemma_ in _MANY) or (inner is not None and _many(inner))


_PROTESTERS = {"protester", "protestor", "demonstrator", "marcher", "striker", "opponent"}
_MANY = {
    "hundred",
    "thousand",
    "ten",
    "dozen",
    "score",
    "people",
    "person",
    "student",
    "supporter",
    "activist",
    "worker",
}


_AT_PLAY = {
    "rubble", "debris", "wreckage", "rescuer", "rescue", "miner", "stadium", "match", "player", "team", "goal",
    "championship", "tournament", "football", "soccer", "cricket", "rugby", "song", "hymn", "clap", "applaud", "sing",
    "cheer", "celebrate", "celebration", "concert", "festival", "carnival", "pilgrim", "wedding", "funeral", "mourner",
    "coffin", "burial", "cemetery",
}  # fmt: skip
_ONLOOKERS = {"fan", "mourner", "spectator", "onlooker", "worshipper", "worshiper", "pilgrim", "bystander", "reveller"}
_AGAINST = {
    "slogan", "against", "anti", "police", "government", "president", "minister", "justice", "freedom", "revenge",
    "resign", "banner", "placard", "down", "corruption", "coup", "military", "election", "war", "vow",
}  # fmt: skip


def _no_protest(verb: Token, agents: list[Token]) -> bool:
    """Whether a crowd chants or marches at a rescue, a game or a funeral and nothing is said of what it is against."""
    words = {t.lemma_.lower() for t in verb.sent}
    if words & (DISSENT - {"chant"} | _AGAINST):
        return False
    who = {t.lemma_.lower() for t in agents}
    return bool(who & _ONLOOKERS) or (verb.lemma_.lower() in ("chant", "take") and bool(words & _AT_PLAY))


def rising(verb: Token, agents: list[Token], slot: str, lists: dict[str, frozenset[str]], *, stirred: bool) -> bool:
    """Whether what a word of protest tells is one: of "pour", "fill" and "gather" more is asked than of "protest".

    Args:
        verb: The trigger.
        agents: Those who do it.
        slot: The word that the pattern asked for, "" for none.
        lists: The word lists of the lexicon.
        stirred: Whether protest is told of nearby.
    """
    lemma = verb.lemma_.lower()
    if lemma in ("chant", "march", "take") and _no_protest(verb, agents):
        return False
    if slot and lemma in _POUR:
        return _risen(verb, agents, lists)
    return lemma not in _MEET or _met(verb, agents, lists, stirred=stirred)
