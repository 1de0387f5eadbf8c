"""What is likely one but not sure, put apart for a person to decide: actors, events, places and series of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from dateline.model.rows import ClaimRow, FigureRow, MentionRow, RelationRow
from dateline.resolve.entities.actors import SMALL, Directory, best_name, refs_of, state_of
from dateline.resolve.entities.named import called, spelled
from dateline.resolve.events.happenings import Doubts
from dateline.resolve.relations.reasons import say_day
from dateline.resolve.words import listed, plain_name

MOST = 40
"""Proposals of one kind in one story; those beyond are less likely."""
_RIVALS = 3
"""Of more that fit equally, none is worth a question."""
_SHORTEST = 6
_FEW = 12
Links = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two things that may be one. ``a`` < ``b``; ``evidence``: ids of claims."""

    kind: str
    a: str
    b: str
    likelihood: float
    reason: str
    evidence: tuple[str, ...]


def body_of(found: Iterable[Proposed]) -> list[dict[str, Any]]:
    """As kept: each pair once, the likeliest first, at most ``MOST`` of a kind."""
    best: dict[tuple[str, str, str], Proposed] = {}
    for one in sorted(found, key=lambda one: (-one.likelihood, one.reason, one.evidence)):
        if one.a != one.b:
            best.setdefault((one.kind, one.a, one.b), one)
    ranked = sorted(best.values(), key=lambda one: (one.kind, -one.likelihood, one.a, one.b))
    counts: dict[str, int] = defaultdict(int)
    kept = []
    for one in ranked:
        counts[one.kind] += 1
        if counts[one.kind] <= MOST:
            kept.append(asdict(one) | {"evidence": list(one.evidence), "likelihood": round(one.likelihood, 2)})
    return kept


def actor_pairs(
    mentions: Sequence[MentionRow], links: Links, known: Directory, country_of: Mapping[str, str]
) -> Iterable[Proposed]:
    """Names and descriptions that fit several, and names that differ in little."""
    at: dict[str, dict[str, str]] = defaultdict(dict)
    words: dict[str, set[str]] = defaultdict(set)
    uses = []
    for row, role, place, ref in refs_of(sorted(mentions, key=lambda row: row.id)):
        keys = links.get(row.id, {}).get(role, ())
        if place < len(keys) and keys[place]:
            key, name = keys[place], called(ref.text).name
            uses.append((row, ref, key, name))
            at[known.full(name)].setdefault(key, row.id)
            words[key].add(ref.text)
    shown = {key: best_name(texts) for key, texts in words.items()}
    # A full name to the key that most plainly has it: the first that is called by all of it.
    full = {name: next(iter(at[name].items())) for name in known.names if name in at}
    for row, ref, key, name in uses:
        fits = _fitting(row, ref.text, name, known, country_of)
        several = sorted(one for one in fits if one in full and full[one][0] != key)
        if not several or len(several) > _RIVALS:
            continue
        for one in several:
            other, id = full[one]
            reason = f"“{ref.text}” may be {shown[other]}"
            reason += f", and {len(several) - 1} more that the story names." if len(several) > 1 else "."
            value = (0.6 if len(several) == 1 else 1 / len(several)) if key else 0.0
            yield _pair("actor", key, other, value, reason, (row.id, fits[one] or id))
    for one, other, value, why in _alike(sorted(full)):
        (a, first), (b, second) = full[one], full[other]
        if a != b:
            yield _pair("actor", a, b, value, f"“{shown[a]}” and “{shown[b]}” {why}.", (first, second))


def _fitting(row: MentionRow, text: str, name: str, known: Directory, country_of: Mapping[str, str]) -> dict[str, str]:
    """Full names that words may stand for, and the claim that says so, "" for the name's own first mention."""
    words = called(text)
    if len(known.several.get(name, ())) > 1:
        return dict.fromkeys(known.several[name], "")
    if words.plain in listed("offices"):
        return dict(known.holders.get((words.plain, state_of(words, row, country_of)), {}))
    if plain_name(text) in listed("pronouns"):
        return {}
    return known.described(text)


