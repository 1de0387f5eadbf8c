"""The days that a report is mainly about: when it happened, and when what goes on began.

Needs: blocks, times, attributions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import after_that, clause_distance, clause_of, head_of, in_passing
from dateline.extract.mentions import TimeMention
from dateline.extract.places.pointers import is_entry
from dateline.extract.text.telling import Telling, telling
from dateline.extract.times.told import OPENING, RECENT, TimesTold, TimeWords
from dateline.extract.when.named_days import disaster_of, named_days
from dateline.extract.when.not_then import had_been
from dateline.extract.when.tenses import Tense, before_then, supposes, tense_of
from dateline.extract.when.times_beside import before_that, recalled
from dateline.model.time import Interval
from dateline.model.vocabulary import Precision, TimeBasis, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGAIN = 2
_LEADS = 2
_ONE_IN = 8
_ISO = 10
_WORDS = 5
_SAID = {"announcement", "statement", "toll", "figure", "number", "count", "claim", "report", "estimate", "tally"}
_HEAD = 12
"""Blocks of headlines, links and bylines that may stand before a dateline."""
_YEAR = 366
_NEAR = 2
_FEW = 3
_LONG = 12
_BEHIND = 0.25
_DOWN = 0.6
"""Share of a report's paragraphs after which it has told what it is about."""
_CAPSIZES = {("turn", "over"), ("go", "down")}
_AFTER = {"since", "after", "following", "before", "despite", "from", "of"}
_WEEKS_BACK = re.compile(r"\b(?:weeks?|months?|fortnight) ago\b")
_CLOSE = timedelta(days=5)
"""Days by which a time counted back in weeks may miss the day that it means."""


