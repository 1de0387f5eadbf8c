"""How likely two event mentions of one story are of one happening, told by points that speak for it and against it.

What the words say comes first, then what stands around them, how alike the reports are, and who, where and when. The
points are a judge's: two reports of one story that use one word for a deed, with some of the same words around it,
are a little more likely than not to mean one; a name in the same part, the same town and day make it sure; nobody's
word for speech ("said") names a happening.
"""

from __future__ import annotations

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.rows import MentionRow
from dateline.resolve.common import weight
from dateline.resolve.entities.parties import are_others, is_one, share_a_number
from dateline.resolve.entities.places import Where, kilometres
from dateline.resolve.events.deeds import ALIKE, NEAR, SAME, WIDER, deed, differ_in_number, kinship
from dateline.resolve.words import listed, plain_name, words_of

_WORDS = {SAME: 4.5, ALIKE: 3.3, NEAR: 2.8, WIDER: 1.8}
_NEEDED = 5.0
"""Points at which it is as likely as not."""
_AROUND, _AROUND_OTHER_WORD, _REPORTS, _SAME_REPORT, _SAME_SENTENCE = 2.4, 1.0, 3.0, 2.0, -2.6
_SPEECH, _WHO, _OTHERS, _DAY, _TOWN, _ELSEWHERE = -9.0, 1.5, -1.5, 1.0, 0.7, -1.0
_SURE = 1.5
"""For mentions of a known kind, which are compared only where something speaks for one."""
_NEIGHBOURS_KM = 40
_SEVERAL = 3
"""Reports that must give a day, and a town, before a story is known to be of one incident."""
_PLACED, _DATED = ("town", "province"), ("day", "range")
_ROLES = ("agents", "recipients")
_GUESSED = timedelta(days=1)
"""How far a day that was taken from the day of publication may be off."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention as it is compared.

    Attributes:
        links: Role to actor keys, "" where one has none.
        named: Role to the words of the names that stand in it.
        around: Words of its sentence but its own, as a vector of length one.
    """

    row: MentionRow
    where: Where
    links: Mapping[str, list[str]]
    named: Mapping[str, frozenset[str]]
    around: Mapping[str, float]


def around(row: MentionRow) -> dict[str, float]:
    """Words beside a mention in its sentence, the rarer the heavier, as a vector of length one."""
    found = Counter(words_of(row.sentence_text))
    found.subtract(words_of(row.text))
    return unit({word: weight(word) * (1 + math.log(count)) for word, count in found.items() if _tells(word, count)})


def _tells(word: str, count: int) -> bool:
    return count > 0 and (len(word) > 2 or word.isdigit()) and word not in listed("common")


def likeness_of_reports(told: Iterable[Told]) -> Callable[[Told, Told], float]:
    """How alike the reports of two mentions are, by what stands around their mentions: 0 to 1."""
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in told:
        for word, value in one.around.items():
            sums[one.row.report_key][word] += value
    units = {key: unit({word: 1 + math.log1p(value) for word, value in found.items()}) for key, found in sums.items()}

    @functools.cache
    def alike(one: str, other: str) -> float:
        # A mention that stands alone in its sentence has nothing around it.
        return _cosine(units.get(one, {}), units.get(other, {}))

    return lambda one, other: alike(*sorted((one.row.report_key, other.row.report_key)))


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """A vector at length one."""
    length = math.sqrt(math.fsum(value * value for value in weights.values()))
    return {word: value / length for word, value in sorted(weights.items())}


def likelihood(one: Told, other: Told, reports: float, *, incident: bool) -> float:
    """From 0 to 1. ``reports``: how alike the two reports are; ``incident``: whether the story is of one incident."""
    kin = _kin(one.row, other.row)
    if not kin or not _is_enough_said(one, other, kin, incident):
        return 0.0
    return _likelihood(one, other, kin, reports)


def likely_if_more(one: Told, other: Told, alike: Callable[[Told, Told], float]) -> float:
    """How likely two are one of which too little is said: two reports, one word or mode, and who, or day and place."""
    a, b = one.row, other.row
    if a.report_key == b.report_key or not (a.type and b.type) or differ_in_number(a.text, b.text):
        return 0.0
    days, others = _days(a), _days(b)
    one_day = days is not None and days == others and days[0] == days[1]
    placed = bool(one.where.key) and one.where.key == other.where.key and one.where.level == "town"
    if not (one_day and placed) and not (_who(one, other) > 0 and (one_day or placed)):
        return 0.0
    kin = _kin(a, b)
    return _likelihood(one, other, kin, alike(one, other)) if kin in (SAME, ALIKE) else 0.0


def _likelihood(one: Told, other: Told, kin: str, reports: float) -> float:
    points = _WORDS[kin] - _NEEDED + (_SURE if one.row.type and other.row.type else 0.0)
    points += (_AROUND if kin == SAME else _AROUND_OTHER_WORD) * _cosine(one.around, other.around)
    if one.row.report_key == other.row.report_key:
        points += _SAME_SENTENCE + _SAME_REPORT if one.row.sentence == other.row.sentence else _SAME_REPORT
    else:
        points += _REPORTS * reports
    if deed(one.row.text).family in listed("speech"):
        points += _SPEECH
    points += _who(one, other) + _when_and_where(one, other)
    return 1 / (1 + math.exp(-points))


def clash(one: Told, other: Told) -> bool:
    """Whether something that both say keeps them apart for sure: type, day, place, or who is named."""
    a, b = one.row, other.row
    if (a.type and b.type and a.type != b.type) or (a.mode and b.mode and a.mode != b.mode):
        return True
    if _other_day(a, b) or (_other_place(one, other) and _is_said(a) and _is_said(b)):
        return True
    return _others_named(one, other) or any(
        are_others([ref.text for ref in getattr(a, role)], [ref.text for ref in getattr(b, role)]) for role in _ROLES
    )


