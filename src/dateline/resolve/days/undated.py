"""On which days a report without a known day can have been published, going by the dated reports most like it.

Two kinds of reason. In a record of many reports, those that are most like it, and those that tell the same day of the
week in the same words, say in which week it was written. In a record of any size, the crisis that it tells of began on
a known day, and a later report counts more: between the two only one such day of the week may lie. Where neither
leaves one, the days stay open. Reports whose day is not known tell nothing of each other. A report is laid beside those
that are like it by their names, and no others; how much a word tells is told among these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.rows import ClaimRow
from dateline.resolve.days.crisis_window import Window, find_window
from dateline.resolve.days.told import (
    Told,
    content_words,
    find_told,
    is_known_again,
    last_such,
    likeness,
    vectors,
    weekday_name,
)
from dateline.resolve.plain import PlainReport
from dateline.resolve.relations.reasons import say_day
from dateline.resolve.reports.near import Near
from dateline.resolve.reports.parts import ONE, is_small
from dateline.resolve.reports.traits import Trait

BESIDE = 100
"""Dated reports that a report is laid beside, the most alike by their names first."""
_MANY = 20
"""Dated reports from which their likeness tells a week."""
_NEAREST, _AT_MOST = 20, 0.5
"""So many of the most alike have a say; a copy of an older text has no more of one than a near report."""
_KERNEL = {0: 1.0, 1: 0.7, 2: 0.4, 3: 0.2}
"""What a like report says of the days around its own."""
_LAG = (1.0, 0.8, 0.3, 0.2, 0.15, 0.1, 0.1)
"""How likely the first day of the week that a report names lies so many days back."""
_ONE_TELLING, _TELLINGS, _TOLD_AGAIN = 0.2, 8, 0.3
"""Likeness from which two sentences tell one thing, how many are heard, and their weight beside whole reports."""
_SURE, _SURE_OF_DAYS = 0.8, 0.98
"""Share of the weight that one day of the week must have; share that the days of publication keep."""
_NAMED, _NAMED_AT_FIRST, _NAMED_MORE = 0.16, 0.015, 0.0025
"""Likeness of names from which two reports are of one crisis: as for stories."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """Days on which a report can have been published, in order, and why no others, in a sentence or two."""

    days: tuple[date, ...]
    why: str

    @property
    def day(self) -> date | None:
        """The day if only one is left."""
        return self.days[0] if len(self.days) == 1 else None


@dataclass(frozen=True, slots=True)
class Beside:
    """A dated report, and how much its names are those of the report that is dated by it (0 to 1)."""

    report: PlainReport
    alike: float


def beside(near: Near, trait: Trait) -> list[tuple[str, float]]:
    """Keys of the dated reports that a report without a day is laid beside, with their likeness, most alike first.

    Args:
        near: Of dated reports; by names unless the record is small.
        trait: Of the report, as it was read without a day.
    """
    places, values = near.alike(trait)
    found = [(near.traits[at].key, value / ONE) for at, value in zip(places.tolist(), values.tolist(), strict=True)]
    return sorted(found, key=lambda one: (-one[1], one[0]))[:BESIDE]


class Dating:
    """Finds the days of one report after the other; what it knows of the dated ones is kept.

    Args:
        dated: How many dated reports the record has.
        count: How many reports it has.
        claims: Gives the claims of reports by their keys.
    """

    def __init__(self, dated: int, count: int, claims: Callable[[Iterable[str]], Iterable[ClaimRow]]) -> None:
        self._many = dated >= _MANY
        self._needed = min(_NAMED, _NAMED_AT_FIRST + _NAMED_MORE * count) if is_small(count) else _NAMED
        self._claims = claims
        self._words: dict[str, list[str]] = {}
        self._told: dict[str, list[Told]] = {}

    def days(self, report: PlainReport, own: Iterable[ClaimRow], near: Sequence[Beside]) -> Dated | None:
        """Possible days of one report, whose own day is not looked at; None where nothing is known.

        Args:
            report: The report.
            own: Its claims, as they were read without a day.
            near: The dated reports that it is laid beside.
        """
        told = find_told(report.body)
        if not told or not near:
            return None
        window = self._window(own, near)
        by_key = {one.report.key: one.report for one in near}
        return self._by_likeness(report, told, by_key, window) or self._by_window(told[0], window)

    def _window(self, own: Iterable[ClaimRow], near: Sequence[Beside]) -> Window:
        mates = [one.report.key for one in near if one.alike >= self._needed]
        if len(mates) >= _MANY:
            # Of so many some always count another town or another day.
            return Window()
        return find_window(own, self._claims(mates))

    @staticmethod
    def _by_window(lead: Told, window: Window) -> Dated | None:
        """The only such day of the week between the beginning of the crisis and a later report."""
        if window.first is None or window.last is None:
            return None
        told = last_such(window.last, lead.weekday)
        if not window.first <= told or told - 7 * _DAY >= window.first:
            return None
        days = tuple(told + step * _DAY for step in range(7) if told + step * _DAY <= window.last)
        name = weekday_name(lead.weekday)
        return Dated(days, f"{window.why} Between them lies one {name}: {say_day(told)}.")

    def _by_likeness(
        self, report: PlainReport, told: Sequence[Told], dated: Mapping[str, PlainReport], window: Window
    ) -> Dated | None:
        if not self._many:
            return None
        near = self._near(report, list(dated.values()))
        weight, again = self._weigh(told, near, dated)
        whole = sum(weight[day] for day in sorted(weight))
        by_told: dict[date, float] = defaultdict(float)
        lead = told[0]
        for day in sorted(weight):
            by_told[last_such(day, lead.weekday)] += weight[day]
        if not by_told or whole <= 0:
            return None
        found = max(by_told, key=lambda day: (by_told[day], day))
        if by_told[found] < _SURE * whole or (window.last is not None and found > window.last):
            return None
        days = _likely({day: value for day, value in weight.items() if last_such(day, lead.weekday) == found})
        return Dated(days, _why(lead, found, near, dated.get(again.get((lead.weekday, found), ""))))

    def _near(self, report: PlainReport, dated: Sequence[PlainReport]) -> list[tuple[float, PlainReport]]:
        """Dated reports with the likeness of their words, most alike first."""
        own, *others = vectors(self._words_of(one) for one in (report, *dated))
        alike = [(likeness(own, words), other) for other, words in zip(dated, others, strict=True)]
        return sorted(alike, key=lambda pair: (-pair[0], pair[1].key))[:_NEAREST]

    def _weigh(
        self, told: Sequence[Told], near: Sequence[tuple[float, PlainReport]], dated: Mapping[str, PlainReport]
    ) -> tuple[dict[date, float], dict[tuple[int, date], str]]:
        """Weight of each day of publication; which report tells which day of the week in the same words."""
        weight: dict[date, float] = defaultdict(float)
        for alike, other in near:
            assert other.published
            for apart, share in _KERNEL.items():
                for day in {other.published - apart * _DAY, other.published + apart * _DAY}:
                    weight[day] += share * min(alike, _AT_MOST) ** 3
        again: dict[tuple[int, date], str] = {}
        for alike, weekday, day, key in self._tellings(told, dated):
            again.setdefault((weekday, day), key)
            for lag, share in enumerate(_LAG):
                weight[day + lag * _DAY] += _TOLD_AGAIN * share * alike**3
        lead = told[0].weekday
        return {day: value * _LAG[(day - last_such(day, lead)).days] for day, value in weight.items()}, again

    def _tellings(self, told: Sequence[Told], dated: Mapping[str, PlainReport]) -> list[tuple[float, int, date, str]]:
        """Sentences of dated reports that tell the same day of the week in like words: likeness, weekday, its day."""
        own = [one for one in told if is_known_again(one)]
        others = [(other, one) for other in dated.values() for one in self._told_by(other)]
        of = vectors(sorted(one.words) for one in (*own, *(one for _, one in others)))
        found = []
        for one, words in zip(own, of, strict=False):
            alike = []
            for (other, theirs), said in zip(others, of[len(own) :], strict=True):
                assert other.published
                if theirs.weekday == one.weekday:
                    day = last_such(other.published, one.weekday)
                    alike.append((likeness(words, said), one.weekday, day, other.key))
            alike.sort(key=lambda hit: (-hit[0], hit[3], hit[2]))
            found += [hit for hit in alike[:_TELLINGS] if hit[0] >= _ONE_TELLING]
        return sorted(found, key=lambda hit: (-hit[0], hit[3], hit[2]))

    def _words_of(self, report: PlainReport) -> list[str]:
        if report.key not in self._words:
            self._words[report.key] = content_words(report.body)
        return self._words[report.key]

    def _told_by(self, report: PlainReport) -> list[Told]:
        if report.key not in self._told:
            self._told[report.key] = [one for one in find_told(report.body) if is_known_again(one)]
        return self._told[report.key]


def _why(lead: Told, told: date, near: Sequence[tuple[float, PlainReport]], again: PlainReport | None) -> str:
    name = weekday_name(lead.weekday)
    said = f"Its “{name}” is {say_day(told)}: "
    if again is not None:
        return f"{said}{_cite(again)} tells of that {name} in like words."
    close = [other for _, other in near if other.published and -3 <= (other.published - told).days <= 9]
    several = f" and {len(close) - 1} more" if len(close) > 1 else ""
    return f"{said}the reports most like it are of those days ({_cite(close[0])}{several})."


def _cite(report: PlainReport) -> str:
    day = f", {say_day(report.published)}" if report.published else ""
    return f"{report.outlet or report.name}{day}"


def _likely(weight: Mapping[date, float]) -> tuple[date, ...]:
    """Days that hold nearly all of the weight, the heaviest first taken, in order."""
    whole, held, kept = sum(weight[day] for day in sorted(weight)), 0.0, []
    for day in sorted(weight, key=lambda day: (-weight[day], day)):
        kept.append(day)
        held += weight[day]
        if held >= _SURE_OF_DAYS * whole:
            break
    return tuple(sorted(kept))
