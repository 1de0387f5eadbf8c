"""Where a claim was so: the place said in its clause, and what a report carries over.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_distance, clause_of, head_of, is_timeless, since, told_where
from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import (
    apart,
    capital,
    crossed_from,
    is_item,
    label,
    largest_of,
    toward,
)
from dateline.extract.reading import Reading
from dateline.extract.where.addresses import of_sentence, scene_before
from dateline.extract.where.extents import Extents
from dateline.extract.where.main_place import MainPlace
from dateline.extract.where.named_places import NamedPlaces
from dateline.extract.where.nearness import close_by, holds, inside, lies_in, narrower, smaller_and_close
from dateline.extract.where.number_places import NumberPlaces
from dateline.extract.where.place_roles import PlaceWords, Roles, narrowness
from dateline.extract.where.place_ties import (
    beside,
    counted_noun,
    hangs_on,
    held_with,
    named_after,
    of_subject,
    right_there,
    told_against,
)
from dateline.extract.where.pointed_places import PointedPlaces, site_beside
from dateline.extract.where.rows import Rows
from dateline.extract.where.sections import Sections
from dateline.extract.where.topics import Topics
from dateline.model.place import PlaceRef
from dateline.model.span import Span
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 1
"""Paragraphs back that a place carries over from."""
_WIDE_REACH = 2
_SCENE_REACH = 4
"""Paragraphs back that a town of the report's country carries over from where something happened in it."""
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)
_PASSED = {"hospital", "clinic", "infirmary", "airport", "embassy", "barracks"}
"""Spots that one is taken to, and that the next paragraph is no longer about."""
_DWELLING = {"live", "reside", "dwell", "grow", "hail", "bear", "train", "study"}
"""Who lived or grew up there need not have been there: "four men, three of whom lived in Springfield"."""
_SPEAKING = {"speak", "talk", "address", "meet"}
_QUOTES = {'"', "“", "``", "`", "‘"}
_QUOTED_REACH = 5


