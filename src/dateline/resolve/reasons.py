"""Why two figures were found to stand as they do, in a sentence for a reader."""

from __future__ import annotations

from datetime import date

from dateline.model.rows import FigureRow
from dateline.resolve.counted import Counted


def reason(one: Counted, other: Counted, told: str, scope: tuple[str, ...], same_origin: bool) -> str:
    """One sentence; names both numbers as the reports have them."""
    a, b = one.row, other.row
    first, second = f"“{a.text}”", f"“{b.text}”"
    if told == "different_scope":
        differs = "; ".join(_differs(one, other, what) for what in scope)
        return f"{first} and {second} do not count the same: {differs}."
    if told == "same":
        if same_origin and a.report_key != b.report_key:
            return f"{first} and {second} come from one text, so the one does not support the other."
        denied = " both times as denied" if a.status == b.status == "denied" else ""
        return f"{first} and {second} can be one and the same number{denied}."
    if told == "revised":
        return f"{first}{_as_of(one)} became {second}{_as_of(other)}."
    if told == "suspicious":
        if sorted(a.text) == sorted(b.text) and a.text != b.text:
            return f"{first} and {second} have the same digits in another order: one may be a slip."
        return (
            f"{first}{_as_of(one)}, {second}{_as_of(other)}: a count that cannot fall fell, and no correction is told."
        )
    if (a.status == "denied") != (b.status == "denied"):
        return f"{_holder(a)} says {first}, {_holder(b)} {second}: one denies what the other says."
    return f"{_holder(a)} says {first}, {_holder(b)} says {second}, of one thing at one time: both cannot be right."


def _holder(row: FigureRow) -> str:
    return row.source or row.outlet or row.report


def _as_of(figure: Counted) -> str:
    return f" (as of {figure.as_of.isoformat()})" if figure.as_of else ""


def _differs(one: Counted, other: Counted, what: str) -> str:
    a, b = one.row, other.row
    if what == "measure":
        if a.measure == b.measure:
            return "one counts what was destroyed, the other what was damaged"
        return f"one counts {a.measure}, the other {b.measure}"
    if what == "group":
        whom = [row.people or row.group.replace("_", " ") for row in (a, b)]
        return f"one counts {whom[0]}, the other {whom[1]}" if whom[0] != whom[1] else "one is a part of the other"
    if what == "place":
        return f"one is for {a.place or 'no place'}, the other for {b.place or 'no place'}"
    if what == "time":
        if one.as_of is None or other.as_of is None:
            return "the day for which one of them holds is not known"
        return f"one is for {_days(one)}, the other for {_days(other)}"
    return f"one is of an event on {_days(one)}, the other of one on {_days(other)}"


def _days(figure: Counted) -> str:
    days = figure.days
    if days is None:
        return "unknown days"
    first, last = (day.isoformat() if isinstance(day, date) else "" for day in days)
    return first if first == last else f"{first} to {last}"
