"""The people of a report as those whom "he" and "she" may stand for: who is one person, of which gender, named how.

Needs: blocks, actors, places. Gives: yes or no of a mention, or of one who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import TYPE_CHECKING

from dateline.extract.actors.lexicon import gender_of
from dateline.extract.actors.lexicon import lexicon as actor_words
from dateline.extract.attributions.lexicon import humans, lexicon
from dateline.extract.attributions.seen import CLAUSES, Seen, captioned, last_word, lines_of, named_with_the
from dateline.extract.attributions.told_of import by_surname
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME = 4
"""Words that a person's name has at most."""
_WITH = re.compile(r" ?,| (?:of|from|in|at|with|for) ")
BODIES = frozenset({SourceKind.MEDIA, SourceKind.COMPANY, SourceKind.NGO, SourceKind.UN})
"""Kinds of holder that are bodies where their name alone stands with an article."""


class People:
    """Who is a person in one report, and what gender the text has given whom.

    Attributes:
        persons: The mentions of one person each, in text order.
    """

    def __init__(
        self,
        reading: Reading,
        kind: Callable[[str], SourceKind],
        surnames: Set[str],
        things: Set[str],
        quoted: dict[int, set[int]],
    ) -> None:
        self._reading = reading
        self._nouns = lexicon(reading.pack).people
        self._humans = humans(reading.pack)
        self._surnames = surnames
        self._things = things
        self._kind = kind
        self._actor_words = actor_words(reading.pack)
        self._placed = {place.span for place in reading.places}
        self._gender: dict[str, str] = {}
        self._lines = lines_of(reading, quoted)
        self.persons = by_surname(reading, [m for m in reading.actors if not m.pronoun and self.is_single(m)])

    def heard_as(self, name: str, gender: str) -> None:
        """Remember that a pronoun of this gender was found to stand for a name."""
        self._gender[last_word(name)] = gender

    def called(self, name: str) -> str:
        """A name without what stands with it: "Ann Lee" of "Ann Lee of Elm"."""
        return _WITH.split(name)[0]

    def could_be(self, name: str, gender: str) -> bool:
        """Whether the name alone is of this gender, or of none."""
        return gender_of(name.split(), self._actor_words) in {"", gender}

    def is_person(self, entity: str) -> bool:
        """Whether an entity is one person of whom the report tells."""
        return any(m.entity == entity for m in self.persons)

    def leads(self, mention: ActorMention) -> bool:
        """Whether somebody is the subject of a clause of its own."""
        token = self._reading.blocks[mention.block].doc[mention.head]
        while token.dep_ in {"conj", "appos"}:
            token = token.head
        return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in CLAUSES

    def line(self, block: int, token: Token) -> int:
        """The number of the sentence in which a word stands."""
        return self._lines[block, token.sent.start]

    def token(self, mention: ActorMention) -> Token:
        """The head of a mention's words."""
        return self._reading.blocks[mention.block].doc[mention.head]

    def is_aside(self, mention: ActorMention) -> bool:
        """Whether one only owns something, or stands in a caption: words without a clause."""
        token = self.token(mention)
        owned = token.head if token.dep_ == "poss" else token
        return (owned.i != token.i and owned.dep_ not in {"nsubj", "nsubjpass"}) or captioned(token)

    def suits(self, name: str, gender: str) -> bool:
        """Whether nothing says that the name is of the other gender."""
        # The head tells it before what stands in front: "Ann Hill's husband".
        bare = re.split(r" ?['’]s ", name.split(",")[0])[-1]
        known = (
            gender_of(bare.split(), self._actor_words)
            or gender_of(name.split(), self._actor_words)
            or self._gender.get(last_word(name), "")
        )
        return not known or known == gender

    def may_be(self, mention: ActorMention, gender: str) -> bool:
        """Whether nothing that the report calls an actor is of the other gender, or a body."""
        if self.token(mention).text in self._things:
            return False
        same = (m for m in self._reading.actors if m.entity == mention.entity and not m.pronoun)
        return all(self.suits(m.name, gender) and self.suits(m.text, gender) for m in same)

    def is_named(self, seen: Seen) -> bool:
        """Whether one whom nothing calls a person bears a name as people do: no body's, no place's."""
        if last_word(seen.holder.name) in self._gender:
            return True  # "he" before
        words, span, called = self._actor_words, seen.holder.span, self.called(seen.holder.name)
        name = called.split()
        if len(name) == 1 and seen.holder.kind is SourceKind.OTHER and called.istitle():
            return True
        return (
            seen.token.pos_ == "PROPN"
            and seen.holder.kind not in BODIES
            and 0 < len(name) <= _NAME
            and all(w.replace("-", "").isalpha() and w[0].isupper() and not w.isupper() for w in name)
            and name[0] != "The"
            and not any(w.lower() in words.name_words or w.lower() in words.nouns for w in name)
            and " ".join(name) not in words.bodies
            and (span is None or not any(span.start <= p.start < span.start + len(called) for p in self._placed))
        )

    def is_single(self, mention: ActorMention) -> bool:
        """Whether a mention is one person."""
        head = self._reading.blocks[mention.block].doc[mention.head]
        if head.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in head.children):
            return False
        if self._is_surname(head):
            return True
        return not self.is_no_person(mention) and (head.ent_type_ == "PERSON" or head.lemma_.lower() in self._nouns)

    def _is_surname(self, head: Token) -> bool:
        """Whether a name alone is the last of one that the report gave in full: "Jordan" of Amy Jordan."""
        alone = not any(c.dep_ not in {"punct", "appos", "relcl", "case", "conj", "cc"} for c in head.children)
        return head.pos_ == "PROPN" and alone and head.is_title and head.lower_ in self._surnames

    def is_no_person(self, mention: ActorMention) -> bool:
        """Whether a mention is a place's name, or that of a body or a book: "the Guardian"."""
        doc = self._reading.blocks[mention.block].doc
        words, head = doc[mention.first : mention.last], doc[mention.head]
        if mention.span in self._placed or self._kind(mention.text) in BODIES & {self._kind(head.text)}:
            return True
        if head.pos_ == "NOUN" and head.ent_type_ != "PERSON" and head.lemma_.lower() not in self._humans:
            return head.lemma_.lower() != "person"  # "a family", "the public"
        return named_with_the(words) and head.lemma_.lower() not in self._nouns
