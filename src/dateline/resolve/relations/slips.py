"""Falls of a count, looked at again with the other figures of its series beside them.

A pair alone shows only that a number fell. The series shows why: a report between the two told that the number was
corrected or taken back; or one of the two has two digits in each other's place, since with them changed it lies between
its neighbours. The dead of one report may also be the injured of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.values import alike, held_by, is_odd, is_vague, point, ratio, same_source
from dateline.resolve.counts.wording import is_count_itself
from dateline.resolve.relations.disputes import Given
from dateline.resolve.relations.reasons import as_of, say_day
from dateline.resolve.words import says

_NEAR = 2.0
"""How many times the corrected number the one that it takes the place of may be."""
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class _Series:
    """Figures of one series with a number and a day, by day; and those that tell of a correction."""

    counts: tuple[Counted, ...]
    corrections: tuple[Counted, ...]


def look_again(rows: Iterable[RelationRow], figures: Sequence[Counted], series: Mapping[str, str]) -> list[RelationRow]:
    """The rows, those that are suspicious for a fall told again with what the series tells of it."""
    rows = list(rows)
    by_id = {figure.row.id: figure for figure in figures}
    if not any(row.relation == "suspicious" for row in rows):
        return rows
    groups: dict[str, list[Counted]] = defaultdict(list)
    measures: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for figure in figures:
        groups[series.get(figure.row.id, figure.row.id)].append(figure)
        measures[(figure.story, figure.row.measure)].append(figure)
    known = {key: _series(members) for key, members in groups.items()}
    corrected = {key: _series(members).corrections for key, members in measures.items()}
    return [
        _again(row, by_id[row.a], by_id[row.b], known[series.get(row.b, row.b)], corrected)
        if row.relation == "suspicious" and by_id[row.a].row.measure == by_id[row.b].row.measure
        else row
        for row in rows
    ]


def settled(rows: Iterable[RelationRow], figures: Iterable[FigureRow]) -> list[RelationRow]:
    """The rows, without contradictions by a later number of one that its own holder took back: that is no question."""
    rows = list(rows)
    known = {figure.id: figure for figure in figures}
    withdrawn = {
        row.a: known[row.b]
        for row in rows
        if row.relation == "revised" and known[row.b].status == "denied" != known[row.a].status
    }
    return [
        replace(row, relation="revised", reason=_settled(known[row.a], known[row.b], withdrawn[row.a]))
        if row.relation in ("contradicted", "suspicious") and row.a in withdrawn and known[row.b].status != "denied"
        else row
        for row in rows
    ]


def is_crossed(a: FigureRow, b: FigureRow, given: Given) -> bool:
    """Whether one gives as killed what the other gives as injured, and neither has that number for both."""
    if {a.measure, b.measure} != {"killed", "injured"} or a.report_key == b.report_key:
        return False
    if not alike(a, b) or not (is_odd(a) or (held_by(a) and same_source(a, b))):
        return False
    hurt = a if a.measure == "injured" else b
    dead = [row.low or 0 for row in given[hurt.report_key] if row.measure == "killed"]
    # Who gives the number as injured gives a smaller one as killed, and nobody gives it as both.
    known = not (_gives(given[a.report_key], b) or _gives(given[b.report_key], a))
    return known and bool(dead) and max(dead) < (hurt.low or 0)


def _gives(figures: Sequence[FigureRow], wanted: FigureRow) -> bool:
    return any((row.measure, row.low) == (wanted.measure, wanted.low) for row in figures)


def _settled(before: FigureRow, after: FigureRow, denial: FigureRow) -> str:
    who = denial.source or denial.outlet or denial.report
    return f"“{before.text}” was taken back by {who}, so it stands against “{after.text}” no more."


def _series(members: Iterable[Counted]) -> _Series:
    counts = [one for one in members if one.as_of is not None and point(one.row) is not None and not is_vague(one.row)]
    counts.sort(key=lambda one: (one.as_of or date.max, one.row.id))
    corrections = [one for one in counts if _tells_of_correction(one.row)]
    return _Series(tuple(one for one in counts if one.row.status != "denied"), tuple(corrections))


def _tells_of_correction(row: FigureRow) -> bool:
    return says(row.sentence_text, "withdrawals") or _is_lowered(row)


def _is_lowered(row: FigureRow) -> bool:
    """Whether its sentence corrects a count: "the ministry cut its toll to 84"."""
    return says(row.sentence_text, "corrections") or (is_count_itself(row) and says(row.sentence_text, "cuts"))


def _again(
    row: RelationRow,
    one: Counted,
    other: Counted,
    series: _Series,
    corrected: Mapping[tuple[str, str], tuple[Counted, ...]],
) -> RelationRow:
    before, after = (one, other) if (one.as_of or date.max) <= (other.as_of or date.max) else (other, one)
    told = _correction(before, after, corrected[(one.story, one.row.measure)])
    if told is not None:
        what = "taken back" if says(told.row.sentence_text, "withdrawals") else "corrected"
        who = told.row.outlet or told.row.report
        day = f" of {say_day(told.row.published)}" if told.row.published else ""
        words = f"“{before.row.text}” became “{after.row.text}”: it was {what}, as {who}{day} tells."
        return replace(row, relation="revised", reason=words)
    for slip in (after, before):
        meant = _meant(slip, series.counts)
        if meant is not None:
            number, low, high = meant
            words = (
                f"“{slip.row.text}” may be {number:,} with two digits in each other's place: so it lies between"
                f" “{low.row.text}”{as_of(low)} and “{high.row.text}”{as_of(high)}."
            )
            return replace(row, reason=words)
    return row


def _correction(before: Counted, after: Counted, corrections: Sequence[Counted]) -> Counted | None:
    """A figure, after the one and no later than the other, whose report says that the former was wrong."""
    number = point(before.row) or 0
    for one in corrections:
        if one.row.published is None or before.row.published is None or after.row.published is None:
            continue
        between = before.row.published <= one.row.published <= after.row.published
        if not between or one.row.id in (before.row.id, after.row.id):
            continue
        withdrawn = says(one.row.sentence_text, "withdrawals") and alike(one.row, before.row)
        lowered = (point(one.row) or 0) < number and ratio(one.row, before.row) <= _NEAR
        if withdrawn or (lowered and _is_lowered(one.row)):
            return one
    return None


def _meant(slip: Counted, counts: Sequence[Counted]) -> tuple[int, Counted, Counted] | None:
    """The number that a figure would be with two neighbouring digits changed, and the neighbours it fits between."""
    number, day = point(slip.row), slip.as_of
    if number is None or day is None or len(str(number)) < _DIGITS:
        return None
    earlier = [one for one in counts if one.as_of is not None and one.as_of < day]
    later = [one for one in counts if one.as_of is not None and one.as_of > day]
    if not earlier or not later:
        return None
    low, high = earlier[-1], later[0]
    first, last = point(low.row) or 0, point(high.row) or 0
    if first <= number <= last:
        return None
    digits = str(number)
    for at in range(len(digits) - 1):
        other = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        if first <= other <= last and len(str(other)) == len(digits):
            return other, low, high
    return None
