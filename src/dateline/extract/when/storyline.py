"""The day that a report's story has come to, sentence by sentence: what a deed told in the simple past goes with.

A report tells its news on one day. A sentence that dates a deed takes the story to that day; the sentences after it
stay there, and where they tell no more of it the story is back on the day of the news. What looks back on a time long
gone leaves the story, until a sentence of the report's own time comes back to it.

Needs: blocks, times, attributions.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.mentions import TimeMention
from dateline.extract.places.pointers import is_entry, is_item
from dateline.extract.times.told import TimesTold
from dateline.extract.when.tenses import Tense, tense_of
from dateline.model.time import Interval
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

TOLD = (ZoneKind.BODY, ZoneKind.HEADLINE)
_STAYS = 2
"""Sentences for which the story stays on a day that is not that of the news."""
_NEAR = timedelta(days=7)
_NEWS = timedelta(days=3)
_OPENS = 4
_FEW = 6
_UNTIL = {"until", "till", "by", "for", "since", "before", "after", "than"}
_OF_NOUN = ("poss", "compound", "nmod", "amod", "nummod")
_MAIN = ("ROOT", "conj", "ccomp", "parataxis")


class Storyline:
    """The days that one report's story goes through.

    Args:
        told: The times that the report tells.
        news: The day of what the report is about; None where it has none.
        one: Whether it tells one story. Where it does not, a day told holds for the next sentences alone.
    """

    def __init__(self, told: TimesTold, *, news: Interval | None, one: bool) -> None:
        self.told = told
        self.news = (self._lead() or (news if self._close(news) else None)) if one else None
        self._at: dict[tuple[int, int], Interval | None] = {}
        self._walk()

    def day(self, block: int, token: int) -> Interval | None:
        """The day that the story has come to where a word stands, for a deed with no day of its own."""
        return self._at.get((block, self.told.reading.blocks[block].doc[token].sent.start))

    def _lead(self) -> Interval | None:
        """The day that the first sentences date a deed with."""
        left = _OPENS
        for block in self.told.reading.blocks:
            if block.zone not in TOLD or len(block.doc) <= _FEW:
                continue
            for sentence in block.doc.sents:
                for mention in self._deeds(block.index, sentence):
                    interval = self.told.interval(mention)
                    if self._past(block.index, mention) and self._close(interval):
                        return interval
                left -= 1
                if not left:
                    return None
        return None

    def _close(self, interval: Interval | None) -> bool:
        """Whether an interval is one day just before the report's own: what it tells as news."""
        day = self.told.day
        if interval is None or day is None or interval.start is None or interval.start != interval.end:
            return False
        return day - _NEWS <= interval.start <= day

    def _walk(self) -> None:
        line, left = self.news, 0
        for block in self.told.reading.blocks:
            listed = _is_list(self.told, block.doc, block.index)
            if listed or block.zone not in TOLD:
                line, left = self.news, 0
                continue
            for sentence in block.doc.sents:
                here = self._told_in(block.index, sentence)
                free = all(self._leaves(block.index, sentence, m, line) for m in here) and not self._lasts(
                    block.index, sentence
                )
                self._at[block.index, sentence.start] = line if free else None
                line, left = self._after(block.index, sentence, here, line, left)

    def _after(
        self, block: int, sentence: Sentence, here: list[TimeMention], line: Interval | None, left: int
    ) -> tuple[Interval | None, int]:
        """Where the story is after a sentence, and for how many sentences more."""
        main = self._deeds(block, sentence)
        if main:
            days = {(m.interval.start, m.interval.end) for m in main}
            if self.news is not None and (self.news.start, self.news.start) in days:
                return self.news, 0
            if len(days) == 1 and self._recent(main[0]) and self._past(block, main[0]):
                return self.told.interval(main[0]), _STAYS
            return None, _STAYS if all(self._recent(m) for m in main) else 0
        if line is self.news and line is not None:
            return line, 0
        if left > 1:
            return line, left - 1
        if left == 1 or self._comes_back(block, sentence, here):
            return self.news, 0
        return line, 0

    def _leaves(self, block: int, sentence: Sentence, mention: TimeMention, line: Interval | None) -> bool:
        """Whether a time leaves the deeds of its sentence to the story: it says when something was said, unless the
        sentence starts with it as with another day: "Also on Sunday, the ministry said".
        """
        if not self._of_saying(block, mention):
            return False
        same = line is not None and mention.interval.start == line.start
        return same or mention.first > sentence.root.i

    def _lasts(self, block: int, sentence: Sentence) -> bool:
        """Whether a sentence tells of what lasted: "for more than a week"."""
        doc = sentence.doc
        return any(
            m.type == "DURATION"
            and m.value[-1:] in "DWMY"
            and "for" in (doc[max(0, m.first - 1)].lower_, doc[m.first].lower_)
            for m in self.told.times_in.get(block, ())
            if sentence.start <= m.first < sentence.end
        )

    def _comes_back(self, block: int, sentence: Sentence, here: list[TimeMention]) -> bool:
        """Whether a sentence comes back from a time long gone: somebody says something, or it tells a day just gone."""
        said = any((block, t.i) in self.told.cues for t in sentence)
        return said or any(self._recent(m) for m in here) or tense_of(sentence.root, self.told.words) is Tense.SINCE

    def _deeds(self, block: int, sentence: Sentence) -> list[TimeMention]:
        """The times of a sentence that date a deed of its main clauses."""
        told = self._told_in(block, sentence)
        return [m for m in told if not self._of_saying(block, m) and self._of_deed(block, m)]

    def _told_in(self, block: int, sentence: Sentence) -> list[TimeMention]:
        """The times of a sentence that say when something was so."""
        return [
            m
            for m in self.told.times_in.get(block, ())
            if sentence.start <= m.first < sentence.end and self.told.dates(m)
        ]

    def _of_saying(self, block: int, mention: TimeMention) -> bool:
        return self.told.of_saying(block, self._head(block, mention), mention)

    def _head(self, block: int, mention: TimeMention) -> Token:
        return head_of(self.told.reading.blocks[block].doc, mention)

    def _of_deed(self, block: int, mention: TimeMention) -> bool:
        """Whether a time is told of the deed of a main clause, not of what is only named beside it or lies ahead."""
        day, start = self.told.day, mention.interval.start
        if day is not None and start is not None and start > day:
            return False
        head = self._head(block, mention)
        before = head.doc[mention.first - 1].lower_ if mention.first else ""
        if before in _UNTIL:
            return False
        if head.dep_ in _OF_NOUN and before != "on" and not self._subject(head.head):
            return False
        return clause_of(head).dep_ in _MAIN

    def _subject(self, noun: Token) -> bool:
        return noun.dep_ in ("nsubj", "nsubjpass") and noun.lemma_.lower() in self.told.dated

    def _recent(self, mention: TimeMention) -> bool:
        day, start, end = self.told.day, mention.interval.start, mention.interval.end
        return day is not None and start is not None and start == end and day - _NEAR <= start <= day

    def _past(self, block: int, mention: TimeMention) -> bool:
        return tense_of(self._head(block, mention), self.told.words) is Tense.PAST


def _is_list(told: TimesTold, doc: Doc, block: int) -> bool:
    return not len(doc) or is_item(doc) or is_entry(doc, len(doc) - 1, told.reading.places, block)
