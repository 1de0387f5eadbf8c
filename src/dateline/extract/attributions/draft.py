"""What is known of one attribution while it is being put together, in tokens of the report's blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

MISTERS = frozenset({"mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "sir", "prof", "prof.", "professor"})
"""Titles before one person's name."""

Run = tuple[int, int, int]
"""Block, first token (inclusive), last token (exclusive)."""


@dataclass(slots=True)
class Draft:
    """An attribution in the making.

    ``head`` is the word that reports; ``cue`` the tokens around it that belong to it. ``source`` is a run of the same
    block.
    """

    block: int
    head: int
    cue: tuple[int, int]
    content: set[int] = field(default_factory=set)
    source: tuple[int, int] | None = None
    source_head: int | None = None
    more: list[Run] = field(default_factory=list)
    speech: bool = True
    denies: bool = False
    doubts: bool = False
    direct: bool = False
    turn: bool = False
