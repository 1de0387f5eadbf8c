"""What the other side of a verb tells of a number: who takes in, holds or captures them, what they are said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.numeral import Governed
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_TREATING = {"take", "admit", "receive", "treat", "get"}


def taken_in(verb: Token, words: FigureWords) -> bool:
    """ "the hospital took in 31"."""
    taking = verb.lemma_.lower() in _TREATING
    for child in verb.children:
        if child.dep_ == "nsubj" and taking:
            meant = child.lower_ in ("it", "we", "they") and any(t.lemma_.lower() in words.wards for t in verb.sent)
            return meant or child.lemma_.lower() in words.wards
    return False


def captors(verb: Token, words: FigureWords) -> bool:
    """ "The kidnappers are holding nine workers", "nine workers held by the kidnappers"."""
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    by = next((t for t in verb.children if t.dep_ == "agent"), None)
    if by is not None:
        who = next((t for t in by.children if t.dep_ == "pobj"), None)
    return who is not None and verb.lemma_ == "hold" and who.lemma_.lower() in words.captors


def holds(verb: Token, words: FigureWords) -> bool:
    """ "canoes that hold nine", "the jail holds 4,900": for how many there is room."""
    if verb.tag_ not in ("VBZ", "VBP") or any(t.dep_ == "dobj" and t.lower_ in words.state for t in verb.subtree):
        return False
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if who is not None and who.lower_ in ("that", "which"):
        who = verb.head
    thing = who is not None and (who.lemma_.lower() in words.vessels or who.lemma_.lower() in words.things)
    return thing or (who is None and verb.dep_ == "conj")


def sized(verb: Token, words: FigureWords) -> Governed | None:
    """ "the force is about 3,000 strong", "the mutineers number no more than 300"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i < verb.i:
            lemma = child.lemma_.lower()
            if verb.lemma_ == "number" and (child.lower_ in words.state or lemma in words.counted):
                return Governed(words.state.get(child.lower_) or words.counted[lemma], verb.i, toll=True)
            if lemma in words.strong:
                return Governed(Measure.FORCES, verb.i)
            told = words.default.get(lemma)
            if verb.lemma_ in ("number", "total") and child.tag_ == "NNS" and lemma in words.counted:
                # "Evacuees now number 12,000".
                return Governed(words.counted[lemma], verb.i, toll=True)
            if verb.lemma_ == "number" and told in (Measure.FORCES, Measure.PARTICIPANTS, Measure.ATTACKERS):
                return Governed(told, verb.i)
            if words.of.get(lemma) is Measure.PARTICIPANTS:
                return Governed(Measure.PARTICIPANTS, verb.i)
    return None


def charged(verb: Token) -> bool:
    """ "charges have been laid against 31", "brought charges against 12"."""
    around = (verb, *verb.children)
    return any(t.lemma_.lower() in ("charge", "indictment", "proceeding") for t in around)


def equated(verb: Token, head: Token, words: FigureWords) -> Governed | None:
    """ "the dead were three children and a nurse", "the dead include two nurses"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i != head.i:
            word = child.lower_
            if word in words.state:
                return Governed(words.state[word], child.i)
            told = next((t for t in child.children if t.dep_ == "acl" and t.lower_ in words.state), None)
            if told is not None and word in ("those", "people"):
                # "those killed on Tuesday were about 30".
                return Governed(words.state[told.lower_], child.i)
    return None


def case_of(child: Token, words: FigureWords) -> Token | None:
    """ "Eight were found to be probable cases of flu": the word "cases" below a verb's complement; None without one."""
    for be in (child, *child.children):
        if be.dep_ == "xcomp" and be.lemma_ == "be" and child.dep_ in ("xcomp", "acomp"):
            case = next((t for t in be.children if t.dep_ == "attr" and t.lemma_ == "case"), None)
            if case is not None and any(t.lower_ in words.disease for t in be.sent):
                return case
    return None


def of_victims(verb: Token) -> Governed | None:
    """ "the victims include two tourists": whatever befell those told of before."""
    if any(t.dep_ == "nsubj" and t.lower_ in ("they", "these", "those") for t in verb.children):
        return Governed(None, verb.i, kin=True)
    victims = any(t.dep_ == "nsubj" and t.lemma_.lower() in ("victim", "fatality") for t in verb.children)
    return Governed(Measure.AFFECTED, verb.i, kin=True, whole=True) if victims else None


def were_victims(verb: Token) -> Governed | None:
    """ "The victims were four women": whatever befell those told of before."""
    victims = any(t.dep_ == "nsubj" and t.lemma_.lower() == "victim" and t.tag_ == "NNS" for t in verb.children)
    return Governed(Measure.AFFECTED, verb.i, kin=True, whole=True) if victims else None


def killed_and_injured(verb: Token, words: FigureWords) -> Governed | None:
    """ "killed and wounded dozens": both together are neither."""
    if verb.dep_ != "conj" or verb.head.tag_[:1] != "V":
        return None
    first, second = words.patient.get(verb.head.lemma_), words.patient.get(verb.lemma_)
    bare = not any(child.dep_ == "dobj" for child in verb.head.children)
    if {first, second} == {Measure.KILLED, Measure.INJURED} and bare and verb.head.lemma_ not in words.weak:
        return Governed(Measure.AFFECTED, verb.i)
    return None
