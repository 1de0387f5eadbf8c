"""Places that are those of one number and no other, and places that less than a telling ties to it.

Needs: blocks, quantities, places, attributions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_distance, clause_of, head_of, told_where
from dateline.extract.mentions import PlaceMention, QuantityMention
from dateline.extract.where.place_ties import HOUSES, counted_noun
from dateline.model.place import PlaceRef
from dateline.model.span import Span
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.where.whereabouts import Whereabouts

_PARTS = {"including", "with", "among", "--", "-", "–", "—", "("}
_SHARES = {"most", "many", "some", "half", "majority", "several"}
_THAN = {"than", "least", "at"}
_MAJORITIES = {"most", "majority", "bulk", "half", "third", "quarter"}
_MOSTLY = {"mostly", "mainly", "largely", "most", "half"}
_CASES = {"case", "patient", "death", "fatality", "infection"}
_TOTALS = _CASES | {"number", "figure", "total", "toll", "tally", "count"}
_SUMMING = {"bring", "take", "make", "raise", "push"}
_SUMS = {"total", "tally", "toll"}
_ALL = {"all", "several", "many", "most", "other"}
_NEAR = 6
_HELD = 12
"""Words between a place and a number that it has."""
_OWN = 9
"""Words between a number and the place that is its own."""
_NARROW = (PlacePrecision.SITE, PlacePrecision.CITY, PlacePrecision.DISTRICT, PlacePrecision.PROVINCE)


class NumberPlaces:
    """The places of one report, as the numbers beside them have them."""

    def __init__(self, where: Whereabouts) -> None:
        self.where = where
        self.reading = where.reading
        self.roles, self.words, self.places_in = where.roles, where.words, where.places_in
        self.numbers_in: dict[int, list[QuantityMention]] = {}
        for quantity in self.reading.quantities:
            self.numbers_in.setdefault(quantity.block, []).append(quantity)

    def elsewhere(self, block: int, token: int, number: int, *, moves: bool, hurt: bool = False) -> set[Span]:
        """Places of the sentence that a number is not about: another number's, and those that one only goes to.

        Args:
            block: Index of the block.
            token: The word that carries the claim.
            number: Where the number phrase begins.
            moves: What is counted goes from one place to another.
            hurt: It is of the dead and the hurt, who are taken to hospitals.
        """
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        return {
            m.span
            for m in self.places_in.get(block, ())
            if sentence.start <= m.first < sentence.end
            and (
                self._of_another(block, number, m)
                or self._of_most(block, number, m)
                or (hurt and self._treated_at(head_of(doc, m)))
                or (
                    not moves
                    and not m.address
                    and self._gone_to(block, head := head_of(doc, m), doc[token])
                    and not told_where(head, doc[token])
                )
            )
        }

    def abroad(self, others: Collection[Span], told: PlaceRef) -> bool:
        """Whether other numbers of the sentence are told to be in other countries than a place, and none in its own."""
        lands = {m.place.country for m in self.reading.places if m.span in others and m.place is not None}
        here = told.place.country if told.place is not None else ""
        return bool(lands) and bool(here) and here not in lands

    def owns_one(self, block: int, number: int) -> bool:
        """Whether a place stands right after a number: "one in Texas"."""
        return any(self._owner(block, m) == number for m in self.places_in.get(block, ()))

    def own(self, block: int, number: int) -> list[PlaceMention]:
        """The places that stand right after a number, or that the number stands right after: "one in Texas", "Peru with
        2,059 cases, including 56 deaths".
        """
        after = [m for m in self.places_in.get(block, ()) if self._owner(block, m) == number]
        if after:
            return after
        doc = self.reading.blocks[block].doc
        before = [m for m in self.places_in.get(block, ()) if doc[number].sent.start <= m.first and m.last < number]
        last = max(before, key=lambda m: m.last, default=None)
        if last is None or last.demonym:
            return []
        between = doc[last.last : number]
        if between[0].text == "," and not any(t.text == "," for t in between[1:]):
            # "Peru, the worst hit country with 176 deaths".
            kind = any(t.lower_ in self.words.kinds and t.i < last.last + _NEAR for t in between)
            return [last] if kind and any(t.lower_ == "with" for t in between) else []
        if between[0].lower_ != "with":
            return []
        counts = between.end - between.start <= _HELD and not any(t.pos_ == "VERB" and t.tag_ != "VBG" for t in between)
        return [last] if counts and not any(t.text == ";" for t in between) else []

    def _of_another(self, block: int, number: int, mention: PlaceMention) -> bool:
        """Whether a place is that of another number of the sentence: of "27 deaths, 26 in Mexico and one in Texas" both
        are, and "130 were saved, with one found in Springfield" says not where the 130 were.
        """
        owner = self._owner(block, mention)
        if owner is None or owner == number:
            return False
        doc = self.reading.blocks[block].doc
        sentence = doc[number].sent
        owners = {
            other
            for m in self.places_in.get(block, ())
            if sentence.start <= m.first < sentence.end and (other := self._owner(block, m)) is not None
        }
        return len(owners) > 1 or (owner > number and any(t.lower_ in _PARTS for t in doc[number:owner]))

    def _treated_at(self, head: Token) -> bool:
        """Whether a place is only the hospital where the hurt were treated or pronounced dead."""
        if head.lower_ not in self.words.wards or head.dep_ != "pobj":
            return False
        on = head.head.head
        return clause_of(head).lemma_ in self.words.treating or on.lower_ == "condition"

    def civilians(self, block: int, number: int) -> PlaceRef | None:
        """The country whose civilians a number counts: "100,000 Iraqi civilians", wherever the report is set."""
        doc = self.reading.blocks[block].doc
        for mention in self.places_in.get(block, ()):
            noun = head_of(doc, mention).head
            counted = (
                mention.demonym and number < mention.first < number + _NEAR and counted_noun(doc[number]).i == noun.i
            )
            if counted and noun.lemma_.lower() in self.words.civilians:
                return self.where.ref(mention)
        return None

    def of_those(self, block: int, number: int) -> bool:
        """Whether a number counts some of those counted before: "69 of them in Peru"."""
        doc = self.reading.blocks[block].doc
        last = next((q.last for q in self.numbers_in.get(block, ()) if q.first == number), number + 1)
        after = [t.lower_ for t in doc[last : last + 2]]
        return after[:1] == ["of"] and after[1:] in (["them"], ["whom"], ["those"], ["these"])

    def of_some(self, block: int, token: int) -> set[Span]:
        """Places of the sentence where only some of those counted were: "129 were killed, 69 of them in Peru"."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        return {
            m.span
            for m in self.places_in.get(block, ())
            if sentence.start <= m.first < sentence.end and self._of_most(block, sentence.start, m)
        }

    def counted(self, block: int, number: int) -> PlaceRef | None:
        """The country whose houses a number counts, or whose total or sum it is."""
        houses = self.cases_of(block, number, ill=False)
        return houses or self.total_of(block, number) or self.sum_of(block, number)

    def cases_of(self, block: int, number: int, *, ill: bool) -> PlaceRef | None:
        """The country whose cases, dead, ill or houses a number counts: "nine UK cases", "12 of the Mexican patients",
        "300 British schools" (where not ``ill``)."""
        doc = self.reading.blocks[block].doc
        for mention in self.places_in.get(block, ()):
            head = head_of(doc, mention)
            noun = head.head
            wide = mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY
            near = wide and head.dep_ in ("compound", "amod", "nmod") and number <= mention.first < number + _NEAR
            counted = noun.lemma_.lower() in (_CASES if ill else HOUSES)
            if ill and not mention.demonym and mention.place is not None and noun.lemma_.lower() in self.words.people:
                # "eight cases among Springfield students".
                near, counted = head.dep_ == "compound" and number < mention.first < number + _HELD, True
            beside = ill or not any(
                t.pos_ in ("ADP", "VERB") for t in doc[number + 1 : noun.i] if t.lower_ not in _THAN
            )
            if near and counted and beside and noun.i > head.i and doc[number].sent == head.sent:
                return self.where.ref(mention)
        return None

    def cases_before(self, block: int, number: int) -> PlaceRef | None:
        """The country whose cases the sentence counts before a number that tells more of them: "21 Peruvian cases, with
        four in hospital, up from 18".
        """
        doc = self.reading.blocks[block].doc
        start = doc[number].sent.start
        told = [m for m in self.places_in.get(block, ()) if start <= m.first < number and not m.embedded]
        before = [q.first for q in self.numbers_in.get(block, ()) if start <= q.first < number]
        more = any(t.lower_ in ("with", "from", "including", "of") for t in doc[max(start, number - 3) : number])
        found = [ref for q in before if (ref := self.cases_of(block, q, ill=True)) is not None] if more else []
        return found[-1] if found and told[-1].span == found[-1].span else None

    def divisions_of(self, block: int, token: int) -> PlaceRef | None:
        """The country over whose states or towns something goes: "has spread to 30 Mexican states and infected 226"."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        for mention in self.places_in.get(block, ()):
            head = head_of(doc, mention)
            noun = head.head
            wide = mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY
            if not wide or not sentence.start <= mention.first < sentence.end or noun.tag_ != "NNS":
                continue
            several = any(t.dep_ == "nummod" or t.lower_ in _ALL for t in noun.children)
            over = head.dep_ in ("amod", "compound", "nmod") and noun.lemma_.lower() in self.words.kinds and several
            if over and clause_distance(noun, doc[token]) <= 1:
                return self.where.ref(mention)
        return None

    def total_of(self, block: int, number: int) -> PlaceRef | None:
        """The country whose total a number is what came of it: "the total Peruvian figure rose to 410 today"."""
        doc = self.reading.blocks[block].doc
        verb = clause_of(doc[number])
        for mention in self.places_in.get(block, ()):
            head = head_of(doc, mention)
            noun = head.head
            wide = mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY
            # "taking the Danish total to 848".
            beside = wide and head.dep_ in ("compound", "amod", "nmod", "poss")
            if beside and any(t.lower_ == "military" for t in noun.children) and not self._of_forces(block, head, noun):
                # "the Chilean military toll" says whose dead they are.
                continue
            if beside and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "number":
                # "the number of Danish cases reached 848".
                beside, noun = noun.lemma_.lower() in _CASES, noun.head.head
            beside = beside and noun.dep_ in ("nsubj", "dobj")
            if not beside or noun.lemma_.lower() not in _TOTALS or noun.head.i != verb.i or verb.i > number:
                continue
            if not any(q.first < number for q in self.numbers_in.get(block, ()) if q.first > verb.i):
                return self._of_forces(block, head, noun) or self.where.ref(mention)
        return None

    def _of_forces(self, block: int, people: Token, toll: Token) -> PlaceRef | None:
        """Where a country's toll is told to be: "the US toll in Peru"."""
        told = (m for m in self.places_in.get(block, ()) if m.last - 1 != people.i)
        there = (m for m in told if (h := head_of(people.doc, m)).dep_ == "pobj" and h.head.head.i == toll.i)
        return next((self.where.ref(m) for m in there if head_of(people.doc, m).head.lower_ == "in"), None)

    def sum_of(self, block: int, number: int) -> PlaceRef | None:
        """The one country that a sentence counts in, of the sum of what it counts there: "Nine cases were found in
        Peru, one of them in Lima, making 12 in total".
        """
        doc = self.reading.blocks[block].doc
        verb = clause_of(doc[number])
        held = {t.i for t in verb.subtree}
        if verb.lemma_ not in _SUMMING or verb.tag_ != "VBG" or not any(doc[i].lower_ in _SUMS for i in held):
            return None
        sentence = doc[number].sent
        told = [m for m in self.places_in.get(block, ()) if sentence.start <= m.first < sentence.end]
        wide = [
            m
            for m in told
            if m.first < verb.i
            and not m.demonym
            and m.place is not None
            and m.place.precision is PlacePrecision.COUNTRY
            and self.roles.locative(m, head_of(doc, m))
        ]
        same = {m.place.country for m in told if m.place is not None}
        if len(same) != 1 or len(wide) != 1 or any(m.first in held for m in told):
            return None
        return self.where.ref(wide[0])

    def countrymen(self, block: int, number: int) -> str:
        """The country of those that a number counts by their people's name: "two Britons"."""
        doc = self.reading.blocks[block].doc
        last = next((q.last for q in self.numbers_in.get(block, ()) if q.first == number), number + 1)
        for mention in self.places_in.get(block, ()):
            if mention.demonym and mention.first == last and mention.place is not None:
                return mention.place.country if doc[last].dep_ not in ("amod", "compound", "nmod") else ""
        return ""

    def _of_most(self, block: int, number: int, mention: PlaceMention) -> bool:
        """Whether only a share of those counted is told to be at a place: "nine died, most of them in Springfield"."""
        doc = self.reading.blocks[block].doc
        head = head_of(doc, mention)
        while head.dep_ == "conj" and head.head.pos_ == "PROPN":
            head = head.head
        at = self.roles.place_head(block, head).head
        if at.lower_ not in self.words.locative or at.i <= number:
            return False
        if _share_of(doc[number]):
            # "The majority of the 900 cases have been found in Lima".
            return True
        words = doc[max(number, at.i - 3) : at.i]
        before = [t.lower_ for t in words]
        shared = before[1:] in (["of", "them"], ["of", "whom"], ["of", "those"])
        shared = shared and (before[0] in _SHARES or (words[0].like_num and words[0].i > number))
        return shared or (before[-1:] != [] and before[-1] in _MOSTLY)

    def _owner(self, block: int, mention: PlaceMention) -> int | None:
        """Where the number begins that a place stands right after: "one in Texas", "six people died in Ohio"."""
        doc = self.reading.blocks[block].doc
        head = self.roles.place_head(block, head_of(doc, mention))
        if head.dep_ != "pobj" or head.head.lower_ not in self.words.locative or head.head.head.lower_ == "from":
            return None
        before = [q for q in self.numbers_in.get(block, ()) if head.sent.start <= q.first and q.last <= head.head.i]
        if not before:
            return None
        between = doc[before[-1].last : head.head.i]
        own = len(between) <= _OWN and not any(t.text in (",", ";", "and") for t in between)
        return before[-1].first if own else None

    def _gone_to(self, block: int, head: Token, token: Token) -> bool:
        """Whether another clause only tells of going to or from a place: "fell ill after travelling to Springfield"."""
        place = self.roles.place_head(block, head)
        if place.dep_ != "pobj" or place.head.lower_ not in ("to", "from", "in"):
            return False
        far = place.head.lower_ != "in" and clause_distance(token, head) >= 2
        return far or self._journeyed(place)

    def _journeyed(self, place: Token) -> bool:
        """Whether a place only belongs to a journey: "after a trip to Springfield", "flew back from there"."""
        if place.dep_ != "pobj" or place.head.lower_ not in ("to", "from", "in"):
            return False
        above = place.head.head
        if above.lemma_.lower() in self.words.journeys and above.dep_ in ("pobj", "dobj"):
            # "tested positive after a trip to Springfield".
            return True
        if above.lower_ == "history" and any(t.lower_ == "travel" for t in above.children):
            return True
        return place.head.lower_ == "from" and above.lemma_ in self.words.returning

    def only_travelled(self, block: int, token: int, told: PlaceRef) -> bool:
        """Whether a sentence names a country, or a place in it, only as one that somebody ill has been to: "fell ill on
        a flight from Lima", of what is carried over as Peru's.
        """
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        named = [
            m
            for m in self.places_in.get(block, ())
            if sentence.start <= m.first < sentence.end
            and m.place is not None
            and told.place is not None
            and m.place.country == told.place.country
        ]
        return bool(named) and all(
            not m.demonym and self._journeyed(self.roles.place_head(block, head_of(doc, m))) for m in named
        )

    def come_from(self, block: int, token: int) -> set[Span]:
        """Places of the sentence that help only comes from: "flew from Florida with four tonnes of food"."""
        return self._by_way(block, token, ("from", "out"), lambda m: True)

    def taken_to(self, block: int, token: int, *, home: str) -> set[Span]:
        """Places abroad that people are only taken to: "hundreds have been evacuated to France"."""
        return self._by_way(block, token, ("to", "into"), lambda m: m.place is not None and m.place.country != home)

    def _by_way(self, block: int, token: int, ways: tuple[str, ...], fits: Callable[[PlaceMention], bool]) -> set[Span]:
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        found = set()
        for mention in self.places_in.get(block, ()):
            if sentence.start <= mention.first < sentence.end and fits(mention):
                head = self.roles.place_head(block, head_of(doc, mention))
                if head.dep_ == "pobj" and head.head.lower_ in ways and head.head.head.pos_ in ("VERB", "AUX", "ADP"):
                    found.add(mention.span)
        return found


def _share_of(number: Token) -> bool:
    """Whether a sentence tells only of a share of those that a number counts: "most of the 900 cases"."""
    of = counted_noun(number).head
    return of.lower_ == "of" and of.head.lemma_.lower() in _MAJORITIES and of.i < number.i
