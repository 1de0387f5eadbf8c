"""Counts as bounds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """Inclusive bounds of a count in whole units; None where the words set no bound.

    ``approx`` is true for hedged numbers ("about 40") and for vague words ("dozens").
    """

    low: int | None
    high: int | None
    approx: bool = False
