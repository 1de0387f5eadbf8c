"""Who comes to help, what help is brought, who looks into an illness: none visits anybody or accuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors
from dateline.extract.events.frames import Frame, Lists
from dateline.extract.events.subjects import passive, subjects
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

TRAVEL = {"travel", "fly", "arrive"}


def come_to_help(agents: list[Token], lists: Lists) -> bool:
    """Whether those who travel are rescuers: "rescue workers flew to the island"."""
    words = {w.lemma_.lower() for t in agents for w in (t, *t.lefts)}
    return bool(words & (lists["senses.relief"] | {"rescuer", "medic"}))


def of_illness(token: Token, slot: Token | None, lists: Lists) -> bool:
    """Whether doctors look into an illness: "are investigating suspected cases"."""
    over = [token, *([slot] if slot is not None else [])]
    topics = [c for t in over for c in t.children if c.dep_ in ("dobj", "nsubjpass")]
    topics += [o for t in over for p in t.children if p.lower_ in ("into", "of") for o in p.children]
    near = {w.lemma_.lower() for t in topics for w in t.subtree} if topics else set()
    ill = {t.lemma_.lower() for t in token.doc} & lists["senses.illness"]
    if "case" in near and near & {"probable", "suspected", "suspect", "confirmed", "possible"}:
        return True
    return bool(near & lists["senses.illness"]) or bool(
        ill and {t.lemma_ for t in topics} & {"case", "source", "origin", "dozen", "hundred", "patient", "death"}
    )


def relief(verb: Token, lists: Lists) -> Token | None:
    """The help that comes, where one is said to arrive: "an aid convoy", "rescue teams"."""
    for token in subjects(verb):
        words = {w.lemma_.lower() for c in (token, *token.lefts) for w in (c, *c.lefts)}
        if token.lemma_.lower() in lists["helpers.bearers"] and words & (lists["senses.relief"] | {"aid"}):
            return token
        if token.lemma_.lower() in lists["helpers.gifts"]:
            return token
    return None


def brought(verb: Token, frame: Frame, lists: Lists) -> bool:
    """Whether help is said to arrive or to be brought, whoever sends it: "tents have been flown to the valley"."""
    lemma = verb.lemma_.lower()
    if frame.type is not EventType.AID or lemma in lists["helpers.arriving"]:
        return frame.type is EventType.AID
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    done = verb.tag_ == "VBN" and passive(verb) and bool(words & {"was", "were", "been", "being"})
    if any(c.dep_ == "agent" for c in verb.children) or verb.head.lemma_ in ("ensure", "see", "want"):
        return False  # "sent by Peru" names the sender; "to ensure that aid was delivered"
    words = {t.lemma_.lower() for c in verb.children if c.dep_ == "nsubjpass" for t in c.subtree}
    return done and lemma in lists["helpers.brings"] and not words & lists["helpers.armed"]


def bearers(verb: Token, lists: Lists) -> list[Token]:
    """Who brings the help that arrives: the team itself, or whose convoy it is."""
    came = relief(verb, lists)
    if came is None:
        return []
    if came.lemma_.lower() in lists["helpers.teams"]:
        return [came]
    return [c for c in came.lefts if c.dep_ in ("compound", "nmod", "poss") and c.ent_type_ in ("ORG", "GPE", "NORP")]


def landed(verb: Token, recipients: list[Token]) -> list[Token]:
    """Where help arrives: a country or town that it reaches, not whence it comes nor where it only lands."""
    if verb.lemma_ == "land":
        return []
    return [t for t in recipients if t.ent_type_ == "GPE" and t.head.lower_ in ("in", "to", "at")]


def rules(token: Token, public: set[str], block: int, actors: Actors) -> bool:
    """Whether one has a say over schools and bars: whoever governs, and ministries and officials of health."""
    actor = actors.get((block, token.i))
    office = token.lemma_.lower() in ("ministry", "authority", "official", "department", "minister")
    return actor is not None and (actor.sector in public or (actor.sector == "MED" and office))
