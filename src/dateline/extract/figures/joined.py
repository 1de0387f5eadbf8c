"""How far the words for who is counted reach over "and": "officers and troops", "men, women and children"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.words import FigureWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_SOME = {"several", "some", "many", "few", "dozens", "scores", "hundreds", "thousands"}
_NAMES = ("GPE", "LOC", "PERSON", "FAC", "ORG")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_FINITE = ("MD", "VBP", "VBZ", "VBD")
_NEAR = 4
"""Fewer words than these stand between two nouns that are counted together."""
_CLIMB = 6


def lemma_of(noun: Token) -> str:
    """The lemma in lower case; plural names ("Marines") lose their "s", which the tagger leaves on."""
    lemma = noun.lemma_.lower()
    return lemma.removesuffix("s") if noun.tag_ == "NNPS" else lemma


def joined_end(doc: Doc, noun: int, words: FigureWords) -> int:
    """Index after the last noun that the number of ``noun`` counts: coordinated nouns without a number of their own."""
    end = last = noun
    while True:
        joined = next((t for t in doc[last].children if t.dep_ == "conj" and t.tag_ in _NOUNS and t.i > last), None)
        if joined is None:
            break
        between = doc[last + 1 : joined.i]
        listed = len(between) > 0 and between[0].text == ","
        if listed and not (doc[noun].tag_ == "NNS" and joined.tag_ == "NNS"):
            break
        if len(between) == 0 or len(between) >= _NEAR or _apart(doc[noun], joined, between[1:] if listed else between):
            break
        # "lecturers, nurses and clerks": what a comma joins belongs to them where "and" ends the list.
        counted_too = not listed or any(t.lower_ in ("and", "or", "&") for t in between)
        if not _same_kind(doc[noun], joined, words) or _new_clause(doc[noun], joined):
            break
        last = joined.i
        end = last if counted_too else end
    return end + 1


def _apart(noun: Token, joined: Token, between: Tokens) -> bool:
    """Whether a word between two nouns tells that the second has a number or a place of its own."""
    own = any(t.like_num or t.tag_ in ("CD", "DT", ",", "VBD") or t.lower_ in _SOME for t in between)
    return own or any(t.lower_ == "as" for t in between[:1]) or joined.ent_type_ in _NAMES


def _same_kind(noun: Token, joined: Token, words: FigureWords) -> bool:
    """Not "deaths and forecasts": what is counted so has nothing to do with the rest."""
    return lemma_of(noun) not in words.counted or lemma_of(joined) in words.counted


def _new_clause(noun: Token, joined: Token) -> bool:
    """ "There were several blasts and people are afraid": the noun behind "and" is the subject of what comes next."""
    after = joined.i + 1
    while after < len(joined.doc) and joined.doc[after].tag_ == "RB":
        after += 1
    if after >= len(joined.doc) or not (joined.doc[after].pos_ == "AUX" or joined.doc[after].tag_ in _FINITE):
        return False
    above = noun
    for _ in range(_CLIMB):
        if above.pos_ in ("VERB", "AUX"):
            break
        above = above.head
    return above.pos_ in ("VERB", "AUX") and above.i < noun.i and above.dep_ not in ("acl", "relcl")
