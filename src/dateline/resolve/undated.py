"""On which days a report without a known day can have been published, going by the dated reports of the record.

Two kinds of reason. In a record of many reports, those that are most like it, and those that tell the same day of the
week in the same words, say in which week it was written. In a record of any size, the crisis that it tells of began on
a known day, and a later report counts more: between the two only one such day of the week may lie. Where neither
leaves one, the days stay open. Reports whose day is not known tell nothing of each other, so their order is of no
account.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.rows import ClaimRow
from dateline.resolve.crisis_window import Window, find_window
from dateline.resolve.names import find_marks, vector
from dateline.resolve.plain import PlainReport
from dateline.resolve.reasons import say_day
from dateline.resolve.told import (
    Told,
    Vector,
    content_words,
    find_told,
    is_known_again,
    last_such,
    likeness,
    vectors,
    weekday_name,
)

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


def find_days(reports: Iterable[PlainReport], claims: Iterable[ClaimRow], undated: Set[str]) -> dict[str, Dated]:
    """Possible days of publication of the reports of those keys; reports of which nothing is known are left out."""
    reports = sorted(reports, key=lambda report: report.key)
    if not undated or not any(report.published for report in reports):
        return {}
    dating = Dating(reports, claims)
    found = {report.key: dating.days(report) for report in reports if report.key in undated}
    return {key: dated for key, dated in found.items() if dated is not None}


class Dating:
    """The dated reports of a record, prepared so that one report after the other can be laid beside them."""

    def __init__(self, reports: Sequence[PlainReport], claims: Iterable[ClaimRow]) -> None:
        claims = sorted(claims, key=lambda claim: claim.id)
        self._reports = {report.key: report for report in reports}
        self._dated = sum(report.published is not None for report in reports)
        self._claims: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.report_key].append(claim)
        marks, weight = find_marks(reports, claims)
        self._names = {key: vector(found, weight) for key, found in marks.items()}
        self._words: dict[str, Vector] = {}
        self._told = {report.key: find_told(report.body) for report in reports}
        self._sentences: list[tuple[str, Told, Vector]] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        if self._dated >= _MANY:
            words = vectors(content_words(report.body) for report in reports)
            self._words = {report.key: found for report, found in zip(reports, words, strict=True)}
            self._index()

    def _index(self) -> None:
        told = [(key, one) for key, some in self._told.items() for one in some if is_known_again(one)]
        for (key, one), found in zip(told, vectors(sorted(one.words) for _, one in told), strict=True):
            for word in found:
                self._holders[word].append(len(self._sentences))
            self._sentences.append((key, one, found))

    def days(self, report: PlainReport) -> Dated | None:
        """Possible days of one report, whose own day is not looked at; None where nothing is known."""
        if not self._told[report.key]:
            return None
        lead = self._told[report.key][0]
        window = self._window(report)
        return self._by_likeness(report, lead, window) or self._by_window(report, lead, window)

    def _window(self, report: PlainReport) -> Window:
        needed = min(_NAMED, _NAMED_AT_FIRST + _NAMED_MORE * len(self._reports))
        own = self._names[report.key]
        mates = [
            other.key
            for other in self._reports.values()
            if other.key != report.key and other.published and likeness(own, self._names[other.key]) >= needed
        ]
        if len(mates) >= _MANY:
            # Of so many some always count another town or another day.
            return Window()
        return find_window(self._claims[report.key], [claim for key in mates for claim in self._claims[key]])

    def _by_window(self, report: PlainReport, lead: Told, window: Window) -> Dated | None:
        """The only such day of the week between the beginning of the crisis and a later report."""
        if window.first is None or window.last is None:
            return None
        told = last_such(window.last, lead.weekday)
        if not window.first <= told or told - 7 * _DAY >= window.first:
            return None
        days = tuple(told + step * _DAY for step in range(7) if told + step * _DAY <= window.last)
        name = weekday_name(lead.weekday)
        return Dated(days, f"{window.why} Between them lies one {name}: {say_day(told)}.")

    def _by_likeness(self, report: PlainReport, lead: Told, window: Window) -> Dated | None:
        if self._dated < _MANY:
            return None
        near = self._near(report)
        weight, again = self._weigh(report, near)
        whole = sum(weight[day] for day in sorted(weight))
        by_told: dict[date, float] = defaultdict(float)
        for day in sorted(weight):
            by_told[last_such(day, lead.weekday)] += weight[day]
        if not by_told or whole <= 0:
            return None
        told = max(by_told, key=lambda day: (by_told[day], day))
        if by_told[told] < _SURE * whole or (window.last is not None and told > window.last):
            return None
        days = _likely({day: value for day, value in weight.items() if last_such(day, lead.weekday) == told})
        return Dated(days, self._why(lead, told, near, again))

    def _near(self, report: PlainReport) -> list[tuple[float, PlainReport]]:
        """Dated reports with the likeness of their words, most alike first."""
        own = self._words[report.key]
        alike = [
            (likeness(own, self._words[other.key]), other)
            for other in self._reports.values()
            if other.published and other.key != report.key
        ]
        return sorted(alike, key=lambda pair: (-pair[0], pair[1].key))[:_NEAREST]

    def _weigh(
        self, report: PlainReport, near: Sequence[tuple[float, PlainReport]]
    ) -> tuple[dict[date, float], dict[tuple[int, date], str]]:
        """Weight of each day of publication; which report tells which day of the week in the same words."""
        weight: dict[date, float] = defaultdict(float)
        for alike, other in near:
            assert other.published
            for apart, share in _KERNEL.items():
                for day in {other.published - apart * _DAY, other.published + apart * _DAY}:
                    weight[day] += share * min(alike, _AT_MOST) ** 3
        again: dict[tuple[int, date], str] = {}
        for alike, weekday, day, key in self._tellings(report):
            again.setdefault((weekday, day), key)
            for lag, share in enumerate(_LAG):
                weight[day + lag * _DAY] += _TOLD_AGAIN * share * alike**3
        lead = self._told[report.key][0].weekday
        return {day: value * _LAG[(day - last_such(day, lead)).days] for day, value in weight.items()}, again

    def _tellings(self, report: PlainReport) -> list[tuple[float, int, date, str]]:
        """Sentences of dated reports that tell the same day of the week in like words: likeness, weekday, its day."""
        found = []
        for key, one, own in self._sentences:
            if key != report.key:
                continue
            shared = {at for word in own for at in self._holders[word] if len(self._holders[word]) <= 200}
            alike = []
            for at in shared:
                other, told, words = self._sentences[at]
                published = self._reports[other].published
                if other != key and published is not None and told.weekday == one.weekday:
                    alike.append((likeness(own, words), one.weekday, last_such(published, one.weekday), other))
            alike.sort(key=lambda hit: (-hit[0], hit[3], hit[2]))
            found += [hit for hit in alike[:_TELLINGS] if hit[0] >= _ONE_TELLING]
        return sorted(found, key=lambda hit: (-hit[0], hit[3], hit[2]))

    def _why(
        self,
        lead: Told,
        told: date,
        near: Sequence[tuple[float, PlainReport]],
        again: Mapping[tuple[int, date], str],
    ) -> str:
        name = weekday_name(lead.weekday)
        said = f"Its “{name}” is {say_day(told)}: "
        key = again.get((lead.weekday, told))
        if key is not None:
            return f"{said}{_cite(self._reports[key])} tells of that {name} in like words."
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
