"""Who holds a count: the credit of its words, mended by what only a count tells.

Who is counted among the dead says nothing; who makes an estimate or raises a toll holds its number; a death that would
have consequences is a fact; one amount in two currencies has one giver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.figures.draft import Draft
from dateline.extract.figures.presupposed import (
    answered_for,
    awaited,
    direct,
    given,
    goes_on,
    helping,
    joined,
    may_be,
    on_the_way,
    planned,
    threatened,
    tried,
    wanted,
    will,
)
from dateline.extract.figures.told_on import after_an_aside, called_for, charged_with, joined_to_it, verb_above
from dateline.extract.figures.unsure import unsure
from dateline.extract.figures.words import FigureWords, figure_words
from dateline.extract.reading import Reading
from dateline.extract.said.counting import counter, stater
from dateline.extract.said.credit import Credit, credit
from dateline.extract.said.status import modality
from dateline.extract.where.count import OUTCOMES
from dateline.model.claim import OUTLET, Figure, Source
from dateline.model.vocabulary import Measure, SourceKind, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURNING = {
    "while",
    "whereas",
    "although",
    "though",
    "but",
    "as",
    "after",
    "since",
    "where",
    "which",
    "who",
    "when",
    ";",
}
_TURNING |= {"``", '"', "“", "before", "until", "because", ":", "that", "amid", "following", "despite", "if"}
"""What begins a clause that may be somebody else's word."""
_RECKONING = {"estimate", "believe", "suspect", "reckon", "claim", "say"}
_BELIEVED = {"believed", "thought", "estimated", "understood", "reported", "claimed", "alleged"}
_KINDS = (
    ({"official", "authority", "government"}, SourceKind.GOVERNMENT),
    ({"expert", "scientist", "analyst", "researcher"}, SourceKind.EXPERT),
)
_DEFINITE = {"the", "its", "their", "our", "his", "her", "these", "those"}
_SILENT = {Measure.KILLED, Measure.MISSING}
"""Who is counted so cannot speak."""
_NOBODY = {"this", "that", "yesterday", "today", "tonight", "tomorrow", "monday", "tuesday", "wednesday", "thursday"}
_NOBODY |= {"friday", "saturday", "sunday"}
"""What is no source."""
_TO_COME = {Measure.FORCES, Measure.AID, Measure.PARTICIPANTS}
"""What may be sent or come."""
_OF_NOW = {Measure.INFECTED, Measure.AFFECTED, Measure.MISSING, Measure.DETAINED, Measure.KILLED}
"""What may be so already though nobody knows."""
_DONE = {Measure.KILLED, Measure.RESCUED, Measure.AID, Measure.RELEASED, Measure.EVACUATED, Measure.DESTROYED}
"""What is done by somebody who may only mean or try to do it."""


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
    if credited.source == OUTLET and anchor >= one.last:
        # "listed nine porters who are known to be dead": the number stands in what is told, the clause beside it.
        counted = credit(reading, one.block.index, one.last - 1)
        credited = counted if counted.source.text and counted.status is Status.ATTRIBUTED else credited
    credited = _of_antecedent(one, _past_seam(reading, one, credited))
    credited = _meanwhile(reading, one, credited)
    if one.measure in OUTCOMES | _OF_NOW:
        credited = charged_with(one, called_for(reading, one, credited))
    if credited.source == OUTLET and one.governed.toll:
        credited = _by_its_maker(reading, one, credited)
    if credited.source == OUTLET and one.measure in OUTCOMES:
        credited = _inside_relative(reading, one, credited)
    if credited.source == OUTLET:
        joined_to = joined_to_it(reading, one) if one.measure in OUTCOMES else None
        credited = _with(credited, joined_to or after_an_aside(reading, one, _TURNING) or OUTLET)
    if credited.source == OUTLET and figures and _in_one_breath(one, before[-1]):
        last = figures[-1]
        if last.status is Status.ATTRIBUTED and last.source != OUTLET:
            credited = _with(credited, last.source)
    if credited.source == OUTLET and one.measure in OUTCOMES:
        credited = _impersonal(one, credited)
    maker = counter(reading, one.block.index, one.first, one.last)
    if one.governed.alone:
        maker = maker or stater(reading, one.block.index, one.first, one.last)
    if maker is not None:
        credited = _with(credited, maker)
    whose, words = credited.source.span, figure_words(reading.pack)
    if not any(letter.isalpha() for letter in credited.source.text) and credited.source.text:
        # "3 confirmed, 13 probable": a number says nothing.
        credited = _with(credited, OUTLET)
    elif credited.source.text.lower() in _NOBODY:
        # "Monday's announcement of 67 deaths", "That is so silly to say".
        credited = _with(credited, OUTLET)
    elif whose is not None and _said_of(one, credited.source.text, words):
        # "the fever that is now said to have killed 53": it says nothing itself.
        credited = _with(credited, Source("", SourceKind.UNNAMED))
    elif whose is not None and whose.overlaps(span):
        # "44 people said that they were hurt": who is counted is not who counts.
        credited = _with(credited, OUTLET)
    elif whose is not None:
        dead = [f for f in figures if f.span.overlaps(whose) and f.measure in _SILENT]
        credited = _with(credited, dead[0].source) if dead else credited
    status = one.governed.status or credited.status
    if status is Status.DENIED and _not_denied(reading, one):
        status = Status.STATED if credited.source == OUTLET else Status.ATTRIBUTED
    if status is Status.CONDITIONAL and one.measure in OUTCOMES and _happened(one.block.doc[anchor]):
        status = Status.STATED if credited.source == OUTLET else Status.ATTRIBUTED
    if status is Status.UNCONFIRMED and one.measure in _TO_COME and one.governed.status is None:
        # "10,000 troops could be there within days" plans, and doubts nothing.
        status = Status.CONDITIONAL
    granted = answered_for(one.block.doc[anchor]) or (one.governed.default and _definite(one))
    granted = granted or (one.measure in _TO_COME and (joined(one.block.doc[anchor]) or goes_on(one.block.doc[anchor])))
    granted = granted or given(one.block.doc[one.last - 1]) or (_definite(one) and _told_within(one))
    granted = granted or (_definite(one) and (one.first <= anchor < one.last or helping(one.block.doc[anchor])))
    if status is Status.CONDITIONAL and one.governed.status is None and granted:
        status = Status.STATED if credited.source == OUTLET else Status.ATTRIBUTED
    to_come = (
        planned(one.block.doc[anchor])
        or wanted(one.block.doc[anchor])
        or will(one.block.doc, _end(one))
        or threatened(one.block.doc[anchor])
    )
    to_come = to_come or (one.measure in _TO_COME and awaited(one.block.doc[one.last - 1]))
    to_come = to_come or (one.measure in _DONE and (tried(one.block.doc[anchor]) or on_the_way(one.block.doc[anchor])))
    if status in (Status.STATED, Status.ATTRIBUTED) and one.governed.status is None and to_come:
        status = Status.CONDITIONAL
    if status is Status.CONDITIONAL and one.measure in _OF_NOW and may_be(one.block.doc[anchor]):
        status = Status.UNCONFIRMED
    if status in (Status.STATED, Status.ATTRIBUTED) and unsure(one, words):
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
        clause = verb_above(cue[0])
        if counts and clause is not None and clause == verb_above(one.block.doc[one.last - 1]):
            return _with(credited, Source(each.name, each.kind, each.via, each.name_span, each.via_span))
    return credited


