"""Who was there, and who came: people in what was struck, those who got away from it, those who arrived as refugees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEING = {
    "be",
    "work",
    "sleep",
    "travel",
    "ride",
    "sit",
    "stay",
    "stand",
    "wait",
    "attend",
    "eat",
    "pray",
    "hide",
    "gather",
}
_INSIDE = {"on", "in", "at", "inside", "aboard", "below", "within"}
_WHEN = {"when", "as", "before", "while"}
_OUT_OF = {"climb", "crawl", "scramble", "get", "make", "jump", "run"}
_STEPPING = {
    "car",
    "vehicle",
    "suv",
    "van",
    "truck",
    "taxi",
    "sedan",
    "cab",
    "jeep",
    "bed",
    "way",
    "control",
    "hand",
    "vote",
}
"""What one gets out of every day."""
_ARRIVING = {"cross", "arrive", "reach", "enter", "come", "walk", "pass", "stream", "pour", "get", "trek", "leave"}
_ALWAYS = {"cross", "arrive", "reach", "enter", "leave"}
_MANY_DO = {"leave", "get", "pass", "walk"}
_MANY = 20
"""Fewer leave a place or walk somewhere without fleeing."""
_ACROSS = {"from", "into", "across", "over", "through", "here", "border", "frontier"}
_TAKING_IN = {
    "host",
    "receive",
    "shelter",
    "register",
    "count",
    "accommodate",
    "record",
    "house",
    "hold",
    "have",
    "take",
}
_NO_GOAL = {
    "hospital",
    "clinic",
    "scene",
    "site",
    "agreement",
    "deal",
    "conclusion",
    "verdict",
    "age",
    "final",
    "talks",
    "power",
}
_REGISTERED = {"unaccompanied", "separated", "orphaned", "lost"}


def present(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Some 210 people were on the train", "There were 90 people in the hall when the roof fell": who was there."""
    head, noun = number.head, number.noun
    verb = head.head
    if (number.value or 0) < 2 or verb.lemma_ not in _BEING or verb.pos_ not in ("VERB", "AUX"):
        return None
    if noun is not None and (is_person(noun, words) is not True or words.default.get(lemma_of(noun)) is not None):
        return None
    there = head.dep_ == "attr" and any(t.dep_ == "expl" for t in verb.children)
    if not (there or head.dep_ == "nsubj") or any(t.dep_ == "neg" for t in verb.children):
        return None
    if not any(t.tag_ == "VBD" for t in (verb, *(t for t in verb.children if t.dep_ == "aux"))):
        return None
    riding = verb.lemma_ == "be" and any(_riding(t, words) for t in verb.subtree)
    if not riding and not _when_it_struck(verb, words):
        return None
    return Governed(Measure.AFFECTED, verb.i)


def _riding(prep: Token, words: FigureWords) -> bool:
    """ "on the train", "aboard the ferry"."""
    return (
        prep.dep_ == "prep"
        and prep.lower_ in ("on", "aboard", "inside")
        and any(
            t.dep_ == "pobj" and t.lemma_.lower() in words.vessels and any(d.dep_ in ("det", "poss") for d in t.lefts)
            for t in prep.children
        )
    )


def _when_it_struck(verb: Token, words: FigureWords) -> bool:
    """ "when the quake struck", "at the time of the blast": a clause of something that befell them all."""
    inside = any(t.dep_ in ("prep", "advmod") and t.lower_ in _INSIDE for t in verb.subtree)
    inside = inside or verb.lemma_ != "be"
    for token in verb.sent:
        if token.dep_ == "advcl" and token.head == verb and any(t.lower_ in _WHEN for t in token.children):
            who = [t for t in token.children if t.dep_ in ("nsubj", "nsubjpass")]
            return inside and any(
                words.default.get(t.lemma_.lower()) is Measure.INCIDENTS
                or t.lemma_.lower() in words.disasters | words.things | words.vessels
                or t.lower_ in ("roof", "fire", "gunfire", "shots", "bomb", "wall", "floor", "flames", "ceiling")
                for t in who
            )
        of_time = token.lower_ == "time" and token.head.lower_ == "at"
        if of_time and any(
            words.default.get(t.lemma_.lower()) is Measure.INCIDENTS or t.lemma_.lower() in words.disasters
            for t in token.subtree
        ):
            return inside
    return False


