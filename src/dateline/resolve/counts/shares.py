"""Whether a figure counts some only, as the other figures of its report tell.

"Three of them" are some of all only where the report counts more of the same; "three men and two women" are told one
beside the other and are five; "three others" are the rest of a larger number.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.rows import FigureRow
from dateline.resolve.counts.values import point
from dateline.resolve.words import head_noun, listed, words_of

_BESIDE = 6
"""Words from one number to the next with which the two are told one beside the other: "three men and two women"."""

_NOUN = 4
"""Words of a noun after its number: "thirteen bus passengers", "two of his cousins"."""

_OF_ALL_SORTS = frozenset({"people", "children", "passengers"})
"""Who is of no other group already: soldiers and civilians are told apart as they are."""


def is_share(row: FigureRow, told: bool, beside: Sequence[FigureRow]) -> bool:
    """Whether it counts some of what its report counts.

    Args:
        row: The figure.
        told: Whether its own words tell that it is a part.
        beside: The figures of its measure and report that are no fact to come.
    """
    more = any((point(other) or 0) > (point(row) or 0) for other in beside)
    if told:
        return more or bool(row.part_of) or not points_back(row)
    return (
        (are_the_rest(row) and more)
        or _is_told_with_one_more(row)
        or any(_are_told_in_a_row(row, other) for other in beside)
    )


def points_back(row: FigureRow) -> bool:
    """Whether only "of them" makes it a part: of those aboard it may be all who are missing."""
    after = words_of(row.sentence_text[row.end - row.sentence[0] :])[:2]
    return after[:1] == ["of"] and after[-1] in listed("pointing_back")


def are_the_rest(row: FigureRow) -> bool:
    """Whether others were told of before: "the three others", "her and three other people"."""
    after = words_of(row.sentence_text[row.end - row.sentence[0] :])[:1]
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-1:]
    return not listed("the_rest").isdisjoint(after + before)


def _is_told_with_one_more(row: FigureRow) -> bool:
    """Whether one person is told of beside them: "thirteen passengers and the lorry's driver died"."""
    # "Four victims, three women and a man" are four.
    after = words_of(row.sentence_text[row.end - row.sentence[0] :].split(",")[0])[: _NOUN + _BESIDE]
    at = after.index("and") if "and" in after else 0
    if not 0 < at <= _NOUN or row.group not in _OF_ALL_SORTS or len(after) <= at + 1:
        return False
    leads = after[at + 1] in listed("before_one")
    return leads and any(word in listed("persons") or word in listed("kin") for word in after[at + 2 :])


def _are_told_in_a_row(one: FigureRow, other: FigureRow) -> bool:
    """Whether the two are sorts of people that one sentence adds up by "and"."""
    if one.id == other.id or one.sentence != other.sentence or not {one.group, other.group} <= _OF_ALL_SORTS:
        return False
    first, last = (one, other) if one.start < other.start else (other, one)
    between = words_of(one.sentence_text[first.end - one.sentence[0] : last.start - one.sentence[0]])
    if not between or between[-1] != "and" or len(between) > _BESIDE:
        return False
    nouns = [head_noun(row.people) for row in (one, other)]
    return nouns[0] != nouns[1] and all(nouns) and listed("names_no_sort").isdisjoint(nouns)
