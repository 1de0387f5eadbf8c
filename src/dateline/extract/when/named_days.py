"""The days that a report tells with the word for a disaster: "last week's earthquake", "the quake on 12 January".

Needs: blocks, times.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.mentions import TimeMention
from dateline.extract.times.told import RECENT, TimesTold, TimeWords
from dateline.extract.when.tenses import Tense, tense_of
from dateline.model.time import Interval
from dateline.model.vocabulary import Precision, TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEEK = timedelta(days=7)
_OF_NOUN = ("poss", "compound", "nmod", "amod", "nummod", "det")


def _kind(noun: Token) -> str:
    """A word for a disaster, one for what has two names."""
    return noun.lemma_.lower().removeprefix("earth")


def disaster_of(told: TimesTold, mention: TimeMention) -> Token | None:
    """The word for a disaster that a time is told with, as its name: "Tuesday's quake", "the quake on Tuesday"."""
    doc, known = told.reading.blocks[mention.block].doc, told.words.disaster
    head = head_of(doc, mention)
    if head.dep_ in _OF_NOUN and head.head.lemma_.lower() in known:
        return head.head
    before = list(doc[max(0, mention.first - 2) : mention.first])
    return next((t for t in before if t.lemma_.lower() in known and t.sent == doc[mention.first].sent), None)


def named_days(told: TimesTold) -> Interval | None:
    """The days of the disaster that a report is about, told with its name; None where it tells several."""
    anchor = told.day
    days: list[Interval] = []
    kinds = told.words.disaster - {"disaster"}
    named = Counter(kind for b in told.reading.blocks for t in b.doc if (kind := _kind(t)) in kinds)
    for mention in told.reading.times:
        noun = disaster_of(told, mention) if anchor is not None and told.dates(mention) else None
        if anchor is None or noun is None:
            continue
        if named and _kind(noun) in kinds and named[_kind(noun)] < max(named.values()):
            continue
        start, end = mention.interval.start, mention.interval.end
        if start is None or end is None or not anchor - RECENT <= start <= anchor:
            continue
        since = mention.first > 0 and end == anchor and len(mention.value) == len(start.isoformat())
        if since:
            end = start  # "since the 12 January quake"
        if end - start < _WEEK:
            one = Precision.DAY if start == end else mention.interval.precision
            told_at = told.interval(mention)
            days.append(replace(told_at, start=start, end=end, precision=one, basis=TimeBasis.INFERRED))
    single = {d.start for d in days if d.start == d.end}
    if len(single) == 1:
        return next(d for d in days if d.start == d.end)
    if single or len({(d.start, d.end) for d in days}) != 1:
        return None
    return days[0]


def counts_since(word: Token, words: TimeWords) -> bool:
    """Whether a clause in the perfect counts from a disaster up to the report: "has fed 600 people since the quake"."""
    if tense_of(word, words) is not Tense.SINCE:
        return False
    own = (clause_of(word).i, word.i)
    named = (t for t in word.sent if t.lemma_.lower() in words.disaster and t.dep_ == "pobj")
    return any(t.head.lower_ == "since" and t.head.head.i in own for t in named)


def tells_need(word: Token, words: TimeWords) -> bool:
    """Whether a clause tells what is lacking as the report is written: "three million are in need of aid"."""
    return tense_of(word, words) is Tense.NOW and any(t.lemma_.lower() in words.needs for t in clause_of(word).subtree)
