"""Words that point to a named spot: "in the square" after "Elm Square", "at the school" beside "Marlow primary school".

Needs: blocks, places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.mentions import PlaceMention
from dateline.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.where.place_roles import PlaceWords

_WITHIN = {"in", "at", "on", "inside", "outside", "near", "around", "across", "throughout"}
_POINTING = {"the", "this"}
_TELLING = {"of", "in", "near", "beside", "opposite", "behind", "outside", "where", "that", "which", "called", "named"}
"""Words after a spot that tell which."""
_FAR = 15
"""Paragraphs back to which such a word points where a report names several spots of the kind."""


def pointers(
    reading: Reading, named: Mapping[int, Sequence[PlaceMention]], words: PlaceWords
) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    """Mentions without a name, each with the named one that it means.

    Args:
        reading: With blocks.
        named: The named places of each block.
        words: What a name makes a spot.
    """
    kinds: dict[str, list[PlaceMention]] = {}
    for index in sorted(named):
        for mention in named[index]:
            doc = reading.blocks[index].doc
            if mention.last - mention.first > 1 and doc[mention.first].tag_ in ("NNP", "NNPS"):
                kinds.setdefault(doc[mention.last - 1].lower_, []).append(mention)
    for kind in words.wards | words.streets:
        kinds.pop(kind, None)
    for block in reading.blocks:
        for token in block.doc:
            if token.lower_ in kinds and token.lower_ in words.sites and _points(token):
                meant = _meant(kinds[token.lower_], block.index, token.i)
                if meant is not None:
                    span = block.span(token.i, token.i + 1)
                    yield replace(meant, block=block.index, first=token.i, last=token.i + 1, span=span), meant


def _points(token: Token) -> bool:
    """Whether nothing tells which one is meant."""
    if token.tag_ not in ("NN", "JJ") or token.dep_ != "pobj" or token.head.lower_ not in _WITHIN:
        return False
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if after in _TELLING:
        return False
    told = [t for t in token.children if t.ent_type_ not in ("DATE", "TIME")]
    return bool(told) and all(t.lower_ in _POINTING for t in told)


def _meant(told: Sequence[PlaceMention], block: int, token: int) -> PlaceMention | None:
    """The last one named before; of one alone also where it is named only afterwards."""
    before = [m for m in told if (m.block, m.first) < (block, token)]
    if len({m.text.casefold() for m in told}) == 1:
        return before[-1] if before else told[0]
    return before[-1] if before and before[-1].block >= block - _FAR else None
