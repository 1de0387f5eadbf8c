"""Places that only say where the place named before them lies: "Springfield, Ohio", "Arica, 20 miles south of Tacna".

Needs: blocks, places.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.extract.clauses import head_of, in_dateline
from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import is_side, toward
from dateline.extract.reading import Block
from dateline.model.vocabulary import ZoneKind

_APPOSED = 8
_MEASURED = 12
"""Words of "about 60 kilometres (40 miles) south-east of"."""


def contains_one_before(
    block: Block,
    named: Sequence[PlaceMention],
    mention: PlaceMention,
    kinds: frozenset[str],
    narrowness: Callable[[PlaceMention], int],
) -> bool:
    """Whether it only says where the place before it lies: "Springfield, north Ohio"; or is the dateline."""
    doc = block.doc
    after = doc[mention.last].text if mention.last < len(doc) else ""
    headline = block.zone is ZoneKind.HEADLINE
    if (mention.first == 0 and after in ("—", "–", "--", "-")) or (not headline and in_dateline(doc, mention)):
        return True
    for other in named:
        between = [t.lower_ for t in doc[other.last : mention.first]]
        apposed = between[:1] == [","] and len(between) < _APPOSED and between[-1] in ("in", "of")
        counted = any(t.like_num for t in doc[other.last : mention.first])
        # "40 in the port of Springfield, 25 in the town of Columbus".
        apart = counted and "in" in between and not kinds & set(between[: between.index("in")])
        if apposed and "," not in between[1:] and kinds & set(between) and not apart:
            # "Springfield, a town in north Ohio".
            return True
        far = between[:1] in ([","], ["("]) and between[-1:] == ["of"] and len(between) < _MEASURED
        if far and counted and is_side(between[-2]) and "," not in between[1:]:
            # "Springfield, 35 miles south of Columbus".
            return True
        if other.place is None and head_of(doc, mention).dep_ in ("nsubj", "nsubjpass"):
            # "According to Karuna, the Philippines holds 700 prisoners".
            continue
        near = 0 < len(between) <= 3 and not counted
        inner = between == ["in"] or (between[:1] == ["in"] and (other.address or toward(doc, mention)))
        if near and (inner or (between[0] == "," and "and" not in between)):
            return narrowness(other) <= narrowness(mention)
    return False