def got_away(number: Numeral, verb: Token, words: FigureWords) -> Governed | None:
    """ "Forty got out", "5,000 residents got out in time": who saves himself; whole villages are moved."""
    if verb.lemma_ not in _OUT_OF or is_person(number.noun, words) is False or (number.value or 0) < 1:
        return None
    out = any(t.dep_ in ("prt", "advmod", "prep") and t.lower_ == "out" for t in verb.children if t.i > verb.i)
    made_it = verb.lemma_ == "make" and any(t.dep_ == "dobj" and t.lower_ == "it" for t in verb.children)
    if not out or (verb.lemma_ == "make" and not made_it) or any(t.dep_ == "neg" for t in verb.children):
        return None
    if any(t.lemma_.lower() in _STEPPING for t in verb.subtree if t.i > verb.i):
        return None
    if any(t.dep_ in ("conj", "xcomp", "advcl") and t.i > verb.i for t in verb.children):
        # "Two men got out and opened fire."
        return None
    moved = number.noun is not None and lemma_of(number.noun) in ("resident", "villager", "family", "household")
    return Governed(Measure.EVACUATED if moved else Measure.RESCUED, verb.i)


def came_through(number: Numeral, verb: Token, words: FigureWords) -> Governed | None:
    """ "Five people survived the attack": who was in it and lived; not who is expected to."""
    lived = verb.lemma_ == "live" and verb.tag_ == "VBD" and not any(t.dep_ != "punct" for t in verb.rights)
    if (verb.lemma_ != "survive" and not lived) or verb.tag_ not in ("VBD", "VBP", "VBN") or (number.value or 0) < 1:
        # "Fifty-one people lived."
        return None
    helped = any(t.dep_ in ("neg", "aux") and t.lemma_ not in ("have",) for t in verb.children)
    if helped or is_person(number.noun, words) is False:
        return None
    past = [t for t in verb.children if t.dep_ == "dobj"]
    of_kin = any(t.pos_ in ("PRON", "PROPN") or is_person(t, words) is True for t in past)
    return None if of_kin else Governed(Measure.AFFECTED, verb.i)


