"""Which figures of a family are laid beside each other, so that the cost of a full story stays linear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.values import is_word_for_many

_BESIDE, _BESIDE_IN_SERIES = 12, 20
"""With so many that follow it in report time a figure of a large family is compared: the cost stays linear."""


def all_pairs(members: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Each figure with all that follow it."""
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            yield one, other


def some_pairs(members: Sequence[Counted], series: Mapping[str, str]) -> Iterator[tuple[Counted, Counted]]:
    """Each figure with those that follow it, near ones of any series and more of its own.

    What one report or its copies say again stands for itself once: it is compared with the first who says it only.
    """
    own: dict[str, list[Counted]] = defaultdict(list)
    first: dict[tuple[object, ...], Counted] = {}
    for member in members:
        row = member.row
        # "Thousands are feared dead" is one word that all papers print, and no count of any of them.
        whose = "" if is_word_for_many(row) and not row.source else row.origin or row.report_key
        told = (whose, row.measure, row.low, row.high, member.group, member.noun, member.part)
        if told not in first:
            first[told] = member
            own[series.get(row.id, row.id)].append(member)
        elif first[told].row.report_key != row.report_key:
            yield first[told], member
    seen: set[tuple[str, str]] = set()
    # What two who are named say is laid beside each other, however many repeat a number between them.
    named = ([one for one in some if one.row.source and not is_word_for_many(one.row)] for some in own.values())
    groups = (*own.values(), *named)
    for group, beside in ((list(first.values()), _BESIDE), *((some, _BESIDE_IN_SERIES) for some in groups)):
        for at, one in enumerate(group):
            for other in group[at + 1 : at + 1 + beside]:
                if (one.row.id, other.row.id) not in seen:
                    seen.add((one.row.id, other.row.id))
                    yield one, other
