"""The day of what a dated clause came so many days after: "struck on Tuesday, a day after a raid killed six".

Needs: blocks, times.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.extract.times.told import TimesTold
from dateline.model.vocabulary import TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.model.time import Interval

_LASTING = ("for", "in", "within", "over", "of")
_DAYS = re.compile(r"P(\d+)([DW])")


def day_after_which(told: TimesTold, block: int, token: Token) -> Interval | None:
    """The day, where the same sentence dates the later happening by one day; None elsewhere."""
    doc, sentence = token.doc, token.sent
    here = [m for m in told.times_in.get(block, ()) if sentence.start <= m.first < sentence.end]
    for length in here:
        found = _DAYS.fullmatch(length.value)
        link = doc[length.last] if length.last < sentence.end else None
        if found is None or length.type != "DURATION" or link is None or link.lower_ != "after":
            continue
        if length.first and doc[length.first - 1].lower_ in _LASTING:
            continue  # "was shut for two days after a fire"
        inside = link.is_ancestor(token) or (link.dep_ == "mark" and link.head in (token, *token.ancestors))
        dated = [m for m in here if told.dates(m) and m.interval.start is not None]
        if not inside or len(dated) != 1 or dated[0].last > length.first:
            continue
        days = told.interval(dated[0])
        if days.start is None or days.start != days.end:
            return None
        day = days.start - timedelta(days=int(found[1]) * (7 if found[2] == "W" else 1))
        return replace(days, start=day, end=day, basis=TimeBasis.INFERRED)
    return None
