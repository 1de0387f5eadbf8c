"""Events that are part of a larger one: a march of Wednesday of a week of protests in the country.

A larger event is one whose word stands for many ("protests", "unrest", "war"). Another of the same story is part of it
if its kind is one that such a word takes in, its place lies within the larger one's, its days too, and one of the two
is wider. What has no known day or place is part of nothing; of several larger ones the narrowest is taken, and none if
two are as narrow.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dateline.model.rows import EventRow
from dateline.resolve.events.deeds import base
from dateline.resolve.words import plain_name, table, words_of

_TOWNS = ("site", "city", "district")
_WIDTH = {"site": 0, "city": 0, "district": 0, "province": 1, "country": 2}


def with_parts(rows: Iterable[EventRow]) -> list[EventRow]:
    """Events with the key of the larger event that each is part of, in the order given."""
    rows = list(rows)
    larger: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        if row.story and takes_in(row):
            larger[row.story].append(row)
    return [_with(row, _part_of(row, larger.get(row.story, []))) for row in rows]


def takes_in(row: EventRow) -> frozenset[str]:
    """Types of event that a larger one may hold, by its word; empty if its word does not stand for many."""
    words = words_of(row.text)
    if not words or not _is_known(row) or row.status in ("denied", "conditional"):
        return frozenset()
    kinds: dict[str, list[str]] = table()["umbrellas"]
    last = words[-1]
    many = kinds.get(last) or (kinds.get(f"{base(last)}s") if last.endswith("s") else None)
    return frozenset(many or ())


def may_be_part(row: EventRow) -> bool:
    """Whether an event may be part of a larger one at all, by its own day and place."""
    return _is_known(row) and row.status != "conditional"


@functools.cache
def patterns() -> tuple[str, ...]:
    """What any text whose word stands for many fits, as LIKE has it: one of the words, or a plural (``takes_in``)."""
    # A sign may stand behind the word.
    return (*(f"%{word}%" for word in table()["umbrellas"]), "%s", "%s_", "%s__")


def _with(row: EventRow, key: str) -> EventRow:
    return row if row.part_of == key else replace(row, part_of=key)


def _part_of(row: EventRow, larger: Iterable[EventRow]) -> str:
    if not may_be_part(row):
        return ""
    fitting = sorted(
        (_length(one), _WIDTH[one.place_precision], one.key)
        for one in larger
        if one.key != row.key and row.type in takes_in(one) and _holds(one, row)
    )
    if len(fitting) > 1 and fitting[0][:2] == fitting[1][:2]:
        return ""
    return fitting[0][2] if fitting else ""


def _is_known(row: EventRow) -> bool:
    return row.time_start is not None and row.time_end is not None and row.place_precision in _WIDTH


def _length(row: EventRow) -> int:
    return (row.time_end - row.time_start).days if row.time_start and row.time_end else 0


def _holds(larger: EventRow, row: EventRow) -> bool:
    """Whether days and place of a larger event take in another's, and are not the same."""
    if larger.time_start is None or larger.time_end is None or row.time_start is None or row.time_end is None:
        return False
    if not larger.time_start <= row.time_start <= row.time_end <= larger.time_end:
        return False
    one_place = (larger.place_id is not None and larger.place_id == row.place_id) or (
        bool(larger.place) and plain_name(larger.place) == plain_name(row.place)
    )
    if one_place:
        return _length(larger) > _length(row)
    # A day of protests in a country takes in too much to be told as one: only what lasts does.
    return _length(larger) > 0 and _lies_within(larger, row)


def _lies_within(larger: EventRow, row: EventRow) -> bool:
    if not larger.place_country or larger.place_country != row.place_country:
        return False
    if larger.place_precision == "country":
        return row.place_precision != "country"
    if larger.place_precision == "province":
        names = {plain_name(larger.place_admin1), plain_name(larger.place_name), plain_name(larger.place)} - {""}
        return row.place_precision in _TOWNS and plain_name(row.place_admin1) in names
    return False
