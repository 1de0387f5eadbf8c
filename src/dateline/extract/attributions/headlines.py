"""Headlines that name who says so beside a colon or a dash: "Almaty police: dozens held", "Forty dead - ministry".

Needs: blocks, the table of sources. Gives: drafts whose cue is the mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.kinds import kind_of
from dateline.extract.reading import Block
from dateline.language import Pack
from dateline.model.vocabulary import SourceKind, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 5
_MARKS = frozenset({":", "-", "–", "—", "--"})
_ENDS = frozenset({".", "!", "?", '"', "”", "'", "’"})
_NAMELESS = frozenset({SourceKind.OTHER, SourceKind.MEDIA})
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
"""Tags of words that open a question: "Flood rescue: how boats are found" tells of what."""
_QUOTES = frozenset("\"“‘'")


def headline_drafts(blocks: Iterable[Block], pack: Pack) -> Iterator[Draft]:
    """One draft for each headline, or first line without a full stop, in which a speaker stands beside a mark."""
    for block in blocks:
        line = block.zone is ZoneKind.HEADLINE or block.index == 0
        if not line or len(block.doc) < 3 or block.doc[-1].text in _ENDS:
            continue
        draft = _first(block, pack) or _last(block, pack)
        if draft is not None:
            yield draft


def _first(block: Block, pack: Pack) -> Draft | None:
    doc = block.doc
    mark = next((t.i for t in doc[1 : _LONGEST + 1] if t.text == ":"), None)
    if mark is None or mark + 1 >= len(doc) or doc[mark + 1].text in _QUOTES or doc[mark + 1].tag_ in _ASKING:
        return None
    if not _speaker(doc, 0, mark, pack):
        return None
    return _draft(block, (0, mark), mark, set(range(mark + 1, len(doc))))


def _last(block: Block, pack: Pack) -> Draft | None:
    doc = block.doc
    mark = next((t.i for t in reversed(doc[-_LONGEST - 1 : -1]) if t.text in _MARKS), None)
    if mark is None or mark < 2 or not _speaker(doc, mark + 1, len(doc), pack):
        return None
    if doc[mark].text == "-" and not doc[mark - 1].whitespace_:
        return None
    return _draft(block, (mark + 1, len(doc)), mark, set(range(mark)))


def _speaker(doc: Doc, first: int, last: int, pack: Pack) -> bool:
    """Whether the words name a source, by their last word: "police" may speak, a "police shooting" not."""
    run = doc[first:last]
    if any(t.pos_ in {"VERB", "AUX"} or t.is_punct or t.like_num for t in run):
        return False
    kinds = {kind_of(run[-1].text, pack), kind_of(run[-2:].text, pack)}
    return bool(kinds - _NAMELESS)


def _draft(block: Block, source: tuple[int, int], mark: int, content: set[int]) -> Draft:
    return Draft(
        block=block.index,
        head=mark,
        cue=(mark, mark + 1),
        content=content,
        source=source,
        source_head=source[1] - 1,
    )
