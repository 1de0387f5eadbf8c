"""Decisions of people on series, events, origins, actors and places, step by step of resolving."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.model.rows import MentionRow, RelationRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.entities.places import Where
from dateline.resolve.judged import Decision, consistent, constrain
from dateline.resolve.relations.comparing import compare
from dateline.resolve.relations.reasons import reason
from dateline.resolve.words import plain_name

Links = dict[str, dict[str, list[str]]]
Sides = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Renaming:
    """Other keys for actors. An item is the key that the names give, and one name of it: names can be parted.

    Attributes:
        items: Item to key. keys: Key to key, for names that no decision is about.
    """

    items: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def apply(self, links: Links, mentions: Iterable[MentionRow]) -> Links:
        """Links with the keys that people decided."""
        if not self.items:
            return links
        moved = {id: {role: list(keys) for role, keys in roles.items()} for id, roles in links.items()}
        for row, role, place, text in _refs(mentions, links):
            key = links[row.id][role][place]
            moved[row.id][role][place] = self.items.get(f"{key}\0{plain_name(text)}", self.keys.get(key, key))
        return moved


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions that stand, oldest first; each method applies those of its kind and changes nothing without any."""

    decisions: tuple[Decision, ...] = ()

    def _of(self, kind: str) -> list[Decision]:
        return [one for one in self.decisions if one.kind == kind]

    def origins(
        self, origin: dict[str, str], known: dict[str, dict[str, Any]]
    ) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        """Origins of reports, and what is known of them."""
        decisions = self._of("origin")
        if not decisions:
            return origin, known
        found = constrain(origin, decisions, "O")
        told = {item: one.told for one in decisions for item in (*one.one, *one.other)}
        members: dict[str, list[str]] = defaultdict(list)
        for report, key in sorted(found.items()):
            members[key].append(report)
        before: dict[str, list[str]] = defaultdict(list)
        for report, key in sorted(origin.items()):
            before[key].append(report)
        for key, reports in members.items():
            if reports != before.get(key):
                who = next((told[report] for report in reports if report in told), "")
                credit = next((known[origin[report]]["credit"] for report in reports if origin[report] in known), "")
                kind, words = ("judged", f"judged to be one text by {who}") if len(reports) > 1 else ("alone", "")
                known = known | {key: {"kind": kind, "credit": credit, "evidence": words}}
        return found, {key: body for key, body in known.items() if key in members}

    def places(self, where: dict[str, Where], words: Mapping[str, str]) -> dict[str, Where]:
        """Places of claims. ``words``: claim id to the place's words."""
        decisions = self._of("place")
        if not decisions:
            return where
        found = dict(where)
        kept, _ = consistent(decisions)
        for decision in reversed(kept):
            if decision.same:
                known = [one for one in found.values() if one.key in (*decision.one, *decision.other)]
                # A place with a number in the gazetteer says more than a bare name.
                best = min(known, key=lambda one: (not one.key.isdigit(), one.key), default=None)
                if best is not None:
                    keys = {*decision.one, *decision.other}
                    found = {id: best if one.key in keys else one for id, one in found.items()}
                continue
            for names, rest in ((decision.one, decision.other), (decision.other, decision.one)):
                for id, one in found.items():
                    name = plain_name(words.get(id, ""))
                    if name in names and one.key in rest:
                        found[id] = replace(one, key=name)
        return found

    def series(self, series: dict[str, str], figures: Iterable[Counted]) -> dict[str, str]:
        """Series of figures; figures of two places that were judged different are never of one."""
        decisions = self._of("series")
        apart = [one for one in self._of("place") if not one.same]
        if apart:
            at: dict[str, list[str]] = defaultdict(list)
            for figure in figures:
                at[figure.where.key].append(figure.row.id)
            for one in apart:
                sides = [tuple(id for key in keys for id in at.get(key, ())) for keys in (one.one, one.other)]
                decisions.insert(0, replace(one, kind="series", one=sides[0], other=sides[1]))
        return constrain(series, decisions, "N") if decisions else series

    def events(self, event: dict[str, str]) -> dict[str, str]:
        """Events of mentions."""
        decisions = self._of("event")
        return constrain(event, decisions, "V") if decisions else event

    def actor_sides(self, mentions: Iterable[MentionRow], links: Links) -> Sides:
        """What each decision on actors is about, as items of ``Renaming``: by its key, the one side and the other."""
        decisions = self._of("actor")
        if not decisions:
            return {}
        at = {
            actor_item(row.id, role, text): f"{links[row.id][role][place]}\0{plain_name(text)}"
            for row, role, place, text in _refs(mentions, links)
        }
        return {
            one.key: (
                tuple(sorted({at[item] for item in one.one if item in at})),
                tuple(sorted({at[item] for item in one.other if item in at})),
            )
            for one in decisions
        }

    def renaming(self, sides: Sides) -> Renaming:
        """What the decisions on actors make of the keys that the names alone give."""
        meant = [
            replace(one, one=sides[one.key][0], other=sides[one.key][1])
            for one in self._of("actor")
            if one.key in sides
        ]
        items = {item: item.partition("\0")[0] for one in meant for item in (*one.one, *one.other)}
        found = constrain(items, meant, "A")
        kept: dict[str, Counter[str]] = defaultdict(Counter)
        for item, key in items.items():
            kept[key][found[item]] += 1
        # A name that nobody judged goes with most of the names of its actor.
        keys = {key: min(counts, key=lambda one: (-counts[one], one)) for key, counts in kept.items()}
        return Renaming(items=found, keys=keys)

    def origin_bonds(self) -> list[list[str]]:
        """Reports that a decision on origins names together, so that they are looked at together."""
        return [[*one.one, *one.other] for one in self._of("origin")]

    def ties(self, home: Mapping[str, str], story: Mapping[str, str]) -> list[list[str]]:
        """Stories that a decision on series or events names together."""
        decisions = (*self._of("series"), *self._of("event"))
        return [[story[report] for report in self._homes(one, home) if report in story] for one in decisions]

    @staticmethod
    def _homes(one: Decision, home: Mapping[str, str]) -> list[str]:
        return sorted({home[item] for item in (*one.one, *one.other) if item in home})

    def relations(
        self, rows: tuple[RelationRow, ...], figures: Iterable[Counted], before: Mapping[str, str]
    ) -> tuple[RelationRow, ...]:
        """Comparisons of figures whose series was judged. ``before``: the machine's own series."""
        kept, _ = consistent(self._of("series"))
        if not kept:
            return rows
        apart = {frozenset((a, b)): one for one in kept if not one.same for a in one.one for b in one.other}
        joined = [{before.get(item) for item in (*one.one, *one.other)} for one in kept if one.same]
        by_id = {figure.row.id: figure for figure in figures}
        made = []
        for row in rows:
            decision = apart.get(frozenset((row.a, row.b)))
            if decision is not None and row.relation != "different_scope":
                words = f"Judged to count two things, by {decision.told.rstrip('.')}."
                row = replace(row, relation="different_scope", scope=("event",), reason=words)
            elif row.relation == "different_scope" and row.a in by_id and row.b in by_id:
                groups = {before.get(row.a), before.get(row.b)}
                if len(groups) == 2 and any(groups <= some for some in joined):
                    one, other = by_id[row.a], by_id[row.b]
                    told = compare(one, other)
                    words = reason(one, other, told, (), row.same_origin)
                    row = replace(row, relation=told, scope=(), reason=words)
            made.append(row)
        return tuple(made)


UNDECIDED = Decided()


def actor_item(claim: str, role: str, text: str) -> str:
    """How a decision names one who acts or suffers: by claim, role and words."""
    return f"{claim}\0{role}\0{plain_name(text)}"


def _refs(mentions: Iterable[MentionRow], links: Links) -> Iterable[tuple[MentionRow, str, int, str]]:
    """Everyone who has a key: mention, role, place in the role, words."""
    for row in mentions:
        for role, keys in links.get(row.id, {}).items():
            for place, (ref, key) in enumerate(zip(getattr(row, role), keys, strict=True)):
                if key:
                    yield row, role, place, ref.text
