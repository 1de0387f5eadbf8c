"""Find events: what a report says happened.

Needs: blocks, times, places, actors, attributions, figures. Gives: ``Reading.events``, in text order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.extract.events.about import own_days, own_place, place_of_cases, taken_as_known
from dateline.extract.events.arguments import Actors
from dateline.extract.events.counts import figures_of
from dateline.extract.events.dated import SPOKEN, days_of, same_happening
from dateline.extract.events.disasters import dated, struck
from dateline.extract.events.frames import Lexicon, lexicon
from dateline.extract.events.gather import gather
from dateline.extract.events.merging import Found
from dateline.extract.events.rhetoric import rhetoric, rumoured
from dateline.extract.events.senses import CROWD
from dateline.extract.events.standing import going_on
from dateline.extract.events.whither import mere_place
from dateline.extract.events.wording import adrift, charged_apart, named, phrase
from dateline.extract.reading import Block, Reading
from dateline.extract.said.credit import aloud as in_quotation
from dateline.extract.said.credit import credit
from dateline.extract.text.telling import Telling, telling
from dateline.extract.where.event_place import Happening, place_of_event
from dateline.model.claim import OUTLET, ActorRef, EventMention, claim_id
from dateline.model.place import PlaceRef
from dateline.model.time import Interval
from dateline.model.vocabulary import EventType, Status, TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_events"]

_NOBODY = {"he", "she", "they", "it"}


def find_events(reading: Reading) -> tuple[EventMention, ...]:
    """All events of a report, in text order; empty if it has none.

    What is denied or only possible is kept, with its status; what is background (habits, definitions, history told by
    its year) is left out.
    """
    words = lexicon(reading.pack)
    lost = adrift(reading)
    actors = {(a.block, a.head): a for a in reading.actors if a.span not in lost}
    mentions: dict[str, EventMention] = {}
    manner = telling(reading)
    told: list[Found] = []
    for found in gather(reading, words, actors):
        mention = _mention(reading, found, actors, words)
        if mention.time.basis is TimeBasis.NONE and (day := same_happening(reading, found, mentions.values())):
            mention = replace(mention, time=day)
        if mention.status is Status.DENIED and not mention.source.text:
            continue  # "was not hurt", "did not arrest all men": nobody is said to deny it
        if mention.type in SPOKEN and mention.agents and all(a.text.lower() in _NOBODY for a in mention.agents):
            continue  # "he called on them to go": nobody knows who
        feared = mention.type is EventType.ASSAULT and mention.status is Status.CONDITIONAL
        if feared and found.token.head.lemma_ not in _ORDERED:
            continue  # "might attack", "planned to bomb it": who announces a blow threatens
        if in_quotation(reading, found.block, found.token.i) and rhetoric(
            found, mention, reading.blocks[found.block].doc, words.lists
        ):
            continue
        said = mention.type is EventType.ASSAULT and mention.status is Status.ATTRIBUTED
        if said and rumoured(found, reading.blocks[found.block].doc):
            continue
        if not (_history(reading, mention, found) or _of_old(reading, found)) and (
            manner in (Telling.NEWS, Telling.FEATURE) or _firm(mention, manner)
        ):
            mentions.setdefault(mention.id, mention)
            told.append(found)
    for found in taken_as_known(reading, told, words):
        mention = _mention(reading, found, actors, words)
        if mention.time.basis is TimeBasis.NONE and (day := same_happening(reading, found, mentions.values())):
            mention = replace(mention, time=day)
        if not _history(reading, mention, found):
            mentions.setdefault(mention.id, mention)
    return tuple(sorted(mentions.values(), key=lambda m: (m.span, m.id)))


_ORDERED = {"order", "command", "instruct"}
# Days that a deed told in talk may be spread over: "in March".
_SPREAD = timedelta(days=31)


def _firm(mention: EventMention, manner: Telling) -> bool:
    """Whether talk tells an event as firmly as news does: a deed with its day or month.

    Where it is one writer's, or looks back, any deed and threat: its own past is left out as history.
    """
    start, end = mention.time.start, mention.time.end
    stated = mention.time.basis is TimeBasis.STATED and start is not None and end is not None and end - start < _SPREAD
    deed = mention.type not in SPOKEN
    if manner is not Telling.TRANSCRIPT:
        return deed or stated or mention.type is EventType.THREATEN
    return deed and stated and mention.status in (Status.STATED, Status.ATTRIBUTED)


# A report that gives the day of an event so long ago looks back on it.
_PAST = timedelta(days=75)
_AGES = timedelta(days=700)


def _history(reading: Reading, mention: EventMention, found: Found) -> bool:
    anchor, last = reading.report.anchor, mention.time.end or mention.time.start
    if anchor is None:
        return False
    if last is not None and anchor - last > _PAST:
        return True
    if mention.time.start is not None and last is not None and last - mention.time.start > _AGES:
        return True  # "during the past century"
    if mention.time.basis is TimeBasis.STATED:
        return False
    # "floods in 1997, when some sixty villagers drowned"
    years = [int(year) for year in _YEAR.findall(reading.words(mention.sentence))]
    now = mention.time.basis is TimeBasis.INFERRED and not found.noun and going_on(found.token)
    if not years and mention.time.basis is not TimeBasis.PUBLISHED and not now:
        # "In 1942 ... Thousands died": what follows a year gone by is told of it; "have sent teams" is of these days.
        start = mention.sentence.start
        years = [int(year) for year in _YEAR.findall(reading.report.text[max(0, start - _BEFORE) : start])][-1:]
    return any(year < anchor.year for year in years)


def _of_old(reading: Reading, found: Found) -> bool:
    """Whether the words of an event noun give another year: "the tsunami which struck the coast in 2004"."""
    anchor = reading.report.anchor
    if anchor is None or not found.noun:
        return False
    own = (t for t in found.token.subtree if t.ent_type_ == "DATE")
    years = [int(t.text) for t in own if _NUMBER.match(t.text)]
    return bool(years) and max(years) < anchor.year - 1


_BEFORE = 300
_NUMBER = re.compile(r"(?:19|20)\d\d$")


_YEAR = re.compile(r"\b(?:in|since|of|by|from|until|[A-Z][a-z]+)\s+((?:19|20)\d\d)\b(?!\s*(?:people|men|women|%))")


def _mention(reading: Reading, found: Found, actors: Actors, words: Lexicon) -> EventMention:
    block, token, frame = reading.blocks[found.block], found.token, found.frame
    first, last = token.i, token.i + 1
    span = block.span(first, last)
    credited = credit(reading, found.block, token.i)
    status = credited.status
    if found.type is EventType.REJECT and found.frame.type is not EventType.REJECT and status is Status.DENIED:
        status = Status.ATTRIBUTED if credited.source.text else Status.STATED  # "will not lift the ban" refuses
    after = token.dep_ == "pobj" and token.head.lower_ in _AFTER
    told = found.type is EventType.DISASTER and (dated(token, words.lists) or struck(token, words.lists) is not None)
    unsure = status is Status.CONDITIONAL or (status is Status.UNCONFIRMED and found.type is EventType.DISASTER)
    if found.noun and unsure and (after or told):
        # "thousands may have died in the earthquake": it is not in doubt.
        status = Status.ATTRIBUTED if credited.source.text else Status.STATED
    source = credited.source
    # Words between quotation marks are the speaker's, whatever all know of.
    aloud = status is Status.ATTRIBUTED and in_quotation(reading, found.block, token.i)
    if (
        status is Status.ATTRIBUTED
        and found.noun
        and not found.by_cases
        and _presupposed(token, found.type, words, after=after)
        and not aloud
    ):
        source, status = OUTLET, Status.STATED
    if found.known and not (aloud or (status is Status.ATTRIBUTED and _said_of(token))):
        source, status = OUTLET, Status.STATED
    if (
        status is Status.ATTRIBUTED
        and found.type in SPOKEN
        and _joined_speech(token)
        and _own_words(found, block, source.text)
    ):
        source, status = OUTLET, Status.STATED
    if status in (Status.STATED, Status.ATTRIBUTED) and found.status is not Status.STATED:
        status = found.status
    if frame.mode == "convict" and status is Status.ATTRIBUTED and _told_by_itself(found, block, source.text):
        source, status = OUTLET, Status.STATED  # "a jury found him guilty": the verdict is told, not what the jury says
    agents = tuple(named(reading, block, i, actors) for i in found.agents)
    if found.type is EventType.ASSAULT and any(a.text in source.text for a in agents):
        # "police said they were planning to bomb a train": no speaker tells so of himself.
        agents = tuple(phrase(reading, block, i, actors) for i in found.agents)
    days = days_of(reading, found)
    place = _place(reading, found, days, actors)
    if found.known:
        days, place = own_days(reading, found, days), own_place(reading, found, place)
    elif found.by_cases:
        place = place_of_cases(reading, found, place)
    return EventMention(
        id=claim_id(reading.report.key, "event", span, found.type.value),
        report=reading.report.key,
        span=span,
        text=reading.words(span),
        sentence=block.sentence(token.i),
        zone=block.zone.value,
        source=source,
        status=status,
        time=days,
        place=place,
        type=found.type,
        mode=frame.mode if found.type is frame.type else "",
        agents=agents,
        recipients=tuple(charged_apart(ref, token) for ref in _others(reading, found, actors, words)),
        figures=figures_of(reading, found),
    )


def _joined_speech(verb: Token) -> bool:
    """Whether a verb of speech is joined to what somebody said: "said that she was sad and pledged her help"."""
    said = verb.head
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.dep_ == "conj" and said.dep_ == "ccomp" and not own and verb.tag_ == said.head.tag_ == "VBD"


def _own_words(found: Found, block: Block, source: str) -> bool:
    """Whether the one who is credited is the one who speaks."""
    return bool(found.agents) and all(block.doc[i].text in source or block.doc[i].pos_ == "PRON" for i in found.agents)


def _told_by_itself(found: Found, block: Block, source: str) -> bool:
    """Whether the one who is credited with an event is the one who did it."""
    return bool(source) and any(block.doc[i].text in source.split() for i in found.agents)


def _presupposed(noun: Token, kind: EventType, words: Lexicon, *, after: bool) -> bool:
    """Whether a speaker only names what all know of: "experts blame bad walls for the harm in Tuesday's quake"."""
    definite = any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "no", "any") for c in noun.lefts)
    if kind is EventType.DISASTER and _said_of(noun):
        # "warned that the flu outbreak was grave": that there is one is no word of his.
        ill = noun.lemma_.lower() in words.lists["about.epidemic"] | words.lists["about.breaks"]
        known = definite or any(c.dep_ in ("compound", "amod") for c in noun.lefts)
        return ill and known and noun.head.lemma_ not in words.lists["about.spread"]
    if kind is EventType.DISASTER:
        return definite or dated(noun, words.lists) or (after and struck(noun, words.lists) is not None)
    return kind is EventType.ASSAULT and after and definite and dated(noun, words.lists)


def _said_of(noun: Token) -> bool:
    """Whether what somebody says is said of it: "the quake struck at noon, the survey said"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.dep_ == "ccomp"


