"""How far a count reaches: over the world, a whole country, or no farther than the spot that is told of.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_distance, clause_of, head_of
from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import capital
from dateline.extract.times.told import OPENING
from dateline.extract.where.nearness import lies_in
from dateline.extract.where.worldwide import is_in_countries, is_national, is_worldwide
from dateline.model.place import PlaceRef
from dateline.model.span import Span
from dateline.model.vocabulary import PlacePrecision, ZoneKind
from dateline.world import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from dateline.extract.where.whereabouts import Whereabouts

_COUNTS = {"case", "death", "toll", "total", "tally", "figure", "infection", "count", "number"}
_STRUCK = {"victim", "survivor", "disaster"}
_RETELLING = {"take", "withdraw", "retract", "revise", "correct", "raise", "lower", "update", "publish"}
"""What a state does with its own toll."""
_PARTS = {"including", "among", "with", "most", "mostly", "half"}
_LANDS = {"countries", "nations"}
_SOME = {"several", "many", "some", "various", "numerous", "other"}
_COURTS = frozenset({"judge", "court", "tribunal"})
_RULERS = frozenset({"authority", "government", "official", "minister"})
_ABROAD = {"foreign", "defence", "defense"}
"""What the ministries see to that speak of what is so abroad."""
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)
_PLACES = (PlacePrecision.CITY, PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)
_ACROSS = re.compile(r"\b(?:across|throughout|around|all over) the \w+ (?:country|nation)\b")
""" "across the Andean country"."""
_ROUND = 2
"""Other places of a country from which what a report counts goes round in it."""
_AGAIN = 2
_BESIDE = 9
_THOUSAND = 1000
_MANY = 5000
"""More than any one town has, as a rule."""


class Extents:
    """How far what one report counts reaches."""

    def __init__(self, where: Whereabouts) -> None:
        self.where = where
        self.reading = where.reading
        self.roles, self.words, self.places_in, self.main = where.roles, where.words, where.places_in, where.main

    def everywhere(self, block: int, token: int, *, number: int | None = None) -> bool:
        """Whether it counts over the world or many countries: "79 cases worldwide, including six in Canada".

        ``number`` is where the number phrase of a figure begins.
        """
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        if is_worldwide(doc[token]) or is_in_countries(doc, number):
            return True
        told = self._but_for_subject(sentence, token)
        wide = any(words in told for words in self.words.world) or any(
            (t.lower_ == "countries" and any(c.dep_ == "nummod" for c in t.children))
            or self._in_several(t)
            or (t.lower_ == "global" and t.head.lemma_.lower() in _COUNTS | {"pandemic"})
            for t in sentence
        )
        if not wide:
            return False
        parts = next((t.i for t in sentence if t.i > token and t.lower_ in _PARTS), sentence.end)
        return not any(
            sentence.start <= m.first < parts
            and self.roles.role(m, head_of(doc, m)) <= 1
            and not _since(doc[token], head_of(doc, m))
            for m in self.places_in.get(block, ())
        )

    def _but_for_subject(self, sentence: Sentence, token: int) -> str:
        """A sentence without what it only tells of the one who acts or speaks: "a group with members worldwide"."""
        aside: set[int] = set()
        for told in sentence:
            subject = told.head
            of_subject = told.dep_ in ("appos", "relcl") and subject.dep_ == "nsubj"
            if of_subject and not (told.i == token or told.is_ancestor(sentence.doc[token])):
                spreads = any(t.lemma_.lower() in self.words.spreading for t in subject.subtree)
                aside |= set() if spreads else {t.i for t in told.subtree}
        return "".join(t.text_with_ws for t in sentence if t.i not in aside).lower()

    def _in_several(self, token: Token) -> bool:
        """ "in several Arab nations"."""
        inside = token.lower_ in _LANDS and token.dep_ == "pobj" and token.head.lower_ in self.words.locative
        return inside and any(c.lower_ in _SOME for c in token.children)

    def of_disease(self, block: int, token: int) -> bool:
        """Whether a disease itself is told to have struck so many, in a report of several countries."""
        countries = {m.place.country for m in self.reading.places if m.place is not None and m.place.country}
        verb = clause_of(self.reading.blocks[block].doc[token])
        verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
        strikes = any(
            t.dep_ == "nsubj" and {c.lemma_.lower() for c in (*_named(t), *_meant(t, one))} & self.words.spreading
            for one in verbs
            for t in one.children
        )
        pandemic = any(t.lemma_.lower() == "pandemic" for one in verbs for t in (one.head, *one.children))
        return strikes and (len(countries) > 1 or pandemic)

    def names_disease(self, block: int, token: int) -> bool:
        """Whether the sentence names a disease."""
        sentence = self.reading.blocks[block].doc[token].sent
        return any(t.lemma_.lower() in self.words.spreading for t in sentence)

    def names_what_sweeps(self, block: int, token: int) -> bool:
        """Whether the sentence names what strikes far and wide."""
        return any(t.lemma_.lower() in self.words.sweeping for t in self.reading.blocks[block].doc[token].sent)

    def whole_country(self, block: int, token: int, *, national: bool) -> PlaceRef | None:
        """The country, where the clause says "across the country", or a national office gives a running total."""
        doc = self.reading.blocks[block].doc
        said = doc[token].sent.text.lower()
        if self.main is not None and self.main.place is not None and self.main.place.country:
            seat = capital(doc[token], self.reading.places, self.main.place.country)
            if seat is not None:
                return self.where.ref(seat)
        wide = next((words for words in self.words.whole if words in said), None)
        if wide is None and (apart := _ACROSS.search(said)) is not None:
            wide = apart[0]
        if wide is not None:
            return self.country() or self._by_words(block, token, wide)
        if is_national(doc[token]):
            return self.country() or self._land_before(block, token)
        return self.country() if national else None

    def _land_before(self, block: int, token: int) -> PlaceRef | None:
        """The country named last before a word."""
        lands = [
            m
            for m in self.reading.places
            if (m.block, m.first) < (block, token) and not m.demonym and not m.embedded
            if m.place is not None and m.place.precision is PlacePrecision.COUNTRY
        ]
        return _whole(max(lands, key=lambda m: m.span.start)) if lands else None

    def of_all_that(self, block: int, token: int) -> bool:
        """Whether it counts what goes on as a whole: "1,000 people have been hurt in the unrest"."""
        return any(
            t.lower_ in self.words.stretch
            and t.dep_ == "pobj"
            and t.head.lower_ in ("in", "during", "since")
            and all(c.lower_ in ("the", "this") for c in t.children)
            and clause_distance(t, self.reading.blocks[block].doc[token]) == 0
            for t in self.reading.blocks[block].doc[token].sent
        )

    def _by_words(self, block: int, token: int, wide: str) -> PlaceRef | None:
        """The country of the main place by the words "the country", in a report that has no name for it."""
        main = self.main.place if self.main is not None else None
        land = gazetteer().country(main.country) if main is not None and main.country else None
        said = wide.split()
        said = said[said.index("the") :] if "the" in said else said
        sentence = self.reading.blocks[block].doc[token].sent
        tokens = [t.lower_ for t in sentence]
        at = next((i for i in range(len(tokens)) if tokens[i : i + len(said)] == said), None)
        if land is None or at is None:
            return None
        span = self.reading.blocks[block].span(sentence.start + at, sentence.start + at + len(said))
        return PlaceRef(self.reading.words(span), span, land)

    def country(self) -> PlaceRef | None:
        """The country of the main place, by the report's own name for it; None where the report has none."""
        main = self.main
        if main is None or main.place is None:
            return None
        if main.place.precision is PlacePrecision.COUNTRY:
            return main
        named = sorted(self._named(main.place.country), key=lambda m: (m.demonym, m.span.start))
        return _whole(named[0]) if named else None

    def _named(self, country: str) -> list[PlaceMention]:
        return [
            m
            for m in self.reading.places
            if m.place is not None
            and m.place.country == country
            and m.place.precision is PlacePrecision.COUNTRY
            and not m.embedded
        ]

    def state_that_acts(self, block: int, token: int) -> PlaceRef | None:
        """The country that is told to do something in the clause of a token, or in one that this hangs on."""
        doc = self.reading.blocks[block].doc
        verbs = {t.i for t in (doc[token], *doc[token].ancestors) if t.pos_ in ("VERB", "AUX")}
        for mention in self.places_in.get(block, ()):
            head = head_of(doc, mention)
            state = mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY
            if state and not mention.demonym and head.dep_ == "nsubj" and head.head.i in verbs:
                return self.where.ref(mention) if head.head.lemma_ not in ("say", "tell", "add") else None
        return None

    def of_office(self, block: int, token: int, told: PlaceRef | None, *, ruling: bool = False) -> PlaceRef | None:
        """The country whose police, courts or ministries act in the sentence, at home as a rule, where what the report
        carries over lies in another: "A Pakistani judge freed two men". ``ruling``: what is done is done at home by
        governments and officials, too.
        """
        here = told.place.country if told is not None and told.place is not None else ""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        lands: dict[str, PlaceMention] = {}
        for mention in self.places_in.get(block, ()):
            place = mention.place
            if not sentence.start <= mention.first < sentence.end or place is None or not place.country:
                continue
            if place.country == here:
                return told
            head = head_of(doc, mention)
            inside = ruling and head.dep_ == "pobj" and head.head.lower_ == "in"
            # "Officials in Peru confirmed".
            noun = head.head.head if inside else head.head
            acts = noun.dep_ in ("nsubj", "nsubjpass") or (noun.dep_ == "pobj" and noun.head.dep_ == "agent")
            # "Peruvian Health Minister Luis Rojas".
            titles = (noun, *(t for t in noun.children if t.dep_ == "compound")) if ruling else (noun,)
            offices = self.words.offices | _COURTS | (_RULERS if ruling else frozenset())
            office = any(t.lemma_.lower() in offices for t in titles)
            office = office and not any(t.lower_ in _ABROAD for t in noun.subtree)
            wide = place.precision is PlacePrecision.COUNTRY
            wide = wide and (inside or head.dep_ in ("amod", "compound", "nmod", "poss"))
            if wide and acts and office and clause_distance(noun, doc[token]) <= 2:
                lands[place.country] = mention
        return self.where.ref(next(iter(lands.values()))) if len(lands) == 1 and (here or ruling) else told

    def state_of_toll(self, block: int, token: int) -> PlaceRef | None:
        """The country that is told to do something with its own toll: "Peru has raised its death toll to 31"."""
        doc = self.reading.blocks[block].doc
        verbs = {t.i: t for t in (doc[token], *doc[token].ancestors) if t.pos_ in ("VERB", "AUX")}
        for mention in self.places_in.get(block, ()):
            head = head_of(doc, mention)
            state = mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY
            if not state or mention.demonym or head.dep_ != "nsubj" or head.head.i not in verbs:
                continue
            own = [t for t in head.head.subtree if t.lower_ == "its" and t.head.lemma_.lower() in _COUNTS]
            if own and own[0].i > head.i:
                return self.where.ref(mention)
        return None

    def of_what_sweeps(self, block: int, token: int, size: int) -> PlaceRef | None:
        """The country that was struck, of a count whose sentence names what struck it: "200,000 died in the quake"."""
        if not self.names_what_sweeps(block, token):
            return None
        return self.struck(size) or (self.country() if size >= _MANY else None)

    def state_that_counts(self, block: int, token: int) -> PlaceRef | None:
        """The country that a headline tells to change or give a toll: "Peru revises toll to 31"."""
        if self.reading.blocks[block].zone is not ZoneKind.HEADLINE:
            return None
        sentence = self.reading.blocks[block].doc[token].sent
        told = [m for m in self.places_in.get(block, ()) if sentence.start <= m.first < sentence.end]
        verbs = {t.lemma_.lower() for t in sentence if t.pos_ == "VERB"}
        if len(told) != 1 or not verbs & _RETELLING or not any(t.lemma_.lower() in _COUNTS for t in sentence):
            return None
        place = told[0].place
        state = place is not None and place.precision is PlacePrecision.COUNTRY and not told[0].demonym
        return self.where.ref(told[0]) if state and head_of(sentence.doc, told[0]).dep_ == "nsubj" else None

    def speaks_for_one(self, source: Span) -> bool:
        """Whether a source is that of a country by its words: "Ukraine's general staff", "the country's doctors"."""
        if self.reading.words(source).lower().startswith("the country"):
            return True
        inside = [m.place for m in self.reading.places if source.contains(m.span)]
        return bool(inside) and all(p is not None and p.precision is PlacePrecision.COUNTRY for p in inside)

    def struck(self, size: int) -> PlaceRef | None:
        """The country that is struck far and wide ("the quake in Haiti"): where so many are, if no place of their own
        is told, whichever town is told of most. None where the report tells of no such thing, or not where.
        """
        if not self._sweeps:
            return None
        here = next((m for m in self.reading.places if not m.demonym and not m.embedded and self._is_struck(m)), None)
        if here is not None:
            return _whole(here)
        main = self.main.place if self.main is not None else None
        named = self._named(main.country) if main is not None else []
        told = [m.block for m in named if self.roles.locative(m, head_of(self.reading.blocks[m.block].doc, m))]
        # A few may all be in the town; of help, and of so many, it is enough that the country is told of at all.
        few = 0 < size < _THOUSAND
        there = any(block < OPENING for block in told) if few else bool(told) or len(named) > _AGAIN
        return self.country() if there or size >= _MANY else None

    @property
    def in_town(self) -> bool:
        """Whether the main place is a town or a spot."""
        place = self.main.place if self.main is not None else None
        return self.main is not None and (place is None or place.precision not in _WIDE)

    @property
    def of_many_lands(self) -> bool:
        """Whether the main place is a part of the world, which says of nothing where in it."""
        place = self.main.place if self.main is not None else None
        return place is not None and place.precision is PlacePrecision.REGION and not self.where.main_happens

    def goes_round(self) -> bool:
        """Whether things are told to be so in other towns or divisions of the main place's country, too."""
        main = self.main.place if self.main is not None else None
        if main is None:
            return False
        others = {
            m.place.id
            for told in self.places_in.values()
            for m in told
            if m.place is not None
            and m.place.country == main.country
            and m.place.precision in _PLACES
            and not (m.place.id == main.id or lies_in(main, m.place) or lies_in(m.place, main))
            and self.roles.locative(m, head_of(self.reading.blocks[m.block].doc, m))
        }
        return len(others) >= _ROUND

    def aside(self, ref: PlaceRef, block: int, token: int) -> bool:
        """Whether a place stands in a clause beside or below that of a count, not in the one that it hangs on."""
        doc = self.reading.blocks[block].doc
        for mention in self.places_in.get(block, ()):
            if mention.span == ref.span:
                verb = clause_of(head_of(doc, mention))
                own = clause_of(doc[token])
                return verb.i != own.i and not verb.is_ancestor(own)
        return False

    @cached_property
    def _sweeps(self) -> bool:
        told = sum(t.lemma_.lower() in self.words.sweeping for block in self.reading.blocks for t in block.doc)
        return told >= _AGAIN

    def _is_struck(self, mention: PlaceMention) -> bool:
        """ "the Haiti quake", "Haiti's quake", "a quake in Haiti", "the quake that struck Haiti"."""
        if mention.place is None or mention.place.precision is not PlacePrecision.COUNTRY:
            return False
        doc: Doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        sentence = doc[mention.first].sent
        if mention.first > sentence.start and doc[mention.first - 1].lemma_ in self.words.devastating:
            before = doc[max(sentence.start, mention.first - _BESIDE) : mention.first - 1]
            return any(t.lemma_.lower() in self.words.sweeping for t in before)
        noun = head.head.head if head.dep_ == "pobj" and head.head.lower_ in self.words.locative else head.head
        return noun.i != head.i and noun.lemma_.lower() in self.words.sweeping | _STRUCK


def _whole(land: PlaceMention) -> PlaceRef:
    """A country by its name, be it that of "the Peruvian capital", which elsewhere is the town."""
    return PlaceRef(land.text, land.span, land.place)


def _named(subject: Token) -> list[Token]:
    """The words of a subject but for what is told of it besides: "Peru, criticised in the epidemic"."""
    aside = {t.i for verb in subject.children if verb.dep_ in ("acl", "relcl") for t in verb.subtree}
    return [t for t in subject.subtree if t.i not in aside]


def _meant(subject: Token, verb: Token) -> tuple[Token, ...]:
    """What "that" means in "a pandemic that could kill millions"."""
    return (verb.head,) if verb.dep_ == "relcl" and subject.lower_ in ("that", "which") else ()


def _since(token: Token, place: Token) -> bool:
    """Whether a place stands in a clause that only says since or after what it counts."""
    verb = clause_of(place)
    return verb.dep_ in ("advcl", "pcomp") and not (verb.i == token.i or verb.is_ancestor(token))
