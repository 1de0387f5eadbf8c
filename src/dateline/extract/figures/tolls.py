"""Tolls: a number bound to a word for a count ("the death toll rose to 85", "put the injured at 40")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.verbs import prepositional, told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 12
"""Words between the word that tells what was counted and its number."""
_RANGES = {"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"}
_FORCE = {"force", "contingent", "garrison", "army", "deployment", "mission", "presence"}
_PUT = frozenset(
    {
        "put",
        "bring",
        "take",
        "raise",
        "push",
        "lower",
        "cut",
        "correct",
        "revise",
        "reduce",
        "lift",
        "amend",
        "estimate",
        "reckon",
        "set",
    }
)


def toll_of(number: Numeral, words: FigureWords) -> Governed | None:
    """ "the death toll rose to 85", "a toll of 12", "put the number of wounded at 40"."""
    head = number.head
    verb: Token | None = None
    noun: Token | None = None
    written = (
        _toll_near(number, words) or _put_at(number, words) or _put_before(number, words) or _ranges(number, words)
    )
    if written is not None:
        return written
    if head.dep_ == "prep" and number.first <= head.i < number.last:
        # "would number about 2,500": the parser takes the bound word for a preposition.
        verb = head.head
    elif head.dep_ == "pobj" and head.head.lower_ in words.toll_preps:
        above = head.head.head
        if above.dep_ == "prep" and above.lower_ == "from":
            # "has risen from 5,000 to 8,100": the parser hung one preposition on the other.
            above = above.head
        if above.lemma_.lower() in words.toll_nouns and above.tag_[:1] == "N":
            noun = above
        else:
            verb = above
            noun = _number_of(above, words)
    elif head.dep_ in ("dobj", "attr", "npadvmod", "oprd", "appos", "acomp"):
        verb = head.head
        if verb.lemma_.lower() in words.toll_nouns and verb.tag_[:1] == "N":
            noun = verb
    if noun is None and verb is not None and number.noun is None and head.dep_ == "pobj":
        of_force = _force_size(verb, words)
        if of_force is not None:
            return of_force
    if noun is None and verb is not None:
        if verb.lemma_.lower() not in words.toll_verbs and verb.dep_ not in ("xcomp", "pcomp"):
            return None
        for near in (verb, verb.head, verb.head.head if verb.head.dep_ == "acomp" else verb):
            if noun is not None:
                # "cases rose to 90, while the number of deaths remained at two".
                break
            for child in near.children:
                if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lemma_.lower() in words.toll_nouns:
                    noun = child
        if noun is None and verb.dep_ in ("acl", "relcl", "advcl") and verb.head.lemma_.lower() in words.toll_nouns:
            # "the number of injured, given as 748 on Thursday".
            noun = verb.head
    if noun is None or number.first <= noun.i < number.last:
        return None
    measure = _toll_measure(noun, words)
    may = verb is not None and any(t.lower_ in ("could", "may", "might") for t in (verb.head, *verb.children))
    may = may or (verb is not None and verb.head.lower_ == "likely")
    return Governed(measure, noun.i, toll=True, status=Status.UNCONFIRMED if may else None) if measure else None


def _force_size(verb: Token, words: FigureWords) -> Governed | None:
    """ "The force will be raised to 17,000", "cut its contingent from 900 to 400", "the march peaked at 15,000"."""
    if verb.lemma_.lower() not in words.toll_verbs or verb.lemma_ == "be":
        return None
    raised = any(t.dep_ == "dobj" for t in verb.children)
    for child in verb.children:
        role = child.dep_ in (("dobj",) if raised else ("nsubj", "nsubjpass")) and child.tag_[:2] == "NN"
        if role and child.lemma_.lower() in _FORCE:
            return Governed(Measure.FORCES, child.i, toll=True)
        if role and words.of.get(child.lemma_.lower()) is Measure.PARTICIPANTS:
            # "the protest grew to 10,000".
            return Governed(Measure.PARTICIPANTS, child.i, toll=True)
    return None


def _number_of(verb: Token, words: FigureWords) -> Token | None:
    """ "increase the number of troops involved to 15,000": the parser hung the number on what the troops do."""
    if verb.dep_ != "acl" or verb.head.dep_ != "pobj" or verb.head.head.lower_ != "of":
        return None
    noun = verb.head.head.head
    counts = noun.lemma_.lower() in words.toll_nouns and noun.dep_ in ("dobj", "nsubj", "nsubjpass")
    return noun if counts and noun.head.lemma_.lower() in words.toll_verbs else None


def _toll_near(number: Numeral, words: FigureWords) -> Governed | None:
    """ "toll of camp attack reaches 22": headlines, by the order of the words."""
    doc, first = number.doc, number.first
    if number.noun is not None or first < 2:
        return None
    at = first - 1
    if doc[at].lemma_.lower() == "toll" or (doc[at].lower_ == "now" and doc[at - 1].lemma_.lower() == "toll"):
        # "Crash toll now 12".
        return Governed(Measure.KILLED, at, toll=True)
    if doc[at].lower_ in ("to", "at"):
        at -= 1
        gone_on = _goes_on(number, at, words)
        if gone_on is not None:
            return gone_on
    if doc[at].lemma_.lower() not in words.toll_verbs or doc[at].lemma_ == "be":
        return None
    for token in reversed(doc[max(doc[first].sent.start, at - 8) : at]):
        if token.lemma_.lower() == "toll":
            return Governed(Measure.KILLED, token.i, toll=True)
        if token.text in (",", ";", ":"):
            return None
        opens = token.is_sent_start or (token.i > 0 and token.nbor(-1).is_sent_start and token.nbor(-1).tag_ == "DT")
        if opens and token.tag_ == "NNS" and token.lemma_.lower() in words.counted:
            # "Deaths since 8 August stand at 210", where the parser finds no verb.
            return Governed(words.counted[token.lemma_.lower()], token.i, toll=True)
    return None


def _goes_on(number: Numeral, at: int, words: FigureWords) -> Governed | None:
    """ "cases rose to 245, and deaths to 76": the verb is said once."""
    doc = number.doc
    measure = words.counted.get(doc[at].lemma_.lower())
    if measure is None or doc[at].tag_ != "NNS" or doc[at - 1].lower_ not in ("and", ",", "the"):
        return None
    before = doc[doc[at].sent.start : at]
    rose = any(t.lemma_.lower() in words.toll_verbs and t.tag_[:1] == "V" and t.lemma_ != "be" for t in before)
    return Governed(measure, at, toll=True) if rose and any(t.like_num for t in before) else None


def _put_at(number: Numeral, words: FigureWords) -> Governed | None:
    """ "brings the number of dead in the sinking to 64", "put the injured at 210 and the missing at 33"."""
    doc, first = number.doc, number.first
    if number.noun is not None or first < 3:
        return None
    if doc[first].lower_ == "as" and doc[first - 1].tag_ == "NNS" and doc[first - 1].lemma_.lower() in words.counted:
        # "put the deaths as high as 35".
        put = any(t.lemma_.lower() in _PUT and t.tag_[:1] == "V" for t in doc[max(0, first - 4) : first - 1])
        return Governed(words.counted[doc[first - 1].lemma_.lower()], first - 1, toll=True) if put else None
    if doc[first - 1].lower_ not in ("to", "at"):
        return None
    told: Token | None = None
    start = doc[first].sent.start
    for token in reversed(doc[max(start, first - 18) : first - 1]):
        if told is None and first - token.i > _FAR:
            return None
        lemma = token.lemma_.lower()
        counts = (
            lemma in ("toll", "tally") or token.lower_ in words.state or lemma in words.counted or _ill(token, words)
        )
        if told is None and not counts and token.tag_ == "NNS" and lemma not in words.toll_nouns:
            return None
        if told is None and counts and token.tag_[:1] in ("N", "J", "V"):
            told = token
        elif token.lemma_.lower() in _PUT and token.tag_[:1] == "V":
            return Governed(_told_as(told, words), told.i, toll=True) if told is not None else None
        elif token.text in (";", ":", "."):
            return None
    return None


def _put_before(number: Numeral, words: FigureWords) -> Governed | None:
    """ "raising to 12 the number of people who drowned"."""
    doc, first, last = number.doc, number.first, number.last
    if first < 2 or doc[first - 1].lower_ != "to" or doc[first - 2].lemma_.lower() not in _PUT or last + 1 >= len(doc):
        return None
    noun = next((t for t in doc[last : last + 3] if t.lemma_.lower() in words.toll_nouns), None)
    if noun is None or doc[last].lower_ not in ("the", "its", "their"):
        return None
    measure = _toll_measure(noun, words)
    return Governed(measure, noun.i, toll=True) if measure else None


def _ranges(number: Numeral, words: FigureWords) -> Governed | None:
    """ "the numbers drowned range from 300 to 700"."""
    doc, first = number.doc, number.first
    if first < 3 or number.noun is not None or doc[first - 1].lower_ != "from" or doc[first - 2].lower_ not in _RANGES:
        return None
    lead = doc[max(doc[first].sent.start, first - _FAR) : first - 2]
    if not any(t.lemma_.lower() in words.toll_nouns for t in lead):
        return None
    told = next((t for t in lead if t.lower_ in words.state or t.lemma_.lower() in (*words.counted, "toll")), None)
    return Governed(_told_as(told, words), told.i, toll=True) if told is not None else None


def _ill(token: Token, words: FigureWords) -> bool:
    return token.lemma_.lower() == "case" and any(t.lower_ in words.disease for t in token.sent)


def _told_as(token: Token, words: FigureWords) -> Measure:
    if token.lemma_.lower() in ("toll", "tally"):
        return Measure.KILLED
    if token.lemma_.lower() == "case":
        return Measure.INFECTED
    return words.state.get(token.lower_) or words.counted[token.lemma_.lower()]


def _toll_measure(noun: Token, words: FigureWords) -> Measure | None:
    around = [token for token in noun.subtree if token.i != noun.i]
    for token in around:
        lemma = token.lemma_.lower()
        if token.lower_ in words.state or lemma in words.counted:
            return words.state.get(token.lower_) or words.counted[lemma]
    for token in around:
        fate = words.subject.get(token.lemma_.lower()) if token.dep_ == "relcl" else None
        who = any(t.dep_ == "nsubj" and t.lower_ in ("who", "that") for t in token.children)
        if who and fate is not None and fate is not Measure.ATTACKERS:
            # "the number of gendarmes who died".
            return fate
        told = told_by_verb(token, "subject", None, words) if who else None
        if told is not None and told.measure is Measure.DISPLACED:
            # "the number of those who have sought safety in Ghana".
            return told.measure
    for token in around:
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD", "VBG") and token.i > noun.i:
            # "the number of people receiving food".
            held = told_by_verb(token, "subject" if token.tag_ == "VBG" else "patient", None, words)
            if held is not None:
                return held.measure
    for token in around:
        held = prepositional(token, words) if token.dep_ == "prep" and token.i > noun.i else None
        if held is not None:
            # "the number of those in custody".
            return held.measure
    for token in around if noun.lemma_.lower() != "toll" else ():
        if token.lemma_.lower() in words.default and token.i > noun.i:
            return words.default[token.lemma_.lower()]
    of_crowd = any(
        t.lower_ == "of" and words.of.get(w.lemma_.lower()) is Measure.PARTICIPANTS
        for t in noun.children
        for w in t.children
    )
    if of_crowd and noun.lemma_.lower() in ("size", "number", "estimate"):
        # "put the size of the demonstration at 10,000".
        return Measure.PARTICIPANTS
    if any(t.dep_ == "compound" and words.of.get(t.lemma_.lower()) is Measure.PARTICIPANTS for t in noun.children):
        # "crowd estimates".
        return Measure.PARTICIPANTS
    lemma = noun.lemma_.lower()
    if lemma in words.of:
        return words.of[lemma]
    return Measure.INFECTED if lemma == "caseload" else None
