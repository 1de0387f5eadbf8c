"""From when to when a report of no known day can tell of a crisis: its beginning, and dated reports that count more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.rows import ClaimRow, FigureRow, MentionRow
from dateline.resolve.relations.reasons import say_day
from dateline.resolve.words import says

_GROW = ("killed", "injured", "detained", "displaced")
"""Counts that grow while a crisis goes on."""
_SEVERAL = 2
"""Measures that must agree that a report is the earlier one: one count alone may be of one town or one day."""
_OLD = timedelta(days=60)
_FIRM = ("stated", "attributed")


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day on which what a report tells of can have been; None where nothing bounds it."""

    first: date | None = None
    last: date | None = None
    why: str = ""


def find_window(own: Iterable[ClaimRow], others: Iterable[ClaimRow]) -> Window:
    """The window of a report among claims of dated reports of its crisis."""
    own, others = list(own), list(others)
    began = _beginning(own, others)
    later = _counts_more(own, others)
    first = began.time_start if began is not None else None
    last = min((rows[0].published for rows in later if rows[0].published), default=None)
    if first is None or last is None or first > last:
        return Window(None, last)
    told = next(rows for rows in later if rows[0].published == last)
    assert began is not None
    what = "The unrest that it tells of" if began.kind == "event" and began.type == "PROTEST" else "What it tells of"
    counts = " and ".join(f"“{row.text}” {row.measure}" for row in told[:_SEVERAL])
    why = (
        f"{what} began on {say_day(first)} ({_cite(began)}), and it counts fewer than "
        f"{_cite(told[0])}, does ({counts})."
    )
    return Window(first, last, why)


def _cite(row: ClaimRow) -> str:
    day = f", {say_day(row.published)}" if row.published else ""
    return f"{row.outlet or row.report}{day}"


def _beginning(own: Sequence[ClaimRow], others: Sequence[ClaimRow]) -> MentionRow | None:
    """The earliest event that is told to have begun on a day, or to have gone on since one, and that both tell of."""
    kinds = {(row.type, row.place_country) for row in own if isinstance(row, MentionRow) and row.status in _FIRM}
    found = [
        row for row in others if isinstance(row, MentionRow) and (row.type, row.place_country) in kinds and _begins(row)
    ]
    return min(found, key=lambda row: (row.time_start or date.max, row.id), default=None)


def _begins(row: MentionRow) -> bool:
    """Whether it tells of a beginning on a known day, not long before its report."""
    if row.time_basis != "stated" or row.status not in _FIRM or row.time_start is None or row.published is None:
        return False
    if row.published - row.time_start > _OLD or row.time_start > row.published:
        return False
    exact = row.time_precision == "day" or row.time_start != row.time_end
    if row.type == "DISASTER":
        return row.time_precision == "day"
    # "Since January 1" begins there; "last week" only holds it.
    return exact and says(row.sentence_text, "beginning") and row.time_precision not in ("week", "month", "year")


def _counts_more(own: Sequence[ClaimRow], others: Sequence[ClaimRow]) -> list[list[FigureRow]]:
    """Figures of each report that gives more than this one in several measures, and less in none."""
    mine = _most(own)
    reports: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in others:
        reports[row.report_key].append(row)
    found: list[list[FigureRow]] = []
    fewer: list[date] = []
    for key in sorted(reports):
        theirs = _most(reports[key])
        both = [measure for measure in _GROW if measure in mine and measure in theirs]
        more = [measure for measure in both if (theirs[measure].low or 0) > _number(mine[measure])]
        if len(more) >= _SEVERAL and len(more) == len(both):
            found.append([theirs[measure] for measure in more])
        elif len(both) >= _SEVERAL and any(_number(theirs[one]) < (mine[one].low or 0) for one in both):
            fewer.append(theirs[both[0]].published or date.min)
    # A later report that counts fewer shows that the counts are not of one thing.
    return [rows for rows in found if all(day < (rows[0].published or date.min) for day in fewer)]


def _most(claims: Iterable[ClaimRow]) -> Mapping[str, FigureRow]:
    most: dict[str, FigureRow] = {}
    for row in claims:
        if not isinstance(row, FigureRow) or row.measure not in _GROW or row.status in ("denied", "conditional"):
            continue
        known = most.get(row.measure)
        if known is None or (_number(row), row.id) > (_number(known), known.id):
            most[row.measure] = row
    return most


def _number(row: FigureRow) -> int:
    """The most that a figure can be; of one without an upper bound the number that it names."""
    return row.high if row.high is not None else row.low or 0
