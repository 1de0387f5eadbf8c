"""Whom a pronoun that speaks stands for: "he added", "they say", "its statement".

Needs: blocks, actors, and who has spoken so far. Gives: the holder; nobody where the text leaves it open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Set
from typing import TYPE_CHECKING

from dateline.extract.attributions.carrying import joined
from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import humans, lexicon
from dateline.extract.attributions.people import People
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.attributions.seen import (
    ANYONE,
    NOBODY,
    Holder,
    Seen,
    captioned,
    inside,
    is_in,
    last_word,
    many_of,
    one_body,
    put_in,
    shares,
)
from dateline.extract.attributions.syntax import noun_phrase
from dateline.extract.attributions.told_of import (
    before,
    body_before,
    disjoint,
    first_named,
    names_holder,
    tells_of_another,
)
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

ONE = frozenset({"he", "she", "his", "her", "him"})
IT = frozenset({"it", "its"})
MANY = frozenset({"they", "their", "them"})
SPEAKER = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
_FAR_BLOCKS = 2
_FAR = 5
"""Sentences that a speaker is remembered over where each is a paragraph."""
_FARTHEST = 8
"""Sentences of their own over which nobody is "he" still, however few the paragraphs."""
_NEAR = 4
_BESIDE = 2
_OFTEN = 3


class Antecedents:
    """Finds whom pronouns stand for, in text order; ``spoke`` is told of every speaker with words of its own."""

    def __init__(
        self, reading: Reading, kind: Callable[[str], SourceKind], surnames: Set[str], things: Set[str]
    ) -> None:
        self._reading = reading
        self._humans = humans(reading.pack)
        self._showing = lexicon(reading.pack).showing
        self._kind = kind
        self._seen: list[Seen] = []
        self._actors = {(m.block, m.head): m for m in reading.actors}
        quotes = joined(reading.blocks, [find_quotes(block) for block in reading.blocks])
        self._quoted = {
            block.index: {i for q in quotes[block.index] for i in range(q.first, q.last)} for block in reading.blocks
        }
        self._people = People(reading, kind, surnames, things, self._quoted)

    def spoke(self, seen: Seen) -> None:
        """Remember a speaker."""
        self._seen.append(seen)

    def holder(self, draft: Draft, head: Token) -> Holder:
        """Whom a pronoun stands for as the source of a draft."""
        low = head.lower_
        if low in SPEAKER:
            return NOBODY
        gender = "" if low not in ONE else "m" if low.startswith("h") and low != "her" else "f"
        quoted = head.i in self._quoted[draft.block]
        near = [
            s
            for s in self._seen
            if self._is_near(s, draft.block, head)
            and (quoted or s.token.i not in self._quoted[s.block])
            # "Ruritania had found ten cases, it said": of whom it is told does not tell it.
            and not (s.block == draft.block and s.token.i in draft.content and not put_in(s.token))
        ]
        if low in ONE:
            last = self._people.line(draft.block, head) - 1
            fits = [
                s
                for s in near
                if not s.plural
                and not s.aside
                and (s.person or (self._people.is_named(s) and self._people.line(s.block, s.token) >= last))
                and self._people.suits(s.holder.name, gender)
            ]
        elif low in IT:
            fits = [s for s in near if not s.person and (not s.plural or one_body(s.token))]
            fits = [s for s in fits if s.token.lower_ not in ANYONE and not self._gone(s, draft.block, head)]
            if self._shows(draft) and (not fits or self._since(fits[-1], draft.block, head) > 1):
                return NOBODY
            told = body_before(self._reading, self._quoted, draft.block, head)
            if told is not None and (not fits or (told[0], told[1].i) > (fits[-1].block, fits[-1].token.i)):
                return self._body(*told)
        else:
            cue = self._reading.blocks[draft.block].doc[draft.head]
            near = [s for s in near if not self._gone(s, draft.block, head)]
            fits = many_of(near, cue, draft.block, self._humans)
        found = self._chosen(draft, head, fits, gender)
        said = self._quoted[draft.block]
        known = last_word(self._people.called(found.name))
        if low in MANY and found.name and names_holder(draft, head, said, known) and fits:
            # "Porters said the guards were calm. At noon, they said, guards left": those who spoke go on.
            found = fits[-1].holder if self._since(fits[-1], draft.block, head) <= 1 else found
        if gender and found.name:
            named = names_holder(draft, head, said, known) or tells_of_another(draft, head, said, found.name)
            found = NOBODY if named else found
        if gender and found.name:
            self._people.heard_as(found.name, gender)
        if found.name:
            # Who has just spoken as "he" is "he" in the next sentence, too.
            self._seen.append(Seen(found, draft.block, head, low in MANY, low in ONE, inside(head), wrote=True))
        return found

    def _chosen(self, draft: Draft, head: Token, fits: list[Seen], gender: str) -> Holder:
        if gender and fits and self._since(fits[-1], draft.block, head) <= _BESIDE:
            met = self._met(fits[-1], head)
            if met is not None:
                return self._antecedent(met) if self._people.is_person(met.entity) else NOBODY
        own = self._own(draft, head, gender, fits) if gender else None
        if own is not None:
            return self._antecedent(own)
        linked = self._linked(draft, head, gender)
        if linked is not None and gender and self._passed_over(linked, draft, head, fits):
            linked = None
        if linked is not None and not gender and fits and self._told_by(linked, draft, head, fits[-1]):
            linked = None
        if linked is not None and (not fits or (linked.block, linked.head) > (fits[-1].block, fits[-1].token.i)):
            # Somebody was named since the last speaker: the pronoun is for whom it was linked to.
            if gender and self._by_the_way(linked, draft, head):
                return NOBODY
            return self._antecedent(linked, one=bool(gender))
        fresh = self._fresh(draft, head, gender, fits[-1]) if fits and gender else None
        if fresh is not None:
            return self._antecedent(fresh)
        if fits:
            if gender and self._brought_in(draft, head, gender, fits[-1]):
                return NOBODY
            last = self._people.line(fits[-1].block, fits[-1].token)
            there = [s for s in fits if self._people.line(s.block, s.token) == last]
            if gender and self._rival(draft, head, gender, fits[-1]):
                return NOBODY
            return ([s for s in there if not s.inner] or there)[-1].holder
        return self._prominent(draft, head, gender) if gender else NOBODY

    def _met(self, seen: Seen, head: Token) -> ActorMention | None:
        """Whom a speaker did something to: "A guard told her to go. “I was afraid,” she said" is no guard's."""
        apart = disjoint(seen.token, head, self._quoted[seen.block])
        met = self._actors.get((seen.block, apart.i)) if apart is not None else None
        mine = self._actors.get((seen.block, seen.token.i))
        return met if met is not None and (mine is None or mine.entity != met.entity) else None

    def _own(self, draft: Draft, head: Token, gender: str, fits: list[Seen]) -> ActorMention | None:
        """The one person of whom the sentence itself tells before: "Lee gave a talk in which she described it"."""
        here = self._people.line(draft.block, head)
        if fits and self._people.line(fits[-1].block, fits[-1].token) == here:
            return None
        told = [
            m
            for m in self._people.persons
            if m.block == draft.block
            and head.sent.start <= m.head < head.i
            and m.head not in self._quoted[m.block]
            and m.head not in draft.content
            and self._people.leads(m)
            and self._people.may_be(m, gender)
        ]
        return told[-1] if len({m.entity for m in told}) == 1 else None

    def _told_by(self, linked: ActorMention, draft: Draft, head: Token, last: Seen) -> bool:
        """Whether the link is to a body of which the speaker of the sentence before told: "Acme says a mill shut"."""
        spoken = self._people.line(last.block, last.token)
        named = self._people.line(linked.block, self._people.token(linked))
        return named == spoken and self._since(last, draft.block, head) == 1 and not self._people.leads(linked)

    def _passed_over(self, linked: ActorMention, draft: Draft, head: Token, fits: list[Seen]) -> bool:
        """Whether the link is to one in a caption, or to one of whom somebody who has just spoken told.

        'Ann Lee said the flight of Ben Ray changed little. "We saw it coming," she said': the speaker goes on.
        """
        if not fits:
            return captioned(self._people.token(linked))
        here, spoken = self._people.line(draft.block, head), self._people.line(fits[-1].block, fits[-1].token)
        named = self._people.line(linked.block, self._people.token(linked))
        # "But it is nothing that a clerk can do" brings nobody in.
        apart = 1 if linked.named or self._people.token(linked).dep_ == "ROOT" else 2
        goes_on = here - spoken <= apart and named >= spoken and not fits[-1].aside and not self._people.leads(linked)
        return goes_on or self._people.is_aside(linked)

    def _by_the_way(self, linked: ActorMention, draft: Draft, head: Token) -> bool:
        """Whether the link is to one named on the way: an owner, or beside another of whom the sentence tells."""
        token = self._people.token(linked)
        if token.dep_ == "poss":
            same = (
                m for m in self._people.persons if m.entity == linked.entity and m.head not in self._quoted[m.block]
            )
            return not any(self._people.leads(m) for m in same if (m.block, m.head) < (linked.block, linked.head))
        line = self._people.line(linked.block, token)
        return not self._people.leads(linked) and any(
            m.entity != linked.entity
            and self._people.line(m.block, self._people.token(m)) == line
            and m.head not in self._quoted[m.block]
            and not (m.block == draft.block and m.head in draft.content)
            and self._people.leads(m)
            for m in self._people.persons
        )

    def _gone(self, seen: Seen, block: int, head: Token) -> bool:
        """Whether one who spoke only in a clause on the way is too far back for "it" and "they"."""
        return seen.aside and self._since(seen, block, head) > _BESIDE

    def _since(self, seen: Seen, block: int, head: Token) -> int:
        """Sentences from a speaker's to this one."""
        return self._people.line(block, head) - self._people.line(seen.block, seen.token)

    def _shows(self, draft: Draft) -> bool:
        """Whether the verb is one that facts have as well: "It suggests that the river rose"."""
        return self._reading.blocks[draft.block].doc[draft.head].lemma_.lower() in self._showing

    def _body(self, block: int, who: Token) -> Holder:
        found = self._actors.get((block, who.i))
        if found is not None and not found.pronoun:
            return self._antecedent(found)
        span = self._reading.blocks[block].span(*noun_phrase(who))
        words = " ".join(self._reading.words(span).split())
        return Holder(words, span, self._kind(words))

    def _is_near(self, seen: Seen, block: int, head: Token) -> bool:
        far = self._since(seen, block, head)
        return (block - max(seen.block, seen.until) <= _FAR_BLOCKS and far <= _FARTHEST) or far <= _FAR

    def _linked(self, draft: Draft, head: Token, gender: str) -> ActorMention | None:
        """The mention that a pronoun was linked to: the last before it with words of its own, outside what it says.

        "They" of a speaker is for a group of which a main clause before tells, not for any people on the way.
        """
        block = draft.block
        actor = self._actors.get((block, head.i))
        if actor is None:
            return None
        before = [
            m
            for m in self._reading.actors
            if m.entity == actor.entity
            and not m.pronoun
            and (m.block, m.head) < (block, head.i)
            and not (m.block == block and m.head in draft.content)
            and m.head not in self._quoted[m.block]
        ]
        people, last = self._people, before[-1] if before else None
        if last is None or (gender and (not people.suits(last.name, gender) or people.is_no_person(last))):
            return None
        if head.lower_ in IT and people.is_single(last):
            return None
        if gender and people.line(block, head) - people.line(last.block, people.token(last)) > _FARTHEST:
            return None  # linked over pronouns alone
        if head.lower_ in MANY and (head.head.lemma_ == "write" or not any(people.leads(m) for m in before)):
            return None
        return last

    def _antecedent(self, mention: ActorMention, *, one: bool = True) -> Holder:
        """The words under which an actor spoke, alone where ``one`` person is meant, or was brought in."""
        same = [m for m in self._reading.actors if m.entity == mention.entity]
        for spoke in reversed(self._seen):
            if one and spoke.plural:
                continue
            # Whom a "he" was linked to may be another than the one who was found to speak with it.
            if any(m.block == spoke.block and not m.pronoun and is_in(m, spoke) for m in same):
                return spoke.holder
        first = next(m for m in self._reading.actors if m.entity == mention.entity and not m.pronoun)
        named = first if first.block <= mention.block else mention
        kind = self._kind(named.name)
        return Holder(named.text, named.span, kind if kind is not SourceKind.OTHER else named.kind)

    def _fresh(self, draft: Draft, head: Token, gender: str, last: Seen) -> ActorMention | None:
        """The one person named in the sentence before who has not spoken: "We found Ann Lee. She told us"."""
        here, spoken = self._people.line(draft.block, head), self._people.line(last.block, last.token)
        if here - spoken <= 1 or any(self._people.line(s.block, s.token) == here - 1 for s in self._seen):
            return None
        before = [
            m
            for m in self._people.persons
            if self._people.line(m.block, self._people.token(m)) == here - 1
            and m.head not in self._quoted[m.block]
            and not captioned(self._people.token(m))
            and self._people.may_be(m, gender)
        ]
        pool = [m for m in before if self._people.leads(m)] or [m for m in before if m.named]
        if len({m.entity for m in pool}) != 1:
            pool = [m for m in pool or before if self._people.token(m).dep_ in {"nsubj", "nsubjpass"}]
        return pool[-1] if len({m.entity for m in pool}) == 1 else None

    def _rival(self, draft: Draft, head: Token, gender: str, last: Seen) -> bool:
        """Whether another person was told of since the last speaker, as one who does something: two may be meant."""
        here, spoken = self._people.line(draft.block, head), self._people.line(last.block, last.token)
        same = {m.entity for m in self._people.persons if is_in(m, last) and m.block == last.block}
        return any(
            spoken < self._people.line(m.block, self._people.token(m)) <= here
            and (m.block, m.head) < (draft.block, head.i)
            and m.entity not in same
            and m.head not in self._quoted[m.block]
            and not (m.block == draft.block and m.head in draft.content)
            and self._people.leads(m)
            and not captioned(self._people.token(m))
            and self._people.may_be(m, gender)
            and not shares(m.name, last.holder.name)
            for m in self._people.persons
        )

    def _brought_in(self, draft: Draft, head: Token, gender: str, last: Seen) -> bool:
        """Whether the sentence before names a person in full for the first time, the speaker being further back."""
        found = before(self._reading, draft.block, head)
        if found is None or self._since(last, draft.block, head) < _BESIDE:
            return False
        block, sentence = found
        spoken = (s for s in self._seen if s.person and s.block == block)
        if any(s.token.sent.start == sentence.start for s in spoken):
            return False
        names = first_named(self._reading, self._quoted[block], block, sentence)
        fitting = (n for n in names if self._people.could_be(n, gender))
        return any(not shares(n, last.holder.name) for n in fitting)

    def _prominent(self, draft: Draft, head: Token, gender: str) -> Holder:
        """The one person told of just before; else the one of whom the report as a whole tells; nobody where two fit.

        People named only inside quotations are those spoken of.
        """
        block, here = draft.block, self._people.line(draft.block, head)
        before = [
            m
            for m in self._people.persons
            if (m.block, m.head) < (block, head.i)
            and m.head not in self._quoted[m.block]
            and not (m.block == block and m.head in draft.content)
            and self._people.may_be(m, gender)
            and not captioned(self._people.token(m))
        ]
        near = [m for m in before if here - self._people.line(m.block, self._people.token(m)) <= _NEAR]
        last = max(((s.block, s.token.i) for s in self._seen if not s.plural), default=(-1, -1))
        after = [m for m in near if (m.block, m.head) > last and self._people.token(m).dep_ in {"nsubj", "nsubjpass"}]
        beside = [m for m in after if here - self._people.line(m.block, self._people.token(m)) <= 1]
        told = [m for m in near if m.named and here - self._people.line(m.block, self._people.token(m)) <= 1]
        for pool in (
            beside or [m for m in told if self._people.token(m).dep_ != "poss"],
            [m for m in near if self._people.leads(m)],
            after,
        ):
            if len({m.entity for m in pool}) == 1:
                return self._antecedent(pool[-1])
        times = Counter(m.entity for m in before if m.named).most_common(2)
        if times and times[0][1] >= _OFTEN and (len(times) == 1 or times[0][1] >= 2 * times[1][1]):
            return self._antecedent(next(m for m in reversed(before) if m.entity == times[0][0]))
        return NOBODY
