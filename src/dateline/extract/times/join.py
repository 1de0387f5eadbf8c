"""Expressions that stand side by side: one made of two, years shared, ranges, "since"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from dateline.extract.times import when as w
from dateline.extract.times.frame import Frame
from dateline.extract.times.gaps import Gaps
from dateline.extract.times.texts import Found, Text
from dateline.extract.times.when import When
from dateline.model.vocabulary import Precision


def _gap(text: Text, one: Found, two: Found) -> list[str]:
    return [lexeme.word for lexeme in text.lexemes[one.last : two.first]]


def share_year(text: Text, found: list[Found], gaps: Gaps) -> list[Found]:
    """Give a month or day without a year that of its neighbour.

    "between March and June 1990" and "31 May - 1 June 1916" have it behind, "in 2020, from March" before.
    """
    for one, two in pairwise(found):
        gap = _gap(text, one, two)
        if gap and len(gap) <= 2 and gaps.links.issuperset(gap) and two.when.unit in ("D", "M"):
            _take_year(one, two, before=True)
        elif gap and len(gap) <= 2 and gaps.then.issuperset(gap) and one.when.unit in ("Y", "S"):
            _take_year(two, one, before=False)
        if gap and gaps.ends.issuperset(gap) and one.when.unit in ("D", "M"):
            _take_year(two, one, before=False)
    return found


def _take_year(taker: Found, giver: Found, *, before: bool) -> None:
    value = taker.when.value
    if taker.when.own_year or taker.when.type != "DATE" or taker.when.unit not in ("D", "M"):
        return
    if giver.when.days is None or not giver.when.own_year or not value[5:7].isdigit():
        return
    month = int(value[5:7])
    start = giver.when.days[0]
    year = start.year - (before and month > start.month)
    if not before and giver.when.unit in ("D", "M"):
        year += month < start.month
    if taker.when.unit == "M":
        taker.when = replace(w.cut(w.month(year, month), taker.mod, None), own_year=True)
        return
    day = w.safe(year, month, int(value[8:10])) if value[8:10].isdigit() else None
    if day:
        taker.when = replace(w.day(day), own_year=True)


def join(text: Text, found: list[Found], gaps: Gaps) -> list[Found]:
    """Make one expression of "9 a.m. Tuesday", "Tuesday, Jan. 4", "overnight Wednesday"."""
    out: list[Found] = []
    for one in found:
        joined = _joined(out[-1], one, set(_gap(text, out[-1], one)), gaps) if out else None
        if joined is None:
            out.append(one)
        else:
            out[-1].when, out[-1].last = joined, one.last
    return out


def _joined(last: Found, one: Found, gap: set[str], gaps: Gaps) -> When | None:
    """What two neighbours mean as one, None if they stay two; a clock time after a day takes the day."""
    if one.first - last.last > _FAR:
        return None
    if last.do == "clock" and one.do != "clock" and one.when.unit == "D" and gap <= gaps.to_day:
        return replace(one.when, type="TIME", value=f"{one.when.value[:10]}T{_clock(last)}")
    if one.do == "clock" and last.do != "clock" and last.when.unit == "D" and gap <= gaps.to_clock:
        one.when = replace(last.when, type="TIME", value=f"{last.when.value[:10]}T{_clock(one)}")
    elif last.do == "part" and last.when.unit == "" and one.do == "weekday" and gap <= {"on"}:
        return _night_of(one.when)
    elif last.do in ("season", "month") and one.when.value.startswith("BC") and one.when.unit == "Y" and gap <= {"of"}:
        return replace(last.when, value=f"{one.when.value}{last.when.value[-3:]}", days=None)
    elif last.do == "weekday" and one.do == "day" and one.when.unit == "D" and gap <= gaps.to_weekday:
        return one.when
    return None


def _clock(found: Found) -> str:
    return found.when.value.partition("T")[2]


_FAR = 4


def _night_of(when: When) -> When:
    """ "overnight Wednesday": that night, and the day that it ends on."""
    if when.days is None or when.type != "DATE":
        return when
    days = (when.days[0], when.days[0] + timedelta(days=1))
    return replace(when, type="TIME", value=f"{when.value}TNI", days=days, precision=Precision.RANGE)


def since(text: Text, found: list[Found], frame: Frame) -> None:
    """ "since March": from its first day to the anchor."""
    for one in found:
        before = text.lexemes[one.first - 1].word if one.first else ""
        if before != "since" or not one.when.days or frame.anchor is None or frame.narrative:
            continue
        start = one.when.days[0]
        if start <= frame.anchor:
            one.when = replace(one.when, days=(start, frame.anchor), precision=Precision.RANGE)
            one.days_first, one.days_last = one.first - 1, one.last


_RETOLD = 2
"""Blocks that open a report: an anniversary told there is what it looks back on."""


def anniversary(text: Text, found: list[Found], frame: Frame) -> None:
    """ "One year ago this week": both expressions mean the week of that year, which a report goes on to tell of."""
    if len(found) < 2 or frame.anchor is None or frame.narrative:
        return
    ago, near = found[-2:]
    years = ago.when.value[:4]
    if ago.do != "ago" or ago.when.unit != "Y" or not years.isdigit() or _gap(text, ago, near):
        return
    if near.do == "weekday" or near.when.unit not in ("D", "W", "M", "WE") or not near.when.days:
        return
    count = frame.anchor.year - int(years)
    other = w.back("Y", frame.anchor, count)
    if count < 1 or other is None or not near.when.days[0] <= frame.anchor <= near.when.days[1]:
        return
    unit = near.when.unit
    then = w.week(other) if unit == "W" else w.month(other.year, other.month) if unit == "M" else w.day(other)
    ago.when = near.when = replace(then, relative=True)
    if text.block.index <= _RETOLD:
        frame.retold = count


_WEEK = 7


def pairs(text: Text, found: list[Found]) -> None:
    """ "on June 2 and 3", "on Monday and Wednesday": what was so on both days was so from the one to the other."""
    for one, two in pairwise(found):
        if _gap(text, one, two) != ["and"] or {one.when.unit, two.when.unit} != {"D"} or one.mod or two.mod:
            continue
        first, second = one.when.days, two.when.days
        if not first or not second or first[0] != first[1]:
            continue
        apart = (second[0] - first[1]).days
        if apart != 1 and not (1 < apart < _WEEK and one.do == two.do == "weekday"):
            continue
        for end in (one, two):
            end.when = replace(end.when, days=(first[0], second[1]), precision=Precision.RANGE)
            end.days_first, end.days_last = one.first, two.last


def ranges(text: Text, found: list[Found], gaps: Gaps) -> None:
    """ "from 3 to 5 May", "between March and June": both ends get the days of the whole."""
    for one, two in pairwise(found):
        gap = _gap(text, one, two)
        before = text.lexemes[one.first - 1].word if one.first else ""
        linked = bool(gap) and len(gap) <= 2 and gaps.ends.issuperset(gap)
        linked = linked or (gap == ["and"] and before == "between")
        if not linked or not one.when.days or not two.when.days:
            continue
        days = (one.when.days[0], two.when.days[1])
        if days[0] > days[1]:
            continue
        led = before in ("from", "between")
        for end in (one, two):
            end.when = replace(end.when, days=days, precision=Precision.RANGE)
            end.days_first, end.days_last = one.first - led, two.last
