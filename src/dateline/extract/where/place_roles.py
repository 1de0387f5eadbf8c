"""What the words around a place make of it: whether something is so there, or it only acts, speaks or names.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dateline.extract.clauses import clause_distance, clause_of, head_of
from dateline.extract.mentions import PlaceMention, TimeMention
from dateline.extract.places.pointers import capital_of
from dateline.extract.reading import Reading
from dateline.extract.times.told import RECENT
from dateline.extract.where.addresses import is_scene
from dateline.extract.where.containers import contains_one_before
from dateline.extract.where.place_ties import SPEECHES, belongs, clocked, held_against, houses, told_to, whose
from dateline.extract.where.pointed_sites import pointers
from dateline.extract.where.spots import spots
from dateline.model.span import Span
from dateline.model.vocabulary import PlacePrecision, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NARROWNESS = {
    PlacePrecision.SITE: 0,
    PlacePrecision.CITY: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.COUNTRY: 4,
    PlacePrecision.REGION: 5,
    PlacePrecision.UNKNOWN: 3,
}
_NEAR = 6
_ENTERED = {"enter", "reach", "besiege", "occupy", "recapture", "retake"}
_BESIDE = ("amod", "compound", "nmod")
_OWNED = ("poss", *_BESIDE)
_WHO_ACT = {"authority", "official", "police", "doctor", "rescuer", "protester", "resident", "worker", "minister"}
_ON_OCCASION = ("after", "at", "in", "during")
_SENT = {"contingent", "detachment", "peacekeeper", "delegation"}
"""Whom a country sends abroad."""


@dataclass(frozen=True)
class PlaceWords:
    """Look-ups of the table ``scope``."""

    locative: frozenset[str]
    movement: frozenset[str]
    heads: frozenset[str]
    kinds: frozenset[str]
    happening: frozenset[str]
    beginning: frozenset[str]
    stretch: frozenset[str]
    fighting: frozenset[str]
    witnesses: frozenset[str]
    world: tuple[str, ...]
    undergoing: frozenset[str]
    sites: frozenset[str]
    streets: frozenset[str]
    whole: tuple[str, ...]
    quarters: frozenset[str]
    houses: frozenset[str]
    wards: frozenset[str]
    locals: frozenset[str]
    residents: frozenset[str]
    national: frozenset[str]
    sweeping: frozenset[str]
    devastating: frozenset[str]
    spreading: frozenset[str]
    bureaus: frozenset[str]
    offices: frozenset[str]
    forces: frozenset[str]
    following: frozenset[str]
    freeing: frozenset[str]
    sending: frozenset[str]
    staff: frozenset[str]
    rites: frozenset[str]
    journeys: frozenset[str]
    returning: frozenset[str]
    people: frozenset[str]
    demanding: frozenset[str]
    plenty: frozenset[str]
    treating: frozenset[str]
    civilians: frozenset[str]


def place_words(table: dict[str, Any]) -> PlaceWords:
    """Look-ups from the table ``scope``."""
    place, time = table["place"], table["time"]
    words: dict[str, Any] = {name: frozenset(place.get(name, ())) for name in PlaceWords.__dataclass_fields__}
    words |= {name: frozenset(time[name]) for name in ("happening", "beginning", "stretch", "devastating", "following")}
    words |= {name: tuple(place[name]) for name in ("world", "whole")}
    words["heads"] = frozenset(place["happening_heads"])
    words["spreading"] = frozenset((*time["spreading"], "strain", "h1n1", "disease", "outbreak"))
    return PlaceWords(**words)


class Roles:
    """The places of one report, with what the words around each make of it."""

    def __init__(self, reading: Reading, words: PlaceWords) -> None:
        self.reading = reading
        self.words = words
        self.sources = [a.source for a in reading.attributions if a.source is not None]
        self.cues = {(a.block, i) for a in reading.attributions for i in range(a.first, a.last)}
        self.times_in: dict[int, list[TimeMention]] = {}
        for time in reading.times:
            self.times_in.setdefault(time.block, []).append(time)
        self.places_in: dict[int, list[PlaceMention]] = {}
        for place in (*reading.places, *spots(reading, words)):
            self.places_in.setdefault(place.block, []).append(place)
        pointed = list(pointers(reading, self.places_in, words))
        self.meant = {pointer.span: named for pointer, named in pointed}
        for pointer, _ in pointed:
            self.places_in.setdefault(pointer.block, []).append(pointer)

    def role(self, mention: PlaceMention, head: Token) -> int:
        """0 where something is so there; 1 where the place itself is told of; 2 the place of a happening's name; 3 a
        mere part of somebody's name or a source.
        """
        dep, above = head.dep_, head.head
        if mention.demonym and self.seat(mention) is None:
            return 1 if houses(head, self.words.locative) else 4
        doc = head.doc
        if self.reading.blocks[mention.block].zone is ZoneKind.BYLINE:
            return 3
        if self.aloof(mention, head):
            return 3
        if mention.place is not None and mention.place.precision is PlacePrecision.REGION and dep in _BESIDE:
            # "the Adriatic town of Springfield".
            return 3
        if self.set_aside(mention):
            return 3
        at = mention.first - 1 - (mention.first > 1 and doc[mention.first - 1].lower_ == "the")
        counted = dep in ("nmod", "compound") and above.i > mention.last and doc[mention.last].pos_ in ("NUM", "DET")
        fronted = dep in ("nmod", "compound") and above.pos_ == "NOUN" and above.i > mention.last
        fronted = fronted and at >= 0 and bool(doc[at].is_sent_start) and doc[at].text == "In"
        if (counted or (fronted and above.lemma_.lower() in _WHO_ACT)) and at >= 0 and doc[at].lower_ == "in":
            # "In the United States 50 cases": the parser takes the place for a part of what is counted.
            return 0
        head = self.place_head(mention.block, head)
        kind = head.dep_ != dep or head.head.i != above.i
        dep, above = head.dep_, head.head
        known = mention.place is not None or (kind and dep in ("nsubj", "attr", "nsubjpass"))
        known = known or (dep == "dobj" and above.lemma_ in self.words.happening | _ENTERED)
        spot = doc[mention.last - 1].lower_ in self.words.sites
        there = self.words.locative if spot else self.words.locative | self.words.movement - {"of"}
        if (not known and not (dep == "pobj" and above.lower_ in there)) or above.lower_ in ("toward", "towards"):
            return 3
        if any(source.contains(mention.span) for source in self.sources):
            if (
                dep == "nsubj"
                and above.lemma_ in self.words.undergoing
                and any(self._is_name(s, mention) for s in self.sources)
            ):
                # "New York confirmed 17 cases".
                return 1
            seen = self.words.happening | self.words.witnesses
            return 1 if dep == "pobj" and above.head.lemma_.lower() in seen else 4
        while dep == "conj" and above.pos_ == "PROPN":
            dep, above = above.dep_, above.head
        if self.contains_one_before(mention):
            return 3
        if dep == "appos" and above.pos_ == "PROPN":
            dep, above = above.dep_, above.head
        if dep == "pobj" and above.dep_ == "agent":
            return 3
        if dep == "pobj" and self._beyond(mention, above):
            return 3
        if dep == "pobj":
            if above.lower_ in self.words.locative:
                noun = above.head.pos_ in ("NOUN", "PROPN") and above.head.lemma_.lower() not in self.words.happening
                return 1 if noun else 0
            if above.lower_ in ("from", "of") and above.head.pos_ in ("NOUN", "PROPN", "NUM"):
                return 2 if above.head.lower_ in self.words.heads else 3
            if (
                above.lower_ == "with"
                and mention.place is not None
                and mention.place.precision is PlacePrecision.COUNTRY
            ):
                # "a war with Israel", "talks with Israel": whom with, not where.
                return 3
            return 1 if above.lower_ in self.words.movement else 2
        acts = dep == "nsubj" and above.lemma_ not in self.words.undergoing
        state = mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY
        if acts and (state or (mention.text.isupper() and len(mention.text) < 4)):
            # A country that does something acts; one that something is done to is a place.
            return 3
        if dep == "poss" and above.lemma_.lower() in self.words.kinds and any(t.lower_ == "of" for t in above.children):
            # "Yemen's province of Saada" is Saada.
            return 3
        if dep in _OWNED and above.lemma_.lower() in _SENT:
            # "Kenya's contingent arrived": where it comes from.
            return 3
        if dep in ("compound", "poss", "nmod", "amod"):
            return 2 if dep == "poss" or above.lower_ in self.words.heads | self.words.sites else 3
        return 1

    def aloof(self, mention: PlaceMention, head: Token) -> bool:
        """Whether a place is only whose, by whose clock, or what something is held against."""
        doc = head.doc
        return whose(doc, mention.last) or clocked(doc, mention.first) or belongs(head) or held_against(head)

    def _beyond(self, mention: PlaceMention, prep: Token) -> bool:
        """Whether a country is one that it was not in, or that was called on: "the first death outside Mexico"."""
        if mention.place is None or mention.place.precision not in (PlacePrecision.COUNTRY, PlacePrecision.REGION):
            return False
        if prep.lower_ == "outside" or (prep.lower_ == "of" and prep.head.lower_ == "outside"):
            return True
        country = mention.place.precision is PlacePrecision.COUNTRY
        return (
            country
            and prep.lower_ == "on"
            and prep.head.pos_ == "VERB"
            and prep.head.lemma_ not in self.words.happening
        )

    def _is_name(self, span: Span, mention: PlaceMention) -> bool:
        """Whether words are a place's name and no more, but for an article."""
        return (
            span.end == mention.span.end
            and self.reading.words(span).lower().removeprefix("the ") == mention.text.lower()
        )

    def set_aside(self, mention: PlaceMention) -> bool:
        """Whether the words say that it was not there: "instead of standing trial in Lima"."""
        doc = self.reading.blocks[mention.block].doc
        before = [t.lower_ for t in doc[max(doc[mention.first].sent.start, mention.first - _NEAR) : mention.first]]
        return any(pair in (("rather", "than"), ("instead", "of")) for pair in pairwise(before))

    def _wide(self, block: int, token: Token) -> bool:
        """Whether a word is part of the name of a country or a region: "the West Bank city of Springfield"."""
        return any(
            m.first <= token.i < m.last
            and m.place is not None
            and m.place.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION)
            for m in self.places_in.get(block, ())
        )

    def place_head(self, block: int, head: Token) -> Token:
        """The word that a place hangs by: "county" of "in Kent county", "city" of "in the city of Springfield"."""
        above = head.head
        if head.dep_ in ("compound", "nmod") and above.lower_ in self.words.kinds:
            return above
        if head.dep_ in ("amod", "poss", "compound") and above.lower_ == "capital":
            return above
        named = any(
            t.dep_ in ("compound", "nmod")
            and t.tag_ in ("NNP", "NNPS")
            and t.ent_type_ != "NORP"
            and not self._wide(block, t)
            for t in above.head.children
        )
        if head.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in self.words.kinds and not named:
            return above.head
        return head

    def carries(self, mention: PlaceMention, head: Token) -> bool:
        """Whether the next sentence may still be about it: something is so there, or to it."""
        if self.of_saying(mention.block, head):
            return False
        if head.lower_ in self.words.wards and self.role(mention, head) > 0:
            # "A medic at St Ann's hospital said".
            return False
        if mention.address:
            return is_scene(head, self.words.locative)
        return self.locative(mention, head) or (head.dep_ == "nsubj" and self.role(mention, head) <= 1)

    def locative(self, mention: PlaceMention, head: Token) -> bool:
        """Whether the words say that something is so there: "in Springfield", "outside the town hall"."""
        if mention.place is not None and mention.place.precision is PlacePrecision.REGION:
            return False
        told = self.role(mention, head)
        head = self.place_head(mention.block, head)
        return told <= 1 and head.dep_ == "pobj" and head.head.lower_ in self.words.locative

    def contains_one_before(self, mention: PlaceMention) -> bool:
        """Whether it only says where the place before it lies: "Springfield, north Ohio"; or is the dateline."""
        named = self.places_in.get(mention.block, ())
        return contains_one_before(self.reading.blocks[mention.block], named, mention, self.words.kinds, narrowness)

    def looks_back(self, mention: PlaceMention) -> bool:
        """Whether its clause tells of days long before the report: what happened there is background."""
        anchor = self.reading.report.anchor
        if anchor is None:
            return False
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        told = [
            (clause_distance(head_of(doc, time), head), abs(time.first - mention.first), end)
            for time in self.times_in.get(mention.block, ())
            if time.type in ("DATE", "TIME")
            and (end := time.interval.end or time.interval.start) is not None
            and doc[time.first].sent == head.sent
        ]
        near = min(told, default=None)
        return near is not None and near[0] <= 2 and near[2] < anchor - RECENT

    def at_spot(self, mention: PlaceMention) -> bool:
        """Whether it says where a spot without an entry of its own lies: "near the Milldale stop in Springfield"."""
        doc = self.reading.blocks[mention.block].doc
        return any(
            other.place is None and other.last + 1 == mention.first and doc[other.last].lower_ == "in"
            for other in self.places_in.get(mention.block, ())
        )

    def seat(self, mention: PlaceMention) -> PlaceMention | None:
        """The town that "Guinea's capital", "the Guinean capital" and "the capital of Guinea" mean, if it is named."""
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        of = head.dep_ == "pobj" and head.head.lower_ == "of"
        if not (of or head.dep_ in _OWNED) or (head.head.head if of else head.head).lower_ != "capital":
            return None
        state = mention.place if mention.place and mention.place.precision is PlacePrecision.COUNTRY else None
        town = capital_of(state.country, self.reading.places) if state is not None else None
        near = of and town is not None and town.block == mention.block and abs(mention.first - town.first) <= _NEAR
        # "Springfield, capital of Guinea" has said it.
        return None if near else town

    def of_saying(self, block: int, head: Token) -> bool:
        """Whether a place is where something was said: "told reporters in Riyadh"."""
        if head.dep_ != "pobj":
            return False
        above = self.place_head(block, head).head.head
        while above.lemma_.lower() in SPEECHES and above.dep_ == "pobj" and above.head.lower_ in _ON_OCCASION:
            # "officials said after talks in Springfield", "said in a speech at a ceremony in Springfield".
            above = above.head.head
        if told_to(above):
            return True
        if above.lemma_ == "speak" and above.dep_ == "advcl" and (block, above.head.i) in self.cues:
            # "Speaking after a visit to Springfield, she said".
            return True
        told = above.lemma_.lower() in ("reporter", "journalist") or above.lemma_.lower() in ("say", "tell", "add")
        told = told or (above.lemma_ == "report" and self.place_head(block, head).head.lower_ == "from")
        return told and ((block, above.i) in self.cues or (block, clause_of(above).i) in self.cues)

    def is_street(self, mention: PlaceMention) -> bool:
        """A street lies in the place that it was found in; it is no report's place."""
        return mention.address or mention.text.split()[-1].lower() in self.words.streets

    def happens_near(self, mention: PlaceMention) -> bool:
        """Whether a place stands in a clause with a word for something that happens."""
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        at = head.head if head.dep_ in ("compound", "nmod") else head
        there = at.dep_ == "pobj" and at.head.lower_ in self.words.locative
        if not there or self.role(mention, head) > 2:
            return False
        return any(t.lemma_.lower() in self.words.happening and clause_distance(t, head) == 0 for t in head.sent)

    def happens_at(self, mention: PlaceMention) -> bool:
        """Whether a word for something that happens governs the place: "an explosion in ...", "overturned in ..."."""
        token = head_of(self.reading.blocks[mention.block].doc, mention)
        if token.head.lower_ == "of" and token.head.head.lower_ in self.words.kinds:
            token = token.head.head
        for _ in range(6):
            token = token.head
            lemma = token.lemma_.lower()
            if lemma in self.words.happening or (token.pos_ == "NOUN" and lemma in self.words.fighting):
                return True
            if token.pos_ == "VERB":
                if token.dep_ == "relcl" and token.head.lemma_.lower() in self.words.happening:
                    return True
                # "The violence broke out in Springfield".
                begins = token.lemma_.lower() in self.words.beginning
                subjects = [t for t in token.children if t.dep_ == "nsubj"]
                return begins and any({t.lemma_.lower(), t.lower_} & self.words.stretch for t in subjects)
        return False


def narrowness(mention: PlaceMention) -> int:
    """0 for a spot or what no gazetteer has, more the wider the place is."""
    return _NARROWNESS[mention.place.precision] if mention.place is not None else 0
