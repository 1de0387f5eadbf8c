"""Sets that grow together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Union(Generic[K]):
    """Disjoint sets over given members; which are joined does not depend on the order of joining."""

    def __init__(self, members: Iterable[K]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: K) -> K:
        """The representative of a member's set, for comparing within one run only."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: K, other: K) -> None:
        """Make the sets of two members one."""
        self._parent[self.find(one)] = self.find(other)

    def groups(self) -> list[list[K]]:
        """All sets, members in the order in which they were given."""
        found: dict[K, list[K]] = defaultdict(list)
        for member in self._parent:
            found[self.find(member)].append(member)
        return list(found.values())