def _alike(names: Sequence[str]) -> Iterable[tuple[str, str, float, str]]:
    """Pairs of full names that differ in little, how likely they are one, and in what they differ."""
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        parts = name.split()
        if len(parts) > 1:
            buckets["last", parts[-1]].append(name)
            buckets["first", parts[0]].append(name)
            buckets["all", " ".join(sorted(part for part in parts if part not in SMALL))].append(name)
    for (kind, _), some in sorted(buckets.items()):
        for one, other in combinations(some, 2):
            a, b = one.split(), other.split()
            if kind == "all":
                yield one, other, 0.7, "are the same words in another order"
            elif kind == "last" and _is_initial(a[0], b[0]):
                yield one, other, 0.8, "share a surname, and the one has an initial"
            elif kind == "last" and a[0] == b[0]:
                yield one, other, 0.8, "differ only in a middle name"
            elif len(a) == len(b) == 2 and (_is_slip(a[0], b[0]) or _is_slip(a[1], b[1])):
                yield one, other, 0.6, "differ in one letter"


def _is_initial(one: str, other: str) -> bool:
    return one != other and min(len(one.rstrip(".")), len(other.rstrip("."))) == 1 and one[0] == other[0]


def _is_slip(one: str, other: str) -> bool:
    """Whether two long words differ in one letter."""
    if one == other or min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]


def event_pairs(doubts: Doubts, event: Mapping[str, str], rows: Mapping[str, MentionRow]) -> Iterable[Proposed]:
    """Mentions that fit two happenings as well, and those of which too little is said to be sure."""
    for pairs, why in (
        (doubts.either, "may be one happening, but another fits as well that cannot be both"),
        (doubts.little, "may be one happening; too little is said of who, where and when to be sure"),
    ):
        for one, other, value in pairs:
            words = " and ".join(f"“{rows[id].text}” ({_report(rows[id])})" for id in (one, other))
            yield _pair("event", event[one], event[other], value, f"{words} {why}.", (one, other))


def series_pairs(
    figures: Mapping[str, FigureRow], series: Mapping[str, str], relations: Iterable[RelationRow]
) -> Iterable[Proposed]:
    """Series that give the same odd number and differ in one thing only: in place, day or event."""
    for row in relations:
        a, b = figures.get(row.a), figures.get(row.b)
        if row.relation != "different_scope" or row.same_origin or a is None or b is None:
            continue
        if (
            len(row.scope) != 1
            or row.scope[0] not in ("place", "time", "event")
            or series.get(a.id) == series.get(b.id)
        ):
            continue
        odd = a.low is not None and a.low > _FEW and bool(a.low % 10) and a.low == a.high
        if odd and (a.low, a.high) == (b.low, b.high) and a.report_key != b.report_key:
            value = 0.5 + min(len(str(a.low)), 4) / 10
            reason = f"Both count {a.low:,}, and differ in {row.scope[0]} only ({_report(a)}, {_report(b)})."
            yield _pair("series", series[a.id], series[b.id], value, reason, (a.id, b.id))


def place_pairs(claims: Iterable[ClaimRow]) -> Iterable[Proposed]:
    """A name that was linked to two places in one story, or to one and to none."""
    found: dict[tuple[str, str], dict[str, ClaimRow]] = defaultdict(dict)
    for row in sorted(claims, key=lambda row: row.id):
        if row.place and row.place_precision not in ("country", "region"):
            key = f"P{row.place_id}" if row.place_id is not None else f"place:{row.place}"
            found[spelled(plain_name(row.place)), row.place_country if row.place_id is not None else ""].setdefault(
                key, row
            )
    names: dict[str, dict[str, ClaimRow]] = defaultdict(dict)
    for (name, _), places in found.items():
        names[name] |= places
    for places in names.values():
        linked = [key for key in places if key.startswith("P")]
        if not 1 <= len(linked) <= _RIVALS:
            continue
        for a, b in combinations(sorted(places), 2):
            if a.startswith("place:") and b.startswith("place:"):
                continue
            one, other = places[a], places[b]
            told = " and ".join(_where(row) for row in (one, other))
            value = 0.7 if len(linked) == 1 else 0.4
            yield _pair("place", a, b, value, f"“{one.place}” is taken for two places: {told}.", (one.id, other.id))


def _where(row: ClaimRow) -> str:
    if row.place_id is None:
        return f"one that no gazetteer entry was found for ({_report(row)})"
    return ", ".join(part for part in (row.place_name, row.place_admin1, row.place_country) if part)


def _report(row: ClaimRow) -> str:
    day = f", {say_day(row.published)}" if row.published else ""
    return f"{row.outlet or row.report}{day}"


def _pair(kind: str, a: str, b: str, value: float, reason: str, evidence: tuple[str, ...]) -> Proposed:
    one, other = sorted((a, b))
    return Proposed(kind, one, other, value, reason, tuple(dict.fromkeys(evidence)))
