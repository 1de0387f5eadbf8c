"""A paragraph of quoted words that nobody is said to say, and the sentence before it that leads to its speaker.

Needs: blocks, their quoted stretches. Gives: a draft in the block before, whose cue is the full stop that leads over:
'Ann Lee has swept her yard since dawn. “I will not wait for the mayor.”'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.quotes import Quote
from dateline.extract.attributions.syntax import child, noun_phrase
from dateline.extract.reading import Block
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_ONE = frozenset({"he", "she"})
_FIRST = frozenset({"i", "we", "my", "our", "me", "us", "i'm", "we're"})
_DEAD = frozenset({"dead", "died", "killed", "drowned", "murdered"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def led_to(
    block: Block, blocks: Sequence[Block], quotes: Sequence[list[Quote]], people: frozenset[str]
) -> Draft | None:
    """The draft of the one person of whom the block before tells, if this one's quotation is in his own person."""
    if block.index < 2 or not _ends(block, blocks, quotes) or not _own_person(block, quotes[block.index]):
        return None
    before = blocks[block.index - 1]
    stop = len(before.doc) - 1
    if before.zone is not ZoneKind.BODY or quotes[before.index] or stop < 1 or before.doc[stop].text not in {".", ":"}:
        return None
    who = _told_of(before.doc[stop].sent, people)
    if who is None:
        return None
    return Draft(
        block=before.index,
        head=stop,
        cue=(stop, stop + 1),
        source=noun_phrase(who),
        source_head=who.i,
        direct=True,
    )


def _ends(block: Block, blocks: Sequence[Block], quotes: Sequence[list[Quote]]) -> bool:
    """Whether the quotation closes in this paragraph, or in one that is nothing else."""
    for each in blocks[block.index :]:
        mine = quotes[each.index]
        if len(mine) != 1 or mine[0].first != 0 or mine[0].last < len(each.doc) - 1:
            return False
        if mine[0].closed:
            return True
    return False


def _own_person(block: Block, mine: Sequence[Quote]) -> bool:
    return any(t.lower_ in _FIRST for t in block.doc[mine[0].first : mine[0].last])


def _told_of(sentence: Tokens, people: frozenset[str]) -> Token | None:
    """The one person who is the subject of a sentence's main clause, if it names nobody else."""
    root = sentence.root
    finite = root.tag_ in _FINITE or any(c.tag_ in _FINITE for c in root.children if c.dep_ in {"aux", "auxpass"})
    who = child(root, "nsubj", "nsubjpass")
    if not finite or who is None or who.i > root.i or any(c.dep_ == "conj" for c in who.children):
        return None
    named = who.ent_type_ == "PERSON" or (who.tag_ == "NN" and who.lemma_.lower() in people)
    if not named and who.lower_ not in _ONE:
        return None
    if any(_dies(t, who) for t in sentence):
        return None  # "Ann's brother was at sea when he was shot dead": Ann goes on
    own = range(who.left_edge.i, who.right_edge.i + 1)
    return None if any(t.ent_type_ == "PERSON" and t.i not in own for t in sentence) else who


def _dies(word: Token, who: Token) -> bool:
    """Whether a word tells the death of one, or of whom "he" stands for beside it."""
    subjects = (child(verb, "nsubj", "nsubjpass") for verb in (word, word.head))
    return word.lower_ in _DEAD and any(s is not None and (s.i == who.i or s.lower_ in _ONE) for s in subjects)