def _past_seam(reading: Reading, one: Draft, credited: Credit) -> Credit:
    """ "Lee said the roads were shut Seventeen people have died": a caption ran into the sentence of the count."""
    doc, first, source = one.block.doc, one.first, credited.source.span
    here = doc[first]
    sentence = here.sent
    if first == sentence.start or not (here.is_title and here.is_alpha and len(here.text) > 1):
        return credited
    before = doc[first - 1]
    runs_on = (before.is_alpha and before.is_lower) or before.text in ("''", "”")
    if source is None or not runs_on or source.start > one.block.span(first, first + 1).start:
        return credited
    for each in reading.attributions:
        if each.block == one.block.index and one.last <= each.first < sentence.end and each.speech and each.name:
            return _with(credited, Source(each.name, each.kind, each.via, each.name_span, each.via_span))
    return _with(credited, OUTLET)


def _meanwhile(reading: Reading, one: Draft, credited: Credit) -> Credit:
    """ "The ministry declared an emergency as 20 cases were confirmed": it happened meanwhile, by no word of it."""
    token = one.block.doc[one.governed.anchor]
    while token.head != token:
        begun = any(t.dep_ == "mark" and t.lower_ in ("as", "after", "while") for t in token.children)
        own = any(t.dep_ in ("nsubj", "nsubjpass") for t in token.children)
        if token.dep_ == "advcl" and begun and own and credited.source.span is not None:
            for each in reading.attributions:
                cue = each.block == one.block.index and each.first <= token.head.i < each.last
                if cue and each.name == credited.source.text and not each.quoted:
                    return _with(credited, OUTLET)
        token = token.head
    return credited


