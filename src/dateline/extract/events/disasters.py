"""Disasters told in a clause of their own: "the earthquake that struck the island on Tuesday"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dateline.extract.events.frames import Lists

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = ("GPE", "LOC")


@functools.cache
def _day(months: frozenset[str], weekdays: frozenset[str]) -> re.Pattern[str]:
    """A day by its name or date."""
    month, weekday = (f"(?:{'|'.join(sorted(words))})" for words in (months, weekdays))
    return re.compile(rf"\b(?:{weekday}day|{month}[a-z]*\.? \d\d?\b|\d\d? {month})")


def outlasted(noun: Token) -> bool:
    """Whether the days that followed are meant: "since Tuesday's quake"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "since"


def dated(noun: Token, lists: Lists) -> bool:
    """Whether a disaster's word bears its day: "the earthquake on 12 January", "Tuesday's quake"."""
    if outlasted(noun):
        return False
    for child in noun.children:
        before = child.i < noun.i and child.dep_ in ("compound", "poss", "nmod", "nummod", "amod", "npadvmod")
        after = child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("on", "of")
        if (before or after) and _day(lists["disasters.months"], lists["disasters.weekdays"]).search(
            noun.doc[child.left_edge.i : child.right_edge.i + 1].text
        ):
            return True
    return False


def struck(noun: Token, lists: Lists) -> Token | None:
    """The verb of a clause on a disaster's word that tells its day and its place; None where there is none.

    Both are asked for: "the earthquake that struck Haiti" alone only says which earthquake is meant.
    """
    for verb in noun.children:
        if (
            verb.dep_ not in ("relcl", "acl")
            or verb.lemma_ not in lists["disasters.strike"]
            or verb.tag_ not in ("VBD", "VBG", "VBN")
        ):
            continue
        if any(
            c.dep_ in ("neg", "auxpass") or (c.dep_ == "aux" and c.lower_ not in ("has", "had")) for c in verb.children
        ):
            continue
        words = list(verb.subtree)
        place = any(t.ent_type_ in _PLACES for t in words)
        if place and any(t.ent_type_ == "DATE" for t in words):
            return verb
    return None
