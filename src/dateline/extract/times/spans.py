"""Lengths of time, distances from now or then, and what happens again and again."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.times import when as w
from dateline.extract.times.find import UNKNOWN, Find, Result, duration, handler, other_year, past_span
from dateline.extract.times.frame import Frame
from dateline.extract.times.tense import FUTURE
from dateline.extract.times.when import When
from dateline.model.vocabulary import Precision


@handler("span")
def _span(find: Find, frame: Frame) -> Result:
    words, unit = set(find.words("mod")), find.unit()
    frame.compared = frame.compared and unit != "M"
    count = find.count() if "n" in find.hit.parts else None
    if words & {"past", "last", "previous"}:
        return past_span(frame, count, unit, -1)
    if words & {"next", "coming"}:
        return past_span(frame, count, unit, 1)
    return When("DURATION", duration(count, unit))


@handler("ago")
def _ago(find: Find, frame: Frame) -> Result:
    unit, side = find.unit(), find.text("s")
    count = find.count() if "n" in find.hit.parts else None
    ago = side in ("ago", "back")
    at = frame.anchor if ago or side.startswith("from") else frame.point
    if ago and frame.narrative:
        at = frame.anchor
    forward = side.startswith("from") or side in find.lexer.table["classes"]["later"] or side == "after"
    if count is None or unit.startswith("T"):
        if ago:
            near = frame.anchor and not frame.narrative and unit.startswith("T") and count is not None
            days = (frame.anchor, frame.anchor) if near and frame.anchor and (count or 0) < _HOURS else None
            return When("DATE", "PAST_REF", days, Precision.DAY if days else Precision.UNKNOWN, relative=True)
        if forward or unit.startswith("T"):
            return When("DURATION", duration(count, unit), relative=True)
        return When("DATE", "PAST_REF", relative=True)
    if unit == "Y" and not frame.narrative and not forward:
        # Results are compared with those of the same quarter: "up from 3 million a year ago".
        if count == 1 and frame.compared and frame.quarter:
            return replace(other_year(frame.quarter, -1), relative=True, back=True)
        if not (frame.named and frame.named.own_year):
            at = frame.anchor
    if frame.bc_year is not None and not ago:
        shifted = frame.bc_year + round(-count if forward else count)
        if unit == "Y" and shifted > 0:
            return When("DATE", f"BC{shifted:04d}", unit="Y")
        return When("DATE", UNKNOWN[unit], relative=True) if unit in ("D", "W", "M") else None
    if not ago and unit in ("D", "N", "W", "F"):
        at = frame.day() or (None if forward or frame.narrative else frame.anchor)
    if at is None:
        return When("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"), unit=unit, relative=True)
    found = w.back(unit, at, -count if forward else count)
    if found is None:
        return When("DATE", "PAST_REF", relative=True)
    if unit in ("Y", "E", "C") and count * {"Y": 1, "E": 10, "C": 100}[unit] >= _ROUND:
        return When("DATE", f"{found.year:04d}", unit="", relative=True)
    if unit in ("Y", "E", "C") and count % 1 == 0:
        # A day named last keeps its day only in a narrative told by days; a report's "a year ago" is the year.
        return replace(
            w.decade(found.year // 10 * 10)
            if unit == "E" and count > 1 and find.text("s") != "ago"
            else w.year(found.year),
            relative=True,
        )
    if unit in ("M", "Q") or unit == "Y":
        return replace(w.month(found.year, found.month), relative=True)
    return replace(w.day(found), relative=True, precision=Precision.DAY if unit in ("D", "N") else Precision.WEEK)


# Fewer hours ago than this are of the report's day; so many years ago are no day at all.
_HOURS, _ROUND = 6, 100


@handler("duration")
def _duration(find: Find, frame: Frame) -> Result:
    unit = find.unit()
    count = find.count(least=True) if "n" in find.hit.parts else None
    if "old" in find.following(2):
        return None
    if "u2" in find.hit.parts:
        second = duration(find.count("n2"), find.unit("u2"))
        first = duration(count, unit)
        return When("DURATION", first + second.lstrip("P") if "T" in first or "T" not in second else first + second[1:])
    words = find.words("n")
    if "adj" in find.hit.parts and (
        find.text("adj") in find.lexer.table["classes"]["order"] or not find.describes("adj")
    ):
        return None
    if unit == "Q" and (count is None or find.following(1) == ["of"] or "-" in find.words("n")):
        return None  # three quarters of the food
    if words == ["one"] and unit == "D" and not find.before_is("lengths") and find.tense() == FUTURE:
        return When("DATE", "FUTURE_REF", relative=True)
    if words in (["a"], ["an"]) and _is_rate(find):
        return When("SET", duration(1, unit))
    if unit == "TS" and (count is None or words in (["a"], ["the"])):
        return None
    return When("DURATION", duration(count, unit))


def _is_rate(find: Find) -> bool:
    """ "$1 billion a year", "twice a week": the word before is an amount, no preposition and no verb."""
    return find.before_is("amounts") or find.before.isdigit()


@handler("andahalf")
def _andahalf(find: Find, frame: Frame) -> Result:
    return When("DURATION", duration(1.5, find.unit()))


@handler("set")
def _set(find: Find, frame: Frame) -> Result:
    if find.lexemes[find.hit.first].capital and find.before:
        return None  # the China Daily
    return When("SET", str(find.lexer.table["sets"][find.text("s")]))


@handler("every")
def _every(find: Find, frame: Frame) -> Result:
    table = find.lexer.table
    if "u" in find.hit.parts:
        count = 2.0 if find.text("n") == "other" else find.count() if "n" in find.hit.parts else 1.0
        return When("SET", duration(count, find.unit()))
    if "w" in find.hit.parts:
        return When("SET", f"XXXX-WXX-{find.lexer.weekday[find.text('w')]}")
    if "m" in find.hit.parts:
        return When("SET", f"XXXX-{find.month():02d}")
    part = find.text("p")
    return When(
        "SET", f"XXXX-{table['seasons'][part]}" if part in table["seasons"] else f"XXXX-XX-XXT{table['parts'][part]}"
    )
