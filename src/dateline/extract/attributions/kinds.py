"""What kind of source some words are.

Needs: the table of sources. Gives: a SourceKind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from dateline.language import Pack
from dateline.model.vocabulary import SourceKind

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*\.?")
_CORE_END = re.compile(r",|\(|\b(?:of|for|in|at|from|with|on|to|who|which|that)\b")


@dataclass(frozen=True, slots=True)
class _Table:
    heads: dict[str, SourceKind | None]
    phrases: tuple[tuple[re.Pattern[str], SourceKind], ...]


def kind_of(words: str, pack: Pack) -> SourceKind:
    """The kind of source that the words name; OTHER where they do not tell."""
    table = cast(_Table, pack.once("attributions.kinds", lambda: _build(pack)))
    low = words.lower().replace("’s", "").replace("'s", "").replace("’", "").replace("'", "")
    if not low.strip():
        return SourceKind.UNNAMED
    cut = _CORE_END.search(low)
    core, rest = (low[: cut.start()], low[cut.start() :]) if cut and cut.start() > 2 else (low, "")
    for part in (core, rest):
        for pattern, kind in table.phrases:
            if pattern.search(part):
                return kind
        found = [table.heads[w] for w in _words(part) if w in table.heads]
        # English puts the head last: "army doctors" are medical. After the core, what comes first describes it.
        ordered = found[::-1] if part is core else found
        for head in ordered:
            if head is not None:
                return head
    return SourceKind.OTHER


def _words(text: str) -> list[str]:
    return [w.rstrip(".") for w in _WORD.findall(text)]


def _build(pack: Pack) -> _Table:
    table = pack.table("sources")
    heads: dict[str, SourceKind | None] = {}
    for kind, words in table["heads"].items():
        for word in words.split():
            heads[word] = None if kind == "speakers" else SourceKind(kind)
    phrases = [(phrase, SourceKind(kind)) for kind, found in table["phrases"].items() for phrase in found]
    phrases.sort(key=lambda pair: -len(pair[0]))
    return _Table(heads, tuple((re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)"), kind) for phrase, kind in phrases))
