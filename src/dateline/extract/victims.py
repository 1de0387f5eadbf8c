"""Persons that a report tells as killed or hurt, one by one: "a 19-year-old was shot dead"; the toll counts them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dateline.extract.figures.measure import measure_of
from dateline.extract.figures.numeral import Numeral
from dateline.extract.figures.words import FigureWords, figure_words
from dateline.extract.incident_days import Told
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading
from dateline.extract.scope import scope_of
from dateline.model.time import UNKNOWN_TIME
from dateline.model.vocabulary import Measure, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AGE = re.compile(r"\b(\d{1,3})(?:-| )(?:year|month|week|day)s?(?:-| )old|, (\d{1,2})(?=,|\.|$| of)|\((\d{1,2})\)")
_SUFFIXES = {"jr.", "jr", "sr.", "sr", "iii", "the", "mr.", "ms.", "mrs."}
_SUSPECTS = {"suspect", "gunman", "shooter", "attacker", "intruder", "robber", "burglar", "assailant"}
_OFFICERS = {"officer", "deputy", "trooper", "policeman", "guard", "agent", "detective", "sergeant", "bystander"}
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_CHARGED = {"charge", "arrest", "accuse", "convict", "sentence", "indict", "arraign", "jail"}
_SHOOTS = {"shoot", "kill", "fire", "open", "wound", "injure", "hit", "strike", "pull", "point"}
_HARMS = {"shoot", "kill", "wound", "injure", "hit", "strike", "murder", "graze"}
_LATER = {"die", "pronounce", "declare", "succumb", "death", "dead"}
HARM = (Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED)
"""Measures that make a person a victim."""


@dataclass
class Victim:
    """One person killed or hurt, as the report tells of them."""

    entity: str
    names: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    killed: bool = False
    weight: int = 0
    first: int = 0
    armed: bool = False
    """An officer, or another who is no suspect by what they are called."""
    nth: int = 0
    """At least so many were harmed, by the words of this one: "a third man"."""
    told: list[Told] = field(default_factory=list)
    """Each time that somebody is said to have harmed this one."""


def victims(reading: Reading) -> list[Victim]:
    """Persons that a verb or adjective harms, by actor. Needs a reading with actors and attributions."""
    words = figure_words(reading.pack)
    found: dict[str, Victim] = {}
    by_entity: dict[str, list[ActorMention]] = {}
    for mention in reading.actors:
        by_entity.setdefault(mention.entity, []).append(mention)
    for mention in reading.actors:
        block = reading.blocks[mention.block]
        head = block.doc[mention.head]
        if (
            block.zone in (ZoneKind.FURNITURE, ZoneKind.HEADLINE)
            or mention.block == 0
            or head.tag_ not in ("NN", "NNP", "PRP")
        ):
            continue
        if head.tag_ == "PRP" and head.lower_ not in ("he", "she", "him", "her"):
            continue
        if head.tag_ == "NNP" and not _is_person(head):
            continue
        if head.tag_ == "NN" and head.lemma_.lower() not in words.person:
            continue
        done = harm(block.doc, head, words)
        if done is None:
            continue
        victim = found.setdefault(mention.entity, Victim(mention.entity, first=len(found)))
        victim.killed = victim.killed or done.measure is Measure.KILLED
        victim.told.append(_told(reading, mention.block, mention.head, done))
        victim.weight += 1
        victim.nth = max(victim.nth, _nth(block.doc, mention))
        victim.armed = victim.armed or head.lemma_.lower() in _OFFICERS
        if head.lemma_.lower() in _SUSPECTS:
            victim.names.add("suspect")
        for other in by_entity[mention.entity]:
            _describe(victim, other, reading.blocks[other.block].doc)
    speaking = _speaking(reading)
    # Who is quoted is not the one who died, and seldom the one hurt: the parser took the speaker for the subject.
    told = [v for v in found.values() if not (v.entity in speaking and (v.killed or v.weight < 2))]
    shooters = _shooters(reading)
    told = [v for v in told if not (v.entity in shooters and not v.killed and v.weight < 2)]
    charged = _charged(reading)
    told = [v for v in told if not (v.killed and v.entity in charged)]
    return [*told, *_aged(reading, words)]


def _shooters(reading: Reading) -> set[str]:
    """Actors that shoot or harm somebody else."""
    found = set()
    for mention in reading.actors:
        head = reading.blocks[mention.block].doc[mention.head]
        verb = head.head
        if head.dep_ == "nsubj" and verb.lemma_.lower() in _SHOOTS:
            done_to = [t for v in (verb, *verb.conjuncts) for t in v.children if t.dep_ == "dobj"]
            if any(not t.lower_.endswith("self") for t in done_to):
                found.add(mention.entity)
    return found


def _charged(reading: Reading) -> set[str]:
    """Actors that are charged with something, who live to be tried."""
    found = set()
    for mention in reading.actors:
        head = reading.blocks[mention.block].doc[mention.head]
        verb = head.head
        tried = head.dep_ in ("nsubj", "nsubjpass") and verb.tag_ in ("VBN", "VBD", "VBG")
        verbs = [verb] if tried else [t for t in head.children if t.dep_ == "acl" and t.tag_ == "VBN"]
        if any(t.lemma_.lower() in _CHARGED for t in verbs):
            found.add(mention.entity)
    return found


def _nth(doc: Doc, mention: ActorMention) -> int:
    """How many there are at least, by the words of one: 3 for "a third man"; else 0."""
    first = doc[mention.first].lower_
    second = doc[mention.first + 1].lower_ if mention.first + 1 < mention.last else ""
    said = first == "a" or (first == "the" and doc[mention.head].lower_ in ("victim", "person", "man", "woman"))
    return _NTH.get(second, 0) if said else 0


def _speaking(reading: Reading) -> set[str]:
    """Actors that something is credited to."""
    spans = [a.source for a in reading.attributions if a.source is not None and a.speech]
    return {m.entity for m in reading.actors if any(span.overlaps(m.span) for span in spans)}


def _aged(reading: Reading, words: FigureWords) -> list[Victim]:
    """ "A 19-year-old was shot": told by the age alone."""
    found = []
    for block in reading.blocks[1:]:
        for token in block.doc:
            if token.lower_ == "old" and token.i > 3 and token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
                done = harm(block.doc, token, words)
                aged = _AGE.findall(block.doc[max(0, token.i - 5) : token.i + 1].text)
                if done is not None and aged:
                    victim = Victim(f"{block.index}:{token.i}", ages={aged[-1][0]})
                    victim.killed = done.measure is Measure.KILLED
                    victim.told.append(_told(reading, block.index, token.i, done))
                    found.append(victim)
    return found


def _told(reading: Reading, block: int, token: int, done: Harm) -> Told:
    days = scope_of(reading).days.stated(block, token) or UNKNOWN_TIME
    return Told(
        reading.blocks[block].span(token, token + 1).start,
        days,
        later=done.measure is Measure.HOSPITALISED or done.verb in _LATER,
    )


def _is_person(head: Token) -> bool:
    return head.ent_type_ == "PERSON"


def _harms_another(head: Token) -> bool:
    """Whether one shoots or harms somebody else: "a boy fired at a door, hitting his friend"."""
    verb = head.head
    if head.dep_ != "nsubj":
        return False
    verbs = [v for v in (verb, *verb.conjuncts) if not any(t.dep_ in ("nsubjpass", "auxpass") for t in v.children)]
    verbs += [t for v in verbs for t in v.children if t.dep_ == "advcl" and t.tag_ == "VBG"]
    done = [t for v in verbs if v.lemma_.lower() in _HARMS for t in v.children if t.dep_ == "dobj"]
    return any(t.pos_ in ("NOUN", "PROPN", "PRON") and not t.lower_.endswith("self") for t in done)


class Harm(NamedTuple):
    """What befell somebody, and the word that tells it."""

    measure: Measure
    verb: str


def harm(doc: Doc, head: Token, words: FigureWords) -> Harm | None:
    """What befell the person that a noun tells of: killed, injured or in hospital; None if none of these."""
    if _harms_another(head):
        return None
    number = Numeral(doc, head.i, head.i + 1, head if head.tag_ == "NN" else None, head)
    governed = measure_of(number, words)
    if governed is None or governed.default or governed.measure not in HARM:
        return None
    verb = doc[governed.anchor]
    if any(t.dep_ == "neg" or t.lower_ == "neither" for t in (*verb.children, *head.children)):
        return None
    fatal = any(t.lower_ in ("fatally", "dead", "killed", "died", "death") for t in (verb, *verb.children))
    return Harm(Measure.KILLED if fatal else governed.measure, verb.lemma_.lower())


def _describe(victim: Victim, mention: ActorMention, doc: Doc) -> None:
    if mention.named:
        words = mention.name.replace("’", "'").removesuffix("'s").lower().split()
        victim.names.update(word.strip(".,'\"") for word in words if len(word) > 2 and word not in _SUFFIXES)
    around = doc[mention.first : min(len(doc), mention.last + 3)].text
    for match in _AGE.finditer(around):
        victim.ages.add(next(group for group in match.groups() if group))


def merged(victims: Iterable[Victim]) -> list[Victim]:
    """Victims that may be told apart."""
    kept: list[Victim] = []
    vague: list[Victim] = []
    for victim in victims:
        if not victim.names and not victim.ages:
            vague.append(victim)
            continue
        same = next((k for k in kept if _same(k, victim)), None)
        if same is None:
            kept.append(victim)
        else:
            same.names |= victim.names
            same.ages |= victim.ages
            same.killed = same.killed or victim.killed
            same.told += victim.told
    vague.sort(key=lambda victim: victim.nth)
    if not kept and vague:
        kept.append(vague[0])
    for victim in sorted(vague, key=lambda victim: victim.nth):
        if victim.nth > len(kept) and victim not in kept:
            kept.append(victim)
    if len(kept) == 1 and "suspect" in kept[0].names:
        # "The officer was hit in the leg. The suspect, 44, was killed."
        kept += [victim for victim in vague if victim.armed and not victim.killed][:1]
    if vague and any(victim.killed for victim in vague) and len(kept) == 1:
        kept[0].killed = True
    return kept


def _same(one: Victim, two: Victim) -> bool:
    if one.names & two.names:
        return True
    if one.ages and two.ages:
        return bool(one.ages & two.ages)
    return not (one.names and two.names)
