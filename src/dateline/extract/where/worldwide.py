"""Counts over a country or many: "the national tally", "1,500 people in 22 countries", "11,000 worldwide".

Needs: tokens. Gives: yes or no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_distance, clause_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COUNTS = {"case", "death", "toll", "total", "tally", "figure", "infection", "count", "number"}
_PARTING = {"in", "across", "at", "and", "but", ",", ";", "(", ":"}
_LANDS = {"countries", "nations"}
_BESIDE = 9
_NATIONAL_REACH = 3
"""Clauses between a number and the tally that is a country's."""


def is_national(token: Token) -> bool:
    """ "this puts the national tally at 90", "bringing the national toll to 90"."""
    return any(
        t.lower_ == "national"
        and t.dep_ == "amod"
        and t.head.lemma_.lower() in _COUNTS
        and clause_distance(t, token) < _NATIONAL_REACH
        for t in token.sent
    )


def is_in_countries(doc: Doc, number: int | None) -> bool:
    """ "1,500 people in 22 countries"."""
    if number is None:
        return False
    verb = clause_of(doc[number])
    near = doc[number : min(number + _BESIDE, doc[number].sent.end)]
    over_all = next((t for t in near if t.lower_ in ("worldwide", "globally")), None)
    if over_all is not None and not any(t.lower_ in _PARTING for t in doc[number : over_all.i]):
        # "with some 700 ill worldwide".
        return True
    if any(
        t.dep_ == "nsubj" and t.lower_ in _LANDS and t.i < number and any(c.dep_ == "nummod" for c in t.children)
        for t in verb.children
    ):
        # "Twenty countries have reported 5,400 cases".
        return True
    if _spread_to(verb):
        return True
    return any(
        t.lower_ in _LANDS and t.dep_ == "pobj" and any(c.dep_ == "nummod" and c.i != number for c in t.children)
        for t in doc[number : doc[number].sent.end]
        # "Some 900 cases were reported in 12 countries".
        if t.i < number + _BESIDE or t.head.head.i == verb.i
    )


def _spread_to(verb: Token) -> bool:
    """Whether a clause goes on from one of how far a disease came: "has spread to 22 countries, infecting 1,500"."""
    while verb.dep_ == "conj":
        verb = verb.head
    above = verb.head
    return (
        verb.dep_ == "advcl"
        and above.lemma_ == "spread"
        and any(
            t.lower_ in _LANDS and t.head.lower_ == "to" and any(c.dep_ == "nummod" for c in t.children)
            for prep in above.children
            if prep.dep_ == "prep"
            for t in prep.children
        )
    )


def is_worldwide(token: Token) -> bool:
    """ "a virus that has infected 11,000 worldwide"."""
    verb = clause_of(token)
    if verb.dep_ not in ("relcl", "conj", "acl"):
        return False
    return any(t.lower_ in ("worldwide", "globally") and clause_distance(t, token) <= 1 for t in token.sent)
