"""Namesakes that cannot be meant: "Troy, 40 miles south of Utica" lies by Utica, whatever other Troy is better known.

Needs: blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.places.words import Words
from dateline.extract.reading import Reading
from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision
from dateline.world import Candidate, Gazetteer, distance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.places.spot import Spot

_MOST = 40
"""Namesakes of the second place that are looked at."""
_LARGE = 200_000
_REACH = 12
"""Words between the two places."""
_NEAR_KM = 200.0
"""How far apart two places are at most of which one is told to be near the other, or on one side of it."""
_SIDE_KM = 600.0
_DETOUR = 1.5
"""A distance is told by road and in round numbers."""
_SLACK_KM = 50.0
_MILE_KM = 1.61
_PLAIN = frozenset({",", "(", "-", "to", "the", "a", "an", "of", "from", "some", "about", "around", "in", "on"})


def anchors(reading: Reading, spots: Sequence[Spot], lists: Words) -> dict[int, tuple[int, float]]:
    """Number of a spot to that of the one it is told to be near, with the kilometres between them at most."""
    found = {}
    for number, (spot, after) in enumerate(pairwise(spots)):
        if spot.block != after.block or spot.fixed or spot.site or spot.demonym or after.demonym or after.site:
            continue
        doc = reading.blocks[spot.block].doc
        reach = _reach(list(doc[spot.last : after.first]), lists)
        if reach is not None:
            found[number] = (number + 1, reach)
    return found


def close_to(name: str, known: Sequence[Candidate], anchor: Spot, reach: float, world: Gazetteer) -> list[Candidate]:
    """The towns of a name that lie as near as told to a town of the other name.

    Where none does, none is left if the other is a large town, which the gazetteer has without fail; else ``known``.
    """
    towns = [c.place for c in world.candidates(anchor.name) if c.place.precision is PlacePrecision.CITY]
    if not towns or not known or known[0].place.precision is not PlacePrecision.CITY:
        return list(known)
    towns = towns[:_MOST]
    close = [c for c in world.candidates(name) if any(_within(c.place, town, reach) for town in towns)]
    return close if close or towns[0].population >= _LARGE else list(known)


def _within(place: Place, town: Place, reach: float) -> bool:
    apart = distance(place, town)
    return place.precision is PlacePrecision.CITY and apart is not None and apart <= reach


def _reach(between: Sequence[Token], lists: Words) -> float | None:
    """How far apart two places are at most by the words between them; None where these do not say it."""
    if not 0 < len(between) <= _REACH or any(t.is_sent_start for t in between[1:]):
        return None
    words = [t.lower_ for t in between]
    for token, word in zip(between, words, strict=True):
        known = word in _PLAIN or word in lists.settlement | lists.nearby | lists.sides | lists.lengths
        if not (known or token.like_num or token.pos_ in ("ADJ", "ADV")):
            return None
    while words and (words[-1] in {"the", *lists.settlement} or (words[-1] == "of" and _kind(words, lists))):
        # "near the city of Utica".
        words.pop()
    if not words:
        return None
    if words[-1] in lists.nearby:
        return _NEAR_KM
    if words[-1] not in ("of", "from"):
        return None
    if any(w in lists.lengths for w in words):
        size = next((float(t.text) for t in between if t.text.isdecimal()), None)
        return _SIDE_KM if size is None else size * _MILE_KM * _DETOUR + _SLACK_KM
    return _SIDE_KM if any(w in lists.sides for w in words) else None


def _kind(words: Sequence[str], lists: Words) -> bool:
    return len(words) > 1 and words[-2] in lists.settlement
