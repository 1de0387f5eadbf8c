"""On which days an event was: what its clause tells, what it did to people, the report's day where it tells news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.events.counts import figures_of
from dateline.extract.events.merging import Found
from dateline.extract.events.standing import follows, just_now, told_as_news
from dateline.extract.reading import Reading
from dateline.extract.scope import scope_of, time_of
from dateline.extract.when.asides import quoted
from dateline.extract.when.going_on import day_before, day_of_deed
from dateline.extract.when.tenses import Tense, tense_of
from dateline.model.claim import EventMention
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import EventType, TimeBasis, ZoneKind

_LEAD = 4
_FIRST = 2
_NEWS = 3
_FEW = 5
_AFTERSHOCKS = {"aftershock", "replica"}
# What is said: told in talk, it is no deed.
SPOKEN = {
    EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.THREATEN, EventType.SUPPORT,
    EventType.CONCEDE,
}  # fmt: skip


def days_of(reading: Reading, found: Found) -> Interval:
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
    if days.basis in (TimeBasis.NONE, TimeBasis.PUBLISHED) and found.type is not EventType.DISASTER and not found.noun:
        along = day_of_deed(told.untold, found.block, found.token)
        along = along or day_before(told.untold, found.block, found.token, spoken=found.type in SPOKEN)
        days = along or days
    if days.basis is TimeBasis.NONE and found.type is EventType.ASSAULT:
        days = told.of_incident(*at) or UNKNOWN_TIME
    of_late = days.basis is TimeBasis.PUBLISHED and found.type is not EventType.DISASTER and _of_late(reading, found)
    done = (days.basis is TimeBasis.NONE or of_late) and (found.type not in SPOKEN or found.type is EventType.AGREE)
    return (told.untold.done(*at, said=told.said_on(*at)) or days) if done else days


def _of_late(reading: Reading, found: Found) -> bool:
    """Whether what "has been done" was so at some time by the report's day: the report tells nothing of that day, or it
    is not the first that it tells, or had been "already".
    """
    already = any(t.lower_ == "already" for t in found.token.children)
    return already or not (scope_of(reading).days.untold.of_today and _leads(reading, found, within=_NEWS))


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
    if tense not in (Tense.PAST, Tense.BEFORE) or found.type in SPOKEN:
        return True
    return scope_of(reading).days.untold.same_day or _leads(reading, found, within=_FIRST)


def same_happening(reading: Reading, found: Found, told: Iterable[EventMention]) -> Interval | None:
    """The day of the news for what a witness tells of it: something of the same kind is told of that day before."""
    untold = scope_of(reading).days.untold
    news, token = untold.story.news, found.token
    if news is None or found.type in SPOKEN or tense_of(token, untold.words) is not Tense.PAST or not quoted(token):
        return None
    if untold.tells_time(found.block, token.i):
        return None
    same = any(m.type is found.type and m.time.start == m.time.end == news.start for m in told)
    return replace(news, basis=TimeBasis.INFERRED) if same else None


def _counted_days(reading: Reading, found: Found) -> Interval | None:
    """The day of what an event did to people: who died in a clash died on its day. None where the counts tell none."""
    own = set(figures_of(reading, found))
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
    own = set(figures_of(reading, found))
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
