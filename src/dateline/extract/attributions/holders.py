"""Whom a source's words stand for: pronouns and short names to the words to credit.

Needs: blocks, actors, drafts with sources. Gives: name, its span and the kind of each draft's source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.kinds import kind_of
from dateline.extract.attributions.lexicon import lexicon
from dateline.extract.attributions.syntax import noun_phrase
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Block, Reading
from dateline.model.span import Span
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE = frozenset({"he", "she", "his", "her", "him"})
_IT = frozenset({"it", "its"})
_MANY = frozenset({"they", "their", "them"})
_SPEAKER = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Holder:
    """The words to credit, where they stand, and their kind."""

    name: str
    span: Span | None
    kind: SourceKind


NOBODY = Holder("", None, SourceKind.UNNAMED)


@dataclass(slots=True)
class _Seen:
    holder: Holder
    block: int
    token: Token
    plural: bool
    person: bool


class Holders:
    """Names the holders of a report's drafts one after the other, in text order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._seen: list[_Seen] = []
        self._people = lexicon(reading.pack).people
        self._actors = {(m.block, m.head): m for m in reading.actors}

    def name(self, draft: Draft) -> Holder:
        """Whom to credit for a draft."""
        if draft.source is None or draft.source_head is None:
            return NOBODY
        block = self._reading.blocks[draft.block]
        head = block.doc[draft.source_head]
        low = head.lower_
        if low in _ONE | _IT | _MANY | _SPEAKER:
            return self._pronoun(draft.block, head)
        if low in _RELATIVE:
            above = head.head
            while above.dep_ != "relcl" and above.head != above:
                above = above.head
            if above.dep_ != "relcl":
                return NOBODY
            head = above.head
            holder = self._words(block, noun_phrase(head))
        else:
            holder = self._words(block, draft.source)
        holder = self._known(holder, block.index, head)
        self._seen.append(_Seen(holder, draft.block, head, _plural(head), self._person(head)))
        return holder

    def _words(self, block: Block, run: tuple[int, int]) -> Holder:
        span = block.span(*run)
        text = " ".join(self._reading.words(span).split())
        return Holder(text, span, kind_of(text, self._reading.pack))

    def _known(self, holder: Holder, block: int, head: Token) -> Holder:
        """A bare name takes its kind from where the report introduced it."""
        actor = self._actors.get((block, head.i))
        if holder.kind is not SourceKind.OTHER:
            return holder
        if actor is not None and actor.kind is not SourceKind.OTHER:
            return Holder(holder.name, holder.span, actor.kind)
        kind = self._introduced(block, head)
        return Holder(holder.name, holder.span, kind) if kind is not None else holder

    def _introduced(self, block: int, head: Token) -> SourceKind | None:
        for index in range(block, -1, -1):
            doc = self._reading.blocks[index].doc
            for token in doc:
                if token.text != head.text or (index == block and token.i >= head.i):
                    continue
                top = token
                while top.dep_ in {"compound", "appos", "flat"} and top.head != top:
                    top = top.head
                first, last = noun_phrase(top)
                if last - first > 1:
                    kind = kind_of(doc[first:last].text, self._reading.pack)
                    if kind is not SourceKind.OTHER:
                        return kind
        return None

    def _pronoun(self, block: int, head: Token) -> Holder:
        low = head.lower_
        actor = self._actors.get((block, head.i))
        if actor is not None and actor.pronoun and actor.name:
            return self._antecedent(actor)
        near = [s for s in self._seen if block - s.block <= 2]
        if low in _ONE:
            fits = [s for s in near if not s.plural and s.person]
        elif low in _IT:
            fits = [s for s in near if not s.plural and not s.person]
        elif low in _MANY:
            fits = [s for s in near if s.plural]
        else:
            return NOBODY
        if fits:
            return fits[-1].holder
        return self._subject_before(block, head) if low in _ONE else NOBODY

    def _antecedent(self, actor: ActorMention) -> Holder:
        first = next((m for m in self._reading.actors if m.entity == actor.entity and not m.pronoun), None)
        kind = actor.kind
        if first is None:
            return Holder(actor.name, None, kind)
        if kind is SourceKind.OTHER:
            kind = kind_of(actor.name, self._reading.pack)
        return Holder(first.text, first.span, kind)

    def _person(self, token: Token) -> bool:
        return token.ent_type_ == "PERSON" or token.lemma_.lower() in self._people

    def _subject_before(self, block: int, head: Token) -> Holder:
        """The one person who is the subject of an earlier sentence of the paragraph; nobody where two fit."""
        doc = self._reading.blocks[block].doc
        people = [
            t
            for t in doc[: head.sent.start]
            if t.dep_ in {"nsubj", "nsubjpass"} and self._person(t) and not _plural(t) and t.pos_ != "PRON"
        ]
        if not people or len({t.text for t in people}) > 1:
            return NOBODY
        return self._words(self._reading.blocks[block], noun_phrase(people[-1]))


def _plural(token: Token) -> bool:
    if any(c.dep_ == "conj" for c in token.children):
        return True
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"police", "some", "many", "people", "others"}


def all_holders(reading: Reading, drafts: Sequence[Draft]) -> list[Holder]:
    """The holder of each draft; drafts in text order."""
    holders = Holders(reading)
    return [holders.name(draft) for draft in drafts]
