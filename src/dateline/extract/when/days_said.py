"""When a claim was so: the days said in its clause, and what a report carries over.

Needs: blocks, times, attributions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.extract.clauses import (
    after_a_stretch,
    after_that,
    clause_distance,
    clause_of,
    head_of,
    named_after,
    said_meanwhile,
)
from dateline.extract.mentions import TimeMention
from dateline.extract.places.pointers import apart
from dateline.extract.reading import Reading
from dateline.extract.times.told import RECENT, TimesTold, TimeWords
from dateline.extract.when.asides import quoted
from dateline.extract.when.day_after import day_after_which
from dateline.extract.when.entry_days import EntryDays
from dateline.extract.when.main_day import MainDay, happens
from dateline.extract.when.not_then import had_been, not_then
from dateline.extract.when.sentence_days import SentenceDays
from dateline.extract.when.tenses import Tense, before_then, supposes, tense_of
from dateline.extract.when.times_beside import (
    alone,
    asked_for,
    before_that,
    beside_perfect,
    broad,
    compared,
    in_relative,
    into_night,
    is_to_come,
    of_another,
    of_most,
    of_one_phrase,
    of_report,
    of_that,
    outside,
    recalled,
    since_when,
    told_apart,
    when_told,
)
from dateline.extract.when.untold_days import UntoldDays
from dateline.model.time import Interval
from dateline.model.vocabulary import Precision, TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Token


_YEAR = 4
_POINTED = 2
"""Sentences back that "the same period" may point to."""


class Days(SentenceDays):
    """The days that one report tells, by where they stand."""

    def __init__(self, reading: Reading, words: TimeWords) -> None:
        super().__init__(TimesTold(reading, words))
        self.cues = self.told_in.cues
        self.entries = EntryDays(reading)
        main = MainDay(self.told_in)
        self.spreads, self.chronicle = main.spreads, main.chronicle
        self.day, self.happened, self.began, self.ongoing = self.told_in.day, main.happened, main.began, main.ongoing
        self.harmed = main.harmed
        self.struck = (main.happened or main.named) if main.struck else None
        self.single, self.one = main.single, main.one
        self.untold = UntoldDays(
            self.told_in, happened=main.happened, talks=main.talks, one=main.one, spreads=main.spreads
        )

    def stated(self, block: int, token: int) -> Interval | None:
        """The days said in the clause, else in the sentence."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        if (before := day_after_which(self.told_in, block, doc[token])) is not None:
            return before
        options = []
        headed = self.entries.over(block, token)
        relative = clause_of(doc[token]).dep_ == "relcl"
        for mention in self.times_in.get(block, ()):
            if not (sentence.start <= mention.first < sentence.end) or not self.told_in.dates(mention):
                continue
            if mention in self.entries.heads:
                continue
            head = head_of(doc, mention)
            if (self.chronicle and mention.relative) or recalled(head, doc[token], self.words):
                continue
            said = self.told_in.of_saying(block, head, mention) and (block, token) not in self.cues
            bids = clause_of(head).lemma_ in self.words.bidding and clause_of(doc[token]).i == clause_of(head).i
            tied = when_told(doc, mention, doc[token]) or of_that(head, doc[token])
            said = said and not bids and not tied
            ahead = self.day is not None and mention.interval.start is not None and mention.interval.start > self.day
            after = after_that(doc[token], head) and not broad(mention)
            if (said and not ahead) or after or self._ahead(mention, doc[token]):
                continue
            if before_then(doc[token], head, self.words) or supposes(head, doc[token]):
                continue
            since = since_when(doc, mention)
            elsewhere = since is None and of_another(head, doc[token], self.told_in.dated)
            if elsewhere or of_report(head, doc[token], self.words):
                continue
            if relative and is_to_come(doc[token], head):
                continue
            pleads = clause_of(head)
            if compared(doc, token, mention.first, self.words) or (
                pleads.lemma_ in self.words.pleading
                and pleads.i != token
                and not any(t.dep_ == "auxpass" for t in pleads.children)
            ):
                continue
            if before_that(head, doc[token]) or told_apart(head, doc[token], self.words):
                continue
            free = since is None and not tied
            if free and beside_perfect(head, doc[token], self.words):
                continue
            if asked_for(head, doc[token], self.words) or (ahead and outside(doc[token], head)):
                continue
            if free and not_then(doc[token], head, mention, self.day, self.words):
                continue
            if said_meanwhile(head, doc[token]) or of_most(doc, mention, token):
                continue
            if not relative and (in_relative(head, doc[token]) or self._beside(head, doc[token])):
                continue
            far: float = 3 if apart(doc, token, mention.first) else clause_distance(doc[token], head)
            if far and mention.first > token and since is not None and mention.interval.start is not None:
                # "had recorded 4,432 deaths since the invasion began on Monday".
                far = 1
            if mention.first == token + 2 and doc[token + 1].lower_ == "on":
                # "80 on Saturday and 40 on Sunday".
                far = -1
            if tied:
                far = -1
            if not far and of_one_phrase(doc[token], head):
                far = -0.5
            options.append((0 if relative and far >= 0 else far, abs(mention.first - token), mention))
        if not options:
            return self.told_in.interval(headed) if headed is not None else None
        mention = min(options, key=lambda option: option[:2])[2]
        clause = clause_of(doc[token])
        since = since_when(doc, mention)
        in_it = mention.first <= clause.head.i < mention.last
        in_it = in_it or (since is not None and since < clause.head.i and mention.last <= clause.head.i < clause.i)
        if clause.dep_ == "relcl" and in_it:
            # "the worst since 1959, when two died": they died in that year, not since.
            return alone(self.told_in.interval(mention), mention.value)
        interval = self.told_in.interval(mention)
        begun = clause_of(head_of(doc, mention))
        if since is None and begun.lemma_.lower() in self.words.beginning and self.perfect(block, token):
            since = begun.i  # "in an operation that began on Monday, 1,900 have been flown out"
        if since is None and begun.i != clause.i and self.told_in.opens(mention):
            return self._from_then(interval, self.said_on(block, token) or self.day)
        named = head_of(doc, mention)
        if since is not None and named.dep_ in ("poss", "compound", "nmod") and named.head.i == token:
            return alone(interval, mention.value)  # "since Tuesday's quake": the quake is of that day
        then = (
            next((t.i for t in clause.subtree if t.i and t.lower_ == "then" and t.nbor(-1).lower_ == "since"), -1)
            if clause.i
            else -1
        )
        if mention.last <= then and interval.start is not None and self.day is not None and interval.start <= self.day:
            # "emerged in April, and since then thousands have fallen ill".
            return replace(interval, end=self.day, precision=Precision.RANGE)
        of_since = any(t.lower_ == "since" and t.dep_ == "prep" for t in doc[token].ancestors)
        if since is not None and not since <= token < mention.last and not of_since:
            # "since the quake 11 days ago": up to the report's day.
            anchor = self.day
            if interval.start is not None and anchor is not None and interval.start <= anchor:
                interval = replace(interval, end=anchor, precision=Precision.RANGE)
        return interval

    def said_when(self, block: int, token: int) -> Interval | None:
        """The days on which the sentence says that it was said: "promised last week to send 200 tents"."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        for mention in self.times_in.get(block, ()):
            if sentence.start <= mention.first < sentence.end and self.told_in.dates(mention):
                head = head_of(doc, mention)
                if self.told_in.of_saying(block, head, mention) and not self._ahead(mention, head):
                    return self.told_in.interval(mention)
        return None

    def _from_then(self, begun: Interval, known: date | None) -> Interval:
        """From the day on which something began up to the day on which it was made known."""
        if begun.start is None or known is None or known <= begun.start:
            return begun
        return replace(begun, end=known, precision=Precision.RANGE)

    def of_verb(self, block: int, token: int) -> int:
        """The verb of what became of somebody, for its adjective: "left" of "left homeless"; else the word itself."""
        doc = self.reading.blocks[block].doc
        if token and doc[token].pos_ == "ADJ" and doc[token - 1].lemma_ in self.words.rendering:
            return token - 1
        return token

    def happened_to(self, block: int, token: int, *, outcome: bool) -> Interval | None:
        """The day of what the report is about, unless nothing harmful is told of it and the clause tells of harm done
        before, or in a quotation.
        """
        word = self.reading.blocks[block].doc[token]
        if not outcome or self.harmed or self.happened is None:
            return self.happened
        if self.struck is not None and self.untold.in_disaster(word):
            return self.happened
        before = tense_of(word, self.words) in (Tense.SINCE, Tense.BEFORE)
        return None if before or quoted(word) else self.happened

    def of_incident(self, block: int, token: int) -> Interval | None:
        """The day of the one harmful happening that a report is about, for a clause in the simple past that tells of
        harm and no time; None where the report tells of more than one.
        """
        word = self.reading.blocks[block].doc[token]
        if self.happened is None or not self.single or not happens(word, self.words):
            return None
        if tense_of(word, self.words) is not Tense.PAST or self.untold.tells_time(block, token):
            return None
        return replace(self.happened, basis=TimeBasis.INFERRED)

    def pointed_back(self, block: int, token: int) -> Interval | None:
        """The days told just before, where the sentence points to them: "in the same period", "on that occasion"; from
        them on, where it says "since then".
        """
        doc = self.reading.blocks[block].doc
        text = doc[token].sent.text.lower()
        if "since then" in text and self.perfect(block, token):
            return self._since_then(block, token)
        period = any(words in text for words in self.words.same_period)
        if not period and not any(words in text for words in self.words.back_then):
            return None
        for at, sentence in self.untold.before(block, token, _POINTED):
            told = [
                m
                for m in self.times_in.get(at, ())
                if sentence.start <= m.first < sentence.end and (self.told_in.dates(m) or m.type == "DURATION")
            ]
            told = [m for m in told if m.interval.known and (not period or m.interval.start != m.interval.end)]
            if told:
                interval = self.told_in.interval(told[-1])
                return interval if period else alone(interval, told[-1].value)
        return None

    def _since_then(self, block: int, token: int) -> Interval | None:
        """From the last day told in the sentences before up to the report's day."""
        for at, sentence in self.untold.before(block, token, _POINTED):
            told = [
                m.interval.start
                for m in self.times_in.get(at, ())
                if sentence.start <= m.first < sentence.end and self.told_in.dates(m)
            ]
            begun = told[-1] if told else None
            if begun is not None and self.day is not None and begun <= self.day:
                return Interval(begun, self.day, Precision.RANGE, TimeBasis.INFERRED)
        return None

    def refused(self, block: int, token: int) -> bool:
        """Whether the sentence tells a day that is plainly not the word's: it had been before, or is supposed."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        told = [m for m in self.times_in.get(block, ()) if sentence.start <= m.first < sentence.end]
        heads = [head_of(doc, m) for m in told]
        struck = self.struck is not None and self.untold.in_disaster(doc[token])
        for mention, head in zip(told, heads, strict=True):
            dates = not struck and self.told_in.dates(mention) and not self.told_in.of_saying(block, head, mention)
            if self.happened is not None and self.happened.start != mention.interval.start:
                continue  # it may be of the day that the report is about
            if dates and had_been(doc[token], head, self.words):
                return True
        return any(
            before_then(doc[token], head, self.words)
            or supposes(head, doc[token])
            or (not struck and after_a_stretch(doc[token], clause_of(head)))
            or before_that(head, doc[token])
            for head in heads
        )

    def _beside(self, head: Token, token: Token) -> bool:
        """Whether a time stands in a relative clause of what is no happening and has no part in the word's own clause:
        "the town, which Friday's storm hit".
        """
        verb = clause_of(head)
        if verb.dep_ != "relcl" or verb.i == token.i or verb.is_ancestor(token):
            return False
        if verb.head.lemma_.lower() in self.told_in.happenings:
            return False
        if any(t.lower_ == "who" and t.dep_ == "nsubj" for t in verb.children):
            return True  # "a man who came home last week was found to be ill"
        return clause_of(verb.head).i != clause_of(token).i

    def background(self, block: int, token: int) -> Interval | None:
        """The days of an earlier event that the sentence before looks back on, where this one goes on in the past."""
        anchor = self.day
        doc = self.reading.blocks[block].doc
        verb = clause_of(doc[token])
        against = any(t.lower_ == "compared" for t in doc[token].ancestors)
        against = against or any(t.lower_ == "already" for t in verb.children) or "so far" in doc[token].sent.text
        if against or tense_of(doc[token], self.words) is Tense.SINCE:
            return None
        back = any(t.lower_ in ("has", "have") and t.dep_ == "aux" for t in doc[token].sent)
        if back and verb.dep_ != "relcl":
            return None  # the sentence has come back to the report's own time
        if anchor is None or verb.tag_ not in ("VBD", "VBN") or any(t.tag_ in ("VBP", "VBZ") for t in verb.children):
            return None
        for at, sentence in self.untold.before(block, token, 1):
            told = [
                m
                for m in self.times_in.get(at, ())
                if sentence.start <= m.first < sentence.end
                and self.told_in.dates(m)
                and not (m.first == 0 and m.interval.start == m.interval.end == anchor)
            ]
            if told:
                far = all(m.interval.end is not None and m.interval.end < anchor - RECENT for m in told)
                made = clause_of(head_of(self.reading.blocks[at].doc, told[-1]))
                if made.lemma_.lower() in self.words.founding:
                    return None  # "The league was formed in 2009": what it did is told of its own time
                year = len(told[-1].value) == _YEAR
                named = year and named_after(head_of(self.reading.blocks[at].doc, told[-1]))
                return self.told_in.interval(told[-1]) if far and not named else None
        return None

    def _ahead(self, mention: TimeMention, token: Token) -> bool:
        """Whether a day lies ahead of the report, and the clause tells of what was."""
        anchor, start = self.day, mention.interval.start
        later = start == anchor != mention.interval.end and mention.text.lower().startswith("later ")
        if anchor is None or start is None or (start <= anchor and not later):
            return False
        verb = clause_of(token)
        planned = mention.first > 0 and verb.doc[mention.first - 1].lower_ == "for"
        past = verb.tag_ in ("VBD", "VBN", "VBG") and not any(t.tag_ in ("MD", "TO") for t in verb.children)
        asks = verb.lemma_ in self.words.bidding or verb.lemma_ in self.words.urging
        past = past and (asks or not into_night(verb.doc, mention, anchor))
        set_ = verb.tag_ == "VBG" and any(t.lower_ in ("is", "are", "'re") and t.dep_ == "aux" for t in verb.children)
        if set_:
            return False  # "are hosting a meeting next month"
        return past and not planned

    def said_by(self, block: int, token: int) -> date | None:
        """The last day of the time at which the sentence says that it was said: "said in May that 250 had died"."""
        said = self.said_when(block, token)
        return None if said is None or said.end is None or self.day is None else min(said.end, self.day)
