"""Years that a text counts before Christ, and early ones after; the calendar of days does not reach there."""

from __future__ import annotations

from dateline.extract.times import when as w
from dateline.extract.times.find import Find, Result, handler, ordinal
from dateline.extract.times.frame import Frame
from dateline.extract.times.when import When


def before_christ(find: Find, frame: Frame) -> When | None:
    """A month, day or season of the year before Christ that a text has come to, None where it counts none.

    Values without days: the calendar of days does not reach there.
    """
    if frame.bc_year is None:
        return None
    value = f"BC{frame.bc_year:04d}"
    if "s" in find.hit.parts:
        return When("DATE", f"{value}-{find.lexer.table['seasons'][find.text('s')]}", unit="S")
    value += f"-{find.month():02d}"
    return When("DATE", f"{value}-{find.number('d'):02d}" if "d" in find.hit.parts else value, unit="M")


def _year(number: int) -> When:
    return When("DATE", f"BC{number:04d}", unit="Y")


def _ends(find: Find) -> list[int]:
    """The years of "490", "490-479", "490-79": the second leaves out what it shares with the first."""
    first = find.number("y")
    if "z" not in find.hit.parts:
        return [first]
    last, digits = find.number("z"), len(find.text("z"))
    return [first, last if digits >= len(str(first)) else first // 10**digits * 10**digits + last]


def _whens(ends: list[int]) -> Result:
    return [_year(end) for end in ends] if len(ends) > 1 else _year(ends[0])


@handler("bc")
def _bc(find: Find, frame: Frame) -> Result:
    if "o" in find.hit.parts:
        return When("DATE", f"BC{ordinal(find, 'o') - 1:02d}", unit="C")
    if find.text("y").endswith("s"):
        return When("DATE", f"BC{find.number('y') // 10:03d}", unit="E")
    ends = _ends(find)
    # What stands in brackets is an aside: "Livy (59 BC - AD 17)".
    if find.before != "(" or frame.bc_year is None:
        frame.bc_year = ends[0]
    return _whens(ends)


@handler("bcpart")
def _bcpart(find: Find, frame: Frame) -> Result:
    """ "August 480 BC", "the summer of 480 BC"; without "BC" in a text that counts years so."""
    frame.bc_year = find.number("y")
    return before_christ(find, frame)


@handler("bcyear")
def _bcyear(find: Find, frame: Frame) -> Result:
    """ "in 480", "in 490-479", in a text that counts years before Christ."""
    digits = len(find.text("y"))
    least = _DIGITS if find.before == "(" or "z" in find.hit.parts else 2
    if find.noun_after(find.hit.last) or digits < least:
        return None
    ends = _ends(find)
    frame.bc_year = ends[0]
    return _whens(ends)


_DIGITS = 3


@handler("common")
def _common(find: Find, frame: Frame) -> Result:
    """ "AD 70", "632 CE", in a story of old times: "ad" is a word of its own in others."""
    return w.year(find.number("y2" if "y2" in find.hit.parts else "y")) if frame.narrative else None
