"""Whether a speaker between quotation marks tells a deed that he knows of, or only how he speaks of things.

"They are bombing our country" and "soldiers have killed people for nothing" accuse; "the police beat him" and "we have
arrested 50 people" tell. What goes on while somebody speaks has no day, a kind of people no name, a guess no ground.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.frames import Lists
from dateline.extract.events.merging import Found
from dateline.model.claim import EventMention
from dateline.model.vocabulary import EventType, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RESCUES = {EventType.AID, EventType.RETREAT, EventType.DISASTER, EventType.CONSULT}
"""What somebody on the spot sees going on, and says as it is."""
_STANCES = {EventType.SUPPORT, EventType.AGREE, EventType.COOPERATE}
_SPEECH = {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT}
_CLAUSES = ("VERB", "AUX")
_BE = {"am", "is", "are", "was", "were", "'m", "'re", "'s", "’m", "’re", "’s", "been", "being"}


def rumoured(found: Found, doc: Doc) -> bool:
    """Whether it is only said that some kind of people are at it: "they are attacking reporters, she said"."""
    clause = found.token
    sides = [doc[i] for i in (*found.agents, *found.recipients)]
    return clause.pos_ == "VERB" and bool(sides) and _now(clause) and all(map(_kind, sides))


def rhetoric(found: Found, mention: EventMention, doc: Doc, lists: Lists) -> bool:
    """Whether an event told between quotation marks is no more than a manner of speaking.

    Args:
        found: The event.
        mention: The same as a claim, with its status.
        doc: The parsed block.
        lists: The word lists of the lexicon.
    """
    clause = next((t for t in (found.token, *found.token.ancestors) if t.pos_ in _CLAUSES), None)
    if clause is None:
        return False
    if any(_guessed(t, lists) for t in (clause, *clause.ancestors)):
        return True
    if mention.type in _STANCES:
        return not any(doc[i].lower_ in ("i", "we") for i in found.agents)  # "the others have sided with them"
    if mention.type in _SPEECH:
        return _going_on(clause) and clause.dep_ == "advcl"
    if mention.status is Status.CONDITIONAL:
        return True
    if mention.type in _RESCUES:
        return False
    if _going_on(clause):
        return True
    if clause.dep_ == "acl" and clause.tag_ == "VBG":
        return False  # "there were snipers shooting from the roof": seen
    sides = [doc[i] for i in (*found.agents, *found.recipients)]
    told = {t.ent_type_ for t in clause.subtree} & {"DATE", "TIME", "GPE", "FAC"}
    return bool(sides) and not found.noun and not told and all(map(_kind, sides))


def _going_on(verb: Token) -> bool:
    """Whether a clause tells what goes on as one speaks: "are bombing us", "are being killed"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.tag_ == "VBG":
        verb = verb.head
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return (verb.tag_ == "VBG" and bool(words & _BE)) or "being" in words


def _now(verb: Token) -> bool:
    return _going_on(verb) and any(c.lower_ in ("is", "are", "'re", "’re") for c in verb.children)


def _kind(side: Token) -> bool:
    """Whether a side is no more than a kind of people: "ordinary believers", "thousands of people", "them"."""
    if side.pos_ == "PRON":
        return side.lower_ in ("they", "them", "people")
    plural = side.tag_ in ("NNS", "NNPS")
    several = any(c.lower_ in _SEVERAL or c.ent_type_ in ("NORP", "GPE", "ORG") for c in side.lefts)
    return plural and not several and all(c.dep_ in ("amod", "compound", "nmod", "advmod") for c in side.lefts)


_SEVERAL = {"many", "several", "some", "other", "few", "two", "dozens"}


def _guessed(verb: Token, lists: Lists) -> bool:
    """Whether the speaker only thinks so: "I thought they sent him home", "maybe they were shut out"."""
    if any(c.dep_ == "advmod" and c.lower_ in ("maybe", "perhaps", "probably") for c in verb.children):
        return True
    own = any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children)
    return own and verb.lemma_.lower() in lists["rhetoric.guess"]
