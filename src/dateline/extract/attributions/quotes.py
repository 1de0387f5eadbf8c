"""Quoted stretches, and whose words they are.

Needs: blocks and drafts. Gives: drafts with the quoted words added to their contents, over sentences and paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.syntax import noun_phrase
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_OPEN = "“«„"
_CLOSE = "”»"
_MARKS = re.compile("[“«„”»\"]|``|''")
_SINGLE = re.compile("(?:^|\\s)[‘'`] ?\\w")
_ONE_MARK = frozenset("‘’'`")
_PLAIN = '"'
_SHORT = 6
"""A quoted stretch of fewer tokens, marks included, is a phrase of the outlet's own sentence unless a cue claims it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens of a quoted stretch with its marks, [first, last); ``closed`` false where it runs to the block's end."""

    block: int
    first: int
    last: int
    closed: bool


def find_quotes(block: Block) -> list[Quote]:
    """Quoted stretches of a block, in text order. A mark that never closes opens to the end of the block.

    Single marks are quotation marks only in a block without double ones, and where both ends of a stretch are marks by
    what stands beside them: an apostrophe is neither.
    """
    text = block.doc.text
    if _MARKS.search(text):
        return _double(block)
    return _single(block) if _SINGLE.search(text) else []


def _double(block: Block) -> list[Quote]:
    found: list[Quote] = []
    start: int | None = None
    for token in block.doc:
        text = token.text
        if start is None:
            # The tokenizer parts the opening mark of tokenised feeds (two back quotes) in two.
            if text in _OPEN or text in {_PLAIN, "``", "`"}:
                start = token.i
        elif text in _CLOSE or text in {_PLAIN, "''"}:
            found.append(Quote(block.index, start, token.i + 1, True))
            start = None
        elif text in _OPEN:
            start = token.i
    if start is not None:
        found.append(Quote(block.index, start, len(block.doc), False))
    return found


def _single(block: Block) -> list[Quote]:
    """Stretches in single marks; only those that close, since an apostrophe may look like an opening mark."""
    doc = block.doc
    found: list[Quote] = []
    start: int | None = None
    for token in doc:
        if token.text not in _ONE_MARK:
            continue
        spaced_before = token.i == 0 or bool(doc[token.i - 1].whitespace_)
        spaced_after = bool(token.whitespace_) or token.i + 1 == len(doc) or doc[token.i + 1].is_punct
        if start is None and spaced_before and not spaced_after and token.text != "’":
            start = token.i
        elif start is not None and spaced_after and not spaced_before and token.tag_ != "POS":
            found.append(Quote(block.index, start, token.i + 1, True))
            start = None
    return found


def give_quotes(blocks: Sequence[Block], quotes: Sequence[list[Quote]], drafts: Sequence[list[Draft]]) -> None:
    """Add every quoted stretch to the draft of its block whose words it is; ``drafts[i]`` are those of block ``i``."""
    for block in blocks:
        mine = drafts[block.index]
        loose: list[Quote] = []
        for quote in quotes[block.index]:
            host = _host(block, quote, mine)
            if host is None:
                loose.append(quote)
            else:
                host.content |= set(range(quote.first, quote.last))
                host.direct = True
        for quote in loose:
            host = _before(block, quote, mine) or _resumes(block, quote, mine)
            if host is None:
                host = _presented(block, quote)
                if host is not None:
                    mine.append(host)
            if host is not None:
                host.content |= set(range(quote.first, quote.last))


def _host(block: Block, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """The draft that the quote belongs to by the parse, or the cue beside it in one of its sentences."""
    inside = range(quote.first, quote.last)
    outer = [d for d in drafts if d.head not in inside]
    touching = [d for d in outer if d.content and any(i in d.content for i in inside)]
    if touching:
        # The narrowest: "A said that B had called it 'a lie'" gives the words to B.
        return min(touching, key=lambda d: len(d.content))
    if quote.last - quote.first < _SHORT:
        return None
    first = block.doc[quote.first].sent.start
    last = block.doc[quote.last - 1].sent.end
    waiting = [d for d in outer if d.speech and not d.content and (first <= d.head < last or d.cue[1] == quote.first)]
    if waiting:
        return min(waiting, key=lambda d: min(abs(d.head - quote.first), abs(d.head - quote.last)))
    return None


def _before(block: Block, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """The speaker of the sentence before: '..., he said. "We saw it all."'"""
    doc = block.doc
    start = doc[quote.first].sent.start
    if quote.last - quote.first < _SHORT or any(not t.is_punct for t in doc[start : quote.first]):
        return None
    earlier = [d for d in drafts if d.speech and d.content and d.head < quote.first]
    if not earlier or start == 0:
        return None
    last = max(earlier, key=lambda d: d.head)
    reach = max(max(last.content), last.cue[1] - 1)
    return last if doc[reach].sent.end >= start - 1 or doc[start - 1].sent.start <= reach else None


def _resumes(block: Block, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """Whose cue stands before or between words of one sentence: '"The dam," he said, but "the road is open"'."""
    doc = block.doc
    if quote.last - quote.first < _SHORT:
        return None
    for draft in drafts:
        last = max(draft.cue[1], draft.source[1] if draft.source is not None else 0)
        closed = draft.direct and draft.speech and bool(draft.content) and max(draft.content) < draft.cue[0]
        near = last <= quote.first and doc[draft.head].sent.start == doc[quote.first].sent.start
        if closed and near and all(t.is_punct or t.dep_ == "cc" for t in doc[last : quote.first]):
            return draft
        # "said that it was dry, “but we hope for rain”": what is said goes on in the speaker's own words.
        told = draft.speech and bool(draft.content) and draft.cue[1] <= max(draft.content) < quote.first
        between = doc[max(draft.content) + 1 : quote.first] if told else doc[0:0]
        if told and near and doc[quote.first + 1].dep_ == "cc" and all(t.is_punct for t in between):
            return draft
    return None


def _presented(block: Block, quote: Quote) -> Draft | None:
    """Whom the words before a colon present: 'Ann Lee is at the port: "I saw it sink."', 'The mayor's words: "Go."'"""
    doc = block.doc
    colon = quote.first - 1
    if quote.last - quote.first < _SHORT or colon < 1 or doc[colon].text != ":":
        return None
    start = doc[colon].sent.start
    who = _owner(doc[start:colon]) or next(
        (t for t in doc[start:colon] if t.dep_ == "nsubj" and t.ent_type_ == "PERSON"), _led_by(doc[colon - 1])
    )
    if who is None:
        return None
    return Draft(
        block=block.index,
        head=colon,
        cue=(colon, colon + 1),
        content=set(range(quote.first, quote.last)),
        source=noun_phrase(who),
        source_head=who.i,
        direct=True,
    )


def _led_by(name: Token) -> Token | None:
    """A person named right before the colon as one who did it: "The tone was set by Ann Lee:"."""
    told = name.ent_type_ == "PERSON" and name.dep_ == "pobj" and name.head.dep_ == "agent"
    return name if told else None


_WORDS = frozenset({"word", "remark", "text", "transcript", "statement", "comment", "message", "answer", "reply"})


def _owner(lead: Tokens) -> Token | None:
    """Whose words a lead announces: "Here are the remarks of the minister:", "The mayor's answer:"."""
    for noun in lead:
        if noun.lemma_.lower() not in _WORDS or noun.pos_ != "NOUN":
            continue
        for each in noun.children:
            if each.dep_ == "poss" and each.pos_ != "PRON":
                return each
            if each.dep_ == "prep" and each.lower_ in {"of", "by", "from"}:
                whom = next((c for c in each.children if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PROPN"}), None)
                if whom is not None and whom.i < lead.end:
                    return whom
    return None
