"""Find attributions: who says, thinks or wants what.

Needs: blocks, actors. Gives: ``Reading.attributions``, in text order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.carrying import carry, joined
from dateline.extract.attributions.citing import citing_drafts
from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.edges import close, trim
from dateline.extract.attributions.headlines import headline_drafts
from dateline.extract.attributions.holders import all_holders
from dateline.extract.attributions.lexicon import Lexicon, humans, lexicon
from dateline.extract.attributions.nouns import noun_drafts
from dateline.extract.attributions.phrases import phrase_drafts
from dateline.extract.attributions.quotes import find_quotes, give_quotes
from dateline.extract.attributions.relays import relay
from dateline.extract.attributions.seen import Holder
from dateline.extract.attributions.speaker_words import trim_source
from dateline.extract.attributions.turns import turn_drafts
from dateline.extract.attributions.verbs import verb_drafts
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Block, Reading
from dateline.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_attributions"]

_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "and", "but"})
_INNER = frozenset({".", ",", "!", "?", "…", "..."})
_CLOSING = frozenset('"”»')
_MARKS = frozenset('"“”«»„')


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of a report, in text order; empty if it has none."""
    words = lexicon(reading.pack)
    drafts = [_drafts(block, words) for block in reading.blocks]
    turns = list(turn_drafts(reading.blocks))
    spoken = {turn.block for turn in turns}
    beside = [d for d in headline_drafts(reading.blocks, reading.pack) if d.block not in spoken]
    for turn in (*turns, *beside):
        drafts[turn.block].insert(0, turn)
    quotes = joined(reading.blocks, [find_quotes(block) for block in reading.blocks])
    give_quotes(reading.blocks, quotes, drafts)
    people = humans(reading.pack)
    carry(reading.blocks, quotes, drafts, people)
    for block in reading.blocks:
        close(block, drafts[block.index])
        for draft in drafts[block.index]:
            trim_source(block, draft, people)
            trim(block, draft, quotes[block.index], words)
    flat = [draft for mine in drafts for draft in mine if draft.content or draft.more]
    made = [
        _attribution(reading, draft, holder) for draft, holder in zip(flat, all_holders(reading, flat), strict=True)
    ]
    return tuple(sorted((a for a in made if a is not None), key=lambda a: (a.span, a.contents)))


def _drafts(block: Block, words: Lexicon) -> list[Draft]:
    tokens = list(block.doc)
    found = [
        *verb_drafts(block, tokens, words),
        *noun_drafts(block, tokens, words),
        *phrase_drafts(block, tokens, words),
    ]
    citing = list(citing_drafts(block, found, words))
    heads = {d.head for d in citing}
    return sorted([*citing, *(d for d in found if d.head not in heads)], key=lambda d: d.cue)


def _attribution(reading: Reading, draft: Draft, holder: Holder) -> Attribution | None:
    block = reading.blocks[draft.block]
    contents = [*_runs(block, draft)]
    for index, first, last in draft.more:
        contents.extend(_spans(reading.blocks[index], range(first, last)))
    if not contents:
        return None
    span = block.span(*draft.cue)
    passed = relay(block, draft, reading.pack)
    if passed is not None and passed[1] - passed[0] > 1 and block.doc[passed[1] - 1].tag_ == "POS":
        passed = passed[0], passed[1] - 1
    via = block.span(*passed) if passed else None
    return Attribution(
        block=draft.block,
        first=draft.cue[0],
        last=draft.cue[1],
        span=span,
        text=reading.words(span),
        contents=tuple(sorted(contents)),
        source=_source(block, draft),
        name=holder.name,
        name_span=holder.span,
        kind=holder.kind,
        via=" ".join(reading.words(via).split()) if via else "",
        via_span=via,
        direct=draft.direct and (draft.turn or _all_quoted(reading.blocks, draft)),
        quoted=draft.direct,
        speech=draft.speech,
        denies=draft.denies,
        doubts=draft.doubts,
    )


def _all_quoted(blocks: Sequence[Block], draft: Draft) -> bool:
    """Whether every word of the content stands in quotation marks: 'said it was "a lie"' is quoted in part."""
    block = blocks[draft.block]
    inside = {i for q in find_quotes(block) for i in range(q.first, q.last)}
    said = draft.content - set(range(*draft.cue)) - set(range(*(draft.source or (0, 0))))
    return all(i in inside or block.doc[i].is_punct or block.doc[i].is_space for i in said)


def _source(block: Block, draft: Draft) -> Span | None:
    """The source's words; a comma that closes an apposition belongs to them, as the one that opens it does."""
    if draft.source is None:
        return None
    first, last = draft.source
    doc = block.doc
    if (
        last < len(doc)
        and doc[last].text == ","
        and any(t.text == "," for t in doc[first:last])
        and last < draft.cue[0]
    ):
        last += 1
    return block.span(first, last)


def _runs(block: Block, draft: Draft) -> list[Span]:
    content = draft.content - set(range(*draft.cue))
    if draft.source:
        content -= set(range(*draft.source))
    if draft.speech and block.doc[draft.head].pos_ == "VERB":
        content |= _holes(block.doc, content, draft)
    return _spans(block, sorted(content))


def _holes(doc: Doc, content: set[int], draft: Draft) -> set[int]:
    """What lies inside what is said behind the cue, but hangs elsewhere in the parse."""
    behind = sorted(i for i in content if i >= draft.cue[1] and doc[i].sent.start == doc[draft.head].sent.start)
    if not behind or (draft.source is not None and draft.source[0] >= draft.cue[1]):
        return set()
    return {i for i in range(behind[0], behind[-1]) if i not in content}


def _spans(block: Block, tokens: Iterable[int]) -> list[Span]:
    """Tokens as stretches of the report, the marks between a content and its cue left out."""
    doc = block.doc
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and i - runs[-1][-1] <= 3 and all(doc[j].is_punct for j in range(runs[-1][-1] + 1, i)):
            runs[-1].extend(range(runs[-1][-1] + 1, i + 1))
        else:
            runs.append([i])
    spans = []
    for run in runs:
        first, last = _trimmed(doc, run[0], run[-1])
        if first <= last and not all(t.is_punct or t.text in _MARKS for t in doc[first : last + 1]):
            spans.append(block.span(first, last + 1))
    return spans


def _trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Without marks at the ends, but with those that a quotation inside encloses: 'said it was "a lie."'"""
    while last >= first and (doc[last].lower_ in _EDGE or doc[last].is_space):
        last -= 1
    while first <= last and (doc[first].text in _EDGE or doc[first].is_space):
        first += 1
    opened = sum(t.text in "“«" for t in doc[first : last + 1]) - sum(t.text in "”»" for t in doc[first : last + 1])
    plain = sum(t.text == '"' for t in doc[first : last + 1]) % 2
    if opened > 0 or plain:
        after = last + 1
        while after < len(doc) and doc[after].text in _INNER:
            after += 1
        if after < len(doc) and doc[after].text in _CLOSING:
            last = after
    return first, last
