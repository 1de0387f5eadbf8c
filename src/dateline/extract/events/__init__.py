"""Find events: what a report says happened.

Needs: blocks, times, places, actors, attributions, figures. Gives: ``Reading.events``, in text order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.extract.events.about import own_days, own_place, taken_as_known
from dateline.extract.events.arguments import Actors
from dateline.extract.events.disasters import dated, struck
from dateline.extract.events.frames import Lexicon, lexicon
from dateline.extract.events.gather import gather
from dateline.extract.events.merging import Found
from dateline.extract.events.senses import CROWD
from dateline.extract.events.standing import follows, just_now, told_as_news
from dateline.extract.events.whither import mere_place
from dateline.extract.events.wording import adrift, charged_apart, named, phrase
from dateline.extract.reading import Block, Reading
from dateline.extract.said.credit import aloud as in_quotation
from dateline.extract.said.credit import credit
from dateline.extract.scope import scope_of, time_of
from dateline.extract.text.telling import Telling, telling
from dateline.extract.when.tenses import Tense, tense_of
from dateline.extract.when.untold_days import quoted
from dateline.extract.where.event_place import Happening, place_of_event
from dateline.model.claim import OUTLET, ActorRef, EventMention, claim_id
from dateline.model.place import PlaceRef
from dateline.model.span import Span
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import EventType, Measure, Status, TimeBasis, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_events"]

_NOBODY = {"he", "she", "they", "it"}
_MEASURES = {
    EventType.ASSAULT: {
        Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED, Measure.MISSING, Measure.ABDUCTED, Measure.DESTROYED,
        Measure.INCIDENTS, Measure.ATTACKERS,
    },
    EventType.DISASTER: {
        Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED, Measure.MISSING, Measure.DESTROYED, Measure.INCIDENTS,
        Measure.INFECTED, Measure.AFFECTED, Measure.DISPLACED,
    },
    EventType.COERCE: {Measure.DETAINED, Measure.DISPLACED},
    EventType.SANCTION: {Measure.SENTENCED},
    EventType.PROTEST: {Measure.PARTICIPANTS},
    EventType.MOBILIZE: {Measure.FORCES},
    EventType.RETREAT: {Measure.RELEASED, Measure.FORCES},
    EventType.AID: {Measure.AID, Measure.EVACUATED, Measure.RESCUED},
    EventType.DISMISS: {Measure.DISMISSED},
}  # fmt: skip


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
        if mention.time.basis is TimeBasis.NONE and (day := _same_happening(reading, found, mentions.values())):
            mention = replace(mention, time=day)
        if mention.status is Status.DENIED and not mention.source.text:
            continue  # "was not hurt", "did not arrest all men": nobody is said to deny it
        if mention.type in _SPOKEN and mention.agents and all(a.text.lower() in _NOBODY for a in mention.agents):
            continue  # "he called on them to go": nobody knows who
        if not (_history(reading, mention) or _of_old(reading, found)) and (
            manner is Telling.NEWS or _firm(mention, manner)
        ):
            mentions.setdefault(mention.id, mention)
            told.append(found)
    for found in taken_as_known(reading, told, words):
        mention = _mention(reading, found, actors, words)
        if mention.time.basis is TimeBasis.NONE and (day := _same_happening(reading, found, mentions.values())):
            mention = replace(mention, time=day)
        if not _history(reading, mention):
            mentions.setdefault(mention.id, mention)
    return tuple(sorted(mentions.values(), key=lambda m: (m.span, m.id)))


# Days that a deed told in talk may be spread over: "in March".
_SPREAD = timedelta(days=31)


def _firm(mention: EventMention, manner: Telling) -> bool:
    """Whether talk tells an event as firmly as news does: a deed with its day or month.

    Where it is one writer's, or looks back, any deed and threat: its own past is left out as history.
    """
    start, end = mention.time.start, mention.time.end
    stated = mention.time.basis is TimeBasis.STATED and start is not None and end is not None and end - start < _SPREAD
    deed = mention.type not in _SPOKEN
    if manner is not Telling.TRANSCRIPT:
        return deed or stated or mention.type is EventType.THREATEN
    return deed and stated and mention.status in (Status.STATED, Status.ATTRIBUTED)


# A report that gives the day of an event so long ago looks back on it.
_PAST = timedelta(days=75)
_AGES = timedelta(days=700)


def _history(reading: Reading, mention: EventMention) -> bool:
    anchor, last = reading.report.anchor, mention.time.end or mention.time.start
    if anchor is None:
        return False
    if last is not None and anchor - last > _PAST:
        return True
    if mention.time.start is not None and last is not None and last - mention.time.start > _AGES:
        return True  # "during the past century"
    if mention.time.basis is TimeBasis.STATED:
        return False
    # "storms in 2008, when almost a thousand people were killed"
    years = [int(year) for year in _YEAR.findall(reading.words(mention.sentence))]
    if not years and mention.time.basis is not TimeBasis.PUBLISHED:
        # "In 1942 ... Thousands died": what follows a year gone by is told of it.
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
    if status is Status.ATTRIBUTED and found.noun and _presupposed(token, found.type, words, after=after) and not aloud:
        source, status = OUTLET, Status.STATED
    if found.known and not (aloud or (status is Status.ATTRIBUTED and _said_of(token))):
        source, status = OUTLET, Status.STATED
    if (
        status is Status.ATTRIBUTED
        and found.type in _SPOKEN
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
    days = _days(reading, found)
    place = _place(reading, found, days, actors)
    if found.known:
        days, place = own_days(reading, found, days), own_place(reading, found, place)
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
        figures=_figures(reading, found, block),
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
        return False
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


_LEAD = 4
_FIRST = 2
_FEW = 5


def _days(reading: Reading, found: Found) -> Interval:
    """The days of an event. The day of the report stands in for one not said only where the report tells it as news."""
    after = found.token.lemma_.lower() in _AFTERSHOCKS
    disaster = found.type is EventType.DISASTER and not follows(found.token) and not after
    days = time_of(reading, found.block, found.token.i, outcome=disaster, carried=False, followed=True)
    if days.basis not in (TimeBasis.STATED, TimeBasis.INFERRED) and (counted := _counted_days(reading, found)):
        return counted
    if days.basis is TimeBasis.PUBLISHED and not (
        told_as_news(found.token, noun=found.noun) and _of_the_day(reading, found)
    ):
        days = UNKNOWN_TIME
    if days.basis is TimeBasis.NONE and (up_to := _counted_up(reading, found)):
        return up_to
    told, at = scope_of(reading).days, (found.block, found.token.i)
    if days.basis is TimeBasis.NONE and found.type is EventType.ASSAULT:
        days = told.of_incident(*at) or UNKNOWN_TIME
    done = days.basis is TimeBasis.NONE and found.type not in _SPOKEN
    return (told.untold.done(*at, said=told.said_on(*at)) or days) if done else days


_AFTERSHOCKS = {"aftershock", "replica"}


def _of_the_day(reading: Reading, found: Found) -> bool:
    """Whether an event with no day is told as of the report's own day: it goes on as it is written, or opens the report
    as what somebody has done or said. What "has been done" further down was so at some time.
    """
    words = scope_of(reading).days.words
    tense = tense_of(found.token, words)
    if found.token.dep_ == "acl" and found.token.tag_ == "VBN":
        return False  # "gas fired at protesters is sold abroad"
    if not _leads(reading, found):
        return just_now(found.token) and tense is not Tense.SINCE
    if tense not in (Tense.PAST, Tense.BEFORE) or found.type in _SPOKEN:
        return True
    return scope_of(reading).days.untold.same_day or _leads(reading, found, within=_FIRST)


def _same_happening(reading: Reading, found: Found, told: Iterable[EventMention]) -> Interval | None:
    """The day of the news for what a witness tells of it: something of the same kind is told of that day before."""
    untold = scope_of(reading).days.untold
    news, token = untold.story.news, found.token
    if news is None or found.type in _SPOKEN or tense_of(token, untold.words) is not Tense.PAST or not quoted(token):
        return None
    if untold.tells_time(found.block, token.i):
        return None
    same = any(m.type is found.type and m.time.start == m.time.end == news.start for m in told)
    return replace(news, basis=TimeBasis.INFERRED) if same else None


def _counted_days(reading: Reading, found: Found) -> Interval | None:
    """The day of what an event did to people: who died in a clash died on its day. None where the counts tell none."""
    own = set(_figures(reading, found, reading.blocks[found.block]))
    told = [f.time for f in reading.figures if f.id in own and not f.cumulative]
    known = [t for t in told if t.start is not None and t.start == t.end and t.basis is not TimeBasis.PUBLISHED]
    one = len({t.start for t in known}) == 1 and len(known) == len(told)
    return replace(known[0], basis=TimeBasis.INFERRED) if one else None


def _counted_up(reading: Reading, found: Found) -> Interval | None:
    """The days over which what an event did has been counted: "90 people have been pulled out since the quake". When
    others began to be held or dismissed is seldom when what the report is about began.
    """
    if tense_of(found.token, scope_of(reading).days.words) is not Tense.SINCE:
        return None
    own = set(_figures(reading, found, reading.blocks[found.block]))
    told = {(f.time.start, f.time.end): f.time for f in reading.figures if f.id in own}
    one = next(iter(told.values())) if len(told) == 1 else UNKNOWN_TIME
    begun = found.type is EventType.ASSAULT or scope_of(reading).days.struck is not None
    return one if one.basis is TimeBasis.INFERRED and (begun or one.start is None) else None


def _leads(reading: Reading, found: Found, *, within: int = _LEAD) -> bool:
    """Whether an event stands where a report tells its news: in its first sentences."""
    before = sum(
        sum(1 for _ in block.doc.sents)
        for block in reading.blocks[: found.block]
        if block.zone is ZoneKind.BODY and len(block.doc) > _FEW
    )
    own = sum(1 for sent in reading.blocks[found.block].doc.sents if sent.start <= found.token.i)
    return before + own <= within


# What is said: told in talk, it is no deed.
_SPOKEN = {
    EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.THREATEN, EventType.SUPPORT,
    EventType.CONCEDE,
}  # fmt: skip


def _place(reading: Reading, found: Found, days: Interval, actors: Actors) -> PlaceRef | None:
    block = reading.blocks[found.block]
    own = set(_figures(reading, found, block))
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


def _figures(reading: Reading, found: Found, block: Block) -> tuple[str, ...]:
    """Ids of the figures whose words stand in the clause of the event and that count what such an event does."""
    measures = _MEASURES.get(found.type)
    if not measures or not reading.figures:
        return ()
    sentence = block.sentence(found.token.i)
    own = {token.i for token in found.tokens}
    return tuple(
        f.id
        for f in reading.figures
        if f.measure in measures and sentence.contains(f.span) and _within(block, f.span, own)
    )


def _within(block: Block, span: Span, own: set[int]) -> bool:
    """Whether the nearest verb or event word above a figure is one of the event's own: "accused them of killing 18"."""
    covered = block.covered(span)
    if covered is None:
        return False
    token = block.doc[covered[1] - 1]
    while token.i not in own:
        if (token.pos_ == "VERB" and token.dep_ != "amod") or token.head.i == token.i:
            return False
        token = token.head
    return True
