"""Noun phrases: how far one reaches around its head, and the words that qualify the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT = {
    "det",
    "amod",
    "compound",
    "nummod",
    "poss",
    "nmod",
    "quantmod",
    "predet",
    "npadvmod",
    "advmod",
    "punct",
    "neg",
}
# What may open a phrase in the parse without being a part of it.
_OPENERS = {"punct", "cc", "mark", "prep", "preconj"}
_QUALIFIERS = {"amod", "compound", "nmod", "poss"}
_LONGEST = 14
_DASHES = {"-", "--", "–", "—"}


def extent(head: Token) -> tuple[int, int]:
    """First (inclusive) and last (exclusive) token of the phrase: its modifiers before the head, "of" phrases after.

    Appositions, relative clauses and other conjuncts are left out.
    """
    first = head.i
    for child in head.lefts:
        if child.dep_ == "poss" and child.i < head.i and any(t.text == "," for t in head.doc[child.i : head.i]):
            continue  # "Khabar-24, the state channel" parsed as a possessive
        if child.dep_ in _LEFT and head.i - child.left_edge.i <= _LONGEST:
            first = min(first, child.left_edge.i)
    tokens = head.doc
    for dash in tokens[first : head.i]:
        if dash.text in _DASHES and dash.i > first and tokens[dash.i - 1].whitespace_ and dash.whitespace_:
            first = dash.i + 1  # "That was too much - French growers blocked the road"
    while first < head.i and (tokens[first].dep_ in _OPENERS or tokens[first].is_space):
        first += 1
    last = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                last = extent(inner)[1]
        elif child.dep_ == "case" and child.i == last:
            continue
    return first, last


def qualifiers(head: Token) -> list[Token]:
    """Words that qualify a head from the left, nearest first; those of a compound are among them."""
    found: list[Token] = []
    for child in reversed(list(head.lefts)):
        if child.dep_ in _QUALIFIERS:
            found.append(child)
            found.extend(inner for inner in reversed(list(child.lefts)) if inner.dep_ in _QUALIFIERS)
    return found


def of_object(head: Token) -> Token | None:
    """The noun after "of" or "from" that says what the head is made of: "dozens of people", "members of the party"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "with"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def singular(token: Token) -> str:
    """The lemma in lower case; for names, whose lemma keeps the plural, a plain guess at the singular."""
    word = token.lemma_.lower() if token.pos_ != "PROPN" else token.lower_
    if token.pos_ != "PROPN":
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def plural(token: Token) -> bool:
    """Whether a noun stands for several: by its form, or a number before it."""
    return token.tag_ in ("NNS", "NNPS") or token.lower_ in ("police", "people", "troops")


def subject(token: Token) -> bool:
    """Whether a word is a subject, or joined to one."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass")
