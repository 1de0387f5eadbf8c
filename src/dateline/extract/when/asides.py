"""Clauses that stand outside a report's story: held to be so, only naming somebody, one of many, quoted.

Needs: tokens, the words of times. Gives: yes or no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.extract.times.told import TimeWords
from dateline.extract.when.tenses import Tense, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEP = 8
_MANY = {"string", "series", "wave", "spate", "rash", "number", "history", "succession"}
_OPENING, _CLOSING = {"“", "``"}, {"”", "''"}


def is_believed(token: Token, words: TimeWords) -> bool:
    """Whether a clause is only what is held to be so: "the police believe he shot her"."""
    verb = clause_of(token)
    held = verb.dep_ == "ccomp" and verb.head.lemma_ in words.held - {"say", "report"}
    return held and verb.head.tag_ in ("VBP", "VBZ")


def is_named_beside(token: Token, words: TimeWords) -> bool:
    """Whether a word stands in a clause that only says who is meant, where the sentence tells of the present: "those
    who died are remembered".
    """
    verb = clause_of(token)
    if verb.dep_ not in ("relcl", "acl"):
        return False
    return tense_of(clause_of(verb.head), words) in (Tense.NOW, Tense.SINCE, Tense.OPEN)


def leads_on(token: Token) -> bool:
    """Whether a word takes the story on, not back: "met at the gate before marching to the hall"."""
    return token.lower_ == "before" and token.dep_ == "prep" and any(t.dep_ == "pcomp" for t in token.children)


def is_one_of_many(token: Token) -> bool:
    """Whether a word names what happened again and again: "one of a string of attacks"."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _MANY


def is_aside(token: Token, words: TimeWords) -> bool:
    """Whether a clause stands outside the story: it tells of a place or a reason, or under what is to come. "passed
    seven streets from where the mayor was shot", "weep because they were beaten", "will talk to men caught in".
    """
    verb = clause_of(token)
    for _ in range(_DEEP):
        if verb.head.i == verb.i:
            return False
        marks = {t.lower_ for t in verb.children if t.dep_ in ("mark", "advmod") and t.i < verb.i}
        if verb.dep_ in ("relcl", "pcomp", "advcl", "conj") and marks & {"where", "because"}:
            return True
        above = clause_of(verb.head)
        if verb.dep_ == "relcl" and any(t.lower_ in words.will for t in above.children):
            return True
        if above.i == verb.i:
            return False
        verb = above
    return False


def quoted(token: Token) -> bool:
    """Whether a word stands in direct speech, which tells of a time of its own."""
    before = [t.text for t in token.sent if t.i < token.i]
    opened = sum(text in _OPENING for text in before) - sum(text in _CLOSING for text in before)
    return opened > 0 or sum(text == '"' for text in before) % 2 == 1
