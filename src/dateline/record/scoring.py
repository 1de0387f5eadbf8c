"""A record held against claims that a person coded by hand: what was found, and what of it is right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dateline.model.answers import FieldRow, LevelRow, MissRow, Score
from dateline.model.rows import ClaimRow
from dateline.record.coded import KINDS, Coded, CodedFile

LEVELS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "figure": {
        "found": (),
        "counted": ("measure",),
        "valued": ("low", "high"),
        "sourced": ("source",),
        "recorded": ("status", "time_start", "time_end"),
    },
    "event": {
        "found": (),
        "typed": ("type",),
        "placed": ("place",),
        "recorded": ("status", "time_start", "time_end"),
    },
    "statement": {"found": (), "sourced": ("source",), "recorded": ("status",)},
}
"""What each level asks of a claim beyond the level before it. A field that was not coded is asked of nobody."""

_SHARED = ("place", "time_start", "time_end", "source", "source_kind", "via", "status")
_SCORED = {
    "figure": ("measure", "low", "high", "approx", "group", "cumulative", *_SHARED),
    "event": ("type", "mode", *_SHARED),
    "statement": ("direct", *_SHARED),
}
_BOUNDS = ("low", "high")
_NAMES = ("source", "via", "place")
_WORD = re.compile(r"[\w'’-]+")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
# Statements are long: two that only touch are two.
_LEAST = {"figure": 0.0, "event": 0.0, "statement": 0.5}

Pair = tuple[Coded, ClaimRow]


def score(coded: CodedFile, claims: Sequence[ClaimRow]) -> Score:
    """Levels, fields and differences, for the kinds that were coded.

    Args:
        coded: What a person coded.
        claims: Of the record; those of reports that were not coded are passed over.
    """
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in coded.claims)] or ["figure"]
    levels: list[LevelRow] = []
    fields: list[FieldRow] = []
    misses: list[MissRow] = []
    for kind in kinds:
        gold = [one for one in coded.claims if one.kind == kind]
        read = [row for row in claims if row.kind == kind and row.report_key in coded.reports]
        pairs = _paired(gold, read, _LEAST[kind])
        levels += _levels(kind, pairs, len(gold), len(read))
        fields += _fields(kind, pairs)
        misses += _misses(kind, pairs, gold, read)
    return Score(reports=len(coded.reports), levels=tuple(levels), fields=tuple(fields), misses=tuple(misses))


def _paired(gold: Sequence[Coded], read: Sequence[ClaimRow], least: float) -> list[Pair]:
    """One to one by overlap of their words, the largest share first."""
    of: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in read:
        of[row.report_key].append(row)
    options = []
    for place, one in enumerate(gold):
        for row in of[one.report]:
            shared = min(one.end, row.end) - max(one.start, row.start)
            share = shared / (max(one.end, row.end) - min(one.start, row.start))
            if shared > 0 and share >= least:
                options.append((-share, place, row.start, row.id, row))
    taken: set[str] = set()
    found: dict[int, ClaimRow] = {}
    for _, place, _, id, row in sorted(options, key=lambda option: option[:4]):
        if place not in found and id not in taken:
            found[place] = row
            taken.add(id)
    return [(gold[place], row) for place, row in sorted(found.items())]


def _levels(kind: str, pairs: Sequence[Pair], coded: int, read: int) -> list[LevelRow]:
    rows: list[LevelRow] = []
    asked: tuple[str, ...] = ()
    for level, more in LEVELS[kind].items():
        asked = (*asked, *more)
        right = sum(all(_is_right(name, *pair) for name in asked) for pair in pairs)
        rows.append(
            LevelRow(
                kind=kind,
                level=level,
                right=right,
                coded=coded,
                read=read,
                precision=right / read if read else None,
                recall=right / coded if coded else None,
                f1=2 * right / (read + coded) if read + coded else None,
            )
        )
    return rows


def _fields(kind: str, pairs: Sequence[Pair]) -> list[FieldRow]:
    rows = []
    for name in _SCORED[kind]:
        told = [pair for pair in pairs if name in pair[0].values]
        right = sum(_is_right(name, *pair) for pair in told)
        if told:
            rows.append(FieldRow(kind=kind, field=name, coded=len(told), right=right))
    return rows


def _misses(kind: str, pairs: Sequence[Pair], gold: Sequence[Coded], read: Sequence[ClaimRow]) -> list[MissRow]:
    found, known = {one.line for one, _ in pairs}, {row.id for _, row in pairs}
    names = {row.report_key: row.report for row in read}
    base: dict[str, Any] = {"kind": kind, "field": "", "coded": "", "read": ""}
    rows = [
        MissRow(
            **base,
            what="missed",
            report=names.get(one.report, str(one.values["report"])),
            line=one.line,
            text=one.text,
            claim="",
        )
        for one in gold
        if one.line not in found
    ]
    rows += [
        MissRow(**base, what="extra", report=row.report, line=None, text=row.text, claim=row.id)
        for row in read
        if row.id not in known
    ]
    for one, row in pairs:
        rows += [
            MissRow(
                kind=kind,
                what="wrong",
                field=name,
                report=row.report,
                line=one.line,
                text=one.text,
                coded=_said(one.values[name]),
                read=_said(getattr(row, name)),
                claim=row.id,
            )
            for name in _SCORED[kind]
            if not _is_right(name, one, row)
        ]
    return rows


def _is_right(name: str, one: Coded, row: ClaimRow) -> bool:
    if name not in one.values:
        return True
    told, read = one.values[name], getattr(row, name)
    if name in _BOUNDS:
        # "More than 300" is from 301 on; many coders write 300.
        return bool(told == read if told is None or read is None else abs(told - read) <= 1)
    if name in _NAMES:
        return _same_words(told or "", read or "")
    if isinstance(read, date):
        return bool(told == read.isoformat())
    return bool(("" if told is None else told) == ("" if read is None else read))


def _same_words(told: str, read: str) -> bool:
    """Same words but for articles and case, or all words of one in the other."""
    one, other = ({word for word in _WORD.findall(words.casefold()) if word not in _ARTICLES} for words in (told, read))
    return one == other if not one or not other else one <= other or other <= one


def _said(value: Any) -> str:
    if value is None or value == "":
        return "not stated"
    return value.isoformat() if isinstance(value, date) else str(value)
