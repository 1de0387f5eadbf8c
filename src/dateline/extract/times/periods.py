"""Stretches of the calendar told by their place in it or beside ours: quarters, seasons, "last week", holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.extract.times import when as w
from dateline.extract.times.ancient import before_christ
from dateline.extract.times.find import (
    UNKNOWN,
    Find,
    Result,
    duration,
    handler,
    ordinal,
    other_year,
    past_span,
    related_year,
    written_year,
)
from dateline.extract.times.frame import Frame
from dateline.extract.times.tense import FUTURE, PAST
from dateline.extract.times.when import When

_WINTER_ENDS = 2
_SUNDAY = 7


@handler("quarter")
def _quarter(find: Find, frame: Frame) -> Result:
    number = 4 if find.text("q") in ("last", "final") else ordinal(find, "q")
    if not 1 <= number <= 4:
        return None
    year = written_year(find, frame) or related_year(find, frame)
    if year is None:
        at = frame.point if frame.narrative else frame.anchor
        if at is None:
            return When("DATE", f"XXXX-Q{number}", unit="Q", relative=True)
        now = (at.month + 2) // 3
        year = at.year - (number > now and not (number == now + 1 and at.month % 3 == 0) and find.tense() == PAST)
        return replace(w.quarter(year, number), relative=True)
    return w.quarter(year, number)


@handler("quarteryear")
def _quarteryear(find: Find, frame: Frame) -> Result:
    """ "the 1988 quarter", "the 1988 period": the one that results are compared with."""
    year = written_year(find, frame)
    like = frame.quarter if frame.compared or "u" not in find.hit.parts else None
    if year and like and like.days:
        return replace(other_year(like, year - like.days[0].year), back=True)
    return w.year(year) if year else None


@handler("yearago")
def _yearago(find: Find, frame: Frame) -> Result:
    if frame.anchor is None:
        return When("DATE", "XXXX", relative=True)
    if "n" in find.hit.parts:
        return When("DURATION", duration(find.count(), find.unit()), relative=True, back=True)
    if find.text("u") in ("quarter", "period", ""):
        if "q" in find.hit.parts:
            return replace(w.quarter(frame.anchor.year - 1, ordinal(find, "q")), relative=True, back=True)
        # With none named, results are of the quarter that has just ended.
        like = frame.quarter if frame.quarter or find.text("u") != "quarter" else w.stretch("Q", frame.anchor, -1)
        if like and (frame.compared or find.text("u") == "quarter"):
            return replace(other_year(like, -1), relative=True, back=True)
    return replace(w.year(frame.anchor.year - 1), relative=True)


@handler("latest")
def _latest(find: Find, frame: Frame) -> Result:
    """ "the latest period": the quarter that results are told of."""
    return frame.quarter if frame.compared else None


@handler("half")
def _half(find: Find, frame: Frame) -> Result:
    year = written_year(find, frame) or related_year(find, frame)
    number = 1 if find.text("q") == "first" else 2
    return w.half(year, number) if year else When("DATE", f"XXXX-H{number}", unit="H", relative=True)


_MONTHS = 12


@handler("firstmonths")
def _first_months(find: Find, frame: Frame) -> Result:
    """ "the first eleven months of 2013", "the last five months of 2019"."""
    year = written_year(find, frame) or related_year(find, frame)
    count = find.count()
    if year is None or count is None or count != round(count) or not 1 < count < _MONTHS:
        return None
    several = round(count)
    start = 1 if find.text("q") == "first" else _MONTHS + 1 - several
    part = {3: f"Q{(start + 2) // 3}", 6: f"H{(start + 5) // 6}"}.get(several)
    if part is not None:
        return w.months(year, start, several, f"{year:04d}-{part}", "")
    return replace(w.months(year, start, several, duration(several, "M"), ""), type="DURATION")


@handler("unit")
def _unit(find: Find, frame: Frame) -> Result:
    unit = find.unit() or ("D" if find.text("mod").endswith("day") else "")
    if unit.startswith("T") or unit == "N" or unit not in UNKNOWN:
        return None
    words = set(find.words("mod")) | set(find.words("s"))
    classes = find.lexer.table["classes"]

    def has(name: str) -> bool:
        return bool(words & set(classes[name]))

    if words == {"the"} and unit == "Y" and find.following(1) in (["ended"], ["ending"]):
        return When("DURATION", duration(1, unit))  # "the year ended June 30": a year of its own
    if words & {"fiscal", "full"} and not words & {"last", "this", "next", "current", "previous"}:
        return When("DURATION", duration(1, unit), unit="")
    by = -1 if has("before") or words & {"before", "earlier"} else 1 if has("after") or words & {"after"} else 0
    if (
        find.hit.first < find.hit.last
        and find.lexemes[find.hit.first].word == "the"
        and by < 0
        and ("past" in words or ("last" in words and find.before in ("over", "during", "in", "within", "for")))
    ):
        span = past_span(frame, 1, unit, -1)
        # Marked by its value as the year before, though it reaches up to now.
        yearly = unit == "Y" and frame.anchor is not None and not frame.narrative
        return replace(span, type="DATE", value=f"{frame.anchor.year - 1:04d}") if yearly and frame.anchor else span
    # "the previous day", "the following month", "that year": from what was named; "last week", "this year": the anchor.
    near = words & {"last", "next", "past", "coming", "this", "current", "present", "latest"}
    the = find.lexemes[find.hit.first].word == "the"
    if frame.narrative and not (near & {"last", "past", "this", "current"} and not the):
        at = frame.point
    elif near and not (the and "next" in words and unit == "D"):
        at = frame.anchor
    elif words == {"the"}:
        return _the_unit(find, frame, unit)
    else:
        at = frame.point
    if unit == "D" and at is not frame.anchor:
        at = frame.day()
    if frame.bc_year is not None:
        return When("DATE", f"BC{frame.bc_year - by:04d}", unit="Y", relative=True) if unit == "Y" else None
    if at is None:
        return When("DATE", UNKNOWN[unit], unit=unit, relative=True)
    if "latest" in words:
        if unit == "Q" and frame.quarter:
            return frame.quarter
        by = -1 if unit == "Q" else 0
    if words == {"last"} and unit == "W" and not frame.narrative and at.isoweekday() == _SUNDAY:
        by = 0  # a Sunday's paper says so of the week that ends with it
    found = replace(w.stretch(unit, at, by), relative=True)
    current = words & {"this", "current"} and unit != "D" and not by and not frame.narrative
    if current and found.days and frame.anchor and found.days[0] < frame.anchor < found.days[1]:
        # "300 were killed this year": up to the report.
        return replace(found, days=(found.days[0], frame.anchor)) if find.tense() == PAST else found
    return found


def _the_unit(find: Find, frame: Frame, unit: str) -> Result:
    """ "the week", "the year", "the quarter": the one around the anchor, or the one spoken of."""
    at = frame.point if frame.narrative else frame.anchor
    if unit == "Q":
        ended = find.following(1) == ["ended"] and frame.anchor
        return frame.quarter or (
            replace(w.stretch("Q", frame.anchor, -1), relative=True) if ended and frame.anchor else None
        )
    if at is None:
        return When("DATE", UNKNOWN[unit], unit=unit, relative=True)
    if unit == "D":
        return None
    if unit == "WE":
        ahead = find.tense() == FUTURE or at.isoweekday() > 5
        return replace(w.weekend(at if ahead else at - timedelta(days=7)), relative=True)
    return replace(w.stretch(unit, at), relative=True)


@handler("daylater")
def _daylater(find: Find, frame: Frame) -> Result:
    """ "later in the day": the day named just before, else the report's."""
    if find.hit.first < 2 or find.lexemes[find.hit.first - 2].word not in ("later", "earlier"):
        return None
    at = frame.day() or frame.anchor
    return replace(w.day(at), relative=True) if at else When("DATE", UNKNOWN["D"], unit="D", relative=True)


