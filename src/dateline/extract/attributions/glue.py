"""Where two texts ran into one sentence, seen in the parse: "... looting in some areas Secretary Ann Lee has arrived".

Needs: tokens of one sentence. Gives: where a clause with a subject in capitals begins that nothing joins to the clause
before. :mod:`~dateline.extract.text.seams` finds what its words alone tell before the parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEAST = 3
"""Words that a text has at least."""
_ENDS = frozenset({"NOUN", "PROPN", "NUM", "ADV"})
"""What the last word of the first text may be: nothing that waits for more."""


def glued(doc: Doc, first: int, last: int, plain: frozenset[str]) -> list[int]:
    """Tokens of [first, last) at which another text begins, in order."""
    found = {t.i for t in doc[first + _LEAST : last] if _new_word(t) or _note(t)}
    for verb in doc[first:last]:
        if verb.pos_ not in _VERBS or verb.dep_ in {"relcl", "acl", "aux", "auxpass"} or verb.lemma_ in plain:
            continue
        start = _opens(verb)
        if start is not None and start > first and _told_before(doc, first, start) and _ended(doc[start - 1], verb):
            found.add(start)
    return sorted(found)


def _note(token: Token) -> bool:
    """Whether a heading of the outlet's own opens: "Editor's note"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return token.text == "Editor" and len(after) == 2 and after[0].tag_ == "POS" and after[1].lower_ == "note"


def _new_word(token: Token) -> bool:
    """Whether a plain noun in a capital stands behind a word in small letters: "to hold protests Organizers chose"."""
    before = token.doc[token.i - 1]
    if (
        token.pos_ != "NOUN"
        or not token.is_title
        or len(token.text) < 4
        or token.ent_iob_ == "I"
        or not before.is_lower
    ):
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    ended = before.pos_ in _ENDS | {"VERB", "ADJ"} and before.dep_ not in {"amod", "det", "poss"}
    return ended and after.is_lower and after.text.isalpha()


def _opens(verb: Token) -> int | None:
    """The first token of a finite clause that opens with its subject, in a capital in mid-sentence."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    finite = verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in verb.children if c.dep_ in {"aux", "auxpass"})
    if who is None or not finite or who.pos_ not in {"NOUN", "PROPN"}:
        return None
    start = who.left_edge
    if not start.text[:1].isupper() or start.i == 0:
        return None
    # Only an adverb may come between: any "that", "if" or "and" joins the clauses.
    joined = any(
        c.i < start.i and c.dep_ in {"mark", "cc", "advmod", "prep", "npadvmod"} and c.i >= start.i - 1
        for c in verb.children
    )
    # "told us what kind of storm Elm was facing": what is asked after stands before the subject.
    asked = any(t.tag_ in {"WP", "WDT", "WP$", "WRB"} for t in verb.subtree if t.i < start.i)
    return None if joined or asked else int(start.i)


def _ended(last: Token, verb: Token) -> bool:
    """Whether the word before can be the last of a text: a noun in small letters, that no bare clause describes."""
    if last.pos_ not in _ENDS or last.ent_type_ in {"DATE", "TIME"} or last.is_title:
        return False
    return verb.head.i != last.i and last.lower_ not in {"now", "how", "when", "where", "why", "once"}


def _told_before(doc: Doc, first: int, start: int) -> bool:
    """Whether a whole clause stands before."""
    return any(
        t.pos_ in _VERBS
        and (t.tag_ in _FINITE or any(c.tag_ in _FINITE for c in t.children if c.dep_ in {"aux", "auxpass"}))
        and any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in t.children if first <= c.i < start)
        for t in doc[first:start]
    )
