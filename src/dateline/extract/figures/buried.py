"""Who is buried or mourned: "villagers had buried 37 of their neighbours", "five coffins were carried", "31 graves"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import AT_WAR, is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = 5000


def laid_to_rest(number: Numeral, words: FigureWords) -> Governed | None:
    """Those whom a clause of burying, mourning, losing or falling tells to be dead."""
    return _buried(number, words) or _borne(number, words) or _lost(number, words) or _fell(number, words)


def _buried(number: Numeral, words: FigureWords) -> Governed | None:
    """ "We have buried 15", "Eight advocates were buried after noon prayers"; not who lies under a hill."""
    head, verb = number.head, number.head.head
    rests = verb.lemma_ == "lay" and any(t.lower_ == "rest" for t in verb.subtree)
    if verb.lemma_ not in ("bury", "inter", "cremate") and not rests:
        return None
    if head.dep_ not in ("dobj", "nsubjpass") or is_person(number.noun, words) is False or _not_told(verb):
        return None
    if any(t.lower_ in words.burial["under"] or t.lemma_.lower() in words.disasters for t in verb.subtree):
        return None
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    by = next((t for t in verb.children if t.dep_ == "agent"), None)
    who = next((t for t in by.children if t.dep_ == "pobj"), None) if by is not None else who
    if head.dep_ == "dobj" and who is None and verb.dep_ in ("conj", "xcomp"):
        who = next((t for t in verb.head.children if t.dep_ == "nsubj"), None)
    person = who is not None and (who.pos_ in ("PRON", "PROPN") or is_person(who, words) is True or _place(who, words))
    if person and who is not None and who.lower_ not in ("it", "that", "which"):
        return Governed(Measure.KILLED, verb.i)
    if head.dep_ != "nsubjpass" or who is not None:
        return None
    told = [t for t in verb.children if t.i > verb.i and t.dep_ in ("prep", "npadvmod", "advmod")]
    when = any(w.ent_type_ in ("DATE", "TIME") or w.lower_ in words.burial["rites"] for t in told for w in t.subtree)
    clause = any(
        t.dep_ == "advcl" and any(m.lower_ in ("when", "as", "after") for m in t.children) for t in verb.children
    )
    since = any(t.lower_ in ("now", "already") for t in verb.children)  # "nine have now been buried"
    return Governed(Measure.KILLED, verb.i) if (when or rests or since) and not clause else None


def _place(who: Token, words: FigureWords) -> bool:
    """ "The village has buried nine"."""
    return lemma_of(who) in words.peopled or lemma_of(who) in (
        "family",
        "parish",
        "clan",
        "tribe",
        "camp",
        "neighbourhood",
    )


def _not_told(verb: Token) -> bool:
    helpers = [t for t in verb.children if t.dep_ in ("neg", "aux")]
    return any(t.dep_ == "neg" or t.tag_ == "MD" or t.lower_ == "to" for t in helpers)


def _borne(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Five coffins were carried through the town", "There were 31 graves in the new field"."""
    noun, head = number.noun, number.head
    if noun is None or (number.value or 0) < 1:
        return None
    lemma, verb = noun.lemma_.lower(), head.head
    if lemma in words.coffins and head.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.lemma_ in words.burial["borne"]:
        return Governed(Measure.KILLED, noun.i) if not _not_told(verb) else None
    if lemma not in words.graves or head.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
        return None
    beside = {t.lower_ for t in noun.lefts}
    around = {t.lower_ for t in verb.subtree}
    fresh = bool(around & words.burial["fresh"]) or verb.lemma_ == "dig"
    return Governed(Measure.KILLED, noun.i) if fresh and not (beside | around) & words.burial["unknown"] else None


def _lost(number: Numeral, words: FigureWords) -> Governed | None:
    """ "for the loss of nine soldiers", "The army admitted the loss of eight"."""
    prep = number.head.head
    loss = prep.head
    if number.head.dep_ != "pobj" or prep.lower_ != "of" or loss.lemma_ not in ("loss", "losses"):
        return None
    if number.noun is not None:
        armed = words.groups.get(lemma_of(number.noun)) in AT_WAR or lemma_of(number.noun) in words.burial["comrades"]
        person = is_person(number.noun, words) is True and lemma_of(number.noun) not in ("worker", "employee", "seat")
        return Governed(Measure.KILLED, loss.i) if armed or person else None
    verb = loss.head
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    force = who is not None and (
        words.groups.get(lemma_of(who)) in AT_WAR or who.lemma_.lower() in ("side", "it", "command")
    )
    told = verb.lemma_ in words.burial["losing"] and force and (number.value or 0) < _MANY
    return Governed(Measure.KILLED, loss.i) if told else None


def _fell(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Not one of our men fell", "140 rebels had fallen": who falls in battle."""
    head, verb = number.head, number.head.head
    if verb.lemma_ != "fall" or head.dep_ != "nsubj" or number.noun is None:
        return None
    armed = words.groups.get(lemma_of(number.noun)) in AT_WAR or lemma_of(number.noun) in words.burial["comrades"]
    own = number.doc[number.first : number.noun.i].text.lower()
    if lemma_of(number.noun) in ("man", "men") and not {"our", "his", "their", "its"} & set(own.split()):
        return None
    further = [t for t in verb.children if t.i > verb.i]
    off = any(
        (
            t.dep_ in ("prt", "dobj", "acomp", "oprd", "advmod")
            and t.lower_ in words.burial["elsewhere"] | {"over", "off", "overboard"}
        )
        or (t.dep_ == "prep" and t.lower_ in ("from", "into", "off", "to", "through", "down", "under", "behind", "out"))
        or t.dep_ in ("dobj", "acomp")
        for t in further
    )
    return Governed(Measure.KILLED, verb.i) if armed and not off else None
