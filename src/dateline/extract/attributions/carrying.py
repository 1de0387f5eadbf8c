"""Quotations that go on over paragraphs, and whose words a paragraph is that is nothing but a quotation.

Needs: blocks, their quoted stretches and drafts. Gives: drafts with the words of other paragraphs added.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import MISTERS, Draft
from dateline.extract.attributions.led_to import led_to
from dateline.extract.attributions.quotes import Quote
from dateline.extract.reading import Block
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLOSE = frozenset({"”", "»", "''"})
_OPEN = frozenset({"“", "«", "„", "``"})
_ONE = frozenset({"he", "she"})
_AFAR = 4
"""Paragraphs within which a quotation that was left open must close without a mark at the head of each."""
_SHORT = 6
_LINE = 14
"""Words that a line with a speaker's name and office may have."""


def joined(blocks: Sequence[Block], quotes: Sequence[list[Quote]]) -> list[list[Quote]]:
    """The quoted stretches of each block, with those that a block before left open and that close without opening."""
    found = [list(mine) for mine in quotes]
    for block in blocks:
        mine = found[block.index]
        if not mine or mine[-1].closed or block.doc[mine[-1].first].text not in _OPEN:
            continue
        closing = _closing(blocks, block.index)
        if closing is None:
            continue
        last, token = closing
        for index in range(block.index + 1, last):
            found[index] = [Quote(index, 0, len(blocks[index].doc), False)]
        closes = blocks[last].doc[token].text in _CLOSE
        found[last] = [Quote(last, 0, token + 1, closes), *(q for q in found[last] if q.first > token)]
    return found


def _closing(blocks: Sequence[Block], start: int) -> tuple[int, int] | None:
    """Block and token of the mark that closes what block ``start`` left open; None where another opens first."""
    for block in blocks[start + 1 : start + 1 + _AFAR]:
        for token in block.doc:
            if token.text in _CLOSE:
                return block.index, token.i
            if token.text in _OPEN and token.i == 0 and block.index > start + 1:
                # A paragraph that opens anew goes on with words left open: all between is of them.
                return block.index - 1, len(blocks[block.index - 1].doc) - 1
            if token.text in _OPEN or token.text == '"':
                return None
    return None


def carry(
    blocks: Sequence[Block],
    quotes: Sequence[list[Quote]],
    drafts: Sequence[list[Draft]],
    people: frozenset[str],
) -> None:
    """Give each paragraph that is a quotation without a speaker to one who speaks beside it.

    That is whom the next paragraph names alone ("So said the mayor."), else the speaker of the paragraph before: where
    it ended in quoted words, or told in its last sentence what one person said. News goes on with such a one in his
    own words; who speaks next is named in the same paragraph.
    """
    speaking: Draft | None = None
    lingering: Draft | None = None
    waiting: list[Block] = []
    for block in blocks:
        mine, own = quotes[block.index], drafts[block.index]
        opens = bool(mine) and (mine[0].first == 0 or _past_caption(block, blocks, quotes, own))
        if opens and not any(0 in d.content for d in own if d.head >= mine[0].last) and _lone(block, mine, own):
            host = _closer(block, blocks, drafts) or speaking
            if host is None and not _signed(block, blocks):
                host = lingering or led_to(block, blocks, quotes, people)
                if host is not None and host is not lingering:
                    drafts[host.block].append(host)
            lingering = None
            if host is not None:
                host.more.extend((block.index, q.first, q.last) for q in mine)
            # Whoever else speaks is named in the same paragraph, or in the next one without a verb.
            speaking = host if not mine[-1].closed or not _signed(block, blocks) else None
            waiting = [*waiting, block] if host is None else []
            continue
        if opens and waiting:
            _fill(block, waiting, quotes, own)
        if speaking is not None and _led(block, mine, own):
            speaking.more.append((block.index, mine[0].first, mine[0].last))
        waiting = []
        lingering = speaking if speaking is not None and _between(block, own, speaking, blocks, people) else None
        speaking = _last_quoted(block, own) or _last_told(block, own, mine, people)


def _lone(block: Block, mine: Sequence[Quote], own: Sequence[Draft]) -> bool:
    """Whether a block is quoted to its end and nobody in it says so."""
    said = any(d.speech and d.content and not any(q.first <= d.head < q.last for q in mine) for d in own)
    return mine[-1].last >= len(block.doc) - 1 and not said


def _closer(block: Block, blocks: Sequence[Block], drafts: Sequence[list[Draft]]) -> Draft | None:
    """The next paragraph's speaker, who says nothing there: "So said the mayor."."""
    after = block.index + 1
    if after >= len(blocks) or len(block.doc) < _SHORT:
        return None
    for draft in drafts[after]:
        alone = draft.speech and draft.source is not None and not draft.content and not draft.more
        if alone and draft.head <= 1 and draft.source is not None and draft.source[0] > draft.head:
            return draft
        # 'she told the radio.': the line goes on with the quotation's sentence.
        if alone and draft.source is not None and draft.source[0] == 0 and blocks[after].doc[0].is_lower:
            return draft
    return None


