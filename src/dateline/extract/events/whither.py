"""Where people and things go or come from is nobody's side: "withdrew to their barracks", "will fly to New York"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.frames import Lists
from dateline.extract.events.merging import Found
from dateline.extract.reading import Reading
from dateline.model.vocabulary import EventType, PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOVING = {EventType.RETREAT, EventType.MOBILIZE, EventType.AGREE, EventType.AID}
_TO = {"to", "into", "onto", "toward", "towards", "for"}
_WAYS = {*_TO, "from", "out", "through"}


def mere_place(reading: Reading, found: Found, index: int, lists: Lists) -> bool:
    """Whether a recipient is only the place that something leads to; a country may be the other side."""
    if found.type not in _MOVING:
        return False
    token = reading.blocks[found.block].doc[index]
    first = token
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ != "pobj" or first.head.lower_ not in _WAYS:
        return False
    if token.lower_ in lists["reach.whither"]:
        return True
    return first.head.lower_ in _TO and _town(reading, found.block, token)


def _town(reading: Reading, block: int, token: Token) -> bool:
    own = reading.blocks[block].span(token.i, token.i + 1)
    named = (m.place for m in reading.places if m.place is not None and m.block == block and m.span.contains(own))
    return any(place.precision is not PlacePrecision.COUNTRY for place in named)
