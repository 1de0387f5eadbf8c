"""Clauses that the parser took apart: a verb read as a participle, a range read as an adverbial, a verb left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.verbs import told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_RANGES = {"between", "from", "over", "about", "around", "under", "above", "nearly", "up"}
_FAR = 14
"""Words between a range and the verb that it is the subject of."""
_LEAD = 4
"""Words of a sentence among which a state that is put first stands."""
_ALSO = {"also", "still", "reported", "confirmed", "feared", "too", "now", "and", "so", "far", "another"}
_OF_CROWDS = (Measure.PARTICIPANTS, Measure.DISPLACED)
_NEXT_PLACE = (",", "and", ";", "while", "but")


def mended(number: Numeral, words: FigureWords) -> Governed | None:
    """What the clause says of a number, where the parser made something else of its verb."""
    return _range_as_subject(number, words) or _verb_as_participle(number, words) or _state_put_first(number, words)


def _state_put_first(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Also injured were 12 soldiers", "Still missing, the coastguard said, are three": the state stands first."""
    head, sentence = number.head, number.doc[number.first].sent
    verb = head.head
    if head.dep_ not in ("attr", "nsubj", "nsubjpass") or verb.lemma_ != "be" or verb.i > number.first:
        return None
    if is_person(number.noun, words) is False:
        return None
    lead = [t for t in sentence[:_LEAD] if t.lower_ not in _ALSO]
    if not lead or lead[0].i >= verb.i or lead[0].lower_ not in words.state:
        return None
    return Governed(words.state[lead[0].lower_], lead[0].i)


def _range_as_subject(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Wardens say between 30 and 45 guests of the inn are missing": the range hangs on "say"."""
    doc, head = number.doc, number.head
    prep = head.head
    if head.dep_ != "pobj" or not number.first <= prep.i < number.last or prep.lower_ not in _RANGES:
        return None
    above = prep.head
    if above.i >= number.first or above.tag_[:1] != "V" or number.noun is None:
        return None
    end = min(doc[number.first].sent.end, number.noun.i + _FAR)
    for token in doc[number.noun.i + 1 : end]:
        if token.text in (",", ";", ":", "—", "–"):
            return None
        if token.dep_ in ("nsubj", "nsubjpass") or token.dep_ in ("relcl", "acl"):
            return None
        if token.tag_ not in ("VBD", "VBP", "VBZ") and token.pos_ != "AUX":
            continue
        verb = token.head if token.dep_ in ("aux", "auxpass") else token
        if verb.i <= number.noun.i or any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in verb.children):
            return None
        passive = any(t.dep_ == "auxpass" for t in verb.children)
        return told_by_verb(verb, "patient" if passive else "subject", number.noun, words)
    return None


def _verb_as_participle(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Eight suffered burns", "A million thronged central Cairo": the verb read as what modifies its object."""
    doc, last = number.doc, number.last
    if last + 1 >= len(doc) or number.first != doc[number.first].sent.start:
        return None
    verb, noun = doc[last], number.noun
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or noun is None or verb.head.dep_ != "ROOT":
        return None
    lemma = verb.lemma_.lower()
    if words.subject.get(lemma) in _OF_CROWDS and (is_person(noun, words) is not True):
        return Governed(words.subject[lemma], verb.i)
    between = {t.lower_ for t in doc[last + 1 : noun.i + 1]}
    for phrase in words.phrases.get(lemma, ()):
        if phrase.role == "subject" and phrase.words & between and is_person(noun, words) is not True:
            return Governed(phrase.measure, verb.i)
    return None


def gapped(number: Numeral, before: int | None) -> bool:
    """ "Brazil lost 11 soldiers, Jordan four and Nepal two": the verb and what is counted are said once.

    Args:
        number: A number that stands alone.
        before: Where the figure before it in the sentence ends; None if there is none.
    """
    doc, first, last = number.doc, number.first, number.last
    if before is None or first < 2 or (number.value or 0) < 1 or first - before > _FAR:
        return False
    at = first - 1
    link = doc[at].lower_ if doc[at].tag_ == "IN" else ""
    if link and doc[doc[first].sent.start : before].text.lower().split().count(link):
        # "Lund accounts for 61 of the deaths, Malung for 48".
        at -= 1
    closes = last >= len(doc) or doc[last].text in (".", ",", ";", ")") or doc[last].lower_ == "and"
    start = _name_start(doc[at], before)
    if start is None and at < first - 1 and doc[at].tag_ == "NNS" and doc[at].i > before:
        # "Organisers put the crowd at 2,000, police at 300".
        start = at
    if not closes or start is None or doc[start - 1].lower_ not in _NEXT_PLACE:
        return False
    between = doc[before:start]
    told = doc[doc[first].sent.start : before]
    led = any(t.dep_ in ("nsubj", "nsubjpass") and _of_a_name(t) for t in told)
    listed = any(t.tag_[:1] == "V" for t in between)
    return led and not listed


def _of_a_name(subject: Token) -> bool:
    """ "Brazil", "The army", "Tolmin district"."""
    named = any(t.dep_ == "compound" and t.text[:1].isupper() for t in subject.children)
    return subject.pos_ != "PRON" and (subject.text[:1].isupper() or named)


def _name_start(token: Token, before: int) -> int | None:
    """Where the name that ends here begins; None where none does, or it is a month's or a day's."""
    if token.tag_ == "NNS" and token.i - 1 > before and token.nbor(-1).lower_ == "the":
        # "The army lost three men and the rebels 12."
        return int(token.i) - 1
    if token.tag_ not in ("NNP", "NNPS") or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"):
        return None
    at = token.i
    while at - 1 > before and token.doc[at - 1].tag_ in ("NNP", "NNPS"):
        at -= 1
    if token.doc[at - 1].lower_ == "the":
        at -= 1
    return at if at > before else None
