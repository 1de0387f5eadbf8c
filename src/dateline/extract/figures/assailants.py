"""Who did the harm: "beaten by six men", "three masked men robbed a bakery", "police are looking for two women"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.clauses import shot_where
from dateline.extract.figures.counted import is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 99
"""More than so many are a crowd."""
_AT_LAW = (Group.POLICE, Group.MILITARY, Group.SECURITY_FORCES, Group.OFFICIALS, Group.MEDICS, Group.CHILDREN)
_SHOTS = {"shoot", "fire"}
_AT = {"at", "on", "into", "upon"}
_NOT_THEM = {"know", "witness", "interest", "information", "speak", "talk", "question", "help", "mister", "hostage"}
"""Whom the police look for to hear of it, or who are lost."""


def struck_by(number: Numeral, verb: Token, words: FigureWords) -> Governed | None:
    """ "was stabbed by three men"; ``verb``: the passive verb whose agent they are."""
    if verb.lemma_.lower() not in words.harming or not _may_strike(number, words):
        return None
    return Governed(Measure.ATTACKERS, verb.i)


def struck(number: Numeral, verb: Token, words: FigureWords) -> Governed | None:
    """ "Four men surrounded him", "two men shot at officers": the subject of a verb that harms somebody told of."""
    lemma = verb.lemma_.lower()
    if verb.tag_[:1] != "V" or any(t.dep_ in ("neg", "auxpass", "nsubjpass") for t in verb.children):
        return None
    if lemma in words.breaking_up and (told := _broke_up(number, verb, words)) is not None:
        return told
    if lemma not in words.harming | _SHOTS | {"break"} or not _may_strike(number, words):
        return None
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "dobj" and lemma in _SHOTS and child.lower_ in ("shots", "rounds", "bullets"):
            # "Two men in a van fired several shots".
            return Governed(Measure.ATTACKERS, verb.i)
        if child.dep_ == "dobj" and lemma in words.harming and _somebody(child, words):
            return Governed(Measure.ATTACKERS, verb.i)
        if child.dep_ == "prep" and child.lower_ == "into" and lemma == "break":
            home = next((t for t in child.children if t.dep_ == "pobj"), None)
            return Governed(Measure.ATTACKERS, verb.i) if home is not None and _somebody(home, words) else None
        if child.dep_ == "prep" and lemma in _SHOTS and child.lower_ in _AT:
            at = next((t for t in child.children if t.dep_ == "pobj"), None)
            if at is None or not _somebody(at, words):
                return None
            hit = shot_where(verb) is not None and is_person(at, words) is not True
            return Governed(Measure.INJURED if hit else Measure.ATTACKERS, verb.i)
    return None


def _broke_up(number: Numeral, verb: Token, words: FigureWords) -> Governed | None:
    """ "A few dozen men disrupted the march", "200 officers broke up the rally": they take no part in it."""
    gathering = any(t.dep_ == "dobj" and words.of.get(lemma_of(t)) is Measure.PARTICIPANTS for t in verb.children)
    if verb.lemma_ == "break" and not any(t.dep_ == "prt" and t.lower_ == "up" for t in verb.children):
        return None
    if not gathering or number.noun is None or is_person(number.noun, words) is not True:
        return None
    group = words.groups.get(lemma_of(number.noun))
    if group in (Group.POLICE, Group.MILITARY, Group.SECURITY_FORCES):
        return Governed(Measure.FORCES, verb.i)
    return Governed(Measure.ATTACKERS, verb.i) if group in (None, Group.MILITANTS, Group.PEOPLE) else None


def sought_by_police(number: Numeral, verb: Token, words: FigureWords) -> Governed | None:
    """ "Police are looking for two women": more than one who is hunted, no witness."""
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    police = who is not None and words.groups.get(who.lemma_.lower()) is Group.POLICE
    if not police or (number.value or 0) < 2 or number.noun is None or lemma_of(number.noun) not in words.hunted:
        return None
    told = {t.lemma_.lower() for t in verb.sent}
    harm = told & words.harming or any(words.default.get(t) is Measure.INCIDENTS or t in words.of for t in told)
    if told & _NOT_THEM or not harm:
        return None
    return Governed(Measure.ATTACKERS, verb.i)


def _may_strike(number: Numeral, words: FigureWords) -> bool:
    """Whether they are people who are told of as nothing else: no soldiers, no police, no crowd."""
    noun = number.noun
    if noun is None or not 1 < (number.value or 0) <= _MOST or is_person(noun, words) is not True:
        return False
    lemma = lemma_of(noun)
    known = words.default.get(lemma)
    return known in (None, Measure.ATTACKERS) and words.groups.get(lemma) not in _AT_LAW


def _somebody(token: Token, words: FigureWords) -> bool:
    """Whether a person, or a house or the like, is what is struck; not oneself, not each other."""
    if token.lower_.endswith(("self", "selves")) or token.lower_ in ("other", "one", "another", "which", "it"):
        return False
    if token.pos_ == "PRON":
        return token.lower_ in ("him", "her", "them", "me", "us", "someone", "somebody", "people")
    named = token.ent_type_ == "PERSON" or token.tag_ in ("NNP", "NNPS")
    return named or is_person(token, words) is True or lemma_of(token) in words.things | words.vessels
