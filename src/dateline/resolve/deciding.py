"""Decisions of people on series, events, origins, actors and places, step by step of resolving."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.model.rows import MentionRow, RelationRow
from dateline.resolve.counted import Counted
from dateline.resolve.judged import Decision, consistent, constrain
from dateline.resolve.places import Where
from dateline.resolve.reasons import reason
from dateline.resolve.relations import _compare
from dateline.resolve.words import plain_name

Links = dict[str, dict[str, list[str]]]


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

    def actors(
        self, links: Links, known: dict[str, dict[str, Any]], mentions: Sequence[MentionRow]
    ) -> tuple[Links, dict[str, dict[str, Any]]]:
        """Actors of mentions; an item is an actor under one name, so that one name can be parted from the others."""
        decisions = self._of("actor")
        if not decisions:
            return links, known
        items: dict[str, str] = {}
        at: dict[str, str] = {}
        for row, role, place, text in _refs(mentions, links):
            key = links[row.id][role][place]
            items[f"{key}\0{plain_name(text)}"] = key
            at[actor_item(row.id, role, text)] = f"{key}\0{plain_name(text)}"
        meant = [
            replace(
                one,
                one=tuple(dict.fromkeys(at[item] for item in one.one if item in at)),
                other=tuple(dict.fromkeys(at[item] for item in one.other if item in at)),
            )
            for one in decisions
        ]
        found = constrain(items, meant, "A")
        moved = {key: {role: list(keys) for role, keys in roles.items()} for key, roles in links.items()}
        names: dict[str, Counter[str]] = defaultdict(Counter)
        reports: dict[str, set[str]] = defaultdict(set)
        for row, role, place, text in _refs(mentions, links):
            key = found[f"{links[row.id][role][place]}\0{plain_name(text)}"]
            moved[row.id][role][place] = key
            names[key][text] += 1
            reports[key].add(row.report_key)
        changed = {found[item] for item in items if found[item] != items[item]} | {
            items[item] for item in items if found[item] != items[item]
        }
        told = {key: body for key, body in known.items() if key in names and key not in changed}
        for key in changed & names.keys():
            ordered = sorted(names[key], key=lambda name: (-names[key][name], name))
            body = {"name": max(ordered, key=lambda name: (name[:1].isupper(), len(name), name)), "names": ordered}
            told[key] = body | {"mentions": names[key].total(), "reports": len(reports[key])}
        return moved, told

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
                    told = _compare(one, other)
                    words = reason(one, other, told, (), row.same_origin)
                    row = replace(row, relation=told, scope=(), reason=words)
            made.append(row)
        return tuple(made)


UNDECIDED = Decided()


def actor_item(claim: str, role: str, text: str) -> str:
    """How a decision names one who acts or suffers: by claim, role and words."""
    return f"{claim}\0{role}\0{plain_name(text)}"


def _refs(mentions: Sequence[MentionRow], links: Links) -> Iterable[tuple[MentionRow, str, int, str]]:
    """Everyone who has a key: mention, role, place in the role, words."""
    for row in mentions:
        for role, keys in links.get(row.id, {}).items():
            for place, (ref, key) in enumerate(zip(getattr(row, role), keys, strict=True)):
                if key:
                    yield row, role, place, ref.text
