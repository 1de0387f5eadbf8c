"""Attributions that a noun or an adjective reports: "reports of", "the claim that", "his warning to", "afraid that".

Needs: a block's parse and the lexicon. Gives: drafts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import Frame, Lexicon
from dateline.extract.attributions.syntax import child, noun_phrase, subject
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDERS = frozenset({"by", "from", "among"})
_VERBS = frozenset({"VERB", "AUX"})


def noun_drafts(block: Block, tokens: Sequence[Token], words: Lexicon) -> Iterator[Draft]:
    """One draft for each noun or adjective of the block that reports something, in text order."""
    for token in tokens:
        if token.pos_ == "NOUN":
            frame = words.nouns.get(token.lemma_.lower())
            draft = _noun(block, token, frame, words) if frame is not None else None
        elif token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.dep_ in {"acomp", "ROOT"}):
            frame = words.adjectives.get(token.lower_)
            draft = _adjective(block, token, frame) if frame is not None else None
        else:
            continue
        if draft is not None:
            yield draft


def _noun(block: Block, noun: Token, frame: Frame, words: Lexicon) -> Draft | None:
    content: set[int] = set()
    last = noun.i
    for each in noun.children:
        if each.i < noun.i:
            continue
        infinitive = any(c.tag_ == "TO" for c in each.children)
        if each.dep_ == "prep" and each.lower_ in frame.preps:
            content |= {t.i for c in each.children for t in c.subtree}
            last = each.i if each.i == last + 1 else last
        elif (each.dep_ in {"acl", "ccomp", "relcl"} and _that(each) and "c" in frame.takes) or (
            each.dep_ in {"acl", "xcomp", "ccomp"} and infinitive and "i" in frame.takes
        ):
            content |= {t.i for t in each.subtree}
    if not content:
        return None
    who, lead = _holder(noun, words)
    first = lead.i if lead is not None else noun.i
    if lead is None:
        mine = {c.i for c in noun.children if c.dep_ in {"amod", "det"} and c.dep_ == "amod"}
        while first - 1 in mine:
            first -= 1
    draft = Draft(block=block.index, head=noun.i, cue=(first, last + 1), content=content, speech=frame.speech)
    if who is not None and who.i not in content:
        draft.source, draft.source_head = noun_phrase(who), who.i
    draft.unnamed = draft.source is None
    return draft


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in clause.children) or any(
        c.lower_ == "that" and c.i == clause.left_edge.i and c.dep_ not in {"nsubj", "dobj"} for c in clause.children
    )


def _holder(noun: Token, words: Lexicon) -> tuple[Token | None, Token | None]:
    """Whose report it is: "its warning", "reports by medics", "officials made the claim" (the verb is then cue)."""
    own = child(noun, "poss")
    if own is not None:
        return own, None
    for each in noun.children:
        if each.dep_ in {"prep", "agent"} and each.lower_ in _HOLDERS:
            return child(each, "pobj"), None
    above = noun.head
    if noun.dep_ == "dobj" and above.lemma_.lower() in words.giving:
        return subject(above), above if above.i < noun.i and noun.i - above.i <= 4 else None
    return None, None


def _adjective(block: Block, word: Token, frame: Frame) -> Draft | None:
    above = word.head if word.dep_ in {"acomp", "oprd", "attr"} else word
    if above.pos_ not in _VERBS and word.dep_ not in {"ROOT", "acomp"}:
        return None
    content: set[int] = set()
    last = word.i
    for each in word.children:
        if each.i < word.i:
            continue
        infinitive = any(c.tag_ == "TO" for c in each.children)
        if each.dep_ == "prep" and each.lower_ in frame.preps:
            content |= {t.i for c in each.children for t in c.subtree}
            last = each.i if each.i == last + 1 else last
        elif (each.dep_ == "ccomp" and "c" in frame.takes) or (
            each.dep_ in {"xcomp", "ccomp", "advcl"} and infinitive and "i" in frame.takes
        ):
            content |= {t.i for t in each.subtree}
    who = child(above, "nsubj", "nsubjpass")
    if not content or who is None or who.lower_ in {"it", "there"}:
        return None
    mine = {c.i for t in (above, word) for c in t.children if c.dep_ in {"aux", "neg", "advmod", "auxpass"}} | {above.i}
    first = word.i
    while first - 1 in mine:
        first -= 1
    draft = Draft(block=block.index, head=word.i, cue=(first, last + 1), content=content, speech=False)
    draft.source, draft.source_head = noun_phrase(who), who.i
    return draft