def _is_enough_said(one: Told, other: Told, kin: str, incident: bool) -> bool:
    """Whether two mentions of a known kind may be one: what happens again and again needs its day and town, or a name.

    In a week of unrest there are many clashes, and nothing is told by one more; an earthquake has one story.
    """
    a, b = one.row, other.row
    if not (a.type and b.type):
        return True
    if kin not in (SAME, ALIKE) or differ_in_number(a.text, b.text):
        return False
    if a.type in listed("once") or (a.report_key == b.report_key and a.text.casefold() == b.text.casefold()):
        return True
    if a.type in listed("done_to_one"):
        texts = [[ref.text for ref in row.recipients] for row in (a, b)]
        if incident or one.named["recipients"] & other.named["recipients"] or share_a_number(*texts):
            return True
        if is_one(texts[0]) and is_one(texts[1]) and _days(a) and _days(b) and not _other_place(one, other):
            return True
    return _is_placed(one, other) and (bool(a.mode and b.mode) or _who(one, other) > 0)


def _is_placed(one: Told, other: Told) -> bool:
    """Whether both say their days and their town or division, and these are one."""
    if not all(row.time_precision in _DATED and row.time_basis != "published" for row in (one.row, other.row)):
        return False
    if one.where.level not in _PLACED or other.where.level not in _PLACED:
        return False
    return one.where.holds(other.where) or other.where.holds(one.where)


def is_of_one_incident(told: Iterable[Told]) -> bool:
    """Whether a story is of one incident: most of its reports give one day, and one town.

    Of the reports that give a day at all two in three must give it, and half of all: where many leave their days open,
    the few days that are told may be those of one night in a week of unrest.
    """
    days: dict[str, Counter[date]] = defaultdict(Counter)
    towns: dict[str, Counter[str]] = defaultdict(Counter)
    telling = set()
    for one in told:
        row = one.row
        if row.type in listed("done_to_one") or row.type in listed("once"):
            telling.add(row.report_key)
            if row.time_start is not None and row.time_start == row.time_end:
                days[row.report_key][row.time_start] += 1
            if one.where.level == "town":
                towns[row.report_key][one.where.key] += 1
    if min(len(days), len(towns)) < _SEVERAL:
        return False
    by_day = Counter(min(found, key=lambda day: (-found[day], day)) for found in days.values())
    by_town = Counter(min(found, key=lambda town: (-found[town], town)) for found in towns.values())
    near = max(by_day[day] + by_day[day + timedelta(days=1)] for day in by_day)
    dated = 3 * near >= 2 * len(days) and 2 * near >= len(telling)
    return dated and 3 * max(by_town.values()) >= 2 * len(towns)


def _kin(one: MentionRow, other: MentionRow) -> str:
    kin = kinship(one.text, other.text)
    if kin != SAME and one.type and one.mode and (one.type, one.mode) == (other.type, other.mode):
        return ALIKE
    return kin


def _who(one: Told, other: Told) -> float:
    points = 0.0
    for role in _ROLES:
        a, b = set(one.links.get(role, ())) - {""}, set(other.links.get(role, ())) - {""}
        if a and b:
            points += _WHO if a & b else _OTHERS
    return points


def _when_and_where(one: Told, other: Told) -> float:
    points = 0.0
    days = [_days(row) for row in (one.row, other.row)]
    known = one.row.time_start is not None and "published" not in (one.row.time_basis, other.row.time_basis)
    if known and days[0] is not None and days[0] == days[1]:
        points += _DAY
    if one.where.key and one.where.key == other.where.key and one.where.level == "town":
        points += _TOWN
    elif _other_place(one, other):
        points += _ELSEWHERE
    return points


def _days(row: MentionRow) -> tuple[date, date] | None:
    """The first and the last day; what was done by a day may have been done on any before."""
    last = row.time_end or row.time_start
    first = row.time_start or (date.min if last is not None else None)
    return (first, last) if first is not None and last is not None else None


def _other_day(one: MentionRow, other: MentionRow) -> bool:
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return False
    slack = _GUESSED if "published" in (one.time_basis, other.time_basis) else timedelta(0)
    return a[0] > b[1] + slack or b[0] > a[1] + slack


def _other_place(one: Told, other: Told) -> bool:
    """Whether two places are known to be two: linked, apart on the map, and not one name that was linked twice."""
    a, b = one.where, other.where
    if not (a.key.isdigit() and b.key.isdigit()) or "region" in (a.level, b.level) or a.holds(b) or b.holds(a):
        return False
    if set(plain_name(one.row.place).split()) & set(plain_name(other.row.place).split()):
        return False
    apart = kilometres(one.row, other.row)
    return apart is None or apart > _NEIGHBOURS_KM or "country" in (a.level, b.level)


def _is_said(row: MentionRow) -> bool:
    """Whether the place stands in the mention's own sentence, and was not carried over from another."""
    return row.place_start is not None and row.sentence[0] <= row.place_start < row.sentence[1]


def _others_named(one: Told, other: Told) -> bool:
    for role in _ROLES:
        a, b = one.named.get(role, frozenset()), other.named.get(role, frozenset())
        # "Rep. Ana Ruiz" and "Ruiz" are no two, whether or not they were linked.
        if a and b and not a & b:
            return True
    return False


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = sorted((one, other), key=len)
    return math.fsum(value * large[word] for word, value in small.items() if word in large)
