"""The days of a claim whose sentence says none: the day that the text has come to, the report's own, or open.

Needs: blocks, times, attributions. A day that the report does not tell is left open rather than taken for the day of
publication: only what is so while the report is written, what opens it as its news, and what a report of the same day
tells, has that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of, in_dateline
from dateline.extract.mentions import TimeMention
from dateline.extract.places.pointers import is_entry, is_item
from dateline.extract.times.told import RECENT, TimesTold
from dateline.extract.when.asides import is_aside, is_believed, is_named_beside, is_one_of_many, leads_on, quoted
from dateline.extract.when.by_now import beside_it, known_by_now
from dateline.extract.when.own_day import of_own_day
from dateline.extract.when.storyline import TOLD, Storyline
from dateline.extract.when.tenses import Tense, tense_of, was_going_on
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import Precision, TimeBasis, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_HELPING = ("aux", "auxpass")
_TAKES_PART = ("nsubj", "nsubjpass", "dobj")
_LEAD = 4
_FEW = 6
_ISO = 10
_NEAR = timedelta(days=7)
_NIGHT = timedelta(days=1)


class UntoldDays:
    """What one report lets suppose of the day of a claim that says none.

    Attributes:
        same_day: Whether it tells of what happened on its own day.
        of_today: Whether it does, or is of that day by its kind.
        talks: Whether it talks of many things more than it reports.
        spreads: Whether it is about a disease.
        aftermath: Whether it speaks of a disaster as known, and does not tell its day.
        fresh: Whether it tells as its news that a disaster has struck, and not on which day.
        retold: The time long gone that it opens with, where it tells of no day of its own.
    """

    def __init__(self, told: TimesTold, *, happened: Interval | None, talks: bool, one: bool, spreads: bool) -> None:
        self.told = told
        self.words = told.words
        self.blocks = told.reading.blocks
        self.happened = happened
        self.talks = talks
        self.spreads = spreads
        self.same_day = any(self._of_this_day(mention) for mention in told.reading.times)
        self.told_today = any(self._of_this_day(mention, said=True) for mention in told.reading.times)
        self.opens_today = any(
            self.leads(m.block, m.first) and self._of_this_day(m, said=True) for m in told.reading.times
        )
        self.of_today = self.same_day or of_own_day(told.reading, told.day)
        self.aftermath = happened is None and self._known_disaster()
        self.fresh = happened is None and self._has_struck()
        self.retold = self._retold() if happened is None else None
        self.story = Storyline(told, news=happened, one=one)

    def running(self, block: int, token: int) -> Interval | None:
        """The day that the story has come to, for a clause in the simple past; None where it is on none."""
        doc, sentence = self.blocks[block].doc, self.blocks[block].doc[token].sent
        past = tense_of(doc[token], self.words) is Tense.PAST or was_going_on(doc[token])
        if not past or any(t.lower_ in self.words.looking_back and not leads_on(t) for t in sentence):
            return None
        if self._gone_by(block, doc[token]):
            return None
        if quoted(doc[token]) or is_aside(doc[token], self.words) or is_believed(doc[token], self.words):
            return None
        if is_named_beside(doc[token], self.words) or is_one_of_many(doc[token]):
            return None
        return self.story.day(block, token)

    def supposed(
        self, block: int, token: int, *, outcome: bool, at_once: bool, deed: bool, said: date | None
    ) -> Interval:
        """The days that a clause without any lets suppose; open where it lets none.

        Args:
            block: Index of the block.
            token: The word that carries the claim.
            outcome: The claim is what an event left behind.
            at_once: The event did it when it happened.
            deed: The claim is an event: what somebody says they will do is said now.
            said: The day on which it was said.
        """
        day = self.told.day
        assert day is not None
        unknown = UNKNOWN_TIME
        today = Interval(day, day, Precision.DAY, TimeBasis.PUBLISHED)
        word = self.blocks[block].doc[token]
        tense = tense_of(word, self.words)
        if self._over_time(block, word, tense, deed=deed) or self._gone_by(block, word):
            return unknown
        if said is not None and said != day and deed and tense is Tense.SINCE:
            return unknown  # "has closed two papers, it was reported on Monday": some time by then
        if said is not None and said != day and tense in (Tense.NOW, Tense.SINCE):
            today = Interval(said, said, Precision.DAY, TimeBasis.INFERRED)
        if deed and tense is Tense.OPEN and any(t.lower_ in self.words.will for t in word.children):
            return today
        known = self.happened is None and at_once and self.in_disaster(word)
        if outcome and (self.aftermath or known) and (at_once or tense is not Tense.NOW):
            return unknown
        if tense is Tense.OPEN:
            return unknown
        if self.talks and tense is not Tense.NOW:
            return unknown
        if deed and tense in (Tense.PAST, Tense.BEFORE) and is_aside(word, self.words):
            return unknown
        if self.fresh and outcome and (at_once or deed or tense in (Tense.SINCE, Tense.PAST)):
            return Interval(day - _NIGHT, day, Precision.RANGE, TimeBasis.INFERRED)
        news = self.leads(block, token) and not quoted(word)
        if outcome and not deed and tense is Tense.SINCE and not (self.same_day or news):
            return unknown
        struck_today = self.told_today and at_once and outcome and tense is Tense.PAST and not quoted(word)
        if tense in (Tense.PAST, Tense.BEFORE) and not (self._goes_with_today(block, word) or news or struck_today):
            return unknown
        return today

    def _gone_by(self, block: int, word: Token) -> bool:
        """Whether a clause, or the noun itself, is told of some time gone by: "recently called", "recent arrests"."""
        verb = clause_of(word)
        return any(
            mention.value == "PAST_REF" and (head.head.i == word.i or head.i == verb.i or clause_of(head).i == verb.i)
            for mention in self._all(block)
            for head in (head_of(word.doc, mention),)
            if word.sent.start <= mention.first < word.sent.end
            and (head.dep_ != "amod" or head.head.i in (word.i, word.head.i, word.head.head.i))
        )

    def _goes_with_today(self, block: int, word: Token) -> bool:
        """Whether what was done goes with what the report tells of its own day: it opens with that day, its story is on
        it, or somebody says so. What else is told in the simple past is as often background, or of the days before.
        """
        story = self.story.news
        now = self.opens_today or self.spreads or (story is not None and story.start == self.told.day)
        if now or not self.same_day:
            return now and self.same_day
        span = self.blocks[block].span(word.i, word.i + 1)
        held = any(c.contains(span) for a in self.told.reading.attributions for c in a.contents)
        return held or any((block, t.i) in self.told.cues for t in word.sent)

    def looked_back(self, block: int, token: int) -> Interval | None:
        """The time that the whole report looks back on, for a clause in the simple past."""
        word = self.blocks[block].doc[token]
        past = tense_of(word, self.words) in (Tense.PAST, Tense.BEFORE)
        return self.retold if past and not is_aside(word, self.words) else None

    def _retold(self) -> Interval | None:
        day, found = self.told.day, None
        if day is None:
            return None
        for mention in self.told.reading.times:
            start, end, at = mention.interval.start, mention.interval.end, mention.block
            if start is None or end is None or not self.told.dates(mention) or not self._main(at, mention):
                continue
            head = head_of(self.blocks[at].doc, mention)
            if tense_of(head, self.words) is not Tense.PAST or clause_of(head).lemma_.lower() in self.words.issuing:
                continue
            if day - RECENT <= end and start <= day:
                return None
            told = end - start <= _NEAR and not self.told.of_saying(at, head, mention)
            if found is None and told and self.leads(at, mention.first):
                found = self.told.interval(mention)
        return found

    def _over_time(self, block: int, word: Token, tense: Tense, *, deed: bool) -> bool:
        """Whether the clause tells of a habit, or of a stretch whose start it does not tell: "for more than a week"."""
        doc, sentence = self.blocks[block].doc, word.sent
        if tense is Tense.SINCE and any(t.lower_ == "since" for t in sentence):
            return True
        if (
            deed
            and tense is Tense.SINCE
            and any(
                t.lower_ in ("during", "throughout") and any(c.lemma_.lower() in self.words.stretch for c in t.children)
                for t in sentence
            )
        ):
            return True
        for mention in self._all(block):
            if not sentence.start <= mention.first < sentence.end:
                continue
            before = doc[mention.first - 1].lower_ if mention.first else ""
            own, verb = clause_of(head_of(doc, mention)), clause_of(word)
            same = own.i == verb.i or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i == own.i)
            lasting = same and mention.type == "DURATION" and "for" in (before, doc[mention.first].lower_)
            if tense is not Tense.NOW and lasting and mention.value[:1] == "P" and mention.value[-1:] in "DWMY":
                return True
            if (
                same
                and mention.type == "SET"
                and any(t.lower_ in self.words.each for t in doc[mention.first : mention.last])
            ):
                return True
        return False

    def found(self, block: int, token: int) -> bool:
        """Whether cases of a disease are told as known by then, not as what befell somebody once."""
        if beside_it(self.blocks[block].doc[token]):
            return True
        verb = clause_of(self.blocks[block].doc[token])
        tense = tense_of(verb, self.words)
        while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        reported = verb.dep_ == "ccomp" or verb.lemma_ in self.words.telling or self.leads(block, token)
        return tense in (Tense.NOW, Tense.SINCE) or (tense in (Tense.PAST, Tense.BEFORE) and reported)

    def by_now(self, block: int, token: int, *, spreads: bool) -> bool:
        """Whether harm whose day is not told is known by the report's day: "thousands are dead" after a quake."""
        word = self.blocks[block].doc[token]
        known = self.aftermath or self.in_disaster(word) or (spreads and beside_it(word))
        known = known and known_by_now(word, self.words) and not self.talks and not self._tells_before(block, word)
        return known and not self._over_time(block, word, tense_of(word, self.words), deed=False)

    def _tells_before(self, block: int, word: Token) -> bool:
        """Whether the sentence tells a time before the report's, and not only when it was said: "who died in last
        week's quake have come home".
        """
        day, sentence = self.told.day, word.sent
        told = [m for m in self._all(block) if sentence.start <= m.first < sentence.end and self.told.dates(m)]
        told = [m for m in told if not self.told.of_saying(block, head_of(word.doc, m), m)]
        return day is not None and any(m.interval.end is not None and m.interval.end < day for m in told)

    def adds_up(self, block: int, token: int) -> bool:
        """Whether the sentence counts up to now from a time it does not tell: "so far", "since the quake"."""
        sentence = self.blocks[block].doc[token].sent
        if tense_of(self.blocks[block].doc[token], self.words) is Tense.NOW:
            return False
        words = [t.lower_ for t in sentence]
        return "so far" in sentence.text.lower() or "to date" in sentence.text.lower() or "since" in words

    def sums_up(self, block: int, token: int) -> bool:
        """Whether the sentence sums up to the day of the report: "raised so far", "have now given"."""
        word = self.blocks[block].doc[token]
        text = word.sent.text.lower()
        if "so far" in text or "to date" in text:
            return tense_of(word, self.words) is not Tense.OPEN
        verb = clause_of(word)
        perfect = any(t.lower_ in ("have", "has") and t.dep_ == "aux" for t in verb.children)
        so_far = verb.lemma_ in self.words.gathering or any(t.lower_ in ("now", "already") for t in verb.children)
        return perfect and so_far

    def come_together(self, block: int, token: int) -> bool:
        """Whether the clause counts in the perfect what has come together by the report's day: "have been held"."""
        word = self.blocks[block].doc[token]
        verb = clause_of(word)
        while verb.dep_ == "conj" and not any(t.dep_ in (*_HELPING, "nsubj", "nsubjpass") for t in verb.children):
            verb = clause_of(verb.head)  # "have razed farms and held thousands"
        helping = {t.lower_ for t in verb.children if t.dep_ in (*_HELPING, "neg")}
        unsure = self.words.perhaps | self.words.will | {"not", "n't", "to", "would", "should"}
        return bool(helping & {"have", "has", "'ve", "’ve"}) and not helping & unsure

    def done(self, block: int, token: int, *, said: date | None) -> Interval | None:
        """Up to the report's day, for a deed told in the perfect: "has closed all schools", "said it had sent aid"."""
        day, word = said or self.told.day, self.blocks[block].doc[token]
        if day is None or self.talks or tense_of(word, self.words) is not Tense.SINCE or is_aside(word, self.words):
            return None
        by = word.dep_ == "pobj" and word.head.dep_ == "agent"
        if word.pos_ == "NOUN" and word.dep_ not in _TAKES_PART and not by:
            return None  # "has shut the roads during the protests"
        if self._over_time(block, word, Tense.PAST, deed=False) or self._tells_before(block, word):
            return None
        return Interval(None, day, Precision.RANGE, TimeBasis.INFERRED)

    def adds(self, block: int, token: int) -> bool:
        """Whether the sentence tells what comes on top of all so far: "a further 17 cases", not "the new strain"."""
        return any(
            t.lower_ in self.words.further
            and t.head.lemma_.lower() not in self.words.spreading
            and t.head.lower_ not in ("strain", "type", "form", "kind", "disease", "outbreak")
            for t in self.blocks[block].doc[token].sent
        )

    def tells_time(self, block: int, token: int) -> bool:
        """Whether a sentence tells a time, or a clause looks back or stands outside the story."""
        word, sentence = self.blocks[block].doc[token], self.blocks[block].doc[token].sent
        own = any(sentence.start <= m.first < sentence.end for m in self._all(block))
        back = any(t.lower_ in self.words.looking_back and not leads_on(t) for t in sentence)
        return own or is_aside(word, self.words) or back

    def leads(self, block: int, token: int) -> bool:
        """Whether a word stands in the first sentences of a report, where it tells its news."""
        before = sum(
            sum(1 for _ in one.doc.sents) for one in self.blocks[:block] if one.zone in TOLD and len(one.doc) > _FEW
        )
        own = sum(1 for sent in self.blocks[block].doc.sents if sent.start <= token)
        return before + own <= _LEAD

    def before(self, block: int, token: int, left: int) -> Iterator[tuple[int, Sentence]]:
        """So many sentences before a word, the nearest first."""
        if is_item(self.blocks[block].doc):
            return
        sentences = [s for s in self.blocks[block].doc.sents if s.end <= token]
        at = block
        while left:
            while sentences and left:
                yield at, sentences.pop()
                left -= 1
            at -= 1
            if at < 0 or self.blocks[at].zone not in TOLD or self._entry(at):
                return
            sentences = list(self.blocks[at].doc.sents)

    def _entry(self, block: int) -> bool:
        doc = self.blocks[block].doc
        return not len(doc) or is_item(doc) or is_entry(doc, len(doc) - 1, self.told.reading.places, block)

    def _all(self, block: int) -> list[TimeMention]:
        return self.told.times_in.get(block, [])

    def _main(self, block: int, mention: TimeMention) -> bool:
        """Whether a time is told of the deed of a main clause, not of what is only named beside it or lies ahead."""
        day, start = self.told.day, mention.interval.start
        if day is not None and start is not None and start > day:
            return False
        return clause_of(head_of(self.blocks[block].doc, mention)).dep_ in ("ROOT", "conj", "ccomp", "parataxis")

    def _of_this_day(self, mention: TimeMention, *, said: bool = False) -> bool:
        day, interval = self.told.day, mention.interval
        block = self.blocks[mention.block]
        doc = block.doc
        if day is None or (interval.start, interval.end) != (day, day):
            return False
        if block.zone is ZoneKind.HEADLINE or (mention.block == 0 and not any(t.pos_ in ("VERB", "AUX") for t in doc)):
            return len(mention.value) == _ISO  # a bulletin with its day
        if block.zone is not ZoneKind.BODY:
            return False
        if mention.value == "PRESENT_REF" or in_dateline(doc, mention):
            return False
        head = head_of(doc, mention)
        verb = clause_of(head)
        if quoted(doc[mention.first]):
            return False  # "today" of one who speaks is the day on which that was said
        if verb.lemma_.lower() in self.words.issuing:
            return False  # "this article was published on Friday"
        if verb.pos_ not in ("VERB", "AUX") or (
            not (said and mention.text.lower() == "today") and self.told.of_saying(mention.block, head, mention)
        ):
            return False
        return tense_of(head, self.words) in (Tense.PAST, Tense.SINCE, Tense.BEFORE)

    def in_disaster(self, word: Token) -> bool:
        """Whether the sentence names a disaster as known: "killed in the quake"."""
        return any(
            t.lemma_.lower() in self.words.disaster and any(c.lower_ == "the" for c in t.lefts) for t in word.sent
        )

    def _has_struck(self) -> bool:
        """Whether the first word for a disaster tells that one has struck: "A quake has hit the island"; it may have
        done so on the day before, in the night or far abroad.
        """
        for block in self.blocks:
            for t in block.doc:
                if t.lemma_.lower() in self.words.disaster:
                    verb = clause_of(t)
                    known = any(c.lower_ in ("the", "this", "that") or c.dep_ == "poss" for c in t.lefts)
                    strikes = t.dep_ == "nsubj" and verb.lemma_ in self.words.devastating and not known
                    return strikes and tense_of(t, self.words) is not Tense.OPEN
        return False

    def _known_disaster(self) -> bool:
        """Whether the first word for a disaster is one that takes it as known: "the quake", "earthquake survivors"."""
        for block in self.blocks:
            for t in block.doc:
                if t.lemma_.lower() in self.words.disaster:
                    if t.dep_ in ("compound", "poss") or t.ent_type_ == "EVENT":
                        return True
                    return any(c.lower_ in ("the", "this", "that") or c.dep_ == "poss" for c in t.lefts)
        return False


def inferred(interval: Interval) -> Interval:
    """An interval that is not the clause's own."""
    return replace(interval, basis=TimeBasis.INFERRED)