def _inside_relative(reading: Reading, one: Draft, credited: Credit) -> Credit:
    """ "the storm, which some reckon has drowned 70": some."""
    doc = one.block.doc
    verb = verb_above(doc[one.governed.anchor])
    above = verb.head if verb is not None and verb.dep_ in ("ccomp", "relcl") else None
    if verb is not None:
        start = min([verb.i, *(t.i for t in verb.children if t.dep_ in ("aux", "auxpass"))])
        # The parser at times hangs the clause elsewhere: what stands right before it decides.
        above = doc[start - 1] if start and doc[start - 1].dep_ == "relcl" else above
    if verb is None or above is None or above.lemma_ not in _RECKONING or above.i > verb.i:
        return credited
    # "which officials suspect has killed 40": the nearer of two subjects.
    who = next((t for t in reversed(list(above.lefts)) if t.dep_ == "nsubj"), None)
    if who is None or who.lower_ in ("which", "that", "who", "i", "we", "you", "it"):
        return credited
    start = min([who.i, *(t.left_edge.i for t in who.lefts)])
    kind = next((k for words, k in _KINDS if who.lemma_.lower() in words), SourceKind.UNNAMED)
    span = one.block.span(start, who.i + 1)
    return _with(credited, Source(span.of(reading.report.text), kind, "", span, None))


def _of_antecedent(one: Draft, credited: Credit) -> Credit:
    """ "a study which put the deaths at 100": the study."""
    source = credited.source
    if source.span is None or source.text.lower() not in ("which", "that"):
        return credited
    block = one.block
    for token in block.doc[one.first].sent:
        if block.span(token.i, token.i + 1) == source.span:
            noun = token.head.head if token.head.dep_ == "relcl" else _nearest_noun(token)
            if noun is None:
                break
            links = ("det", "amod", "compound", "nmod", "poss")
            start = min([noun.i, *(t.left_edge.i for t in noun.lefts if t.dep_ in links)])
            span = block.span(start, noun.i + 1)
            named = replace(source, text=block.doc[start : noun.i + 1].text, span=span)
            return replace(credited, source=named)
    return credited


def _nearest_noun(which: Token) -> Token | None:
    """The noun that "which" goes back to where the parser hangs its clause elsewhere: "a study in May which found"."""
    before = which.doc[which.sent.start : which.i]
    return next((t for t in reversed(before) if t.pos_ == "NOUN" and t.ent_type_ not in ("DATE", "TIME")), None)


def _impersonal(one: Draft, credited: Credit) -> Credit:
    """ "It is believed the quake killed 40", which the parser takes apart: somebody's belief, nobody says whose."""
    opening = [t.lower_ for t in one.block.doc[one.first].sent[:3]]
    believed = opening[:1] == ["it"] and opening[1:2] in (["is"], ["was"]) and opening[2:3] and opening[2] in _BELIEVED
    return _with(credited, Source("", SourceKind.UNNAMED)) if believed else credited


def _in_one_breath(one: Draft, last: Draft) -> bool:
    """Whether a count goes on with the one before it: "say 12 were killed, 40 hurt and 300 left homeless"."""
    doc = one.block.doc
    if doc[one.first].sent != doc[last.first].sent or one.governed.money or last.first >= one.first:
        return False
    for token in doc[last.last : one.first]:
        including = token.lower_ == "which" and token.i + 1 < len(doc) and doc[token.i + 1].lemma_ == "include"
        if token.lower_ in _TURNING and not including:
            return False
        subject = token.dep_ in ("nsubj", "nsubjpass") and not (token.like_num or including)
        if subject and token.head.i > token.i and not any(t.like_num for t in token.children):
            return False
    apart = doc[last.last : one.first].text.rstrip().endswith(", and")
    # "Police said two were killed, and hundreds were hurt": a clause of its own is the report's word.
    return not (apart and any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[one.first : one.last + 2]))