class MainDay:
    """What one report tells of its own event.

    Attributes:
        happened: The day of what the report is about.
        harmed: Whether something that may harm is told of that day.
        began: The day on which what goes on began.
        chronicle: Whether it tells day by day of a stretch, so that what has no day is not of the report's.
        spreads: Whether it is about a disease.
        single: Whether harm is told of that day alone.
        talks: Whether it talks of many things more than it reports.
        ongoing: Whether it is about something that goes on for days in a country.
        one: Whether it tells one story: not of a disease, of a disaster and what is done about it, or of many things.
    """

    def __init__(self, told: TimesTold) -> None:
        self.told = told
        self.reading = told.reading
        self.words = told.words
        opening = " ".join(block.doc.text.lower() for block in self.reading.blocks[:2])
        self.dateline = next((b.index for b in self.reading.blocks[:_HEAD] if b.zone is ZoneKind.DATELINE), None)
        self.chronicle = any(words.replace("_", " ") in opening for words in self.words.chronicle)
        self.spreads = self._spreads()
        # A disease has no one day, nor has talk of many things.
        self.talks = telling(self.reading) in (Telling.OPINION, Telling.LOOK_BACK)
        self.harmful: set[date] = set()
        self.beside = False
        self.struck = self._known_disaster()
        self.named = named_days(told) if self.struck else None
        self.happened = None if self.spreads or self.talks else self._happened() or self.named
        tells = self.happened is not None and self.happened.start in self.harmful
        self.harmed = tells or self.beside
        # Of several days with harm, and of what goes on for days, none is that of all harm.
        self.single = tells and len(self.harmful) == 1 and not self._goes_on_long()
        self.began = self._began() or (self._counted_since() if self.spreads else None)
        self.ongoing = self.began is not None or self._goes_on_long()
        self.one = not (self.spreads or self.talks or self.chronicle or self._disaster())

    def _spreads(self) -> bool:
        """Whether the report is about a disease, which it names again and again."""
        sentences = [sentence for block in self.reading.blocks for sentence in block.doc.sents]
        named = [{t.lemma_.lower() for t in s} | {t.lower_ for t in s} for s in sentences]
        told = [bool(words & self.words.spreading) for words in named]
        return sum(told) >= _AGAIN and (any(told[:_LEADS]) or sum(told) * _ONE_IN > len(told))

    def _known_disaster(self) -> bool:
        """Whether the report speaks again and again of a disaster that it takes as known."""
        told = [t for b in self.reading.blocks for t in b.doc if t.lemma_.lower() in self.words.disaster]
        known = any(c.lower_ in ("the", "this", "that") for t in told for c in t.lefts)
        return known and len(told) >= _AGAIN

    def _counted_since(self) -> date | None:
        """The day since which a report on a disease counts: "1,214 cases since 21 November"."""
        for mention in self.reading.times:
            doc = self.reading.blocks[mention.block].doc
            since = mention.first > 0 and doc[mention.first - 1].lower_ == "since"
            day, anchor = mention.interval.start, self.told.day
            if since and day is not None and anchor is not None and day < anchor and self.told.dates(mention):
                counted = {t.lemma_.lower() for t in doc[mention.first].sent if not _none(t)} & self.words.cases
                if counted and (anchor - day).days < _YEAR:
                    return day
        return None

    def _disaster(self) -> bool:
        told = sum(t.lemma_.lower() in self.words.disaster for block in self.reading.blocks for t in block.doc)
        return told >= _AGAIN

    def _goes_on_long(self) -> bool:
        """Whether the report is about something that goes on for days in a country: unrest, a war."""
        told = sum(t.lemma_.lower() in self.words.turmoil for block in self.reading.blocks for t in block.doc)
        return told >= 2

    def _began(self) -> date | None:
        """The day on which what goes on began, where the report tells one: "Protests began on January 1"."""
        anchor = self.told.day
        if anchor is None:
            return None
        for mention in self.reading.times:
            day = mention.interval.start
            if day is None or not self.told.dates(mention) or not anchor - RECENT <= day <= anchor:
                continue
            doc = self.reading.blocks[mention.block].doc
            verb = clause_of(head_of(doc, mention))
            subject = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
            if verb.dep_ == "relcl" and self.told.opens(mention):
                subject = verb.head  # "fighting that began on Monday"
            since = mention.first > 0 and doc[mention.first - 1].lower_ == "since" and day == mention.interval.end
            starts = verb.lemma_.lower() in self.words.beginning or since
            if starts and subject is not None and {subject.lemma_.lower(), subject.lower_} & self.words.stretch:
                return day
        return None

    def _happened(self) -> Interval | None:
        """The day of what the report is about: the recent day said most with a word for something that happens."""
        anchor = self.told.day
        if anchor is None:
            return None
        votes: Counter[date] = Counter()
        first: dict[date, TimeMention] = {}
        struck: set[date] = set()
        times: defaultdict[date, list[TimeMention]] = defaultdict(list)
        for mention in self.reading.times:
            day = mention.interval.start
            if mention.type not in ("DATE", "TIME") or day is None or not self._of_one_day(mention):
                continue
            if not (anchor - RECENT <= day <= anchor and self.told.dates(mention)):
                continue
            if is_entry(self.reading.blocks[mention.block].doc, mention.first, self.reading.places, mention.block):
                continue
            doc = self.reading.blocks[mention.block].doc
            opens = self._opens(mention.block) and not self._of_noun(head_of(doc, mention))
            aside = not opens or doc[mention.last - 1].lower_ == "ago"
            if aside and in_passing(head_of(doc, mention), self.words.happening):
                continue
            if any(t.lemma_.lower() in self.words.following for t in doc[mention.last : mention.last + _WORDS]):
                continue
            if self.told.opens(mention) or _takes_back(clause_of(head_of(doc, mention))):
                continue
            tells = self._tells_happening(mention)
            weight = tells + 2 * opens
            if self.reading.blocks[mention.block].zone is ZoneKind.CAPTION:
                weight = 1
            before = self.reading.blocks[mention.block].doc[mention.first - 1].lower_ if mention.first else ""
            named = mention.last < len(doc) and doc[mention.last].tag_ == "POS"  # "victims of Tuesday's quake"
            if (before in ("until", "till", "of", "than") and not named) or mention.text.lower().startswith("up to "):
                continue
            if weight and self._past(mention):
                first.setdefault(day, mention)
                times[day].append(mention)
                if tells:
                    self.harmful.add(day)
                if self._of_disaster(mention):
                    struck.add(day)
                votes[day] += weight
        if self.struck:
            # What a disaster did is of the day that is told of it, not of the day of what is done about it.
            votes = Counter({day: weight for day, weight in votes.items() if day in struck})
        votes = self._exactly(votes, first)
        votes = Counter({day: weight for day, weight in votes.items() if day in struck or not self._late(times[day])})
        if not votes:
            return self.named or self._counted_back() if self.struck else None
        found = first[min(votes, key=lambda day: (-votes[day], day))]
        day = found.interval.start
        if not self.struck and day is not None and self._beyond_news(times[day]):
            return None
        sentence = self.reading.blocks[found.block].doc[found.first].sent
        self.beside = any(happens(t, self.words) for t in sentence)
        return replace(self.told.interval(found), start=day, end=day, precision=Precision.DAY)

    def _late(self, mentions: list[TimeMention]) -> bool:
        """Whether a day is told once, far down a long report: it is not what the report is about."""
        blocks = len(self.reading.blocks)
        return len(mentions) == 1 and blocks > _LONG and mentions[0].block > blocks * _DOWN

    def _beyond_news(self, mentions: list[TimeMention]) -> bool:
        """Whether a day is told of one deed alone, behind harm that a long report opens with and tells no day of."""
        told = [m for m in mentions if self._tells_happening(m)]
        blocks = self.reading.blocks
        if len(told) != 1 or len(blocks) <= _LONG or told[0].block < max(_LEADS * OPENING, len(blocks) * _BEHIND):
            return False
        for block in blocks[:OPENING]:
            for sentence in block.doc.sents:
                timed = any(
                    sentence.start <= m.first < sentence.end and self.told.dates(m)
                    for m in self.told.times_in.get(block.index, ())
                )
                if any(happens(t, self.words) and t.pos_ in ("VERB", "NOUN") for t in sentence):
                    return not timed and any(t.tag_ == "VBD" for t in sentence)
        return False

    def _counted_back(self) -> Interval | None:
        """The day of a disaster that the report only counts from: "six days after the quake, food is arriving"."""
        anchor = self.told.day
        found_back: list[Interval] = []
        for mention in self.reading.times:
            found = re.fullmatch(r"P(\d+)D", mention.value)
            doc = self.reading.blocks[mention.block].doc
            after = [t.lower_ for t in doc[mention.last : mention.last + 2]]
            if found is None or anchor is None or after[1:] != ["the"] or after[0] not in ("after", "since"):
                continue
            of = next((t for t in doc[mention.last + 1].sent if t.i > mention.last and t.pos_ == "NOUN"), None)
            head = of.head if of is not None and of.dep_ == "compound" else of
            now = tense_of(head_of(doc, mention), self.words) in (Tense.NOW, Tense.SINCE)
            exact = not any(
                t.lower_ in ("more", "almost", "nearly", "some") for t in doc[max(0, mention.first - 3) : mention.first]
            )
            if head is not None and now and exact and head.lemma_.lower() in self.words.disaster:
                day = anchor - timedelta(days=int(found[1]))
                found_back.append(Interval(day, day, Precision.DAY, TimeBasis.INFERRED, mention.text, mention.span))
        # "trapped two days after the quake, freed 14 days after it": the longest is told of now.
        return min(found_back, key=lambda one: one.start or anchor, default=None) if anchor else None

    def _of_disaster(self, mention: TimeMention) -> bool:
        """Whether a time is told with the disaster itself, not with what came after it: "since the quake"."""
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        if disaster_of(self.told, mention) is not None:
            return True
        return any(
            clause_distance(t, head) <= _NEAR and not (t.dep_ == "pobj" and t.head.lower_ in _AFTER)
            for t in doc[mention.first].sent
            if t.lemma_.lower() in self.words.disaster or t.lemma_.lower() in self.words.devastating
        )

    def _exactly(self, votes: Counter[date], first: dict[date, TimeMention]) -> Counter[date]:
        """The votes without days that are only counted back in weeks, where one close by is named."""
        named = {day for day in votes if not _WEEKS_BACK.search(first[day].text.lower())}
        return Counter(
            {
                day: weight
                for day, weight in votes.items()
                if day in named or not any(abs(day - other) <= _CLOSE for other in named)
            }
        )

    def _of_noun(self, head: Token) -> bool:
        """Whether a time belongs to a noun that is no happening: "last night's results", "to stop Thursday's march"."""
        noun = head.head
        meets = noun.dep_ == "nsubj" and noun.lemma_.lower() in self.words.occasions
        return head.dep_ == "poss" and noun.lemma_.lower() not in self.told.happenings and not meets

    def _apart(self, token: Token, head: Token) -> bool:
        """Whether a happening is only what a deed of that day came before or after: "arrived on Monday, five days
        before the attack".
        """
        return token.dep_ == "pobj" and token.head.lower_ in ("before", "after") and not token.is_ancestor(head)

    def _of_one_day(self, mention: TimeMention) -> bool:
        """Whether a time is one day; so is that of "since the 12 January quake"."""
        if mention.interval.start == mention.interval.end:
            return True
        doc = self.reading.blocks[mention.block].doc
        after = doc[mention.last].lemma_.lower() if mention.last < len(doc) else ""
        return len(mention.value) == _ISO and after in self.words.disaster

    def _opens(self, block: int) -> bool:
        """Whether a block stands where a report tells what it is about: at its head, or right after its dateline."""
        return block < OPENING or (self.dateline is not None and self.dateline < block <= self.dateline + _LEADS)

    def _past(self, mention: TimeMention) -> bool:
        doc = self.reading.blocks[mention.block].doc
        if disaster_of(self.told, mention) is not None:
            return True
        if self.told.of_saying(mention.block, head_of(doc, mention), mention):
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
            if happens(token, self.words)
            and abs(token.i - mention.first) < 15
            and not self._apart(token, head)
            and not recalled(head, token, self.words)
            and not before_that(head, token)
            and not had_been(token, head, self.words)
            and not after_that(token, head)
            and not before_then(token, head, self.words)
            and not supposes(head, clause_of(head).head)
        ]
        return 0 if not near or min(near) > 2 else 3 if min(near) == 0 else 2


