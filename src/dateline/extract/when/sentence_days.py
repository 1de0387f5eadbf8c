"""What one sentence tells of its own days: up to when it counts, how long, and when it was said.

Needs: blocks, times. Gives: yes or no, days, or a number of them, for a word.
"""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.clauses import clause_distance, clause_of, head_of
from dateline.extract.times.told import TimesTold
from dateline.extract.when.tenses import in_simple_past
from dateline.extract.when.times_beside import compared


class SentenceDays:
    """The sentences of one report, each asked for itself."""

    def __init__(self, told_in: TimesTold) -> None:
        self.reading = told_in.reading
        self.words = told_in.words
        self.told_in = told_in
        self.times_in = told_in.times_in

    def told(self, block: int, token: int) -> bool:
        """Whether the clause tells in the simple past what was done, as reports tell of the day they are about."""
        return in_simple_past(clause_of(self.reading.blocks[block].doc[token]))

    def perfect(self, block: int, token: int) -> bool:
        """Whether the clause counts up to the report's day: "have been lost"."""
        verb = clause_of(self.reading.blocks[block].doc[token])
        verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
        auxiliaries = [t for one in verbs for t in one.children if t.dep_ in ("aux", "auxpass")]
        return any(t.lower_ in ("have", "has", "'ve") for t in auxiliaries)

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
            if sentence.start <= mention.first < sentence.end and self.told_in.dates(mention):
                day = mention.interval.start
                if compared(doc, token, mention.first, self.words):
                    continue
                if day == mention.interval.end and self.told_in.of_saying(block, head_of(doc, mention), mention):
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
            and self.told_in.dates(m)
            and not self.told_in.of_saying(block, head_of(doc, m), m)
        ]
        return bool(told) and all(
            m.first > 0
            and (
                doc[m.first - 1].lower_ in self.words.until
                or [t.lower_ for t in doc[max(0, m.first - 2) : m.first]] == ["as", "of"]
            )
            for m in told
        )

    def goes_on(self, block: int, token: int, *, at_once: bool) -> bool:
        """Whether the clause tells a state of the report's day: "are sleeping in tents", "need food"."""
        verb = clause_of(self.reading.blocks[block].doc[token])
        if any(t.lower_ in self.words.at_present - {"now"} for t in verb.subtree):
            return True
        still = any(t.lower_ == "still" and t.dep_ == "advmod" for t in verb.children)
        if still and not at_once and verb.tag_ in ("VBP", "VBZ"):
            return True
        if at_once:
            return False
        if verb.tag_ in ("VBP", "VBZ"):
            # "are in camps", not "are homeless": a disaster made them so on its day.
            within = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("in", "under")
            return within or verb.lemma_ not in ("be", "have")
        tags = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
        return bool(tags & {"is", "are", "'re"}) and verb.tag_ == "VBG"
