"""When a claim was so: the days said in its clause, and what a report carries over.

Needs: blocks, times, attributions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_distance, clause_of, governors, head_of
from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.model.time import Interval
from dateline.model.vocabulary import Precision, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECENT = timedelta(days=45)
"""A day further back belongs to an earlier event, which the report only looks back on."""
_SEASONS = {"SP", "SU", "FA", "WI"}
"""A season told is seldom the time of a claim: "on a winter's night"."""
OPENING = 4
"""Blocks (headline and first paragraphs) that tell what a report is about."""


class Days:
    """The days that one report tells, by where they stand."""

    def __init__(self, reading: Reading, happening: frozenset[str]) -> None:
        self.reading = reading
        self.happening = happening
        self.cues = {(a.block, i) for a in reading.attributions for i in range(a.first, a.last)}
        self.times_in: dict[int, list[TimeMention]] = {}
        for time in reading.times:
            self.times_in.setdefault(time.block, []).append(time)
        self.happened = self._happened()

    def stated(self, block: int, token: int) -> Interval | None:
        """The days said in the clause, else in the sentence."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        options = []
        for mention in self.times_in.get(block, ()):
            if not (sentence.start <= mention.first < sentence.end) or not self._dates(mention):
                continue
            head = head_of(doc, mention)
            if self._of_saying(block, head):
                continue
            options.append((clause_distance(doc[token], head), abs(mention.first - token), mention))
        if not options:
            return None
        mention = min(options, key=lambda option: option[:2])[2]
        clause = clause_of(doc[token])
        if clause.dep_ == "relcl" and mention.first <= clause.head.i < mention.last:
            # "the worst since 1959, when two died": they died in that year, not since.
            return _only(self._interval(mention), mention.value)
        interval = self._interval(mention)
        since = [t.i for t in doc[max(sentence.start, mention.first - 6) : mention.first] if t.lower_ == "since"]
        if since and not since[0] <= token < mention.last:
            # "since the quake 11 days ago": up to the report's day.
            anchor = self.reading.report.anchor
            if interval.start is not None and anchor is not None and interval.end == interval.start <= anchor:
                interval = replace(interval, end=anchor, precision=Precision.RANGE)
        return interval

    def background(self, block: int, token: int) -> Interval | None:
        """The days of an earlier event that the sentence before looks back on, where this one goes on in the past."""
        anchor = self.reading.report.anchor
        doc = self.reading.blocks[block].doc
        start = doc[token].sent.start
        verb = clause_of(doc[token])
        if anchor is None or verb.tag_ not in ("VBD", "VBN") or any(t.tag_ in ("VBP", "VBZ") for t in verb.children):
            return None
        if start > 0:
            before, sentence = block, doc[start - 1].sent
        elif block > 0 and len(self.reading.blocks[block - 1].doc):
            before, sentence = block - 1, list(self.reading.blocks[block - 1].doc.sents)[-1]
        else:
            return None
        told = [m for m in self.times_in.get(before, ()) if sentence.start <= m.first < sentence.end and self._dates(m)]
        if not told or any(m.interval.end is None or m.interval.end >= anchor - _RECENT for m in told):
            return None
        return self._interval(told[-1])

    def goes_on(self, block: int, token: int) -> bool:
        """Whether the clause tells a state of the report's day: "are living in the open", "need food"."""
        verb = clause_of(self.reading.blocks[block].doc[token])
        if verb.tag_ in ("VBP", "VBZ"):
            return verb.lemma_ not in ("be", "have")
        tags = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
        return bool(tags & {"is", "are", "'re"}) and verb.tag_ == "VBG"

    def _of_saying(self, block: int, head: Token) -> bool:
        """Whether a time only says when something was said: "said on Wednesday"."""
        return (block, clause_of(head).i) in self.cues or any((block, t.i) in self.cues for t in governors(head))

    def _dates(self, mention: TimeMention) -> bool:
        if (
            mention.type == "SET"
            or mention.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "")
            or mention.value[-2:] in _SEASONS
        ):
            return False
        return mention.interval.known or (mention.relative and mention.type in ("DATE", "TIME"))

    def _interval(self, mention: TimeMention) -> Interval:
        interval, anchor = mention.interval, self.reading.report.anchor
        if interval.start is not None and interval.end is None and anchor is not None and interval.start <= anchor:
            interval = replace(interval, end=anchor)
        return replace(interval, text=mention.text, span=mention.span)

    def _happened(self) -> Interval | None:
        """The day of what the report is about: the recent day said most with a word for something that happens."""
        anchor = self.reading.report.anchor
        if anchor is None:
            return None
        votes: Counter[date] = Counter()
        first: dict[date, TimeMention] = {}
        for mention in self.reading.times:
            day = mention.interval.start
            if mention.type not in ("DATE", "TIME") or day is None or day != mention.interval.end:
                continue
            if not (anchor - _RECENT <= day <= anchor and self._dates(mention)):
                continue
            weight = 3 * self._tells_happening(mention) + 2 * (mention.block < OPENING)
            if self.reading.blocks[mention.block].zone is ZoneKind.CAPTION:
                weight = 1
            if weight and self._past(mention):
                first.setdefault(day, mention)
                votes[day] += weight
        if not votes:
            return None
        return self._interval(first[min(votes, key=lambda day: (-votes[day], day))])

    def _past(self, mention: TimeMention) -> bool:
        doc = self.reading.blocks[mention.block].doc
        if self._of_saying(mention.block, head_of(doc, mention)):
            return False
        return any(t.tag_ in ("VBD", "VBN", "VBG") for t in doc[mention.first].sent)

    def _tells_happening(self, mention: TimeMention) -> bool:
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        return any(
            token.lemma_.lower() in self.happening
            and abs(token.i - mention.first) < 15
            and clause_distance(token, head) <= 2
            for token in doc[mention.first].sent
        )


def _only(interval: Interval, value: str) -> Interval:
    """The interval without what "since" adds to it: the period of its value alone."""
    start = interval.start
    if start is None:
        return interval
    if len(value) == 4:
        return replace(interval, end=date(start.year, 12, 31), precision=Precision.YEAR)
    if len(value) == 7:
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return replace(interval, end=following - timedelta(days=1), precision=Precision.MONTH)
    return replace(interval, end=start, precision=Precision.DAY)
