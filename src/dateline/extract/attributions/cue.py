"""How far a cue goes: helpers, adverbs, the preposition to the content, "in a statement".

Needs: the verb that reports and the lexicon. Gives: first and last token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_MANNER = frozenset({"in", "on", "during", "via", "through", "at"})


def cue_of(verb: Token, link: Token | None, words: Lexicon) -> tuple[int, int]:
    """The verb with its helpers, adverbs and particle, what leads to the content or the agent, and how it was said."""
    doc = verb.doc
    first = _start(verb, words)
    last = verb.i
    after = {
        c.i for c in verb.children if c.dep_ in {"prt", "neg"} or (c.dep_ == "advmod" and c.pos_ in {"ADV", "PART"})
    }
    while last + 1 in after:
        last += 1
    for each in verb.children:
        if each.i != last + 1:
            continue
        if each is link or each == link or (each.dep_ == "agent" and each.lower_ == "by"):
            last = each.i
        elif each.dep_ == "prep" and each.lower_ in _MANNER:
            noun = child(each, "pobj")
            if noun is not None and noun.lemma_.lower() in words.manner:
                last = max(t.i for t in each.subtree)
        elif each.dep_ == "npadvmod" and each.lemma_.lower() in words.days:
            last = each.i
    if last + 1 < len(doc) and doc[last + 1].text == ":":
        last += 1
    return first, last + 1


def _start(verb: Token, words: Lexicon) -> int:
    """First token: helpers and adverbs before the verb, and verbs that lead to it ("appeared to suggest")."""
    mine = {c.i for c in verb.children if c.dep_ in _PARTS or (c.dep_ == "advmod" and c.pos_ in {"ADV", "PART"})}
    first = verb.i
    while first - 1 in mine:
        first -= 1
    above = verb.head
    if verb.dep_ == "xcomp" and above.lemma_.lower() in words.leading and above.i == first - 1:
        return _start(above, words)
    if verb.dep_ in {"pcomp", "xcomp"} and above.i == first - 1 and above.head.lemma_.lower() in words.leading:
        return _start(above.head, words) if above.head.i == above.i - 1 else first
    return first
