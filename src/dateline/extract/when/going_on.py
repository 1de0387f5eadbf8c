"""The day of what goes with a dated deed: done in doing it, or told in the next sentence of the same ones.

Needs: blocks, times, attributions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.mentions import TimeMention
from dateline.extract.times.told import RECENT
from dateline.extract.when.asides import quoted
from dateline.extract.when.tenses import Tense, tense_of
from dateline.extract.when.untold_days import UntoldDays
from dateline.model.vocabulary import TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from dateline.model.time import Interval

_UP = 4
_BACK = 2
"""Sentences back to the one that tells the day, where all between are of the same ones."""
_NEAR = timedelta(days=7)
_OPENING = ("“", "``")
_SUBJECTS = ("nsubj", "nsubjpass")
_SAME = {"he", "she", "they"}


def day_of_deed(untold: UntoldDays, block: int, token: Token) -> Interval | None:
    """The day of the deed that a participle is part of: "confirmed a case on Friday, prompting Elm to shut schools"."""
    verb = clause_of(token)
    for _ in range(_UP):
        to = any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.children)
        if not (verb.dep_ == "conj" or (verb.dep_ in ("xcomp", "ccomp") and to)):
            break
        verb = clause_of(verb.head)
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or quoted(verb):
        return None
    if any(t.dep_ in ("mark", "aux", "nsubj", "advmod") for t in verb.children):
        return None
    main = clause_of(verb.head)
    told = [m for m in _told_in(untold, block, token.sent) if clause_of(head_of(token.doc, m)).i == main.i]
    return _one_day(untold, main, told)


def day_before(untold: UntoldDays, block: int, token: Token, *, spoken: bool) -> Interval | None:
    """The day of the sentence before, for what the same ones did besides: "They also burned the mill". What is only
    said on that day tells nothing of deeds.
    """
    if quoted(token) or tense_of(token, untold.words) is not Tense.PAST or untold.tells_time(block, token.i):
        return None
    if clause_of(token).dep_ not in ("ROOT", "conj", "advcl") or not _same_ones(_main(token)):
        return None
    for at, sentence in untold.before(block, token.sent.start, _BACK):
        if quoted(sentence.root):
            return None
        here = _told_in(untold, at, sentence)
        if here:
            main = [m for m in here if clause_of(head_of(sentence.doc, m)).i == sentence.root.i]
            if len(main) != len(here):
                return None
            if not spoken and any(untold.told.of_saying(at, head_of(sentence.doc, m), m) for m in main):
                return None
            return _one_day(untold, sentence.root, main)
        if not _same_ones(sentence.root):
            return None
    return None


def day_of_speech(untold: UntoldDays, block: int, token: Token) -> Interval | None:
    """The day that a quotation told in the sentence before, where it goes on in the simple past: "“It fell on Monday,”
    she said. “Soldiers held six women.”"
    """
    opens = token.doc[token.sent.start].text in _OPENING
    if (
        not opens
        or not quoted(token)
        or tense_of(token, untold.words) is not Tense.PAST
        or untold.tells_time(block, token.i)
    ):
        return None
    at, sentence = next(untold.before(block, token.sent.start, 1), (block, None))
    if sentence is None:
        return None
    here = _told_in(untold, at, sentence)
    if not all(quoted(sentence.doc[m.first]) for m in here):
        return None
    return _one_day(untold, head_of(sentence.doc, here[0]), here, RECENT) if here else None


def _told_in(untold: UntoldDays, block: int, sentence: Sentence) -> list[TimeMention]:
    told = untold.told
    return [m for m in told.times_in.get(block, ()) if sentence.start <= m.first < sentence.end and told.dates(m)]


def _one_day(untold: UntoldDays, main: Token, told: list[TimeMention], back: timedelta = _NEAR) -> Interval | None:
    """The one recent day among times, where the clause that they date tells what was done."""
    day = untold.told.day
    days = {(m.interval.start, m.interval.end) for m in told}
    if day is None or len(days) != 1 or tense_of(main, untold.words) is not Tense.PAST:
        return None
    [(start, end)] = days
    if start is None or start != end or not day - back <= start <= day:
        return None
    return replace(untold.told.interval(told[0]), basis=TimeBasis.INFERRED)


def _main(token: Token) -> Token:
    """The main verb that a clause hangs on through conjunctions and participles; the clause's own where it has a
    subject of its own.
    """
    verb = clause_of(token)
    for _ in range(_UP):
        own = any(t.dep_ in _SUBJECTS for t in verb.children)
        if own or not (verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")):
            break
        verb = clause_of(verb.head)
    return verb


def _same_ones(verb: Token) -> bool:
    """Whether a main clause goes on with those told of: "he", "they", "the minister also"."""
    subject = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
    if subject is None or verb.i != verb.sent.root.i:
        return False
    also = any(t.lower_ == "also" and t.dep_ == "advmod" for t in verb.children)
    return subject.lower_ in _SAME or (also and verb.tag_ == "VBD")
