"""Which reports print one text.

Two bodies are copies if their words are equal, near copies if at least half of their five-word shingles are shared, or
if four fifths of the shorter one's stand in the longer (an agency text with paragraphs cut). Candidates come from
MinHash bands, so that the cost is near linear; each is then measured exactly. A headline or a caption never counts:
copies differ in the one, and the other repeats the body.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Any

from rensa import RMinHash

from dateline.resolve.plain import PlainReport, key_of
from dateline.resolve.union import Union
from dateline.resolve.words import words_of

SHINGLE = 5
OVERLAP = 0.5
"""Share of shingles, of both together, from which two bodies are near copies."""
HELD = 0.8
"""Share of the shorter one's shingles in the longer from which the shorter is a cut copy."""
_SHORTEST = 20
"""Shingles below which two texts are alike by chance: stock sentences of a service."""

_ROWS, _BANDS = 3, 64
"""A pair that shares half of its shingles is missed by all bands once in five thousand."""
_MONTH, _WEEK, _SEVERAL = 31, 7, 3
"""What stands under so many headlines for more than a month is a site's and no report's."""
_CROWD = 200
"""In a band with more texts than this, each is measured against its neighbours only: they are chained all the same."""

_CREDIT = re.compile(r"\(\s*([A-Z][A-Za-z.&/ -]{1,40})\s*\)\s*$|^[^\n(]{0,60}\(([A-Z][A-Za-z.&/ -]{1,40})\)\s*[-–—]")


def report_order(report: PlainReport) -> tuple[Any, ...]:
    """Earliest report first; one without a day stands after those with one."""
    return (report.published or date.max, report.name, report.key)


def find_origins(reports: Sequence[PlainReport]) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """The origin of each report, and what is known of each origin ("kind", "credit", "evidence"), by key."""
    ordered = sorted(reports, key=report_order)
    bodies = {report.key: words_of(report.body) for report in ordered}
    shingles = _without_furniture(ordered, {key: _shingles(words) for key, words in bodies.items()})
    by_key = {report.key: report for report in ordered}
    same = Union(report.key for report in ordered)
    found: dict[frozenset[str], float] = {}
    for one, other in _candidates(bodies, shingles):
        if len(shingles[one]) < _SHORTEST and not _printed_together(by_key[one], by_key[other]):
            continue
        overlap = _overlap(bodies, shingles, one, other)
        if overlap is not None:
            same.join(one, other)
            found[frozenset((one, other))] = overlap
    origin: dict[str, str] = {}
    known: dict[str, dict[str, Any]] = {}
    for group in same.groups():
        key = key_of("O", [group[0]])
        origin |= dict.fromkeys(group, key)
        known[key] = _describe([by_key[member] for member in group], bodies, found)
    return origin, known


def _shingles(words: list[str]) -> frozenset[str]:
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _without_furniture(
    ordered: Sequence[PlainReport], shingles: dict[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Shingles without those that stand in reports of several headlines, months apart: "log in to read on"."""
    first: dict[str, PlainReport] = {}
    headlines: dict[str, set[str]] = defaultdict(set)
    lasting: set[str] = set()
    for report in ordered:
        if report.published is not None:
            for shingle in shingles[report.key]:
                begun = first.setdefault(shingle, report)
                headlines[shingle].add(report.headline)
                if begun.published is not None and (report.published - begun.published).days > _MONTH:
                    lasting.add(shingle)
    furniture = {shingle for shingle in lasting if len(headlines[shingle]) >= _SEVERAL}
    return {key: found - furniture for key, found in shingles.items()}


def _printed_together(one: PlainReport, other: PlainReport) -> bool:
    """Whether two short texts may be one and no stock sentence: under one headline, or in one week."""
    if one.headline and one.headline == other.headline:
        return True
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) <= _WEEK


def _candidates(bodies: dict[str, list[str]], shingles: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    buckets: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for key, words in bodies.items():
        if words:
            buckets[("text", hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest())].append(key)
        if len(shingles[key]) >= _SHORTEST:
            sketch = RMinHash(num_perm=_ROWS * _BANDS, seed=1)
            # Sorted: the sketch must not depend on the order of a set.
            sketch.update(sorted(one.encode("utf-8", "surrogatepass") for one in shingles[key]))
            digest = sketch.digest()
            for band in range(_BANDS):
                buckets[(band, *digest[band * _ROWS : (band + 1) * _ROWS])].append(key)
    pairs: set[tuple[str, str]] = set()
    for members in buckets.values():
        pairs.update(combinations(members, 2) if len(members) <= _CROWD else pairwise(members))
    return pairs


def _overlap(bodies: dict[str, list[str]], shingles: dict[str, frozenset[str]], one: str, other: str) -> float | None:
    """Share of shingles in common, None if it is too small for one origin; 1.0 for the same words."""
    if bodies[one] == bodies[other]:
        return 1.0
    small, large = sorted((shingles[one], shingles[other]), key=len)
    if len(small) < _SHORTEST:
        return None
    shared = len(small & large)
    overlap = shared / (len(small) + len(large) - shared)
    return overlap if overlap >= OVERLAP or shared / len(small) >= HELD else None


def _describe(
    group: list[PlainReport], bodies: dict[str, list[str]], found: dict[frozenset[str], float]
) -> dict[str, Any]:
    credit = next((name for report in group if (name := _credit(report.body))), "")
    if len(group) == 1:
        return {"kind": "alone", "credit": credit, "evidence": ""}
    exact = all(bodies[one.key] == bodies[other.key] for one, other in pairwise(group))
    if exact:
        evidence = f"{len(group)} reports have the same words in their bodies"
    else:
        keys = {report.key for report in group}
        least = min(share for pair, share in found.items() if pair <= keys)
        evidence = f"the bodies of {len(group)} reports share at least {least:.0%} of their five-word sequences"
    if credit:
        evidence += f"; credited to {credit}"
    return {"kind": "copy" if exact else "near copy", "credit": credit, "evidence": evidence}


def _credit(body: str) -> str:
    found = _CREDIT.search(body.strip())
    return next((name.strip() for name in found.groups() if name), "") if found else ""
