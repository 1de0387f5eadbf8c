"""Which reports print one text, and which claims stand in a passage that another report printed first.

Ten papers that print one agency text are one origin (``copies`` tells which do). Who copies a passage into a longer
report of his own keeps his origin for the rest; what is said in the passage comes from where it stood first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from dateline.model.rows import ClaimRow, FigureRow
from dateline.resolve.plain import key_of
from dateline.resolve.reports.copies import HELD, OVERLAP, Spans, is_copy, may_share
from dateline.resolve.reports.parts import Overlaps
from dateline.resolve.reports.traits import SHINGLE, Trait
from dateline.resolve.union import Union
from dateline.resolve.words import words_of

__all__ = ["HELD", "OVERLAP", "SHINGLE", "find_lines", "find_origins", "find_passages"]

_LINE = 8
"""Words from which a sentence is not written twice: whoever has the same one copied it."""


def find_origins(part: Sequence[Trait], overlaps: Overlaps) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """The origin of each report of a part, and what is known of each origin ("kind", "credit", "evidence"), by key.

    Args:
        part: Reports, earliest first.
        overlaps: What pairs of reports share; pairs of other parts are passed over.
    """
    by_key = {trait.key: trait for trait in part}
    same = Union(by_key)
    found: dict[frozenset[str], float] = {}
    for (one, other), shared in sorted(overlaps.items()):
        if one in by_key and other in by_key and shared and is_copy(by_key[one], by_key[other], shared):
            same.join(one, other)
            found[frozenset((one, other))] = shared.share
    origin: dict[str, str] = {}
    known: dict[str, dict[str, Any]] = {}
    for group in same.groups():
        key = key_of("O", [group[0]])
        origin |= dict.fromkeys(group, key)
        known[key] = _describe([by_key[member] for member in group], found)
    return origin, known


def _describe(group: list[Trait], found: Mapping[frozenset[str], float]) -> dict[str, Any]:
    credit = next((trait.credit for trait in group if trait.credit), "")
    if len(group) == 1:
        return {"kind": "alone", "credit": credit, "evidence": ""}
    exact = all(one.words == other.words for one, other in pairwise(group))
    if exact:
        evidence = f"{len(group)} reports have the same words in their bodies"
    else:
        keys = {trait.key for trait in group}
        least = min(share for pair, share in found.items() if pair <= keys)
        evidence = f"the bodies of {len(group)} reports share at least {least:.0%} of their five-word sequences"
    if credit:
        evidence += f"; credited to {credit}"
    return {"kind": "copy" if exact else "near copy", "credit": credit, "evidence": evidence}


def find_passages(
    claims: Iterable[ClaimRow],
    bodies: Mapping[str, str],
    traits: Mapping[str, Trait],
    overlaps: Overlaps,
    origin: Mapping[str, str],
) -> dict[str, str]:
    """The origin of each claim that stands in a passage which another report printed before, by id.

    Args:
        claims: Claims of reports that share passages with others; the rest is passed over.
        bodies: Bodies of those reports.
        traits: Of those reports and of those that they share passages with.
        overlaps: What pairs of these share.
        origin: The origin of each report.
    """
    beside: dict[str, list[tuple[Trait, Spans]]] = defaultdict(list)
    for (one, other), shared in sorted(overlaps.items()):
        if shared and one in traits and other in traits and may_share(traits[one], traits[other]):
            beside[one].append((traits[other], shared.one))
            beside[other].append((traits[one], shared.other))
    found: dict[str, str] = {}
    for claim in claims:
        key = claim.report_key
        at = bodies.get(key, "").find(claim.sentence_text) if beside.get(key) and claim.sentence_text else -1
        if at < 0:
            continue
        end = at + len(claim.sentence_text.rstrip(" \n.!?\"”’'"))
        holders = [
            trait for trait, spans in beside[key] if any(start <= at and end <= last + 1 for start, last in spans)
        ]
        first = min((traits[key], *holders), key=lambda trait: trait.order)
        if origin[first.key] != origin[key]:
            found[claim.id] = origin[first.key]
    return found


def find_lines(claims: Iterable[ClaimRow], story: Mapping[str, str], of: Mapping[str, str]) -> dict[str, str]:
    """The origin of each figure whose whole sentence an earlier report of its story prints, by id.

    A line that a site prints under all of its reports is said once, and so is a sentence that a desk keeps from one
    day's report to the next.

    Args:
        claims: All claims of some stories.
        story: The story of each report.
        of: The origin of each report, and by id of each claim that stands in a passage of another.
    """
    lines: dict[tuple[str, str], list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        home = story.get(claim.report_key)
        if home and isinstance(claim, FigureRow):
            lines[home, claim.sentence_text].append(claim)
    found: dict[str, str] = {}
    for (_, text), members in lines.items():
        keys = {claim.report_key for claim in members}
        if len(keys) < 2 or len(words_of(text)) < _LINE:
            continue
        first = min(members, key=lambda claim: (claim.published or date.max, claim.report_key, claim.id))
        origin = of.get(first.id) or of[first.report_key]
        found |= {claim.id: origin for claim in members if (of.get(claim.id) or of[claim.report_key]) != origin}
    return found
