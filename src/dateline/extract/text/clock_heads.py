"""Times of the clock that head the entries of a live report: "1532 The bridge has reopened", "0910 GMT Crews arrive".

They are no part of the sentence behind them, where a parser would take them for a year, a count or a part of a name.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.language import Pack
from dateline.model.span import Span

_TIME = r"((\d{4})(?:[ \t]?(?:GMT|UTC|BST|EST|EDT|CET|local time))?[ \t]*[:–—-]?)[ \t]+(?=[A-Z“\"`‘'])"
_HEAD = re.compile(rf"^[ \t]*{_TIME}", re.MULTILINE)
# Behind a caption or link that stands at the end of an entry: "Pictures of the old quay 1532 The mayor".
_INSIDE = re.compile(rf"(?<=[\w.!?”\"')] ){_TIME}")
_WORD_BEFORE = re.compile(r"\w+ $")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_FEWEST = 3
_IN_ORDER = 0.8
_YEARS = range(1500, 2100)
"""A list of such alone may be a history: "1804 The island is free"."""


def clock_heads(text: str, pack: Pack) -> tuple[Span, ...]:
    """The heads in text order; empty where they may be years, or stand in no order."""
    heads = list(_HEAD.finditer(text))
    if len(heads) < _FEWEST or not all(_CLOCK.fullmatch(head[2]) for head in heads):
        return ()
    hours = [int(head[2]) for head in heads]
    if all(hour in _YEARS for hour in hours):
        return ()
    rising = sum(a <= b for a, b in pairwise(hours))
    falling = sum(a >= b for a, b in pairwise(hours))
    if max(rising, falling) < _IN_ORDER * (len(hours) - 1):
        return ()
    return tuple(
        found
        for head, after in pairwise([*heads, None])
        if head is not None
        for found in (Span(*head.span(1)), *_between(text, head, after, pack))
    )


def _between(text: str, head: re.Match[str], after: re.Match[str] | None, pack: Pack) -> list[Span]:
    """Heads inside an entry: times that lie between its own and that of the next."""
    if after is None:
        return []
    dated = pack.once("clock_heads.dated", lambda: frozenset(pack.table("seams")["clock"]["dated"].split()))
    low, high = sorted((int(head[2]), int(after[2])))
    found = []
    for inside in _INSIDE.finditer(text, head.end(), after.start()):
        before = _WORD_BEFORE.search(text, max(head.end(), inside.start() - 20), inside.start())
        named = before is not None and before.group().strip().lower() in dated
        if _CLOCK.fullmatch(inside[2]) and low <= int(inside[2]) <= high and not named:
            found.append(Span(*inside.span(1)))
    return found