@handler("yearend")
def _yearend(find: Find, frame: Frame) -> Result:
    at = frame.point if frame.narrative else frame.anchor
    unit = find.unit()
    if at is None:
        return When("DATE", UNKNOWN[unit], unit=unit, relative=True)
    if unit == "Y" and not frame.narrative:
        year = at.year - (find.before == "since" or (at.month <= _WINTER_ENDS and find.tense() == PAST))
        return replace(w.cut(w.year(year), "END", None), relative=True)
    return replace(w.cut(w.stretch(unit, at), "END", None), relative=True)


@handler("season")
def _season(find: Find, frame: Frame) -> Result:
    name = str(find.lexer.table["seasons"][find.text("s")])
    year = written_year(find, frame) or related_year(find, frame)
    if year is not None:
        return replace(w.season(year, name), own_year="y" in find.hit.parts)
    if frame.bc_year is not None:
        return before_christ(find, frame)
    mods = set(find.words("mod"))
    classes = find.lexer.table["classes"]
    at = frame.point if frame.narrative else frame.anchor
    if at is None:
        return When("DATE", f"XXXX-{name}", unit="S", relative=True)
    start = w.SEASON_MONTHS[name]
    this = w.season(at.year, name)
    assert this.days
    if mods & set(classes["before"]):
        year = at.year - (this.days[1] >= at)
    elif mods & set(classes["after"]):
        year = at.year + (this.days[0] <= at)
    elif frame.narrative:
        year = at.year
    elif mods & set(classes["this"]):
        year = at.year - (name == "WI" and at.month <= _WINTER_ENDS)
    elif name == "WI" and at.month <= _WINTER_ENDS:
        year = at.year - 1
    else:
        year = at.year - (start > at.month and find.tense() == PAST)
    return replace(w.season(year, name), relative=True)


@handler("holiday")
def _holiday(find: Find, frame: Frame) -> Result:
    rule = str(find.lexer.table["holidays"][find.text("h")])
    mods, classes = set(find.words("mod")), find.lexer.table["classes"]
    year = written_year(find, frame)
    if year is None:
        at = frame.point if frame.narrative else frame.anchor
        if at is None:
            return When("DATE", "XXXX-XX-XX", unit="D", relative=True)
        near = w.holiday(rule, at.year)
        if near is None:
            return None
        if mods & set(classes["before"]):
            year = at.year - (near >= at)
        elif mods & set(classes["after"]):
            year = at.year + (near <= at)
        elif frame.narrative:
            year = at.year
        else:
            year = frame.year_of(near.month, near.day, find.tense()) or at.year
    found = w.holiday(rule, year)
    return replace(w.day(found), relative="y" not in find.hit.parts) if found else None
