"""Mentions of one actor under one key: names, titles, apposition, acronyms, pronouns. In doubt, apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.actors.candidates import Draft
from dateline.extract.actors.lexicon import PERSON, Lexicon
from dateline.extract.actors.phrases import qualifiers, singular, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 2
"""A pronoun's antecedent stands at most so many sentences before it."""
_BODY_NOUNS = {"group", "organisation", "organization", "agency", "body", "alliance", "movement"}
_BODY_ROLES = {"igo", "ngo", "militants", "party"}
_SMALL = {"of", "the", "and", "for", "in", "de", "to", "on"}


@dataclass(slots=True)
class Entity:
    """One actor of the report, as far as it has been read."""

    key: str
    drafts: list[Draft] = field(default_factory=list)
    named: bool = False
    gender: str = ""
    titles: set[str] = field(default_factory=set)

    @property
    def first(self) -> Draft:
        """The mention that brought it in."""
        return self.drafts[0]


class Resolver:
    """Takes drafts in text order; after that ``links`` has the entity of each, in the same order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._keys: set[str] = set()
        self.entities: list[Entity] = []
        self.links: list[Entity | None] = []
        self._drafts: list[Draft] = []
        self._by_head: dict[tuple[int, int], int] = {}

    def add(self, draft: Draft) -> None:
        """Link one more mention; ``links`` gets None for a pronoun that refers to no actor."""
        entity = self._pronoun(draft) if draft.pronoun else self._apposed(draft) or self._noun(draft)
        if entity is None and not (draft.pronoun and draft.pronoun != "person" and not _speaks(draft.head)):
            entity = self._new(draft)
        if entity is not None:
            entity.drafts.append(draft)
            entity.named |= bool(draft.words)
            entity.gender = entity.gender or draft.gender
            if not draft.pronoun:
                entity.titles |= _titles(draft, self._lexicon)
        self._by_head[draft.block, draft.head.i] = len(self._drafts)
        self._drafts.append(draft)
        self.links.append(entity)

    def _new(self, draft: Draft) -> Entity:
        text = draft.words or draft.head.doc[draft.first : draft.last].text
        stem = re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "actor"
        key, number = stem, 2
        while key in self._keys:
            key, number = f"{stem}-{number}", number + 1
        self._keys.add(key)
        entity = Entity(key)
        self.entities.append(entity)
        return entity

    def _apposed(self, draft: Draft) -> Entity | None:
        """ "Saltanat Azirbek, a police spokesperson"; "the Red Crescent (RC)"."""
        head = draft.head
        if head.dep_ != "appos":
            return None
        at = self._by_head.get((draft.block, head.head.i))
        if at is None or self.links[at] is None:
            return None
        other = self._drafts[at]
        if other.plural != draft.plural and not (other.role.body or draft.role.body):
            return None
        if other.plural and not other.role.body and not draft.plural and not draft.role.force:
            return None  # "the Committee to Protect Journalists, a group"
        if draft.words and other.words and draft.person != other.person:
            return None
        if draft.person and other.role.body and not other.person:
            return None  # "not seen by the council, Ann Lee, the mayor, spoke"
        return self.links[at]

    def _noun(self, draft: Draft) -> Entity | None:
        if draft.words and draft.person:
            return self._person(draft)
        if draft.words:
            return self._body(draft)
        return self._described(draft)

    def _person(self, draft: Draft) -> Entity | None:
        parts = draft.words.lower().split()
        fits = []
        for entity in self.entities:
            if entity.gender and draft.gender and entity.gender != draft.gender:
                continue
            names = [d.words.lower().split() for d in entity.drafts if d.words and d.person]
            # A full name that disagrees parts two who share a surname, though the surname alone is theirs.
            full = [name for name in names if len(name) > 1] if len(parts) > 1 else []
            if any(_same_name(parts, name) for name in full or names):
                fits.append(entity)
        return fits[0] if len(fits) == 1 else None

    def _body(self, draft: Draft) -> Entity | None:
        name = _bare(draft.words)
        for entity in self.entities:
            for other in entity.drafts:
                if not other.words or other.person:
                    continue
                theirs = _bare(other.words)
                if name == theirs or _acronym(draft.words, other.words) or _acronym(other.words, draft.words):
                    return entity
        return None

    def _described(self, draft: Draft) -> Entity | None:
        """A common noun: the same words again, or a definite "the president", "the group" for a named one."""
        word = singular(draft.head)
        mods = frozenset(singular(t) for t in qualifiers(draft.head) if t.pos_ in ("NOUN", "PROPN", "ADJ"))
        bare_plural = draft.plural and draft.head.doc[draft.first].i == draft.first and not _counted(draft)
        same = []
        for entity in reversed(self.entities):
            for other in entity.drafts:
                if other.pronoun or other.words or singular(other.head) != word:
                    continue
                theirs = frozenset(singular(t) for t in qualifiers(other.head) if t.pos_ in ("NOUN", "PROPN", "ADJ"))
                if other.plural == draft.plural and (theirs == mods or (draft.definite and mods <= theirs)):
                    same.append(entity)
                    break
        if same and (draft.definite or (bare_plural and draft.role.name not in ("people", "person"))):
            return max(same, key=_latest) if len(same) == 1 or draft.definite else None
        if not draft.definite or (draft.plural and not draft.role.force):
            return None
        return self._by_title(draft, word, mods) or self._by_kind(draft, word)

    def _by_title(self, draft: Draft, word: str, mods: frozenset[str]) -> Entity | None:
        """ "the president", where one named person of the report bears the title."""
        fits = [e for e in self.entities if e.named and word in e.titles and any(d.person for d in e.drafts)]
        return fits[0] if len(fits) == 1 and not mods else None

    def _by_kind(self, draft: Draft, word: str) -> Entity | None:
        """ "the ministry" for the interior ministry; "the group" for the one body named shortly before."""
        near = draft.sentence - 3
        fits = []
        for entity in self.entities:
            last = [d for d in entity.drafts if d.sentence >= near]
            bodies = [d for d in last if d.role.body and not d.pronoun and d.role.name != "country"]
            if not bodies or (draft.country and any(d.country not in ("", draft.country) for d in bodies)):
                continue
            if draft.country and not any(d.country == draft.country for d in bodies):
                continue  # "the British government" is not the one spoken of before
            names = {singular(d.head) for d in bodies} | {w.lower() for d in bodies for w in d.words.split()}
            if word in names or (word in _BODY_NOUNS and any(d.words or d.role.name in _BODY_ROLES for d in bodies)):
                fits.append(entity)
        return fits[-1] if len(fits) == 1 else self._by_head_noun(draft, word)

    def _by_head_noun(self, draft: Draft, word: str) -> Entity | None:
        """ "the ministry", far from "the Interior Ministry": the body named last whose full name ends in the noun."""
        if not draft.role.body or any(qualifiers(draft.head)):
            return None
        fits = [
            e
            for e in self.entities
            if any(d.words and d.role.body and len(d.words.split()) > 1 and singular(d.head) == word for d in e.drafts)
        ]
        return max(fits, key=_latest, default=None)

    def _pronoun(self, draft: Draft) -> Entity | None:
        head = draft.head
        if draft.pronoun == "thing" and _expletive(head):
            return None
        same: list[int] = []
        before: list[int] = []
        for at in range(self._since(draft.sentence - _NEAR), len(self._drafts)):
            other, entity = self._drafts[at], self.links[at]
            if entity is None:
                continue
            if other.block != draft.block and draft.sentence - other.sentence > 1:
                continue
            if other.head.i >= head.i and other.block == draft.block and other.sentence == draft.sentence:
                continue
            if _fits(draft, other, entity) and not _coargument(head, other.head, draft.block == other.block):
                (same if other.sentence == draft.sentence and other.block == draft.block else before).append(at)
        if same:
            if _partitive(head):
                return self.links[same[-1]]
            return (self._governing(draft, same) if head.dep_ in _LED else None) or self._only(same)
        if draft.pronoun != "person" and _of_speaker(head):
            return None  # "Norair said it was flying in food": no body of the sentence before
        latest = max((self._drafts[at].sentence for at in before), default=0)
        if draft.pronoun != "person" and latest < draft.sentence - 1:
            return None
        pool = [at for at in before if self._drafts[at].sentence == latest]
        subjects = [at for at in pool if subject(self._drafts[at].head)]
        if draft.pronoun != "person" and not subjects:
            return None
        roots = [at for at in subjects if self._drafts[at].head.head.dep_ == "ROOT"]
        return self._only(roots) or self._only(subjects) or (None if subjects else self._only(pool))

    def _since(self, sentence: int) -> int:
        """Index of the first mention that stands in this sentence or later."""
        at = len(self._drafts)
        while at and self._drafts[at - 1].sentence >= sentence:
            at -= 1
        return at

    def _governing(self, draft: Draft, pool: list[int]) -> Entity | None:
        """The subject of the nearest clause above: "X said he", "X left after his arrest"."""
        subjects = {self._drafts[at].head.i: at for at in pool if subject(self._drafts[at].head)}
        token: Token = draft.head
        while token.head.i != token.i:
            token = token.head
            for child in token.children:
                if child.dep_ in ("nsubj", "nsubjpass") and child.i in subjects:
                    return self.links[subjects[child.i]]
        return None

    def _only(self, pool: Iterable[int]) -> Entity | None:
        found = {id(self.links[at]): self.links[at] for at in pool}
        return next(iter(found.values())) if len(found) == 1 else None


def _latest(entity: Entity) -> tuple[int, int]:
    """Where an actor was mentioned last."""
    return max((d.sentence, d.head.i) for d in entity.drafts)


def _fits(draft: Draft, other: Draft, entity: Entity) -> bool:
    if draft.pronoun == "person":
        if other.plural or not (other.person or (other.pronoun == "person")):
            return False
        gender = entity.gender or other.gender
        return not gender or gender == draft.gender
    if draft.pronoun == "plural":
        return other.plural or other.role.force
    return (other.role.body and not other.plural) or (other.role.body and bool(other.words))


def _of_speaker(pronoun: Token) -> bool:
    """Whether a pronoun opens what its own sentence tells a body or several people to say: "staff said they would"."""
    verb = pronoun.head
    while verb.dep_ == "xcomp":
        verb = verb.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "ccomp" or verb.head.lemma_ not in _SPEAK:
        return False
    who = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.i < verb.head.i), None)
    if who is None or who.pos_ not in ("NOUN", "PROPN") or who.ent_type_ == "PERSON":
        return False
    several = who.tag_ in ("NNS", "NNPS") or who.lemma_.lower() in _MANY
    return several if pronoun.lower_ == "they" else who.pos_ == "PROPN" and not several


_MANY = {"staff", "police", "crew", "family", "personnel"}


def _coargument(pronoun: Token, other: Token, same_block: bool) -> bool:
    """ "Police accused them": subject and object of one verb are two, unless the pronoun is reflexive or possessive."""
    if not same_block or pronoun.dep_ == "poss" or pronoun.lower_.endswith(("self", "selves")):
        return False
    verb = pronoun.head
    if verb.pos_ == "ADP":
        verb = verb.head
    theirs = other.head if other.head.pos_ != "ADP" else other.head.head
    while verb.dep_ == "conj" and verb.i != theirs.i and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        verb = verb.head
    return verb.i == theirs.i


def _partitive(pronoun: Token) -> bool:
    """ "some of them", "one of whom"."""
    return pronoun.dep_ == "pobj" and pronoun.head.lower_ in ("of", "among")


_LED = {"nsubj", "nsubjpass", "poss"}


def _expletive(token: Token) -> bool:
    verb = token.head
    return token.dep_ == "expl" or (token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _EMPTY)


_EMPTY = {"be", "seem", "appear", "take", "rain", "snow", "become", "turn", "remain", "matter", "happen"}
_SPEAK = {
    "say",
    "tell",
    "add",
    "report",
    "announce",
    "claim",
    "state",
    "warn",
    "declare",
    "deny",
    "confirm",
    "estimate",
}


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in _SPEAK


def _counted(draft: Draft) -> bool:
    return any(child.dep_ == "nummod" for child in draft.head.lefts) or draft.head.pos_ == "NUM"


def _same_name(ours: list[str], theirs: list[str]) -> bool:
    """Surnames agree and first names, where both have them, do not disagree."""
    if ours == theirs:
        return True
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if len(short) == 1:
        return short[0] == long[-1] or (len(short[0]) > 3 and short[0] == long[0] and len(long) > 1)
    return (
        short[-1] == long[-1] and short[0][0] == long[0][0] and (short[0] == long[0] or len(short[0].strip(".")) == 1)
    )


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s").replace(".", "")


def _acronym(short: str, long: str) -> bool:
    """Whether ``short`` is made of the initials of ``long``."""
    letters = short.replace(".", "")
    words = [w for w in re.split(r"[\s-]+", long) if w and w.lower() not in _SMALL]
    if letters in (w.replace(".", "") for w in words):
        return False  # "US" stands in "US Southcom", and is not made of it
    return len(words) > 1 and letters.isupper() and letters == "".join(w[0].upper() for w in words)


def _titles(draft: Draft, lexicon: Lexicon) -> set[str]:
    """Nouns that a mention calls its bearer: head, apposition, title before a name."""
    if not draft.words:
        return {singular(draft.head)}
    found = {singular(t) for t in qualifiers(draft.head)} | {
        t.lower_ for t in draft.head.doc[draft.first : draft.head.i] if t.pos_ in ("NOUN", "PROPN")
    }
    return {word for word in found if word in lexicon.nouns and lexicon.nouns[word] is not PERSON}
