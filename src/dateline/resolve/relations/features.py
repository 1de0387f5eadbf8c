"""What a pair of figures shows, as numbers: what ``opinion`` weighs.

Names are those of the file that ``scripts/train_relations.py`` writes. A name with ``=`` stands for one value of a
word: 1 where the pair has it. ``a`` is the earlier in report time.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

from dateline.model.rows import FigureRow
from dateline.resolve.counts.beside import are_told_beside
from dateline.resolve.counts.counted import Counted, may_be_one_group, touch
from dateline.resolve.counts.values import alike, held_by, is_odd, is_swap, is_vague, meet, point, same_source
from dateline.resolve.counts.wording import is_tally, is_what_it_was
from dateline.resolve.words import says, words_of

_FAR = 3000
"""Signs between two numbers of one report from which more say nothing; also those between two reports."""

_LONG = 60
"""Days apart from which more say nothing."""

_UNKNOWN = -1.0

_FLAGS = ("total", "part", "window", "alone", "main", "once", "spot", "disputes", "place_said", "place_later", "past")
_TOLD = (
    "rises",
    "corrections",
    "windows",
    "on_top",
    "beginnings",
    "parts",
    "contrasts",
    "again",
    "running",
    "remaining",
)


def features(one: Counted, other: Counted, told: str, scope: tuple[str, ...]) -> dict[str, float]:
    """What a pair shows, and what the rules say of it; what is not there is 0."""
    a, b = one.row, other.row
    found = {
        **_numbers(a, b),
        **_reports(one, other),
        **_whom(one, other),
        **_places(one, other),
        **_days(one, other),
        f"rules={' '.join((told, *scope))}": 1.0,
    }
    for end, figure in (("a", one), ("b", other)):
        row = figure.row
        found |= {f"{end}.{name}": float(getattr(figure, name)) for name in _FLAGS}
        found |= {f"{end}.{name}": float(says(row.sentence_text, name)) for name in _TOLD}
        found[f"{end}.vague"] = float(is_vague(row))
        found[f"{end}.held"] = float(bool(held_by(row)))
        found[f"{end}.cumulative"] = float(row.cumulative)
        found[f"{end}.tally"] = float(is_tally(row))
        found[f"{end}.before"] = float(is_what_it_was(row))
        for name, word in (
            ("measure", row.measure),
            ("group", figure.group),
            ("level", figure.where.level),
            ("status", row.status),
            ("zone", row.zone),
        ):
            found[f"{end}.{name}={word}"] = 1.0
    return found


def _numbers(a: FigureRow, b: FigureRow) -> dict[str, float]:
    first, last = (math.log((point(row) or 0) + 0.5) for row in (a, b))
    return {
        "times": round(last - first, 6),
        "times apart": round(abs(last - first), 6),
        "a.size": round(first, 6),
        "b.size": round(last, 6),
        "alike": float(alike(a, b)),
        "meet": float(meet(a, b)),
        "swap": float(is_swap(a, b)),
        "odd": float(is_odd(a) + is_odd(b)),
    }


def _reports(one: Counted, other: Counted) -> dict[str, float]:
    a, b = one.row, other.row
    beside = a.report_key == b.report_key
    words = [set(words_of(row.sentence_text)) for row in (a, b)]
    return {
        "one report": float(beside),
        "one sentence": float(beside and a.sentence == b.sentence),
        "signs apart": float(min(_FAR, abs(a.start - b.start)) if beside else _FAR),
        "one origin": float(a.origin is not None and a.origin == b.origin),
        "words shared": round(len(words[0] & words[1]) / max(1, len(words[0] | words[1])), 6),
        "days of print": _apart(a.published, b.published),
        "days as of": _apart(one.as_of, other.as_of),
        "one holder": float(same_source(a, b)),
        "one kind of holder": float(a.source_kind == b.source_kind),
        "beside": float(are_told_beside(one, other)),
        "linked": float(a.part_of == b.id or b.part_of == a.id),
    }


def _whom(one: Counted, other: Counted) -> dict[str, float]:
    a, b = one.row, other.row
    return {
        "one measure": float(a.measure == b.measure),
        "one group": float(one.group == other.group),
        "may be one group": float(may_be_one_group(one, other)),
        "one noun": float(one.noun == other.noun),
        "one kind": float(one.kind == other.kind),
        "one word for them": float(a.people.casefold() == b.people.casefold()),
    }


def _places(one: Counted, other: Counted) -> dict[str, float]:
    a, b = one.where, other.where
    known = bool(a.key and b.key)
    return {
        "one place": float(a.key == b.key),
        "one place in the other": float(known and (a.holds(b) or b.holds(a))),
        "places not known": float((not a.key) + (not b.key)),
        "one country": float(a.country == b.country),
    }


def _days(one: Counted, other: Counted) -> dict[str, float]:
    a, b = one.days, other.days
    hints = (one.hint, other.hint)
    found = {
        "days not told": float((a is None) + (b is None)),
        "days touch": float(a is not None and b is not None and touch(a, b, timedelta(0))),
        "one time": float(hints[0] == hints[1]),
        "last days": _UNKNOWN,
        "first days": _UNKNOWN,
    }
    if hints[0] is not None and hints[1] is not None:
        found["last days"] = abs(_apart(hints[0][1], hints[1][1]))
        found["first days"] = abs(_apart(hints[0][0], hints[1][0]))
    for end, hint in zip("ab", hints, strict=True):
        found[f"{end}.days"] = _UNKNOWN if hint is None else _apart(*hint)
    return found


def _apart(first: date | None, last: date | None) -> float:
    if first is None or last is None:
        return _UNKNOWN - _LONG
    return float(max(-_LONG, min(_LONG, (last - first).days)))
