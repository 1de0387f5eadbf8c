"""Who holds what is said at a word, and how firmly: the one place that decides source and status of a claim.

Needs: blocks, actors, attributions. Gives: a Credit for any token that carries a claim.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.reading import Reading
from dateline.model.claim import OUTLET, Source
from dateline.model.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Credit:
    """Source and status of a claim."""

    source: Source = OUTLET
    status: Status = Status.STATED


def credit(reading: Reading, block: int, token: int) -> Credit:
    """Source and status of what token ``token`` of block ``block`` says.

    Args:
        reading: With attributions.
        block: Index of the block.
        token: The word that carries the claim: an event's trigger, the verb that a figure hangs on, or its number.
    """
    return Credit()
