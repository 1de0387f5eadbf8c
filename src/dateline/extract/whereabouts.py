"""Where a claim was so: the place said in its clause, and what a report carries over.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.extract.clauses import clause_distance, clause_of, head_of
from dateline.extract.days_said import OPENING
from dateline.extract.mentions import PlaceMention
from dateline.extract.reading import Reading
from dateline.model.place import Place, PlaceRef
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token

_NARROW = {
    PlacePrecision.SITE: 0,
    PlacePrecision.CITY: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.COUNTRY: 4,
    PlacePrecision.REGION: 5,
    PlacePrecision.UNKNOWN: 3,
}
_REACH = 1
"""Paragraphs back that a place carries over from."""

_QUOTES = {'"', "“", "``", "`", "‘"}
_QUOTED_REACH = 5
_MANY = 2
"""Towns of one country that make a report one about the country."""


@dataclass(frozen=True)
class PlaceWords:
    """Look-ups of the table ``scope``."""

    locative: frozenset[str]
    movement: frozenset[str]
    heads: frozenset[str]
    kinds: frozenset[str]
    happening: frozenset[str]
    undergoing: frozenset[str]
    sites: frozenset[str]


def place_words(table: dict[str, Any]) -> PlaceWords:
    """Look-ups from the table ``scope``."""
    place = table["place"]
    return PlaceWords(
        frozenset(place["locative"]),
        frozenset(place["movement"]),
        frozenset(place["happening_heads"]),
        frozenset(place["kinds"]),
        frozenset(table["time"]["happening"]),
        frozenset(place["undergoing"]),
        frozenset(place["sites"]),
    )


class Whereabouts:
    """The places that one report tells, by where they stand."""

    def __init__(self, reading: Reading, words: PlaceWords) -> None:
        self.reading = reading
        self.words = words
        self.sources = [a.source for a in reading.attributions if a.source is not None]
        self.places_in: dict[int, list[PlaceMention]] = {}
        for place in (*reading.places, *_spots(reading, words)):
            self.places_in.setdefault(place.block, []).append(place)
        self.happening_at: set[str] = set()
        self.main_happens = False
        self.main = self._main_place()

    def stated(self, block: int, token: int) -> PlaceRef | None:
        """The place said in the clause, else in the sentence."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        options = []
        for mention in self.places_in.get(block, ()):
            if sentence.start <= mention.first < sentence.end:
                head = head_of(doc, mention)
                role = self._role(mention, head)
                if role >= 3:
                    continue
                near = clause_distance(doc[token], head)
                options.append((min(near, 2), role, _narrowness(mention), abs(mention.first - token), mention))
        if not options:
            return None
        return self._ref(min(options, key=lambda option: option[:4])[4])

    def pointed_at(self, block: int, token: int) -> PlaceRef | None:
        """What "there" in the clause points back to: the last place told of before."""
        doc = self.reading.blocks[block].doc
        if not any(t.lower_ == "there" and t.dep_ != "expl" for t in clause_of(doc[token]).children):
            return None
        before = [m for m in self.reading.places if not m.demonym and (m.block, m.last) <= (block, token)]
        near = before and before[-1].block >= block - 2
        return self._ref(before[-1]) if near else None

    def running(self, block: int, token: int) -> PlaceRef | None:
        """The place of the sentences before in the paragraph, else the main place of the report."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        before = [
            mention
            for mention in self.places_in.get(block, ())
            if mention.first < sentence.start and self._carries(mention, head_of(doc, mention))
        ]
        if before:
            return self._ref(before[-1])
        return self._of_paragraph_before(block) or self.main

    def _of_paragraph_before(self, block: int) -> PlaceRef | None:
        """Where the paragraph before tells that something is so, if it tells of one place only."""
        # A quotation that goes on over paragraphs stays where its speaker began.
        quoted = self.reading.blocks[block].doc[0].text in _QUOTES
        for earlier in range(block - 1, max(-1, block - 1 - (_QUOTED_REACH if quoted else _REACH)), -1):
            doc = self.reading.blocks[earlier].doc
            told = [m for m in self.places_in.get(earlier, ()) if self._locative(m, head_of(doc, m))]
            heads = {m.span: head_of(doc, m) for m in told}
            # "in Suez, a port on the Gulf": what only tells where the first lies does not count.
            told = [m for m in told if not any(h.is_ancestor(heads[m.span]) for h in heads.values())]
            if len({m.text for m in told}) == 1:
                return self._ref(told[0])
            if told:
                return None
        return None

    def _role(self, mention: PlaceMention, head: Token) -> int:
        """0 where something is so there; 1 where the place itself is told of; 2 the place of a happening's name; 3 a
        mere part of somebody's name or a source.
        """
        dep, above = head.dep_, head.head
        if mention.demonym:
            return 4
        if any(source.contains(mention.span) for source in self.sources):
            happens = dep == "pobj" and above.head.lemma_.lower() in self.words.happening
            return 1 if happens else 4
        if dep == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in self.words.kinds:
            # "in the city of X" is X itself.
            dep, above = above.head.dep_, above.head.head
        if dep == "conj" and above.pos_ == "PROPN":
            dep, above = above.dep_, above.head
        if self._contains_one_before(mention):
            return 3
        if dep == "appos" and above.pos_ == "PROPN":
            dep, above = above.dep_, above.head
        if dep == "pobj":
            if above.lower_ in self.words.locative:
                noun = above.head.pos_ in ("NOUN", "PROPN") and above.head.lemma_.lower() not in self.words.happening
                return 1 if noun else 0
            if above.lower_ in ("from", "of") and above.head.pos_ in ("NOUN", "PROPN"):
                return 2 if above.head.lower_ in self.words.heads else 3
            return 1 if above.lower_ in self.words.movement else 2
        acts = dep == "nsubj" and above.lemma_ not in self.words.undergoing
        if acts and mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY:
            # A country that does something acts; one that something is done to is a place.
            return 3
        if dep in ("compound", "poss", "nmod", "amod"):
            return 2 if above.lower_ in self.words.heads else (2 if dep == "poss" else 3)
        return 1

    def _carries(self, mention: PlaceMention, head: Token) -> bool:
        """Whether the next sentence may still be about it: something is so there, or to it."""
        return self._locative(mention, head) or (head.dep_ == "nsubj" and self._role(mention, head) <= 1)

    def _locative(self, mention: PlaceMention, head: Token) -> bool:
        if mention.place is not None and mention.place.precision is PlacePrecision.REGION:
            return False
        return self._role(mention, head) <= 1 and head.dep_ == "pobj" and head.head.lower_ in self.words.locative

    def _contains_one_before(self, mention: PlaceMention) -> bool:
        """Whether it only says where the place before it lies: "Springfield, north Ohio"; or is the dateline."""
        doc = self.reading.blocks[mention.block].doc
        after = doc[mention.last].text if mention.last < len(doc) else ""
        if mention.first == 0 and after in ("—", "–", "--", "-"):
            return True
        for other in self.places_in.get(mention.block, ()):
            if other.last < mention.first <= other.last + 3:
                between = [t.text for t in doc[other.last : mention.first]]
                if between == ["in"] or (between[0] == "," and "and" not in between):
                    return _narrowness(other) <= _narrowness(mention)
        return False

    def _main_place(self) -> PlaceRef | None:
        """Where the report is about: the place told of most, what its opening tells and where it happens counted more.

        A country's people and its other places speak for each place in it. Of a town and a smaller one close by that is
        told of nearly as much, it is the smaller: the narrower word for the same spot.
        """
        weights: Counter[str] = Counter()
        countries: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        for mention in self.reading.places:
            if mention.place is None:
                continue
            countries[mention.place.country] += 1
            role = self._role(mention, head_of(self.reading.blocks[mention.block].doc, mention))
            if role >= 3:
                continue
            key = f"{mention.place.id}:{mention.place.name}"
            first.setdefault(key, mention)
            happens = role in (0, 2) and self._happens_at(mention)
            if happens:
                self.happening_at.add(key)
            opening = 3.0 if mention.block < OPENING else 1.0
            narrow = 1.5 if mention.place.precision is PlacePrecision.CITY else 1.0
            weights[key] += opening * (4 if happens else 2 if role == 0 else 1) * narrow  # type: ignore[assignment]
        if not weights:
            return None
        for key, mention in first.items():
            if mention.place is not None:
                weights[key] += countries[mention.place.country] * 0.3  # type: ignore[assignment]
        best = max(weights, key=lambda key: (weights[key], -first[key].span.start))
        close = [
            key
            for key in weights
            if weights[key] >= weights[best] * 0.4 and smaller_and_close(first[key].place, first[best].place)
        ]
        best = max(close, key=lambda key: weights[key]) if close else best
        self.main_happens = best in self.happening_at
        return self._ref(self._of_scope(first, best))

    def _of_scope(self, first: dict[str, PlaceMention], best: str) -> PlaceMention:
        """The country instead of one of its many towns; its only town instead of the country."""
        chosen = first[best]
        place = chosen.place
        if place is None or self.main_happens:
            return chosen
        towns = [
            m
            for m in first.values()
            if m.place is not None
            and m.place.country == place.country
            and m.place.precision in (PlacePrecision.CITY, PlacePrecision.PROVINCE)
        ]
        if place.precision is PlacePrecision.CITY and len(towns) >= _MANY:
            whole = [
                m
                for m in first.values()
                if m.place is not None
                and m.place.country == place.country
                and m.place.precision is PlacePrecision.COUNTRY
            ]
            return whole[0] if whole else chosen
        if place.precision is PlacePrecision.COUNTRY and len(towns) == 1:
            return towns[0]
        return chosen

    def _happens_at(self, mention: PlaceMention) -> bool:
        """Whether a word for something that happens governs the place: "an explosion in ...", "overturned in ..."."""
        token = head_of(self.reading.blocks[mention.block].doc, mention)
        for _ in range(4):
            token = token.head
            if token.lemma_.lower() in self.words.happening:
                return True
            if token.pos_ == "VERB":
                break
        return False

    def _ref(self, mention: PlaceMention) -> PlaceRef:
        return PlaceRef(mention.text, mention.span, mention.place)


def _spots(reading: Reading, words: PlaceWords) -> list[PlaceMention]:
    """Spots that no gazetteer has: a name and a word for a site ("Milldale bus station", "St Ann's Hospital")."""
    taken = {(p.block, i) for p in reading.places for i in range(p.first, p.last)}
    found = []
    for block in reading.blocks:
        for token in block.doc:
            if token.lower_ not in words.sites or token.dep_ != "pobj" or (block.index, token.i) in taken:
                continue
            if token.head.lower_ not in words.locative | words.movement:
                continue
            first = token.left_edge.i
            while first < token.i and block.doc[first].tag_ in ("DT", "JJ", "IN", "PRP$", ",", "HYPH"):
                first += 1
            tokens = block.doc[first : token.i + 1]
            if len(tokens) < 2 or len(tokens) > 5 or tokens[0].tag_ not in ("NNP", "NNPS"):
                continue
            span = block.span(first, token.i + 1)
            text = reading.words(span)
            found.append(
                PlaceMention(block=block.index, first=first, last=token.i + 1, span=span, text=text, place=None)
            )
    return found


def smaller_and_close(one: Place | None, two: Place | None) -> bool:
    """Whether ``one`` is a town within some 25 km of a larger one."""
    if one is None or two is None or one is two or None in (one.lat, one.lon, two.lat, two.lon):
        return False
    cities = one.precision is two.precision is PlacePrecision.CITY and 0 < one.population < two.population
    north, east = abs((one.lat or 0) - (two.lat or 0)), abs((one.lon or 0) - (two.lon or 0))
    return cities and north < 0.22 and east < 0.35


def lies_in(inner: Place | None, outer: Place | None) -> bool:
    """Whether a town lies in a country, at a region or sea told with it, or right by a larger town."""
    if inner is None or outer is None or inner.precision not in (PlacePrecision.CITY, PlacePrecision.SITE):
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return inner.country == outer.country
    return outer.precision is PlacePrecision.REGION


def _narrowness(mention: PlaceMention) -> int:
    return _NARROW[mention.place.precision] if mention.place is not None else 0
