"""Whom help reaches or is for: "food for 3,000 families", "provided 800 people with tents"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELP = {
    *("food", "water", "aid", "relief", "shelter", "ration", "meal", "tent", "blanket", "tarpaulin", "supplies"),
    *("assistance", "kit", "parcel", "medicine", "accommodation", "wheat", "flour", "rice", "cash", "supply"),
}
_HELPING = {"help", "assist", "feed"}
_STRICKEN = {"survivor", "victim", "homeless", "refugee", "displaced", "need", "affected", "stricken", "hungry"}
"""Who is affected whatever is done for them."""
_HANDING = {"provide", "supply", "reach", "serve", "help", "assist", "present", "equip"}
_WISHED = {
    *("need", "seek", "ask", "appeal", "beg", "plead", "call", "require", "want", "plan", "lack", "budget", "vow"),
    *("promise", "pledge", "request", "demand", "hope", "urge", "await", "launch", "build", "hold"),
}
"""Under these nobody has been helped."""


def helped(number: Numeral, words: FigureWords) -> Governed | None:
    """What tells that help is there for those who are counted; None where it is only wished for."""
    if is_person(number.noun, words) is not True or number.noun is None or (number.value or 0) < 2:
        return None
    if number.noun.lemma_.lower() in words.default or words.groups.get(number.noun.lemma_.lower()) in _FOES:
        return None
    head = number.head
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "for":
        return _for_whom(above, number)
    if above.lemma_.lower() not in _HANDING or above.tag_[:1] != "V":
        return None
    bare = head.dep_ == "nsubj" and above.tag_ in ("VBD", "VBN") and not any(t.dep_ == "dobj" for t in above.children)
    if head.dep_ not in ("dobj", "nsubjpass") and not bare:
        return None
    # The parser hangs "with tents" on the verb, on the families or on their town.
    after = number.doc[number.noun.i + 1 : min(head.sent.end, number.noun.i + _FAR)]
    given = any(_is_help(t) for t in after if t.dep_ == "pobj" and t.head.lower_ == "with")
    given = given or (above.lemma_ == "reach" and any(t.dep_ == "nsubj" and _helps(t) for t in above.sent))
    return _reached(number, above) if given and not _wished(above) else None


def _reached(number: Numeral, verb: Token) -> Governed:
    """Whom help is there for."""
    return Governed(Measure.AFFECTED if _in_need(number) else Measure.OTHER, verb.i)


def _in_need(number: Numeral) -> bool:
    """ "food for 400 survivors", "aid for the 3,000 families said to be in need"."""
    end = number.noun.i if number.noun is not None else number.last
    near = number.doc[number.last : min(end + _NEAR + 1, number.doc[end].sent.end)]
    return any({t.lemma_.lower(), t.lower_} & _STRICKEN for t in near)


def helped_already(found: Governed, number: Numeral) -> Governed:
    """Whom help has reached is counted as such; whom it is yet to reach, or whose need is told, is in need."""
    verb = number.doc[found.anchor]
    if found.measure is not Measure.AFFECTED or verb.lemma_.lower() not in _HELPING or number.noun is None:
        return found
    to_come = any(t.dep_ == "aux" and t.tag_ in ("TO", "MD") for t in verb.children) or _wished(verb)
    return found if to_come or _in_need(number) else replace(found, measure=Measure.OTHER)


_FOES = {Group.MILITARY, Group.POLICE, Group.SECURITY_FORCES, Group.MILITANTS}


def _for_whom(prep: Token, number: Numeral) -> Governed | None:
    """ "tents for 12,000 people have arrived", "the lorries brought enough food for 400 families"."""
    thing = prep.head
    if thing.lower_ == "enough" and thing.head.tag_[:1] == "N":
        thing = thing.head
    if thing.tag_[:1] == "V":
        # The parser at times hangs the preposition on the verb.
        thing = next((t for t in thing.children if t.dep_ == "dobj" and thing.i < t.i < prep.i), thing)
    if not _is_help(thing) or prep.i - thing.i > _NEAR or any(t.lower_ in ("no", "without") for t in thing.lefts):
        return None
    verb = thing
    while verb.tag_[:1] != "V" and verb.pos_ != "AUX" and verb.head.i != verb.i:
        verb = verb.head
    if verb.tag_[:1] != "V" and verb.pos_ != "AUX":
        return None
    return None if _wished(verb) else _reached(number, verb)


_NEAR, _FAR = 6, 16


def _is_help(noun: Token) -> bool:
    """Whether a noun is help, or a list that begins with it or holds it."""
    told = {noun.lemma_.lower(), noun.lower_} | {t.lower_ for t in noun.lefts if t.dep_ in ("compound", "amod")}
    return noun.tag_[:1] == "N" and bool(told & _HELP)


def _helps(who: Token) -> bool:
    """Whether who reaches people is an agency of help: "the World Food Programme"."""
    return bool({t.lower_ for t in (who, *who.lefts)} & (_HELP | {"humanitarian", "agencies", "charity", "charities"}))


def _wished(verb: Token) -> bool:
    chain = (verb, verb.head, verb.head.head)
    negated = any(t.dep_ == "neg" for t in verb.children)
    return negated or any(t.lemma_.lower() in _WISHED for t in chain if t.pos_ in ("VERB", "AUX", "NOUN"))
