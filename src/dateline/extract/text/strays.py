"""What stands on a page and is not the report: a link's headline above it, a tweet beside it, readers' comments below.

Needs: blocks. Gives: the spans of such words. What they say is no part of what the report tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from dateline.extract.reading import Reading
from dateline.extract.text.chatter import chatter_from
from dateline.extract.text.comments import comments_from
from dateline.model.claim import Claim
from dateline.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

C = TypeVar("C", bound=Claim)

_TELLING = {"NOUN", "PROPN", "VERB", "ADJ"}
_KNOWN = 0.4
"""A headline of the report shares more of its words with the report."""
_TOGETHER = 2
"""Words of another report's headline that one sentence of a long report may hold by chance."""
_LEAST = 5
_LONGEST = 16
_MORE = 60
"""Words of a report in which words would come again."""
_WHOLE = {"VBD", "MD"}
"""Tags that the main verb of no headline has; nor has it a form of be or have, or an article or a pronoun in front."""
_STEM = 4
_TAGS = re.compile(r"(?<!\w)#[A-Za-z]\w+")
_HANDLES = re.compile(r"(?<!\w)@[A-Za-z]\w+")


def strays(reading: Reading) -> tuple[Span, ...]:
    """Spans of readers' comments and of sentences of other news.

    The first sentence is one if it is a headline with a full stop, and none of its names and few of its words come
    again, in a long report no three of them in one sentence; any sentence is one that holds a hashtag and a handle, as
    a row of tweets beside a report does. A lead often shares little with what follows, so a whole sentence is never
    taken for a link.
    """
    found = []
    below = comments_from(reading.report.text)
    if below is not None:
        found.append(Span(below, len(reading.report.text)))
    elif (above := chatter_from(reading)) is not None:
        found.append(Span(above, len(reading.report.text)))
    for block in reading.blocks:
        for sentence in block.doc.sents:
            if _TAGS.search(sentence.text) and _HANDLES.search(sentence.text):
                found.append(block.span(sentence.start, sentence.end))
    opening = _opening(reading)
    if opening is not None and _of_other_news(reading, *opening):
        index, sentence = opening
        found.append(reading.blocks[index].span(sentence.start, sentence.end))
    return tuple(found)


def outside(reading: Reading, claims: Iterable[C]) -> tuple[C, ...]:
    """The claims that do not stand in such words."""
    others = strays(reading)
    return tuple(claim for claim in claims if not any(stray.contains(claim.span) for stray in others))


def _opening(reading: Reading) -> tuple[int, Tokens] | None:
    """The first sentence that is more than a word or two."""
    for block in reading.blocks:
        for sentence in block.doc.sents:
            if sum(token.is_alpha for token in sentence) >= _LEAST:
                return block.index, sentence
    return None


def _of_other_news(reading: Reading, index: int, sentence: Tokens) -> bool:
    told = [t for t in sentence if t.pos_ in _TELLING and t.is_alpha and len(t.text) > 2]
    names = [t for t in told if t.pos_ == "PROPN"]
    if len(sentence) > _LONGEST or len(told) < _LEAST or not names or not sentence.text.rstrip().endswith("."):
        # A headline of the report itself ends without a full stop.
        return False
    main = [t for t in sentence if t == sentence.root or t.head == sentence.root]
    if sentence[0].pos_ in ("DET", "PRON") or any(t.tag_ in _WHOLE or t.pos_ == "AUX" for t in main):
        return False
    rest = [
        token
        for block in reading.blocks
        for token in block.doc
        if not (block.index == index and sentence.start <= token.i < sentence.end)
    ]
    if len(rest) < _MORE:
        return False
    lemmas, stems = {t.lemma_.lower() for t in rest}, {_stem(t) for t in rest}
    if any(_stem(name) in stems for name in names):
        return False
    if sum(t.lemma_.lower() in lemmas for t in told) <= _KNOWN * len(told):
        return True
    own = {t.lemma_.lower() for t in told}
    others = (s for b in reading.blocks for s in b.doc.sents if b.index != index or s.start != sentence.start)
    return all(len(own & {t.lemma_.lower() for t in other}) <= _TOGETHER for other in others)


def _stem(token: Token) -> str:
    """ "Egypt" and "Egyptian" alike."""
    return token.lower_[:_STEM]
