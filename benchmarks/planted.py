"""Slips, falls and corrections planted in real running totals: DATA is the folder with the daily files.

Stretches of eight days with rising numbers, drawn with seed 23 from the daily totals of killed and injured, are
written as reports of one ministry. In 200 of them one thing is planted: two digits that changed places in one report; a
fall, from one day on, without a word about it; or a fall that its report explains. ``told_apart``: the slip is called
suspicious for its digits, the fall suspicious as a fall, the correction revised, and nothing else gives an alarm.
``clean``: of 100 stretches in which nothing is planted, those without any alarm.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.parses import cached_pack
from benchmarks.relations import rows_of
from benchmarks.score import Result
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve import resolve
from dateline.resolve.plain import plain_of

_SEED, _PLANTED, _CLEAN, _LONG = 23, 200, 100, 8
_KINDS = ("swap", "fall", "correction")
_FILES = {"casualties_daily.json": "Gaza", "west_bank_daily.json": "the West Bank"}
_WORDS = {"killed_cum": "killed", "injured_cum": "injured"}
_SAID = (
    "The health ministry in {place} said on {weekday} that {number} people had been {word} since October 7.",
    "At least {number} people have been {word} since October 7, the health ministry in {place} said on {weekday}.",
    "{number} people have now been {word} in {place} since October 7, according to the health ministry on {weekday}.",
)
_CORRECTED = (
    "The health ministry in {place} said on {weekday} that {number} people had been {word} since October 7, and not"
    " {before} as it had said earlier: names had been entered twice.",
    "{number} people have been {word} since October 7, the health ministry in {place} said on {weekday}, correcting an"
    " earlier figure of {before}.",
    "The health ministry in {place} revised its toll down on {weekday}: {number} people have been {word} since"
    " October 7.",
)
_BESIDES = "Talks on a truce in {place} went on, said mediators of the Crescent Forum, who met envoys of both sides."
_OUTLETS = ("Harbour Post", "Daily Ledger", "Evening Wire")


@dataclass(frozen=True)
class _Stretch:
    place: str
    word: str
    days: tuple[tuple[date, int], ...]


def _stretches(data: Path) -> list[_Stretch]:
    made = []
    for name, place in _FILES.items():
        lines = json.loads((data / name).read_text("utf-8"))
        for field, word in _WORDS.items():
            days = [(date.fromisoformat(line["report_date"]), line[field]) for line in lines if field in line]
            rising = [day for before, day in zip([(days[0][0], 0), *days], days, strict=False) if day[1] > before[1]]
            made += [
                _Stretch(place, word, tuple(rising[at : at + _LONG]))
                for at in range(0, len(rising) - _LONG, _LONG)
                if rising[at][1] >= 100 and (rising[at + _LONG - 1][0] - rising[at][0]).days <= 21
            ]
    return made


def _swapped(number: int, low: int, high: int, draw: random.Random) -> int | None:
    """Two neighbouring digits changed, so that the number lies out of order; None if no change does that."""
    digits = str(number)
    found = []
    for at in range(len(digits) - 1):
        other = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        if len(str(other)) == len(digits) and not low <= other <= high and other < 10 * number:
            found.append(other)
    return draw.choice(found) if found else None


def _plant(kind: str, numbers: list[int], at: int, draw: random.Random) -> list[int] | None:
    if kind == "swap":
        slip = _swapped(numbers[at], numbers[at - 1], numbers[at + 1], draw)
        return None if slip is None else [*numbers[:at], slip, *numbers[at + 1 :]]
    # The fall is more than the stretch has risen by, else later days hide it.
    down = round(numbers[at] * draw.uniform(0.02, 0.12)) + numbers[-1] - numbers[0]
    lowered = [number - down for number in numbers[at:]]
    return [*numbers[:at], *lowered] if min(lowered) >= max(100, numbers[0] // 2) else None


def _relations(
    stretch: _Stretch, numbers: list[int], corrected: int | None, draw: random.Random, pack: Pack
) -> tuple[list[int | None], list[tuple[int, int, RelationRow]]]:
    """What was read of each day, and the comparisons by the places of the days."""
    reports = []
    for at, ((day, _), number) in enumerate(zip(stretch.days, numbers, strict=True)):
        form = draw.choice(_CORRECTED if at == corrected else _SAID)
        before = f"{numbers[at - 1]:,}" if at else ""
        words = {"place": stretch.place, "word": stretch.word, "number": f"{number:,}", "before": before}
        text = form.format(weekday=day.strftime("%A"), **words)
        text = f"{text[0].upper()}{text[1:]}\n\n{_BESIDES.format(**words)}"
        reports.append(make_report(text, name=f"d{at}", published=day, outlet=_OUTLETS[at % 3], language="en"))
    rows = rows_of(reports, pack)
    figures = {row.id: row for row in rows if isinstance(row, FigureRow) and row.low in numbers}
    place = {id: int(row.report[1:]) for id, row in figures.items() if row.low == numbers[int(row.report[1:])]}
    told = resolve([plain_of(report) for report in reports], rows).relations
    read: list[int | None] = [None] * len(numbers)
    for id, at in place.items():
        read[at] = figures[id].low
    return read, [(place[row.a], place[row.b], row) for row in told if row.a in place and row.b in place]


def _is_right(kind: str, at: int, told: list[tuple[int, int, RelationRow]]) -> bool:
    alarms = [(a, b, row) for a, b, row in told if row.relation in ("suspicious", "contradicted")]
    digits = [row for _, _, row in alarms if "digit" in row.reason]
    if kind == "clean":
        return not alarms
    if kind == "swap":
        return bool(digits) and all(at in (a, b) for a, b, _ in alarms)
    step = next((row for a, b, row in told if {a, b} == {at - 1, at}), None)
    if kind == "fall":
        return step is not None and step.relation == "suspicious" and not digits
    return step is not None and step.relation == "revised" and not alarms


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Plant, read, compare, and count what was told apart."""
    pack, result = cached_pack(), Result()
    draw = random.Random(_SEED)
    stretches = _stretches(data)
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    wanted = {"planted": min(limit or _PLANTED, _PLANTED), "clean": min(limit or _CLEAN, _CLEAN)}
    while sum(of[kind] for kind in _KINDS) < wanted["planted"] or of["clean"] < wanted["clean"]:
        planted = sum(of[kind] for kind in _KINDS)
        kind = _KINDS[planted % 3] if planted < wanted["planted"] else "clean"
        stretch, at = draw.choice(stretches), draw.randint(2, _LONG - 3)
        numbers: list[int] | None = [number for _, number in stretch.days]
        if kind != "clean":
            numbers = _plant(kind, numbers or [], at, draw)
        if numbers is None:
            continue
        read, told = _relations(stretch, numbers, at if kind == "correction" else None, draw, pack)
        of[kind] += 1
        ok = check or (None not in read and _is_right(kind, at, told))
        right[kind] += ok
        if not ok:
            alarms = [f"{a}-{b} {row.relation}: {row.reason}" for a, b, row in told if row.relation != "same"]
            near = [words for words in alarms if str(at) in words[:3]]
            result.miss(kind, f"{stretch.place} {stretch.word} at {at}: {numbers} read {read}; {near[:3]}")
    for kind in _KINDS:
        result.share(kind, right[kind], of[kind])
    result.share("told_apart", sum(right[kind] for kind in _KINDS), sum(of[kind] for kind in _KINDS))
    result.share("clean", right["clean"], of["clean"])
    return result
