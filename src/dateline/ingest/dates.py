"""Written dates to days: those of metadata, and those of a text's own head. Never the clock.

A day is taken only where it can mean one day: 03/04/2022 is March to some and April to others, so it is none.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rsday|rs?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?,?"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?<![\d.,])[0-3]?\d(?:st|nd|rd|th)?"

ISO = r"(?<![\d-])(?:19|20)\d\d[-/.][01]?\d[-/.][0-3]?\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
"""A day written year first, with the time that may be glued to it."""

FULL = (
    rf"(?:{ISO}|(?:{_WEEKDAY}\s+)?(?:{_DAY}(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_YEAR}|{_MONTH}\s*{_DAY}\b,?\s+{_YEAR}"
    rf"|(?<!\d)[0-3]?\d[/.][0-3]?\d[/.]{_YEAR}))"
)
"""A day with its year, in any writing; ``parse_day`` says whether it can mean one day."""

SHORT = rf"(?:{_MONTH}\s*{_DAY}\b|{_DAY}\s+{_MONTH})"
"""A day of a month without a year, as datelines have it."""

TIME = (
    r"(?:(?:at\s+)?[0-2]?\d[:.][0-5]\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?:(?-i:[A-Z]{2,4})|local time)\b\)?(?:\s*[+-]\d+)?)?(?:\s*\(\d{4}\s+[A-Z]{2,4}\))?)"
)
"""A time of day, with its zone."""

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)")
_NUMERIC = re.compile(r"(\d\d?)([/.])(\d\d?)\2(\d{4})")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?")
_WORDS = re.compile(r"[a-z]+|\d+", re.IGNORECASE)


def parse_day(words: str) -> date | None:
    """The one day that a stretch of text (matched by FULL) can mean; None if it is no day or could be two."""
    if found := _YEAR_FIRST.search(words):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _NUMERIC.search(words):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if first > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else None
    month, numbers = _month_and_numbers(words)
    if month is None or len(numbers) != 2 or numbers[1] < 1000:  # "4 FEB 90" is for parse_short
        return None
    return _day(numbers[1], month, numbers[0])


def parse_short(words: str, near: date | None) -> date | None:
    """A day of a month in the year that puts it nearest to ``near``; None without it or if no year fits well.

    A dateline's day is the report's own or a little earlier, so a day more than a month away is no answer.
    """
    month, numbers = _month_and_numbers(words)
    if month is None or not numbers:
        return None
    if len(numbers) > 1:  # "4 FEB 90"
        year = numbers[1] if numbers[1] > 99 else numbers[1] + (1900 if numbers[1] >= 50 else 2000)
        return _day(year, month, numbers[0])
    if near is None:
        return None
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := _day(year, month, numbers[0]))]
    best = min(days, key=lambda day: abs((day - near).days), default=None)
    return best if best is not None and abs((best - near).days) <= 31 else None


def read_day(value: object) -> date | None:
    """The day of publication that a field of metadata gives: ISO 8601, RFC 2822 or a written date.

    The day is the one printed, in the zone in which it was printed. None where the field is empty, or where its day is
    ambiguous or cannot be read.
    """
    words = str(value).strip() if value is not None else ""
    if not words:
        return None
    if compact := _COMPACT.fullmatch(words):
        return _day(int(compact[1]), int(compact[2]), int(compact[3]))
    if found := re.search(FULL, words, re.IGNORECASE):
        return parse_day(found[0])
    mail = parsedate(words)
    return _day(*mail[:3]) if mail and mail[0] > 1900 else None


def _month_and_numbers(words: str) -> tuple[int | None, list[int]]:
    parts = _WORDS.findall(words)
    months = [_MONTHS.index(part[:3].lower()) + 1 for part in parts if part[:3].lower() in _MONTHS]
    return (months[0] if months else None), [int(part) for part in parts if part.isdecimal()]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
