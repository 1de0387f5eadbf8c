"""Counts that a clause takes for granted: what it denies or wishes is something else.

"He is not responsible for the 50 dead" denies no death; "Nine may be charged over the death of a clerk" leaves none
open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIED = {"dobj", "attr", "nsubj", "nsubjpass", "nummod", "ccomp", "xcomp", "conj", "oprd", "acomp", "appos", "amod"}
"""By these links what is said of a verb is said of a count, too."""
_ANSWERING = {
    "accuse", "action", "answer", "apologise", "apologize", "apology", "arrest", "avenge", "blame", "charge",
    "condemn", "convict", "court-martial", "guilty", "indict", "inquiry", "investigate", "investigation", "mourn",
    "prosecute", "prosecution", "punish", "reaction", "react", "respond", "response", "responsible", "revenge",
    "sentence", "sue", "thank", "trial", "try",
}  # fmt: skip
"""Who does these, or to whom they are done, does so for what has happened."""
_FOR = {"for", "to", "of", "with", "about"}
_OVER = {"over"}


def direct(token: Token) -> bool:
    """Whether the word that tells of a count is what a "not" denies: its verb, or what that verb does or is."""
    while True:
        if any(t.dep_ == "neg" for t in token.children):
            return True
        if token.dep_ not in _CARRIED and token.dep_ not in ("pcomp", "prep", "pobj"):
            return False
        if token.dep_ == "prep" and token.lower_ not in ("of", "from"):
            return False
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "VERB":
            return False
        token = token.head


def answered_for(token: Token) -> bool:
    """Whether the word that tells of a count stands under what somebody is to answer for, or stirs an answer."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ != "pcomp":
        return False
    for _ in range(6):
        above = token.head
        if above == token or (above.pos_ in ("VERB", "AUX") and token.dep_ in ("dobj", "nsubj", "nsubjpass")):
            return False
        if above.pos_ == "ADP" and above.lower_ in _OVER:
            return True
        if above.pos_ == "ADP" and above.lower_ in _FOR:
            return _answers(above)
        token = above
    return False


def _answers(prep: Token) -> bool:
    if prep.head.lower_ == "connection":
        return True
    around = (prep.head, *(t for t in prep.head.children if t.dep_ == "dobj"))
    return any(t.lemma_.lower() in _ANSWERING for t in around)
