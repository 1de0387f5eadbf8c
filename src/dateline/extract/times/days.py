"""Days told from the anchor or the week, parts of the day, clock times, and "now"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.times import when as w
from dateline.extract.times.find import Find, Result, handler, with_part
from dateline.extract.times.frame import Frame
from dateline.extract.times.tense import NAMED, NONE, PAST
from dateline.extract.times.when import When
from dateline.model.vocabulary import Precision

_SUNDAY = 7
_THIS_WEEK = 3
"""Days back for which a report names a day of its own week bare, without "last"."""
_BEFORE_DAY = 3


@handler("deictic")
def _deictic(find: Find, frame: Frame) -> Result:
    words = find.words("s")
    by = {"before": -2, "after": 2}[words[0]] if words else int(find.lexer.table["deictics"][find.text("d")])
    part = find.text("p")
    if frame.anchor is None:
        value = "XXXX-XX-XX" if by or part else "PRESENT_REF"
        return When("DATE", value, unit="D", relative=True)
    if by == 0 and frame.narrative and not part:
        return When("DATE", "PRESENT_REF", relative=True)
    return with_part(replace(w.day(frame.anchor + timedelta(days=by)), relative=True), part, find)


@handler("part")
def _part(find: Find, frame: Frame) -> Result:
    word, part, mods = find.text("d"), find.text("p"), set(find.words("mod"))
    if word == "overnight":
        if frame.anchor is None:
            return When("TIME", "XXXX-XX-XXTNI", unit="D", relative=True)
        eve = frame.anchor - timedelta(days=1)
        return When("TIME", f"{eve.isoformat()}TNI", (eve, frame.anchor), Precision.RANGE, "", relative=True)
    part = part or "night"
    if mods & {"that", "same", "next", "following", "previous"} or (frame.narrative and not mods & {"last"}):
        at = (
            frame.named_day
            or (frame.anchor if mods & {"that", "same"} else None)
            or (frame.point if not frame.narrative else None)
        )
    else:
        at = frame.anchor
    by = -1 if mods & {"last", "previous"} else 1 if mods & {"next", "following"} else 0
    if at is None:
        return When("TIME", f"XXXX-XX-XXT{find.lexer.table['parts'][part]}", unit="D", relative=True)
    return with_part(replace(w.day(at + timedelta(days=by)), relative=True), part, find)


@handler("weekday")
def _weekday(find: Find, frame: Frame) -> Result:
    number = find.lexer.weekday[find.text("w")]
    mods = set(find.words("mod"))
    classes = find.lexer.table["classes"]
    part = find.text("p")
    shift = {"before": -1, "after": 1}.get(find.text("s"), 0)
    at = frame.anchor
    if mods & {"previous", "following", "preceding", "same", "that"} and frame.named_day:
        at = frame.named_day
    found: date | None
    if at is not None and mods & set(classes["before"]):
        back = (at.isoweekday() - number) % 7 or 7
        if "last" in mods and back <= _THIS_WEEK and number < at.isoweekday() < _SUNDAY and not frame.narrative:
            back += 7  # on a Wednesday, "last Tuesday" is that of the week before: this week's is "Tuesday"
        found = at - timedelta(days=back)
    elif at is not None and mods & set(classes["after"]):
        found = at + timedelta(days=(number - at.isoweekday()) % 7 or 7)
    elif at is not None and mods & {"this"} and not frame.narrative:
        found = at + timedelta(days=(number - at.isoweekday()) % 7)
        if find.tense() == PAST and found != at:
            found -= timedelta(days=7)
    else:
        found = frame.weekday(number, find.tense(), early=part == "morning" or _is_early(find))
    if found is None:
        value = f"XXXX-WXX-{number}"
        return When(
            "TIME" if part else "DATE",
            value + (f"T{find.lexer.table['parts'][part]}" if part else ""),
            unit="D",
            relative=True,
        )
    return with_part(replace(w.day(found + timedelta(days=shift)), relative=True), part, find)


def _is_early(find: Find) -> bool:
    """Whether it is of a day's first hours: "before dawn Thursday", "early on Thursday"."""
    words = find.lexemes[max(0, find.hit.first - _BEFORE_DAY) : find.hit.first]
    return any(lexeme.word in find.lexer.table["classes"]["firsthours"] for lexeme in words)


@handler("weekdays")
def _weekdays(find: Find, frame: Frame) -> Result:
    number = (
        find.lexer.weekday[find.text("w").removesuffix("s")]
        if "p" not in find.hit.parts
        else find.lexer.weekday[find.text("w")]
    )
    part = find.text("p")
    return When("SET", f"XXXX-WXX-{number}" + (f"T{find.lexer.table['parts'][part]}" if part else ""))


@handler("clock")
def _clock(find: Find, frame: Frame) -> Result:
    text, half = find.text("c"), find.text("a").replace(".", "").replace(" ", "")
    fixed = find.lexer.table["clockwords"].get(text)
    if fixed:
        clock = fixed
    else:
        parts = [text[:2], text[2:]] if len(text) == 4 and text.isdecimal() else re.split(r"[:.]", text)
        hour = find.lexer.table["numbers"].get(parts[0])
        hour = int(parts[0]) if hour is None else int(hour)
        minute = parts[1] if len(parts) > 1 else "00"
        late = half.startswith("p") or "afternoon" in half or "evening" in half or ("night" in half and hour > 5)
        if hour > 24 or int(minute) > 59:
            return None
        if late and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        clock = f"{hour:02d}:{minute}"
    at = frame.named_day if frame.narrative else frame.anchor
    if at is None:
        return When("TIME", f"XXXX-XX-XXT{clock}", unit="D", relative=True)
    return replace(w.day(at), type="TIME", value=f"{at.isoformat()}T{clock}", relative=True)


@handler("ref")
def _ref(find: Find, frame: Frame) -> Result:
    value = str(find.lexer.table["references"][find.text("r")])
    if find.text("r") == "soon" and (
        find.before == "as" or find.following(1) == ["after"] or find.tense() in (PAST, NAMED, NONE)
    ):
        return None
    if find.text("r") == "now" and frame.anchor and not frame.narrative:
        return When("DATE", value, (frame.anchor, frame.anchor), Precision.DAY, relative=True)
    return When("DATE", value, relative=True)


@handler("refis")
def _refis(find: Find, frame: Frame) -> Result:
    return When("DATE", find.hit.value, relative=True)


@handler("thattime")
def _thattime(find: Find, frame: Frame) -> Result:
    if not frame.narrative:
        ends = find.following(1) in ([], ["."], [","], [")"])
        same = find.lexemes[find.hit.first + 1].word == "same"
        return When("DATE", "PAST_REF", relative=True) if ends and not same and find.text("r") == "time" else None
    return replace(frame.named, relative=True) if frame.named else None


@handler("storyref")
def _storyref(find: Find, frame: Frame) -> Result:
    """ "its former base": said of every report's present, told apart only in a story."""
    if not frame.narrative:
        return None
    return When("DATE", "FUTURE_REF" if find.text("r") == "future" else "PAST_REF", relative=True)


@handler("storynight")
def _storynight(find: Find, frame: Frame) -> Result:
    if not frame.narrative:
        return None
    return When("SET", f"XXXX-XX-XXT{find.lexer.table['parts'][find.text('p')]}")
