"""What is so by the day on which a report is written, where no day is told.

Needs: blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.extract.when.tenses import Tense, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.times.told import TimeWords

_UP = 5
_LINKS = ("acl", "amod", "conj", "appos", "nummod", "nsubj", "nsubjpass", "prep", "pobj", "relcl")
_UNITS = ("m", "bn", "tn", "k")
_FINITE = ("VBD", "VBP", "VBZ", "MD")


def beside_it(token: Token) -> bool:
    """Whether a count only stands beside its sentence, as what is so by now: ", with 44 deaths and 60 in hospital"."""
    one = token
    for _ in range(_UP):
        mark = next((t for t in one.children if t.dep_ == "mark" and t.lower_ == "with"), None)
        if mark is None and one.dep_ in ("pobj", "pcomp") and one.head.lower_ == "with":
            if any(t.dep_ in ("acl", "relcl") and any(c.tag_ == "TO" for c in t.children) for t in one.children):
                return False  # "with kits to treat 200"
            mark = one.head
        if mark is not None:
            return mark.i == one.sent.start or one.doc[mark.i - 1].lower_ in (",", "-", "--")
        if one.tag_ in _FINITE or any(t.dep_ in ("aux", "auxpass") for t in one.children) or one.dep_ not in _LINKS:
            return False
        one = one.head
    return False


def known_by_now(token: Token, words: TimeWords) -> bool:
    """Whether harm is told as known when the report is written: "50,000 are dead", "are feared to have died"."""
    if beside_it(token):
        return True
    # "the bodies of eight killed in the quake have come home" does not count who died.
    return clause_of(token).dep_ != "acl" and tense_of(token, words) in (Tense.NOW, Tense.SINCE)


def amid(token: Token, words: TimeWords) -> bool:
    """Whether a clause tells what was done over a stretch named by what went on: "were held in the protests"."""
    if tense_of(token, words) not in (Tense.PAST, Tense.SINCE):
        return False
    return any(
        t.lemma_.lower() in words.turmoil and (t.tag_ == "NNS" or t.lower_ in words.lasting)
        for way in clause_of(token).children
        if way.dep_ == "prep" and way.lower_ in ("during", "in", "amid")
        for t in way.children
        if t.dep_ == "pobj" and t.i != token.i
    )


def serving(doc: Doc, first: int, last: int, words: TimeWords) -> bool:
    """Whether forces are counted where they stand as the report is written: "more of the 800 guards based in Lota",
    "join 700 police on the ground".
    """
    number = next((t for t in doc[first:last] if not first <= t.head.i < last), doc[last - 1])
    noun = number.head if number.dep_ == "nummod" else number
    of = next((t for way in noun.children if way.lower_ == "of" for t in way.children if t.dep_ == "pobj"), noun)
    if tense_of(number, words) in (Tense.PAST, Tense.BEFORE):
        return False
    return any(
        (t.dep_ == "acl" and (t.lemma_ in words.stationed))
        or (t.dep_ == "prep" and t.lower_ in ("in", "on", "at"))
        or (t.dep_ == "advmod" and t.lower_ in ("here", "there"))
        for one in {noun, of}
        for t in one.children
        if t.i >= last
    )


def lacking(token: Token, words: TimeWords) -> bool:
    """Whether people are told to be missing as the report is written: "up to 90 are unaccounted for"."""
    missing = any(t.lower_ in words.missing for t in (token, *clause_of(token).children))
    return missing and tense_of(token, words) is Tense.NOW


def of_amount(token: Token) -> Token:
    """The word that an amount hangs on, where the amount itself is read as a verb: "donated" of "donated £15m"."""
    unit = token.lower_ in _UNITS and token.i > token.sent.start and token.nbor(-1).like_num
    return token.head if unit else token


_BURYING = {"bury", "inter", "cremate"}


def buried_by_now(token: Token) -> bool:
    """Whether the dead are counted who have come under the ground by now, not all of the event: "had already been
    buried", not "were buried on Monday".
    """
    verb = token if token.lemma_ in _BURYING else clause_of(token)
    helping = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass", "advmod")}
    return verb.lemma_ in _BURYING and bool(helping & {"have", "has", "had", "'ve", "already", "now"})


def gives_now(token: Token, words: TimeWords) -> bool:
    """Whether money is promised as the report is written: "donors pledge $40m", "is to double its aid", "said it
    would give".
    """
    verb = clause_of(token)
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if any(t.lower_ in words.will and t.dep_ == "aux" for t in verb.children):
        return True
    announced = verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.lemma_ in words.telling | words.held
    if announced and any(t.lower_ == "would" and t.dep_ == "aux" for t in verb.children):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ in ("VBZ", "VBP"):
        return True
    promised = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words.bidding
    under_way = any(t.lower_ in ("is", "are") and t.dep_ in ("aux", "auxpass") for t in verb.children)
    return (promised or under_way) and tense_of(token, words) is Tense.NOW
