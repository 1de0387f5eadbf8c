"""What people decided, applied over what was brought together: same joins, different parts.

A decision is a bond between items (ids of claims, keys of reports, names of actors). "Different" beats the machine's
joining, "same" its parting. Of two decisions that contradict each other the later one holds, and the earlier is told
to be overruled. Groups that no decision touches keep their keys.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.resolve.plain import key_of


@dataclass(frozen=True, slots=True)
class Decision:
    """Two lists of items that a person said to be of one thing, or of two.

    ``kind``: series, event, origin, actor or place. ``key`` is the judgement's, ``who`` and ``why`` go into reasons.
    """

    key: str
    kind: str
    same: bool
    one: tuple[str, ...]
    other: tuple[str, ...]
    who: str = ""
    why: str = ""

    @property
    def told(self) -> str:
        """Who decided it and why, for the end of a sentence."""
        return f"{self.who}: {self.why}" if self.why else self.who


class _Bonds:
    """Sets that grow together, and pairs of sets that must not; both remember the decision that said so."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, dict[str, str]] = defaultdict(dict)

    def find(self, item: str) -> str:
        root = self._parent.setdefault(item, item)
        while root != self._parent[root]:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def apart(self, one: str, other: str) -> str | None:
        """Key of the decision that keeps two items apart, None if none does."""
        return self._apart[self.find(one)].get(self.find(other))

    def join(self, one: str, other: str) -> None:
        a, b = self.find(one), self.find(other)
        if a == b:
            return
        self._parent[b] = a
        for root, key in self._apart.pop(b, {}).items():
            self._apart[a].setdefault(root, key)
            self._apart[root][a] = self._apart[root].pop(b)

    def part(self, one: str, other: str, key: str) -> None:
        a, b = self.find(one), self.find(other)
        self._apart[a].setdefault(b, key)
        self._apart[b].setdefault(a, key)


def consistent(decisions: Iterable[Decision]) -> tuple[list[Decision], dict[str, str]]:
    """Decisions that hold, latest first, and those that do not: key to the key of the later one that says otherwise.

    Args:
        decisions: Oldest first.
    """
    kept, overruled, _ = _bind(decisions)
    return kept, overruled


def _bind(decisions: Iterable[Decision]) -> tuple[list[Decision], dict[str, str], _Bonds]:
    bonds = _Bonds()
    joined: list[Decision] = []
    kept: list[Decision] = []
    overruled: dict[str, str] = {}
    for decision in reversed([one for one in decisions if one.one and one.other]):
        pairs = _pairs(decision)
        if decision.same:
            against = next((key for a, b in pairs if (key := bonds.apart(a, b))), None)
        else:
            against = next((_joiner(joined, bonds, a) for a, b in pairs if bonds.find(a) == bonds.find(b)), None)
        if against is not None:
            overruled[decision.key] = against
            continue
        for a, b in pairs:
            if decision.same:
                bonds.join(a, b)
            else:
                bonds.part(a, b, decision.key)
        kept.append(decision)
        if decision.same:
            joined.append(decision)
    return kept, overruled, bonds


def _joiner(joined: list[Decision], bonds: _Bonds, item: str) -> str:
    """The latest decision that joined anything to an item's set."""
    root = bonds.find(item)
    return next((one.key for one in joined if bonds.find(one.one[0]) == root), "")


def _pairs(decision: Decision) -> list[tuple[str, str]]:
    # One pair joins two groups, since the machine holds each together; parting them takes all pairs.
    if decision.same:
        return [(decision.one[0], decision.other[0])]
    return [(a, b) for a in decision.one for b in decision.other if a != b]


def constrain(groups: Mapping[str, str], decisions: Sequence[Decision], prefix: str) -> dict[str, str]:
    """Groups with the decisions applied.

    Args:
        groups: Item to the key of its group, as the machine has it.
        decisions: Oldest first; items that are in no group do not count.
        prefix: First letter of keys of new groups.

    Returns:
        Item to key. Whoever is parted from a group gets a new key; the rest keeps the old one. A group that was joined
        has the key of its largest part.
    """
    known = [_known(one, groups) for one in decisions]
    kept, _, bonds = _bind(known)
    if not kept:
        return dict(groups)
    touched = {groups[item] for one in kept for item in (*one.one, *one.other)}
    members: dict[str, list[str]] = defaultdict(list)
    for item, key in groups.items():
        if key in touched:
            members[key].append(item)
    leaving = {item for one in kept if not one.same for item in one.other}
    for key in sorted(members):
        bases: list[str] = []
        for item in sorted(members[key], key=lambda item: (item in leaving, item)):
            base = next((base for base in bases if bonds.apart(base, item) is None), None)
            if base is None:
                bases.append(item)
            else:
                bonds.join(base, item)
    found = dict(groups)
    found |= _named(members, bonds, leaving, prefix)
    return found


def _known(decision: Decision, groups: Mapping[str, str]) -> Decision:
    one = tuple(item for item in decision.one if item in groups)
    other = tuple(item for item in decision.other if item in groups and item not in one)
    return replace(decision, one=one, other=other)


def _named(members: Mapping[str, list[str]], bonds: _Bonds, leaving: set[str], prefix: str) -> dict[str, str]:
    was = {item: key for key, items in members.items() for item in items}
    sets: dict[str, list[str]] = defaultdict(list)
    for item in sorted(was):
        sets[bonds.find(item)].append(item)
    # A key goes to the part that holds most of its group; those who were told to leave do not take it with them.
    claims: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for root, items in sets.items():
        counts = Counter(was[item] for item in items)
        for key, count in counts.items():
            gone = sum(item in leaving and was[item] == key for item in items)
            claims[key].append((gone == count, -count, items[0], root))
    owned: dict[str, list[str]] = defaultdict(list)
    for key, parts in claims.items():
        owned[min(parts)[3]].append(key)
    named: dict[str, str] = {}
    for root, items in sets.items():
        counts = Counter(was[item] for item in items)
        keys = sorted(owned.get(root, ()), key=lambda key: (-counts[key], key))
        key = keys[0] if keys else key_of(prefix, ["judged", was[items[0]], items[0]])
        named |= dict.fromkeys(items, key)
    return named
