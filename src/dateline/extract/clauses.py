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


_BESIDE = 3


def told_where(place: Token, token: Token) -> bool:
    """Whether a word stands in what is told of a place right after it: "In Springfield, where nine died, he said"."""
    for verb in (token, *token.ancestors):
        if verb.dep_ != "relcl":
            continue
        where = next((t for t in verb.children if t.lower_ == "where"), None)
        if verb.head.i == place.i or place.is_ancestor(verb):
            return where is not None
        if where is not None and 0 < where.i - place.i <= _BESIDE:
            # "in the western parts of Springfield, where nine died".
            return True
    return False


def since(token: Token, place: Token) -> bool:
    """Whether a place stands in a clause that only says since when: "since fighting began in Springfield"."""
    verb = clause_of(place)
    marked = any(t.dep_ == "mark" and t.lower_ == "since" for t in verb.children)
    return marked and verb.i != token.i and not verb.is_ancestor(token)


def after_that(token: Token, other: Token) -> bool:
    """Whether a word stands in a clause that tells of what came before the clause of another: "dug on Thursday after a
    quake killed 41".
    """
    two = clause_of(other)
    verb = clause_of(token)
    if after_a_stretch(token, two):
        return True
    for _ in range(12):
        if verb.i == two.i or verb.head.i == verb.i:
            return False
        marks = {t.lower_ for t in verb.children if t.dep_ in ("mark", "prep") and t.i < verb.i}
        after = verb.dep_ == "advcl" and "after" in marks
        if (after or (verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "following"))) and two.is_ancestor(verb):
            return True
        verb = clause_of(verb.head)
    return False


def after_a_stretch(token: Token, verb: Token) -> bool:
    """Whether a word stands under the stretch that a clause came after: "after weeks of protests in which ten died"."""
    under = next((t for t in token.ancestors if t.dep_ == "prep" and t.lower_ in ("after", "following")), None)
    if under is None or under.head.i != verb.i:
        return False
    return any(t.lower_ in ("days", "weeks", "months", "years") and t.i != token.i for t in under.children)


def in_passing(head: Token, happenings: frozenset[str]) -> bool:
    """Whether a time is told in a relative clause of somebody or something that is no happening itself: "Tunisians, who
    ten days ago forced him out"; not "the quake that struck on Tuesday".
    """
    verb = clause_of(head)
    if verb.dep_ != "relcl":
        return False
    return not {verb.lemma_.lower(), verb.head.lemma_.lower()} & happenings


_DATELINE = 16
"""Tokens within which a dateline ends."""


def in_dateline(doc: Doc, mention: Mention) -> bool:
    """Whether a mention stands in the words before a report's first sentence: "BITLIS, Turkey, March 18 (LPS) -"; or
    in a line of a place and a date alone.
    """
    if mention.first > _DATELINE:
        return False
    for token in doc[: _DATELINE + 4]:
        if token.pos_ in ("VERB", "AUX"):
            return False
        if token.text in ("-", "–", "—", "--") and token.i >= mention.last:
            spaced = token.i > 0 and bool(doc[token.i - 1].whitespace_)
            return spaced and doc[0].is_title | doc[0].is_upper
    alone = not any(t.pos_ in ("VERB", "AUX") for t in doc)
    after = doc[mention.last].text if mention.last < len(doc) else ""
    if alone and mention.first == 0 and len(doc) < 14 and after in ("", ",", "(", "-", "–", "—", "-LRB-"):
        return True
    return (
        len(doc) < 9 and alone and mention.last <= len(doc) and any(t.text == "," for t in doc) and doc[0].tag_ == "NNP"
    )


def is_timeless(head: Token) -> bool:
    """Whether a place stands in what is always so ("the country hosts a launch site at Baikonur"), not in the news."""
    verb = next((t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.tag_ in ("VBZ", "VBP") and verb.dep_ == "ROOT"


def said_meanwhile(head: Token, token: Token) -> bool:
    """Whether a time stands in what another said: "police sought them, while the union said they left in May"."""
    verb = clause_of(head)
    while verb.dep_ in ("ccomp", "conj") and verb.head.i != verb.i:
        below, verb = verb, clause_of(verb.head)
        against = verb.dep_ == "advcl" and any(t.lower_ in ("while", "whereas") for t in verb.children)
        if below.dep_ == "ccomp" and against:
            return not (verb.i == token.i or verb.is_ancestor(token))
        if below.i == verb.i:
            break
    return False


def named_after(head: Token) -> bool:
    """Whether a time only tells which one is meant: "the heirs of the 1979 revolution", not "in the 1918 pandemic"."""
    noun = head.head
    if head.dep_ not in ("compound", "nummod", "nmod", "amod") or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return not (noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") and clause_of(noun.head) is noun.head.head)


def shot_where(verb: Token) -> Token | None:
    """The noun of "Four men shot at bar", "Two shot on Elm Road": where somebody was shot, not what at; None elsewhere.

    Headlines leave out both the helper of the verb and the article: whoever shoots at a thing shoots at "a bus". Nobody
    shoots "on" one thing, and a victim is one who was shot.
    """
    if verb.lower_ != "shot" or verb.tag_ not in ("VBD", "VBN"):
        return None
    if any(t.dep_ in ("aux", "auxpass", "dobj", "prt", "neg") for t in verb.children):
        return None
    at = next((t for t in verb.rights if t.lower_ in ("at", "on") and t.i == verb.i + 1), None)
    noun = next((t for t in at.children if t.dep_ == "pobj"), None) if at is not None else None
    victims = any(t.dep_ == "nsubj" and t.lemma_.lower() == "victim" for t in verb.children)
    if noun is None or not (noun.tag_ in ("NN", "NNP") or (victims and noun.tag_ == "NNS")):
        return None
    surely = victims or (at is not None and at.lower_ == "on")
    return None if not surely and any(t.dep_ in ("det", "nummod") for t in noun.children) else noun