def _fill(block: Block, waiting: Sequence[Block], quotes: Sequence[list[Quote]], own: Sequence[Draft]) -> None:
    """Give paragraphs of a quotation that stays open to whom its last one names, closed ones to "he" who goes on."""
    host = next((d for d in own if d.direct and 0 in d.content), None)
    if host is None or host.source_head is None:
        return
    known = block.doc[host.source_head].lower_ in _ONE
    for each in reversed(waiting):
        if quotes[each.index][-1].closed and not known:
            return
        host.more.extend((each.index, q.first, q.last) for q in quotes[each.index])


def _past_caption(block: Block, blocks: Sequence[Block], quotes: Sequence[list[Quote]], own: Sequence[Draft]) -> bool:
    """Whether a caption ran into the next paragraph of words left open: "“We saw it. | The pier at Elm “It sank.”"."""
    before = quotes[block.index - 1] if block.index else []
    if not before or before[-1].closed or len(blocks[block.index - 1].doc) > before[-1].last:
        return False
    first = quotes[block.index][0].first
    lead = block.doc[:first]
    word = lead[-1]
    own_words = any(d.speech and d.source is not None and d.head < first for d in own)
    return word.is_alpha and word.pos_ in {"NOUN", "PROPN", "VERB", "ADV", "ADJ"} and lead[0].is_title and not own_words


def _between(
    block: Block, own: Sequence[Draft], speaking: Draft, blocks: Sequence[Block], people: frozenset[str]
) -> bool:
    """Whether a paragraph after a person's words is the outlet's and names nobody: "She gave no last name."."""
    if block.zone is not ZoneKind.BODY or any(d.speech and d.source is not None for d in own):
        return False
    named = any(t.ent_type_ == "PERSON" or t.lemma_.lower() in people for t in block.doc)
    return not named and len(list(block.doc.sents)) == 1 and _one_person(blocks[speaking.block], speaking, people)


def _signed(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line without a verb follows: the name of whoever said what stands above it."""
    after = blocks[block.index + 1].doc if block.index + 1 < len(blocks) else None
    return after is not None and 0 < len(after) <= _LINE and not any(t.pos_ in {"VERB", "AUX"} for t in after)


def _led(block: Block, mine: Sequence[Quote], own: Sequence[Draft]) -> bool:
    """Whether a colon leads from a sentence without a speaker to words in marks that end the paragraph."""
    if len(mine) != 1 or mine[0].first < 2 or block.doc[mine[0].first - 1].text != ":":
        return False
    whole = mine[0].last >= len(block.doc) - 1 and mine[0].last - mine[0].first >= _SHORT
    return whole and not any(d.speech and d.head < mine[0].first for d in own)


def _last_quoted(block: Block, own: Sequence[Draft]) -> Draft | None:
    """Who speaks in a block's last sentence in quoted words."""
    direct = [d for d in own if d.content and d.direct]
    if not direct:
        return None
    draft = max(direct, key=lambda d: max(d.content))
    reach = max(max(draft.content), draft.cue[1] - 1)
    return draft if block.doc[reach].sent.end >= len(block.doc) else None


def _last_told(block: Block, own: Sequence[Draft], mine: Sequence[Quote], people: frozenset[str]) -> Draft | None:
    """The one person of whose words a block's last sentence tells, or the body whose statement it tells."""
    if block.zone is not ZoneKind.BODY or not len(block.doc):
        return None
    start = block.doc[len(block.doc) - 1].sent.start
    told = [
        d
        for d in own
        if d.speech
        and d.source is not None
        and d.content
        and max(d.cue[1] - 1, max(d.content)) >= start
        and not any(q.first <= d.head < q.last for q in mine)
    ]
    outer = [d for d in told if not any(d.head in other.content for other in told if other is not d)]
    if len({d.source_head for d in outer}) != 1:
        return None
    draft = outer[-1]
    return draft if _one_person(block, draft, people) else None


def _one_person(block: Block, draft: Draft, people: frozenset[str]) -> bool:
    if draft.source is None or draft.source_head is None:
        return False
    head: Token = block.doc[draft.source_head]
    if head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in head.children):
        return False
    words = block.doc[draft.source[0] : draft.source[1]]
    named = any(t.ent_type_ == "PERSON" for t in words) or any(t.lower_ in MISTERS for t in words)
    return named or head.lower_ in _ONE or head.lemma_.lower() in people
