"""Whether the words around an expression look back or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST, FUTURE, PRESENT, NONE = "past", "future", "present", ""

_AHEAD = {"will", "shall", "'ll", "’ll", "wo", "would", "'d", "may", "might", "can", "could", "should", "must"}


def tense(doc: Doc, first: int, last: int, ahead: frozenset[str]) -> str:
    """Tense of the clause that tokens ``first`` to ``last`` stand in.

    Args:
        doc: The parsed block.
        first: First token of the expression.
        last: One past its last.
        ahead: Lemmas of words whose "to" clause lies ahead ("plan", "expect").
    """
    # "said Friday": the parser often hangs the day on a verb further off.
    before = first - 1
    while before > 0 and doc[before].lower_ in ("on", "late", "early", "earlier", "the", "in", "at", "around"):
        before -= 1
    if before >= 0 and doc[before].tag_ == "VBD" and doc[before].sent == doc[first].sent:
        return PAST
    if doc[max(before, 0)].lower_ == "as" and doc[max(before - 1, 0)].lower_ == "soon":
        return FUTURE
    token = max(doc[first:last], key=lambda t: -len(list(t.ancestors)), default=doc[first])
    if token.dep_ in ("compound", "nmod", "amod", "nummod") and token.head.pos_ in ("NOUN", "PROPN"):
        return NONE  # "the June agreement": the verb tells nothing of it
    verb = _verb(token)
    return _of_verb(verb, ahead) if verb is not None else NONE


def _verb(token: Token) -> Token | None:
    while True:
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head


def _of_verb(verb: Token, ahead: frozenset[str], depth: int = 0) -> str:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & _AHEAD:
        perfect = "have" in words
        return PAST if perfect and not words & {"will", "shall"} else FUTURE
    if any(child.tag_ in ("VBD",) for child in helpers):
        return FUTURE if verb.lemma_ in ahead and verb.tag_ == "VBN" and "be" not in words else PAST
    if verb.tag_ == "VBD":
        return PAST
    if words & {"has", "have", "'ve", "had"}:
        return FUTURE if verb.lemma_ in ("schedule", "plan", "set") and "had" not in words else PAST
    if "to" in words:
        head = verb.head
        if head.lemma_ in ahead or head.i == verb.i or head.tag_ in ("VBZ", "VBP"):
            return FUTURE
        outer = _verb(head) if depth < 3 else None
        return FUTURE if outer is None else _of_verb(outer, ahead, depth + 1)
    if verb.tag_ == "VBN":
        if any(child.tag_ in ("VBZ", "VBP") for child in helpers) or verb.lemma_ in ahead:
            return FUTURE if verb.lemma_ in ahead else PRESENT
        return PAST
    if verb.tag_ in ("VBZ", "VBP"):
        return PRESENT
    if verb.tag_ == "VBG" and any(child.tag_ in ("VBZ", "VBP") for child in helpers):
        return FUTURE
    if depth < 3 and verb.head.i != verb.i:
        outer = _verb(verb.head)
        if outer is not None:
            return _of_verb(outer, ahead, depth + 1)
    return NONE
