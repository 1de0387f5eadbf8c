"""Who holds a count: the credit of its words, mended by what only a count tells.

Who is counted among the dead says nothing; who makes an estimate or raises a toll holds its number; a death that would
have consequences is a fact; one amount in two currencies has one giver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.count_place import OUTCOMES
from dateline.extract.credit import Credit, credit
from dateline.extract.figures.draft import Draft
from dateline.extract.reading import Reading
from dateline.model.claim import OUTLET, Figure, Source
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNSURE = {"possible", "probable"}
_GOES_ON = {"still", "also", "another", "other", "others", "more", "remain", "remained", "it", "they"}
"""What marks a clause as one that goes on with a count."""
_SILENT = {Measure.KILLED, Measure.MISSING}
"""Who is counted so cannot speak."""


def held(reading: Reading, one: Draft, before: Sequence[Draft], figures: Sequence[Figure]) -> Credit:
    """Source and status of a count.

    Args:
        reading: With attributions.
        one: The count.
        before: The counts of its block before it.
        figures: The figures made of these, in the same order.
    """
    if one.governed.money and before and before[-1].governed is one.governed:
        return Credit(figures[-1].source, figures[-1].status)
    span, anchor = one.block.span(one.first, one.last), one.governed.anchor
    credited = credit(reading, one.block.index, anchor)
    if credited.source == OUTLET and one.governed.toll:
        credited = _by_its_maker(reading, one, credited)
    if credited.source == OUTLET and one.measure in OUTCOMES:
        credited = _told_on(reading, one, credited)
    whose = credited.source.span
    if whose is not None and whose.overlaps(span):
        # "44 people said that they were hurt": who is counted is not who counts.
        credited = _with(credited, OUTLET)
    elif whose is not None:
        dead = [f for f in figures if f.span.overlaps(whose) and f.measure in _SILENT]
        credited = _with(credited, dead[0].source) if dead else credited
    status = one.governed.status or credited.status
    if status is Status.DENIED and one.block.doc[one.first].sent.text.rstrip().endswith("?"):
        # "Isn't 150 deaths a small figure?"
        status = Status.STATED
    if status is Status.CONDITIONAL and one.measure in OUTCOMES and _happened(one.block.doc[anchor]):
        status = Status.STATED if credited.source == OUTLET else Status.ATTRIBUTED
    if status in (Status.STATED, Status.ATTRIBUTED) and _unsure(one):
        status = Status.UNCONFIRMED
    return replace(credited, status=status)


def _with(credited: Credit, source: Source) -> Credit:
    """The credit with another source, and a status that goes with it."""
    status = credited.status
    if status in (Status.STATED, Status.ATTRIBUTED):
        status = Status.STATED if source == OUTLET else Status.ATTRIBUTED
    return Credit(source, status)


def _by_its_maker(reading: Reading, one: Draft, credited: Credit) -> Credit:
    """ "Officials scaled back their estimate of deaths to 100": who made the estimate, or changed it."""
    sentence = one.block.doc[one.first].sent
    for each in reading.attributions:
        inside = each.block == one.block.index and sentence.start <= each.first < sentence.end
        if not inside or not each.speech or not each.name or each.first > one.first:
            continue
        cue = one.block.doc[each.first : each.last]
        counts = any(t.lemma_.lower() in ("estimate", "estimation", "count", "tally", "projection") for t in cue)
        clause = _verb_above(cue[0])
        if counts and clause is not None and clause == _verb_above(one.block.doc[one.last - 1]):
            return _with(credited, Source(each.name, each.kind, each.via, each.name_span, each.via_span))
    return credited


def _told_on(reading: Reading, one: Draft, credited: Credit) -> Credit:
    """ "The office said 30 were safe, but two are still missing": a count goes on that the parser joins to "said"."""
    doc = one.block.doc
    clause = _verb_above(doc[one.governed.anchor])
    while (
        clause is not None
        and clause.dep_ not in ("conj", "ROOT")
        and clause.head.pos_ in ("VERB", "AUX", "NOUN", "ADP")
    ):
        clause = clause.head
    if clause is None or clause.dep_ != "conj" or not any(t.dep_ in ("nsubj", "nsubjpass") for t in clause.children):
        return credited
    cue = clause.head
    links = [t for t in (*cue.children, *clause.children) if t.dep_ == "cc" and cue.i < t.i < clause.i]
    if not links or one.first < links[0].i or not any(t.like_num for t in doc[cue.i : links[0].i]):
        return credited
    link = links[0]
    opening = {t.lower_ for t in doc[link.i + 1 : max(one.last, clause.i) + 1]}
    if not opening & _GOES_ON:
        return credited
    for each in reading.attributions:
        here = each.block == one.block.index and each.first <= cue.i < each.last
        if here and each.speech and each.name and not each.denies and not each.quoted:
            return _with(credited, Source(each.name, each.kind, each.via, each.name_span, each.via_span))
    return credited


def _verb_above(token: Token) -> Token | None:
    while token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            return None
        token = token.head
    return token


def _happened(noun: Token) -> bool:
    """ "The death of a soldier will add to the pressure": what "the" names has happened, whatever comes of it."""
    definite = any(t.dep_ == "poss" or t.lower_ == "the" for t in noun.children)
    return noun.tag_ in ("NN", "NNS") and noun.dep_ in ("nsubj", "nsubjpass") and definite and _of(noun)


def _of(noun: Token) -> bool:
    return any(t.dep_ == "prep" and t.lower_ == "of" for t in noun.children)


def _unsure(one: Draft) -> bool:
    """ "40 possible fatalities"."""
    doc, first, last = one.block.doc, one.first, one.last
    if one.measure not in OUTCOMES or one.people is None:
        return False
    return any(t.lower_ in _UNSURE for t in doc[last : one.people[1]]) and first < one.people[0]
