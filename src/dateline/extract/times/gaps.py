"""Words that may stand between expressions that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Gaps:
    """Words that may stand between two expressions, from the table ``[gaps]``; what each list is for stands there."""

    links: frozenset[str]
    then: frozenset[str]
    ends: frozenset[str]
    to_day: frozenset[str]
    to_clock: frozenset[str]
    to_weekday: frozenset[str]

    @classmethod
    def of(cls, table: dict[str, Any]) -> Gaps:
        """The lists of a language's table."""
        return cls(**{name: frozenset(table[name]) for name in cls.__slots__})
