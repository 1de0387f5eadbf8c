"""Attributions that a verb reports: "said that ...", "..., police said, ...", "is believed to have ...".

Needs: a block's parse and the lexicon. Gives: drafts with cue, source and content within the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import Frame, Lexicon
from dateline.extract.attributions.syntax import agent, child, noun_phrase, passive, subject
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_COLON = frozenset({":", "-", "--", "–", "—"})
_LATER = frozenset({"prep", "advcl", "npadvmod", "acl", "oprd", "relcl", "agent", "dative"})


def verb_drafts(block: Block, words: Lexicon) -> Iterator[Draft]:
    """One draft for each verb of the block that reports something, in text order."""
    for token in block.doc:
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        frame = words.verbs.get(token.lemma_.lower())
        if frame is not None:
            draft = _draft(block, token, frame, words)
            if draft is not None:
                yield draft


def _draft(block: Block, verb: Token, frame: Frame, words: Lexicon) -> Draft | None:
    content, link = _content(verb, frame)
    if not content:
        return None
    who = subject(verb)
    raised: Token | None = None
    if passive(verb):
        raised = child(verb, "nsubjpass")
        # "was told that": the subject is the hearer; "was announced", "is believed to": it belongs to what is said.
        if raised is not None and "r" not in frame.takes and raised.lower_ != "it":
            content |= {t.i for t in raised.subtree}
    if who is not None and who.i in content:
        who = None
    cue = _cue(verb, link, words)
    draft = Draft(block=block.index, head=verb.i, cue=cue, content=content, speech=frame.speech)
    if who is not None:
        draft.source, draft.source_head = noun_phrase(who), who.i
    draft.unnamed = who is None
    lemma = verb.lemma_.lower()
    draft.denies = lemma in words.denying
    draft.doubts = _doubts(verb, lemma)
    return draft


def _doubts(verb: Token, lemma: str) -> bool:
    negated = any(c.dep_ == "neg" for c in verb.children)
    return lemma == "doubt" or (negated and lemma in {"confirm", "verify", "know", "say", "corroborate"})


def _content(verb: Token, frame: Frame) -> tuple[set[int], Token | None]:
    """Tokens of what a verb reports, and the preposition that leads to it."""
    takes = frame.takes
    found: set[int] = set()
    link: Token | None = None
    for each in verb.children:
        label = each.dep_
        if label == "ccomp" and ("c" in takes or ("w" in takes and _asks(each))):
            found |= {t.i for t in each.subtree}
        elif label == "xcomp":
            infinitive = any(c.tag_ == "TO" for c in each.children)
            if (
                ("i" in takes and infinitive)
                or ("g" in takes and each.tag_ == "VBG")
                or ("c" in takes and (passive(verb) or infinitive))
                or ("j" in takes and each.pos_ in {"ADJ", "NOUN"})
            ):
                found |= {t.i for t in each.subtree}
        elif (label in {"acomp", "oprd", "attr"} and "j" in takes) or (
            label == "dobj" and "o" in takes and "r" not in takes
        ):
            found |= {t.i for t in each.subtree}
        elif label == "prep" and each.lower_ in frame.preps and each.i > verb.i:
            found |= {t.i for c in each.children for t in c.subtree}
            link = each
    if not found:
        found = _around(verb, takes)
    if not found and "o" in takes and passive(verb) and verb.dep_ in {"ROOT", "conj", "ccomp", "advcl"}:
        raised = child(verb, "nsubjpass")
        if raised is not None and raised.pos_ != "PRON":
            found = {t.i for t in raised.subtree}
    if found and "o" in takes:
        found |= _rest(verb, found)
    return found, link


def _asks(clause: Token) -> bool:
    return any(t.tag_ in {"WP", "WRB", "WDT"} or t.lower_ in {"whether", "if"} for t in clause.subtree)


def _around(verb: Token, takes: frozenset[str]) -> set[int]:
    """The clause that a reporting verb stands inside: "Three people, police said, were hurt"."""
    if (
        "c" not in takes
        or verb.dep_ not in {"parataxis", "ccomp", "advcl", "dep"}
        or verb.head.pos_ not in {"VERB", "AUX"}
    ):
        return set()
    if child(verb, "nsubj") is None:
        return set()
    if not _as_clause(verb) and (verb.dep_ == "ccomp" or (verb.dep_ == "advcl" and child(verb, "mark") is not None)):
        return set()
    mine = {t.i for t in verb.subtree}
    return {t.i for t in verb.head.subtree} - mine


def _as_clause(verb: Token) -> bool:
    return any(c.dep_ in {"mark", "prep"} and c.lower_ == "as" for c in verb.children)


def _rest(verb: Token, found: set[int]) -> set[int]:
    """What follows an object without a break and hangs on the verb: "criticised the army for firing"."""
    rest: set[int] = set()
    last = max(found)
    for each in verb.children:
        inside = {t.i for t in each.subtree}
        if each.dep_ in _LATER and each.i > verb.i and min(inside) == last + 1:
            if each.dep_ == "npadvmod" or each.dep_ == "agent" or (each.dep_ == "advcl" and each.tag_ == "VBG"):
                break
            rest |= inside
            last = max(inside)
    return rest


def _cue(verb: Token, link: Token | None, words: Lexicon) -> tuple[int, int]:
    """The verb with its helpers, adverbs and particle, the preposition to the content, and how it was said."""
    doc = verb.doc
    mine = {c.i for c in verb.children if c.dep_ in _PARTS or (c.dep_ == "advmod" and c.pos_ in {"ADV", "PART"})}
    first, last = verb.i, verb.i
    while first - 1 in mine:
        first -= 1
    while last + 1 in mine and doc[last + 1].dep_ in {"prt", "neg", "advmod"} and doc[last + 1].i > verb.i:
        last += 1
    if link is not None and link.i == last + 1:
        last = link.i
    for each in verb.children:
        if each.dep_ == "prep" and each.i == last + 1 and each.lower_ in {"in", "on", "during", "via", "through", "at"}:
            noun = child(each, "pobj")
            if noun is not None and noun.lemma_.lower() in words.manner:
                last = max(t.i for t in each.subtree)
        elif each.dep_ == "npadvmod" and each.i == last + 1 and each.lemma_.lower() in words.days:
            last = each.i
    if last + 1 < len(doc) and doc[last + 1].text == ":":
        last += 1
    return first, last + 1


__all__ = ["agent", "verb_drafts"]
