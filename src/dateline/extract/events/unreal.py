"""Signs around a trigger that nothing took place: only planned, felt, needed, ruled out, or told of anybody.

``facts.py`` reads the trigger's own verb, ``standing.py`` the clauses above it; here stand the words beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.events.frames import Lists
from dateline.extract.events.standing import recent

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("VERB", "AUX")


def unreal(token: Token, recipients: list[Token], lists: Lists, *, noun: bool, numbered: bool, deed: bool) -> bool:
    """Whether something near the trigger takes its event back.

    Args:
        token: The trigger.
        recipients: Whom it is said to befall.
        lists: The word lists of the lexicon.
        noun: Whether the trigger is a noun.
        numbered: Whether the event has people counted.
        deed: Whether it is something done, not said, and not denied.
    """
    if noun and token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ == "make" and _so(token.head):
        return True  # "made attacks more likely"
    if noun and (planned(token, lists) or _scarce(token) or _charge(token)):
        return True
    felt = [*(c for c in token.children if c.dep_ == "auxpass"), token.head]
    if not noun and token.tag_ == "VBN" and any(t.lower_ in lists["unreal.feel"] for t in felt):
        return True  # "have felt persecuted"
    if deed and any(c.dep_ == "det" and c.lower_ == "any" for t in recipients for c in t.children):
        return True  # "could ban any event": a rule
    if _of_ages(token):
        return True
    if any(
        c.lower_ in lists["unreal.falsely"] for t in (token, *token.ancestors) for c in t.children if c.dep_ == "advmod"
    ):
        return True  # "incorrectly indicated that"
    if token.dep_ == "acl" and _might_be(token.head):
        return True
    return _ruled_out(token, lists) or _needed(token, lists) or (not numbered and _conceded(token))


def _might_be(noun: Token) -> bool:
    """Whether there only might be those of whom it is told: "there might be 40 hostages taken"."""
    verb = noun.head
    there = verb.lemma_ == "be" and any(c.dep_ == "expl" for c in verb.children)
    return there and any(c.dep_ == "aux" and c.lower_ in ("might", "may", "could", "would") for c in verb.children)


def planned(noun: Token, lists: Lists) -> bool:
    """Whether what a noun names is yet to come: "protests planned for this week", "a rally scheduled for Friday"."""
    if any(c.dep_ in ("acl", "relcl", "amod") and c.lemma_.lower() in lists["unreal.planned"] for c in noun.children):
        return True
    verb = noun.head
    return (
        noun.dep_ in ("nsubj", "nsubjpass")
        and verb.lemma_.lower() in lists["unreal.planned"]
        and verb.tag_ in ("VBN", "JJ")
    )


def _so(verb: Token) -> bool:
    return any(c.dep_ in ("oprd", "acomp", "ccomp") for c in verb.children)


def _scarce(noun: Token) -> bool:
    """ "has seen few attacks in recent months"."""
    words = {c.lower_ for c in noun.lefts}
    return bool(words & {"few", "fewer"}) and "a" not in words


def _charge(noun: Token) -> bool:
    """Whether a deed is called as a law does: "unlawful killing"."""
    return any(c.lower_ in ("unlawful", "wrongful", "attempted") for c in noun.lefts)


_AGES = re.compile(r"^(?:the )?(?:\d0|(?:19|20)\d0)'?s$|\bcentur(?:y|ies)\b|^BC$", re.IGNORECASE)


def _of_ages(token: Token) -> bool:
    """Whether the clause is told of a whole age: "throughout the 1980s"."""
    verb = next(_verbs(token), token)
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in ("throughout", "during", "in", "over", "since", "of", "through"):
            continue
        for inner in prep.children:
            if inner.dep_ == "pobj" and _AGES.search(inner.text):
                return True
    return False


def _ruled_out(token: Token, lists: Lists) -> bool:
    """Whether what stands above says that there is none of it: "nothing indicates that", "no evidence that"."""
    below = token
    for above in token.ancestors:
        if above.pos_ in _CLAUSES and below.dep_ in ("ccomp", "xcomp"):
            subjects = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
            if any(c.lower_ in lists["unreal.nothing"] or _none(c) for c in subjects):
                return True
        if above.pos_ == "NOUN" and above.lemma_ in lists["unreal.signs"] and _none(above):
            return True
        below = above
    return False


def _none(noun: Token) -> bool:
    """Whether a noun is said of none: "no evidence", not "the group's No 2"."""
    return any(c.dep_ in ("det", "neg") and c.lower_ == "no" and not c.nbor().like_num for c in noun.lefts)


def _needed(token: Token, lists: Lists) -> bool:
    """Whether the verbs above only need or want it, through another: "needs to set about lifting the ban"."""
    below = token
    for above in token.ancestors:
        apart = below.dep_ == "advcl" and (below.tag_ != "VBG" or any(c.dep_ == "mark" for c in below.children))
        if (
            apart
            or below.dep_ in ("relcl", "acl")
            or (below.dep_ == "ccomp" and above.lemma_ not in lists["unreal.need"])
        ):
            return False
        direct = above.i == token.head.i and below.i == token.i
        if (
            above.pos_ in _CLAUSES
            and above.lemma_ in lists["unreal.need"]
            and below.dep_ in ("xcomp", "ccomp")
            and not direct
        ):
            return True
        below = above
    return False


def _conceded(token: Token) -> bool:
    """Whether a clause only grants what was long known: "even though his father was killed by the army"."""
    for verb in _verbs(token):
        if verb.dep_ != "advcl":
            continue
        if any(c.dep_ == "mark" and c.lower_ in ("although", "though") for c in verb.children):
            return not (recent(verb) or any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children))
    return False


def _verbs(token: Token) -> Iterator[Token]:
    if token.pos_ in _CLAUSES:
        yield token
    yield from (t for t in token.ancestors if t.pos_ in _CLAUSES)