def happens(token: Token, words: TimeWords) -> bool:
    """Whether a word tells of something that happens and may harm; "open", "run" and a strike only as said."""
    lemma = token.lemma_.lower()
    if lemma in ("turn", "go") and not any(c.dep_ == "dobj" for c in token.children):
        # "a boat turned over", "the ferry went down"
        return any(c.dep_ == "prt" and (lemma, c.lower_) in _CAPSIZES for c in token.children)
    if lemma not in words.happening:
        return False
    if lemma == "open":
        return any(c.dep_ == "dobj" and c.lemma_ == "fire" for c in token.children)
    if lemma == "run":
        return any(c.lower_ in ("over", "down") for c in token.children)
    if lemma == "strike" and token.pos_ == "NOUN":
        return any(c.dep_ == "compound" and c.lower_ in words.striking for c in token.children)
    return True


def _none(token: Token) -> bool:
    """Whether a count is of nothing: "no cases since May 14"."""
    return any(t.lower_ == "no" for t in token.lefts)


def _takes_back(verb: Token) -> bool:
    """Whether a clause tells that a count or a statement was taken back: nobody was harmed that day."""
    back = any(c.lower_ == "back" and c.i <= verb.i + 1 for c in verb.children)
    if not (verb.lemma_ in ("withdraw", "retract", "rescind", "correct") or (verb.lemma_ == "take" and back)):
        return False
    return any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in _SAID for c in verb.children)
