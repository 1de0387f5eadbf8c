"""The place that a section of a report is headed with: "NYALA" on a line of its own, and what stands below it.

Needs: blocks, places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.places.pointers import label
from dateline.model.vocabulary import ZoneKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.extract.mentions import PlaceMention
    from dateline.extract.reading import Reading

_HEADING = 6
"""Tokens that a heading may have."""
_SEVERAL = 2
"""Places that head parts of a report from which it goes from place to place."""


class Sections:
    """The parts of one report that are headed with places.

    Attributes:
        places: By the index of a block, the place of the part that it stands in; None below a heading that names none.
    """

    def __init__(self, reading: Reading, places_in: Mapping[int, Sequence[PlaceMention]]) -> None:
        self.places: dict[int, PlaceMention | None] = {}
        found: dict[int, PlaceMention | None] = {}
        current, begun = None, False
        for block in reading.blocks:
            doc = block.doc
            told = [m for m in places_in.get(block.index, ()) if m.place is not None and not m.demonym]
            headed = label(doc, told, len(doc))
            if block.zone is ZoneKind.BODY and 0 < len(doc) <= _HEADING and doc.text.isupper():
                alone = len(told) == 1 and told[0].first == 0 and all(t.is_punct for t in doc[told[0].last :])
                current, begun = (told[0] if alone else None), begun or alone
            elif headed is not None and headed.text.isupper() and block.zone is ZoneKind.BODY:
                current, begun = headed, True
            if begun:
                found[block.index] = current
        several = {m.place.id for m in found.values() if m is not None and m.place is not None}
        if len(several) >= _SEVERAL:
            self.places = found
