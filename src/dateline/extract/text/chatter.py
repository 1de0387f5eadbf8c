"""Readers' comments that no line heads, above the form of a page: who writes says "I" and "you", and cites nobody.

Needs: blocks, attributions. Gives: an offset, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.reading import Reading
from dateline.extract.text.comments import form_from
from dateline.model.span import Span

_TALK = re.compile(r"\b(?:I|i|me|my|My|you|You|your|Your|u|im)\b|!")
_QUOTED = re.compile(r"``.*?''|“[^”]*(?:”|$)|\"[^\"]*\"", re.DOTALL)
_LEAST = 3
"""Such sentences that a stretch of comments holds at the least."""
_BEFORE = 1
"""Sentences before the first of them that may belong to that comment."""


def chatter_from(reading: Reading) -> int | None:
    """Where comments begin above the form of a page: after the last words that somebody named is said to have said."""
    form = form_from(reading.report.text)
    if form is None:
        return None
    sentences = [(span, talks) for span, talks in _sentences(reading) if span.start < form]
    said = [a.span for a in reading.attributions if a.speech and a.name]
    cited = [any(span.contains(cue) for cue in said) for span, _ in sentences]
    news = [at for at, (_, talks) in enumerate(sentences) if cited[at] and not talks]
    start = news[-1] + 1 if news else 0
    talking = [at for at in range(start, len(sentences)) if sentences[at][1]]
    if len(talking) < _LEAST:
        return None
    return int(sentences[max(start, talking[0] - _BEFORE)][0].start)


def _sentences(reading: Reading) -> Iterator[tuple[Span, bool]]:
    """The sentences of a report, and whether each speaks to somebody outside quoted words."""
    for block in reading.blocks:
        own = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), block.doc.text)
        for sentence in block.doc.sents:
            last = block.doc[sentence.end - 1]
            talks = _TALK.search(own, block.doc[sentence.start].idx, last.idx + len(last.text))
            yield block.span(sentence.start, sentence.end), talks is not None