class Whereabouts:
    """The places that one report tells, by where they stand."""

    def __init__(self, reading: Reading, words: PlaceWords, *, ongoing: bool = False, spreads: bool = False) -> None:
        self.reading = reading
        self.spreads = spreads
        self.words = words
        self.roles = Roles(reading, words)
        self.places_in = self.roles.places_in
        main = MainPlace(self.roles, ongoing=ongoing)
        self.main = main.ref
        self.rows = Rows(self)
        self.main_happens = main.happens
        self.seated = main.seated
        self.written_there = main.ref is not None and any(m.span == main.ref.span for m in main.dated)
        self.seat_of_more = main.seat_of_more
        self.main = self.rows.of_main(main.ref)
        self.topics = Topics(self.roles)
        self.sections = Sections(reading, self.places_in).places
        self.extents = Extents(self)
        self.numbers = NumberPlaces(self)
        self.named = NamedPlaces(self)
        self.pointed = PointedPlaces(self)

    def stated(
        self,
        block: int,
        token: int,
        *,
        number: int | None = None,
        elsewhere: Collection[Span] = (),
        strict: bool = False,
    ) -> PlaceRef | None:
        """The place said in the clause, else in the sentence.

        Args:
            block: Index of the block.
            token: The word that carries the claim.
            number: Where the number of a figure begins: of two places in one clause, the nearer one is its own.
            elsewhere: Places that it is not about.
            strict: Only a place said in the clause.
        """
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        options = []
        own = self.numbers.own(block, number) if number is not None else []
        heads = {m.span: head_of(doc, m) for m in self.places_in.get(block, ())}
        own = [m for m in own if m.span not in elsewhere and self.roles.role(m, heads[m.span]) != 3]
        for mention in own or self.places_in.get(block, []):
            if sentence.start <= mention.first < sentence.end:
                head = head_of(doc, mention)
                role = min(self.roles.role(mention, head), 2) if own else self.roles.role(mention, head)
                # "Peru, where nine died, has closed its schools".
                of_it = not mention.demonym and right_there(head, doc[token], self.words.undergoing)
                role = min(role, 2) if of_it or self._of_house(mention, head) else role
                hung = number is not None and hangs_on(head, counted_noun(doc[number]), self.words.sending)
                where = bool(own) or hung or of_it or told_where(head, doc[token]) or beside(head, doc[token])
                if told_against(head, doc[token], [h.i for span, h in heads.items() if span != mention.span]):
                    continue
                away = not where and (self.of_another(head, doc[token]) or self.roles.of_saying(block, head))
                name = role == 2 and named_after(head, self.words.happening) and clause_distance(doc[token], head) > 1
                if role >= 3 or away or name or (not where and since(doc[token], head)):
                    continue
                if crossed_from(head):
                    continue
                near = 3 if apart(doc, token, mention.first) else min(clause_distance(doc[token], head), 2)
                near = -1 if hung else 0 if where else near
                if mention.span in elsewhere or (strict and near):
                    continue
                far = abs(mention.first - (token if number is None else number))
                options.append((near, role, narrowness(mention), far, mention))
        narrow = [o for o in options if o[4].place is None or o[4].place.precision is not PlacePrecision.REGION]
        # "Elsewhere in Europe, protesters in Geneva chanted".
        options = narrow or options
        if not options:
            return None
        best = min(options, key=lambda option: (option[0], option[1], option[3]))
        within = [
            option
            for option in options
            if option[:2] == best[:2] and (option[4].place is None or inside(option[4].place, best[4].place))
        ]
        return self.ref(min((best, *within), key=lambda option: option[2:4])[4])

    def _of_house(self, mention: PlaceMention, head: Token) -> bool:
        """Whether a town is told with the house in it that something was done to: "fired on its Lima offices"."""
        city = mention.place is not None and mention.place.precision is PlacePrecision.CITY
        town = city and not self.roles.is_street(mention)
        house = head.dep_ in ("compound", "nmod") and head.head.lemma_.lower() in self.words.houses
        return town and house and not mention.demonym and head.head.dep_ not in ("nsubj", "compound", "nmod")

    def loosely(self, ref: PlaceRef, *, ongoing: bool) -> bool:
        """Whether a country is only where what happened lies: "in western Venezuela", and where much goes on in the
        country "in a prison in western Venezuela".
        """
        for mention in self.reading.places:
            if mention.span == ref.span:
                head = head_of(self.reading.blocks[mention.block].doc, mention)
                if toward(self.reading.blocks[mention.block].doc, mention):
                    return True
                if head.dep_ in ("poss", "compound", "amod"):
                    return not ongoing
                return head.dep_ == "pobj" and (not ongoing or head.head.head.pos_ == "NOUN")
        return False

    def said_in(
        self, block: int, token: int, *, others: Collection[Span] = (), heads: Collection[int] = ()
    ) -> PlaceRef | None:
        """The narrowest place said with the verb of the clause itself: "urged in Cairo", "agreed at talks in Cairo"; or
        where its speaker is: "an official in Cairo urged".

        Args:
            block: Index of the block.
            token: The word that carries the claim.
            others: The words of whom it is said to or of: where they are, it was not said.
            heads: The words that name who says it: "the relief effort in Peru drew criticism" was not said there.
        """
        doc = self.reading.blocks[block].doc
        verb = clause_of(doc[token])
        verbs = [verb, *(t for t in verb.children if t.dep_ == "advcl" and t.lemma_ in _SPEAKING)]
        if verb.dep_ == "advcl" and verb.tag_ == "VBG":
            # "camped in Springfield, demanding to see him".
            verbs.append(verb.head)
        fronted = [verb.head] if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") else []
        found = [
            m
            for m in self.places_in.get(block, ())
            if not any(span.contains(m.span) or self._right_after(span, m) for span in others)
            and (
                (self.roles.locative(m, head := head_of(doc, m)) and any(held_with(head, v) for v in verbs))
                or (of_subject(head, verb) and (not heads or head.head.head.i in heads))
                # "In Peru, officials shut the schools but urged calm"; "in Peru, where officials urged calm".
                or (self.roles.locative(m, head) and any(head.head.head.i == v.i and head.i < v.i for v in fronted))
                or (self.roles.locative(m, head) and told_where(head, doc[token]))
            )
        ]
        return self.ref(min(found, key=narrowness)) if found else None

    def _right_after(self, named: Span, mention: PlaceMention) -> bool:
        """Whether "in" and a place stand right after a word for somebody: "accused the marchers in Lima"; not "accused
        Peru in Vienna".
        """
        block = self.reading.blocks[mention.block]
        prep = head_of(block.doc, mention).head
        beside = prep.i < mention.first and 0 <= block.span(prep.i, prep.i + 1).start - named.end <= 1
        return beside and block.doc[prep.i - 1].tag_ in ("NN", "NNS")

    def of_another(self, head: Token, token: Token) -> bool:
        """Whether a place stands in a relative clause that tells of another noun: "soldiers who had trained in X"."""
        for above in head.ancestors:
            if above.dep_ in ("relcl", "acl") and not (above.i == token.i or above.is_ancestor(token)):
                noun = above.head
                happens = noun.lemma_.lower() in self.words.happening
                if above.dep_ == "relcl" and above.lemma_ in _DWELLING:
                    return True
                of_claim = noun.i == token.i or noun.is_ancestor(token) or token.is_ancestor(noun)
                return not happens and not (of_claim and above.dep_ == "acl") and noun.i != token.i
        return False

    def before(self, block: int, token: int) -> PlaceRef | None:
        """The place that the paragraph is headed with, else that of the sentences before in it."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        headed = label(doc, self.places_in.get(block, ()), token)
        if headed is not None:
            return self.ref(headed)
        told = self.places_in.get(block, ())
        before = [m for m in told if m.first < sentence.start and self.roles.carries(m, head_of(doc, m))]
        section = self.sections.get(block)
        if before:
            return self.rows.carried(of_sentence(doc, before))
        return self.ref(section) if section is not None else None

    def address_before(self, block: int, token: int) -> PlaceRef | None:
        """The address that the paragraphs before have come to, where this one tells no place before."""
        scene = scene_before(self.reading, self.roles, block, token) if self.before(block, token) is None else None
        return self.ref(scene) if scene is not None else None

    def one_back(self, block: int, token: int) -> PlaceRef | None:
        """Where the sentence before tells that something was so, though a paragraph ended with it: one place, and not
        that of the report, of which what is looked back on may be no part.
        """
        doc = self.reading.blocks[block].doc
        if doc[token].sent.start > 0 or block == 0 or is_item(doc) or not len(self.reading.blocks[block - 1].doc):
            return None
        before = self.reading.blocks[block - 1].doc
        start = list(before.sents)[-1].start
        told = [
            m
            for m in self.places_in.get(block - 1, ())
            if m.first >= start and self.roles.carries(m, head_of(before, m))
        ]
        alone = len({m.text for m in told}) == 1 and (self.main is None or told[0].text != self.main.text)
        return self.ref(told[0]) if alone else None

    def running(self, block: int, token: int, *, scene: bool = False, ill: bool = False) -> PlaceRef | None:
        """The place of the sentences before in the paragraph, else of the paragraph before, else the country that the
        text has come to, else the report's main.

        ``scene``: it is of where something was done (killed, marched), which a town stays in force for longer.
        ``ill``: it is of a disease.
        """
        doc = self.reading.blocks[block].doc
        told = self.before(block, token)
        if told is not None:
            return self.main if self._loose_word(told) else told
        if is_item(doc) or block in self.sections:
            # An item of a list or of a live page stands alone.
            return self.main_of(block)
        abroad = self._abroad(block, token)
        # A country that the text has come to ends a scene.
        carried = self._of_paragraph_before(block, scene=scene and abroad is None)
        main = self.main.place if self.main is not None else None
        seat = ill and self.spreads and self.extents.in_town and not self.main_happens
        if seat and carried is not None and holds(carried.place, main):
            # What spreads over a country is counted there: its sentence before is of more than the report's town.
            return abroad or carried
        if carried is None or holds(carried.place, main) or smaller_and_close(main, carried.place):
            return abroad or self.main
        if self._passing(carried):
            return self.main
        return carried

    def main_of(self, block: int) -> PlaceRef | None:
        """The place that a part of the report is headed with; in one headed otherwise the country; else the main."""
        section = self.sections.get(block)
        wide = self.extents.country() if block in self.sections else None
        return self.ref(section) if section is not None else wide or self.main

    def _abroad(self, block: int, token: int) -> PlaceRef | None:
        """The country that the text has come to, where that is not the report's."""
        topic = self.topics.at(block, token)
        main = self.main.place if self.main is not None else None
        if topic is None or topic.place is None or main is None or main.country in ("", topic.place.country):
            return None
        return self.ref(topic)

    def capital_before(self, block: int, token: int) -> PlaceRef | None:
        """The capital, where the sentence before was set "in the capital"."""
        main = self.main.place if self.main is not None else None
        if main is None or not main.country or block == 0 or not len(self.reading.blocks[block - 1].doc):
            return None
        if self.reading.blocks[block].doc[token].sent.start > 0:
            return None
        last = list(self.reading.blocks[block - 1].doc.sents)[-1]
        seat = capital(last[0], self.reading.places, main.country)
        return self.ref(seat) if seat is not None else None

    def _passing(self, ref: PlaceRef) -> bool:
        """Whether a place lies in another country than the main one, of which the report names nothing else."""
        main = self.main.place if self.main is not None else None
        if main is None or ref.place is None or not main.country or ref.place.country in ("", main.country):
            return False
        there = [m for m in self.reading.places if m.place is not None and m.place.country == ref.place.country]
        return sum(not m.demonym for m in there) == 1

    def _loose_word(self, ref: PlaceRef) -> bool:
        """Whether a place only says in which part of its country the main place lies: "in central Ecuador"."""
        mention = next((m for m in self.reading.places if m.span == ref.span), None)
        if mention is None or self.main is None or not lies_in(self.main.place, ref.place):
            return False
        return toward(self.reading.blocks[mention.block].doc, mention)

    def _of_paragraph_before(self, block: int, *, scene: bool) -> PlaceRef | None:
        """Where the paragraph before tells that something is so, if it tells of one place only."""
        # A quotation that goes on over paragraphs stays where its speaker began.
        quoted = self.reading.blocks[block].doc[0].text in _QUOTES
        # A town stays in force for longer where the report is of its whole country.
        wide = self.main is not None and self.main.place is not None and self.main.place.precision in _WIDE
        reach = _QUOTED_REACH if quoted else _WIDE_REACH if wide else _REACH
        for earlier in range(block - 1, max(-1, block - 1 - max(reach, _SCENE_REACH * scene)), -1):
            doc = self.reading.blocks[earlier].doc
            far = block - earlier > reach
            told = [
                m
                for m in self.places_in.get(earlier, ())
                if (self.roles.locative(m, head_of(doc, m)) or self._of_happening(m, head_of(doc, m)))
                and not is_timeless(head_of(doc, m))
                and not self.roles.of_saying(earlier, head_of(doc, m))
                and not self.roles.is_street(m)
                and head_of(doc, m).lower_ not in _PASSED
            ]
            heads = {m.span: head_of(doc, m) for m in told}
            # "in Suez, a port on the Gulf": what only tells where the first lies does not count.
            told = [m for m in told if not any(h.is_ancestor(heads[m.span]) for h in heads.values())]
            told = narrower(told)
            if len({m.text for m in told}) == 1:
                return self.rows.carried(told[0]) if not far or self._scene(told[0]) else None
            if told:
                return None
        return None

    def _scene(self, mention: PlaceMention) -> bool:
        """Whether something happened in a town or at a spot of the report's country."""
        main = self.main.place if self.main is not None else None
        if self.spreads or self.main_happens or main is None:
            return False
        place = mention.place
        if main.precision in _WIDE:
            return False
        return place is None or (place.country == main.country and place.precision not in _WIDE)

    def _of_happening(self, mention: PlaceMention, head: Token) -> bool:
        """Whether a town is told of by what happened in it: "who attended the Springfield protest"."""
        town = mention.place is not None and mention.place.precision is PlacePrecision.CITY
        return town and not mention.demonym and head.head.dep_ != "nsubj" and named_after(head, self.words.happening)

    def _near_main(self, mention: PlaceMention) -> bool:
        """Whether a town is only what the report's own town is told to be near: "ARICA, Peru - ... near Tacna"."""
        if not self.written_there or self.main is None or self.main.place is None or mention.place is None:
            return False
        doc = self.reading.blocks[mention.block].doc
        before = [t.lower_ for t in doc[max(doc[mention.first].sent.start, mention.first - 4) : mention.first]]
        return "near" in before and close_by(self.main.place, mention.place)

    def ref(self, mention: PlaceMention) -> PlaceRef:
        """A mention as the place of a claim; of "Guinea's capital" and "its second city" the town that is meant."""
        mention = self.roles.meant.get(mention.span, mention)
        mention = self._land(mention) if mention.demonym and self.roles.seat(mention) is None else mention
        head = head_of(self.reading.blocks[mention.block].doc, mention)
        meant = self.roles.seat(mention) or largest_of(mention, head, self.reading.places)
        mention = meant or site_beside(self.reading, self.places_in, mention, self.words.sites) or mention
        if self._near_main(mention) and self.main is not None:
            return self.main
        return PlaceRef(mention.text, mention.span, mention.place)

    def _land(self, people: PlaceMention) -> PlaceMention:
        """What names the country of a people's name: the last that does before it, else the first."""
        named = [
            m
            for m in self.reading.places
            if m.place is not None and m.place == people.place and not m.demonym and not m.embedded
        ]
        before = [m for m in named if m.span.start < people.span.start]
        return before[-1] if before else named[0] if named else people
