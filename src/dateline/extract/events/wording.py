"""The words of those who act and suffer: a mention cleaned of what is glued to it, a pronoun's antecedent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import extent
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.events.arguments import Actors
from dateline.extract.events.frames import lexicon
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Block, Reading
from dateline.model.claim import ActorRef
from dateline.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def adrift(reading: Reading) -> frozenset[Span]:
    """Pronouns that were linked wrongly: in quoted words to somebody outside these, "it" to several."""
    found = set()
    for block in reading.blocks:
        inside = [m for m in reading.actors if m.block == block.index and m.pronoun]
        quotes = find_quotes(block) if inside else []
        for mention in inside:
            if (
                mention.text.lower() == "it"
                and (of := _antecedent(reading, mention))
                and not _fits(reading, mention, of)
            ):
                found.add(mention.span)  # "killed three guards when it was set off"
            quote = next((q for q in quotes if q.first <= mention.head < q.last), None)
            named = _antecedent(reading, mention) if quote is not None else None
            if quote is None or named is None:
                continue
            if named.block != block.index or not quote.first <= named.head < quote.last:
                found.add(mention.span)
    return frozenset(found)


def _antecedent(reading: Reading, pronoun: ActorMention) -> ActorMention | None:
    """The last mention before a pronoun that names whom it was linked to."""
    before = (
        m
        for m in reading.actors
        if m.entity == pronoun.entity
        and not m.pronoun
        and m.span.start < pronoun.span.start
        and reading.report.text[m.span.end : m.span.end + 1] != "-"  # "the father" of "the father-of-two"
    )
    return max(before, key=lambda m: m.span.start, default=None)


def named(reading: Reading, block: Block, head: int, actors: Actors) -> ActorRef:
    """An argument with the words that say who it is: for "it" those that it stands for, where they are known."""
    mention = actors.get((block.index, head))
    if mention is not None and mention.pronoun:
        stands = _antecedent(reading, mention)
        mention = stands if stands is not None and _fits(reading, mention, stands) else mention
    if mention is None:
        return phrase(reading, block, head, actors)
    return _whole_row(reading, mention, _cleaned(mention))


def _whole_row(reading: Reading, mention: ActorMention, ref: ActorRef) -> ActorRef:
    """Several of a kind with all whose they are: "the foreign ministers of Peru, Chile and Brazil"."""
    block = reading.blocks[mention.block]
    head = block.doc[mention.head]
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    first = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if head.tag_ != "NNS" or first is None or first.tag_ != "NNP" or _last(first).i == first.i:
        return ref
    if block.span(first.i, first.i + 1).end != ref.span.end:
        return ref
    span = Span(ref.span.start, block.span(_last(first).i, _last(first).i + 1).end)
    return ActorRef(reading.words(span), span, ref.actor)


def _last(name: Token) -> Token:
    """The last of a row of names: every one is joined to the one before."""
    after = next((c for c in name.children if c.dep_ == "conj" and c.tag_ == "NNP" and c.i > name.i), None)
    return name if after is None else _last(after)


def _fits(reading: Reading, pronoun: ActorMention, named: ActorMention) -> bool:
    """Whether "he" and "she" stand for a person, not for a branch of a party, and "it" for one thing."""
    head = reading.blocks[named.block].doc[named.head]
    if pronoun.text.lower() == "it":
        return head.tag_ not in ("NNS", "NNPS") or head.ent_type_ in ("ORG", "GPE")
    if pronoun.text.lower() not in ("he", "she", "him", "her"):
        return True
    return head.ent_type_ == "PERSON" or head.lemma_.lower() in lexicon(reading.pack).humans or head.pos_ == "PROPN"


def phrase(reading: Reading, block: Block, head: int, actors: Actors) -> ActorRef:
    """An argument: the actor mention at its head, or the phrase around it where it is none."""
    if (mention := actors.get((block.index, head))) is not None:
        return _cleaned(mention)
    token = block.doc[head]
    span = block.span(*extent(token))
    # "Haiti's efforts" are Haiti's: the phrase is linked to the one who holds what it names.
    owner = next((m for c in token.children if c.dep_ == "poss" and (m := actors.get((block.index, c.i)))), None)
    return ActorRef(reading.words(span), span, owner.entity if owner else "")


def _cleaned(mention: ActorMention) -> ActorRef:
    glued = _GLUED.match(mention.text)
    start = mention.span.start + (glued.end() if glued else 0)
    text = mention.text[start - mention.span.start :]
    if text.lower().startswith("whose "):
        start, text = start + len("whose "), text[len("whose ") :]
    if (bracket := _BRACKET.search(text)) is not None:
        text = text[: bracket.start()]
    return ActorRef(text, Span(start, start + len(text)), mention.entity)


def charged_apart(actor: ActorRef, trigger: Token) -> ActorRef:
    """In "accused the government of discrimination" the charge is no part of the accused."""
    charge = _CHARGE.search(actor.text) if trigger.lemma_ == "accuse" else None
    if charge is None:
        return actor
    return ActorRef(
        actor.text[: charge.start()], Span(actor.span.start, actor.span.start + charge.start()), actor.actor
    )


_CHARGE = re.compile(r"\s+of\s+(?=[`'\"“‘]|(?:[a-z]+ly\s+)?[a-z]+(?:ing|tion|ment|ness|ism|ity|ence|ance|ery|acy)\b)")


# A feed's mark before the first words: "CNN -RRB- -- Egyptians".
_GLUED = re.compile(
    r"[•*·]+\s*|that (?=police\b|troops\b|forces\b|soldiers\b)|"
    r".*\bStaff (?=President|Prime|Minister)|.*\s['’`\"]+\s+(?=[A-Z])|"
    r".*(?<!ent)(?<!ster)(?<!tor)(?<!ary)(?<!der)\s+(?=(?:Mr|Mrs|Ms)\s)|"
    r".*(?:-RRB-|--|—|\b[A-Z]{3} \d\d?:\d\d)[\s–-]*(?=\w)"
    r"|\d[\d,]* [a-z]+s\s+(?=[A-Z])|.*\b(?:people|[a-z]{3,}s)\s+(?=[A-Z][a-z]+s$)"
    r"|\d\d[.:]\d\d (?:GMT|BST|E[SD]T)\s+(?=\w)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+(?=[A-Z])",
    re.DOTALL,
)


# An acronym after the name: "the World Health Organisation (WHO".
_BRACKET = re.compile(r"\s+(?:\(|-LRB-)\s*[A-Z.]+\b.*", re.DOTALL)
