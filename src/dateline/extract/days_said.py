"""When a claim was so: the days said in its clause, and what a report carries over.

Needs: blocks, times, attributions.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.clauses import after_that, clause_distance, clause_of, governors, head_of, in_dateline
from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.model.time import Interval
from dateline.model.vocabulary import Precision, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RECENT = timedelta(days=45)
"""A day further back belongs to an earlier event, which the report only looks back on."""
_CLOCK = re.compile(
    r"(around |about |shortly |just |before |after |at |by |until |past |nearly )*"
    r"(midnight|noon|midday|\d{1,2}[.:h]\d\d( ?([ap]\.? ?m\.?|gmt|utc|local time))*"
    r"|\d{1,4} ?([ap]\.? ?m\.?|hours|hrs|gmt|utc|o'clock)+)"
)
"""A time of day alone says no day."""
_SEASONS = {"SP", "SU", "FA", "WI"}
"""A season told is seldom the time of a claim: "on a winter's night"."""
OPENING = 4
"""Blocks (headline and first paragraphs) that tell what a report is about."""


@dataclass(frozen=True)
class TimeWords:
    """Look-ups of the table ``scope`` for times."""

    happening: frozenset[str]
    until: frozenset[str]
    beginning: frozenset[str]
    stretch: frozenset[str]
    telling: frozenset[str]
    turmoil: frozenset[str]


class Days:
    """The days that one report tells, by where they stand."""

    def __init__(self, reading: Reading, words: TimeWords) -> None:
        self.reading = reading
        self.words = words
        self.happening = words.happening
        self.cues = {(a.block, i) for a in reading.attributions for i in range(a.first, a.last)}
        self.times_in: dict[int, list[TimeMention]] = {}
        for time in reading.times:
            self.times_in.setdefault(time.block, []).append(time)
        self.happened = self._happened()
        self.began = self._began()
        self.ongoing = self.began is not None or self._goes_on_long()

    def stated(self, block: int, token: int) -> Interval | None:
        """The days said in the clause, else in the sentence."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        options = []
        for mention in self.times_in.get(block, ()):
            if not (sentence.start <= mention.first < sentence.end) or not self._dates(mention):
                continue
            head = head_of(doc, mention)
            if self._of_saying(block, head) or after_that(doc[token], head) or self._ahead(mention, doc[token]):
                continue
            if _compared(doc, token, mention.first):
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
        since = [t.i for t in doc[max(sentence.start, mention.first - 9) : mention.first] if t.lower_ == "since"]
        if since and not since[0] <= token < mention.last:
            # "since the quake 11 days ago": up to the report's day.
            anchor = self.reading.report.anchor
            if interval.start is not None and anchor is not None and interval.start <= anchor:
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
        if not told or any(m.interval.end is None or m.interval.end >= anchor - RECENT for m in told):
            return None
        return self._interval(told[-1])

    def _ahead(self, mention: TimeMention, token: Token) -> bool:
        """Whether a day lies ahead of the report, and the clause tells of what was."""
        anchor, start = self.reading.report.anchor, mention.interval.start
        if anchor is None or start is None or start <= anchor:
            return False
        verb = clause_of(token)
        return verb.tag_ in ("VBD", "VBN", "VBG") and not any(t.tag_ in ("MD", "TO") for t in verb.children)

    def told(self, block: int, token: int) -> bool:
        """Whether the clause tells in the simple past what was done, as reports tell of the day they are about."""
        verb = clause_of(self.reading.blocks[block].doc[token])
        auxiliaries = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
        past = verb.tag_ == "VBD" and not auxiliaries & {"have", "has", "had"}
        past = past and verb.lemma_ != "be"
        passive = (
            verb.tag_ == "VBN" and bool(auxiliaries & {"was", "were"}) and not auxiliaries & {"have", "has", "had"}
        )
        return (past or passive) and not any(t.tag_ == "MD" for t in verb.children)

    def lasted(self, block: int, token: int) -> int:
        """Days of the stretch that a count covers: "killed in three days of fighting"; 0 if none is said."""
        doc = self.reading.blocks[block].doc
        for mention in self.times_in.get(block, ()):
            found = re.fullmatch(r"P(\d+)([DW])", mention.value)
            prep = doc[mention.first - 1].lower_ if mention.first else ""
            over = mention.type == "DURATION" and prep in ("in", "during", "over", "within")
            if found and over and clause_distance(doc[token], head_of(doc, mention)) <= 1:
                return int(found[1]) * (7 if found[2] == "W" else 1)
        return 0

    def unrest(self, block: int, token: int) -> bool:
        """Whether the sentence counts over a stretch that it names only by what goes on: "killed in the unrest"."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        return any(
            t.lemma_.lower() in self.words.stretch and t.dep_ == "pobj" and t.head.lower_ in ("in", "during", "of")
            for t in sentence
        )

    def said_on(self, block: int, token: int) -> date | None:
        """The day on which the sentence says that it was said: "officials said on Sunday that 164 had died"."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        for mention in self.times_in.get(block, ()):
            if sentence.start <= mention.first < sentence.end and self._dates(mention):
                day = mention.interval.start
                if day == mention.interval.end and self._of_saying(block, head_of(doc, mention)):
                    return day
        return None

    def up_to(self, block: int, token: int) -> bool:
        """Whether the day said in the sentence is only one up to which it counts: "by midday", "as of Friday"."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        told = [
            m
            for m in self.times_in.get(block, ())
            if sentence.start <= m.first < sentence.end
            and self._dates(m)
            and not self._of_saying(block, head_of(doc, m))
        ]
        return bool(told) and all(m.first > 0 and doc[m.first - 1].lower_ in self.words.until for m in told)

    def _goes_on_long(self) -> bool:
        """Whether the report is about something that goes on for days in a country: unrest, a war."""
        told = sum(t.lemma_.lower() in self.words.turmoil for block in self.reading.blocks for t in block.doc)
        return told >= 2

    def _began(self) -> date | None:
        """The day on which what goes on began, where the report tells one: "Protests began on January 1"."""
        anchor = self.reading.report.anchor
        if anchor is None:
            return None
        for mention in self.reading.times:
            day = mention.interval.start
            if day is None or not self._dates(mention) or not anchor - RECENT <= day <= anchor:
                continue
            doc = self.reading.blocks[mention.block].doc
            verb = clause_of(head_of(doc, mention))
            subject = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
            starts = verb.lemma_.lower() in self.words.beginning and subject is not None
            if starts and subject is not None and subject.lemma_.lower() in self.words.stretch:
                return day
        return None

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
        if in_dateline(self.reading.blocks[mention.block].doc, mention) or _CLOCK.fullmatch(mention.text.lower()):
            return False
        if (
            mention.type == "SET"
            or mention.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "")
            or mention.value[-2:] in _SEASONS
        ):
            return False
        return mention.interval.known or (mention.relative and mention.type in ("DATE", "TIME"))

    def _interval(self, mention: TimeMention) -> Interval:
        interval, anchor = mention.interval, self.reading.report.anchor
        if interval.start is not None and anchor is not None and interval.start <= anchor:
            # What began before the report is told up to it: "since May", "this year".
            end = anchor if interval.end is None else min(interval.end, anchor)
            interval = replace(interval, end=end)
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
            if not (anchor - RECENT <= day <= anchor and self._dates(mention)):
                continue
            weight = self._tells_happening(mention) + 2 * (mention.block < OPENING)
            if self.reading.blocks[mention.block].zone is ZoneKind.CAPTION:
                weight = 1
            before = self.reading.blocks[mention.block].doc[mention.first - 1].lower_ if mention.first else ""
            if before in ("until", "till"):
                continue
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
        verb = clause_of(head_of(doc, mention))
        if any(t.tag_ == "MD" for t in verb.children) or verb.lemma_.lower() in self.words.telling:
            return False
        return any(t.tag_ in ("VBD", "VBN", "VBG") for t in doc[mention.first].sent)

    def _tells_happening(self, mention: TimeMention) -> int:
        """How surely the day is that of something that happens: 3 in one clause with it, 1 one clause away."""
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        near = [
            clause_distance(token, head)
            for token in doc[mention.first].sent
            if token.lemma_.lower() in self.happening
            and abs(token.i - mention.first) < 15
            and not after_that(token, head)
        ]
        return 0 if not near or min(near) > 2 else 3 if min(near) == 0 else 2


def _compared(doc: Doc, token: int, day: int) -> bool:
    """Whether a day belongs to an older number that this one is held against: "compared with 2,298 on Thursday"."""
    between = [t.lower_ for t in doc[token + 1 : day]]
    if "compared" in between or "versus" in between:
        return True
    return any(pair in (("up", "from"), ("down", "from")) for pair in pairwise(between))


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
