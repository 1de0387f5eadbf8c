"""Numbers that nobody gives as a count: those that are denied, feared or held possible.

A fear is no state of a running count, so nothing fell or rose from it; who denies a number says nothing of another one.
Neither may hide how firm counts stand to each other.
"""

from __future__ import annotations

from dateline.model.rows import FigureRow
from dateline.resolve.counts.values import agree, alike, held_by, is_vague, meet, point, same_source
from dateline.resolve.relations.disputes import corrects
from dateline.resolve.words import says

_UNSURE = frozenset({"unconfirmed", "denied", "conditional"})


def is_beside_a_denial(a: FigureRow, b: FigureRow, told: str) -> bool:
    """Whether one is a denial of a number that the other does not give: 164 were not killed, and 103 were.

    ``told`` is how they compare: a difference in scope may be said. Who denies that anybody was hurt, or that dozens
    were, denies each number that these words can mean.
    """
    no, yes = (a, b) if a.status == "denied" else (b, a)
    if no.status != "denied" or yes.status == "denied" or 0 in (no.high, yes.high):
        return False
    if says(no.sentence_text, "withdrawals"):
        return not meet(a, b)
    exact = no.low is not None and no.low == no.high and not is_vague(no)
    return told != "different_scope" and not (alike(a, b) if exact else meet(a, b))


def is_fear_beside_count(a: FigureRow, b: FigureRow) -> bool:
    """Whether one is only feared or held possible and the other given as a count, and neither mends the other."""
    if (a.status == "unconfirmed") == (b.status == "unconfirmed") or "denied" in (a.status, b.status):
        return False
    fear, count = (a, b) if a.status == "unconfirmed" else (b, a)
    if (point(count) or 0) > (point(fear) or 0):
        # Those who were feared dead were found, and more: the count has gone past the fear.
        return False
    return not (agree(a, b) or corrects(a, b) or corrects(b, a) or (held_by(a) and same_source(a, b)))


def is_no_fall(a: FigureRow, b: FigureRow) -> bool:
    """Whether less than a number tells of no fall, since one of the two was never counted."""
    return not _UNSURE.isdisjoint((a.status, b.status))
