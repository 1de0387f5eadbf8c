"""Where what spreads is told to have begun, or to be at its worst.

Needs: blocks, places.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extract.clauses import head_of
from dateline.extract.mentions import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CENTRES = {"epicenter", "epicentre", "center", "centre", "focus", "heart", "source", "cradle", "hotbed"}
_LANDS = {"country", "nation", "state", "city", "town", "province", "region", "place"}
_WORST = {"hardest", "worst", "most"}
_AFTER = 2
"""Words after a place at which what it is called begins."""
_BEGINNING = {"start", "begin", "originate", "emerge", "appear", "surface", "arise"}


def seat_of_outbreak(doc: Doc, token: Token, places: Iterable[PlaceMention]) -> PlaceMention | None:
    """The place of a sentence where an outbreak began or is worst: "Peru, the epicenter of the outbreak", "Peru, where
    the outbreak began", "the outbreak seems to have started in Peru". None if there are several.
    """
    verb = _beginning(token)
    found = []
    for mention in places:
        if not token.sent.start <= mention.first < token.sent.end or mention.demonym:
            continue
        head = head_of(doc, mention)
        if _called(head, token) or (verb is not None and (_whence(head, verb) or _within(head, verb))):
            found.append(mention)
    return found[0] if len(found) == 1 else None


def _beginning(token: Token) -> Token | None:
    """The verb by which an outbreak is told to begin, be it only that it seems to."""
    if token.dep_ != "nsubj":
        return None
    verb = token.head
    below = next((t for t in verb.children if t.dep_ == "xcomp" and t.lemma_ in _BEGINNING), None)
    return below or (verb if verb.lemma_ in _BEGINNING else None)


def _called(head: Token, token: Token) -> bool:
    """Whether the words beside a place call it the centre of what a word names, or the country that has it worst."""
    for beside in token.ancestors:
        # "outside Peru, the country hit hardest", which the parser may hang on another word.
        after = beside.sent.start <= head.i < beside.left_edge.i <= head.i + _AFTER
        if (after and beside.dep_ in ("attr", "dobj", "appos")) or (beside.dep_ == "appos" and beside.head.i == head.i):
            worst = beside.lemma_.lower() in _LANDS and any(t.lower_ in _WORST for t in beside.subtree)
            return worst or beside.lemma_.lower() in _CENTRES
    return False


def _whence(head: Token, verb: Token) -> bool:
    """Whether a place is the one "where it began"."""
    begun = verb.dep_ == "relcl" and any(t.lower_ == "where" for t in verb.children)
    # "Peru and Chile, where it began", is both.
    return begun and verb.head.i == head.i and head.dep_ != "conj"


def _within(head: Token, verb: Token) -> bool:
    """Whether it began "in" a place."""
    return head.dep_ == "pobj" and head.head.lower_ in ("in", "at") and head.head.head.i == verb.i
