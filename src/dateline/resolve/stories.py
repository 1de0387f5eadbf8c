"""Which reports are about one crisis.

Two reports are of one story if they were published within a month of each other (or one has no day) and share enough
names, or a name that both dwell on, or tell of one kind of
thing in one town on one day. Names of countries count for little: two crises in one country are two. Reports of
one origin are of one story.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from dateline.model.rows import ClaimRow, FigureRow
from dateline.resolve.origins import report_order
from dateline.resolve.plain import PlainReport, key_of
from dateline.resolve.union import Union
from dateline.resolve.words import listed

_MONTH = 31
_SHARE = 0.15
"""Share of the weight of the shorter list of names that must be common."""
_SHARE_OF_A_DAY = 0.08
"""The same for two reports that count one thing for one day."""
_COMMON = 400
"""A name in more reports than this brings no two of them together."""

_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_STARTS = frozenset('.!?:;\n"“”‘([—–-')


def find_stories(
    reports: Sequence[PlainReport], claims: Sequence[ClaimRow], origin: Mapping[str, str]
) -> dict[str, str]:
    """The story of each report: "" for one that stands alone and counts nothing and tells of no event."""
    ordered = sorted(reports, key=report_order)
    clues = _Clues(ordered, claims)
    by_key = {report.key: report for report in ordered}
    same = Union(by_key)
    first: dict[str, str] = {}
    for key in by_key:
        same.join(key, first.setdefault(origin.get(key, key), key))
    for one, other in _candidates(clues.names):
        if _in_time(by_key[one], by_key[other]) and clues.alike(one, other):
            same.join(one, other)
    for one, other in _told_of_one_place(claims):
        same.join(one, other)
    telling = {claim.report_key for claim in claims if claim.kind in ("figure", "event")}
    story: dict[str, str] = {}
    for group in same.groups():
        told = len(group) > 1 or group[0] in telling
        story |= dict.fromkeys(group, key_of("C", [group[0]]) if told else "")
    return story


class _Clues:
    """What tells that two reports are of one story."""

    def __init__(self, reports: Sequence[PlainReport], claims: Sequence[ClaimRow]) -> None:
        countries = {
            word for claim in claims if claim.place_precision in ("country", "region") for word in _fold(claim)
        }
        self.names = _with_headlines(reports)
        self._main = {
            key: {name for name, count in found.items() if count >= 2} - countries for key, found in self.names.items()
        }
        self._held = Counter(name for found in self.names.values() for name in found)
        self._weight = _weights(self._held, len(reports), countries)
        self._days = _days_of(claims)
        self._measures: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if isinstance(claim, FigureRow):
                self._measures[claim.report_key].add(claim.measure)
        self._rare, self._uncommon = max(3, len(reports) // 50), max(20, len(reports) // 10)

    def alike(self, one: str, other: str) -> bool:
        """Whether two reports that were published within a month are of one story."""
        a, b = self._main[one], self._main[other]
        if any(self._held[name] <= self._uncommon for name in a & b):
            return True
        dwelt_on = (a & self.names[other].keys()) | (b & self.names[one].keys())
        if not self._measures[one].isdisjoint(self._measures[other]) and any(
            self._held[name] <= self._rare for name in dwelt_on
        ):
            return True
        of_one_day = not self._days[one].isdisjoint(self._days[other])
        share = _share(self.names[one], self.names[other], self._weight)
        return share >= (_SHARE_OF_A_DAY if of_one_day else _SHARE)


def _told_of_one_place(claims: Iterable[ClaimRow]) -> Iterator[tuple[str, str]]:
    """Reports that tell of one kind of thing in one town, on one day or the next."""
    told: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        what = getattr(claim, "measure", "") or getattr(claim, "type", "")
        day = claim.time_start if claim.time_precision == "day" else None
        if what and day is not None and claim.place_precision in ("site", "city", "district"):
            place = str(claim.place_id or claim.place.casefold())
            told[(place, what)].append((day.toordinal(), claim.report_key))
    for found in told.values():
        for (first, one), (later, other) in pairwise(sorted(found)):
            if later - first <= 1:
                yield one, other


def _fold(claim: ClaimRow) -> set[str]:
    return {word.casefold() for text in (claim.place, claim.place_name) for word in _NAME.findall(text)}


def _names(report: PlainReport) -> Counter[str]:
    """Capitalised words within sentences of the body, and the dateline's place, which counts twice."""
    found: Counter[str] = Counter()
    for match in _NAME.finditer(report.body):
        before = report.body[: match.start()].rstrip(" ")[-1:]
        if match[0][0].isupper() and before and before not in _STARTS:
            found[_plain(match[0])] += 1
    for word in _NAME.findall(report.dateline_place):
        found[_plain(word)] += 2
    return found


def _with_headlines(reports: Sequence[PlainReport]) -> dict[str, Counter[str]]:
    """Names of each report. Of a headline's words, all of which may be capitalised, those that are names elsewhere."""
    no_names = listed("no_names")
    names = {report.key: _names(report) for report in reports}
    known = {name for found in names.values() for name in found if name not in no_names and len(name) > 2}
    for report in reports:
        names[report.key].update(_plain(word) for word in _NAME.findall(report.headline) if word[0].isupper())
    return {
        key: Counter({name: count for name, count in found.items() if name in known}) for key, found in names.items()
    }


def _plain(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s").rstrip("'’-")


def _weights(held: Mapping[str, int], reports: int, countries: set[str]) -> dict[str, float]:
    return {
        name: math.log(1 + (reports + 1) / count) * (0.3 if name in countries else 1.0) for name, count in held.items()
    }


def _candidates(names: Mapping[str, Counter[str]]) -> set[tuple[str, str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for key, found in names.items():
        for name in found:
            holders[name].append(key)
    pairs: set[tuple[str, str]] = set()
    for keys in holders.values():
        pairs.update(combinations(keys, 2) if len(keys) <= _COMMON else pairwise(keys))
    return pairs


def _in_time(one: PlainReport, other: PlainReport) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= _MONTH


def _share(one: Counter[str], other: Counter[str], weight: Mapping[str, float]) -> float:
    """Weight of the names in common, as a share of that of the shorter list; 0 if only one name is shared."""
    shared = one.keys() & other.keys()
    if len(shared) < 2:
        return 0.0
    return sum(weight[name] for name in shared) / min(sum(weight[name] for name in names) for names in (one, other))


def _days_of(claims: Iterable[ClaimRow]) -> dict[str, set[tuple[str, int]]]:
    """What each report counts or tells of, with the day in the report's words and the days beside it."""
    days: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for claim in claims:
        what = getattr(claim, "measure", "")
        if what and claim.time_precision == "day" and claim.time_start is not None and claim.time_basis != "published":
            days[claim.report_key].update((what, claim.time_start.toordinal() + step) for step in (0, 1))
    return days
