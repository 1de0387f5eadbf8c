"""Stretches of the calendar: their TIMEX3 values and their days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model.vocabulary import Precision

Days = tuple[date, date]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class When:
    """What an expression means.

    ``type`` and ``value`` are TIMEX3's. ``days`` are inclusive, None where the words set none. ``unit`` is the size of
    the stretch (D, W, M, Q, S, Y ...), "" if it is no stretch of the calendar. ``relative``: hangs on the anchor.
    ``own_year``: the words name the year. ``back``: named only to compare with ("the year-ago quarter").
    """

    type: str
    value: str
    days: Days | None = None
    precision: Precision = Precision.UNKNOWN
    unit: str = ""
    relative: bool = False
    own_year: bool = False
    back: bool = False


def safe(year: int, month: int, day: int) -> date | None:
    """A day, None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """A month so many months on."""
    at = year * 12 + month - 1 + months
    return at // 12, at % 12 + 1


def day(when: date) -> When:
    """One day."""
    return When("DATE", when.isoformat(), (when, when), Precision.DAY, "D")


def week(when: date) -> When:
    """The week from Monday to Sunday around a day."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return When("DATE", f"{year:04d}-W{number:02d}", (monday, monday + timedelta(days=6)), Precision.WEEK, "W")


def weekend(when: date) -> When:
    """Saturday and Sunday of the week around a day."""
    this = week(when)
    assert this.days
    sunday = this.days[1]
    return When("DATE", f"{this.value}-WE", (sunday - timedelta(days=1), sunday), Precision.RANGE, "WE")


def month(year: int, number: int) -> When:
    """A month of the calendar."""
    value = f"{year:04d}-{number:02d}"
    if not 1 <= year <= 9999:
        return When("DATE", value, None, Precision.UNKNOWN, "M")
    last = calendar.monthrange(year, number)[1]
    return When("DATE", value, (date(year, number, 1), date(year, number, last)), Precision.MONTH, "M")


def months(year: int, number: int, count: int, value: str, unit: str) -> When:
    """Several months in a row, as quarters, halves and seasons have them."""
    end = add_months(year, number, count - 1)
    days = None
    if 1 <= year <= 9998:
        days = (date(year, number, 1), date(*end, calendar.monthrange(*end)[1]))
    return When("DATE", value, days, Precision.RANGE, unit)


def quarter(year: int, number: int) -> When:
    """A quarter of the calendar year."""
    return months(year, 3 * number - 2, 3, f"{year:04d}-Q{number}", "Q")


def half(year: int, number: int) -> When:
    """A half of the calendar year."""
    return months(year, 6 * number - 5, 6, f"{year:04d}-H{number}", "H")


def season(year: int, name: str) -> When:
    """A season of the northern half of the earth; winter begins in December of its year."""
    return months(year, SEASON_MONTHS[name], 3, f"{year:04d}-{name}", "S")


def year(number: int) -> When:
    """A year of the calendar."""
    days = (date(number, 1, 1), date(number, 12, 31)) if 1 <= number <= 9999 else None
    return When("DATE", f"{number:04d}", days, Precision.YEAR, "Y")


def decade(first: int) -> When:
    """Ten years from one that ends in 0."""
    return When("DATE", f"{first // 10:03d}X", (date(first, 1, 1), date(first + 9, 12, 31)), Precision.RANGE, "E")


def century(number: int) -> When:
    """The so-manieth century, by the years that share their first digits (the 20th: 1900 to 1999)."""
    first = max((number - 1) * 100, 1)
    return When("DATE", f"{number - 1:02d}", (date(first, 1, 1), date(number * 100 - 1, 12, 31)), Precision.RANGE, "C")


def stretch(unit: str, at: date, by: int = 0) -> When:
    """The calendar's ``unit`` around a day, moved by so many units."""
    if unit == "D":
        return day(at + timedelta(days=by))
    if unit == "W":
        return week(at + timedelta(weeks=by))
    if unit == "F":
        return week(at + timedelta(weeks=2 * by))
    if unit == "WE":
        return weekend(at + timedelta(weeks=by))
    if unit == "M":
        return month(*add_months(at.year, at.month, by))
    if unit == "Q":
        y, m = add_months(at.year, at.month, 3 * by)
        return quarter(y, (m + 2) // 3)
    if unit == "Y":
        return year(at.year + by)
    if unit == "E":
        return decade((at.year + 10 * by) // 10 * 10)
    if unit == "C":
        return century((at.year + 100 * by) // 100 + 1)
    return When("DATE", "")


def back(unit: str, at: date, count: float) -> date | None:
    """The day ``count`` units before (negative: after) a day."""
    try:
        if unit in ("D", "N", "W", "F", "WE"):
            length = {"W": 7, "F": 14, "WE": 7}.get(unit, 1)
            return at - timedelta(days=round(count * length))
        if unit in ("M", "Q"):
            y, m = add_months(at.year, at.month, -round(count * (3 if unit == "Q" else 1)))
        elif unit in ("Y", "E", "C"):
            y, m = add_months(at.year, at.month, -round(count * {"Y": 12, "E": 120, "C": 1200}[unit]))
        else:
            return None
        return date(y, m, min(at.day, calendar.monthrange(y, m)[1]))
    except (ValueError, OverflowError):
        return None


def cut(when: When, mod: str, anchor: date | None) -> When:
    """The part of a stretch that "early", "mid-", "the end of", "earlier" or "later" leave of it."""
    if when.days is None or when.unit in ("", "D"):
        return when
    start, end = when.days
    third = (end - start).days // 3
    if mod == "START":
        return replace(when, days=(start, start + timedelta(days=third)))
    if mod == "END":
        return replace(when, days=(end - timedelta(days=third), end))
    if mod == "MID":
        middle = start + timedelta(days=14) if when.unit == "M" else start + timedelta(days=(end - start).days // 2)
        return replace(when, days=(middle, middle))
    if mod in ("EARLIER", "LATER") and anchor and start <= anchor <= end:
        days = (start, anchor) if mod == "EARLIER" else (anchor, end)
        return replace(when, days=days, precision=Precision.RANGE)
    return when


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth (-1: last) Monday (1) to Sunday (7) of a month."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    Source: the anonymous Gregorian computus (Meeus/Jones/Butcher).
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * j) // 433
    n = (h + j - 7 * m + 90) // 25
    return date(year, n, (h + j - 7 * m + 33 * n + 19) % 32)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in a year, by the table's rule."""
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:]))
    if "/" in rule:
        month_, weekday, nth = map(int, rule.split("/"))
        return nth_weekday(year, month_, weekday, nth)
    month_, day_ = map(int, rule.split("-"))
    return safe(year, month_, day_)
