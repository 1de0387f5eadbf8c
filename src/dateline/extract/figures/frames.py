"""Numbers that a verb reaches through a preposition or its kind of object: "searched for 12 men", "found 27 guns"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.verbs import told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

_SHARED = (Measure.KILLED, Measure.INJURED, Measure.DETAINED, Measure.ABDUCTED, Measure.RELEASED, Measure.MISSING)
"""What happens to somebody together with others."""

if TYPE_CHECKING:
    from spacy.tokens import Token


def framed(number: Numeral, prep: Token, words: FigureWords) -> Governed | None:
    """ "searching for 12 people", "fired tear gas at hundreds of marchers": by the frames of the table."""
    verb = prep.head
    crowd = in_numbers(number, prep, words)
    if crowd is not None:
        return crowd
    if prep.i and prep.lower_ == "with" and verb.tag_[:1] == "V" and prep.nbor(-1).lower_ in ("along", "together"):
        # "was killed along with 40 others".
        passive = any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.children) or verb.dep_ == "acl"
        shared = told_by_verb(verb, "patient" if passive else "subject", number.noun, words)
        if shared is not None and shared.measure in _SHARED:
            return shared
    if verb.tag_[:1] == "N" and verb.head.tag_[:1] == "V":
        # The parser at times hangs the preposition on the object: "fired tear gas at hundreds".
        verb = verb.head
    elif prep.lower_ == "with" and verb.dep_ == "pobj":
        # "hid in a store room with 30 others": ... and on the place.
        verb = verb.head.head
    if verb.tag_[:1] != "V" or any(t.dep_ == "neg" for t in verb.children):
        return None
    person = is_person(number.noun, words)
    for frame in words.frames.get(verb.lemma_.lower(), ()):
        if prep.lower_ not in frame.preps or (
            frame.kind == "people" and person is not True and (number.noun is not None or (number.value or 0) < 2)
        ):
            continue
        if frame.kind == "things" and (person is True or number.noun is None):
            continue
        sought = number.noun.lemma_.lower() if number.noun is not None else ""
        if frame.measure is Measure.MISSING and (words.default.get(sought) is not None or _hunted(verb, sought, words)):
            continue
        if not frame.words or any(t.lower_ in frame.words for t in verb.subtree):
            return Governed(frame.measure, verb.i)
    return None


def in_numbers(number: Numeral, prep: Token, words: FigureWords) -> Governed | None:
    """ "Residents fled in their hundreds", "marchers came by the thousands": how many did what the clause says."""
    doc, first = number.doc, number.first
    if number.noun is not None or prep.lower_ not in ("in", "by") or prep.i != first - 2:
        return None
    if doc[first - 1].lower_ not in ("their", "the") or not number.head.lower_.endswith("s"):
        return None
    verb = prep.head
    if verb.tag_[:1] != "V":
        verb = verb.head.head
    who = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or who.tag_ not in ("NNS", "NNPS", "PRP") or (who.tag_ != "PRP" and not is_person(who, words)):
        return None
    told = told_by_verb(verb, "patient" if who.dep_ == "nsubjpass" else "subject", who, words)
    if told is None and words.default.get(who.lemma_.lower()) is Measure.PARTICIPANTS:
        return Governed(Measure.PARTICIPANTS, verb.i)
    return told


def _hunted(verb: Token, sought: str, words: FigureWords) -> bool:
    """ "Police are looking for two men": who is hunted is not missing."""
    if sought in words.sought:
        return True
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return sought in words.hunted and who is not None and words.groups.get(who.lemma_.lower()) is Group.POLICE


def carried(verb: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    """ "the boat was carrying 90 migrants"."""
    if verb.lemma_ != "carry" or is_person(noun, words) is not True:
        return None
    of = verb.head if verb.dep_ == "acl" else next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return Governed(Measure.AFFECTED, verb.i) if of is not None and of.lemma_.lower() in words.vessels else None


def found_arms(verb: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    """ "found 27 guns": weapons that come to light are kept."""
    arms = noun is not None and noun.lemma_.lower() in words.arms
    return Governed(Measure.OTHER, verb.i) if arms and verb.lemma_.lower() in words.finding else None
