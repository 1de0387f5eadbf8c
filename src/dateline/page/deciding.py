"""Who decided what: judgements by the claims that they apply to, and two people's side by side."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model.judgement import JudgementRow
from dateline.model.rows import ClaimRow
from dateline.page.snapshot import Snapshot
from dateline.record.fields import PLACE
from dateline.record.spans import base_of

_ON_A_CLAIM = ("accepted", "rejected", "unsure", "corrected")


def judgements_of(snapshot: Snapshot) -> Mapping[str, list[JudgementRow]]:
    """Judgements by the id of what they name or apply to, oldest first, each with those that take it back."""
    return snapshot.once("deciding.judgements_of", lambda: _by_id(snapshot.judgements))


def decisions(snapshot: Snapshot) -> Mapping[str, Mapping[str, JudgementRow]]:
    """Claim id to person to the last thing that they decided on it. What another overruled is still their decision."""
    return snapshot.once("deciding.decisions", lambda: _decisions(snapshot.judgements))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people who decided on the same claims agree.

    Attributes:
        one, other: Who.
        both: Claims on which both decided.
        agreed: On how many of them they decided the same.
        percent: ``agreed`` of ``both``, in per cent; None for none.
        kappa: Cohen's kappa; None where it is not defined: nothing in common, or both always said the same one thing.
    """

    one: str
    other: str
    both: tuple[str, ...]
    agreed: int
    percent: float | None
    kappa: float | None


def agreement(decided: Mapping[str, Mapping[str, JudgementRow]], one: str, other: str) -> Agreement:
    """Agreement of two people over the claims that both decided on.

    Two corrections agree if they put the same values; a correction agrees with nothing else.

    Source: J. Cohen, A coefficient of agreement for nominal scales, 1960: (observed - chance) / (1 - chance), chance
    being what two people would agree by who hands out verdicts as often as these two did, but blindly.
    """
    both = tuple(id for id, said in decided.items() if one in said and other in said)
    pairs = [(label(decided[id][one]), label(decided[id][other])) for id in both]
    agreed = sum(first == second for first, second in pairs)
    if not pairs:
        return Agreement(one, other, both, 0, None, None)
    first, second = (Counter(pair[at] for pair in pairs) for at in (0, 1))
    observed = agreed / len(pairs)
    chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    kappa = None if chance == 1 else (observed - chance) / (1 - chance)
    return Agreement(one, other, both, agreed, 100 * observed, kappa)


def label(row: JudgementRow) -> str:
    """A decision as one word that can be compared: the verdict, with the values of a correction."""
    if row.verdict != "corrected":
        return row.verdict
    values = {value.field: value.value for value in row.values if not base_of(value.field)}
    return f"corrected {json.dumps(values, sort_keys=True)}"


def told_values(row: JudgementRow) -> list[tuple[str, str]]:
    """The values of a correction as a reader wants them: field and value, a day or a place once, no offsets."""
    return _told({one.field: one.value for one in row.values if not base_of(one.field)})


def told_corrections(row: ClaimRow) -> list[tuple[str, str, str]]:
    """What the machine read where a person put something else: field, who, value; a day or a place once, no offsets."""
    by: dict[str, dict[str, object]] = {}
    for one in row.corrections:
        if not base_of(one.field):
            by.setdefault(one.who, {})[one.field] = one.read
    return [(name, who, value) for who, read in by.items() for name, value in _told(read)]


def _told(values: dict[str, object]) -> list[tuple[str, str]]:
    """Fields and values in words: a place by its name."""
    told = []
    place = values.get("place_name") or values.get("place")
    if place and values.get("place_id"):
        country = values.get("place_country")
        told.append(("place", f"{place}{f', {country}' if country else ''} (GeoNames {values['place_id']})"))
        values = {name: value for name, value in values.items() if name not in ("place", *PLACE)}
    elif not {"place", "place_name"}.isdisjoint(values):
        told.append(("place", str(place or "not known")))
        values = {name: value for name, value in values.items() if name not in ("place", *PLACE)}
    days = [str(values.pop(name)) for name in ("time_start", "time_end") if values.get(name)]
    if days:
        told.append(("day", " to ".join(dict.fromkeys(days))))
    for name, value in values.items():
        if isinstance(value, list):
            value = "; ".join(one["text"] for one in value)
        elif isinstance(value, bool):
            value = "yes" if value else "no"
        told.append((name.replace("_", " "), "not known" if value in (None, "") else str(value)))
    return told


def people(decided: Mapping[str, Mapping[str, JudgementRow]]) -> list[str]:
    """Everyone who decided on a claim, whoever decided most first."""
    counts = Counter(who for said in decided.values() for who in said)
    return sorted(counts, key=lambda who: (-counts[who], who))


def pairs(decided: Mapping[str, Mapping[str, JudgementRow]]) -> list[Agreement]:
    """Agreement of every two people with claims in common, most in common first."""
    everyone = people(decided)
    made = [agreement(decided, one, other) for at, one in enumerate(everyone) for other in everyone[at + 1 :]]
    return sorted((pair for pair in made if pair.both), key=lambda pair: (-len(pair.both), pair.one, pair.other))


def _by_id(rows: Iterable[JudgementRow]) -> dict[str, list[JudgementRow]]:
    found: dict[str, list[JudgementRow]] = defaultdict(list)
    about: dict[str, set[str]] = {}
    for row in rows:
        ids = {row.target, row.other, *row.now, *row.other_now} - {""}
        if row.undoes:
            ids |= about.get(row.undoes, set())
        about[row.key] = ids
        for id in ids:
            found[id].append(row)
    return dict(found)


def _decisions(rows: Iterable[JudgementRow]) -> dict[str, dict[str, JudgementRow]]:
    found: dict[str, dict[str, JudgementRow]] = defaultdict(dict)
    for row in rows:
        if row.verdict in _ON_A_CLAIM and row.state not in ("undone", "lost"):
            for id in row.now:
                found[id][row.who] = row
    return dict(found)
