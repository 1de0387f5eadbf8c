"""The word lists of ``places.toml`` as sets, made once a pack."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language import Pack


@dataclass(frozen=True)
class Words:
    """Lower case but ``site``, ``leading``, ``streets``, ``roads``, ``civic``, ``numbered`` and ``stations``, which
    count only as written.
    """

    firm: frozenset[str]
    weak: frozenset[str]
    kind_of: frozenset[str]
    division: frozenset[str]
    settlement: frozenset[str]
    quarters: frozenset[str]
    nearby: frozenset[str]
    sides: frozenset[str]
    lengths: frozenset[str]
    site: frozenset[str]
    leading: frozenset[str]
    streets: frozenset[str]
    roads: frozenset[str]
    ways: frozenset[str]
    corners: frozenset[str]
    numbered: frozenset[str]
    townlike: frozenset[str]
    vast: frozenset[str]
    grounds: frozenset[str]
    organisation: frozenset[str]
    stations: frozenset[str]
    civic: frozenset[str]
    happening: frozenset[str]
    titles: frozenset[str]
    plain: frozenset[str]
    common: frozenset[str]


def words(pack: Pack) -> Words:
    """The lists of a pack."""
    made: Words = pack.once("places.words", lambda: _make(pack))
    return made


def _make(pack: Pack) -> Words:
    table = pack.table("places")
    return Words(
        **{
            name: frozenset(entries)
            for section in ("before", "types", "nearby", "guards")
            for name, entries in table[section].items()
        }
    )
