"""Persons that one sentence tells as harmed: "A baker was killed and his cousin and a guest were hurt" tells of three.

Who is new there, by a name, "a", "another" or "his wife", is nobody told of before in the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.words import figure_words
from dateline.extract.reading import Reading
from dateline.extract.victims import harm
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEW = {"a", "an", "another"}
_SELF = {"himself", "herself"}
_ROLES = ("nsubj", "nsubjpass", "dobj", "conj")


def told_together(reading: Reading, blocks: int) -> int:
    """Most persons that one sentence of the first blocks tells as harmed, one by one; 0 if none tells of two."""
    words = figure_words(reading.pack)
    most = 0
    for block in reading.blocks[1:blocks]:
        if block.zone in (ZoneKind.FURNITURE, ZoneKind.HEADLINE):
            continue
        for sent in block.doc.sents:
            new = [t for t in sent if _is_new(t, words.person) and harm(block.doc, t, words) is not None]
            several = max((sum(_side_by_side(one, two) for two in new) for one in new), default=0)
            # "wounded his son before he turned it on himself"
            on_self = several and any(t.lower_ in _SELF and t.head.lower_ == "on" for t in sent)
            most = max(most, several + bool(on_self))
    return most if most > 1 else 0


def _side_by_side(one: Token, two: Token) -> bool:
    """Whether "and" joins two persons or what befell them; in a clause under another they may be the same."""
    above, beside = _verb(one), _verb(two)
    return above == beside or beside in above.conjuncts


def _verb(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun.head


def _is_new(noun: Token, persons: frozenset[str]) -> bool:
    """Whether a noun brings in one person: "a man", "another woman", "her brother", "Ann Lee"."""
    if noun.tag_ == "NNP":
        return noun.ent_type_ == "PERSON" and noun.dep_ in _ROLES
    if noun.tag_ != "NN" or noun.dep_ not in _ROLES or noun.lemma_.lower() not in persons:
        return False
    before = [t for t in noun.lefts if t.dep_ in ("det", "poss")]
    shared = noun.dep_ == "conj" and not before
    return shared or any(t.lower_ in _NEW or t.tag_ == "PRP$" or t.dep_ == "poss" for t in before)
