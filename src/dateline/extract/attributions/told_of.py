"""Who else is told of around a pronoun that speaks: in what it says, and in the sentence before.

Needs: blocks, the words of them that are quoted. Gives: yes or no for a holder, and names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import humans
from dateline.extract.attributions.seen import CLAUSES, captioned, shares
from dateline.extract.attributions.syntax import child
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BODIES = frozenset({"ORG", "GPE", ""})
_ONE = frozenset({"he", "she", "his", "her", "him"})


def tells_of_another(draft: Draft, head: Token, quoted: Set[int], name: str) -> bool:
    """Whether what is said tells of another person as its subject: "Ben Ray heard nothing, he said"."""
    doc = head.doc
    told = (doc[i] for i in draft.content if head.sent.start <= i < head.i and i not in quoted)
    return any(
        t.dep_ in _SUBJECTS
        and t.ent_type_ == "PERSON"
        and t.head.dep_ in {"ccomp", *CLAUSES}
        and not shares(t.text, name)
        for t in told
    )


def names_holder(draft: Draft, head: Token, quoted: Set[int], known: str) -> bool:
    """Whether what is said tells by the ``known`` word of a name what the holder does: "police fired, they said"."""
    doc = head.doc
    here = (doc[i] for i in draft.content if doc[i].sent.start == head.sent.start and i not in quoted)
    told = (t for t in here if t.dep_ in _SUBJECTS and t.lower_ == known)
    return any(t.ent_type_ == "PERSON" if head.lower_ in _ONE else t.pos_ in {"NOUN", "PROPN"} for t in told)


def before(reading: Reading, block: int, head: Token) -> tuple[int, Tokens] | None:
    """The sentence before that of a word, with its block."""
    first = head.sent.start
    if first == 0:
        block -= 1
    doc = reading.blocks[block].doc if block >= 0 else None
    if doc is None or not len(doc):
        return None
    return block, doc[(first or len(doc)) - 1].sent


def body_before(reading: Reading, quoted: Mapping[int, Set[int]], block: int, head: Token) -> tuple[int, Token] | None:
    """The named body of which the sentence before tells, by block and token: "Acme runs the mine. It said ..."."""
    found = before(reading, block, head)
    if found is None or found[1].end - 1 in quoted[found[0]]:
        return None
    who = next((c for c in found[1].root.children if c.dep_ in _SUBJECTS), None)
    if who is None or who.tag_ != "NNP" or who.ent_type_ not in _BODIES or any(c.dep_ == "conj" for c in who.children):
        return None
    return found[0], who


def first_named(reading: Reading, quoted: Set[int], block: int, sentence: Tokens) -> Iterable[str]:
    """Persons whom a sentence names in full and no block before it, outside quotations."""
    if captioned(sentence[0]):
        return
    people = humans(reading.pack)
    for name in sentence.doc.ents:
        whole = name.label_ == "PERSON" and len(name) > 1 and name.start not in quoted
        inside = sentence.start <= name.start < sentence.end and not _belongs(name.root, people)
        if whole and inside and not any(name.text in b.doc.text for b in reading.blocks[:block]):
            yield name.text


def disjoint(speaker: Token, head: Token, quoted: Set[int]) -> Token | None:
    """The "her" or "him" to whom a speaker did something, where the pronoun ``head`` is of that kind."""
    kind = "her" if head.lower_ in {"she", "her"} else "him"
    for each in speaker.sent:
        verb = each.head
        if each.lower_ != kind or each.dep_ not in {"dobj", "dative"} or each.i in quoted or each.i < speaker.i:
            continue
        if verb.tag_ == "VB":
            continue  # "Lee asked the guard to lead him out"
        while verb.dep_ in {"conj", "advcl"} and verb != speaker.head and child(verb, *_SUBJECTS) is None:
            verb = verb.head
        if verb == speaker.head or (verb.dep_ == "relcl" and verb.head == speaker):
            return each
    return None


def by_surname(reading: Reading, persons: Sequence[ActorMention]) -> list[ActorMention]:
    """Mentions of persons in text order, with those that the tagger took for no name: the last of a full one, alone."""
    known: dict[str, list[ActorMention]] = {}
    found = sorted(persons, key=lambda m: (m.block, m.head))
    for each in found:
        name = each.name.split()
        if each.named and len(name) > 1:
            known.setdefault(name[-1], []).append(each)
    taken = {(m.block, i) for m in reading.actors for i in range(m.first, m.last)}
    for block in reading.blocks:
        for token in block.doc if known else ():
            if token.text not in known or token.pos_ != "PROPN" or token.ent_type_ or (block.index, token.i) in taken:
                continue
            before = {m.entity: m for m in known[token.text] if (m.block, m.head) < (block.index, token.i)}
            if len(before) == 1 and token.dep_ not in {"compound", "nmod"}:
                (one,) = before.values()
                i, span = token.i, block.span(token.i, token.i + 1)
                found.append(replace(one, block=block.index, first=i, last=i + 1, head=i, span=span, text=token.text))
    return sorted(found, key=lambda m: (m.block, m.head))


def _belongs(name: Token, people: Set[str]) -> bool:
    """Whether a name only tells whose others are: "supporters of the preacher, Ben Ray", hung on a militia or not."""
    while name.dep_ in {"appos", "conj", "compound"}:
        apposed = name.dep_ == "appos"
        name = name.head
        if apposed and name.pos_ == "NOUN" and name.lemma_.lower() not in people:
            return True
    return name.dep_ == "poss" or (name.dep_ == "pobj" and name.head.lower_ == "of")