_AFTER = {"in", "after", "during", "following", "since", "from"}


def _others(reading: Reading, found: Found, actors: Actors, words: Lexicon) -> list[ActorRef]:
    """Recipients, no mere places; a pronoun that would mean the one who acts is linked wrongly and says nothing."""
    block = reading.blocks[found.block]
    own = {a.entity for i in found.agents if (a := actors.get((block.index, i))) is not None}
    kept = []
    for i in found.recipients:
        if mere_place(reading, found, i, words.lists):
            continue
        other = actors.get((block.index, i))
        own_self = block.doc[i].lower_.endswith(("self", "selves"))
        if other is not None and other.pronoun and other.entity in own and not own_self:
            continue
        kept.append(named(reading, block, i, actors))
    return kept


def _place(reading: Reading, found: Found, days: Interval, actors: Actors) -> PlaceRef | None:
    block = reading.blocks[found.block]
    own = set(figures_of(reading, found))
    agents = tuple(a for i in found.agents if (a := actors.get((found.block, i))) is not None)
    happening = Happening(
        block=found.block,
        token=found.token.i,
        type=found.type,
        days=days,
        agents=agents,
        heads=tuple(found.agents),
        many=any(block.doc[i].tag_ in ("NNS", "NNPS") for i in found.recipients),
        crowd=any(block.doc[i].lemma_.lower() in CROWD for i in found.agents),
        others=tuple(phrase(reading, block, i, actors).span for i in found.recipients),
        figures=tuple(f for f in reading.figures if f.id in own),
    )
    return place_of_event(reading, happening)
