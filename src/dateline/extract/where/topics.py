"""The country that the text has come to, where a report goes through several and says it once.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of, is_timeless
from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import is_item
from dateline.model.vocabulary import PlacePrecision, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from dateline.extract.where.place_roles import Roles

_BREAKS = {"meanwhile", "elsewhere", "separately", "also"}
"""Words that lead away from what was told before."""
_OFTEN = 2
"""Mentions from which a country is more than named in passing."""
_FAR = 8
"""Sentences over which a country told of stays in force, while no other is named."""
_STATES = (PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.CITY, PlacePrecision.DISTRICT)


class Topics:
    """The country of each sentence of one report, as the sentences before it tell."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        self.reading = roles.reading

    def at(self, block: int, token: int) -> PlaceMention | None:
        """What names the country that the text has come to before a token; None where none is told, or several."""
        return self._by_sentence.get((block, self.reading.blocks[block].doc[token].sent.start))

    @cached_property
    def _by_sentence(self) -> dict[tuple[int, int], PlaceMention]:
        counts = Counter(m.place.country for m in self.reading.places if m.place is not None and not m.embedded)
        found: dict[tuple[int, int], PlaceMention] = {}
        current: PlaceMention | None = None
        age = 0
        for block in self.reading.blocks:
            if block.zone is not ZoneKind.BODY or is_item(block.doc):
                current = None
            for sentence in block.doc.sents:
                if sentence[0].lower_ in _BREAKS or age > _FAR:
                    current = None
                if current is not None:
                    found[block.index, sentence.start] = current
                told, named = self._told(block.index, sentence)
                lands = {m.place.country for m in told if m.place is not None}
                age += 1
                if len(lands) == 1 and counts[next(iter(lands))] >= _OFTEN:
                    current, age = told[0], 0
                elif lands or (current is not None and current.place and named - {current.place.country}):
                    current = None
                elif named and current is not None:
                    age = 0
        return found

    def _told(self, block: int, sentence: Sentence) -> tuple[list[PlaceMention], set[str]]:
        """The places of a sentence that the next may still be about, and all countries that it names."""
        told, named = [], set()
        for mention in self.roles.places_in.get(block, ()):
            place = mention.place
            if not sentence.start <= mention.first < sentence.end or place is None or not place.country:
                continue
            if place.precision not in _STATES or mention.embedded:
                continue
            named.add(place.country)
            head = head_of(sentence.doc, mention)
            if not is_timeless(head) and self._stays(mention, head):
                told.append(mention)
        return told, named

    def _stays(self, mention: PlaceMention, head: Token) -> bool:
        if mention.demonym:
            return False
        below = clause_of(head)
        if below.dep_ in ("relcl", "acl", "advcl"):
            return False
        if head.dep_ == "nsubj" and mention.place is not None:
            # "Tunisia, a small country", "Tunisia was calm": told of, not one that acts on others.
            described = any(t.dep_ == "appos" and t.lower_ in self.roles.words.kinds for t in head.children)
            return described or head.head.lemma_ in self.roles.words.undergoing
        return self.roles.locative(mention, head) and not self.roles.of_saying(mention.block, head)
