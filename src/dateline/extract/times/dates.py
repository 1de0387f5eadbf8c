"""Dates that the calendar names: days, months, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.extract.times import when as w
from dateline.extract.times.ancient import before_christ
from dateline.extract.times.find import (
    Find,
    Result,
    handler,
    related_year,
    spoken_year,
    written_year,
)
from dateline.extract.times.frame import Frame
from dateline.extract.times.tense import PAST
from dateline.extract.times.when import When

_OLD, _MODERN = 1500, 1900
"""Reports of the day seldom look farther back; what is told in four digits below is a time of the clock or a count."""


_NINE_ELEVEN = date(2001, 9, 11)


@handler("iso")
def _iso(find: Find, frame: Frame) -> Result:
    text = find.text("d").upper()
    try:
        when = w.day(date.fromisoformat(text[:10]))
    except ValueError:
        return None
    if "T" in text:
        when = replace(when, type="TIME", value=text.rstrip("Z"))
    return replace(when, own_year=True)


@handler("nineeleven")
def _nineeleven(find: Find, frame: Frame) -> Result:
    return replace(w.day(_NINE_ELEVEN), unit="")


@handler("slash")
def _slash(find: Find, frame: Frame) -> Result:
    a, b, c = (int(part) for part in find.text("d").split("/"))
    c += 0 if c > 99 else 1900 if c > 31 else 2000
    readings = {found for found in (w.safe(c, a, b), w.safe(c, b, a)) if found}
    if not readings:
        return None
    if len(readings) == 1:
        return replace(w.day(readings.pop()), own_year=True)
    # Day first or month first: the reading that lies nearer to the report, and with no anchor the year alone.
    anchor = frame.anchor
    if anchor is None:
        return replace(w.year(c), own_year=True)
    return replace(w.day(min(readings, key=lambda found: abs(found - anchor))), own_year=True)


def day_of(find: Find, frame: Frame, month: int, number: int, year: int | None) -> When:
    """A day of a month, its year told from the frame where the words name none."""
    own, past = year is not None, False
    if year is None:
        since = find.before == "since"
        past = since or find.tense() == PAST
        year = frame.year_of(month, number, PAST if past else find.tense(), strict=since)
    if year is None:
        return When("DATE", f"XXXX-{month:02d}-{number:02d}", unit="D", relative=True)
    found = w.safe(year, month, number)
    if found is None:
        return When("DATE", f"{year:04d}-{month:02d}-{number:02d}", unit="D")
    sure = find.lexer.weekday.get(find.text("w")) == found.isoweekday()
    if past and not sure and not frame.narrative and frame.anchor and found > frame.anchor:
        # "agreed to a truce from Feb. 10": what was told in the past was not so on a day to come.
        return When("DATE", found.isoformat(), unit="D", relative=True)
    return replace(w.day(found), relative=not own, own_year=own)


@handler("day")
def _day(find: Find, frame: Frame) -> Result:
    number, month = find.number("d"), find.month()
    if not 1 <= number <= 31:
        return None
    counted = find.before_is("monthly") and find.hit.parts["d"][1] == find.hit.last
    if counted and find.noun_after(find.hit.last):
        return None  # "in May 20 people": a month and a number
    year = written_year(find, frame) or related_year(find, frame)
    named = (month, number) == (_NINE_ELEVEN.month, _NINE_ELEVEN.day) and year is None
    if (
        named
        and find.after in find.lexer.table["classes"]["attacks"]
        and not (frame.anchor and frame.anchor < _NINE_ELEVEN)
    ):
        return replace(w.day(_NINE_ELEVEN), unit="")
    if year is None and frame.bc:
        return before_christ(find, frame) or When("DATE", f"XXXX-{month:02d}-{number:02d}", unit="D", relative=True)
    return day_of(find, frame, month, number, year)


@handler("days")
def _days(find: Find, frame: Frame) -> Result:
    month = find.month()
    first, last = find.number("d"), find.number("e")
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    year = written_year(find, frame)
    return [day_of(find, frame, month, first, year), day_of(find, frame, month, last, year)]


@handler("ordday")
def _ordday(find: Find, frame: Frame) -> Result:
    number = find.number("d")
    if frame.bc_year is not None:
        return None
    at = frame.point if frame.narrative or (frame.named and frame.named.unit in ("D", "M")) else frame.anchor
    if find.names_after():
        return None
    if at is None or not 1 <= number <= 31:
        return None
    found = w.safe(at.year, at.month, number)
    return replace(w.day(found), relative=True) if found else None


@handler("month")
def _month(find: Find, frame: Frame) -> Result:
    month = find.month()
    if find.before == "the" and find.hit.last - find.hit.first == 1 and not find.lexemes[find.hit.first].capital:
        return None  # THE MARCH, in capitals
    year = written_year(find, frame) or related_year(find, frame)
    if year is None and frame.bc_year is not None:
        return before_christ(find, frame)
    if year is not None:
        return replace(w.month(year, month), own_year="y" in find.hit.parts)
    mod = set(find.words("mod"))
    classes = find.lexer.table["classes"]
    at = frame.point if frame.narrative and "last" not in mod else frame.anchor
    if at is None:
        return When("DATE", f"XXXX-{month:02d}", unit="M", relative=True)
    if mod & set(classes["before"]):
        year = at.year - (month >= at.month)
    elif mod & set(classes["after"]):
        year = at.year + (month <= at.month)
    elif mod & set(classes["this"]):
        year = at.year
    else:
        tense = PAST if find.before == "since" else find.tense()
        since = find.before == "since"
        year = frame.year_of(month, 1 if tense == PAST or frame.narrative else 28, tense, strict=since or tense == PAST)
    if year is None:
        return When("DATE", f"XXXX-{month:02d}", unit="M", relative=True)
    return replace(w.month(year, month), relative=True)


@handler("year")
def _year(find: Find, frame: Frame) -> Result:
    year = written_year(find, frame)
    if year is None:
        return None
    sure = "word" in find.hit.parts or find.text("y").startswith("'")
    if find.before == "at" or _of_clock(find):
        return None
    bare = year < _OLD or (year < _MODERN and find.before == "to")
    if not sure and not frame.narrative and bare and not (find.before_is("old") or _ends_old(find)):
        return None  # "until 1100", "by 1430", "fell to 1738"
    if not sure and not frame.narrative and find.hit.first and find.pos(find.hit.first - 1) == "PROPN":
        return None  # the Euro 2016
    if not sure:
        if find.noun_after(find.hit.last) and not (1900 <= year <= 2050 and find.before != "some"):
            return None
        roughly = find.before in ("about", "than") and 1400 <= year < 2100
        if find.before_is("counting") and not roughly:
            return None
        if not 1000 <= year <= 2100:
            return None
    return replace(w.year(year), own_year=True)


def _ends_old(find: Find) -> bool:
    """ "from 1347 to 1351", "1812-1815": the year before the link is one, too."""
    link = find.hit.first - 1
    years = find.lexer.table["classes"]
    if link < 1 or find.before not in (*years["dash"], *years["to"], "and"):
        return False
    first = find.lexemes[link - 1].word
    return len(first) == len("1347") and first.isdigit()


def _of_clock(find: Find) -> bool:
    """ "1410 GMT", "from 2100 to 0530", "between 1000 and 1200 GMT": times of the clock."""
    zone = {*find.lexer.table["classes"]["zone"], "local"}
    link, end, after = [*find.following(3), "", "", ""][:3]
    joined = link in ("to", "and", "-", "–", "until", "till") and len(end) == 4 and end.isdigit()
    return link in zone or (joined and (end.startswith("0") or after in zone))


@handler("years")
def _years(find: Find, frame: Frame) -> Result:
    first = written_year(find, frame)
    assert first
    last = first // 100 * 100 + find.number("z")
    if last < first:
        return None
    return [replace(w.year(first), own_year=True), replace(w.year(last), own_year=True)]


@handler("spoken")
def _spoken(find: Find, frame: Frame) -> Result:
    year = spoken_year(find.words("y"), find.lexer.table)
    return replace(w.year(year), own_year=True) if year else None


@handler("decade")
def _decade(find: Find, frame: Frame) -> Result:
    text = find.text("y")
    number = find.lexer.table["decades"].get(text)
    if number is None:
        digits = re.sub(r"\D", "", text)
        number = int(digits)
        if len(digits) > 2:
            if frame.bc and number < 1000:
                return When("DATE", f"BC{number // 10:03d}", unit="E")
            return w.decade(number) if 1000 <= number < 2100 else None
    return w.decade(1900 + number)


@handler("century")
def _century(find: Find, frame: Frame) -> Result:
    words = [word for word in find.words("o") if word != "-"]
    ordinals = find.lexer.table["ordinals"]
    number = 21 if words[:1] == ["twenty"] else ordinals.get(words[0]) or find.number("o")
    return w.century(number) if 1 <= number <= 22 else None


@handler("weekof")
def _weekof(find: Find, frame: Frame) -> Result:
    when = day_of(find, frame, find.month(), find.number("d"), written_year(find, frame))
    if when.days:
        return replace(w.week(when.days[0]), relative=when.relative)
    return replace(w.week(date.fromisoformat(when.value)), days=None) if when.value[:4].isdigit() else None
