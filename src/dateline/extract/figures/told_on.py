"""Who a count is told by that goes on with what somebody says: "said 30 were safe, but two are still missing".

Needs: blocks, attributions.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from dateline.extract.figures.draft import Draft
from dateline.extract.reading import Reading
from dateline.extract.said.credit import Credit
from dateline.model.claim import Source
from dateline.model.vocabulary import Measure, SourceKind, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GOES_ON = {"still", "also", "another", "other", "others", "more", "remain", "remained", "it", "they"}
"""What marks a clause as one that goes on with a count."""
_MEANWHILE = {"as", "after", "while", "since"}
_CHARGES = {"charge", "allegation", "accusation"}
_CLIMB = 4
_NEAR = 8
"""Words from a number to the verb of its clause."""


def joined_to_it(reading: Reading, one: Draft) -> Source | None:
    """ "The office said 30 were safe, but two are still missing": a count goes on that the parser joins to "said"."""
    doc = one.block.doc
    clause = verb_above(doc[one.governed.anchor])
    while (
        clause is not None
        and clause.dep_ not in ("conj", "ROOT")
        and clause.head.pos_ in ("VERB", "AUX", "NOUN", "ADP")
    ):
        clause = clause.head
    if clause is None or clause.dep_ != "conj" or not any(t.dep_ in ("nsubj", "nsubjpass") for t in clause.children):
        return None
    cue = clause.head
    links = [t for t in (*cue.children, *clause.children) if t.dep_ == "cc" and cue.i < t.i < clause.i]
    if not links or one.first < links[0].i or not any(t.like_num for t in doc[cue.i : links[0].i]):
        return None
    link = links[0]
    opening = {t.lower_ for t in doc[link.i + 1 : max(one.last, clause.i) + 1]}
    if not opening & _GOES_ON:
        return None
    for each in reading.attributions:
        here = each.block == one.block.index and each.first <= cue.i < each.last
        if here and each.speech and each.name and not each.denies and not each.quoted:
            return Source(each.name, each.kind, each.via, each.name_span, each.via_span)
    return None


def after_an_aside(reading: Reading, one: Draft, turning: Container[str]) -> Source | None:
    """Who speaks between the clauses: "The bridge gave way, the ministry said on Monday, and nine people drowned", or
    before what goes on without a verb of its own: ", the ministry said on Monday, leaving 40 people without a roof".

    ``turning`` are the words that begin a clause that may be somebody else's.
    """
    doc, sentence = one.block.doc, one.block.doc[one.first].sent
    for each in reading.attributions:
        if each.block != one.block.index or not sentence.start < each.first < one.first or not each.name:
            continue
        cue = one.block.span(each.first, each.last)
        after = doc[each.last : one.first]
        link = next((t.i for t in after if t.lower_ == "and" and t.nbor(-1).text == ","), None)
        link = link if link is not None else _tail(doc, each.last, one.first)
        if (
            link is None
            or not each.speech
            or each.denies
            or each.quoted
            or any(c.end > cue.start for c in each.contents)
        ):
            continue
        between, rest = doc[each.last : link], doc[link + 1 : one.first]
        if not any(t.pos_ in ("VERB", "AUX") for t in between) and not any(t.lower_ in turning for t in rest):
            return Source(each.name, each.kind, each.via, each.name_span, each.via_span)
    return None


def called_for(reading: Reading, one: Draft, credited: Credit) -> Credit:
    """ "Ministers called for talks as nine were found ill", "calls for gifts to the 900 hurt".

    Who calls for something says no number of those for whom it is, nor of what happened meanwhile.
    """
    doc, block, source = one.block.doc, one.block, credited.source.span
    if source is None or (one.governed.status is not None):
        return credited
    for each in reading.attributions:
        if each.block != block.index or each.name_span != source or each.quoted or each.last > one.first:
            continue
        if doc[each.last - 1].lower_ != "for":
            continue
        between = doc[each.last : one.first]
        meanwhile = any(t.lower_ in _MEANWHILE for t in between) and _finite(doc, one)
        if one.measure is Measure.DETAINED and not meanwhile:
            continue  # "called for the arrest of the two"
        if meanwhile or (one.first and doc[one.first - 1].lower_ in ("the", "those")) or doc[one.first].lower_ == "the":
            return Credit()
    return credited


def _finite(doc: Doc, one: Draft) -> bool:
    """Whether what is told of a count is told as done: "was found", "died"."""
    verb = doc[one.governed.anchor]
    if verb.pos_ != "VERB" or verb.i < one.last:
        verb = next((t for t in doc[one.last : one.last + _NEAR] if t.pos_ == "VERB"), verb)
    helped = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or bool(helped & {"was", "were", "had"})


def charged_with(one: Draft, credited: Credit) -> Credit:
    """ "He was charged with killing 90", "charges of the killing of 90": what is charged is nobody's fact yet."""
    if credited.status is not Status.STATED:
        return credited
    token = one.block.doc[one.governed.anchor]
    for _ in range(_CLIMB):
        above = token.head
        if above == token or token.dep_ in ("relcl", "advcl", "conj", "acl"):
            return credited
        charge = above.head.lemma_.lower()
        if token.dep_ == "pcomp" and above.lower_ == "with" and charge == "charge":
            return Credit(Source("", SourceKind.UNNAMED), Status.ATTRIBUTED)
        if token.dep_ in ("pobj", "pcomp") and above.lower_ == "of" and charge in _CHARGES and above.head.tag_ == "NNS":
            return Credit(Source("", SourceKind.UNNAMED), Status.ATTRIBUTED)
        token = above
    return credited


def _tail(doc: Doc, start: int, end: int) -> int | None:
    """The comma behind a cue from which words go on that have no verb of their own up to ``end``."""
    comma = next((t.i for t in doc[start:end] if t.text == ","), None)
    if comma is None or comma + 1 >= end:
        return None
    opens, rest = doc[comma + 1], doc[comma + 1 : end]
    goes_on = (opens.tag_ == "VBG" and opens.lower_ != "adding") or opens.lower_ in _OPENING_TAILS
    return comma if goes_on and not any(t.tag_ in _FINITE_TAGS or t.text in _STOPS for t in rest) else None


_OPENING_TAILS = frozenset({"for", "with", "among", "including"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ";", ":", "-", "–", "—"})


def verb_above(token: Token) -> Token | None:
    """The verb that a word stands under, itself where it is one; None where there is none."""
    while token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            return None
        token = token.head
    return token
