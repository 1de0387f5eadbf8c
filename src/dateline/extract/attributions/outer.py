"""Who speaks where the parser gives a verb of saying to a thing: to the subject of what was said, or to quoted words.

Needs: a verb, its subject by the parse and the lexicon. Gives: the speaker that the sentence leaves, or nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.syntax import child, noun_phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSING = frozenset({"”", "»", '"', "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLIMBED = frozenset({"conj", "advcl", "ccomp", "acl"})
_LONGEST = 4


def goes_on(verb: Token, who: Token, words: Lexicon) -> Token | None:
    """Who goes on speaking: "Ann Lee said the harbour was our goal and insisted that ...": no harbour insists.

    The subject is a thing, and that of a clause which somebody reports.
    """
    if verb.lemma_.lower() not in words.saying or not _thing(who, words) or who.head.i == verb.i:
        return None
    told = who.head
    while told.dep_ == "conj" and told.head.i < told.i:
        told = told.head
    outer = told.head
    if told.dep_ != "ccomp" or outer.i > told.i or outer.lemma_.lower() not in words.saying:
        return None
    if verb.dep_ not in _CLIMBED or (verb.tag_ not in _FINITE and verb.tag_ != "VBG"):
        return None
    return subject(outer)


def says_too(verb: Token, words: Lexicon) -> Token | None:
    """Who says a second thing behind "but", hung on the first by the parser: "said A but warned that B"."""
    outer = verb.head
    if verb.dep_ != "ccomp" or verb.tag_ not in _FINITE or outer.i > verb.i or outer.lemma_.lower() not in words.saying:
        return None
    if verb.lemma_.lower() not in words.saying or verb.doc[verb.i - 1].dep_ != "cc" or verb.tag_ != outer.tag_:
        return None
    return subject(outer) if child(verb, "nsubj", "nsubjpass") is None else None


def behind_mark(verb: Token, who: Token, words: Lexicon) -> tuple[Token, tuple[int, int]] | None:
    """The speaker right behind a closing verb: "... helps trade, says the report", '"It is late," said the mayor'.

    The verb stands right behind the mark that parts it from the subject which the parser gives it.
    """
    doc, mark = verb.doc, verb.i - 1
    if verb.tag_ not in _FINITE or verb.lemma_.lower() not in words.plain or who.i >= mark or verb.i + 1 >= len(doc):
        return None
    if doc[mark].text not in _CLOSING and (doc[mark].text != "," or who.i != mark - 1):
        return None
    noun = next((c for c in verb.children if c.left_edge.i == verb.i + 1 and c.pos_ in {"NOUN", "PROPN"}), None)
    if noun is None:
        return None
    lemma = noun.lemma_.lower()
    able = noun.ent_type_ in {"PERSON", "ORG"} or lemma in words.humans | words.speakers | words.keepers
    return (noun, noun_phrase(noun)) if able else None


def joined_noun(verb: Token, words: Lexicon) -> tuple[Token, tuple[int, int]] | None:
    """Those between "and" and the verb, whom the parser joins to what stands before: "... and health officials say"."""
    doc = verb.doc
    noun = doc[verb.i - 1] if verb.i > 1 else verb
    if noun.pos_ != "NOUN" or noun.head.i == verb.i or verb.tag_ not in _FINITE:
        return None
    if child(verb, "nsubj", "nsubjpass") is not None or noun.lemma_.lower() not in words.humans | words.speakers:
        return None
    first = noun.i
    while (
        noun.i - first < _LONGEST and doc[first - 1].pos_ in {"NOUN", "PROPN", "ADJ", "DET"} and first > verb.sent.start
    ):
        first -= 1
    return (noun, (first, noun.i + 1)) if doc[first - 1].lower_ in {"and", "but", "while"} else None


def rest_of(verb: Token, who: Token | None, words: Lexicon) -> set[int]:
    """What a plain verb reports where the parser finds nothing: all behind it, if a finite verb stands there."""
    doc, last = verb.doc, verb.sent.end
    if who is None or who.i > verb.i or verb.lemma_.lower() not in words.plain or verb.tag_ not in _FINITE:
        return set()
    if who.head.i != verb.i or any(c.dep_ in {"aux", "auxpass", "neg", "prt"} for c in verb.children):
        return set()
    rest = doc[verb.i + 1 : last]
    if len(rest) < _LONGEST or rest[0].is_punct or rest[0].pos_ in {"ADP", "PRON", "VERB", "SCONJ"}:
        return set()
    finite = [t for t in rest if t.tag_ in _FINITE | {"MD"}]
    if not finite or any(t.tag_ in {"WDT", "WP", "WRB", "CC"} or t.is_punct for t in rest[: finite[0].i - verb.i - 1]):
        return set()
    if verb.lemma_ == "tell":
        # "told a visitor he hoped to stay": whom is no part of what
        opens = (
            t for t in rest if (t.lower_ == "that" and t.dep_ == "mark") or (t.pos_ == "PRON" and t.dep_ == "nsubj")
        )
        start = next(opens, None)
        return {t.i for t in rest if start is not None and t.i >= start.i}
    return {t.i for t in rest}


def _thing(who: Token, words: Lexicon) -> bool:
    """Whether a noun is for nobody who could speak: "peace", "the challenge", but no "report" and no "ministry"."""
    if who.pos_ != "NOUN" or who.ent_type_:
        return False
    return who.lemma_.lower() not in words.humans | words.speakers | words.keepers | words.manner | words.counts
