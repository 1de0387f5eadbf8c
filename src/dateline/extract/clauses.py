"""Clauses over the parse: which verb a word stands under, and how far two words are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def head_of(doc: Doc, mention: Mention) -> Token:
    """The token of a mention that hangs outside it."""
    tokens = [doc[i] for i in range(mention.first, mention.last)]
    return next((t for t in tokens if not mention.first <= t.head.i < mention.last), tokens[-1])


def clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in; the root where there is no verb."""
    for _ in range(30):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return token
        if token.head.i == token.i:
            return token
        token = token.head
    return token


def governors(head: Token) -> tuple[Token, ...]:
    """The words that a time hangs on: "said on Wednesday"."""
    return (head.head, head.head.head) if head.head.dep_ == "prep" else (head.head,)


def clause_distance(token: Token, other: Token) -> int:
    """0 in one clause, 1 in coordinated clauses, 2 in one above or below, 3 elsewhere in the sentence."""
    one, two = clause_of(token), clause_of(other)
    if one.i == two.i:
        return 0
    if two.i in {t.i for t in one.conjuncts}:
        return 1
    if one.is_ancestor(two) or two.is_ancestor(one):
        return 2
    return 3
