"""Questions that nobody asks: they tell what was spoken of, not what was said.

Needs: blocks, one attribution of speech. Gives: yes or no.
"""

from __future__ import annotations

from dateline.extract.mentions import Attribution
from dateline.extract.reading import Reading
from dateline.extract.said.statement_words import statement_words
from dateline.model.span import Span

_TOPICAL = frozenset({"how", "why", "what", "where", "who", "whose", "whether"})
_NAMING = frozenset({"call", "describe", "name", "dub", "label", "term"})


def is_topic(reading: Reading, attribution: Attribution, content: Span) -> bool:
    """Whether a question that nobody asks tells what was spoken of: "explains how it works", "told us of why he left".

    A thing ("acknowledged what he called a siege") is no question, nor is what opens with a clause of its own.
    """
    block = reading.blocks[attribution.block]
    cue = block.doc[attribution.first : attribution.last].root
    if cue.pos_ != "VERB" or cue.lemma_ in _NAMING or cue.lemma_.lower() in statement_words(reading).asking:
        return False
    if attribution.quoted or not block.sentence(cue.i).overlaps(content):
        return False
    inner = [c for p in cue.children if p.dep_ == "prep" and p.i > cue.i for c in p.children if c.dep_ == "pcomp"]
    for clause in (*(c for c in cue.children if c.dep_ == "ccomp"), *inner):
        first = clause.left_edge
        if clause.i < cue.i or first.lower_ not in _TOPICAL or clause.lemma_ in _NAMING:
            continue
        while first.head not in (clause, first) and first.head.pos_ not in ("VERB", "AUX"):
            first = first.head
        if first.head == clause and first.dep_ != "advcl" and clause.pos_ in ("VERB", "AUX"):
            return True
    return False
