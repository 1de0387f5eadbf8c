"""Whom a report goes by that is itself reported: "the paper said, citing police, that 12 had been held".

Needs: a block's parse and the drafts of its verbs. Gives: drafts in which the cited one speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.syntax import child, noun_phrase
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

_CITING = frozenset({"cite", "quote"})
_NAMED = frozenset({"ORG", "PERSON"})


def citing_drafts(block: Block, drafts: Sequence[Draft], words: Lexicon) -> Iterator[Draft]:
    """A draft for each "citing X" after a verb that reports, with what that verb reports as its content."""
    for token in block.doc:
        if token.tag_ != "VBG" or token.lemma_.lower() not in _CITING:
            continue
        who = child(token, "dobj")
        if who is None or not (who.ent_type_ in _NAMED or who.lemma_.lower() in words.speakers):
            continue
        run = noun_phrase(who)
        content = _reported(token, run[1], drafts) - set(range(token.i, run[1]))
        if content:
            yield Draft(
                block=block.index,
                head=token.i,
                cue=(token.i, token.i + 1),
                content=content,
                source=run,
                source_head=who.i,
            )


def _reported(citing: Token, end: int, drafts: Sequence[Draft]) -> set[int]:
    """What the report that cites reports: the clause that "that" opens after it, else the content of its verb."""
    doc, sentence = citing.doc, citing.sent
    after = next((t for t in doc[end : sentence.end] if not t.is_punct), None)
    if after is not None and after.lower_ == "that":
        return set(range(after.i, sentence.end))
    near = [d for d in drafts if d.speech and d.content and sentence.start <= d.head < citing.i]
    return set(near[-1].content) if near and (near[-1].head == citing.head.i or citing.i in near[-1].content) else set()
