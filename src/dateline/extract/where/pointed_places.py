"""What "there", "the village", "the hospital" and the head of a list point to.

Needs: blocks, places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import in_town, listed, pointed, ward
from dateline.extract.reading import Reading
from dateline.extract.where.entries import headed_by
from dateline.extract.where.nearness import is_town
from dateline.model.place import PlaceRef
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.where.whereabouts import Whereabouts

_BESIDE = ("amod", "compound", "nmod")
_KINDS = {
    "town": (PlacePrecision.CITY,),
    "city": (PlacePrecision.CITY,),
    "province": (PlacePrecision.PROVINCE,),
    "district": (PlacePrecision.DISTRICT, PlacePrecision.PROVINCE),
    "county": (PlacePrecision.DISTRICT, PlacePrecision.PROVINCE),
    "region": (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT),
    "country": (PlacePrecision.COUNTRY,),
}
_POINTING = frozenset(("village", "camp", "island", *_KINDS))
_POINTED = 6
"""Paragraphs back that "the town" may point."""


class PointedPlaces:
    """The places that words of one report point to without naming them."""

    def __init__(self, where: Whereabouts) -> None:
        self.where = where
        self.reading, self.words = where.reading, where.words
        self.roles, self.places_in = where.roles, where.places_in

    def at(self, block: int, token: int, *, number: int | None = None) -> PlaceRef | None:
        """What "there" and "the village" in the clause point back to: the last place told of before; and the place that
        an entry of a list is headed with.
        """
        doc = self.reading.blocks[block].doc
        treated = ward(doc[token], self.words.wards)
        if treated is not None:
            span = self.reading.blocks[block].span(*treated)
            return PlaceRef(self.reading.words(span), span, None)
        entry = headed_by(self.reading, block, self.places_in, token)
        if entry is not None:
            return entry
        headed = listed(doc, self.places_in.get(block, ()), token if number is None else number)
        if headed is not None:
            return self.where.ref(headed)
        if in_town(doc[token]) and (town := self._town_before(block, token)) is not None:
            return self.where.ref(town)
        village = self._of_kind(block, token, number=number)
        if village is not None:
            return village
        main = self.where.main_of(block)
        if main is not None and in_town(doc[token]) and is_town(main.place):
            return main
        verb = clause_of(doc[token])
        there = [t for t in doc[token].sent if t.lower_ == "there" and t.dep_ != "expl" and clause_of(t).i == verb.i]
        before = self._before_there(block, there[0]) if there else []
        return self.where.ref(before[-1]) if before and before[-1].block >= block - 2 else None

    def _before_there(self, block: int, there: Token) -> list[PlaceMention]:
        """The places told before "there"; a people's name only where its sentence tells no other: "Peruvians fear a
        virus that has killed nine people there".
        """
        back = self._back(block, there.i)
        inside = [m for m in back if m.block == block and m.first >= there.sent.start]
        peoples = {m.place.country for m in inside if m.place is not None}
        verb = clause_of(there).i
        apart = all(m.demonym and clause_of(head_of(there.doc, m)).i != verb for m in inside)
        if inside and apart and len(peoples) == 1:
            return inside
        return [m for m in back if not m.demonym]

    def _town_before(self, block: int, token: int) -> PlaceMention | None:
        """The one town that the sentence said before to be where it was: "in Arica, and troops in the city"."""
        doc = self.reading.blocks[block].doc
        told = [
            m
            for m in self.places_in.get(block, ())
            if doc[token].sent.start <= m.first < token
            and m.place is not None
            and m.place.precision is PlacePrecision.CITY
            and self.roles.locative(m, head_of(doc, m))
        ]
        return told[0] if len({m.text for m in told}) == 1 else None

    def _back(self, block: int, token: int) -> list[PlaceMention]:
        """The mentions that end before a token, in text order."""
        found = [m for told in self.places_in.values() for m in told if (m.block, m.last) <= (block, token)]
        return sorted(found, key=lambda m: m.span.start)

    def _of_kind(self, block: int, token: int, *, number: int | None) -> PlaceRef | None:
        """What "the village" in the clause is: the last place told of before that was called one; what "the town",
        "the province" and "the country" are: the last told of before, where that is not the report's own.
        """
        doc = self.reading.blocks[block].doc
        word = pointed(doc[token], _POINTING)
        if word is None or (number is not None and self.where.numbers.owns_one(block, number)):
            return None
        for mention in reversed(self._back(block, word.i)):
            if mention.demonym or mention.block < block - _POINTED:
                continue
            if word.lower_ in ("village", "camp", "island"):
                near = self.reading.blocks[mention.block].doc[max(0, mention.first - 3) : mention.last + 2]
                if any(t.lemma_.lower() == word.lower_ for t in near):
                    return self.where.ref(mention)
            elif self._fits(word.lower_, mention, block):
                return self.where.ref(mention)
        return None

    def _fits(self, word: str, mention: PlaceMention, block: int) -> bool:
        """Whether a mention may be "the town", "the province", "the country" of a sentence after it."""
        if mention.place is None or mention.place.precision not in _KINDS[word]:
            return False
        main = self.where.main_of(block)
        if word in ("town", "city") and main is not None and is_town(main.place):
            return main.place is not None and mention.place.id == main.place.id
        head = head_of(self.reading.blocks[mention.block].doc, mention)
        if word == "country":
            # "France, which has 2,000 troops in the country", "US soldiers in the country": not theirs.
            return head.dep_ not in _BESIDE and not (head.dep_ == "nsubj" and head.head.lemma_ in ("have", "say"))
        return self.roles.role(mention, head) <= 2


def site_beside(
    reading: Reading, places_in: Mapping[int, Sequence[PlaceMention]], town: PlaceMention, sites: frozenset[str]
) -> PlaceMention | None:
    """The named site that a town is only told of to say where it is: "Elm Hill prison outside Springfield"."""
    doc = reading.blocks[town.block].doc
    if not is_town(town.place) or town.first < 2 or doc[town.first - 1].lower_ not in ("outside", "near"):
        return None
    for other in places_in.get(town.block, ()):
        between = doc[other.last : town.first - 1]
        narrow = other.place is None or is_town(other.place)
        # The noun that says what it is, be it "prison", "military base" or nothing.
        kind = 0 < len(between) <= 2 and all(t.pos_ in ("NOUN", "ADJ") for t in between)
        if narrow and not other.demonym and kind and between[-1].lemma_.lower() in sites:
            return other
    return None
