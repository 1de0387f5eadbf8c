"""Places that a sentence only names, of which less is told than that something is so there.

Needs: blocks, times, places, attributions.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dateline.extract.clauses import head_of
from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import capital_of
from dateline.extract.where.nearness import holds
from dateline.model.place import Place, PlaceRef
from dateline.model.span import Span
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from dateline.extract.where.whereabouts import Whereabouts

_NARROW = (PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE)
_NAMING = ("poss", "amod", "compound", "nmod")
_RULED = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE)
_RULING = {"government", "authority", "official", "ministry", "minister", "regime", "parliament", "command", "bureau"}
"""Who sits in a capital and speaks for its country."""
_PASSED = {
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "mile",
    "kilometre",
    "kilometer",
    "km",
}
"""Words that only tell how far and which way from a town something is."""


_FRONTED = 2
"""Words before a place that opens its sentence."""
_MARKS = {",", ";", ":", "-", "–", "—"}


class NamedPlaces:
    """The places of one report that a sentence names besides what it tells to be so there."""

    def __init__(self, where: Whereabouts) -> None:
        self.where = where
        self.reading = where.reading
        self.roles, self.words, self.places_in = where.roles, where.words, where.places_in

    def narrowed(
        self, told: PlaceRef | None, block: int, token: int, *, elsewhere: Collection[Span] = ()
    ) -> PlaceRef | None:
        """The one narrower place that a sentence names within what is carried over to it: "looters at the Springfield
        museum", "the Springfield hospital's director said nine had died".
        """
        if told is None or told.place is None:
            return told
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        if any(sentence.start <= m.first < sentence.end and m.span == told.span for m in self.places_in.get(block, ())):
            return told
        within = [
            m
            for m in self._narrow(block, token, elsewhere)
            if m.place is not None and holds(told.place, m.place) and self._is_scene(block, m)
        ]
        return self._only(within) or told

    def _narrow(self, block: int, token: int, elsewhere: Collection[Span]) -> list[PlaceMention]:
        """Towns and spots that the sentence of a token names, of nobody by nation and of no other figure."""
        sentence = self.reading.blocks[block].doc[token].sent
        return [
            m
            for m in self.places_in.get(block, ())
            if sentence.start <= m.first < sentence.end
            and not m.demonym
            and m.span not in elsewhere
            and m.place is not None
            and m.place.precision in _NARROW
        ]

    def _only(self, found: list[PlaceMention]) -> PlaceRef | None:
        """The one place that all mentions are of; None if there are several or none."""
        names = {m.place.id for m in found if m.place is not None}
        return self.where.ref(found[0]) if len(names) == 1 else None

    def widened(self, told: PlaceRef | None, block: int, token: int, *, ill: bool) -> PlaceRef | None:
        """The country of the report's town, where the sentence says that it acts or what struck it: "Peru shot 9 pigs",
        "Peru's quake"; of the ill, also where its officials speak: "Peruvian officials cut the toll to nine".
        """
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        for mention in self.places_in.get(block, ()):
            place = mention.place
            if (
                not sentence.start <= mention.first < sentence.end
                or place is None
                or told is None
                or told.place is None
            ):
                continue
            if place.precision is not PlacePrecision.COUNTRY or place.country != told.place.country:
                continue
            head = head_of(doc, mention)
            noun = head.head.lemma_.lower()
            struck = head.dep_ in _NAMING and noun in self.words.sweeping
            acts = head.dep_ == "nsubj" and not mention.demonym and noun not in ("say", "tell", "add")
            ruled = ill and head.dep_ in _NAMING and noun in _RULING | self.words.offices
            if struck or acts or ruled:
                return self.where.ref(mention)
        return told

    def seat_of(self, source: Span) -> PlaceRef | None:
        """The one country or division whose office or people a source is: "Peru's health minister", "California"."""
        told = [m for m in self.reading.places if source.contains(m.span) and m.place is not None and not m.embedded]
        wide = [m for m in told if m.place is not None and m.place.precision in _RULED]
        return self.where.ref(wide[0]) if len(told) == len(wide) == 1 else None

    def own_seat(self, said: PlaceRef, source: Span) -> PlaceRef | None:
        """The country whose office counts, where a place of another is told before it and of something else: "who had
        flown back from Peru Chilean officials say", as pages glue their items together.
        """
        seat = self.seat_of(source)
        if seat is None or seat.place is None or said.place is None or said.place.country == seat.place.country:
            return None
        if said.span.end >= source.start:
            return None
        block = next((b for b in self.reading.blocks if b.span(0, len(b.doc)).contains(source)), None)
        told = block.covered(said.span) if block is not None else None
        holder = block.covered(source) if block is not None else None
        if block is None or told is None or holder is None or block.doc[told[0]].sent != block.doc[holder[0]].sent:
            return None
        between = block.doc[told[1] : holder[0]]
        fronted = told[0] - block.doc[told[0]].sent.start <= _FRONTED
        return None if fronted or any(t.text in _MARKS for t in between) else seat

    def _is_scene(self, block: int, mention: PlaceMention) -> bool:
        """Whether a place that a sentence names may be where the rest of it was so."""
        doc = self.reading.blocks[block].doc
        head = head_of(doc, mention)
        if self.roles.of_saying(block, head) or self.roles.set_aside(mention) or self.roles.aloof(mention, head):
            return False
        place = self.roles.place_head(block, head)
        prep = place.head.lower_ if place.dep_ == "pobj" else ""
        if prep in ("to", "from", "toward", "towards", "via", "than", "by", "with", "against", "for"):
            return False
        noun = place.head.head if prep else place.head
        if noun.lemma_.lower() in _PASSED:
            return False
        if self._is_capital(mention) and (noun.lemma_.lower() in _RULING or place.dep_ == "nsubj"):
            return False
        if any(source.contains(mention.span) for source in self.roles.sources):
            local = self.words.witnesses | self.words.locals | self.words.sites | self.words.wards
            return noun.lemma_.lower() in local or noun.lower_ in self.words.sites
        return True

    def _is_capital(self, mention: PlaceMention) -> bool:
        seat = capital_of(mention.place.country, self.reading.places) if mention.place is not None else None
        return seat is not None and seat.place == mention.place

    def by_name(self, block: int, token: int, *, elsewhere: Collection[Span], past: bool) -> PlaceRef | None:
        """A place of the sentence that less is told of than that it is so there: where those are who say it ("medics in
        Springfield said three had died"), or, of long ago, a mere part of a name ("a Springfield clinic was hit").
        """
        return self._only(
            [
                m
                for m in self._narrow(block, token, elsewhere)
                if not self.roles.contains_one_before(m) and self._speaks_of(block, token, m, past=past)
            ]
        )

    def _speaks_of(self, block: int, token: int, mention: PlaceMention, *, past: bool) -> bool:
        """Whether a place that is only named may be where it was so."""
        doc = self.reading.blocks[block].doc
        head = head_of(doc, mention)
        place = self.roles.place_head(block, head)
        prep = place.head.lower_ if place.dep_ == "pobj" else ""
        if self.roles.of_saying(block, head) or prep in self.words.movement - {"of"}:
            return False
        if past:
            return True
        noun = place.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ == "of":
            # "organisers of a march in Springfield".
            noun = noun.head.head
        local = noun.lemma_.lower() in self.words.witnesses | self.words.locals
        local = local or self.where.of_another(head, doc[token])
        return local and prep in ("in", "at", "near")

    def hospital(self, source: Span) -> PlaceRef | None:
        """The named hospital that a source speaks for: of "a nurse at St Ann's Hospital" the last three words."""
        for block in self.reading.blocks:
            whole = len(block.doc) and block.span(0, len(block.doc)).contains(source)
            held = block.covered(source) if whole else None
            for token in block.doc[held[0] : held[1]] if held is not None else ():
                if token.lower_ not in self.words.wards:
                    continue
                first = token.i
                while held is not None and first > held[0] and block.doc[first - 1].tag_ in ("NNP", "NNPS", "POS"):
                    first -= 1
                if first < token.i and block.doc[first].tag_ != "POS":
                    span = block.span(first, token.i + 1)
                    return PlaceRef(self.reading.words(span), span, self._inside(span))
        return None

    def _inside(self, span: Span) -> Place | None:
        """What a place among a spot's own words says of where it lies."""
        return next((m.place for m in self.reading.places if span.contains(m.span) and m.place is not None), None)
