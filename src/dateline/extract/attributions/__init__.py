"""Find attributions: who says, thinks or wants what.

Needs: blocks, actors. Gives: ``Reading.attributions``, in text order.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.holders import Holder, all_holders
from dateline.extract.attributions.lexicon import lexicon
from dateline.extract.attributions.phrases import phrase_drafts
from dateline.extract.attributions.quotes import give_quotes
from dateline.extract.attributions.verbs import verb_drafts
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Block, Reading
from dateline.model.span import Span

__all__ = ["find_attributions"]

_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "and", "but"})
_MARKS = frozenset('"“”«»„')


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of a report, in text order; empty if it has none."""
    words = lexicon(reading.pack)
    drafts = [
        sorted([*verb_drafts(block, words), *phrase_drafts(block, words)], key=lambda d: d.cue)
        for block in reading.blocks
    ]
    give_quotes(reading.blocks, drafts)
    flat = [draft for mine in drafts for draft in mine if draft.content]
    made = [
        _attribution(reading, draft, holder) for draft, holder in zip(flat, all_holders(reading, flat), strict=True)
    ]
    return tuple(sorted((a for a in made if a is not None), key=lambda a: (a.span, a.contents)))


def _attribution(reading: Reading, draft: Draft, holder: Holder) -> Attribution | None:
    block = reading.blocks[draft.block]
    contents = [*_runs(block, draft)]
    for index, first, last in draft.more:
        contents.extend(_spans(reading.blocks[index], range(first, last)))
    if not contents:
        return None
    span = block.span(*draft.cue)
    return Attribution(
        block=draft.block,
        first=draft.cue[0],
        last=draft.cue[1],
        span=span,
        text=reading.words(span),
        contents=tuple(sorted(contents)),
        source=block.span(*draft.source) if draft.source else None,
        name=holder.name,
        name_span=holder.span,
        kind=holder.kind,
        direct=draft.direct,
        speech=draft.speech,
        denies=draft.denies,
        doubts=draft.doubts,
    )


def _runs(block: Block, draft: Draft) -> list[Span]:
    content = draft.content - set(range(*draft.cue))
    if draft.source:
        content -= set(range(*draft.source))
    return _spans(block, sorted(content))


def _spans(block: Block, tokens: Iterable[int]) -> list[Span]:
    """Tokens as stretches of the report, the marks between a content and its cue left out."""
    doc = block.doc
    kept = sorted(tokens)
    runs: list[list[int]] = []
    for i in kept:
        if runs and all(doc[j].is_punct for j in range(runs[-1][-1] + 1, i)) and i - runs[-1][-1] <= 3:
            runs[-1].extend(range(runs[-1][-1] + 1, i + 1))
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while run and (doc[run[-1]].lower_ in _EDGE or doc[run[-1]].is_space):
            run.pop()
        while run and (doc[run[0]].text in _EDGE or doc[run[0]].is_space):
            run.pop(0)
        if run and not all(doc[i].is_punct or doc[i].text in _MARKS for i in run):
            spans.append(block.span(run[0], run[-1] + 1))
    return spans
