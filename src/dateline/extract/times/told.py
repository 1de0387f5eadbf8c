"""The times of one report that can be the days of a claim, and those that only say when something was said.

Needs: blocks, times, attributions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, governors, head_of, in_dateline
from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.model.time import Interval
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

RECENT = timedelta(days=45)
"""A day further back belongs to an earlier event, which the report only looks back on."""
_CLOCK = re.compile(
    r"(around |about |shortly |just |before |after |at |by |until |past |nearly )*"
    r"(midnight|noon|midday|\d{1,2}[.:h]\d\d( ?([ap]\.? ?m\.?|gmt|utc|local time))*"
    r"|\d{1,4} ?([ap]\.? ?m\.?|hours|hrs|gmt|utc|o'clock|local time)+)"
)
"""A time of day alone says no day."""
_PART = re.compile(
    r"(?:in )?the (?:morning|afternoon|evening|night)|\w+ (?:in the|at) (?:morning|afternoon|evening|night)"
)
_SEASONS = {"SP", "SU", "FA", "WI"}
"""A season without a year is seldom the time of a claim: "on a winter's night"."""
_YEAR = re.compile(r"\b\d{4}\b")
_ISO = 10
"""Letters of a whole day: 2022-01-06."""
OPENING = 4
"""Blocks (headline and first paragraphs) that tell what a report is about."""


@dataclass(frozen=True)
class TimeWords:
    """Look-ups of the table ``scope`` for times."""

    happening: frozenset[str]
    until: frozenset[str]
    beginning: frozenset[str]
    stretch: frozenset[str]
    occasions: frozenset[str]
    spells: frozenset[str]
    telling: frozenset[str]
    speaking: frozenset[str]
    finding: frozenset[str]
    saving: frozenset[str]
    issuing: frozenset[str]
    turmoil: frozenset[str]
    lasting: frozenset[str]
    spreading: frozenset[str]
    chronicle: frozenset[str]
    disaster: frozenset[str]
    following: frozenset[str]
    cases: frozenset[str]
    pleading: frozenset[str]
    counts: frozenset[str]
    ending: frozenset[str]
    named: frozenset[str]
    looking_back: frozenset[str]
    each: frozenset[str]
    will: frozenset[str]
    at_present: frozenset[str]
    destined: frozenset[str]
    held: frozenset[str]
    perhaps: frozenset[str]
    causing: frozenset[str]
    missing: frozenset[str]
    stationed: frozenset[str]
    plans: frozenset[str]
    rendering: frozenset[str]
    same_period: frozenset[str]
    back_then: frozenset[str]
    further: frozenset[str]
    devastating: frozenset[str]
    striking: frozenset[str]
    bidding: frozenset[str]
    judging: frozenset[str]
    remembering: frozenset[str]
    raising: frozenset[str]
    urging: frozenset[str]
    needs: frozenset[str]
    gathering: frozenset[str]
    founding: frozenset[str]


class TimesTold:
    """The times that one report tells, with the day that it is of."""

    def __init__(self, reading: Reading, words: TimeWords) -> None:
        self.reading = reading
        self.words = words
        self.happenings = words.happening | words.stretch | words.disaster | words.spreading
        self.dated = self.happenings | words.occasions
        self.cues = {
            (a.block, i)
            for a in reading.attributions
            for i in range(a.first, a.last)
            # "Rebels attacked Elm on Friday, killing nine": no word that may tell of a deed only says something.
            if a.speech or reading.blocks[a.block].doc[i].lemma_.lower() not in words.happening
        }
        self.times_in: dict[int, list[TimeMention]] = {}
        for time in reading.times:
            self.times_in.setdefault(time.block, []).append(time)
        self.day = self._as_of() or reading.report.anchor

    def _as_of(self) -> date | None:
        """The day up to which a report on a situation counts, where its head says so: "As of 18 January"."""
        anchor = self.reading.report.anchor
        for mention in self.reading.times:
            block = self.reading.blocks[mention.block]
            day = mention.interval.start
            if mention.block >= OPENING or anchor is None or day is None or not anchor - RECENT <= day <= anchor:
                continue
            before = tuple(t.lower_ for t in block.doc[max(0, mention.first - 2) : mention.first])
            headed = block.zone is ZoneKind.HEADLINE or not any(t.pos_ in ("VERB", "AUX") for t in block.doc)
            if headed and before in (("as", "of"), ("as", "at")) and mention.interval.end == day:
                return day
        return None

    def of_saying(self, block: int, head: Token, mention: TimeMention) -> bool:
        """Whether a time only says when something was said: "said on Wednesday", "said on Wednesday it had"."""
        verb = clause_of(head)
        if mention.last < len(head.doc) and head.doc[mention.last].tag_ == "POS":
            return False  # "data suggest Tuesday's quake was deep"
        if mention.last == verb.i and not any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children):
            return False  # "Saturday saw protests": the day itself is the subject
        if any(t.lower_ == "since" and t.dep_ == "prep" and t.head.i == verb.i for t in head.ancestors):
            return False  # "has put the toll at 300 since Monday's rally"
        at = mention.first - 1
        while at > 0 and head.doc[at].lower_ in ("on", "late", "early"):
            at -= 1
        if (block, at) in self.cues:
            return True
        if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_.lower() in self.words.speaking:
            return (block, clause_of(verb.head).i) in self.cues  # "Speaking on Sunday, she said 40 had died"
        return (block, verb.i) in self.cues or any((block, t.i) in self.cues for t in governors(head))

    def dates(self, mention: TimeMention) -> bool:
        """Whether a time can be the day of a claim: no dateline, no time of day alone, no season, no habit."""
        if in_dateline(self.reading.blocks[mention.block].doc, mention) or _CLOCK.fullmatch(mention.text.lower()):
            return False
        if self._stamps(mention) or self._names(mention) or self._explains(mention):
            return False
        if _PART.fullmatch(mention.text.lower()):
            return False  # "in the morning" alone says no day
        if (
            mention.type == "SET"
            or mention.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "")
            or (mention.value[-2:] in _SEASONS and not _YEAR.search(mention.text))
        ):
            return False
        return mention.interval.known or (mention.relative and mention.type in ("DATE", "TIME"))

    def _stamps(self, mention: TimeMention) -> bool:
        """Whether a time is the report's own date glued to its first words: "Monday 3 May Some 900 guards"."""
        doc, anchor = self.reading.blocks[mention.block].doc, self.reading.report.anchor
        if mention.block >= OPENING or mention.interval.start != anchor or not any(c.isdigit() for c in mention.text):
            return False
        if not any(c.isalpha() for c in mention.text) or mention.last >= len(doc):
            return False
        before = doc[mention.first - 1] if mention.first else None
        held = before is not None and (before.pos_ in ("ADP", "DET", "VERB", "SCONJ") or before.lower_ == "of")
        after = doc[mention.last]
        return not held and (after.text == "|" or (after.is_title and after.i == mention.last))

    def _explains(self, mention: TimeMention) -> bool:
        """Whether a time only explains another: "in 1998, the last year that is on file"."""
        doc = self.reading.blocks[mention.block].doc
        if mention.first < 2 or doc[mention.first - 1].text != ",":
            return False
        led = any(one.last == mention.first - 1 for one in self.times_in[mention.block])
        return led and any(t.dep_ == "relcl" for t in head_of(doc, mention).children)

    def _names(self, mention: TimeMention) -> bool:
        """Whether a day is part of a name: "the 26 July Movement", "the September 11 Memorial"."""
        doc = self.reading.blocks[mention.block].doc
        if mention.last >= len(doc) or len(mention.value) != _ISO or not any(c.isdigit() for c in mention.text):
            return False
        article = doc[mention.first].lower_ == "the" or (mention.first > 0 and doc[mention.first - 1].lower_ == "the")
        after = doc[mention.last]
        capital = after.text[:1].isupper() or mention.text.isupper()
        return article and capital and after.lower_ in self.words.named

    def opens(self, mention: TimeMention) -> bool:
        """Whether a day is only that on which what went on for days began: "the unrest that began on January 1"."""
        if mention.interval.start is None or mention.interval.start != mention.interval.end:
            return False
        verb = clause_of(head_of(self.reading.blocks[mention.block].doc, mention))
        if verb.dep_ not in ("relcl", "acl") or verb.lemma_.lower() not in self.words.beginning:
            return False
        if any(t.dep_ == "conj" and t.lemma_.lower() in self.words.ending for t in verb.children):
            return False
        return bool({verb.head.lemma_.lower(), verb.head.lower_} & self.words.stretch)

    def interval(self, mention: TimeMention) -> Interval:
        """The days of a time, with its words; what is still going on ends with the report's day."""
        interval, anchor = mention.interval, self.day
        if interval.start is not None and anchor is not None and interval.start <= anchor:
            # What began before the report is told up to it: "since May", "this year".
            end = anchor if interval.end is None else min(interval.end, anchor)
            interval = replace(interval, end=end)
        return replace(interval, text=mention.text, span=mention.span)
