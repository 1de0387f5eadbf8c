"""What a report is about, as weighted marks: its names, and what happened in which town on which day.

A name in few reports tells more than one in many. Behind a small record stand the thousands of reports that are not in
it: without them, the names that all of its reports share would count for nothing, though they are what makes it one
crisis.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.model.rows import ClaimRow
from dateline.resolve.plain import PlainReport
from dateline.resolve.words import listed

Marks = dict[str, float]

_BEHIND = 3000
"""Reports that are thought to stand behind the record, none of which has its names."""

_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_STARTS = frozenset('.!?:;\n"“”‘([—–-')


def find_marks(reports: Sequence[PlainReport], claims: Iterable[ClaimRow]) -> tuple[dict[str, Counter[str]], Marks]:
    """How often each report has each mark, and the weight of each mark."""
    claims = list(claims)
    places = {name for claim in claims for name in _place_names(claim)}
    marks = _with_openings(reports, places)
    for claim in claims:
        for name in _place_names(claim):
            marks[claim.report_key].setdefault(name, 1)
        what = getattr(claim, "measure", "") or getattr(claim, "type", "")
        in_town = claim.place_precision in ("site", "city", "district")
        if what and in_town and claim.time_precision == "day" and claim.time_start is not None:
            for step in (0, 1):
                place = claim.place_id or claim.place.casefold()
                marks[claim.report_key][f"@{place} {claim.time_start.toordinal() + step}"] = 1
    held = Counter(mark for found in marks.values() for mark in found)
    several = len(reports) + _BEHIND + 1
    return marks, {mark: math.log(1 + several / count) for mark, count in held.items()}


def vector(found: Mapping[str, int], weight: Mapping[str, float]) -> Marks:
    """The marks of one report as a vector of length one; empty if it has none."""
    raw = {mark: (1 + math.log(count)) * weight[mark] for mark, count in sorted(found.items())}
    length = math.sqrt(math.fsum(value * value for value in raw.values()))
    return {mark: value / length for mark, value in raw.items()}


def _place_names(claim: ClaimRow) -> list[str]:
    """Names of a claim's place and of the division that it lies in."""
    names = (_plain(name) for name in (claim.place_name or claim.place, claim.place_admin1))
    return [name for name in names if name and name not in listed("no_names")]


def _names(report: PlainReport) -> tuple[Counter[str], Counter[str]]:
    """Capitalised words within sentences of the body, two in a row as one name too; and words that open a sentence.

    The dateline's place counts twice.
    """
    no_names = listed("no_names")
    found: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    before, end = "", -1
    for match in _NAME.finditer(report.body):
        if not match[0][0].isupper():
            before = ""
            continue
        name = _plain(match[0])
        if before and match.start() == end + 1:
            found[f"{before} {name}"] += 1
        stands = report.body[max(0, match.start() - 3) : match.start()].rstrip(" ")[-1:]
        opens = not stands or stands in _STARTS
        for part in {name, *name.split("-")}:
            if part not in no_names and len(part) > 2:
                (openings if opens else found)[part] += 1
        before, end = name, match.end()
    for word in _NAME.findall(report.dateline_place):
        found[_plain(word)] += 2
    return found, openings


def _with_openings(reports: Sequence[PlainReport], places: set[str]) -> dict[str, Counter[str]]:
    """Names of each report; of words that every one would capitalise there, those that are names elsewhere."""
    read = {report.key: _names(report) for report in reports}
    known = {name for found, _ in read.values() for name in found} | places
    marks = {}
    for report in reports:
        found, openings = read[report.key]
        openings.update({_plain(word) for word in _NAME.findall(report.headline) if word[0].isupper()})
        marks[report.key] = found + Counter({name: count for name, count in openings.items() if name in known})
    return marks


def _plain(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s").rstrip("'’-")
