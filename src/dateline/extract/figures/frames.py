"""Numbers that a verb reaches through a preposition or its kind of object: "searched for 12 men", "found 27 guns"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.assailants import sought_by_police
from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.verbs import told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

_SHARED = (
    *(Measure.KILLED, Measure.INJURED, Measure.DETAINED, Measure.ABDUCTED, Measure.RELEASED, Measure.MISSING),
    *(Measure.DESTROYED, Measure.DISPLACED, Measure.EVACUATED, Measure.RESCUED, Measure.SENTENCED, Measure.DISMISSED),
)
"""What happens to somebody together with others."""
_CONJUNCTIONS = {"since", "after", "before", "until", "as"}
_SETTING_OUT = {"take", "leave", "depart", "sail", "set", "put", "travel", "crash", "sink", "capsize", "vanish"}
_RIDING = {
    "passenger",
    "people",
    "person",
    "commuter",
    "traveller",
    "traveler",
    "tourist",
    "pupil",
    "student",
    "pilgrim",
}
_HALTED = {
    *("stand", "stop", "halt", "strand", "stick", "trap", "sink", "capsize", "derail", "crash", "plunge", "overturn"),
    *(
        "collide",
        "hijack",
        "vanish",
        "disappear",
        "burn",
        "drift",
        "sweep",
        "wash",
        "hit",
        "strike",
        "wreck",
        "explode",
    ),
    *("take", "founder", "ditch", "skid", "veer", "roll", "list", "leave", "fall", "run", "disintegrate", "slam"),
}

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
            hunted = sought_by_police(number, verb, words)
            if hunted is not None:
                return hunted
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
    """ "Police are looking for two women", "for a man in connection with the fire": who is hunted is not missing."""
    if sought in words.sought:
        return True
    if any(t.lower_ == "connection" and t.nbor(-1).lower_ == "in" for t in verb.subtree if t.i > verb.i):
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


def likewise(aux: Token, head: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    """ "The chief has been suspended, as have two of his deputies": the clause before tells what befell them, too."""
    if aux.lemma_ not in ("have", "be", "do") or head.i < aux.i or not aux.i or aux.nbor(-1).lower_ not in ("as", "so"):
        return None
    verb = aux.head
    if verb.i > aux.i or verb.tag_[:1] != "V" or aux.dep_ not in ("advcl", "conj", "ccomp", "parataxis"):
        return None
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    return told_by_verb(verb, "patient" if passive else "subject", noun, words)


def torn(number: Numeral, prep: Token, words: FigureWords) -> Governed | None:
    """ "since six youths and two guards died": the parser takes the first half of a subject for an object."""
    doc, noun = number.doc, number.noun
    if prep.lower_ not in _CONJUNCTIONS or noun is None:
        return None
    joined = False
    for token in doc[noun.i + 1 : noun.i + 7]:
        if token.dep_ in ("nsubj", "nsubjpass") and any(t.dep_ == "nummod" for t in token.children) and joined:
            return told_by_verb(token.head, "patient" if token.dep_ == "nsubjpass" else "subject", noun, words)
        if token.tag_ == "VBD" and token.pos_ == "VERB":
            alone = not any(t.dep_ in ("nsubj", "nsubjpass", "dobj") for t in token.children if t.i > prep.i)
            return told_by_verb(token, "subject", noun, words) if alone else None
        joined = joined or token.lower_ == "and"
        if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP"):
            return None
    return None


def on_the_way(number: Numeral, prep: Token, words: FigureWords) -> Governed | None:
    """ "A train with 140 passengers has been standing outside the town": who is aboard."""
    verb = prep.head.head
    if prep.lower_ != "with":
        return None
    if prep.head.lemma_ in _SETTING_OUT and number.noun is not None and number.noun.lemma_.lower() in _RIDING:
        # "The plane had taken off with 62 passengers".
        who = [t for t in prep.head.children if t.dep_ in ("nsubj", "nsubjpass")]
        return Governed(Measure.AFFECTED, prep.i) if any(t.lemma_.lower() in words.vessels for t in who) else None
    if prep.head.lemma_.lower() not in words.vessels or verb.tag_[:1] != "V":
        return None
    riding = number.noun is not None and number.noun.lemma_.lower() in _RIDING
    halted = verb.lemma_.lower() in _HALTED and prep.head.dep_ in ("nsubj", "nsubjpass")
    return Governed(Measure.AFFECTED, verb.i) if riding and halted else None
