"""Attributions that a noun or an adjective reports: "reports of", "the claim that", "his warning to", "afraid that".

Needs: a block's parse and the lexicon. Gives: drafts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import Frame, Lexicon
from dateline.extract.attributions.syntax import child, is_whole, noun_phrase, subject
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOLDERS = frozenset({"by", "from", "among"})
_COUNTS = frozenset({"toll", "count", "tally", "figure", "number", "estimate"})
_VERBS = frozenset({"VERB", "AUX"})


def noun_drafts(block: Block, tokens: Sequence[Token], words: Lexicon) -> Iterator[Draft]:
    """One draft for each noun or adjective of the block that reports something, in text order."""
    for token in tokens:
        if token.pos_ == "NOUN":
            frame = words.nouns.get(token.lemma_.lower())
            draft = _noun(block, token, frame, words) if frame is not None else _withdrawn(block, token, words)
        elif token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.dep_ in {"acomp", "ROOT"}):
            frame = words.adjectives.get(token.lower_)
            draft = _adjective(block, token, frame) if frame is not None else None
        else:
            continue
        if draft is not None:
            yield draft


def _noun(block: Block, noun: Token, frame: Frame, words: Lexicon) -> Draft | None:
    if noun.dep_ == "pobj" and noun.head.lower_ == "by" and noun.lemma_.lower() in words.accounts:
        # "by the account of the police": a phrase of its own
        return None
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
    if not content and "c" in frame.takes:
        content = _behind_holder(noun)
    rejected = _rejected(noun, words)
    if not content and "c" in frame.takes and noun.dep_ in {"dobj", "pobj"}:
        content = _beside(noun)
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
    elif who is None and _somewhere(noun, words):
        draft.source, draft.source_head = _until(noun, content), noun.i
    draft.denies = rejected is not None
    return draft


def _rejected(noun: Token, words: Lexicon) -> Token | None:
    """The verb that does not let a claim stand: "withdrew the report", "took it back", "dismissed as false a claim"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
    elif noun.dep_ in {"nsubj", "nsubjpass"}:
        false = any(c.dep_ in {"acomp", "oprd"} and c.lower_ in words.false for c in verb.children)
        passive = noun.dep_ == "nsubjpass" and verb.lemma_.lower() in words.rejecting
        negated = any(c.dep_ == "neg" for c in verb.children)
        return verb if (false or passive) and not negated else None
    elif noun.dep_ != "dobj":
        return None
    false = any(c.dep_ in {"oprd", "acomp"} and c.lower_ in words.false for c in verb.children)
    if false or verb.lemma_.lower() in words.rejecting:
        back = True
    else:
        back = verb.lemma_ == "take" and any(c.lower_ == "back" and c.i <= verb.i + 1 for c in verb.children)
    return verb if back and not any(c.dep_ == "neg" for c in verb.children) else None


def _withdrawn(block: Block, noun: Token, words: Lexicon) -> Draft | None:
    """A count taken back or rejected: "withdrew its toll of 40", "dismissed the rebels' figure of 40"."""
    if noun.lemma_.lower() not in _COUNTS:
        return None
    verb = _rejected(noun, words)
    if verb is None:
        return None
    own = child(noun, "poss")
    who = own if own is not None and own.pos_ != "PRON" else subject(verb)
    if who is None:
        return None
    run = noun_phrase(who)
    content = {t.i for t in noun.subtree} - set(range(*run))
    draft = Draft(block=block.index, head=verb.i, cue=(verb.i, verb.i + 1), content=content, denies=True)
    draft.source, draft.source_head = run, who.i
    return draft


def _beside(noun: Token) -> set[int]:
    """The clause right after a noun, where the parser hangs it on the verb: "rejected accounts that ..."."""
    end = noun.right_edge.i + 1
    for each in noun.head.children:
        if each.dep_ == "ccomp" and each.left_edge.i == end and each.left_edge.lower_ == "that":
            return {t.i for t in each.subtree}
    return set()


def _somewhere(noun: Token, words: Lexicon) -> bool:
    """Whether nameless accounts have a place of their own: "reports on social media"."""
    near = [c for each in noun.children if each.dep_ == "acl" and each.i > noun.i for c in each.children]
    return any(
        c.dep_ == "prep" and c.lower_ in {"on", "in"} and (at := child(c, "pobj")) and at.lower_ in words.channels
        for c in (*noun.children, *near)
    )


def _until(noun: Token, content: set[int]) -> tuple[int, int]:
    """The noun with what stands around it, up to what it reports."""
    first, last = noun_phrase(noun)
    after = [i for i in content if i > noun.i]
    if after:
        between = [t.i for t in noun.doc[noun.i + 1 : min(after)] if not t.is_punct and t.lower_ != "that"]
        last = max(between, default=noun.i) + 1
    return first, last


def _behind_holder(noun: Token) -> set[int]:
    """ "a report by a local station that fifty had drowned": the parser hangs the clause on the station."""
    for each in noun.children:
        if each.dep_ not in {"prep", "agent"} or each.i < noun.i:
            continue
        clause = next((t for t in each.subtree if t.dep_ in {"relcl", "acl"} and is_whole(t)), None)
        if clause is not None:
            return {t.i for t in clause.subtree}
    return set()


def _that(clause: Token) -> bool:
    if is_whole(clause):
        return True
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
            if each.lower_ == "by" and _of_a_deed(noun, each):
                continue
            return child(each, "pobj"), None
    above = noun.head
    if _somewhere(noun, words):
        return None, None
    if noun.dep_ == "dobj" and above.lemma_.lower() in words.giving:
        return subject(above), above if above.i < noun.i and noun.i - above.i <= 4 else None
    return None, None


def _of_a_deed(noun: Token, by: Token) -> bool:
    """ "reports of killings of farmers by police": who did it, and says nothing; the parser hangs them on "reports"."""
    if noun.tag_ != "NNS":
        return False
    told = (t for of in noun.children if of.lower_ == "of" and of.i < by.i for t in of.children if t.dep_ == "pobj")
    return any(t.tag_ == "NNS" and any(c.lower_ == "of" for c in t.children) for t in told)


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
