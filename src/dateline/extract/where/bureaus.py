"""Reports written far from what they tell: the town of a dateline where officials of another country speak.

Needs: blocks, times, places, attributions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.clauses import head_of, in_dateline
from dateline.extract.mentions import PlaceMention
from dateline.extract.times.told import OPENING
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from dateline.extract.where.place_roles import Roles

_NAMING = ("amod", "compound", "nmod", "poss")


def of_abroad(roles: Roles, town: PlaceMention | None) -> list[PlaceMention] | None:
    """What names the countries whose offices speak or whose forces act in the opening of a report that only its
    dateline ties to a town; None where the town may be the report's.

    "PARIS - Kazakh officials said" is no report of Paris: an office that acts at home alone (police, a ministry) tells
    so under any dateline; officials at large and forces, who may be abroad, only under that of a seat of world bodies
    and of the press.

    Args:
        roles: The places of the report.
        town: The place that would be the report's.

    Returns:
        The countries of the offices, by a mention each; none where only forces are told of.
    """
    place = town.place if town is not None else None
    if town is None or place is None or not _only_dated(roles, town):
        return None
    seat = place.name.casefold() in roles.words.bureaus
    speaking: dict[str, PlaceMention] = {}
    forces = False
    for mention in roles.reading.places:
        if mention.block >= OPENING or mention.place is None or mention.place.precision is not PlacePrecision.COUNTRY:
            continue
        head = head_of(roles.reading.blocks[mention.block].doc, mention)
        if head.dep_ not in _NAMING or mention.place.country in ("", place.country):
            continue
        noun = head.head.lemma_.lower()
        if noun in roles.words.offices or (seat and noun in ("official", "government", "authority", "spokesman")):
            speaking.setdefault(mention.place.country, mention)
        forces = forces or (seat and noun in roles.words.forces)
    if not speaking and not forces:
        return None
    return list(speaking.values())


def _only_dated(roles: Roles, town: PlaceMention) -> bool:
    """Whether nothing outside a dateline names a town or its country."""
    dated = False
    for mention in roles.reading.places:
        if mention.place is None or town.place is None or mention.place.country != town.place.country:
            continue
        if mention.block >= OPENING or not in_dateline(roles.reading.blocks[mention.block].doc, mention):
            return False
        dated = True
    return dated
