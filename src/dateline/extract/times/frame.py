"""What expressions are counted from while a report is walked through in text order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.times import when as w
from dateline.extract.times.tense import FUTURE, NAMED, PAST, PRESENT
from dateline.extract.times.when import When

_STORY = frozenset({"D", "W", "WE", "M", "S", "Q", "Y", "H"})
# Years between a story and a date that is an aside.
_ASIDE = 8
_NEAR = 2
# Days between the date named last and the day named last, if that is still spoken of.
_LATELY = 400
# How many days a story may step back before a month without a year means the next year.
_BACK = 240
# Days that a date without a year may lie on the wrong side of the tense, on the right side, and on either.
_WEEK = timedelta(days=7)
# Days back, up to a week, of the weekday that comes after the anchor's.
_EVE = 6
_SOON, _FAR, _HALF, _YEAR, _THIRD = 60, 310, 183, 366, 120


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


@dataclass
class Frame:
    """The anchor, and the latest stretch that the text has named.

    ``narrative`` is true for a text that tells of a past far from its anchor, or has no anchor and dates itself: months
    without a year and "two days later" then hang on the date named last, in a report they hang on the anchor.
    ``retold`` is how many years back the report looks from its first words on: "one year ago this week".
    ``today_named`` is whether the report names its own weekday.
    """

    anchor: date | None
    narrative: bool = False
    named: When | None = None
    named_day: date | None = None
    quarter: When | None = None
    compared: bool = False
    bc: bool = False
    bc_year: int | None = None
    retold: int | None = None
    today_named: bool = False
    _stray: int | None = None

    def day(self) -> date | None:
        """The day that "the next day" and "three days earlier" are counted from; None if none was named lately."""
        if (
            self.named_day
            and self.named
            and self.named.days
            and abs((self.named.days[0] - self.named_day).days) < _LATELY
        ):
            return self.named_day
        return None

    @property
    def point(self) -> date | None:
        """The day that "later" and "the next day" are counted from."""
        if self.named and self.named.days:
            return self.named.days[0]
        return self.anchor

    def note(self, when: When, *, leads: bool, closed: bool = False) -> None:
        """Remember a stretch of the calendar that was named.

        Args:
            when: What was named.
            leads: Whether it stands at the head of its sentence, where a story says what time it has come to.
            closed: Whether the words say that it has ended.
        """
        if self.retold and self.anchor and when.unit == "D" and when.days and self.anchor - when.days[0] < _WEEK:
            self.retold = None  # the report has come to its own days
        # Business years run ahead of the calendar: "the fourth quarter ended Sept. 30".
        results = when.unit in ("Q", "H") and when.days and not when.back
        if results and when.days and (closed or self.anchor is None or when.days[1] <= self.anchor):
            self.quarter, self.compared = when, True
        if not when.days or when.type not in ("DATE", "TIME") or when.unit not in _STORY:
            return
        if self.narrative and (self._strays(when, leads=leads) or (self.anchor and when.days[0] > self.anchor)):
            return
        self.named = when
        if when.unit == "D":
            self.named_day = when.days[0]

    def _strays(self, when: When, *, leads: bool) -> bool:
        """Whether a date is an aside of the story: a source of 2004, a parallel of 1812, "since 1790".

        A date of years far from the story's takes the story there if it is the second of those years, or has a day or
        month and stands at the head of its sentence. A bare year must stand there in either case.
        """
        if self.named is None or self.named.days is None or when.days is None:
            return False
        year, now = when.days[0].year, self.named.days[0].year
        if abs(year - now) <= _ASIDE:
            self._stray = None
            return when.unit == "Y" and not leads
        known = self._stray is not None and abs(self._stray - year) <= _NEAR
        self._stray = year
        return not ((known and leads) if when.unit == "Y" else (known or leads))

    def year_of(self, month: int, day: int, tense: str, *, strict: bool = False) -> int | None:
        """The year of a day or month that the words leave open, None if it cannot be told.

        Args:
            month, day: Of the day, or of the month's first or last.
            tense: Of the clause.
            strict: Whether the tense alone decides: "since March", months.
        """
        if self.narrative:
            if self.named is None or self.named.days is None:
                return None
            start = self.named.days[0]
            at = w.safe(start.year, month, day) or date(start.year, month, 28)
            year = start.year + ((start - at).days > _BACK and self.named.unit != "Y")
            # A story has not come further than the day it is told.
            return year - (self.anchor is not None and (year, month, day) > _ymd(self.anchor))
        if self.anchor is None:
            return None
        at = w.safe(self.anchor.year, month, day) or date(self.anchor.year, month, 28)
        gap = (at - self.anchor).days
        if self.retold and tense == PAST and not strict:
            then = w.back("Y", self.anchor, self.retold)
            told = w.safe(self.anchor.year - self.retold, month, day)
            if then and told and abs((told - then).days) <= _THIRD:
                return told.year
        # A report names the year of what lies most of a year away: "on Feb. 10" in January is next month's.
        soon, far = (0, _YEAR) if strict else (_SOON, _FAR)
        # The present of a report is of what is set ("the vote is in September") more often than of what was.
        low, high = {
            PAST: (-far, soon),
            FUTURE: (-soon, far),
            PRESENT: (-_THIRD, _YEAR - _THIRD),
            NAMED: (-_FAR, _SOON),
        }.get(tense, (-_HALF, _HALF))
        return self.anchor.year + (gap < low) - (gap > high)

    def weekday(self, number: int, tense: str, *, early: bool = False) -> date | None:
        """The nearest such weekday that fits the tense; the anchor itself where it is one.

        Args:
            number: Of the weekday, 1 for Monday.
            tense: Of the clause.
            early: Whether it is of the day's first hours. A page that names its own day as past and is still written in
                the night, or further east, tells of the next day's: "before dawn Thursday" on a Wednesday.
        """
        if self.anchor is None:
            return None
        back = (self.anchor.isoweekday() - number) % 7
        into_night = early and self.today_named and back == _EVE
        if (tense == FUTURE and back) or into_night:
            return self.anchor + timedelta(days=7 - back)
        return self.anchor - timedelta(days=back)
