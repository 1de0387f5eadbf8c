"""Where a claim was so: the place said in its clause, and what a report carries over.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.extract.clauses import clause_distance, clause_of, head_of, in_dateline, is_timeless
from dateline.extract.days_said import OPENING
from dateline.extract.mentions import PlaceMention
from dateline.extract.nearness import smaller_and_close
from dateline.extract.pointers import apart, capital, label, ward
from dateline.extract.pointers import quarter as quarter_of
from dateline.extract.reading import Reading
from dateline.extract.spots import spots
from dateline.model.place import PlaceRef
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
_SURE = 5
"""Weight above which what is told of a place needs no dateline beside it."""
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
    streets: frozenset[str]
    whole: tuple[str, ...]
    quarters: frozenset[str]
    wards: frozenset[str]


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
        frozenset(place["streets"]),
        tuple(place["whole"]),
        frozenset(place["quarters"]),
        frozenset(place["wards"]),
    )


class Whereabouts:
    """The places that one report tells, by where they stand."""

    def __init__(self, reading: Reading, words: PlaceWords, *, ongoing: bool = False) -> None:
        self.reading = reading
        self.words = words
        self.ongoing = ongoing
        self.sources = [a.source for a in reading.attributions if a.source is not None]
        self.cues = {(a.block, i) for a in reading.attributions for i in range(a.first, a.last)}
        self.places_in: dict[int, list[PlaceMention]] = {}
        for place in (*reading.places, *spots(reading, words)):
            self.places_in.setdefault(place.block, []).append(place)
        self.happening_at: set[str] = set()
        self.main_happens = False
        self.main = self._main_place()
        quarter = quarter_of(self.places_in, OPENING, [block.doc for block in reading.blocks], words.quarters)
        if quarter is not None and not ongoing and not self.main_happens:
            self.main = PlaceRef(quarter.text, quarter.span, self.main.place if self.main else None)

    def stated(self, block: int, token: int) -> PlaceRef | None:
        """The place said in the clause, else in the sentence."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        options = []
        for mention in self.places_in.get(block, ()):
            if sentence.start <= mention.first < sentence.end:
                head = head_of(doc, mention)
                role = self._role(mention, head)
                if role >= 3 or self._of_another(head, doc[token]) or self._of_saying(block, head):
                    continue
                near = 3 if apart(doc, token, mention.first) else min(clause_distance(doc[token], head), 2)
                options.append((near, role, _narrowness(mention), abs(mention.first - token), mention))
        if not options:
            return None
        return self._ref(min(options, key=lambda option: option[:4])[4])

    def said_in(self, block: int, token: int) -> PlaceRef | None:
        """The narrowest place said with the verb of the clause itself: "urged in Cairo", "agreed at talks in Cairo"."""
        doc = self.reading.blocks[block].doc
        verb = clause_of(doc[token])
        found = [
            m for m in self.places_in.get(block, ()) if self._locative(m, head := head_of(doc, m)) and _with(head, verb)
        ]
        return self._ref(min(found, key=_narrowness)) if found else None

    def _of_another(self, head: Token, token: Token) -> bool:
        """Whether a place stands in a relative clause that tells of another noun: "soldiers who had trained in X"."""
        for above in head.ancestors:
            if above.dep_ in ("relcl", "acl") and not (above.i == token.i or above.is_ancestor(token)):
                noun = above.head
                happens = noun.lemma_.lower() in self.words.happening
                of_claim = noun.i == token.i or noun.is_ancestor(token) or token.is_ancestor(noun)
                return not happens and not (of_claim and above.dep_ == "acl") and noun.i != token.i
        return False

    def whole_country(self, block: int, token: int, *, national: bool) -> PlaceRef | None:
        """The country, where the clause says "across the country", or a national office gives a running total."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        said = sentence.text.lower()
        if self.main is not None and self.main.place is not None and self.main.place.country:
            seat = capital(doc[token], self.reading.places, self.main.place.country)
            if seat is not None:
                return self._ref(seat)
        if national or any(words in said for words in self.words.whole):
            return self.country()
        return None

    def country(self) -> PlaceRef | None:
        """The country of the main place, by the report's own name for it; None where the report has none."""
        main = self.main
        if main is None or main.place is None:
            return None
        if main.place.precision is PlacePrecision.COUNTRY:
            return main
        named = [
            m
            for m in self.reading.places
            if m.place is not None
            and m.place.country == main.place.country
            and m.place.precision is PlacePrecision.COUNTRY
            and not m.embedded
        ]
        named.sort(key=lambda m: (m.demonym, m.span.start))
        return self._ref(named[0]) if named else None

    def pointed_at(self, block: int, token: int) -> PlaceRef | None:
        """What "there" in the clause points back to: the last place told of before."""
        doc = self.reading.blocks[block].doc
        treated = ward(doc[token], self.words.wards)
        if treated is not None:
            span = self.reading.blocks[block].span(*treated)
            return PlaceRef(self.reading.words(span), span, None)
        before = [m for m in self.reading.places if not m.demonym and (m.block, m.last) <= (block, token)]
        if not any(t.lower_ == "there" and t.dep_ != "expl" for t in clause_of(doc[token]).children):
            return None
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
        headed = label(doc, self.places_in.get(block, ()), token)
        if headed is not None:
            return self._ref(headed)
        return self._of_paragraph_before(block) or self.main

    def _of_paragraph_before(self, block: int) -> PlaceRef | None:
        """Where the paragraph before tells that something is so, if it tells of one place only."""
        # A quotation that goes on over paragraphs stays where its speaker began.
        quoted = self.reading.blocks[block].doc[0].text in _QUOTES
        for earlier in range(block - 1, max(-1, block - 1 - (_QUOTED_REACH if quoted else _REACH)), -1):
            doc = self.reading.blocks[earlier].doc
            told = [
                m
                for m in self.places_in.get(earlier, ())
                if self._locative(m, head_of(doc, m)) and not is_timeless(head_of(doc, m))
            ]
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
        doc = head.doc
        if mention.last < len(doc) and doc[mention.last].text == "-" and not doc[mention.last - 1].whitespace_:
            # "Zagreb-bound", "Moscow-led", "Geneva-based": whose or whither, not where.
            return 3
        if mention.place is None and not (dep == "pobj" and above.lower_ in self.words.locative):
            return 3
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
        if dep == "pobj" and above.dep_ == "agent":
            return 3
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
        if (mention.first == 0 and after in ("—", "–", "--", "-")) or in_dateline(doc, mention):
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
        hints: list[tuple[PlaceMention, float]] = []
        first: dict[str, PlaceMention] = {}
        for mention in self.reading.places:
            if mention.place is None:
                continue
            countries[mention.place.country] += 1
            doc = self.reading.blocks[mention.block].doc
            head = head_of(doc, mention)
            role = self._role(mention, head)
            named = role >= 3 and not mention.demonym and mention.place.precision is PlacePrecision.CITY
            if named and not mention.embedded and not self._is_street(mention):
                # The town of the dateline, or one whose police speak, is likely the report's, unless more is said.
                seat = in_dateline(doc, mention) and mention.block < OPENING
                hints.append((mention, 1.6 if seat else 0.5))
            if role >= 3:
                continue
            key = f"{mention.place.id}:{mention.place.name}"
            street = self._is_street(mention)
            if street and key not in first:
                continue
            first.setdefault(key, mention)
            happens = role in (0, 2) and self._happens_at(mention)
            if happens:
                self.happening_at.add(key)
            opening = 3.0 if mention.block < OPENING else 1.0
            going = head.dep_ == "pobj" and head.head.lower_ in ("from", "to", "towards", "via")
            if going or self._of_saying(mention.block, head):
                opening = min(opening, 1.0)
            narrow = 1.5 if mention.place.precision is PlacePrecision.CITY else 1.0
            weights[key] += opening * (4 if happens else 2 if role == 0 else 1) * narrow  # type: ignore[assignment]
        if not weights:
            return self._local()
        best = max(weights, key=lambda key: weights[key])
        if best not in self.happening_at and weights[best] <= _SURE:
            self._hinted(hints, weights, first)
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
        return self._ref(self._of_scope(first, best, weights))

    @staticmethod
    def _hinted(hints: list[tuple[PlaceMention, float]], weights: Counter[str], first: dict[str, PlaceMention]) -> None:
        """Towns that only a dateline or a name tells of, where they lie in the country that the rest is about: a
        correspondent may sit in another.
        """
        told: Counter[str] = Counter()
        for key, mention in first.items():
            if mention.place is not None:
                told[mention.place.country] += weights[key]
        most = max(told, key=lambda country: told[country])
        for mention, weight in hints:
            if mention.place is not None and mention.place.country == most:
                key = f"{mention.place.id}:{mention.place.name}"
                first.setdefault(key, mention)
                weights[key] += weight * 1.5  # type: ignore[assignment]

    def _of_saying(self, block: int, head: Token) -> bool:
        """Whether a place is where something was said: "told reporters in Riyadh"."""
        if head.dep_ != "pobj":
            return False
        above = head.head.head
        told = above.lemma_.lower() in ("reporter", "journalist") or above.lemma_.lower() in ("say", "tell", "add")
        return told and ((block, above.i) in self.cues or (block, clause_of(above).i) in self.cues)

    def _is_street(self, mention: PlaceMention) -> bool:
        """A street lies in the place that it was found in; it is no report's place."""
        return mention.text.split()[-1].lower() in self.words.streets

    def _local(self) -> PlaceRef | None:
        """Where no place is told of, the town whose police or council speak, else that of the dateline."""
        towns = [
            m
            for m in self.reading.places
            if m.place is not None and m.place.precision is PlacePrecision.CITY and not self._is_street(m)
        ]
        counts = Counter(m.place.id for m in towns if m.place is not None)
        if not towns:
            return None
        return self._ref(max(towns, key=lambda m: (counts[m.place.id] if m.place else 0, -m.span.start)))

    def _of_scope(self, first: dict[str, PlaceMention], best: str, weights: Counter[str]) -> PlaceMention:
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
        if place.precision is PlacePrecision.COUNTRY and not self.ongoing:
            # One thing that happened in one place: what the opening names beside the country is the narrower word.
            near = [m for m in towns if m.block < OPENING]
            town = max(near, key=lambda m: weights[f"{m.place.id}:{m.place.name}"] if m.place else 0, default=None)
            if town is not None and self._happens_near(town):
                return town
        return chosen

    def _happens_near(self, mention: PlaceMention) -> bool:
        """Whether a place stands in a clause with a word for something that happens."""
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        at = head.head if head.dep_ in ("compound", "nmod") else head
        there = at.dep_ == "pobj" and at.head.lower_ in self.words.locative
        if not there or self._role(mention, head) > 2:
            return False
        return any(t.lemma_.lower() in self.words.happening and clause_distance(t, head) == 0 for t in head.sent)

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


def _narrowness(mention: PlaceMention) -> int:
    return _NARROW[mention.place.precision] if mention.place is not None else 0


def _with(place: Token, verb: Token) -> bool:
    """Whether "in" and its place hang on a verb, or on a noun that itself hangs on it by a preposition."""
    on = place.head.head
    return on.i == verb.i or (on.pos_ == "NOUN" and on.dep_ == "pobj" and on.head.head.i == verb.i)
