"""Precision, recall and F1, and how a benchmark tells its result."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class PRF:
    """Counts behind a precision and a recall; the two ``hit`` counts differ where matching is not one to one."""

    hit: float
    system: int
    gold: int
    hit_gold: float | None = None

    @property
    def precision(self) -> float:
        """Share of the system's answers that are right; 0 if it gave none."""
        return self.hit / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold's answers that were given; 0 if there are none."""
        hit = self.hit if self.hit_gold is None else self.hit_gold
        return hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 if both are 0."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  (system {self.system}, gold {self.gold})"
        )


@dataclass
class Result:
    """What one benchmark found: named figures (0 to 1, higher is better) and the misses, sorted by kind.

    ``figures`` maps a stable name ("value_f1") to a number: these names are pinned in floors.json.
    ``misses`` maps a kind ("missed", "extra", "wrong value") to one line of text each.
    """

    figures: dict[str, float] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    misses: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)

    def add(self, name: str, prf: PRF) -> None:
        """Note precision, recall and F1 under a name, and the line to print."""
        self.figures |= {f"{name}_p": prf.precision, f"{name}_r": prf.recall, f"{name}_f1": prf.f1}
        self.lines.append(f"{name:24s} {prf}")

    def share(self, name: str, right: int, of: int) -> None:
        """Note a share right."""
        self.figures[name] = right / of if of else 0.0
        self.lines.append(f"{name:24s} {self.figures[name]:.3f}  ({right} of {of})")

    def miss(self, kind: str, line: str) -> None:
        """Keep one miss, to be printed with ``--misses``."""
        self.misses.setdefault(kind, []).append(line)