def arrived(number: Numeral, words: FigureWords) -> Governed | None:
    """In a report of refugees: "1,900 new arrivals", "Another 2,500 reached Kosti", "Hamra is hosting 24,900"."""
    noun, head = number.noun, number.head
    verb = head.head
    if (number.value or 0) < 2:
        return None
    if noun is not None and lemma_of(noun) == "arrival":
        return Governed(Measure.DISPLACED, noun.i)
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if noun is None and who is not None and lemma_of(who) == "arrival" and head.dep_ in ("dobj", "attr", "pobj"):
        # "Daily arrivals reached 4,000".
        return Governed(Measure.DISPLACED, who.i, toll=True)
    fits = is_person(noun, words) is True or noun is None
    known = noun is not None and (
        words.default.get(lemma_of(noun)) not in (None, Measure.DISPLACED)
        or words.groups.get(lemma_of(noun)) not in (None, Group.CHILDREN, Group.CIVILIANS, Group.PEOPLE)
    )
    if not fits or known or verb.pos_ not in ("VERB", "AUX") or any(t.dep_ == "neg" for t in verb.children):
        return None
    if noun is None and _year(number):
        return None
    if head.dep_ == "nsubj" and verb.lemma_ in _ARRIVING:
        goal = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
        few = verb.lemma_ in _MANY_DO and (number.value or 0) < _MANY
        goes = (verb.lemma_ in _ALWAYS and not few) or any(t.lower_ in _ACROSS for t in verb.subtree if t.i > verb.i)
        if verb.lemma_ == "reach":
            goes = any(t.dep_ == "dobj" and (t.pos_ == "PROPN" or lemma_of(t) in _LANDS) for t in verb.children)
        return Governed(Measure.DISPLACED, verb.i) if goes and not goal & _NO_GOAL else None
    if head.dep_ == "nsubj" and verb.lemma_ in ("stop", "rest", "halt"):
        # "About 8,000 had stopped for the night at a school."
        return Governed(Measure.DISPLACED, verb.i) if any(t.lower_ == "night" for t in verb.subtree) else None
    if head.dep_ == "nsubj" and verb.lemma_ == "be" and any(lemma_of(t) in _ROLLS for t in _after_in(verb)):
        # "68,400 people were on the commission's register".
        return Governed(Measure.DISPLACED, verb.i)
    there = head.dep_ == "attr" and any(t.dep_ == "expl" for t in verb.children)
    if there and any(t.dep_ == "pobj" and lemma_of(t) in _CAMPS - {"town"} for t in verb.subtree):
        # "At the transit centre there were 4,650 people".
        return Governed(Measure.DISPLACED, verb.i)
    if head.dep_ == "nsubjpass" and verb.lemma_ in ("register", "count", "record") and not _hypothetical(verb):
        # "2,300 people were registered at the border".
        return Governed(Measure.DISPLACED, verb.i)
    if head.dep_ == "dobj" and verb.lemma_ == "bring" and _of_a_day(verb):
        # "Sunday brought 1,310 more."
        return Governed(Measure.DISPLACED, verb.i)
    if head.dep_ == "dobj" and verb.lemma_ in ("have", "hold", "take"):
        camp = who is not None and (lemma_of(who) in _CAMPS or who.ent_type_ in ("GPE", "LOC", "FAC"))
        camp = camp or (who is not None and who.pos_ == "PROPN" and noun is None)
        into = verb.lemma_ == "hold" or any(t.lower_ == "in" for t in verb.subtree if t.i > verb.i)
        return Governed(Measure.DISPLACED, verb.i) if camp and into and not _hypothetical(verb) else None
    if head.dep_ == "dobj" and verb.lemma_ in _TAKING_IN:
        place = who is not None and (who.ent_type_ in ("GPE", "LOC", "FAC", "ORG") or lemma_of(who) in _LANDS)
        return Governed(Measure.DISPLACED, verb.i) if place or verb.lemma_ in ("host", "shelter") else None
    return None


_ROLLS = {"register", "registry", "roll", "list", "book"}


def _after_in(verb: Token) -> list[Token]:
    """What "on" and "in" lead to after a verb."""
    return [t for p in verb.children if p.lower_ in ("on", "in") for t in p.children if t.dep_ == "pobj"]


_CAMPS = {"camp", "centre", "center", "site", "settlement", "shelter", "stadium", "school", "town"}


def _of_a_day(verb: Token) -> bool:
    before = [t for t in verb.children if t.dep_ in ("nsubj", "npadvmod") and t.i < verb.i]
    return bool(before) and all(t.ent_type_ == "DATE" for t in before)


def _hypothetical(verb: Token) -> bool:
    return any(t.tag_ == "MD" or t.lower_ == "to" for t in verb.children if t.dep_ == "aux")


_LANDS = {
    "border",
    "country",
    "town",
    "village",
    "camp",
    "site",
    "island",
    "coast",
    "shore",
    "capital",
    "district",
    "city",
}
_LANDS |= {
    "team",
    "commission",
    "agency",
    "centre",
    "center",
    "church",
    "school",
    "government",
    "we",
    "authority",
    "settlement",
}


def _year(number: Numeral) -> bool:
    return 1900 <= (number.value or 0) < 2100 and number.doc[number.first].text.isdigit()


def registered(number: Numeral, words: FigureWords) -> Governed | None:
    """ "148 unaccompanied children have been registered": who is alone."""
    noun = number.noun
    if noun is None or is_person(noun, words) is not True or (number.value or 0) < 2:
        return None
    beside = {t.lower_ for t in number.doc[number.last : noun.i]}
    told = [t for t in noun.children if t.dep_ == "acl" and t.lower_ in _REGISTERED and t.tag_ == "VBN"]
    of_kin = any(w.lemma_.lower() in words.kinsfolk for t in told for w in t.subtree)
    alone = bool(beside & _REGISTERED) or of_kin
    return Governed(Measure.AFFECTED, noun.i) if alone else None