def _said_of(one: Draft, source: str, words: FigureWords) -> bool:
    """Whether a source is the illness that a count is told of."""
    return one.measure in (Measure.KILLED, Measure.INFECTED) and bool(set(source.lower().split()[-1:]) & words.disease)


def _end(one: Draft) -> int:
    """Index after a count and its own words for who is counted."""
    own = one.people is not None and one.people[0] >= one.last
    return one.people[1] if own and one.people is not None else one.last


def _definite(one: Draft) -> bool:
    """ "for the nation's 5,000 troops": they are there, whatever is asked for them."""
    doc, first = one.block.doc, one.first
    ahead = first > 0 and (doc[first - 1].lower_ in _DEFINITE or doc[first - 1].tag_ == "POS")
    return ahead or doc[first].lower_ in _DEFINITE


def _told_within(one: Draft) -> bool:
    """ "for the hundreds of villagers in tents", "the 200 who lost their homes": their own words tell it of them."""
    if one.people is None:
        return False
    anchor = one.block.doc[one.governed.anchor]
    who = {one.block.doc[one.people[0] : one.people[1]].root.i, one.last - 1}
    link = anchor
    while link.head != link and link.head.i not in who:
        link = link.head
    return link.head.i in who and link.dep_ in ("relcl", "acl", "prep") and anchor.i > max(who)


def _not_denied(reading: Reading, one: Draft) -> bool:
    """Whether a count only stands beside what is denied: "He is not to blame for the 50 dead", "Isn't 150 a lot?"."""
    doc, anchor = one.block.doc, one.governed.anchor
    if doc[one.first].sent.text.rstrip().endswith("?"):
        return True
    if one.measure is Measure.MISSING and not any(t.lower_ in ("missing", "disappeared") for t in doc[anchor].sent):
        # "63 villagers could not be found": that is why they are missing.
        return True
    if not one.governed.toll and _tells_nothing(doc[anchor], figure_words(reading.pack)):
        # "Five were not yet 18", after a sentence of the dead: they are dead, whatever they were not.
        return True
    if one.measure is Measure.AFFECTED and doc[anchor].lemma_ in ("feed", "help", "assist", "reach"):
        # "We cannot feed 200 people": they are there.
        return True
    if one.measure is Measure.DETAINED and doc[anchor].pos_ == "NOUN":
        # "denies that he made two prisoners kneel": they are there.
        return True
    if one.measure in OUTCOMES and _definite(one) and doc[anchor].dep_ != "dobj" and not direct(doc[anchor]):
        # "Denied that guards had a hand in the killing of the nine cooks": they are dead, whoever did it.
        return True
    if direct(doc[anchor]) or modality(reading, one.block.index, anchor) is not Status.DENIED:
        return False
    span = one.block.span(anchor, anchor + 1)
    return not any(each.denies and any(c.contains(span) for c in each.contents) for each in reading.attributions)


def _tells_nothing(verb: Token, words: FigureWords) -> bool:
    """Whether a verb tells no measure of its subject: what it counts was told before."""
    tables = (words.patient, words.subject, words.person_patient, words.thing_patient, words.phrases, words.frames)
    counted = any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children)
    told = any(verb.lemma_ in table for table in tables if verb.lemma_ not in ("be", "have"))
    return verb.pos_ in ("VERB", "AUX") and counted and not told


def _happened(noun: Token) -> bool:
    """ "The death of a soldier will add to the pressure": what "the" names has happened, whatever comes of it."""
    definite = any(t.dep_ == "poss" or t.lower_ == "the" for t in noun.children)
    return noun.tag_ in ("NN", "NNS") and noun.dep_ in ("nsubj", "nsubjpass") and definite and _of(noun)


def _of(noun: Token) -> bool:
    return any(t.dep_ == "prep" and t.lower_ == "of" for t in noun.children)
